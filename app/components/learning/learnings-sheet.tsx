/** Page 4: the results beside what was expected, what was learnt, what is decided; themes and tags to find it by. The core is open. */
import type { BodyOf } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { CheckField, RadioFields, TextField, WritingField } from '../form.tsx'
import { decisionHint, decisionName } from '../notebook/names.ts'
import { Example, Folded, Read, ReadText } from '../notebook/reading.tsx'
import type { Sheet } from '../notebook/saving-form.tsx'
import { themeName, themes } from './names.ts'
import { ResultsFields, ResultsRead } from './results.tsx'
import type { ResultsView } from './view.ts'
import css from './learning.module.css'

const decisions = ['adopt', 'adapt', 'widen', 'drop'] as const
const wordsOf = (line: string | undefined) => (line ?? '').split(' ').filter(Boolean)

/** `results` null: the challenge page says nothing to set beside. `tags`: those the school used before. */
export const LearningsFields = ({ values: v, problems: p, results, tags }: Sheet & { results: ResultsView; tags: readonly string[] }) => (
  <>
    <ResultsFields view={results} values={v} problems={p} />
    <WritingField name="observed" label={m.notebook_observed_q()} hint={m.learning_observed_hint()} problem={p.observed} defaultValue={v.observed} rows={3} />
    <Example>{m.notebook_observed_example()}</Example>
    <WritingField name="learnt" label={m.notebook_learnt_q()} hint={m.notebook_learnt_hint()} problem={p.learnt} defaultValue={v.learnt} rows={5} />
    <Example>{m.learning_learnt_example()}</Example>
    <Folded label={m.learning_more_learnt()} isFilled={Boolean(v.surprises || v.carryOn)} hasProblem={Boolean(p.surprises || p.carryOn)}>
      <WritingField name="surprises" label={m.notebook_surprises_q()} hint={m.notebook_surprises_hint()} problem={p.surprises} defaultValue={v.surprises} rows={3} />
      <WritingField name="carryOn" label={m.learning_carry_on_q()} hint={m.learning_carry_on_hint()} problem={p.carryOn} defaultValue={v.carryOn} rows={3} />
    </Folded>
    <div className={css.decision}>
      <RadioFields name="decision" label={m.notebook_decision_q()} problem={p.decision} value={v.decision ?? ''}
        options={[...decisions.map(d => ({ value: d, label: decisionName[d](), hint: decisionHint[d]() })), { value: '', label: m.notebook_decision_none() }]} />
    </div>
    <WritingField name="decisionWhy" label={m.notebook_decision_why_q()} hint={m.notebook_decision_why_hint()} problem={p.decisionWhy} defaultValue={v.decisionWhy} rows={3} />
    <Folded label={m.learning_more_themes()} isFilled={Boolean(v.themes || v.tags)} hasProblem={Boolean(p.themes || p.tags)}>
      <fieldset className={css.themes} id="themes">
        <legend>{m.learning_themes_q()}</legend>
        {/* Sent empty when no box is ticked: a form that shows the boxes may clear them. */}
        <input type="hidden" name="themes" value="" />
        {themes.map(t => <CheckField key={t} name="themes" value={t} label={themeName[t]()} defaultChecked={wordsOf(v.themes).includes(t)} />)}
      </fieldset>
      <TextField name="tags" label={m.learning_tags()} hint={tags.length > 0 ? m.learning_tags_hint_used({ tags: tags.slice(0, 6).join(', ') }) : m.learning_tags_hint()} problem={p.tags} defaultValue={v.tags} width="full" written autoComplete="off" list="etiquetas" />
      <datalist id="etiquetas">{tags.map(t => <option key={t} value={t} />)}</datalist>
    </Folded>
  </>
)

/** The page to read: an advisor's as it was marked ready. `body` null: not shared; what was expected may be. */
export const LearningsRead = ({ body: b, results }: { body: BodyOf['learnings'] | null; results: ResultsView | null }) => (
  <>
    {results ? <ResultsRead view={results} body={b as unknown as Record<string, string> | null} /> : null}
    {b ? (
      <>
        <ReadText label={m.notebook_observed_q()} text={b.observed} at="observed" />
        <ReadText label={m.notebook_learnt_q()} text={b.learnt} at="learnt" />
        <ReadText label={m.notebook_surprises_q()} text={b.surprises} at="surprises" />
        <ReadText label={m.learning_carry_on_q()} text={b.carryOn} at="carryOn" />
        {b.decision ? <Read label={m.notebook_decision_q()} at="decision"><p><strong>{decisionName[b.decision]()}</strong></p><p className="written">{b.decisionWhy}</p></Read> : <ReadText label={m.notebook_decision_why_q()} text={b.decisionWhy} />}
        {b.themes || b.tags ? (
          <Read label={m.learning_themes_read()}>
            {b.themes ? <p>{themes.filter(t => wordsOf(b.themes).includes(t)).map(t => themeName[t]()).join(' · ')}</p> : null}
            {b.tags ? <p className="written">{b.tags}</p> : null}
          </Read>
        ) : null}
      </>
    ) : null}
  </>
)
