/** What the data of a cycle allow to be said: of each thing it expects, of what else a small cycle can know already, and of its school's attendance beside schools like it. */
import { Link } from 'react-router'
import type { Route } from './+types/signal'
import { Actions } from '../../components/form.tsx'
import { analysisPath, cyclePath, pagePath } from '../../components/notebook/paths.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { Predictions } from '../../components/verdicts/predictions.tsx'
import { FoldedTable, Reading } from '../../components/verdicts/reading.tsx'
import { Verdict } from '../../components/verdicts/verdict.tsx'
import { m } from '../../messages/compiled/messages.js'
import { loadCyclePage } from './cycle-page.server.ts'
import { gapOfCycle } from './gap-to-rest.server.ts'
import { predictionsOf } from './predictions.server.ts'
import { hasEnded, knownOf, signalOf } from './signal.server.ts'
import css from '../../components/verdicts/verdicts.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const loaded = await loadCyclePage(context, params, 'implementation')
  const { frame } = loaded
  const { predictions, answeredBy } = await predictionsOf(loaded)
  const known = await knownOf(context, loaded, answeredBy)
  return {
    title: m.notebook_tab_title({ page: m.signal_title(), cycle: frame.title }), rbd: frame.rbd, cycleId: frame.cycleId, viewer: frame.viewer, isOver: hasEnded(loaded),
    crumb: m.notebook_crumb({ school: frame.schoolName, year: String(frame.year), number: frame.number }), cycle: frame.title,
    signal: await signalOf(loaded), predictions, known, gap: await gapOfCycle(context, loaded),
    // A cycle whose predictions no week answers opens with whatever else is known; one with nothing at all, with the way to begin.
    knownFirst: !predictions.some(p => p.kind === 'read') && (known.length > 0 || predictions.length === 0),
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? m.signal_title() }]

const Known = ({ d }: { d: Route.ComponentProps['loaderData'] }) => (
  <Sheet labelledBy="ya">
    <h2 id="ya">{m.signal_known_title()}</h2>
    <p>{d.known.length > 0 ? m.signal_known_what() : d.isOver ? m.signal_known_nothing_over() : m.signal_known_nothing()}</p>
    {d.known.length > 0 ? (
      <ul className={css.known}>{d.known.map(k => <li key={k.label}><h3><Link to={k.to}>{k.label}</Link></h3><p>{k.sentence}</p></li>)}</ul>
    ) : d.viewer === 'team' && !d.isOver ? <p className="no-print"><Link to={`${pagePath(d.rbd, d.cycleId, 'implementation')}#measure`}>{m.signal_known_measure_way()}</Link></p> : null}
  </Sheet>
)

const SignalPage = ({ loaderData: d }: Route.ComponentProps) => {
  const { signal, gap } = d
  return (
    <>
      <PageHead title={m.signal_title()} readers={m.signal_readers()} crumb={<Link to={cyclePath(d.rbd, d.cycleId)}>{d.crumb}: {d.cycle}</Link>} />
      {d.knownFirst ? <Known d={d} /> : null}
      {d.predictions.length > 0 ? <Predictions views={d.predictions} /> : null}
      {!d.knownFirst && d.known.length > 0 ? <Known d={d} /> : null}
      {gap ? (
        <Sheet labelledBy="resto">
          <h2 id="resto">{m.signal_rest_title()}</h2>
          <div className={css.parts}>
            <div>
              <p className={css.explanation}>{gap.sentence}</p>
              <ul className={css.flags}>{gap.remarks.map(s => <li key={s}>{s}</li>)}</ul>
            </div>
            <FoldedTable table={gap.table} />
          </div>
        </Sheet>
      ) : null}
      <Sheet labelledBy="asistencia">
        <h2 id="asistencia">{m.signal_attendance_title()}</h2>
        {signal.kind === 'none' ? <Verdict view={{ sign: 'unknown', headline: signal.headline, explanation: signal.text, next: '', flags: [] }} /> : <Reading view={signal} />}
        <Actions>
          <Link className={css.way} to="/ayuda/senal">{m.signal_help()}</Link>
          {signal.kind === 'read' ? <Link className={css.way} to={analysisPath(d.rbd, d.cycleId)}>{m.analysis_link()}</Link> : null}
          <PrintButton tone="quiet">{m.risk_print()}</PrintButton>
        </Actions>
      </Sheet>
    </>
  )
}
export default SignalPage
