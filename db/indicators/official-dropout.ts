/**
 * Official dropout around a school, for reference: the country, its region, its commune, its dependency. Never the school's own, which is
 * not published. Read from the workbook that is read today (db/import/dropout.ts).
 */
import { and, eq, isNotNull, or, type SQL } from 'drizzle-orm'
import type { DropoutLevel, DropoutScope, DropoutSex } from '../schema-dropout.ts'
import type { Store } from '../store.ts'

export type DropoutYear = {
  /** The workbook's label: enrolled in this year and not in the next. The press calls the same figure by the next year. */
  year: number
  dropouts: number
  theoreticalEnrolment: number
  /** 100 x dropouts / theoretical enrolment, not rounded; null where nobody was enrolled. */
  ratePercent: number | null
}

export type DropoutSeries = { level: DropoutLevel; label: string; years: DropoutYear[] }

export type OfficialDropout = {
  country: DropoutSeries
  /** Null where the workbook has no row for it, or its name is not known. */
  region: DropoutSeries | null
  commune: DropoutSeries | null
  dependency: DropoutSeries | null
  fileName: string
  importedAt: Date
}

/** COD_DEPE (1-6) of a directory as COD_DEPE2, in which the workbook's dependencies are coded: 1 municipal … 5 SLEP. */
export const groupedDependency = (dependency: number): number => (dependency <= 2 ? 1 : dependency - 1)

export type DropoutPlace = { regionCode: number; communeCode: number; /** COD_DEPE, 1-6. */ dependency: number }

/** Series by year around a place; null when no workbook is imported. `scope` global: out of youth and adult system alike. */
export const getOfficialDropout = async (
  store: Store, place: DropoutPlace, options: { sex?: DropoutSex; scope?: DropoutScope } = {},
): Promise<OfficialDropout | null> => {
  const { officialDropout: d, currentImport, generation } = store.s
  const at = (level: DropoutLevel, code: number): SQL => and(eq(d.level, level), eq(d.code, code))!
  const rows = await store.read.select({
    level: d.level, label: d.label, year: d.year, dropouts: d.dropouts, theoreticalEnrolment: d.theoreticalEnrolment, fileName: generation.fileName, importedAt: generation.publishedAt,
  }).from(d)
    .innerJoin(currentImport, and(eq(currentImport.kind, 'dropout'), eq(currentImport.generationId, d.generationId)))
    .innerJoin(generation, eq(generation.id, d.generationId))
    .where(and(
      eq(d.sex, options.sex ?? 'all'), eq(d.scope, options.scope ?? 'global'), isNotNull(generation.publishedAt),
      or(eq(d.level, 'country'), at('region', place.regionCode), at('commune', place.communeCode), at('dependency', groupedDependency(place.dependency))),
    ))
    .orderBy(d.year)
  const seriesOf = (level: DropoutLevel): DropoutSeries | null => {
    const mine = rows.filter(r => r.level === level)
    return mine.length === 0 ? null : {
      level, label: mine[0]!.label,
      years: mine.map(({ year, dropouts, theoreticalEnrolment }) => ({ year, dropouts, theoreticalEnrolment, ratePercent: theoreticalEnrolment === 0 ? null : (100 * dropouts) / theoreticalEnrolment })),
    }
  }
  const country = seriesOf('country')
  return country && {
    country, region: seriesOf('region'), commune: seriesOf('commune'), dependency: seriesOf('dependency'),
    fileName: rows[0]!.fileName, importedAt: rows[0]!.importedAt!,
  }
}
