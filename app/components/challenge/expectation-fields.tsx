/**
 * What the team expects, to write on: what will be looked at, from what to what, by when; how it is measured and for whom is folded. While
 * it is written the page says when it can be answered. Once implementation began it stands as text, and changing it is a step of its own.
 */
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { expectationFields } from '../../../cycles/expectations/expectations.ts'
import { fieldOf, groupKeyAt, keysOfGroup } from '../../../cycles/notebook/repeats.ts'
import { m } from '../../messages/compiled/messages.js'
import { formatter } from '../../format.ts'
import { currentLocale } from '../../words.ts'
import { Button, SelectField, TextField } from '../form.tsx'
import { directionName } from '../doing/names.ts'
import { indicatorName } from '../notebook/names.ts'
import { Example } from '../notebook/reading.tsx'
import type { Sheet } from '../notebook/saving-form.tsx'
import { tellForm, useAlive } from './alive.ts'
import { Fold } from './fold.tsx'
import { whenWords } from './when-words.ts'
import type { ChallengeView } from './view.ts'
import css from './challenge.module.css'

type Texts = Record<string, string>
const indicators = Object.keys(indicatorName) as (keyof typeof indicatorName)[]
const further = ['expectMeasure', 'expectUnit', 'expectDirection', 'expectForWhom'] as const

const One = ({ groupKey: key, values: v, problems: p, view }: { groupKey: string; values: Texts; problems: Texts; view: ChallengeView }) => {
  const root = useRef<HTMLDivElement>(null)
  const name = (field: (typeof expectationFields)[number]) => fieldOf(field, key)
  const of = (field: (typeof expectationFields)[number]) => ({ name: name(field), problem: p[name(field)], defaultValue: v[name(field)] ?? '' })
  const [indicator, setIndicator] = useState(v[name('expectIndicator')] ?? '')
  const [by, setBy] = useState(v[name('expectBy')] ?? '')
  const [isOwn, setOwn] = useState(indicator === 'own')
  const f = formatter(currentLocale())
  const when = whenWords({ indicator, by, startsOn: view.startsOn, hasStarted: view.hasStarted }, f)
  const baseline = view.baselines[indicator as keyof typeof view.baselines]
  const field = (which: (typeof expectationFields)[number]) => root.current?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name(which)}"]`) ?? null

  const choose = (chosen: string) => { setIndicator(chosen); if (chosen === 'own') setOwn(true) }
  const set = (which: (typeof expectationFields)[number], value: string) => {
    const input = field(which)
    if (input) { input.value = value; tellForm(input) }
  }
  return (
    <div ref={root}>
      <SelectField {...of('expectIndicator')} label={m.notebook_expect_indicator()} width="full" onChange={e => choose(e.currentTarget.value)}
        options={[{ value: '', label: m.notebook_expect_indicator_none() }, ...indicators.map(i => ({ value: i, label: indicatorName[i]() }))]} />
      {baseline ? (
        <p className={`${css.offer} no-print`}>
          <Button tone="quiet" name="intent" value={fieldOf('baseline', key)} onClick={e => { e.preventDefault(); set('expectFrom', baseline.value); field('expectFrom')?.focus() }}>
            {m.challenge_baseline_use({ value: baseline.shown, month: baseline.month })}
          </Button>
        </p>
      ) : null}
      <div className={css.expectGrid}>
        <TextField {...of('expectFrom')} label={m.notebook_expect_from()} width="full" inputMode="decimal" autoComplete="off" />
        <TextField {...of('expectTo')} label={m.notebook_expect_to()} width="full" inputMode="decimal" autoComplete="off" />
        <TextField {...of('expectBy')} type="date" label={m.notebook_expect_by()} width="full" onChange={e => setBy(e.currentTarget.value)} />
      </div>
      <div className={css.when} aria-live="polite">
        {when?.sentences.map((s, i) => <p key={i} className={i > 0 ? css.early : undefined}>{s}</p>)}
      </div>
      {when?.isEarly ? (
        <p className={`${css.offers} no-print`}>
          {indicator === 'own' ? null : (
            <Button name="intent" value={fieldOf('own', key)} onClick={e => {
              e.preventDefault()
              set('expectIndicator', 'own')
              choose('own')
              setTimeout(() => field('expectMeasure')?.focus())
            }}>{m.challenge_offer_own()}</Button>
          )}
          <Link to={view.measureHref}>{m.challenge_offer_measure()}</Link>
        </p>
      ) : null}
      {/* The team's own measure needs its words: opening and closing it is left to its reader once it is open. */}
      <Fold key={isOwn ? 'own' : 'other'} what={m.challenge_expect_more()} isFilled={isOwn || further.some(x => v[name(x)])} hasProblem={further.some(x => p[name(x)])}>
        <TextField {...of('expectMeasure')} label={m.notebook_expect_measure()} hint={m.notebook_expect_measure_hint()} width="full" written autoComplete="off" />
        <div className={css.pairGrid}>
          <TextField {...of('expectUnit')} label={m.challenge_expect_unit()} hint={m.challenge_expect_unit_hint()} width="full" autoComplete="off" />
          <SelectField {...of('expectDirection')} label={m.doing_measure_direction()} width="full"
            options={[{ value: '', label: m.doing_measure_direction_none() }, ...(['up', 'down'] as const).map(d => ({ value: d, label: directionName[d]() }))]} />
        </div>
        <TextField {...of('expectForWhom')} label={m.notebook_expect_for_whom()} width="full" written autoComplete="off" />
      </Fold>
    </div>
  )
}

