/** Opens a table that leaves: what was asked for is read, the download recorded, and only then is the first row read. */
import { randomBytes } from 'node:crypto'
import type { Policy } from '../../cycles/disclosure/disclose.ts'
import type { BandScheme } from '../../cycles/indicators/attendance.ts'
import { tables, type TableName } from '../../cycles/opendata/tables.ts'
import { record, type AuditEvent } from '../audit.ts'
import { getBandScheme } from '../installation.ts'
import { getRegionPolicy } from '../region/policy.ts'
import type { Store } from '../store.ts'
import type { ExportedTable } from './formats.ts'
import { rowsOf, type Disclosure, type Wanted } from './rows.ts'

/** Who exports, for the record; the command line has no person. */
export type ExportedBy = { personId: string | null; requestId: string | null; via: 'cli' | 'web' }

/** What leaves always goes by the rules across schools, whatever a page inside a service may show. */
export const policyOfWhatLeaves = (store: Store): Promise<Policy> => getRegionPolicy(store, 'leaves')

export type Asked = Omit<Wanted, 'policy' | 'scheme' | 'disclosure' | 'timeZone'> & { disclosure?: Disclosure; timeZone?: string; scheme?: BandScheme }

/** What is asked for, with the rules it leaves by. */
export const wantedOf = async (store: Store, asked: Asked): Promise<Wanted> => ({
  ...asked, timeZone: asked.timeZone ?? 'America/Santiago', disclosure: asked.disclosure ?? 'region', scheme: asked.scheme ?? await getBandScheme(store), policy: await policyOfWhatLeaves(store),
})

const eventOf: Record<TableName, AuditEvent> = {
  'attendance-months': 'export.indicators', 'yearly-figures': 'export.yearly', cycles: 'export.cycles', 'need-counts': 'export.needs', 'official-dropout': 'export.dropout',
}

/** Eight signs that name one file: in its name and in the record, so that a file that turns up somewhere says whose it was. */
export const newExportId = (): string => randomBytes(5).toString('base64url').replace(/[-_]/g, 'x')

export const openTable = async (store: Store, name: TableName, asked: Asked, by: ExportedBy & { format: string }): Promise<ExportedTable> => {
  const table = tables[name]
  const wanted = await wantedOf(store, asked)
  const exportId = newExportId()
  await record(store, {
    event: eventOf[name], personId: by.personId, requestId: by.requestId,
    detail: { export: exportId, via: by.via, format: by.format, disclosure: wanted.disclosure, fromYear: asked.fromYear ?? null, toYear: asked.toYear ?? null, month: asked.month ?? null, slep: asked.slep ?? null, commune: asked.commune ?? null },
  })
  return { table, exportId, rows: rowsOf(store, name, table.key, wanted) }
}
