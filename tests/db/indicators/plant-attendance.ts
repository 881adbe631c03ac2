/** Small generations of attendance for tests: what an import would have left, published. */
import { bandOf, daysOf, mineducBands, type Band, type Pair } from '../../../cycles/indicators/attendance.ts'
import type { TeachingGroup } from '../../../cycles/indicators/teaching.ts'
import { castId } from '../../../db/seed/cast.ts'
import { insertRows } from '../../../db/dialect.ts'
import type { Store } from '../../../db/store.ts'

export type PlantedMonth = { rbd: number; year: number; month: number; pairs: Pair[]; teaching?: TeachingGroup; course?: string }

let generations = 100

/** Publishes the months as one generation, which takes over what earlier ones said of the same months. Returns its id. */
export const plantAttendance = async (store: Store, months: PlantedMonth[], options: { published?: boolean; fileName?: string } = {}): Promise<string> => {
  const { generation, attendance, currentImport: c } = store.s
  const id = castId('generation', ++generations)
  const at = store.clock.now()
  await store.tx(async tx => {
    await tx.insert(generation).values({
      id, kind: 'attendance', state: options.published === false ? 'building' : 'published', fileName: options.fileName ?? 'asistencia.csv',
      fileSha256: id.padEnd(64, '0'), fileBytes: 1000, importedBy: null, startedAt: at, publishedAt: options.published === false ? null : at,
    })
    await insertRows(tx, attendance, months.map(({ rbd, year, month, pairs, teaching = 'young', course = '' }) =>
      ({ generationId: id, rbd, year, month, teaching, course, ...daysOf(pairs), pairs })))
    if (options.published === false) return
    const keys = new Map(months.map(m => [`${m.rbd} ${m.year} ${m.month}`, m]))
    for (const { rbd, year, month } of keys.values()) {
      await tx.insert(c).values({ kind: 'attendance', rbd, year, month, generationId: id })
        .onConflictDoUpdate({ target: [c.kind, c.rbd, c.year, c.month], set: { generationId: id } })
    }
  })
  return id
}

/** Days of 20 that put a student in a band under the Ministry's rule. */
const daysIn: Record<Band, number> = { critical: 5, severe: 14, repeated: 17, normal: 18, outstanding: 20 }

/** A month of students by band: [critical, severe, repeated, normal, outstanding]. */
export const inBands = (counts: readonly [number, number, number, number, number]): Pair[] =>
  (['critical', 'severe', 'repeated', 'normal', 'outstanding'] as const).flatMap((band, i): Pair[] => {
    if (bandOf(daysIn[band], 20, mineducBands) !== band) throw new Error(band)
    return counts[i]! > 0 ? [[daysIn[band], 20, counts[i]!]] : []
  })

/** A month in which `students` each attended `days` of 20. */
export const allAttend = (students: number, days: number): Pair[] => [[days, 20, students]]
