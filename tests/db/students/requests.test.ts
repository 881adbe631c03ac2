import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { bahiaClara, losBoldos, plantCast, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { saveStudentModule, switchStudentsOn } from '../../../db/students/module.ts'
import { blockStudent, eraseStudent, exportStudent, listBlocked, purgeStudents } from '../../../db/students/requests.ts'
import { studentsOfRuns } from '../../../db/students/students.ts'
import { bookFile, nominaFile, pupils, testKeys } from '../../support/school-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { imported } from '../import/importing.ts'

const { rbd } = losBoldos
const team = { onlyRbd: rbd, pseudonymKeys: testKeys }
const own = pupils(6)

/** Los Boldos with a list and a month of six students; the code of the first. */
const planted = async (store: Store, keptYears: 0 | 1 = 1): Promise<string> => {
  await plantCast(store)
  const who = { rbd, by: tomasAguilera.id }
  await saveStudentModule(store, who, { legalBasis: 'public-function', legalBasisText: 'Ley 21.040', responsible: 'Rosa Huenchul', dataContact: 'datos@ejemplo.cl', keptYears })
  await switchStudentsOn(store, { ...who, hasKey: true })
  await imported(store, nominaFile(own), team)
  await imported(store, bookFile(own), team)
  return (await studentsOfRuns(store, rbd, testKeys, [own[0]!.run]))[0]!.code
}

onEachEngine('what a family asks about one code', open => {
  it('is answered with everything there is, and the record does not say about whom', async () => {
    const store = await open()
    const code = await planted(store)
    expect(await exportStudent(store, { rbd, code, by: null })).toMatchObject({ school: rbd, code, courses: [{ year: 2026, course: '110-7-B' }], months: [{ year: 2026, month: 4, daysAttended: 18, daysDue: 20 }], contacts: [], cycles: [] })
    expect(await exportStudent(store, { rbd: bahiaClara.rbd, code, by: null })).toBeNull()
    const record = await store.read.select().from(store.s.audit).where(eq(store.s.audit.event, 'students.exported'))
    expect(record.map(r => [r.rbd, r.detail])).toEqual([[rbd, {}]])
  })

  it('blocks and takes the block back, once each', async () => {
    const store = await open()
    const code = await planted(store)
    const ask = { rbd, code, by: null }
    expect(await blockStudent(store, { ...ask, blocked: true })).toEqual({ ok: true })
    expect(await blockStudent(store, { ...ask, blocked: true })).toEqual({ ok: false, reason: 'already' })
    expect((await listBlocked(store, rbd)).map(b => b.code)).toEqual([code])
    expect(await studentsOfRuns(store, rbd, testKeys, [own[0]!.run])).toEqual([null])
    expect(await blockStudent(store, { ...ask, blocked: false })).toEqual({ ok: true })
    expect(await studentsOfRuns(store, rbd, testKeys, [own[0]!.run])).toMatchObject([{ code }])
    expect(await blockStudent(store, { ...ask, rbd: bahiaClara.rbd, blocked: true })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('erases rows and the link with the RUN; counts stay, and the code goes to nobody else', async () => {
    const store = await open()
    const code = await planted(store)
    const histograms = await store.read.select().from(store.s.attendance)
    expect(await eraseStudent(store, { rbd, code, by: null })).toEqual({ ok: true })
    expect(await eraseStudent(store, { rbd, code, by: null })).toEqual({ ok: false, reason: 'not-found' })
    expect([await store.read.$count(store.s.studentCourse), await store.read.$count(store.s.studentMonth)]).toEqual([5, 5])
    expect(await store.read.select().from(store.s.attendance)).toEqual(histograms)
    await imported(store, nominaFile([...own].reverse()), team)
    const [again] = await studentsOfRuns(store, rbd, testKeys, [own[0]!.run])
    expect(again?.code).not.toBe(code)
  })

  it('is answered by time itself: after the school year and one more, only counts are left', async () => {
    const store = await open()
    await planted(store)
    expect(await purgeStudents(store, { today: '2027-12-31', dryRun: false, by: null })).toEqual([])
    expect(await purgeStudents(store, { today: '2028-01-02', dryRun: true, by: null })).toEqual([{ rbd, students: 6, rows: 12 }])
    expect(await store.read.$count(store.s.studentMonth)).toBe(6)
    expect(await purgeStudents(store, { today: '2028-01-02', dryRun: false, by: null })).toEqual([{ rbd, students: 6, rows: 12 }])
    expect([await store.read.$count(store.s.studentCourse), await store.read.$count(store.s.studentMonth)]).toEqual([0, 0])
    expect((await store.read.select().from(store.s.student)).every(s => s.pseudonym === null && s.erasedAt !== null)).toBe(true)
    expect(await store.read.$count(store.s.attendance)).toBeGreaterThan(0)
    expect(await purgeStudents(store, { today: '2028-01-02', dryRun: false, by: null })).toEqual([])
  })

  it('goes sooner where the school keeps nothing beyond its year', async () => {
    const store = await open()
    await planted(store, 0)
    expect(await purgeStudents(store, { today: '2027-01-02', dryRun: true, by: null })).toEqual([{ rbd, students: 6, rows: 12 }])
  })
})
