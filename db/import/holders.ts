/**
 * Directorio de Sostenedores (reference: Ministry files, 1.2): a row per holder with up to 136 schools beside it. Kept is whose school each
 * was that year: the service's or the legal person's name. Of a natural person nothing is kept but that it is one, whatever the file holds.
 */
import type { HolderKind } from '../../cycles/indicators/yearly.ts'
import { writeInChunks } from '../generations.ts'
import { highestRbd } from './schools.ts'
import type { Reading, ReadingContext } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { openYearlyFile, writingOptions } from './yearly-file.ts'

const schoolColumn = /^RBD_\d{3}$/
const municipal = ['NUM_RBD_CORP_MUN', 'NUM_RBD_MUN_DAEM'] as const

export const readHolders = async (context: ReadingContext): Promise<Reading> => {
  const { store } = context
  const schoolColumns = context.columns.filter(c => schoolColumn.test(c))
  const file = await openYearlyFile(context, 'holders', ['AGNO', 'P_JURIDICA', 'NOMBRE_SOST', 'ID_SLE', 'NOM_SLE', ...municipal, ...schoolColumns], { needsDirectory: false })
  const rows = new Map<string, { year: number; rbd: number; kind: HolderKind; name: string | null }>()
  let twice = 0
  await file.read(row => {
    const year = row.year()
    const isService = row.count('ID_SLE') === 1
    const person = row.count('P_JURIDICA')
    const kind: HolderKind = isService ? 'service'
      : municipal.some(c => (row.count(c) ?? 0) > 0) ? 'municipal'
        : person === 1 ? 'legal' : person === 0 ? 'natural' : 'unknown'
    // NOM_SLE is cut at 16 characters (`PUERTO CORDILLER`): it serves only where the full name is blank.
    const name = kind === 'natural' || kind === 'unknown' ? null : row.text('NOMBRE_SOST') || (isService ? row.text('NOM_SLE') : '') || null
    const rbds = schoolColumns.map(c => row.count(c) ?? 0).filter(rbd => rbd > 0)
    if (rbds.some(rbd => rbd > highestRbd)) row.refuse('out-of-range', 'RBD')
    for (const rbd of rbds) {
      const key = `${year}-${rbd}`
      if (rows.has(key)) twice++
      else rows.set(key, { year, rbd, kind, name })
    }
  })
  const sorted = [...rows.values()].sort((a, b) => a.rbd - b.rbd || a.year - b.year)
  const unknown = file.hasDirectory ? sorted.filter(r => file.isKnown[r.rbd] === 0).length : 0
  const warnings: ImportWarning[] = [
    ...(twice > 0 ? [{ warning: 'school-of-two-holders', count: twice } as const] : []),
    ...(unknown > 0 ? [{ warning: 'schools-without-directory', count: unknown } as const] : []),
  ]
  const years = [...new Set(sorted.map(r => r.year))]
  return file.reading(years.map(year => ({ year, month: 0, rbd: 0 })), async generationId => {
    await writeInChunks(store, store.s.schoolHolder, sorted.map(row => ({ generationId, ...row })), writingOptions(context, sorted.length))
  }, { schools: sorted.length, warnings, readsAsBefore: () => true })
}
