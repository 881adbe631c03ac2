/**
 * Page 1: the challenge and the theory of action. The core is open; all else is folded, never missing. What the core is says
 * `cycles/notebook/core.ts`; the parts of the page stand in `components/challenge/`.
 */
import { isAnyFilled } from '../../../cycles/notebook/core.ts'
import type { Challenge } from '../../../cycles/notebook/parts.ts'
import type { TheoryCarried } from '../../../cycles/notebook/phases.ts'
import { linkFields, type Theory } from '../../../cycles/theory/theory.ts'
import { m } from '../../messages/compiled/messages.js'
import { RadioFields, SelectField, WritingField } from '../form.tsx'
import { ExpectationChanges, ExpectationFields } from '../challenge/expectation-fields.tsx'
import { Actions, FirstAction } from '../challenge/first-action.tsx'
import { Fold } from '../challenge/fold.tsx'
import { areaHint, areaName, linkName } from '../challenge/names.ts'
import { planFields, PlanFields, PlanRead } from '../challenge/plan-fields.tsx'
import { TheoryFields } from '../challenge/theory-fields.tsx'
import { DrawnTheory } from '../challenge/drawn-theory.tsx'
import type { ChallengeView } from '../challenge/view.ts'
import { triageName } from './names.ts'
import { Example, Read, ReadText } from './reading.tsx'
import type { Sheet } from './saving-form.tsx'
import type { ParentView } from './view.ts'
import css from '../challenge/challenge.module.css'

const triage = [
  { field: 'urgent', label: m.notebook_urgent, hint: m.notebook_urgent_hint, example: m.challenge_urgent_example },
  { field: 'relevant', label: m.notebook_relevant, hint: m.notebook_relevant_hint, example: m.challenge_relevant_example },
  { field: 'inScope', label: m.notebook_in_scope, hint: m.notebook_in_scope_hint, example: m.challenge_in_scope_example },
] as const
const triageFields = triage.flatMap(t => [t.field, `${t.field}Why`])
const areas = Object.keys(areaName) as (keyof typeof areaName)[]

/** Beside the challenge: the same thing said in two ways. It asks; it does not score. */
const SelfCheck = () => (
  <details className={css.check}>
    <summary>{m.challenge_check_title()}</summary>
    <p>{m.challenge_check_what()}</p>
    <dl className={css.contrast}>
      <div><dt>{m.challenge_check_far_label()}</dt><dd>{m.challenge_check_far()}</dd></div>
      <div><dt>{m.challenge_check_near_label()}</dt><dd>{m.challenge_check_near()}</dd></div>
    </dl>
    <p>{m.challenge_check_rest()} <a href="#necesidades">{m.challenge_check_need_link()}</a>.</p>
  </details>
)

