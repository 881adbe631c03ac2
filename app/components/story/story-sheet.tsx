/** A cycle on one page: the same on the screen, on paper and behind a link. Texts are whole; what does not fit goes on over the page. */
import type { ReactNode } from 'react'
import { m } from '../../messages/compiled/messages.js'
import { TheoryTree } from '../challenge/theory-tree.tsx'
import { Tag } from '../page.tsx'
import { MonthsFigure } from './months-figure.tsx'
import type { ExpectationView, StoryView } from './view.ts'
import css from './story.module.css'

const Part = ({ title, children }: { title: string; children: ReactNode }) => <section className={css.part}><h2 className={css.partTitle}>{title}</h2>{children}</section>
const Words = ({ children }: { children: string }) => <p className={css.words} dir="auto">{children}</p>

const Theory = ({ theory: t }: { theory: NonNullable<StoryView['theory']> }) => (
  <div className={css.theory}>
    {t.branches.map(b => (
      <dl key={b.key} className={css.branch}>
        {b.theoryIf ? <div><dt>{m.notebook_theory_if()}</dt><dd dir="auto">{b.theoryIf}</dd></div> : null}
        {b.theoryThen ? <div><dt>{m.notebook_theory_then()}</dt><dd dir="auto">{b.theoryThen}</dd></div> : null}
      </dl>
    ))}
    {t.whichWill ? <dl className={css.branch}><div><dt>{m.notebook_theory_which_will()}</dt><dd dir="auto">{t.whichWill}</dd></div></dl> : null}
  </div>
)

const Expectation = ({ e }: { e: ExpectationView }) => (
  <div className={css.expectation}>
    <div>
      <h3>{m.story_expected()}</h3>
      <p className={css.words} dir="auto">{e.what ? <strong>{e.what}</strong> : null}{e.what && e.lines.length > 0 ? ' · ' : null}{e.lines.join(' · ')}</p>
    </div>
    <div>
      <h3>{m.story_happened()}</h3>
      <p>{e.observed}</p>
      {e.reading ? <p><strong>{e.reading}</strong></p> : null}
      {e.readingWhy ? <Words>{e.readingWhy}</Words> : null}
    </div>
  </div>
)

/** `headed`: whether the sheet's title is the page's (a preview stands under a page's own). */
export const StorySheet = ({ view: v, headed = true, foot }: { view: StoryView; headed?: boolean; foot?: ReactNode }) => {
  const Title = headed ? 'h1' : 'h2'
  return (
    <article className={v.isDense ? `${css.story} ${css.dense}` : css.story}>
      <header className={css.head}>
        <p className={css.place}><span>{v.school} <span aria-hidden="true">·</span> {v.place} <span aria-hidden="true">·</span> {v.dates}{v.isDraft ? <> <Tag tone="look">{m.story_draft()}</Tag></> : null}</span> <span>{v.madeOn}</span></p>
        <Title className={css.title} dir="auto">{v.title}</Title>
      </header>
      <div className={css.body}>
        {v.challenge || v.forWhom ? (
          <div className={css.opening}>
            {v.challenge ? <p className={css.challenge} dir="auto">{v.challenge}</p> : null}
            {v.forWhom ? <p className={css.forWhom} dir="auto"><span className={css.quiet}>{m.story_for_whom()}</span> {v.forWhom}</p> : null}
          </div>
        ) : null}
        {v.theory ? <Part title={m.story_theory()}><Theory theory={v.theory} />{v.theory.drawn ? <div className="no-print"><TheoryTree theory={v.theory.drawn} /></div> : null}</Part> : null}
        {v.figures ? <section className={css.part}><MonthsFigure view={v.figures} sourced={false} /></section> : null}
        {v.expectations.length > 0 ? <Part title={m.story_expectations()}>{v.expectations.map(e => <Expectation key={e.key} e={e} />)}</Part> : null}
        {v.actions.length + v.adjustments.length > 0 ? (
          <div className={css.pair}>
            {v.actions.length > 0 ? (
              <Part title={m.story_actions()}>
                <ul className={css.list}>{v.actions.map((a, i) => <li key={i} dir="auto">{a.what}{a.state ? <span className={css.state}> {a.state}</span> : null}</li>)}</ul>
              </Part>
            ) : null}
            {v.adjustments.length > 0 ? (
              <Part title={m.story_adjustments()}>
                {v.adjustments.map((a, i) => (
                  <div key={i} className={css.adjustment}>
                    <p className={css.day}>{a.day}</p>
                    <Words>{a.what}</Words>
                    <p className={css.because} dir="auto"><span className={css.quiet}>{m.story_because()}</span> {a.why}</p>
                  </div>
                ))}
              </Part>
            ) : null}
          </div>
        ) : null}
        {v.learnings.length > 0 ? (
          <Part title={m.story_learnings()}>
            <div className={css.learnings}>{v.learnings.map(l => <div key={l.key}><h3>{l.label}</h3><Words>{l.text}</Words></div>)}</div>
          </Part>
        ) : null}
        {v.decision ? (
          <section className={css.decision}>
            <h2 className={css.partTitle}>{m.story_decision()}</h2>
            <p className={css.decided}>{v.decision.name}</p>
            {v.decision.why ? <Words>{v.decision.why}</Words> : null}
          </section>
        ) : null}
        {v.goesOn ? <p className={css.goesOn}>{v.goesOn}</p> : null}
      </div>
      <footer className={css.foot}>
        {v.figures?.kind === 'months' && v.figures.sources.length > 0 ? <p>{v.figures.sources.join(' ')}</p> : null}
        {v.professions ? <p>{v.professions}</p> : null}
        {foot}
      </footer>
    </article>
  )
}
