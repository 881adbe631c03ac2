/** The calendar of the country and of each territory: the year's frame, and days that hold for all their schools. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/calendar-settings'
import { kindsOfLayer } from '../../../cycles/calendar/entries.ts'
import { holidaysOf } from '../../../cycles/calendar/holidays.ts'
import { enterDays, listEntriesOfLayers, withdrawDays, type EntryOf } from '../../../db/calendar/entries.ts'
import { getCoverage } from '../../../db/coverage.ts'
import { EntryForm } from '../../components/calendar/entry-form.tsx'
import { entryWords, holidayWords, kindName, layerName } from '../../components/calendar/names.ts'
import { calendarSettingsPath } from '../../components/calendar/paths.ts'
import { Button, ErrorSummary } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, requireMayInInstallation, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import { daysWords, monthAsked } from './calendar-view.server.ts'
import { entryFrom } from './entry-problems.server.ts'
import css from '../../components/calendar/calendar.module.css'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  await requireMayInInstallation(context, 'calendar.manage')
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const asked = new URL(request.url).searchParams
  const { year } = monthAsked(asked.has('anio') ? `${asked.get('anio')}-01` : null, todayOf(context))
  const { sleps } = await getCoverage(store)
  const nameOf = new Map((sleps ?? []).map(s => [s.code, s.name]))
  const holidays = holidaysOf(year)
  const done = asked.get('hecho')
  return {
    year: String(year), years: [year - 1, year + 1].filter(y => y >= 2018 && y <= 2030).map(String),
    done: done === 'anotado' ? m.calendar_entered() : done === 'deshecho' ? m.calendar_withdrawn() : null,
    what: m.calendar_admin_what({ year: String(year), n: holidays.length, first: f.dayShort(holidays[0]!.day), last: f.dayShort(holidays.at(-1)!.day) }),
    holidays: holidays.map(h => ({ key: h.day, cells: { days: f.weekday(h.day), what: holidayWords[h.name]() } })),
    layers: [{ value: 'pais', label: m.calendar_form_layer_country() }, ...(sleps ?? []).map(s => ({ value: String(s.code), label: m.calendar_form_layer_slep({ name: s.name }) })).sort((a, b) => f.compare(a.label, b.label))],
    kinds: kindsOfLayer.country.map(k => ({ value: k, label: kindName[k]() })),
    entries: (await listEntriesOfLayers(store, year)).map(e => ({
      id: e.id, cells: { days: daysWords(e, f), what: entryWords(e), layer: e.slepCode === null ? layerName.country() : nameOf.get(e.slepCode) ?? String(e.slepCode), who: `${e.enteredBy}, ${f.dayOf(e.enteredAt)}` },
    })),
  }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  await requireMayInInstallation(context, 'calendar.manage')
  const { store, requestId } = factsOf(context)
  const by = requireSignedIn(context).id
  const form = await request.formData()
  const que = form.get('que')
  if (que === 'deshacer') {
    if (!(await withdrawDays(store, { id: String(form.get('dia')), rbd: null, by, requestId })).ok) throw notFound()
    return redirect(`${calendarSettingsPath}?anio=${encodeURIComponent(String(form.get('anio')).slice(0, 4))}&hecho=deshecho`, 303)
  }
  if (que !== 'anotar') throw notFound()
  const capa = String(form.get('capa'))
  const { sleps } = await getCoverage(store)
  const slep = sleps?.find(s => String(s.code) === capa)
  const of: EntryOf | null = capa === 'pais' ? { layer: 'country' } : slep ? { layer: 'territory', slepCode: slep.code } : null
  const read = entryFrom(form, 'country')
  const problems: Record<string, string> = { ...(of ? {} : { capa: m.calendar_problem_layer() }), ...(read.ok ? {} : read.problems) }
  if (!of || !read.ok) return data({ problems, typed: read.typed as Record<string, string> }, { status: 400 })
  await enterDays(store, { ...of, entry: read.entry, by, requestId })
  return redirect(`${calendarSettingsPath}?anio=${read.entry.fromDay.slice(0, 4)}&hecho=anotado`, 303)
}
export const meta: Route.MetaFunction = () => [{ title: m.calendar_admin_title() }]

const CalendarSettings = ({ loaderData: d, actionData: a }: Route.ComponentProps) => (
  <>
    <PageHead title={m.calendar_admin_title()} readers={m.calendar_admin_readers()} crumb={<Link to="/ajustes/territorio">{m.files_settings_title()}</Link>} />
    {d.done ? <Notice live>{d.done}</Notice> : null}
    <ErrorSummary problems={a?.problems} />
    <div className="stack">
      <Sheet labelledBy="anotado">
        <h2 id="anotado">{m.calendar_entries_title({ year: d.year })}</h2>
        <nav className={`${css.nav} no-print`} aria-label={m.calendar_admin_year()}>{d.years.map(y => <Link key={y} to={`${calendarSettingsPath}?anio=${y}`}>{y}</Link>)}</nav>
        {d.entries.length === 0 ? <p>{m.calendar_entries_none()}</p> : (
          <Table columns={[{ key: 'days', label: m.calendar_col_days() }, { key: 'what', label: m.calendar_col_what() }, { key: 'layer', label: m.calendar_col_layer() }, { key: 'who', label: m.calendar_col_who() }, { key: 'undo', label: '' }]}
            rows={d.entries.map(e => ({ key: e.id, cells: { ...e.cells, undo: <Form method="post"><input type="hidden" name="dia" value={e.id} /><input type="hidden" name="anio" value={d.year} /><Button tone="quiet" name="que" value="deshacer">{m.calendar_undo()}</Button></Form> } }))} />
        )}
      </Sheet>
      <Sheet labelledBy="otros">
        <h2 id="otros">{m.calendar_form_title()}</h2>
        <EntryForm kinds={d.kinds} layers={d.layers} problems={a?.problems ?? {}} typed={a?.typed ?? {}} />
      </Sheet>
      <Sheet labelledBy="feriados">
        <h2 id="feriados">{m.calendar_admin_holidays({ year: d.year })}</h2>
        <p>{d.what}</p>
        <Table columns={[{ key: 'days', label: m.calendar_col_days() }, { key: 'what', label: m.calendar_col_what() }]} rows={d.holidays} />
      </Sheet>
    </div>
  </>
)
export default CalendarSettings
