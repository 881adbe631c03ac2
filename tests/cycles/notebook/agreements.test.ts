import { describe, expect, it } from 'vitest'
import { actionFrom, agreementsOf, chatLines } from '../../../cycles/notebook/agreements.ts'
import { readPart, type BodyOf, type PartKind } from '../../../cycles/notebook/parts.ts'

const body = <K extends PartKind>(kind: K, fields: Record<string, string>): BodyOf[K] => {
  const read = readPart(kind, fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.body
}
const meeting = (fields: Record<string, string>) => body('meeting', { on: '2026-11-04', ...fields })

describe('what a meeting agreed', () => {
  it('is what says what; a name or a day alone agrees nothing', () => {
    expect(agreementsOf(meeting({ agreedWhat: 'guardar puesto', agreedWho: 'Carolina', 'agreedBy.k1': '2026-11-20', 'agreedWhat.k2': 'contarlo', 'agreedBy.k2': '2026-11-25' }))).toEqual([
      { key: '', what: 'guardar puesto', who: 'Carolina', by: '' }, { key: 'k2', what: 'contarlo', who: '', by: '2026-11-25' },
    ])
  })

  it('becomes an action the notebook takes, whatever its day', () => {
    const from = (by: string) => actionFrom({ key: '', what: 'guardar puesto', who: 'Carolina', by }, '2026-11-04')
    expect(from('2026-11-20')).toEqual({ what: 'guardar puesto', who: 'Carolina', from: '2026-11-04', to: '2026-11-20', state: 'planned' })
    expect(from('')).toMatchObject({ from: '2026-11-04', to: '' })
    // A day before the meeting (typed wrong, or already done) is kept as it was written.
    expect(from('2026-11-01')).toMatchObject({ from: '', to: '2026-11-01' })
    for (const by of ['', '2026-11-01', '2026-11-04', '2026-11-20']) expect(readPart('action', from(by)).ok).toBe(true)
  })
})

describe("the lines for the team's chat", () => {
  const lines = (given: Partial<Parameters<typeof chatLines>[0]> = {}) => chatLines({ title: 'Que 7°B vuelva a los lunes', href: 'https://x/r', today: '2026-11-18', latest: null, actions: [], ...given })

  it('are five, in their order, whatever there is', () => {
    const kinds = ['cycle', 'next', 'agreed', 'who', 'link']
    expect(lines().map(l => l.kind)).toEqual(kinds)
    expect(lines({ latest: meeting({ agreedWhat: 'a', next: '2026-11-25' }), actions: [body('action', { what: 'b' })] }).map(l => l.kind)).toEqual(kinds)
  })

  it('hold agreements and actions, never the minutes', () => {
    const all = JSON.stringify(lines({ latest: meeting({ minutes: 'palabra-del-acta', presentOthers: 'una apoderada', agreedWhat: 'guardar puesto', next: '2026-11-25' }) }))
    expect(all).toContain('guardar puesto')
    expect(all).not.toContain('palabra-del-acta')
    expect(all).not.toContain('apoderada')
  })

  it('say the next date while it is to come', () => {
    const next = (day: string) => lines({ latest: meeting({ next: day }) })[1]
    expect(next('2026-11-25')).toEqual({ kind: 'next', day: '2026-11-25' })
    expect(next('2026-11-18')).toEqual({ kind: 'next', day: '2026-11-18' })
    expect(next('2026-11-17')).toEqual({ kind: 'next', day: null })
  })

  it('are short: three agreements, four open actions by their day, and how many more; no line holds a line break', () => {
    const many = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [i === 0 ? 'agreedWhat' : `agreedWhat.k${i}`, `acuerdo ${i}\n${'muy largo '.repeat(40)}`]))
    const actions = ['2026-12-01', '', '2026-11-20', '2026-11-19', '2026-11-30', '2026-11-21'].map((to, i) => body('action', { what: `acción ${i}`, who: 'Luis', to }))
    const said = lines({ latest: meeting(many), actions: [body('action', { what: 'hecha', state: 'done' }), body('action', { what: 'dejada', state: 'left' }), ...actions] })
    expect(said[2]).toMatchObject({ more: 2, texts: [expect.stringMatching(/^acuerdo 0 muy largo/), expect.any(String), expect.any(String)] })
    expect(said[3]).toMatchObject({ more: 2, items: [{ what: 'acción 3' }, { what: 'acción 2' }, { what: 'acción 5' }, { what: 'acción 4' }] })
    expect(JSON.stringify(said)).not.toMatch(/\\n|hecha|dejada/)
    expect(JSON.stringify(said).length).toBeLessThan(1200)
  })
})
