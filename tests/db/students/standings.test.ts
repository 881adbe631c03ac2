import { expect, it } from 'vitest'
import { getStudent, getStudentMonths, listCourseDays, listStudentLines, listStudentMonthDays } from '../../../db/students/standings.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, boldos, plantPeople, today } from '../notebook/plant.ts'
import { plantStudents, studentId } from './plant-students.ts'

const months = { year: 2026, last: 5, before: 4, today }

onEachEngine('a school\'s own students', open => {
  it('are read with their days since March, before, and in the last month, by course and list number', async () => {
    const store = await open()
    await plantPeople(store)
    await plantStudents(store, boldos, [
      { code: 'K7M4', course: '110-7-B', listNumber: 14, months: { 3: [18, 20], 4: [10, 20], 5: [9, 18] } },
      { code: 'A2B3', course: '110-7-B', listNumber: 2, months: { 4: [20, 20], 5: [18, 18] } },
      { code: 'Z9X8', course: '110-7-A', listNumber: 30, months: { 3: [20, 20] } },
    ])
    expect(await getStudentMonths(store, boldos, { year: 2026, month: 11 })).toEqual({ last: 5, before: 4 })
    expect(await getStudentMonths(store, boldos, { year: 2026, month: 4 })).toEqual({ last: 4, before: 3 })
    expect(await getStudentMonths(store, bahia, { year: 2026, month: 11 })).toEqual({ last: null, before: null })
    const lines = await listStudentLines(store, boldos, months)
    expect(lines.map(l => [l.code, l.course, l.listNumber])).toEqual([['Z9X8', '110-7-A', 30], ['A2B3', '110-7-B', 2], ['K7M4', '110-7-B', 14]])
    expect(lines.at(-1)).toMatchObject({ toDate: { daysAttended: 37, daysDue: 58 }, before: { daysAttended: 28, daysDue: 40 }, inMonth: { daysAttended: 9, daysDue: 18 } })
  })

  it('appear nowhere when they are blocked, have left, or stand in a file that was never published or was replaced', async () => {
    const store = await open()
    await plantPeople(store)
    await plantStudents(store, boldos, [{ code: 'OLD1', course: '110-7-B', months: { 5: [1, 20] } }])
    await plantStudents(store, boldos, [
      { code: 'HERE', course: '110-7-B', months: { 5: [19, 20] } }, { code: 'BLOK', course: '110-7-B', months: { 5: [2, 20] }, blocked: true },
      { code: 'LEFT', course: '110-7-B', months: { 5: [3, 20] }, leftOn: '2026-06-01' },
    ])
    await plantStudents(store, boldos, [{ code: 'HIDE', course: '110-7-B', months: { 5: [4, 20], 6: [4, 20] } }], { published: false })
    expect((await listStudentLines(store, boldos, months)).map(l => l.code)).toEqual(['HERE'])
    expect((await listStudentMonthDays(store, boldos, 2026, 12)).map(r => r.daysAttended).sort()).toEqual([19, 3])
    expect(await getStudent(store, boldos, studentId(boldos, 'BLOK'), { year: 2026, today })).toBeNull()
  })

  it('belong to their school alone: the same id asked for by another finds nobody', async () => {
    const store = await open()
    await plantPeople(store)
    await plantStudents(store, boldos, [{ code: 'K7M4', course: '110-7-B', listNumber: 14, months: { 3: [18, 20], 4: [10, 20] } }])
    await plantStudents(store, bahia, [{ code: 'Q1Q1', course: '110-1-A', months: { 5: [10, 20] } }])
    expect(await getStudent(store, bahia, studentId(boldos, 'K7M4'), { year: 2026, today })).toBeNull()
    expect((await listStudentLines(store, bahia, months)).map(l => l.code)).toEqual(['Q1Q1'])
    expect(await getStudent(store, boldos, studentId(boldos, 'K7M4'), { year: 2026, today })).toEqual({
      studentId: studentId(boldos, 'K7M4'), code: 'K7M4', course: '110-7-B', listNumber: 14, months: [{ month: 3, daysAttended: 18, daysDue: 20 }, { month: 4, daysAttended: 10, daysDue: 20 }],
    })
  })

  it('have their two courses of a month added, and sit where the list says', async () => {
    const store = await open()
    await plantPeople(store)
    const { days } = await plantStudents(store, boldos, [{ code: 'K7M4', course: '110-7-B', months: { 5: [8, 10] } }])
    await store.tx(tx => tx.insert(store.s.studentMonth).values({ generationId: days, rbd: boldos, year: 2026, month: 5, studentId: studentId(boldos, 'K7M4'), course: '110-8-A', daysAttended: 5, daysDue: 8 }))
    const [line] = await listStudentLines(store, boldos, { ...months, before: null })
    expect(line).toMatchObject({ course: '110-7-B', inMonth: { daysAttended: 13, daysDue: 18 }, before: { daysAttended: 0, daysDue: 0 } })
  })

  it('have course days where the file was daily, of the months read today only', async () => {
    const store = await open()
    await plantPeople(store)
    const { days } = await plantStudents(store, boldos, [{ code: 'K7M4', course: '110-7-B', months: { 5: [8, 10] } }])
    await store.tx(tx => tx.insert(store.s.courseDay).values([
      { generationId: days, rbd: boldos, day: '2026-05-04', course: '110-7-B', present: 20, due: 25 }, { generationId: days, rbd: boldos, day: '2026-06-01', course: '110-7-B', present: 1, due: 25 },
    ]))
    expect(await listCourseDays(store, boldos, 2026)).toEqual([{ day: '2026-05-04', course: '110-7-B', present: 20, due: 25 }])
  })
})
