/** Why, as counts over the school's list, with the bars beside them. The bars follow what is typed; sums are made in `cycles/reasons`. */
import { useId, useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { barsOf, beyondGroup, reasonField, totalOf } from '../../../cycles/reasons/reasons.ts'
import { m } from '../../messages/compiled/messages.js'
import { reasonsPath } from '../notebook/paths.ts'
import { Table } from '../table.tsx'
import type { ReasonView } from './view.ts'
import css from './evidence.module.css'

type Values = Readonly<Record<string, string>>
const nameIn = (reasons: readonly ReasonView[]) => (id: string) => reasons.find(r => r.id === id)?.name ?? id

/** The reasons that were counted, the most named first. Nothing is drawn of none. */
const Bars = ({ reasons, values }: { reasons: readonly ReasonView[]; values: Values }) => {
  const id = useId()
  const bars = barsOf(values, reasons)
  if (bars.length === 0) return null
  const nameOf = nameIn(reasons)
  const n = totalOf(bars)
  const group = (values.groupCount ?? '').trim()
  const beyond = beyondGroup(bars, group)
  return (
    <figure className={css.bars} aria-labelledby={id}>
      <figcaption id={id} className={css.label}>{m.evidence_reasons_bars()}</figcaption>
      <ol>
        {bars.map(b => (
          <li key={b.id}>
            <span className={css.barName}>{nameOf(b.id)}</span>
            <svg className={css.bar} width="100%" height="18" aria-hidden="true" focusable="false">
              <rect className={css.barGround} width="100%" height="18" rx="3" />
              <rect className={b.id === 'other' ? css.barOther : css.barFill} width={`${b.percentOfLongest}%`} height="18" rx="3" />
            </svg>
            <span className={css.barCount}>{b.count}</span>
          </li>
        ))}
      </ol>
      <p className={css.small}>{/^[1-9]\d*$/.test(group) ? m.evidence_reasons_total_group({ n, group }) : m.evidence_reasons_total({ n })} {m.evidence_reasons_judgement()}</p>
      {beyond.length > 0 ? <p className={css.small}>{m.evidence_reasons_beyond({ reasons: beyond.map(b => nameOf(b.id)).join(', '), group })}</p> : null}
    </figure>
  )
}

export const ReasonFields = ({ reasons, values, problems, rbd, cycleId }: { reasons: readonly ReasonView[]; values: Values; problems: Values; rbd: number; cycleId: string }) => {
  const [typed, setTyped] = useState(values)
  const onInput = (e: FormEvent<HTMLFieldSetElement>) => {
    const form = e.currentTarget.form
    const group = form?.elements.namedItem('groupCount')
    const now = Object.fromEntries([...e.currentTarget.querySelectorAll('input')].map(i => [i.name, i.value]))
    setTyped({ ...values, ...now, groupCount: group instanceof HTMLInputElement ? group.value : values.groupCount ?? '' })
  }
  return (
    <fieldset className={css.reasons} onInput={onInput}>
      <legend>{m.evidence_reasons()}</legend>
      <p className={css.hint}>{m.evidence_reasons_hint()}</p>
      <div className={css.reasonsPair}>
        <ul className={css.reasonList}>
          {reasons.map(r => {
            const name = reasonField(r.id)
            return (
              <li key={r.id}>
                <label htmlFor={name}>{r.isRetired ? m.evidence_reasons_set_aside({ reason: r.name }) : r.name}</label>
                <input id={name} name={name} className={css.count} inputMode="numeric" autoComplete="off" defaultValue={values[name] ?? ''} aria-invalid={problems[name] ? true : undefined} aria-describedby={problems[name] ? `${name}-problema` : undefined} />
                {problems[name] ? <p className={css.countProblem} id={`${name}-problema`}>{problems[name]}</p> : null}
              </li>
            )
          })}
        </ul>
        <Bars reasons={reasons} values={typed} />
      </div>
      <p className={`${css.listLink} no-print`}><Link to={reasonsPath(rbd, cycleId)}>{m.evidence_reasons_of_school()}</Link></p>
    </fieldset>
  )
}

/** The same to read: a table and its bars. Null where nothing was counted. */
export const ReasonsRead = ({ reasons, values }: { reasons: readonly ReasonView[]; values: Values }) => {
  const bars = barsOf(values, reasons)
  if (bars.length === 0) return null
  const nameOf = nameIn(reasons)
  return (
    <div className={css.reasonsPair}>
      <Table stacks={false} caption={m.evidence_reasons()} columns={[{ key: 'reason', label: m.evidence_reasons_col() }, { key: 'count', label: m.evidence_reasons_col_count(), number: true }]}
        rows={bars.map(b => ({ key: b.id, cells: { reason: nameOf(b.id), count: b.count } }))} />
      <Bars reasons={reasons} values={values} />
    </div>
  )
}
