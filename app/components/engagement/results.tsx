/** What students answered: the sentence, the table, then the bars. Bars are SVG attributes; a component reckons nothing. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { ButtonLink } from '../form.tsx'
import { Notice, Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import type { BlockView, ResultsView, SupportView } from './view.ts'
import css from './engagement.module.css'

const momentMark = { start: css.barStart, end: css.barEnd }

const Bars = ({ bars }: { bars: BlockView['bars'] }) => (
  <ul className={css.bars} aria-hidden="true">
    {bars.map(b => (
      <li key={b.key} className={css.bar}>
        {b.label ? <span className={css.barLabel}>{b.label}</span> : <span className={css.barSame} />}
        <svg width="100%" height="18" focusable="false"><rect className={css.barGround} width="100%" height="18" rx="3" /><rect className={momentMark[b.moment]} width={b.width} height="18" rx="3" /></svg>
        <span className={css.barText}>{b.text}</span>
      </li>
    ))}
  </ul>
)

const Readings = ({ of }: { of: BlockView['readings'] }) => of.length > 0 ? (
  <>
    <h4>{m.engagement_col_reading()}</h4>
    <ul className={css.readings}>{of.map(r => <li key={r.key}><strong>{r.dimension}.</strong> {r.says}</li>)}</ul>
  </>
) : null

const Block = ({ block: b }: { block: BlockView }) => (
  <section className={css.block} aria-labelledby={`bloque-${b.key}`}>
    <h3 id={`bloque-${b.key}`}>{b.title}</h3>
    {b.why ? <p className={css.soft}>{b.why}</p> : null}
    {b.sentences.map(s => <p key={s} className={css.says}>{s}</p>)}
    <Table caption={b.table.caption} columns={b.table.columns} rows={b.table.rows} />
    <Readings of={b.readings} />
    <Bars bars={b.bars} />
    {b.items ? <details className={css.more}><summary>{m.engagement_by_item()}</summary><Table caption={m.engagement_table_caption()} columns={b.items.columns} rows={b.items.rows} /></details> : null}
  </section>
)

const Support = ({ view: v }: { view: SupportView }) => (
  <section className={css.block} aria-labelledby="acompanar">
    <h3 id="acompanar">{m.engagement_support_title()}</h3>
    <p className={css.soft}>{m.engagement_support_whole()}</p>
    {v.sentences.map(s => <p key={s} className={css.says}>{s}</p>)}
    <Table caption={v.table.caption} columns={v.table.columns} rows={v.table.rows} />
    <Readings of={v.readings} />
    <Bars bars={v.bars} />
    <h4>{m.engagement_needs_title()}</h4>
    {v.needs ? (
      <>
        {v.needs.sentences.map(s => <p key={s} className={css.says}>{s}</p>)}
        <Table caption={v.needs.table.caption} columns={v.needs.table.columns} rows={v.needs.table.rows} />
        <Bars bars={v.needs.bars} />
        <p className={css.soft}>{m.engagement_needs_note()}</p>
        <p>{m.engagement_needs_question()}</p>
      </>
    ) : null}
    {v.unread.map(u => <p key={u} className={css.soft}>{u}</p>)}
  </section>
)

export const EngagementResults = ({ view, guide }: { view: ResultsView; guide: string }) => (
  <Sheet labelledBy="respuestas">
    <h2 id="respuestas">{m.engagement_results()}</h2>
    {view.tooFew.map(t => (
      <Notice key={t.key} tone="look">
        <p><strong>{t.title}: {m.engagement_too_few_title()}</strong></p>
        <p>{t.text}</p>
        <p><ButtonLink to={guide}>{m.engagement_guide_link()}</ButtonLink></p>
      </Notice>
    ))}
    {view.blocks.map(b => <Block key={b.key} block={b} />)}
    {view.support ? <Support view={view.support} /> : null}
    {view.notes.map(n => <p key={n} className={css.soft}>{n}</p>)}
    {view.tooFew.length === 0 ? <p><Link to={guide}>{m.engagement_guide_link()}</Link></p> : null}
  </Sheet>
)
