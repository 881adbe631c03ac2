/** What would be seen of a service from outside: its own rows under the rules of what leaves, the very ones a file would hold. */
import type { RouterContextProvider } from 'react-router'
import { scopeOfKey } from '../../../cycles/opendata/keys.ts'
import { tables, type Row, type TableName, type Value } from '../../../cycles/opendata/tables.ts'
import { wantedOf } from '../../../db/export/open-table.ts'
import { actionOf, listYearsOf, rowsOf } from '../../../db/export/rows.ts'
import type { SeenTableView } from '../../components/opendata/seen-table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, timeZoneOf, todayOf } from '../../request.server.ts'

const seenTables: readonly TableName[] = ['attendance-months', 'yearly-figures', 'cycles']

export const seenFromOutside = async (context: Readonly<RouterContextProvider>, slepCode: number): Promise<SeenTableView[]> => {
  const { store, locale } = factsOf(context)
  const [today, timeZone] = [todayOf(context), timeZoneOf(context)]
  const f = formatter(locale, timeZone)
  const said = (value: Value, isYear: boolean) => (value === null ? m.opendata_outside_empty() : typeof value !== 'number' || isYear ? String(value) : Number.isInteger(value) ? f.integer(value) : f.number(value, 1))
  const out: SeenTableView[] = []
  for (const name of seenTables) {
    const t = tables[name]
    const wanted = await wantedOf(store, { scope: scopeOfKey({ slepCode, tables: [name] }, actionOf[name], today), today, timeZone })
    const years = await listYearsOf(store, name, wanted)
    let example: Row | null = null
    // A row with figures in it, of the newest year that has them (results come a year late); where every one of them is hidden, the first.
    const from = years[name === 'yearly-figures' ? Math.min(1, years.length - 1) : 0]
    let read = 0
    for await (const row of rowsOf(store, name, t.key, { ...wanted, ...(from ? { fromYear: from } : {}) })) {
      example ??= row
      if (name === 'cycles' || row.attendance_percent !== null || read++ > 200) { example = row; break }
    }
    out.push({
      slug: t.slug, title: t.title[locale], about: t.about[locale], years: years.length > 0 ? m.opendata_years({ years: f.years([...years].reverse()) }) : m.opendata_no_years(),
      example: example && t.columns.map(c => ({ name: c.name, value: said(example[c.name] ?? null, ['year', 'rbd', 'slep_code', 'commune_code', 'month'].includes(c.name)) })),
    })
  }
  return out
}
