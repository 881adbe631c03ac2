/** Question 1, as it is read: the theories, school by school; then cycle 1 beside cycle 2. Also part of the printed report. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import { Chain, ChainLegend } from './chain-row.tsx'
import type { ChainGroup, DifferencesView, LevelsBar } from './differences-view.ts'
import css from './region.module.css'

const Group = ({ group }: { group: ChainGroup }) => (
  <section className={css.group} aria-labelledby={`grupo-${group.key}`}>
    <h3 id={`grupo-${group.key}`}>{group.title}</h3>
    <ul className={css.chains}>
      {group.rows.map(row => (
        <li key={row.key} className={css.chainRow}>
          <span className={css.chainName}><Link to={row.href}>{row.school}</Link></span>
          <Chain drawing={row.drawing} />
          <span className={css.chainStep}>{row.step}{' '}{row.note ? <span className={css.note}>{row.note}</span> : null}{row.theories ? <Link className={`${css.chainLink} no-print`} to={row.theories.href}>{row.theories.label}<span className="visually-hidden"> ({row.school})</span></Link> : null}</span>
        </li>
      ))}
    </ul>
  </section>
)

export const TheoriesCarried = ({ view: v, titleId, isReport = false }: { view: DifferencesView; titleId: string; isReport?: boolean }) => (
  <Sheet labelledBy={titleId}>
    <h2 id={titleId}>{m.region_carried_title()}</h2>
    <p className={css.figure}>{v.headline.figure}</p>
    <p className={css.sentence}>{v.headline.text}</p>
    {v.headline.detail.map(d => <p key={d} className={css.note}>{d}</p>)}
    <ChainLegend />
    {v.groups.map(g => <Group key={g.key} group={g} />)}
    {v.pages.length > 0 && !isReport ? (
      <nav className={css.pages} aria-label={m.region_pages_label()}><ul>{v.pages.map(p => <li key={p.href}><Link to={p.href} aria-current={p.isCurrent ? 'page' : undefined}>{p.label}</Link></li>)}</ul></nav>
    ) : null}
  </Sheet>
)

const fill = { school: css.fillSchool, group: css.fillGroup, individual: css.fillIndividual }

const Bars = ({ bars }: { bars: readonly LevelsBar[] }) => (
  <dl className={css.bars}>
    {bars.map(b => (
      <div key={b.key}>
        <dt>{b.label}</dt>
        <dd>
          <svg className={css.bar} viewBox="0 0 240 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">{b.parts.map(p => <rect key={p.key} className={fill[p.key]} x={p.x} y={0} width={p.width} height={14} />)}</svg>
          <span className={css.note}>{b.figures}</span>
        </dd>
      </div>
    ))}
  </dl>
)

export const CyclesBeside = ({ view: v, titleId }: { view: DifferencesView; titleId: string }) => (
  <Sheet labelledBy={titleId}>
    <h2 id={titleId}>{m.region_places_title()}</h2>
    <Table caption={v.places.caption} columns={[{ key: 'what', label: m.region_col_what() }, ...v.places.columns.map(c => ({ key: c.key, label: c.label }))]}
      rows={v.places.rows.map(r => ({ key: r.key, cells: { what: r.what, ...Object.fromEntries(v.places.columns.map(c => [c.key, <span key={c.key} className={r.isFew[c.key] ? css.soft : undefined}>{r.cells[c.key]}</span>])) } }))} />
    {[m.region_too_few_note(), v.places.always].filter(t => t !== '').map(t => <p key={t} className={css.note}>{t}</p>)}
    <h3 className={css.subhead}>{m.region_levels_title()}</h3>
    <p>{m.region_levels_text()}</p>
    <ul className={css.legend}>
      <li><span className={`${css.swatch} ${css.backSchool}`} /> {m.region_level_school()}</li>
      <li><span className={`${css.swatch} ${css.backGroup}`} /> {m.region_level_group()}</li>
      <li><span className={`${css.swatch} ${css.backIndividual}`} /> {m.region_level_individual()}</li>
    </ul>
    <div className={css.placesBars}>
      {v.places.columns.map(c => <div key={c.key}><h4>{c.label}</h4>{c.levels ? <Bars bars={c.levels} /> : <p className={css.soft}>{m.region_too_few()}</p>}</div>)}
    </div>
    <h3 className={css.subhead}>{m.region_scale_title()}</h3>
    <p className={v.scale.isFew ? css.soft : undefined}>{v.scale.sentence}</p>
  </Sheet>
)
