/** The team's own measures, week by week: what each says in words, this week's field, the weeks as a table and as a small chart. */
import { m } from '../../messages/compiled/messages.js'
import { Button, SelectField, TextField } from '../form.tsx'
import { AddEntry, EntryForm, EntryItem, formAnswer, type EntriesContext, type EntryFields } from '../notebook/entries.tsx'
import { Table } from '../table.tsx'
import { directionName } from './names.ts'
import { RunChart } from './run-chart.tsx'
import type { DoingView, MeasureView, WeekField } from './view.ts'
import notebook from '../notebook/notebook.module.css'
import css from './doing.module.css'

const rowsInSight = 4

const WeekFields = ({ week, field }: { week: WeekField; field: EntryFields['field'] }) => (
  <fieldset className={css.week}>
    <legend>{week.label}</legend>
    <div>
      <TextField {...field(`value.${week.monday}`)} label={week.value} width="full" inputMode="decimal" autoComplete="off" />
      <TextField {...field(`remark.${week.monday}`)} label={m.doing_week_remark()} width="full" written autoComplete="off" />
    </div>
  </fieldset>
)

/** One of many weeks, in one row. */
const WeekRow = ({ week, field }: { week: WeekField; field: EntryFields['field'] }) => (
  <div className={css.weekRow}>
    <TextField {...field(`value.${week.monday}`)} label={<>{week.label}<span className="visually-hidden">: {week.value}</span></>} width="full" inputMode="decimal" autoComplete="off" />
    <TextField {...field(`remark.${week.monday}`)} label={<span className="visually-hidden">{week.label}: {m.doing_week_remark()}</span>} placeholder={m.doing_week_remark()} width="full" written autoComplete="off" />
  </div>
)

const MeasureFields = ({ field, weeks }: EntryFields & { weeks: readonly WeekField[] }) => (
  <>
    <TextField {...field('name')} label={m.doing_measure_name()} hint={m.doing_measure_name_hint()} width="full" written autoComplete="off" />
    <div className={notebook.entryGrid}>
      <TextField {...field('unit')} label={m.doing_measure_unit()} hint={m.doing_measure_unit_hint()} width="full" autoComplete="off" />
      <SelectField {...field('direction')} label={m.doing_measure_direction()} width="full" options={[{ value: '', label: m.doing_measure_direction_none() }, ...(['up', 'down'] as const).map(d => ({ value: d, label: directionName[d]() }))]} />
    </div>
    <TextField {...field('howCounted')} label={m.doing_measure_how()} hint={m.doing_measure_how_hint()} width="full" written autoComplete="off" />
    {weeks.length > 0 ? (
      <fieldset className={css.allWeeks}>
        <legend>{m.doing_measure_weeks()}</legend>
        <p className={notebook.hint}>{m.doing_measure_weeks_hint()}</p>
        {weeks.map(w => <WeekRow key={w.monday} week={w} field={field} />)}
      </fieldset>
    ) : null}
  </>
)

/** This week in one field; earlier ones without a value are offered, folded. Two people in different weeks never meet. */
const WeeklyForm = ({ measure: e, context }: { measure: MeasureView; context: EntriesContext }) => {
  const form = `semana-${e.id}`
  const answer = formAnswer(context.answer, form)
  const sent = answer?.kind === 'problems' ? Object.keys(answer.problems) : answer ? e.openWeeks.map(w => `value.${w.monday}`) : []
  const isOpen = e.openWeeks.some(w => sent.includes(`value.${w.monday}`) || sent.includes(`remark.${w.monday}`))
  return (
    <div className={`${css.quick} no-print`}>
      <EntryForm kind="measure" form={form} entry={e} saveKey={context.newKeys.measure} context={context} defaults={{}} buttons={<></>}>
        {({ field }) => (
          <>
            <div className={css.quickRow}>
              <WeekFields week={e.thisWeek} field={field} />
              <Button tone="primary" name="intent" value="entry-save">{m.doing_week_button()}</Button>
            </div>
            {e.openWeeks.length > 0 ? (
              <details className={notebook.add} open={isOpen}>
                <summary>{m.doing_weeks_other()}</summary>
                {e.openWeeks.map(w => <WeekRow key={w.monday} week={w} field={field} />)}
                <Button name="intent" value="entry-save">{m.doing_week_button()}</Button>
              </details>
            ) : null}
          </>
        )}
      </EntryForm>
    </div>
  )
}

const Weeks = ({ measure: e }: { measure: MeasureView }) => {
  const columns = [{ key: 'week', label: m.doing_column_week() }, { key: 'value', label: m.doing_column_value(), number: true }, { key: 'remark', label: m.doing_week_remark() }]
  const table = (rows: MeasureView['rows']) => <Table columns={columns} stacks={false} caption={e.body.name} rows={rows.map(r => ({ key: r.monday, cells: { week: r.week, value: r.value, remark: <span className={notebook.serif}>{r.remark}</span> } }))} />
  if (e.rows.length === 0) return null
  // One row more is shown rather than folded.
  const older = e.rows.length > rowsInSight + 1 ? e.rows.slice(rowsInSight) : []
  return (
    <div className={css.weeks}>
      {table(older.length > 0 ? e.rows.slice(0, rowsInSight) : e.rows)}
      {older.length > 0 ? <details className={css.fold}><summary>{m.doing_weeks_older({ n: older.length })}</summary>{table(older)}</details> : null}
    </div>
  )
}

const Measure = ({ measure: e, context }: { measure: MeasureView; context: EntriesContext }) => (
  <EntryItem entry={e} kind="measure" context={context} fields={f => <MeasureFields {...f} weeks={e.allWeeks} />} className={css.measure}>
    <h4 className={css.measureName}>{e.body.name}</h4>
    {e.about || e.body.howCounted ? <p className={css.facts}>{[e.about, e.body.howCounted].filter(Boolean).join(' · ')}</p> : null}
    <p className={css.sentence}>{e.sentence} {e.median} {e.expected}</p>
    {context.frame.viewer === 'team' ? <WeeklyForm measure={e} context={context} /> : null}
    <Weeks measure={e} />
    {e.chart ? <RunChart chart={e.chart} /> : null}
    {e.hasSeries ? <p className={css.facts}>{m.doing_facts_modest()}</p> : null}
  </EntryItem>
)

export const Measures = ({ measures, proposed, context }: { measures: readonly MeasureView[]; proposed: DoingView['proposed']; context: EntriesContext }) => {
  const writes = context.frame.viewer === 'team'
  return (
    <section className={notebook.entries} aria-labelledby="measure">
      <h3 id="measure">{m.doing_measures_title()}</h3>
      <p className={notebook.hint}>{m.doing_measures_hint()}</p>
      {measures.length === 0 ? <p className={notebook.quiet}>{m.doing_measures_empty()}</p> : null}
      <ol className={notebook.entryList}>{measures.map(e => <Measure key={e.id} measure={e} context={context} />)}</ol>
      {writes && proposed ? <p className={`${notebook.quiet} no-print`}>{m.doing_measure_expected_prompt({ name: proposed.name })}</p> : null}
      {writes ? <AddEntry kind="measure" label={m.doing_measure_add()} context={context} defaults={proposed ?? {}}>{f => <MeasureFields {...f} weeks={[]} />}</AddEntry> : null}
    </section>
  )
}
