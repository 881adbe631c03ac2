/**
 * Whether a school keeps a list of its own students, on what ground, and who said so. Off by default, school by school. Switched off, its
 * rows stay until they are purged and are shown and counted nowhere: every query about students asks here first.
 */
import { eq } from 'drizzle-orm'
import { missingForModule, type ModuleForm } from '../../cycles/students/module.ts'
import { recordIn } from '../audit.ts'
import type { Store } from '../store.ts'

export type StudentModule = ModuleForm & {
  rbd: number
  /** Whether the advisor sees counts by course. */
  sharesCourses: boolean
  updatedAt: Date
  /** Of the latest time it was switched on; null when it never was. */
  switchedOn: { at: Date; byName: string } | null
  switchedOffAt: Date | null
}

/** A school's module, on or off; null when nobody ever filled it in. */
export const getStudentModule = async (store: Store, rbd: number): Promise<StudentModule | null> => {
  const { studentModule, person } = store.s
  const [row] = await store.read.select({ m: studentModule, byName: person.name }).from(studentModule)
    .leftJoin(person, eq(person.id, studentModule.switchedOnBy)).where(eq(studentModule.rbd, rbd))
  if (!row) return null
  const { legalBasis, legalBasisText, responsible, dataContact, keptYears, sharesCourses, updatedAt, switchedOnAt, switchedOffAt } = row.m
  return {
    rbd, legalBasis, legalBasisText, responsible, dataContact, keptYears: keptYears === 0 ? 0 : 1, sharesCourses, updatedAt,
    switchedOn: switchedOnAt && { at: switchedOnAt, byName: row.byName ?? '' }, switchedOffAt,
  }
}

export const isOn = (module: StudentModule | null): boolean => module !== null && module.switchedOn !== null && module.switchedOffAt === null

export const isStudentModuleOn = async (store: Store, rbd: number): Promise<boolean> => isOn(await getStudentModule(store, rbd))

/** Schools whose module is on today. */
export const listSchoolsWithStudents = async (store: Store): Promise<Set<number>> => {
  const { studentModule: t } = store.s
  const rows = await store.read.select({ rbd: t.rbd, on: t.switchedOnAt, off: t.switchedOffAt }).from(t)
  return new Set(rows.filter(r => r.on !== null && r.off === null).map(r => r.rbd))
}

type Who = { rbd: number; by: string; requestId?: string | null }

export type SaveModuleResult = { ok: true } | { ok: false; reason: 'missing'; missing: (keyof ModuleForm)[] }

/** Keeps what the legal basis and the rest are. Does not switch anything; what is on stays on. Nothing is kept while something is missing. */
export const saveStudentModule = async (store: Store, who: Who, form: ModuleForm): Promise<SaveModuleResult> => {
  const missing = missingForModule(form)
  if (missing.length > 0) return { ok: false, reason: 'missing', missing }
  const { studentModule } = store.s
  await store.tx(async tx => {
    const values = { ...form, updatedBy: who.by, updatedAt: store.clock.now() }
    await tx.insert(studentModule).values({ rbd: who.rbd, sharesCourses: false, ...values }).onConflictDoUpdate({ target: studentModule.rbd, set: values })
    await recordIn(store, tx, { event: 'students.settings-changed', rbd: who.rbd, personId: who.by, requestId: who.requestId ?? null, detail: { legalBasis: form.legalBasis, keptYears: form.keptYears } })
  })
  return { ok: true }
}

export type SwitchResult = { ok: true } | { ok: false; reason: 'missing'; missing: (keyof ModuleForm)[] } | { ok: false; reason: 'no-key' }

/** Switches a school's list on. `hasKey`: whether a key of pseudonyms is there and is the one this database knows. */
export const switchStudentsOn = async (store: Store, who: Who & { hasKey: boolean }): Promise<SwitchResult> => {
  const { studentModule } = store.s
  return store.tx(async (tx): Promise<SwitchResult> => {
    const [row] = await tx.select().from(studentModule).where(eq(studentModule.rbd, who.rbd))
    const missing = missingForModule(row ?? {})
    if (missing.length > 0) return { ok: false, reason: 'missing', missing }
    if (!who.hasKey) return { ok: false, reason: 'no-key' }
    await tx.update(studentModule).set({ switchedOnAt: store.clock.now(), switchedOnBy: who.by, switchedOffAt: null }).where(eq(studentModule.rbd, who.rbd))
    await recordIn(store, tx, { event: 'students.switched-on', rbd: who.rbd, personId: who.by, requestId: who.requestId ?? null, detail: { legalBasis: row!.legalBasis } })
    return { ok: true }
  })
}

/** Switches it off: from this moment no student is shown or counted. False when it was not on. */
export const switchStudentsOff = (store: Store, who: Who): Promise<boolean> => store.tx(async tx => {
  const { studentModule } = store.s
  const [row] = await tx.select({ on: studentModule.switchedOnAt, off: studentModule.switchedOffAt }).from(studentModule).where(eq(studentModule.rbd, who.rbd))
  if (!row?.on || row.off) return false
  await tx.update(studentModule).set({ switchedOffAt: store.clock.now() }).where(eq(studentModule.rbd, who.rbd))
  await recordIn(store, tx, { event: 'students.switched-off', rbd: who.rbd, personId: who.by, requestId: who.requestId ?? null })
  return true
})

/** The team lets its advisor see counts by course, or takes that back. Nothing where the module was never filled in. */
export const shareCourses = (store: Store, share: Who & { shares: boolean }): Promise<void> => store.tx(async tx => {
  const { studentModule } = store.s
  const rows = await tx.update(studentModule).set({ sharesCourses: share.shares }).where(eq(studentModule.rbd, share.rbd)).returning({ rbd: studentModule.rbd })
  if (rows.length > 0) await recordIn(store, tx, { event: 'students.courses-shared', rbd: share.rbd, personId: share.by, requestId: share.requestId ?? null, detail: { shares: share.shares } })
})

/** Schools whose settings somebody has filled in, by RBD. */
export const listStudentModules = async (store: Store): Promise<{ rbd: number; isOn: boolean }[]> => {
  const { studentModule: t } = store.s
  const rows = await store.read.select({ rbd: t.rbd, on: t.switchedOnAt, off: t.switchedOffAt }).from(t)
  return rows.map(r => ({ rbd: r.rbd, isOn: r.on !== null && r.off === null })).sort((a, b) => a.rbd - b.rbd)
}
