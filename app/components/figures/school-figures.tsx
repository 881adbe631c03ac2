/** A school's figures: a finding in one sentence, the next step, the table, the chart, and how we know. */
import { useId } from 'react'
import { m } from '../../messages/compiled/messages.js'
import { NextStep } from '../page.tsx'
import { Table } from '../table.tsx'
import { BandsBar } from './bands-bar.tsx'
import { ComparedMonths } from './compared-months.tsx'
import { DrawnLater } from './drawn-later.tsx'
import css from './figures.module.css'
import type { SchoolFiguresView } from './view.ts'

export const Finding = ({ headline, detail }: { headline: string; detail: readonly string[] }) => (
  <div className={css.finding}>
    <p className={css.headline}>{headline}</p>
    {detail.map(sentence => <p key={sentence} className={css.detail}>{sentence}</p>)}
  </div>
)

export const HowWeKnow = ({ title, sentences }: { title: string; sentences: readonly string[] }) => (
  <>
    <details className={css.how}><summary>{title}</summary>{sentences.map(s => <p key={s}>{s}</p>)}</details>
    <p className={`${css.why} no-print`}><a href="/ayuda/cifras">{m.yearly_why_differ()}</a></p>
  </>
)

export const SchoolFigures = ({ view }: { view: SchoolFiguresView }) => {
  const id = useId()
  if (view.kind === 'no-data') return <div className={css.none}><h3>{view.title}</h3><p>{view.text}</p></div>
  return (
    <>
      <Finding headline={view.finding} detail={view.detail} />
      {view.nextStep ? <NextStep><strong>{view.nextStep.label}</strong> {view.nextStep.text}</NextStep> : null}
      {view.comparison ? <ComparedMonths view={view.comparison} /> : null}
      <div className={css.pair}>
        <BandsBar view={view.bands} headingId={`${id}-tramos`} />
        <Table caption={view.table.caption} stacks={false} columns={view.table.columns} rows={view.table.rows.map(row => ({
          key: row.key,
          cells: { ...row.cells, month: row.isOfCycle ? <>{row.cells.month} <span className={css.ofCycle}>{view.table.cycleMark}</span></> : row.cells.month },
        }))} />
      </div>
      <figure className={css.figure}>
        <figcaption><strong>{view.chart.title}</strong> · {view.chart.axis}. {view.finding}</figcaption>
        <DrawnLater view={view.chart} />
        {view.chart.notes?.map(n => <p key={n} className={css.small}>{n}</p>)}
      </figure>
      {view.courses ? (
        <details className={css.how}>
          <summary>{view.courses.title}</summary>
          <p>{view.courses.note}</p>
          <Table columns={view.courses.columns} rows={view.courses.rows} stacks={false} caption={view.courses.title} />
        </details>
      ) : null}
      <HowWeKnow title={view.how.title} sentences={view.how.sentences} />
      {view.apart ? <p className={css.small}><strong>{view.apart.title}.</strong> {view.apart.sentences.join(' ')}</p> : null}
      {view.source ? <p className={css.small}>{view.source}</p> : null}
      {view.coverage.length > 0 ? <p className={css.small}>{view.coverage.join(' ')}</p> : null}
      <p className={`${css.small} no-print`}><a href={view.yearly.href}>{view.yearly.text}</a></p>
    </>
  )
}
