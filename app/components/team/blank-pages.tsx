/**
 * The notebook's pages to write on by hand, for meetings without devices: the same questions in the same order, lines to write on, room to
 * draw. One sheet of paper each, letter or A4.
 */
import type { ReactNode } from 'react'
import { studentNeeds } from '../../../cycles/together/student-needs.ts'
import { needName } from '../together/words.ts'
import { professionsOfASchool } from '../../../cycles/people/professions.ts'
import { m } from '../../messages/compiled/messages.js'
import { professionName } from '../../routes/people/people-words.ts'
import { decisionName, indicatorName, pageName, triageName } from '../notebook/names.ts'
import { BlankTable, Boxes, Lines, PaperHead, Question, SignatureLines } from './paper.tsx'
import type { SheetSlug } from './paths.ts'
import css from './paper.module.css'

export const sheetName: Record<SheetSlug, () => string> = {
  desafio: pageName.challenge, datos: pageName.data, implementacion: pageName.implementation, aprendizajes: pageName.learnings,
  bitacora: m.team_sheet_log, acta: m.team_sheet_acta, miradas: m.together_views_title,
}

const yesPartlyNo = () => (['yes', 'partly', 'no'] as const).map(a => triageName[a]())

/** A sentence that goes on by hand. */
const Theory = ({ label, lines }: { label: string; lines: number }) => <div className={css.theory}><span className={css.connective}>{label}</span><Lines n={lines} /></div>

/** Room to draw: what the page's own drawing shows, by hand. */
const Drawing = ({ label, children }: { label: string; children?: ReactNode }) => <figure className={css.drawing}><figcaption>{label}</figcaption>{children}</figure>

const Challenge = () => (
  <>
    <Question label={m.notebook_challenge_q()} hint={m.notebook_challenge_hint()} lines={3} />
    <Question label={m.notebook_for_whom_q()} hint={m.notebook_for_whom_hint()} lines={1} />
    <div className={css.triage}>
      {[[m.notebook_urgent(), m.notebook_urgent_hint()], [m.notebook_relevant(), m.notebook_relevant_hint()], [m.notebook_in_scope(), m.notebook_in_scope_hint()]].map(([label, hint]) => (
        <Question key={label} label={label} hint={hint!}><Boxes options={yesPartlyNo()} /><Lines n={2} /></Question>
      ))}
    </div>
    <Question label={m.notebook_theory_title()}>
      <Theory label={m.notebook_theory_if()} lines={2} /><Theory label={m.notebook_theory_then()} lines={2} /><Theory label={m.notebook_theory_which_will()} lines={2} />
    </Question>
    <Question label={m.notebook_expect_title()} hint={m.notebook_expect_hint()}>
      <Boxes options={(['attendance', 'chronic-absence', 'engagement', 'own'] as const).map(i => indicatorName[i]())} />
      <BlankTable rows={1} columns={[{ label: m.notebook_expect_measure() }, { label: m.notebook_expect_from(), narrow: true }, { label: m.notebook_expect_to(), narrow: true }, { label: m.notebook_expect_by(), narrow: true }]} />
    </Question>
    <Drawing label={m.team_sheet_draw_theory()} />
  </>
)
const Data = () => (
  <>
    <Question label={m.notebook_data_see_q()} hint={m.notebook_data_see_hint()} lines={5} />
    <Question label={m.notebook_data_risk_q()} hint={m.notebook_data_risk_hint()} lines={3} />
    <Question label={m.notebook_data_why_q()} hint={m.notebook_data_why_hint()} lines={4} />
    <Question label={m.team_sheet_voice()} hint={m.team_sheet_voice_hint()} lines={3} />
    <Drawing label={m.team_sheet_draw_data()} />
  </>
)
const Implementation = () => (
  <>
    <Question label={m.notebook_actions_title()} hint={m.notebook_actions_hint()}>
      <BlankTable rows={6} columns={[{ label: m.notebook_action_what() }, { label: m.notebook_action_who() }, { label: m.notebook_action_from(), narrow: true }, { label: m.notebook_action_to(), narrow: true }]} />
    </Question>
    <Question label={m.notebook_adjustments_title()} hint={m.notebook_adjustments_hint()}>
      <BlankTable rows={3} columns={[{ label: m.notebook_adjustment_on(), narrow: true }, { label: m.notebook_adjustment_what() }, { label: m.notebook_adjustment_why() }]} />
    </Question>
    <Question label={m.notebook_how_it_goes_q()} lines={4} />
    <Drawing label={m.team_sheet_draw_way()} />
  </>
)
const Learnings = () => (
  <>
    <Question label={m.notebook_observed_q()} hint={m.notebook_observed_hint()} lines={4} />
    <Question label={m.notebook_learnt_q()} hint={m.notebook_learnt_hint()} lines={5} />
    <Question label={m.notebook_surprises_q()} hint={m.notebook_surprises_hint()} lines={4} />
    <Question label={m.notebook_decision_q()}><Boxes options={(['adopt', 'adapt', 'widen', 'drop'] as const).map(d => decisionName[d]())} /></Question>
    <Question label={m.notebook_decision_why_q()} lines={3} />
    <Drawing label={m.team_sheet_draw_next()} />
  </>
)
const Log = () => (
  <>
    <p className={css.hint}>{m.notebook_notes_hint()}</p>
    <BlankTable tall rows={5} columns={[{ label: m.team_sheet_weekday(), narrow: true }, { label: m.notebook_note_text() }, { label: m.team_sheet_wrote(), narrow: true }]} />
    <Question label={m.team_sheet_measure()} hint={m.team_sheet_measure_hint()} lines={2} />
    <Question label={m.team_sheet_changed()} lines={3} />
  </>
)
const Acta = () => (
  <>
    <Question label={m.team_acta_present()}><Boxes options={[...professionsOfASchool.map(p => professionName(p) ?? ''), m.team_present_others()]} /></Question>
    <Question label={m.team_minutes_q()} lines={9} />
    <Question label={m.team_agreements_q()}>
      <BlankTable rows={4} columns={[{ label: m.team_acta_what() }, { label: m.team_agreed_who() }, { label: m.team_agreed_by(), narrow: true }]} />
    </Question>
    <Question label={m.team_next_q()} lines={1} />
    <SignatureLines names={['', '', '', '', '', '']} />
  </>
)
/** One sheet for each profession, passed around the table; the last two questions are answered once, by all of them. */
const Views = () => (
  <>
    <p className={css.hint}>{m.together_sheet_how()}</p>
    <Question label={m.together_col_profession()} lines={1} />
    <Question label={m.together_matters()} lines={3} />
    <Question label={m.together_offers()} lines={3} />
    <Question label={m.together_asks()} lines={3} />
    <Question label={m.together_sees_needs()}><Boxes options={studentNeeds.map(n => needName[n]())} /></Question>
    <Question label={m.together_common_reading()} hint={m.together_common_reading_hint()} lines={4} />
    <Question label={m.together_common_purpose()} hint={m.together_common_purpose_hint()} lines={2} />
  </>
)
const contents: Record<SheetSlug, () => ReactNode> = { desafio: Challenge, datos: Data, implementacion: Implementation, aprendizajes: Learnings, bitacora: Log, acta: Acta, miradas: Views }

export const BlankPage = ({ slug, school }: { slug: SheetSlug; school: string }) => {
  const Content = contents[slug]
  return (
    <article className={`${css.paper} ${css.one}`} aria-labelledby={`hoja-${slug}`}>
      <PaperHead titleId={`hoja-${slug}`} title={sheetName[slug]()} school={school} cycle="" date="" />
      <Content />
    </article>
  )
}
