/** Small lists and class books of students for tests, published as an import would have left them. Codes are invented. */
import { insertRows } from '../../../db/dialect.ts'
import { castId } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'

export type PlantedStudent = {
  code: string
  course: string
  listNumber?: number
  /** Days attended and due by month. */
  months: Record<number, [number, number]>
  blocked?: boolean
  leftOn?: string
}

let made = 500

/** The student's id in every test: made of its school and code. */
export const studentId = (rbd: number, code: string) => `57000000-0000-7000-8000-${String(rbd).padStart(7, '0')}${[...code].reduce((n, c) => (n * 36 + parseInt(c, 36)) % 100_000, 0).toString().padStart(5, '0')}`

export const switchOn = async (store: Store, rbd: number, by: string, sharesCourses = false) => {
  const at = store.clock.now()
  const { studentModule } = store.s
  await store.tx(tx => tx.insert(studentModule).values({
    rbd, legalBasis: 'public-function', legalBasisText: 'Ley 21.040', responsible: 'Rosa Huenchul', dataContact: 'datos@costaclara.example', keptYears: 1,
    sharesCourses, updatedBy: by, updatedAt: at, switchedOnAt: at, switchedOnBy: by, switchedOffAt: null,
  }).onConflictDoUpdate({ target: studentModule.rbd, set: { sharesCourses } }))
}

/** Publishes a list of the year and its days. Students planted before keep their id and code. `published: false` leaves it unseen. */
export const plantStudents = async (store: Store, rbd: number, students: readonly PlantedStudent[], { year = 2026, published = true } = {}) => {
  const at = store.clock.now()
  const { s } = store
  const roster = castId('generation', ++made)
  const months = [...new Set(students.flatMap(x => Object.keys(x.months).map(Number)))]
  const days = castId('generation', ++made)
  const generation = (id: string, kind: 'roster' | 'student-days') => ({
    id, kind, state: published ? 'published' as const : 'building' as const, fileName: 'libro.csv', fileSha256: id.padEnd(64, '0'), fileBytes: 10, importedBy: null, startedAt: at, publishedAt: published ? at : null,
  })
  await store.tx(async tx => {
    await tx.insert(s.generation).values([generation(roster, 'roster'), generation(days, 'student-days')])
    for (const x of students) {
      await tx.insert(s.student).values({ id: studentId(rbd, x.code), rbd, code: x.code, pseudonym: null, keyVersion: null, createdAt: at, blockedAt: x.blocked ? at : null, erasedAt: null }).onConflictDoNothing()
    }
    await insertRows(tx, s.studentCourse, students.map(x => ({ generationId: roster, rbd, year, studentId: studentId(rbd, x.code), course: x.course, listNumber: x.listNumber ?? null, joinedOn: null, leftOn: x.leftOn ?? null })))
    await insertRows(tx, s.studentMonth, students.flatMap(x => Object.entries(x.months).map(([month, [daysAttended, daysDue]]) =>
      ({ generationId: days, rbd, year, month: Number(month), studentId: studentId(rbd, x.code), course: x.course, daysAttended, daysDue }))))
    if (!published) return
    for (const key of [{ kind: 'roster' as const, month: 0, generationId: roster }, ...months.map(month => ({ kind: 'student-days' as const, month, generationId: days }))]) {
      await tx.insert(s.currentImport).values({ ...key, rbd, year })
        .onConflictDoUpdate({ target: [s.currentImport.kind, s.currentImport.rbd, s.currentImport.year, s.currentImport.month], set: { generationId: key.generationId } })
    }
  })
  return { roster, days }
}
