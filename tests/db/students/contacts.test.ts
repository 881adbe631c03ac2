import { expect, it } from 'vitest'
import type { ContactEntry } from '../../../cycles/students/contacts.ts'
import { startImplementation } from '../../../db/notebook/cycles.ts'
import { answerContact, countStepsDue, listContactCounts, listContactsOfSchool, listContactsOfStudent, listContactWays, listSchoolChanges, setContactWithdrawn, setCountWithdrawn, setSchoolChangeWithdrawn, writeContact, writeContactCount, writeSchoolChange } from '../../../db/students/contacts.ts'
import { blockStudent, eraseStudent, exportStudent, purgeStudents } from '../../../db/students/requests.ts'
import { chooseFocusGroup, getFocusGroup } from '../../../db/students/focus-groups.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, boldos, plantCycle, plantPeople, today } from '../notebook/plant.ts'
import { plantStudents, studentId } from './plant-students.ts'

const entry: ContactEntry = { on: '2026-11-10', step: 'homeroom', how: 'call', outcome: 'reached', nextStep: 'home-visit', nextOn: '2026-11-17', way: 'alone', professions: ['homeroom-teacher'], referredTo: null, backBy: null }
const [k7, a2] = [studentId(boldos, 'K7M4'), studentId(boldos, 'A2B3')]

