import { describe, expect, it } from 'vitest'
import { agreementOf, addPairs, pairsOf, type CodePair } from '../../../cycles/learnings/agreement.ts'
import { spot } from '../../../cycles/privacy/spot.ts'
import { passagesOf } from '../../../db/learnings/codings.ts'
import { elenaRivas } from '../../../db/seed/cast.ts'
import { learningRows } from '../../../db/seed/learnings.ts'
import { notebookRows } from '../../../db/seed/notebooks.ts'

const notebooks = notebookRows()
const rows = learningRows(notebooks)
const standing = rows.sharedLearning.filter(l => l.standing)

describe('what the demo shares of its learnings', () => {
  it('comes from many schools, with and without their name, failures among them, one taken back', () => {
    expect(new Set(standing.map(l => l.rbd)).size).toBeGreaterThanOrEqual(9)
    expect(standing.filter(l => !l.named).length).toBeGreaterThanOrEqual(3)
    const dropped = notebooks.cycles.filter(c => c.droppedOn).map(c => c.id)
    expect(standing.filter(l => dropped.includes(l.cycleId)).length).toBe(1)
    expect(standing.filter(l => l.decision === 'drop').length).toBe(2)
    expect(rows.sharedLearning.filter(l => l.endedBecause === 'taken-back').length).toBe(1)
    expect(rows.audit.filter(a => a.event === 'learning.shared').length).toBe(rows.sharedLearning.length)
  })

  it('is what was ready, word by word, shared after it was, and names no student', () => {
    for (const l of rows.sharedLearning) {
      const ready = notebooks.revisions.find(r => r.partId === l.partId && r.version === l.partVersion)!
      const written = Object.values(ready.body as unknown as Record<string, string>)
      for (const text of Object.values(l.texts)) {
        expect(written).toContain(text)
        expect(spot(text)).toEqual([])
      }
      expect(l.sharedAt > ready.savedAt, l.id).toBe(true)
      if (!l.named && l.level) expect(l.contextIsCommon).toBe(true)
    }
  })

  it('is coded by two people apart, who agree well and not in everything', () => {
    const sums = new Map<string, CodePair>()
    for (const l of standing) {
      const of = rows.learningCoding.filter(c => c.learningId === l.id && c.doneAt)
      if (of.length < 2) continue
      const marks = of.map(c => rows.codedPassage.filter(p => p.codingId === c.id).map(p => ({ codeId: p.codeId, field: p.field, start: p.fromSign, end: p.toSign })))
      const passages = passagesOf(l.texts)
      for (const mark of marks.flat()) expect(passages.some(p => p.field === mark.field && p.start === mark.start && p.end === mark.end)).toBe(true)
      const [first, second] = of[0]!.coderId === elenaRivas.id ? [marks[0]!, marks[1]!] : [marks[1]!, marks[0]!]
      for (const [code, pair] of pairsOf(passages, first, second, rows.learningCode.filter(c => !c.retiredAt).map(c => c.id))) sums.set(code, sums.has(code) ? addPairs(sums.get(code)!, pair) : pair)
    }
    expect(sums.size).toBe(6)
    const told = [...sums.values()].map(agreementOf)
    for (const a of told) expect(a).toMatchObject({ kind: 'told', n: 59 })
    const kappas = told.map(a => (a.kind === 'told' ? a.kappa! : NaN))
    expect(Math.min(...kappas)).toBeGreaterThan(0.3)
    expect(kappas.some(k => k < 1)).toBe(true)
  })
})