const AllExpected = ({ values: v, problems: p, view }: Sheet & { view: ChallengeView }) => {
  const isAlive = useAlive()
  const root = useRef<HTMLDivElement>(null)
  const [added, setAdded] = useState<string[]>([])
  const [removed, setRemoved] = useState<Record<string, Texts>>({})
  const [restored, setRestored] = useState<Texts>({})
  const values = { ...v, ...restored }
  const keys = [...new Set([...keysOfGroup(v, expectationFields).filter(k => k !== ''), ...added])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const tell = () => setTimeout(() => tellForm(root.current))
  const textsOf = (key: string): Texts => Object.fromEntries(expectationFields.map(f => {
    const field = root.current?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${fieldOf(f, key)}"]`)
    return [fieldOf(f, key), field?.value ?? '']
  }))
  // What was written in the further one before the scripts came stays.
  useEffect(() => {
    const early = textsOf(view.newGroupKey)
    if (Object.values(early).every(s => s === '')) return
    setRestored(early)
    setAdded([view.newGroupKey])
  }, []) // Once, when the scripts come: the key changes with every load.
  return (
    <div ref={root}>
      <One groupKey="" values={values} problems={p} view={view} />
      {keys.map((key, i) => key in removed ? (
        <p key={key} className={css.removed} role="status">
          {expectationFields.map(f => <input key={f} type="hidden" name={fieldOf(f, key)} value="" />)}
          {m.challenge_expect_removed()} <Button type="button" tone="quiet" onClick={() => {
            setRestored(r => ({ ...r, ...removed[key] }))
            setAdded(a => [...new Set([...a, key])])
            setRemoved(({ [key]: _, ...rest }) => rest)
            tell()
          }}>{m.challenge_undo()}</Button>
        </p>
      ) : (
        <fieldset key={key} className={css.another}>
          <legend className={css.label}>{m.challenge_expect_other_n({ n: i + 2 })}</legend>
          <One groupKey={key} values={values} problems={p} view={view} />
          {isAlive ? <p className="no-print"><Button type="button" tone="quiet" onClick={() => { setRemoved(r => ({ ...r, [key]: textsOf(key) })); tell() }}>{m.challenge_expect_remove()}</Button></p>
            : <p className={css.hint}>{m.challenge_expect_remove_plain()}</p>}
        </fieldset>
      ))}
      {isAlive ? (
        <p className="no-print"><Button type="button" tone="quiet" onClick={() => {
          const key = groupKeyAt(Date.now())
          setAdded(a => [...a, key])
          setTimeout(() => root.current?.querySelector<HTMLElement>(`[name="${fieldOf('expectIndicator', key)}"]`)?.focus())
        }}>{`+ ${m.challenge_fold_add({ what: m.challenge_expect_other() })}`}</Button></p>
      ) : (
        <Fold what={m.challenge_expect_other()} isFilled={false}><One groupKey={view.newGroupKey} values={{}} problems={p} view={view} /></Fold>
      )}
    </div>
  )
}

/** Dated changes after the start, for the team and for whoever reads what it marked ready. */
export const ExpectationChanges = ({ changes }: { changes: readonly string[] }) => changes.length === 0 ? null : (
  <div className={css.changes}>
    <h4>{m.challenge_changes_title()}</h4>
    <ul>{changes.map((c, i) => <li key={i}>{c}</li>)}</ul>
  </div>
)

export const ExpectationFields = ({ values, problems, view }: Sheet & { view: ChallengeView }) => {
  const hasProblem = Object.keys(problems).some(name => name.startsWith('expect'))
  return (
    <fieldset className={css.expect}>
      <legend><h3>{m.notebook_expect_title()}</h3></legend>
      {view.lockedSince === null ? (
        <>
          <p className={css.hint}>{m.challenge_expect_hint()}</p>
          <AllExpected values={values} problems={problems} view={view} />
          <Example>{m.challenge_expect_example()}</Example>
        </>
      ) : (
        <>
          <p className={css.hint}>{view.expected.length > 0 ? m.challenge_locked({ day: view.lockedSince }) : m.challenge_locked_nothing()}</p>
          <ul className={css.expected}>{view.expected.map(e => <li key={e.key} className="written">{e.sentence}</li>)}</ul>
          <ExpectationChanges changes={view.changes} />
          <details className={css.beside} open={hasProblem || undefined}>
            <summary>{m.challenge_locked_open()}</summary>
            <p className={css.hint}>{m.challenge_locked_what()}</p>
            <AllExpected values={values} problems={problems} view={view} />
          </details>
        </>
      )}
    </fieldset>
  )
}
