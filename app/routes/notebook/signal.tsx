/** What the data of a cycle allow to be said: first what a small cycle can know already, then its school's attendance beside schools like it. */
import { Link } from 'react-router'
import type { Route } from './+types/signal'
import { Actions } from '../../components/form.tsx'
import { cyclePath, pagePath } from '../../components/notebook/paths.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { Table } from '../../components/table.tsx'
import { VerdictChart } from '../../components/verdicts/verdict-chart.tsx'
import { Verdict } from '../../components/verdicts/verdict.tsx'
import { m } from '../../messages/compiled/messages.js'
import { loadCyclePage } from './cycle-page.server.ts'
import { knownOf, signalOf } from './signal.server.ts'
import css from '../../components/verdicts/verdicts.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const loaded = await loadCyclePage(context, params, 'implementation')
  const { frame } = loaded
  return {
    title: m.notebook_tab_title({ page: m.signal_title(), cycle: frame.title }), rbd: frame.rbd, cycleId: frame.cycleId, viewer: frame.viewer,
    crumb: m.notebook_crumb({ school: frame.schoolName, year: String(frame.year), number: frame.number }), cycle: frame.title,
    signal: await signalOf(loaded), known: await knownOf(context, loaded),
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? m.signal_title() }]

const SignalPage = ({ loaderData: d }: Route.ComponentProps) => {
  const { signal } = d
  return (
    <>
      <PageHead title={m.signal_title()} readers={m.signal_readers()} crumb={<Link to={cyclePath(d.rbd, d.cycleId)}>{d.crumb}: {d.cycle}</Link>} />
      <Sheet labelledBy="ya">
        <h2 id="ya">{m.signal_known_title()}</h2>
        <p>{d.known.length > 0 ? m.signal_known_what() : m.signal_known_nothing()}</p>
        {d.known.length > 0 ? (
          <ul className={css.known}>{d.known.map(k => <li key={k.label}><h3><Link to={k.to}>{k.label}</Link></h3><p>{k.sentence}</p></li>)}</ul>
        ) : d.viewer === 'team' ? <p className="no-print"><Link to={`${pagePath(d.rbd, d.cycleId, 'implementation')}#medidas`}>{m.signal_known_measure_way()}</Link></p> : null}
      </Sheet>
      <Sheet labelledBy="asistencia">
        <h2 id="asistencia">{m.signal_attendance_title()}</h2>
        {signal.kind === 'none' ? <Verdict view={{ sign: 'unknown', headline: signal.headline, explanation: signal.text, next: '', flags: [] }} /> : (
          <div className={css.parts}>
            <Verdict view={signal.verdict} remarks={signal.remarks} />
            <div className={css.pair}>
              {signal.chart ? <VerdictChart chart={signal.chart} /> : null}
              <div>
                <Table caption={signal.table.caption} columns={signal.table.columns} rows={signal.table.since} />
                <details><summary>{signal.table.beforeTitle}</summary><Table caption={signal.table.beforeTitle} columns={signal.table.columns} rows={signal.table.before} /></details>
              </div>
            </div>
            <details>
              <summary>{m.signal_how()}</summary>
              <dl className={css.numbers}>{signal.how.numbers.map(n => <div key={n.key}><dt>{n.label}</dt><dd>{n.value}</dd></div>)}</dl>
              {signal.how.sentences.map(s => <p key={s}>{s}</p>)}
            </details>
          </div>
        )}
        <Actions><Link className={css.way} to="/ayuda/senal">{m.signal_help()}</Link><PrintButton tone="quiet">{m.risk_print()}</PrintButton></Actions>
      </Sheet>
    </>
  )
}
export default SignalPage
