/** Page 1: the challenge and the theory of action. The core is open; why it is urgent, relevant and within reach is folded, never missing. */
import type { Challenge } from '../../../cycles/notebook/parts.ts'
import type { TheoryCarried } from '../../../cycles/notebook/phases.ts'
import { m } from '../../messages/compiled/messages.js'
import { Button, SelectField, TextField, WritingField } from '../form.tsx'
import { carriedName, indicatorName, triageName } from './names.ts'
import { Example, Folded, Read, ReadText } from './reading.tsx'
import type { Sheet } from './saving-form.tsx'
import type { ParentView } from './view.ts'
import css from './notebook.module.css'

const indicators = ['attendance', 'chronic-absence', 'severe-absence', 'engagement', 'withdrawal', 'own'] as const
const triage = [
  { field: 'urgent', label: m.notebook_urgent, hint: m.notebook_urgent_hint },
  { field: 'relevant', label: m.notebook_relevant, hint: m.notebook_relevant_hint },
  { field: 'inScope', label: m.notebook_in_scope, hint: m.notebook_in_scope_hint },
] as const
const theory = [
  { field: 'theoryIf', label: m.notebook_theory_if },
  { field: 'theoryThen', label: m.notebook_theory_then },
  { field: 'theoryWhichWill', label: m.notebook_theory_which_will },
] as const

export const ChallengeFields = ({ values: v, problems: p, parent, carried, suggestion }: Sheet & { parent: ParentView | null; carried: TheoryCarried | null; suggestion: TheoryCarried | null }) => (
  <>
    <WritingField name="challenge" label={m.notebook_challenge_q()} hint={m.notebook_challenge_hint()} problem={p.challenge} defaultValue={v.challenge} rows={4} />
    <Example>{m.notebook_challenge_example()}</Example>
    <WritingField name="forWhom" label={m.notebook_for_whom_q()} hint={m.notebook_for_whom_hint()} problem={p.forWhom} defaultValue={v.forWhom} rows={2} />

    <fieldset className={css.theory}>
      <legend><h3>{m.notebook_theory_title()}</h3></legend>
      <p className={css.hint}>{m.notebook_theory_hint()}</p>
      {parent && carried ? <p className={css.hint}>{m.notebook_theory_from_parent({ number: parent.number, carried: carriedName[carried]().toLowerCase() })}</p> : null}
      <div className={css.tree}>
        {theory.map(({ field, label }) => (
          <div key={field} className={css.branch}>
            <WritingField name={field} label={<span className={css.connective}>{label()}</span>} problem={p[field]} defaultValue={v[field]} rows={2} />
          </div>
        ))}
      </div>
      {suggestion ? <p className={css.hint}>{m.notebook_theory_suggest({ number: parent?.number ?? 0 })} <Button tone="quiet" name="intent" value={`mark-${suggestion}`}>{m.notebook_theory_mark({ carried: carriedName[suggestion]().toLowerCase() })}</Button></p> : null}
      {parent && carried !== 'maintained' ? (
        <details className={css.fold} open={carried === 'replaced' && !v.theoryIf}>
          <summary>{m.notebook_theory_parent_was({ number: parent.number })}</summary>
          <TheoryText theory={parent} />
        </details>
      ) : null}
      <Example>{m.notebook_theory_example()}</Example>
    </fieldset>

    <fieldset className={css.expect}>
      <legend><h3>{m.notebook_expect_title()}</h3></legend>
      <p className={css.hint}>{m.notebook_expect_hint()}</p>
      <div className={css.pairGrid}>
        <SelectField name="expectIndicator" label={m.notebook_expect_indicator()} problem={p.expectIndicator} defaultValue={v.expectIndicator} width="full"
          options={[{ value: '', label: m.notebook_expect_indicator_none() }, ...indicators.map(i => ({ value: i, label: indicatorName[i]() }))]} />
        <TextField name="expectMeasure" label={m.notebook_expect_measure()} problem={p.expectMeasure} defaultValue={v.expectMeasure} width="full" written autoComplete="off" />
      </div>
      <div className={css.expectGrid}>
        <TextField name="expectFrom" label={m.notebook_expect_from()} problem={p.expectFrom} defaultValue={v.expectFrom} width="full" inputMode="decimal" autoComplete="off" />
        <TextField name="expectTo" label={m.notebook_expect_to()} problem={p.expectTo} defaultValue={v.expectTo} width="full" inputMode="decimal" autoComplete="off" />
        <TextField name="expectBy" type="date" label={m.notebook_expect_by()} problem={p.expectBy} defaultValue={v.expectBy} width="full" />
      </div>
    </fieldset>

    <Folded label={m.notebook_more_challenge()} isFilled={triage.some(t => v[t.field] || v[`${t.field}Why`]) || Boolean(v.expectForWhom)} hasProblem={triage.some(t => p[`${t.field}Why`]) || Boolean(p.expectForWhom)}>
      <div className={css.triage}>
        {triage.map(({ field, label, hint }) => (
          <div key={field} className={css.triageCard}>
            <SelectField name={field} label={label()} hint={hint()} defaultValue={v[field]} width="full"
              options={[{ value: '', label: m.notebook_triage_none() }, ...(['yes', 'partly', 'no'] as const).map(a => ({ value: a, label: triageName[a]() }))]} />
            <WritingField name={`${field}Why`} label={m.notebook_reason_for()} problem={p[`${field}Why`]} defaultValue={v[`${field}Why`]} rows={3} />
          </div>
        ))}
      </div>
      <TextField name="expectForWhom" label={m.notebook_expect_for_whom()} problem={p.expectForWhom} defaultValue={v.expectForWhom} width="full" written autoComplete="off" />
    </Folded>
  </>
)

