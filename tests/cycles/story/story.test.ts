import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isShown } from '../../../cycles/disclosure/disclose.ts'
import { readPart, type BodyOf, type PartKind } from '../../../cycles/notebook/parts.ts'
import { planReportOf } from '../../../cycles/story/plan-report.ts'
import { hasTheory, isEmptyStory, professionsOf, storyOf, textsOfStory, yearOfStory } from '../../../cycles/story/story.ts'
import { threeLinesOf, wasOpenIn } from '../../../cycles/story/three-lines.ts'
import { discloseYearEnd, readCount, yearEndKinds } from '../../../cycles/story/year-end.ts'

const body = <K extends PartKind>(kind: K, fields: Record<string, string>): BodyOf[K] => {
  const read = readPart(kind, fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.body
}
const nothing = { challenge: null, learnings: null, actions: [], adjustments: [] }
const challenge = body('challenge', {
  challenge: 'Los lunes faltan 9 de 31.', forWhom: '7°B', theoryIf: 'recibimos al curso', theoryThen: 'se sentirán esperados', 'theoryIf.k1': 'el bus sale antes', theoryWhichWill: 'que el lunes sea un día más',
  expectIndicator: 'attendance', expectFrom: '80', expectTo: '85', expectBy: '2026-10-30', 'expectIndicator.k2': 'own', 'expectMeasure.k2': 'Lunes con desayuno', 'expectTo.k2': '9', 'expectIndicator.k3': 'engagement',
})
const learnings = body('learnings', { observed: 'Faltan 5.', learnt: 'Que los esperen cambia el lunes.', reading: 'partly', 'reading.k2': 'met', 'readingWhy.k2': 'Nueve lunes.', decision: 'widen', decisionWhy: 'Resultó en un curso.' })
const actions = [
  body('action', { what: 'Desayuno de acogida.', state: 'done', who: 'Daniela Soto', professions: 'psychologist teacher', evidence: 'Carpeta del ciclo' }),
  body('action', { what: 'Conversar los martes', state: 'doing' }), body('action', { what: 'Taller de familias', state: 'planned' }), body('action', { what: 'Cambiar la sala', state: 'left' }),
]
const adjustments = [body('adjustment', { on: '2026-10-20', what: 'El primer día de la semana', why: 'Después de un feriado también cuesta' }), body('adjustment', { on: '2026-09-08', what: 'Abierta hasta las 8:45', why: 'El bus llega tarde' })]
const story = storyOf({ challenge, learnings, actions, adjustments })

describe('a story', () => {
  it('tells what was done and is being done, not what was planned or left, and no name of whoever did it', () => {
    expect(story.actions).toEqual([{ what: 'Desayuno de acogida.', state: 'done' }, { what: 'Conversar los martes', state: 'doing' }])
    expect(JSON.stringify(story)).not.toContain('Daniela')
  })

  it('tells adjustments in the order they happened', () => {
    expect(story.adjustments.map(a => a.on)).toEqual(['2026-09-08', '2026-10-20'])
  })

  it('holds every branch of the theory and every expectation with its own reading; an indicator alone expects nothing', () => {
    expect(story.theory.branches.map(b => b.theoryIf)).toEqual(['recibimos al curso', 'el bus sale antes'])
    expect(story.expectations.map(e => [e.key, e.indicator, e.to, e.reading, e.readingWhy])).toEqual([['', 'attendance', '85', 'partly', ''], ['k2', 'own', '9', 'met', 'Nueve lunes.']])
  })

  it('of pages that are not ready tells nothing of them', () => {
    expect(isEmptyStory(storyOf(nothing))).toBe(true)
    expect(hasTheory(storyOf(nothing))).toBe(false)
    const withoutLearnings = storyOf({ ...nothing, challenge })
    expect(withoutLearnings.expectations[0]!.reading).toBe('')
    expect(textsOfStory('', withoutLearnings).join(' ')).not.toContain('Faltan 5')
  })

  it('gives every text it shows to be looked through', () => {
    const shown = JSON.stringify(story)
    const texts = textsOfStory('Que 7°B vuelva', story)
    for (const text of [challenge.challenge, challenge.forWhom, challenge.theoryIf, 'el bus sale antes', challenge.theoryWhichWill, 'Lunes con desayuno', 'Nueve lunes.', 'Desayuno de acogida.', 'El bus llega tarde', learnings.observed, learnings.learnt, learnings.decisionWhy]) {
      expect(shown).toContain(text)
      expect(texts).toContain(text)
    }
  })

  it('says which professions took part, each once, in the order of the list', () => {
    expect(professionsOf(['teacher', null, 'principal', 'astronaut'], ['psychologist teacher', ''])).toEqual(['principal', 'psychologist', 'teacher'])
  })

  it('is drawn in the year of the cycle’s last month with data', () => {
    expect(yearOfStory({ startedOn: '2026-08-03', closedOn: null, droppedOn: null }, { year: 2026, month: 10 })).toBe(2026)
    expect(yearOfStory({ startedOn: '2025-10-01', closedOn: '2026-05-30', droppedOn: null }, { year: 2026, month: 10 })).toBe(2026)
    expect(yearOfStory({ startedOn: '2025-03-10', closedOn: '2025-12-05', droppedOn: null }, { year: 2026, month: 10 })).toBe(2025)
    expect(yearOfStory({ startedOn: '2026-11-02', closedOn: null, droppedOn: null }, null)).toBe(2026)
  })
})

describe('three lines for the public account', () => {
  it('are the team’s own words, whole', () => {
    expect(threeLinesOf(story)).toEqual({
      challenge: 'Los lunes faltan 9 de 31.', did: 'Desayuno de acogida; Conversar los martes.', learnt: 'Que los esperen cambia el lunes.\nResultó en un curso.',
    })
    expect(threeLinesOf(storyOf(nothing))).toEqual({ challenge: '', did: '', learnt: '' })
  })

  it('belong to every year the cycle was open in', () => {
    const cycle = { startedOn: '2025-10-01', closedOn: '2026-05-30', droppedOn: null }
    expect([2024, 2025, 2026, 2027].map(y => wasOpenIn(cycle, y))).toEqual([false, true, true, false])
    expect(wasOpenIn({ ...cycle, closedOn: null }, 2027)).toBe(true)
  })
})

describe('what is given back to a plan', () => {
  const n = { challenge: { ...challenge, plan: 'climate' as const, planAction: 'Acogida', planMeans: 'Lista de asistencia' }, howItGoes: 'Bien.', learnings, actions, adjustments }
  it('is the plan’s the cycle came from, in that plan’s order, unless another is asked for', () => {
    expect(planReportOf(null, n)).toMatchObject({ plan: 'climate', isFromPlan: true, action: { name: 'Acogida', means: 'Lista de asistencia' } })
    expect(planReportOf('pme', n).steps).toEqual(['action', 'monitoring', 'reasons', 'verification', 'follow-up', 'achieved', 'ahead'])
    expect(planReportOf(null, { ...n, challenge })).toMatchObject({ plan: 'pme', isFromPlan: false })
  })
  it('counts the states of all actions, and makes no percentage of them', () => {
    const r = planReportOf('pme', n)
    expect(r.counts).toEqual({ planned: 1, doing: 1, done: 1, left: 1 })
    expect(r.done.map(a => a.what)).toEqual(actions.map(a => a.what))
    expect(r.done[0]).toMatchObject({ who: 'Daniela Soto', evidence: 'Carpeta del ciclo' })
  })
})

describe('the year’s end, written by hand', () => {
  it('reads whole numbers as people type them', () => {
    expect(['', ' 340 ', '1.234', '0', '12.5', '-3', 'x', '1.2345', '87,4'].map(readCount)).toEqual([null, 340, 1234, 0, 'not-a-count', 'not-a-count', 'not-a-count', 'not-a-count', 'not-a-count'])
  })

  it('shows no small number, nor one that would give it back', () => {
    const d = discloseYearEnd({ promoted: 350, failed: 3, withdrawn: 18 })
    expect(d.failed && isShown(d.failed)).toBe(false)
    expect(d.withdrawn && isShown(d.withdrawn)).toBe(false)
    expect(d.promoted).toEqual({ shown: 350 })
    expect(discloseYearEnd({ promoted: null, failed: null, withdrawn: null })).toEqual({ promoted: null, failed: null, withdrawn: null })
  })

  it('never shows a count from 1 to 4, and never hides exactly one', () => {
    const count = fc.option(fc.nat(400))
    fc.assert(fc.property(count, count, count, (promoted, failed, withdrawn) => {
      const written = { promoted, failed, withdrawn }
      const told = discloseYearEnd(written)
      const given = yearEndKinds.filter(kind => written[kind] !== null)
      const hidden = given.filter(kind => !isShown(told[kind]!))
      for (const kind of given) { const cell = told[kind]!; if (isShown(cell)) { expect(cell.shown).toBe(written[kind]); expect(cell.shown > 0 && cell.shown < 5).toBe(false) } }
      if (given.length > 1) expect(hidden.length).not.toBe(1)
    }), { numRuns: 500 })
  })
})
