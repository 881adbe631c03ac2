/**
 * Columns under other names. Somebody said once which column of a source is which of ours; a source is its header, and the next file
 * with the same one is read by itself.
 */
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { recordIn } from '../audit.ts'
import type { Store } from '../store.ts'
import { requiredColumns } from './kinds.ts'
import type { ImportKind } from './report.ts'

/** Our column -> the file's, as folded names. */
export type ColumnMapping = { kind: ImportKind; columns: Record<string, string> }

export const headerHashOf = (columns: readonly string[]): string => createHash('sha256').update(JSON.stringify(columns)).digest('hex')

export const getColumnMapping = async (store: Store, columns: readonly string[]): Promise<ColumnMapping | null> => {
  const { columnMapping: t } = store.s
  const [row] = await store.read.select({ kind: t.kind, columns: t.columns }).from(t).where(eq(t.headerHash, headerHashOf(columns)))
  return row ?? null
}

/** The header with the names the mapping gives it. A name that two columns would then have stays with the one that was said. */
export const renamed = (columns: readonly string[], mapping: ColumnMapping | null): string[] => {
  if (!mapping) return [...columns]
  const ours = new Map(Object.entries(mapping.columns).map(([our, theirs]) => [theirs, our]))
  const given = new Set(Object.keys(mapping.columns))
  return columns.map(c => ours.get(c) ?? (given.has(c) ? '' : c))
}

/**
 * Whether the cells of a first line are a header that may be shown to people, and not a first student: no cell holds a run of digits
 * as an identifier or a day does, an address or a mail. Years may stand inside names (`TOTAL_MATRICULA_2015`).
 */
export const isShowableHeader = (columns: readonly string[]): boolean =>
  columns.some(c => c !== '') && columns.every(c => c.length <= 60 && !/\d{5,}|@|^\d|\d[.-]\d/.test(c))

/** Which of our columns a mapping must name, and those it may. */
export const mappableColumns = (kind: ImportKind): readonly string[] => requiredColumns[kind]

export type MappingRefusal = { column: string; reason: 'not-chosen' | 'not-in-file' | 'chosen-twice' }

/** Keeps what was said about this header, in place of what was said before. Refused where a needed column has none or shares one. */
export const saveColumnMapping = async (
  store: Store, header: readonly string[], mapping: ColumnMapping, by: { personId: string | null; requestId?: string | null },
): Promise<{ ok: true } | { ok: false; problems: MappingRefusal[] }> => {
  const problems: MappingRefusal[] = []
  const taken = new Set<string>()
  for (const column of mappableColumns(mapping.kind)) {
    const theirs = mapping.columns[column]
    if (!theirs) problems.push({ column, reason: 'not-chosen' })
    else if (!header.includes(theirs)) problems.push({ column, reason: 'not-in-file' })
    else if (taken.has(theirs)) problems.push({ column, reason: 'chosen-twice' })
    else taken.add(theirs)
  }
  if (problems.length > 0) return { ok: false, problems }
  const said = { kind: mapping.kind, columns: mapping.columns, madeBy: by.personId, madeAt: store.clock.now() }
  const { columnMapping: t } = store.s
  await store.tx(async tx => {
    await tx.insert(t).values({ headerHash: headerHashOf(header), ...said }).onConflictDoUpdate({ target: t.headerHash, set: said })
    await recordIn(store, tx, { event: 'import.columns-named', personId: by.personId, requestId: by.requestId ?? null, detail: { kind: mapping.kind, columns: Object.keys(mapping.columns).length } })
  })
  return { ok: true }
}
