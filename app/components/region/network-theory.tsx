/** Capacities, strategies, results: the network's theory of action from left to right, each box with what the record shows of it. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Sheet } from '../page.tsx'
import type { Evidence, TheoryPageView } from './describe-theory.ts'
import css from './theory.module.css'

const Box = ({ of: e }: { of: Evidence }) => (
  <section className={css.box} aria-labelledby={`eslabon-${e.key}`}>
    <h3 id={`eslabon-${e.key}`}>{e.title}</h3>
    <ul>{e.facts.map(t => <li key={t}>{t}</li>)}</ul>
    {e.link ? <p className="no-print"><Link className={css.way} to={e.link.href}>{e.link.label}</Link></p> : null}
  </section>
)
const Column = ({ id, title, items }: { id: string; title: string; items: readonly Evidence[] }) => (
  <section className={css.column} aria-labelledby={id}>
    <h2 className={css.columnTitle} id={id}>{title}</h2>
    {items.map(e => <Box key={e.key} of={e} />)}
  </section>
)
const Then = () => <svg className={css.then} viewBox="0 0 40 24" aria-hidden="true" focusable="false"><path d="M2 12 H34 M26 4 L36 12 L26 20" /></svg>

export const NetworkTheories = ({ view: v }: { view: TheoryPageView }) => (
  <Sheet labelledBy="teoria-de-la-red">
    <h2 id="teoria-de-la-red">{m.region_theory_networks()}</h2>
    {v.networks.length === 0 ? <p>{m.region_theory_no_network()}</p> : v.networks.map(n => (
      <section key={n.key} className={css.network} aria-labelledby={`red-${n.key}`}>
        <h3 id={`red-${n.key}`}>{n.name}</h3>
        <p className={css.note}>{n.schools}</p>
        {n.lines.length === 0 ? <p className={css.note}>{m.region_theory_none_written()}</p> : n.lines.map(l => <p key={l.key} className={css.line}><span className={css.connective}>{l.connective}</span> {l.text}</p>)}
      </section>
    ))}
  </Sheet>
)

export const TheoryWithEvidence = ({ view: v }: { view: TheoryPageView }) => (
  <div className={css.flow}>
    <Column id="capacidades" title={m.region_theory_capacities()} items={v.capacities} />
    <Then />
    <Column id="estrategias" title={m.region_theory_strategies_column()} items={v.strategies} />
    <Then />
    <Column id="resultados" title={m.region_theory_results()} items={v.results} />
  </div>
)