onEachEngine('contacts and the group of a cycle', open => {
  const begin = async () => {
    const store = await open()
    const people = await plantPeople(store)
    await plantStudents(store, boldos, [{ code: 'K7M4', course: '110-7-B', listNumber: 14, months: { 3: [10, 20] } }, { code: 'A2B3', course: '110-7-B', months: { 3: [20, 20] } }])
    await plantStudents(store, bahia, [{ code: 'Q1Q1', course: '110-1-A', months: { 3: [10, 20] } }])
    return { store, ...people, cycleId: await plantCycle(store, people.rosa) }
  }
  const of = (by: string, more: Partial<Parameters<typeof writeContact>[1]> = {}) => ({ rbd: boldos, studentId: k7, cycleId: null, by, stepWords: null, ...entry, ...more })

  it('are written, withdrawn and taken back; a withdrawn one counts nowhere and stays on the student\'s page', async () => {
    const { store, rosa } = await begin()
    const written = await writeContact(store, of(rosa))
    if (!written.ok) throw new Error(written.reason)
    expect(await listContactsOfSchool(store, boldos, 2026)).toMatchObject([{ ...entry, studentId: k7, writtenBy: 'Rosa Huenchul' }])
    expect(await countStepsDue(store, boldos, today)).toBe(1)
    const which = { rbd: boldos, studentId: k7, contactId: written.id }
    expect(await setContactWithdrawn(store, { ...which, rbd: bahia, withdrawn: true })).toBe(false)
    expect(await setContactWithdrawn(store, { ...which, withdrawn: true })).toBe(true)
    expect([await listContactsOfSchool(store, boldos, 2026), await countStepsDue(store, boldos, today)]).toEqual([[], 0])
    expect((await listContactsOfStudent(store, boldos, k7)).map(c => c.isWithdrawn)).toEqual([true])
    await setContactWithdrawn(store, { ...which, withdrawn: false })
    expect(await countStepsDue(store, boldos, today)).toBe(1)
  })

  it('leave no step waiting once a later contact is written, and none before its day', async () => {
    const { store, rosa } = await begin()
    await writeContact(store, of(rosa))
    expect(await countStepsDue(store, boldos, '2026-11-16')).toBe(0)
    await writeContact(store, of(rosa, { on: '2026-11-18', nextStep: null, nextOn: null }))
    expect(await countStepsDue(store, boldos, today)).toBe(0)
  })

  it('are of one\'s own students and cycles only', async () => {
    const { store, rosa, cycleId } = await begin()
    expect(await writeContact(store, of(rosa, { rbd: bahia }))).toEqual({ ok: false, reason: 'not-found' })
    expect(await writeContact(store, of(rosa, { rbd: bahia, studentId: studentId(bahia, 'Q1Q1'), cycleId }))).toEqual({ ok: false, reason: 'not-found' })
    expect(await writeContactCount(store, { rbd: bahia, cycleId, on: today, sought: 3, reached: 2, agreements: 1, by: rosa })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('are kept as counts where there is no list, and those can be withdrawn too', async () => {
    const { store, rosa } = await begin()
    const written = await writeContactCount(store, { rbd: boldos, cycleId: null, on: '2026-11-10', sought: 8, reached: 5, agreements: 2, by: rosa })
    if (!written.ok) throw new Error(written.reason)
    expect(await setCountWithdrawn(store, { rbd: bahia, countId: written.id, withdrawn: true })).toBe(false)
    expect(await setCountWithdrawn(store, { rbd: boldos, countId: written.id, withdrawn: true })).toBe(true)
    expect(await listContactCounts(store, boldos, 2026)).toMatchObject([{ on: '2026-11-10', sought: 8, reached: 5, agreements: 2, isWithdrawn: true }])
    expect(await listContactCounts(store, bahia, 2026)).toEqual([])
  })

  const referral: Partial<Parameters<typeof writeContact>[1]> = { on: '2026-10-03', step: 'referral', way: 'referral', professions: ['psychologist', 'social-worker'], referredTo: 'outside', backBy: '2026-10-17' }

  it('passed on wait for an answer, which is written once it is known, and written anew when the path goes on', async () => {
    const { store, rosa, cycleId } = await begin()
    const written = await writeContact(store, of(rosa, { ...referral, cycleId }))
    if (!written.ok) throw new Error(written.reason)
    const which = { rbd: boldos, studentId: k7, contactId: written.id, by: rosa, answer: 'taken' as const, answeredOn: '2026-10-20' }
    expect(await answerContact(store, { ...which, rbd: bahia })).toBe(false)
    expect(await answerContact(store, { ...which, answeredOn: '2026-10-02' })).toBe(false)
    expect(await answerContact(store, which)).toBe(true)
    expect(await answerContact(store, { ...which, answer: 'together' })).toBe(true)
    expect(await listContactsOfStudent(store, boldos, k7)).toMatchObject([{ backBy: '2026-10-17', answer: 'together', answeredOn: '2026-10-20', professions: ['psychologist', 'social-worker'] }])
    const alone = await writeContact(store, of(rosa))
    if (!alone.ok) throw new Error(alone.reason)
    expect(await answerContact(store, { ...which, contactId: alone.id })).toBe(false)
  })

  it('of a cycle say how they were worked, without saying with whom; taken back and blocked ones say nothing', async () => {
    const { store, rosa, cycleId } = await begin()
    await writeContact(store, of(rosa, { ...referral, cycleId }))
    const joint = await writeContact(store, of(rosa, { on: '2026-10-05', cycleId, way: 'joint', professions: ['teacher', 'psychologist'] }))
    await writeContact(store, of(rosa, { studentId: a2, on: '2026-10-06', cycleId }))
    await writeContact(store, of(rosa, { on: '2026-10-07' }))
    expect(await listContactWays(store, boldos, cycleId)).toEqual([
      { way: 'referral', professions: ['psychologist', 'social-worker'], on: '2026-10-03', backBy: '2026-10-17', answeredOn: null },
      { way: 'joint', professions: ['psychologist', 'teacher'], on: '2026-10-05', backBy: null, answeredOn: null },
      { way: 'alone', professions: ['homeroom-teacher'], on: '2026-10-06', backBy: null, answeredOn: null },
    ])
    if (joint.ok) await setContactWithdrawn(store, { rbd: boldos, studentId: k7, contactId: joint.id, withdrawn: true })
    await blockStudent(store, { rbd: boldos, code: 'A2B3', by: rosa, blocked: true })
    expect((await listContactWays(store, boldos, cycleId)).map(c => c.on)).toEqual(['2026-10-03'])
    expect(await listContactWays(store, bahia, cycleId)).toEqual([])
  })

  it('keep the school\'s words of the rung and the professions of then, whoever has become what since', async () => {
    const { store, rosa } = await begin()
    await writeContact(store, of(rosa, { stepWords: 'Llamada del profe jefe', professions: ['psychologist'] }))
    await store.tx(tx => tx.update(store.s.person).set({ profession: 'principal' }))
    expect(await listContactsOfStudent(store, boldos, k7)).toMatchObject([{ step: 'homeroom', stepWords: 'Llamada del profe jefe', professions: ['psychologist'] }])
  })

  it('help to change school stands apart, is taken back and put back, and goes into the family\'s copy and out with the erasure', async () => {
    const { store, rosa } = await begin()
    const change = { rbd: boldos, studentId: k7, on: '2026-11-10', helps: ['looking', 'enrolment'] as const, by: rosa }
    expect(await writeSchoolChange(store, { ...change, rbd: bahia })).toEqual({ ok: false, reason: 'not-found' })
    const written = await writeSchoolChange(store, change)
    if (!written.ok) throw new Error(written.reason)
    const which = { rbd: boldos, studentId: k7, changeId: written.id }
    expect(await setSchoolChangeWithdrawn(store, { ...which, rbd: bahia, withdrawn: true })).toBe(false)
    await setSchoolChangeWithdrawn(store, { ...which, withdrawn: true })
    expect((await listSchoolChanges(store, boldos, k7)).map(c => c.isWithdrawn)).toEqual([true])
    await setSchoolChangeWithdrawn(store, { ...which, withdrawn: false })
    expect(await listSchoolChanges(store, boldos, k7)).toMatchObject([{ on: '2026-11-10', helps: ['looking', 'enrolment'], writtenBy: 'Rosa Huenchul', isWithdrawn: false }])
    await writeContact(store, of(rosa, { ...referral, stepWords: 'Con la dupla' }))
    expect(await exportStudent(store, { rbd: boldos, code: 'K7M4', by: rosa })).toMatchObject({
      contacts: [{ stepWords: 'Con la dupla', way: 'referral', professions: 'psychologist social-worker', referredTo: 'outside', backBy: '2026-10-17', answeredOn: null, answer: null }],
      schoolChanges: [{ on: '2026-11-10', helps: 'looking enrolment', withdrawn: false }],
    })
    await eraseStudent(store, { rbd: boldos, code: 'K7M4', by: rosa })
    expect([await store.read.select().from(store.s.schoolChange), await store.read.select().from(store.s.contact)]).toEqual([[], []])
  })

  it('help to change school is reduced with the years, and a blocked student gets none', async () => {
    const { store, rosa } = await begin()
    await writeSchoolChange(store, { rbd: boldos, studentId: a2, on: '2024-05-06', helps: ['papers'], by: rosa })
    await writeSchoolChange(store, { rbd: boldos, studentId: a2, on: '2026-05-06', helps: ['papers'], by: rosa })
    await purgeStudents(store, { today, dryRun: false, by: null })
    expect((await listSchoolChanges(store, boldos, a2)).map(c => c.on)).toEqual(['2026-05-06'])
    await blockStudent(store, { rbd: boldos, code: 'K7M4', by: rosa, blocked: true })
    expect((await writeSchoolChange(store, { rbd: boldos, studentId: k7, on: '2026-11-10', helps: ['papers'], by: rosa })).ok).toBe(false)
  })

  it('a group is chosen and chosen anew until implementation begins, and is frozen from then on', async () => {
    const { store, rosa, cycleId } = await begin()
    const choose = (choice: Parameters<typeof chooseFocusGroup>[1]['choice'], rbd = boldos) => chooseFocusGroup(store, { rbd, cycleId, by: rosa, choice })
    expect(await choose({ kind: 'students', studentIds: [] })).toEqual({ ok: false, reason: 'nobody' })
    expect(await choose({ kind: 'students', studentIds: [studentId(bahia, 'Q1Q1')] })).toEqual({ ok: false, reason: 'nobody' })
    expect(await choose({ kind: 'students', studentIds: [k7] }, bahia)).toEqual({ ok: false, reason: 'not-found' })
    expect(await choose({ kind: 'students', studentIds: [k7, a2, studentId(bahia, 'Q1Q1')] })).toEqual({ ok: true })
    expect((await getFocusGroup(store, boldos, cycleId))!.studentIds.sort()).toEqual([k7, a2].sort())
    expect(await choose({ kind: 'students', studentIds: [k7] })).toEqual({ ok: true })
    expect(await getFocusGroup(store, bahia, cycleId)).toBeNull()
    expect((await startImplementation(store, { rbd: boldos, cycleId, on: '2026-11-16', by: rosa })).ok).toBe(true)
    expect(await choose({ kind: 'students', studentIds: [a2] })).toEqual({ ok: false, reason: 'frozen' })
    expect(await getFocusGroup(store, boldos, cycleId)).toMatchObject({ kind: 'students', studentIds: [k7], frozenAt: store.clock.now() })
  })

  it('a group of courses chosen after implementation began is frozen as it is chosen', async () => {
    const { store, rosa, cycleId } = await begin()
    await startImplementation(store, { rbd: boldos, cycleId, on: '2026-11-16', by: rosa })
    expect(await chooseFocusGroup(store, { rbd: boldos, cycleId, by: rosa, choice: { kind: 'courses', courses: ['110-7-B', '110-7-B'] } })).toEqual({ ok: true })
    expect(await getFocusGroup(store, boldos, cycleId)).toMatchObject({ kind: 'courses', courses: ['110-7-B'], frozenAt: store.clock.now() })
  })
})
