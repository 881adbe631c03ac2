import { beforeEach, expect, it } from 'vitest'
import { emptyTally, items, type Answer, type Tally } from '../../../cycles/engagement/items.ts'
import { addAnswers, getOpenSurvey } from '../../../db/engagement/answers.ts'
import { enterDia, listDia, withdrawDia } from '../../../db/engagement/dia.ts'
import { listRoundResults } from '../../../db/engagement/results.ts'
import { closeRound, getPaper, listRounds, openCourses, setCourseAside, typePaper } from '../../../db/engagement/rounds.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { altoNalcas, anaSepulveda, castMicrocentro, elMirador, losBoldos, losPelicanos, plantCast, rinconDePellines, rosaHuenchul, type CastSchool } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'
const all = (answer: Answer) => Object.fromEntries(items.map(i => [i, answer])) as Record<(typeof items)[number], Answer>
const sheetsOf = (n: number): Tally => { const t = emptyTally(); for (const i of items) t[i].always = n; return t }

onEachEngine('the survey of a cycle', open => {
  let store: Store
  let cycleId = ''
  const begin = async (school: CastSchool) => {
    const started = await startCycle(store, { rbd: school.rbd, title: 'Vínculo', on: today, by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    return started.cycleId
  }
  const by = { by: rosaHuenchul.id, today }
  const which = () => ({ rbd: losBoldos.rbd, cycleId, ...by })
  const ask = async (courses: { course: string; students: number }[] = [{ course: '110-7-A', students: 24 }], moment: 'start' | 'end' = 'start') => {
    const opened = await openCourses(store, { ...which(), moment, courses, days: 3 })
    if (!opened.ok) throw new Error(opened.reason)
    return (await listRounds(store, which())).find(r => r.moment === moment)!.courses
  }
  beforeEach(async () => { store = await open(); await plantCast(store); cycleId = await begin(losBoldos) })

  it('takes answers by code while it is open, keeps counts only, and closes by itself', async () => {
    const [course] = await ask()
    expect(course).toMatchObject({ course: '110-7-A', most: 29, answered: 0, lastDay: '2026-11-20' })
    expect(await getOpenSurvey(store, course!.code, today)).toEqual({ course: '110-7-A', rbd: losBoldos.rbd, isFull: false })
    for (const answer of ['always', 'sometimes'] as const) expect(await addAnswers(store, { code: course!.code, today, answers: all(answer) })).toEqual({ ok: true })
    expect((await listRounds(store, which()))[0]!.courses[0]!.answered).toBe(2)
    const rows = await store.read.select().from(store.s.engagementTally)
    expect(rows).toHaveLength(24)
    expect(rows.every(r => r.count === 1 && Object.keys(r).sort().join() === 'answer,count,courseId,item,rbd,source')).toBe(true)
    expect(await getOpenSurvey(store, course!.code, '2026-11-21')).toBeNull()
    expect(await addAnswers(store, { code: course!.code, today: '2026-11-21', answers: all('always') })).toEqual({ ok: false, reason: 'not-open' })
  })

  it('takes no more answers than the course has students and five, even when they come at once', async () => {
    const [course] = await ask([{ course: '5° y 6° juntos', students: 2 }])
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => addAnswers(store, { code: course!.code, today, answers: all('always') })))
    expect(outcomes.filter(o => o.ok)).toHaveLength(7)
    expect(await getOpenSurvey(store, course!.code, today)).toMatchObject({ isFull: true })
  })

  it('shows nothing of what was answered until it is closed, and takes nothing afterwards', async () => {
    const [course] = await ask()
    for (let i = 0; i < 12; i++) await addAnswers(store, { code: course!.code, today, answers: all('always') })
    expect(await listRoundResults(store, which())).toEqual([])
    expect(await closeRound(store, { ...which(), moment: 'start' })).toEqual({ ok: true })
    expect(await closeRound(store, { ...which(), moment: 'start' })).toEqual({ ok: false })
    expect(await listRoundResults(store, which())).toMatchObject([{ kind: 'school', people: 12, groups: [{ courses: ['110-7-A'], people: 12 }] }])
    expect(await addAnswers(store, { code: course!.code, today, answers: all('never') })).toEqual({ ok: false, reason: 'not-open' })
    expect(await typePaper(store, { ...which(), courseId: course!.id, sheets: 1, tally: sheetsOf(1) })).toEqual({ ok: false })
    expect(await setCourseAside(store, { ...which(), courseId: course!.id })).toEqual({ ok: false })
    expect(await openCourses(store, { ...which(), moment: 'start', courses: [{ course: '110-7-B', students: 9 }], days: 3 })).toEqual({ ok: false, reason: 'closed' })
  })

  it('adds paper to code, typed again in place of the first typing; under ten there is nothing to read', async () => {
    const [course] = await ask()
    await addAnswers(store, { code: course!.code, today, answers: all('sometimes') })
    await typePaper(store, { ...which(), courseId: course!.id, sheets: 5, tally: sheetsOf(5) })
    await typePaper(store, { ...which(), courseId: course!.id, sheets: 8, tally: sheetsOf(8) })
    expect((await getPaper(store, { ...which(), courseId: course!.id }))?.counts.get('place.always')).toBe(8)
    await closeRound(store, { ...which(), moment: 'start' })
    expect(await listRoundResults(store, which())).toEqual([{ moment: 'start', closedOn: today, people: 9, kind: 'too-few' }])
    const [again] = await ask([{ course: '110-7-A', students: 24 }], 'end')
    for (let i = 0; i < 2; i++) await addAnswers(store, { code: again!.code, today, answers: all('sometimes') })
    await typePaper(store, { ...which(), courseId: again!.id, sheets: 8, tally: sheetsOf(8) })
    await closeRound(store, { ...which(), moment: 'end' })
    expect((await listRoundResults(store, which()))[1]).toMatchObject({ kind: 'school', people: 10 })
  })

  it('a course set aside counts nowhere and is asked anew; the same course is not asked twice', async () => {
    const [course] = await ask()
    await addAnswers(store, { code: course!.code, today, answers: all('always') })
    expect(await openCourses(store, { ...which(), moment: 'start', courses: [{ course: '110-7-A', students: 24 }], days: 3 })).toEqual({ ok: false, reason: 'already-asked' })
    expect(await setCourseAside(store, { ...which(), courseId: course!.id })).toEqual({ ok: true })
    expect(await getOpenSurvey(store, course!.code, today)).toBeNull()
    expect((await ask())[0]).toMatchObject({ answered: 0 })
  })

  it('another school opens, types, closes and reads nothing of it', async () => {
    const [course] = await ask()
    const foreign = { rbd: elMirador.rbd, cycleId, by: anaSepulveda.id, today }
    expect(await openCourses(store, { ...foreign, moment: 'start', courses: [{ course: 'x', students: 9 }], days: 3 })).toEqual({ ok: false, reason: 'not-found' })
    expect(await typePaper(store, { ...foreign, courseId: course!.id, sheets: 1, tally: sheetsOf(1) })).toEqual({ ok: false })
    expect(await getPaper(store, { ...foreign, courseId: course!.id })).toBeNull()
    expect(await closeRound(store, { ...foreign, moment: 'start' })).toEqual({ ok: false })
    expect(await listRounds(store, foreign)).toEqual([])
    expect(await enterDia(store, { ...foreign, moment: 'start', read: { course: 'x', dimension: 'y', favourableTenths: 1, students: 12 } })).toEqual({ ok: false })
  })

  it('small schools of a microcentro are read together once none can be told from the sum, and one that closes later is not added', async () => {
    const small = async (school: CastSchool, sheets: number) => {
      const id = await begin(school)
      const where = { rbd: school.rbd, cycleId: id, ...by }
      await openCourses(store, { ...where, moment: 'start', courses: [{ course: 'Todos', students: 15 }], days: 1 })
      const course = (await listRounds(store, where))[0]!.courses[0]!
      await typePaper(store, { ...where, courseId: course.id, sheets, tally: sheetsOf(sheets) })
      await closeRound(store, { ...where, moment: 'start' })
      return () => listRoundResults(store, where)
    }
    const first = await small(losPelicanos, 9)
    const second = await small(rinconDePellines, 8)
    expect(await first()).toMatchObject([{ kind: 'too-few', people: 9 }])
    const third = await small(altoNalcas, 5)
    for (const read of [first, second, third]) expect(await read()).toMatchObject([{ kind: 'microcentro', name: castMicrocentro.name, schools: 3, group: { people: 22 } }])
    const later = await small(castMicrocentro.schools[2]!, 6)
    expect(await later()).toMatchObject([{ kind: 'too-few', people: 6 }])
    expect(await first()).toMatchObject([{ group: { people: 22 } }])
  })

  it('keeps the DIA’s results apart, and takes one back', async () => {
    await enterDia(store, { ...which(), moment: 'start', read: { course: '7° A', dimension: 'Autoconciencia', favourableTenths: 675, students: 24 } })
    const [dia] = await listDia(store, which())
    expect(dia).toMatchObject({ favourableTenths: 675, students: 24 })
    expect(await listRoundResults(store, which())).toEqual([])
    expect(await withdrawDia(store, { ...which(), rbd: elMirador.rbd, id: dia!.id })).toEqual({ ok: false })
    expect(await withdrawDia(store, { ...which(), id: dia!.id })).toEqual({ ok: true })
    expect(await listDia(store, which())).toEqual([])
  })

})