export const ChallengeFields = ({ values: v, problems: p, parent, carried, suggestion, view, implementation }: Sheet & {
  parent: ParentView | null; carried: TheoryCarried | null; suggestion: TheoryCarried | null; view: ChallengeView; implementation: string
}) => {
  const has = (names: readonly string[]) => isAnyFilled(v, names)
  const hasProblem = (names: readonly string[]) => names.some(name => p[name])
  return (
    <>
      <WritingField name="challenge" label={m.notebook_challenge_q()} hint={m.notebook_challenge_hint()} problem={p.challenge} defaultValue={v.challenge} rows={4} />
      <SelfCheck />
      <Example>{m.notebook_challenge_example()}</Example>
      <WritingField name="forWhom" label={m.notebook_for_whom_q()} hint={m.notebook_for_whom_hint()} problem={p.forWhom} defaultValue={v.forWhom} rows={2} />
      <Example>{m.challenge_for_whom_example()}</Example>

      <TheoryFields values={v} problems={p} parent={parent} carried={carried} suggestion={suggestion} networks={view.networks} newKey={view.newGroupKey} />
      <ExpectationFields values={v} problems={p} view={view} />
      <FirstAction values={v} problems={p} actions={view.actions} newKey={view.firstActionKey} implementation={implementation} />

      <Fold what={m.challenge_triage_title()} isFilled={has(triageFields)} hasProblem={hasProblem(triageFields)}>
        <p className={css.hint}>{m.challenge_triage_what()}</p>
        <div className={css.triage}>
          {triage.map(({ field, label, hint, example }) => (
            <div key={field} className={`${css.card} ${css.ask}`}>
              <SelectField name={field} label={label()} hint={hint()} defaultValue={v[field]} width="full"
                options={[{ value: '', label: m.notebook_triage_none() }, ...(['yes', 'partly', 'no'] as const).map(a => ({ value: a, label: triageName[a]() }))]} />
              <div>
                <WritingField name={`${field}Why`} label={m.challenge_evidence()} problem={p[`${field}Why`]} defaultValue={v[`${field}Why`]} rows={2} />
                <Example>{example()}</Example>
              </div>
            </div>
          ))}
        </div>
        <p className={css.hint}>{m.challenge_check_rest()} <a href="#necesidades">{m.challenge_check_need_link()}</a>.</p>
      </Fold>
      <Fold what={m.challenge_area_title()} isFilled={has(['area'])} hasProblem={hasProblem(['area'])}>
        <div className={css.areas}><RadioFields name="area" label={m.challenge_area_q()} hint={m.challenge_area_hint()} problem={p.area} value={v.area ?? ''}
          options={[...areas.map(a => ({ value: a, label: areaName[a](), hint: areaHint[a]() })), { value: '', label: m.challenge_area_none() }]} /></div>
      </Fold>
      <Fold what={m.challenge_plan_title()} title={m.challenge_plan_title_filled()} isFilled={has(planFields)} hasProblem={hasProblem(planFields)}>
        <p className={css.hint}>{m.challenge_plan_what()}</p>
        <PlanFields values={v} problems={p} />
      </Fold>
    </>
  )
}

const hasWords = (t: Theory) => isAnyFilled(t as unknown as Record<string, string>, ['theoryIf', 'theoryThen', 'theoryWhichWill'])

/** The page as somebody reads it who does not write on it. */
export const ChallengeRead = ({ body: b, view, implementation }: { body: Challenge; view: ChallengeView; implementation: string }) => (
  <>
    <ReadText label={m.notebook_challenge_q()} text={b.challenge} at="challenge" />
    <ReadText label={m.notebook_for_whom_q()} text={b.forWhom} at="forWhom" />
    {hasWords(b) ? <Read label={m.notebook_theory_title()} at="theoryIf"><DrawnTheory theory={b} withList="open" /></Read> : null}
    {linkFields.some(f => b[f]) ? <Read label={m.challenge_links_read()}><ul>{linkFields.filter(f => b[f]).map(f => <li key={f}>{linkName[f]()}</li>)}</ul></Read> : null}
    {view.expected.length > 0 || view.changes.length > 0 ? (
      <Read label={m.notebook_expect_title()} at="expectIndicator">
        {view.expected.map(e => <p key={e.key} className="written">{e.sentence}</p>)}
        <ExpectationChanges changes={view.changes} />
      </Read>
    ) : null}
    {view.actions.length > 0 ? <Read label={m.notebook_actions_title()}><Actions actions={view.actions} implementation={implementation} writes={false} /></Read> : null}
    {triage.some(t => b[`${t.field}Why`] || b[t.field]) ? (
      <div className={css.triage}><div className={css.read}>
        {triage.filter(t => b[`${t.field}Why`] || b[t.field]).map(({ field, label }) => {
          const said = b[field]
          return <div key={field} className={css.card}><h4>{label()}{said ? `: ${triageName[said]().toLowerCase()}` : ''}</h4><p className="written">{b[`${field}Why`]}</p></div>
        })}
      </div></div>
    ) : null}
    {b.area ? <Read label={m.challenge_area_q()}><p>{areaName[b.area]()}</p></Read> : null}
    <PlanRead body={b} days={view.planDays} />
  </>
)
