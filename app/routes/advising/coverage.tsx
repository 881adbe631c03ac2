/** Coverage of a service of advisors: waits, open questions, schools without contact or without an advisor. About the service, not about persons. */
import type { Route } from './+types/coverage'
import { fewestWaits, waitsLastDays, type Wait } from '../../../cycles/advising/coverage.ts'
import { getCoverage } from '../../../db/advising/coverage.ts'
import { listSchoolFacts } from '../../../db/territory.ts'
import { EmptyState, PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter, type Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import css from '../../components/advising/advising.module.css'

const daysWords = (n: number, f: Formatter) => (n === 0 ? m.desk_coverage_same_day() : Number.isInteger(n) ? m.desk_coverage_days({ n }) : m.desk_coverage_half_days({ n: f.number(n, 1) }))

const waitRow = (key: string, what: string, wait: Wait, f: Formatter) => {
  const few = m.desk_coverage_few({ n: fewestWaits })
  return { key, what, n: wait.told ? f.integer(wait.n) : few, median: wait.told ? daysWords(wait.told.median, f) : '·', longest: wait.told ? daysWords(wait.told.longest, f) : '·' }
}

export const loader = async ({ context }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const today = todayOf(context)
  const c = await getCoverage(store, scopeOf(context, 'advising.coverage'), today)
  const facts = await listSchoolFacts(store, [...c.withoutContact.map(s => s.rbd), ...c.withoutAdvisor], Number(today.slice(0, 4)))
  const nameOf = (rbd: number) => facts.get(rbd)?.name ?? `RBD ${rbd}`
  const byName = <T extends { name: string }>(list: T[]) => list.sort((a, b) => f.compare(a.name, b.name))
  return {
    isEmpty: c.schools === 0, days: waitsLastDays,
    waits: [waitRow('asked', m.desk_coverage_asked(), c.waits.asked, f), waitRow('ready', m.desk_coverage_ready(), c.waits.ready, f), waitRow('answered', m.desk_coverage_answered(), c.waits.answered, f)],
    open: c.open.longest === null ? m.desk_coverage_open_none() : m.desk_coverage_open_some({ n: c.open.requests, wait: daysWords(c.open.longest, f) }),
    contact: byName(c.withoutContact.map(s => ({ rbd: s.rbd, name: nameOf(s.rbd), about: s.never ? m.desk_coverage_never() : m.desk_coverage_since({ day: f.day(s.since) }) }))),
    without: byName(c.withoutAdvisor.map(rbd => ({ rbd, name: nameOf(rbd), about: '' }))),
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.desk_coverage_title() }]

const Schools = ({ schools, none }: { schools: { rbd: number; name: string; about: string }[]; none: string }) => schools.length === 0 ? <p>{none}</p>
  : <ul className={css.plainList}>{schools.map(s => <li key={s.rbd}><span>{s.name}</span>{s.about ? <span className={css.soft}>{s.about}</span> : null}</li>)}</ul>

const Coverage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.desk_coverage_title()} readers={m.desk_coverage_readers()} />
    {d.isEmpty ? <EmptyState title={m.desk_coverage_nothing()}>{null}</EmptyState> : (
      <>
        <Sheet labelledBy="abiertas">
          <h2 id="abiertas">{m.desk_coverage_open()}</h2>
          <p className={css.finding}>{d.open}</p>
          <h2 id="esperas">{m.desk_coverage_waits()}</h2>
          <p className={css.soft}>{m.desk_coverage_waits_intro({ days: d.days })}</p>
          <Table columns={[
            { key: 'what', label: m.desk_coverage_col_what() }, { key: 'n', label: m.desk_coverage_col_n(), number: true },
            { key: 'median', label: m.desk_coverage_col_median(), number: true }, { key: 'longest', label: m.desk_coverage_col_longest(), number: true },
          ]} rows={d.waits.map(({ key, ...cells }) => ({ key, cells }))} />
        </Sheet>
        <Sheet labelledBy="contacto">
          <h2 id="contacto">{m.desk_coverage_contact()}</h2>
          <p className={css.soft}>{m.desk_coverage_contact_text()}</p>
          <Schools schools={d.contact} none={m.desk_coverage_contact_none()} />
        </Sheet>
        <Sheet labelledBy="sin-asesoria">
          <h2 id="sin-asesoria">{m.desk_coverage_without()}</h2>
          {d.without.length > 0 ? <p className={css.soft}>{m.desk_coverage_without_text()}</p> : null}
          <Schools schools={d.without} none={m.desk_coverage_without_none()} />
        </Sheet>
      </>
    )}
  </>
)
export default Coverage
