/** Official dropout of the communes and regions a territory lies in, and of the country: for reference, and never a school's (reference: ministry files). */
import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { DropoutSeries } from '../indicators/official-dropout.ts'
import { getRegionsOf } from '../indicators/school-months.ts'
import type { Store } from '../store.ts'
import { listSchoolFacts } from '../territory.ts'

export type DropoutOfTerritory = {
  country: DropoutSeries
  /** By name. */
  regions: DropoutSeries[]
  communes: DropoutSeries[]
  /** Communes of the territory that are not listed, for there are too many. */
  leftOut: number
  fileName: string
  importedAt: Date
}

const mostCommunes = 12

/** `rbds`: the schools of the territory. Null when no workbook is imported. Both sexes, out of youth and adult system alike. */
export const getDropoutOfTerritory = async (store: Store, rbds: readonly number[], year: number): Promise<DropoutOfTerritory | null> => {
  const { officialDropout: d, currentImport, generation } = store.s
  const facts = [...(await listSchoolFacts(store, rbds.length > 2_000 ? 'all' : rbds, year)).values()]
  const mine = new Set(rbds)
  const communes = [...new Set(facts.flatMap(f => (mine.has(f.rbd) ? [f.communeCode] : [])))]
  const listed = communes.length <= mostCommunes ? communes : []
  const regions = [...new Set((await getRegionsOf(store, rbds.slice(0, 5_000))).values())]
  const at = (level: 'commune' | 'region', codes: readonly number[]) => (codes.length > 0 ? and(eq(d.level, level), inArray(d.code, [...codes])) : undefined)
  const rows = await store.read.select({
    level: d.level, code: d.code, label: d.label, year: d.year, dropouts: d.dropouts, theoreticalEnrolment: d.theoreticalEnrolment, fileName: generation.fileName, importedAt: generation.publishedAt,
  }).from(d)
    .innerJoin(currentImport, and(eq(currentImport.kind, 'dropout'), eq(currentImport.generationId, d.generationId)))
    .innerJoin(generation, eq(generation.id, d.generationId))
    .where(and(eq(d.sex, 'all'), eq(d.scope, 'global'), isNotNull(generation.publishedAt), or(eq(d.level, 'country'), at('region', regions), at('commune', listed))))
    .orderBy(d.year)
  const seriesOf = (level: 'country' | 'region' | 'commune'): DropoutSeries[] => {
    const codes = new Map<number | null, typeof rows>()
    for (const r of rows) if (r.level === level) codes.set(r.code, [...(codes.get(r.code) ?? []), r])
    return [...codes.values()].map(own => ({
      level, label: own[0]!.label,
      years: own.map(({ year: y, dropouts, theoreticalEnrolment }) => ({ year: y, dropouts, theoreticalEnrolment, ratePercent: theoreticalEnrolment === 0 ? null : (100 * dropouts) / theoreticalEnrolment })),
    })).sort((a, b) => (a.label < b.label ? -1 : 1))
  }
  const [country] = seriesOf('country')
  return country ? { country, regions: seriesOf('region'), communes: seriesOf('commune'), leftOut: communes.length - listed.length, fileName: rows[0]!.fileName, importedAt: rows[0]!.importedAt! } : null
}
