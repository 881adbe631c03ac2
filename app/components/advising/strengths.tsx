/** A few questions for the moment a cycle is in; the others folded; and what is there already, as facts. No ticks, no counts. */
import { m } from '../../messages/compiled/messages.js'
import { ButtonLink } from '../form.tsx'
import { cyclePath } from '../notebook/paths.ts'
import { Columns, Sheet } from '../page.tsx'
import type { PromptView, StrengthsView } from './view.ts'
import css from './advising.module.css'

/** A whole load of the page: only so does a browser open the fold a field stands in. */
const Prompt = ({ p }: { p: PromptView }) => (
  <li className={css.prompt}>
    <p className={css.asked}>{p.asked}</p>
    <p className={css.why}>{p.why}{p.talk ? <> {m.desk_strong_talk()}</> : null}</p>
    {p.way ? <p className={css.way}><a href={p.way.to}>{p.way.label}</a></p> : null}
  </li>
)

export const Strengths = ({ view: v }: { view: StrengthsView }) => (
  <Columns aside={<Facts view={v} />}>
    <Sheet labelledBy="ahora">
      <h2 id="ahora">{m.desk_strong_first()}</h2>
      <p className={css.soft}>{v.viewer === 'advisor' ? m.desk_strong_intro_advisor() : m.desk_strong_intro_team()}</p>
      {v.first.length === 0 ? <p>{v.viewer === 'advisor' ? m.desk_strong_first_none_advisor() : m.desk_strong_first_none()}</p>
        : <ol className={css.prompts}>{v.first.map(p => <Prompt key={p.key} p={p} />)}</ol>}
      {v.isUntold ? <p className={`${css.soft} ${css.untold}`}>{m.desk_strong_untold()}</p> : null}
      {v.others.length > 0 ? (
        <details className={css.more}>
          <summary>{m.desk_strong_others()}</summary>
          <ul className={css.prompts}>{v.others.map(p => <Prompt key={p.key} p={p} />)}</ul>
        </details>
      ) : null}
      <p className={`${css.back} no-print`}><ButtonLink to={cyclePath(v.rbd, v.cycleId)}>{m.desk_strong_back()}</ButtonLink></p>
    </Sheet>
  </Columns>
)

const Facts = ({ view: v }: { view: StrengthsView }) => (
  <>
    <section className={css.aside} aria-labelledby="ya-esta">
      <h2 id="ya-esta">{m.desk_strong_facts()}</h2>
      {v.facts.length === 0 ? <p className={css.soft}>{m.desk_strong_facts_none()}</p> : <ul className={css.facts}>{v.facts.map(s => <li key={s.key}>{s.said}</li>)}</ul>}
    </section>
    <section className={css.asideQuiet} aria-labelledby="despues">
      {v.later.length > 0 ? (
        <>
          <h2 id="despues">{m.desk_strong_later()}</h2>
          <ul className={css.later}>{v.later.map(name => <li key={name}>{name}</li>)}</ul>
        </>
      ) : null}
      <details className={css.sources}>
        <summary>{m.desk_strong_sources()}</summary>
        <p className={css.soft}>{m.desk_strong_sources_text()}</p>
      </details>
    </section>
  </>
)