export const TheoryText = ({ theory: t }: { theory: Pick<Challenge, 'theoryIf' | 'theoryThen' | 'theoryWhichWill'> }) => (
  <div className={css.tree}>
    {theory.filter(({ field }) => t[field]).map(({ field, label }) => (
      <div key={field} className={css.branchRead}><span className={css.connective}>{label()}</span><p className="written">{t[field]}</p></div>
    ))}
  </div>
)

export const ChallengeRead = ({ body: b, by }: { body: Challenge; by: string | null }) => (
  <>
    <ReadText label={m.notebook_challenge_q()} text={b.challenge} />
    <ReadText label={m.notebook_for_whom_q()} text={b.forWhom} />
    {b.theoryIf || b.theoryThen || b.theoryWhichWill ? <Read label={m.notebook_theory_title()}><TheoryText theory={b} /></Read> : null}
    {b.expectIndicator || b.expectTo ? (
      <Read label={m.notebook_expect_title()}>
        <ExpectationText indicator={b.expectIndicator || null} measure={b.expectMeasure} from={b.expectFrom} to={b.expectTo} by={by} forWhom={b.expectForWhom} />
      </Read>
    ) : null}
    {triage.some(t => b[`${t.field}Why`] || b[t.field]) ? (
      <div className={css.triage}>
        {triage.filter(t => b[`${t.field}Why`] || b[t.field]).map(({ field, label }) => {
          const said = b[field]
          return <div key={field} className={css.triageCard}><h4>{label()}{said ? `: ${triageName[said]().toLowerCase()}` : ''}</h4><p className="written">{b[`${field}Why`]}</p></div>
        })}
      </div>
    ) : null}
  </>
)

/** The expectation in one sentence, as the team wrote its figures. */
export const ExpectationText = ({ indicator, measure, from, to, by, forWhom }: { indicator: keyof typeof indicatorName | null; measure: string; from: string; to: string; by: string | null; forWhom: string }) => {
  const name = [indicator && indicator !== 'own' ? indicatorName[indicator]() : '', measure].filter(Boolean).join(', ') || m.notebook_expect_indicator()
  return (
    <p className="written">
      {from && to ? m.notebook_expected_sentence({ indicator: name, from, to }) : to ? m.notebook_expected_sentence_to({ indicator: name, to }) : from ? m.notebook_expected_sentence_from({ indicator: name, from }) : name}
      {by ? `, ${m.notebook_expected_by({ day: by })}` : ''}{forWhom ? ` (${forWhom})` : ''}
    </p>
  )
}
