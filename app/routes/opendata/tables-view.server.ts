/** The tables a person may take, with the years each has, and the choices of the form. */
import type { RouterContextProvider } from 'react-router'
import { tables } from '../../../cycles/opendata/tables.ts'
import { wantedOf } from '../../../db/export/open-table.ts'
import { actionOf, listYearsOf } from '../../../db/export/rows.ts'
import { countExportsLeft } from '../../../db/opendata/daily-exports.ts'
import { listSchoolFacts, listSchoolsIn, listSlepOfSchools } from '../../../db/territory.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { countrySees } from './country-sees.server.ts'

export const tablesFor = async (context: Readonly<RouterContextProvider>) => {
  const { store, locale } = factsOf(context)
  const [today, timeZone] = [todayOf(context), timeZoneOf(context)]
  const f = formatter(locale, timeZone)
  const found = []
  for (const t of Object.values(tables)) {
    const scope = scopeOf(context, actionOf[t.name])
    // A service's own counts of needs are not the country's to take.
    if (t.rules === 'counts' && scope.sleps.length === 0) continue
    const years = await listYearsOf(store, t.name, await wantedOf(store, { scope, today, timeZone }))
    found.push({ slug: t.slug, title: t.title[locale], years, hint: `${t.about[locale]} ${years.length > 0 ? m.opendata_years({ years: f.years([...years].reverse()) }) : m.opendata_no_years()}` })
  }
  const scope = scopeOf(context, 'figures.ofTerritory')
  const rbds = await listSchoolsIn(store, scope, today)
  const facts = [...(await listSchoolFacts(store, rbds, Number(today.slice(0, 4)))).values()]
  const communes = [...new Map(facts.map(s => [s.communeCode, s.communeName]))].map(([code, name]) => ({ value: String(code), label: name })).sort((a, b) => f.compare(a.label, b.label))
  const codes = scope.country || scope.sleps.length > 1 ? new Set((await listSlepOfSchools(store, rbds, Number(today.slice(0, 4)))).values()) : new Set<number>()
  const sleps = (await store.read.select().from(store.s.slep)).filter(s => codes.has(s.code)).map(s => ({ value: String(s.code), label: s.name })).sort((a, b) => f.compare(a.label, b.label))
  const left = await countExportsLeft(store, requireSignedIn(context).id, today)
  return {
    tables: found.map(({ slug, title, hint }) => ({ value: slug, label: title, hint })),
    years: [...new Set(found.flatMap(t => t.years))].sort((a, b) => b - a).map(String),
    communes, sleps, left: m.opendata_left({ left: f.integer(left) }),
    outside: await countrySees(context),
  }
}
