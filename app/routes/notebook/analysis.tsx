/** The same months read in another way, by whoever wants to: nothing is kept, and what the team sees stays. The whole reading is in the address. */
import { Form, Link } from 'react-router'
import type { Route } from './+types/analysis'
import { monthKey } from '../../../cycles/calendar/days.ts'
import { getCycleSignal, monthsBefore } from '../../../db/indicators/cycle-signal.ts'
import { Actions, Button, CheckField, SelectField } from '../../components/form.tsx'
import { analysisPath, cyclePath, signalPath } from '../../components/notebook/paths.ts'
import { EmptyState, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { describeAnalysis, rulesToRead } from '../../components/verdicts/describe-analysis.ts'
import { describeSignal } from '../../components/verdicts/describe-signal.ts'
import { FoldedTable } from '../../components/verdicts/reading.tsx'
import { VerdictChart } from '../../components/verdicts/verdict-chart.tsx'
import { Verdict } from '../../components/verdicts/verdict.tsx'
import { m } from '../../messages/compiled/messages.js'
import { loadCyclePage } from './cycle-page.server.ts'
import { cycleToRead } from './signal.server.ts'
import css from '../../components/verdicts/verdicts.module.css'

const beforeOptions = [8, 12, monthsBefore, 30, 40] as const

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const loaded = await loadCyclePage(context, params, 'implementation')
  const { frame, visit } = loaded
  const { store, rbd, today, f } = visit
  const asked = new URL(request.url).searchParams
  const before = beforeOptions.find(n => String(n) === asked.get('antes')) ?? monthsBefore
  const rules = rulesToRead.find(r => r === asked.get('reglas')) ?? 'cuaderno'
  const leftOut = new Set(asked.getAll('fuera').filter(x => /^\d{4}-\d{2}$/.test(x)).slice(0, 60))
  const { which, isOver } = await cycleToRead(loaded)
  const asEverybody = await getCycleSignal(store, rbd, which, today)
  const ours = describeSignal(asEverybody, { nextFrom: which.nextFrom, isOver, told: [] }, f)
  const signal = before === monthsBefore && leftOut.size === 0 ? asEverybody : await getCycleSignal(store, rbd, which, today, { monthsBefore: before, leftOut })
  const read = signal.kind === 'read' ? describeAnalysis(signal, { rules, leftOut, isOver }, f) : null
  const oursSays = ours.kind === 'read' ? ours.verdict.headline : ours.headline
  const begin = which.implementationFrom?.slice(0, 7)
  return {
    title: m.notebook_tab_title({ page: m.analysis_title(), cycle: frame.title }), rbd: frame.rbd, cycleId: frame.cycleId, cycle: frame.title,
    crumb: m.notebook_crumb({ school: frame.schoolName, year: String(frame.year), number: frame.number }), read, none: ours.kind === 'none' ? { title: ours.headline, text: ours.text } : null,
    ours: m.analysis_ours({ headline: oursSays }), agreement: rules !== 'cuaderno' || !read ? null : read.verdict.headline === oursSays ? m.analysis_same() : m.analysis_differs(),
    rules, before: String(before),
    beforeOptions: beforeOptions.map(n => ({ value: String(n), label: (n === monthsBefore ? m.analysis_before_default : m.analysis_before_option)({ n: f.integer(n) }) })),
    rulesOptions: [{ value: 'cuaderno', label: m.analysis_rules_m() }, { value: 'rachas', label: m.analysis_rules_runs() }, { value: 'puntos', label: m.analysis_rules_dots() }],
    months: signal.kind === 'read' ? signal.months.filter(s => monthKey(s.month) !== begin).map(s => ({ value: monthKey(s.month), label: f.asHeading(f.monthLong(s.month)), isOut: leftOut.has(monthKey(s.month)) })).reverse() : [],
    isOpen: leftOut.size > 0,
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? m.analysis_title() }]

const AnalysisPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.analysis_title()} readers={m.analysis_readers()} crumb={<><Link to={cyclePath(d.rbd, d.cycleId)}>{d.crumb}: {d.cycle}</Link> · <Link to={signalPath(d.rbd, d.cycleId)}>{m.signal_title()}</Link></>} />
    {d.none ? <EmptyState title={d.none.title}><p>{d.none.text}</p></EmptyState> : (
      <div className={css.parts}>
        <div className="no-print">
          <Sheet labelledBy="como">
            <h2 id="como">{m.analysis_form()}</h2>
            <Form method="get" preventScrollReset>
              <SelectField name="reglas" label={m.analysis_rules()} options={d.rulesOptions} defaultValue={d.rules} width="full" />
              <SelectField name="antes" label={m.analysis_before()} options={d.beforeOptions} defaultValue={d.before} />
              <details open={d.isOpen}>
                <summary>{m.analysis_left_out()}</summary>
                <p>{m.analysis_left_out_hint()}</p>
                <div className={css.leftOut}>{d.months.map(x => <CheckField key={x.value} name="fuera" value={x.value} label={x.label} defaultChecked={x.isOut} />)}</div>
              </details>
              <Actions><Button tone="primary">{m.analysis_read()}</Button><Link className={css.way} to={analysisPath(d.rbd, d.cycleId)}>{m.analysis_back_to_ours()}</Link></Actions>
            </Form>
          </Sheet>
        </div>
        <Sheet labelledBy="respuesta">
          <h2 id="respuesta">{d.rulesOptions.find(o => o.value === d.rules)?.label}</h2>
          <Notice>{[d.ours, d.agreement].filter(Boolean).join(' ')}</Notice>
          {d.read ? (
            <div className={css.parts}>
              <Verdict view={d.read.verdict} />
              {d.read.sentences.map(s => <p key={s}>{s}</p>)}
              <div className={css.pair}>
                <FoldedTable table={d.read.table} />
                {d.read.chart ? <VerdictChart chart={d.read.chart} /> : null}
              </div>
            </div>
          ) : <p>{m.analysis_none_left()}</p>}
          <PrintButton tone="quiet">{m.risk_print()}</PrintButton>
        </Sheet>
      </div>
    )}
  </>
)
export default AnalysisPage
