import { beforeEach, expect, it } from 'vitest'
import { emptyTally, items, type Answer } from '../../../cycles/engagement/items.ts'
import type { PaperCounts } from '../../../cycles/engagement/paper.ts'
import { sentences, type SentenceId, type SheetAnswers } from '../../../cycles/engagement/sheet.ts'
import { emptySupport, supportSentences, type NeedAnswer } from '../../../cycles/engagement/support.ts'
import { addAnswers, getOpenSurvey } from '../../../db/engagement/answers.ts'
import { enterDia, listDia, withdrawDia } from '../../../db/engagement/dia.ts'
import { listRoundResults } from '../../../db/engagement/results.ts'
import { listStudentNeedsOf } from '../../../db/engagement/student-needs.ts'
import { closeRound, getPaper, listRounds, openCourses, setCourseAside, typePaper } from '../../../db/engagement/rounds.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { altoNalcas, anaSepulveda, castMicrocentro, elMirador, losBoldos, losPelicanos, plantCast, rinconDePellines, rosaHuenchul, type CastSchool } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'
/** A sheet with the same answer everywhere. */
const all = (answer: Answer, need: NeedAnswer = 'study'): SheetAnswers => ({ ...(Object.fromEntries(sentences.map(i => [i, answer])) as Record<SentenceId, Answer>), need })
/** Paper on which everybody marked the same; without a need, sheets from before the four last questions. */
const paperOf = (sheets: number, need?: NeedAnswer): PaperCounts => {
  const [tally, support] = [emptyTally(), emptySupport()]
  for (const i of items) tally[i].always = sheets
  if (need) { support.need[need] = sheets; for (const s of supportSentences) support.sentences[s].always = sheets }
  return { sheets, tally, support }
}

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
    for (const answers of [all('always'), all('sometimes', 'prefers-not')]) expect(await addAnswers(store, { code: course!.code, today, answers })).toEqual({ ok: true })
    expect((await listRounds(store, which()))[0]!.courses[0]!.answered).toBe(2)
    const rows = await store.read.select().from(store.s.engagementTally)
    expect(rows).toHaveLength(32)
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
    expect(await typePaper(store, { ...which(), courseId: course!.id, ...paperOf(1) })).toEqual({ ok: false })
    expect(await setCourseAside(store, { ...which(), courseId: course!.id })).toEqual({ ok: false })
    expect(await openCourses(store, { ...which(), moment: 'start', courses: [{ course: '110-7-B', students: 9 }], days: 3 })).toEqual({ ok: false, reason: 'closed' })
  })

  it('adds paper to code, typed again in place of the first typing; under ten there is nothing to read', async () => {
    const [course] = await ask()
    await addAnswers(store, { code: course!.code, today, answers: all('sometimes') })
    await typePaper(store, { ...which(), courseId: course!.id, ...paperOf(5) })
    await typePaper(store, { ...which(), courseId: course!.id, ...paperOf(8) })
    expect((await getPaper(store, { ...which(), courseId: course!.id }))?.counts.get('place.always')).toBe(8)
    await closeRound(store, { ...which(), moment: 'start' })
    expect(await listRoundResults(store, which())).toEqual([{ moment: 'start', closedOn: today, people: 9, kind: 'too-few' }])
    const [again] = await ask([{ course: '110-7-A', students: 24 }], 'end')
    for (let i = 0; i < 2; i++) await addAnswers(store, { code: again!.code, today, answers: all('sometimes') })
    await typePaper(store, { ...which(), courseId: again!.id, ...paperOf(8) })
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
    expect(await typePaper(store, { ...foreign, courseId: course!.id, ...paperOf(1) })).toEqual({ ok: false })
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
      await typePaper(store, { ...where, courseId: course.id, ...paperOf(sheets) })
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

  /** Each need as often as said, by code. */
  const answerNeeds = async (code: string, needs: Partial<Record<NeedAnswer, number>>) => {
    for (const [need, n] of Object.entries(needs)) for (let i = 0; i < n; i++) await addAnswers(store, { code, today, answers: all('always', need as NeedAnswer) })
  }

  it('reads the four last questions of the whole school, start and end; what fewer than five chose has no number', async () => {
    const courses = await ask([{ course: '110-7-A', students: 24 }, { course: '110-7-B', students: 24 }])
    await answerNeeds(courses[0]!.code, { emotional: 6, identity: 2, benefits: 3 })
    await answerNeeds(courses[1]!.code, { emotional: 5, identity: 4, nothing: 1 })
    expect(await listStudentNeedsOf(store, which())).toBeNull()
    await closeRound(store, { ...which(), moment: 'start' })
    // Four others would be a small count: the least named of those with five goes with them.
    const needs = { people: 21, needs: [{ need: 'emotional', n: 11 }], others: 10 }
    const share = { engaged: 21, said: 21, students: 21 }
    expect(await listRoundResults(store, which())).toMatchObject([{ kind: 'school', support: { sentences: { heard: share, supported: share, 'not-passed-around': share }, needs } }])
    expect(await listStudentNeedsOf(store, which())).toEqual({ moment: 'start', ...needs })
    const [again] = await ask([{ course: '110-7-A', students: 24 }], 'end')
    await answerNeeds(again!.code, { study: 7, company: 5 })
    await closeRound(store, { ...which(), moment: 'end' })
    expect(await listStudentNeedsOf(store, which())).toEqual({ moment: 'end', people: 12, needs: [{ need: 'study', n: 7 }, { need: 'company', n: 5 }], others: 0 })
    expect(await listStudentNeedsOf(store, { ...which(), rbd: elMirador.rbd })).toBeNull()
  })

  it('a round on sheets without the four last questions is read without them; what was said before stands as the latest', async () => {
    const [course] = await ask()
    await typePaper(store, { ...which(), courseId: course!.id, ...paperOf(13, 'family') })
    await closeRound(store, { ...which(), moment: 'start' })
    const [again] = await ask([{ course: '110-7-A', students: 24 }], 'end')
    await typePaper(store, { ...which(), courseId: again!.id, ...paperOf(12) })
    await closeRound(store, { ...which(), moment: 'end' })
    expect((await listRoundResults(store, which()))[1]).toMatchObject({ kind: 'school', groups: [{ people: 12 }], support: null })
    expect(await listStudentNeedsOf(store, which())).toEqual({ moment: 'start', people: 13, needs: [{ need: 'family', n: 13 }], others: 0 })
  })

  it('few answers by code beside counted paper leave the choice unread: whoever counted could take the paper off', async () => {
    const [course] = await ask()
    await answerNeeds(course!.code, { identity: 5 })
    await typePaper(store, { ...which(), courseId: course!.id, ...paperOf(9, 'study') })
    expect((await getPaper(store, { ...which(), courseId: course!.id }))?.counts.get('need.study')).toBe(9)
    await closeRound(store, { ...which(), moment: 'start' })
    expect(await listRoundResults(store, which())).toMatchObject([{ kind: 'school', support: { sentences: { heard: { said: 14 } }, needs: null } }])
    expect(await listStudentNeedsOf(store, which())).toBeNull()
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
