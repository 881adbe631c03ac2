/** The regional report: cover, the three questions, how it was made, what it cannot say. Made to be printed. */
import { m } from '../../messages/compiled/messages.js'
import { Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import { CyclesBeside, TheoriesCarried } from './differences.tsx'
import type { DifferencesView } from './differences-view.ts'
import type { LearningsView } from './learnings-view.ts'
import { DropoutOfReference, Effects, EffectsByType } from './results.tsx'
import type { ResultsView } from './results-view.ts'
import { FunnelOfSchools } from './school-funnel.tsx'
import type { FunnelView } from './describe-funnel.ts'
import css from './report.module.css'

export type ReportView = {
  territory: string
  period: string
  made: string
  contents: string[]
  facts: { key: string; figure: string; text: string }[]
  differences: DifferencesView
  learnings: LearningsView
  results: ResultsView
  funnel: FunnelView
  methods: string[]
  limits: string[]
}

const Question = ({ number, title, children }: { number: string; title: string; children: React.ReactNode }) => (
  <section className={css.question} aria-labelledby={`pregunta-${number}`}>
    <header className={css.questionHead}><span className={css.number} aria-hidden="true">{number}</span><h2 className={css.questionTitle} id={`pregunta-${number}`}>{title}</h2></header>
    <div className="stack">{children}</div>
  </section>
)

const Cover = ({ view: v }: { view: ReportView }) => (
  <section className={css.cover} aria-labelledby="portada">
    <p className={css.kicker}>{m.region_report_kicker()}</p>
    <h2 id="portada" className={css.title}>{v.territory}</h2>
    <p className={css.period}>{v.period}</p>
    <ul className={css.facts}>{v.facts.map(x => <li key={x.key}><span className={css.fact}>{x.figure}</span><span>{x.text}</span></li>)}</ul>
    <ol className={css.contents}>{v.contents.map(c => <li key={c}>{c}</li>)}</ol>
    <p className={css.note}>{v.made}</p>
    <p className={css.note}>{m.region_report_reading()}</p>
  </section>
)

const Learnings = ({ view: v }: { view: LearningsView }) => (
  <Sheet labelledBy="aprendizajes-compartidos">
    <h2 id="aprendizajes-compartidos">{v.headline}</h2>
    <p>{v.text}</p>
    {v.themes ? <Table caption={v.themes.caption} columns={[{ key: 'theme', label: m.region_learnings_col_theme() }, { key: 'tried', label: m.region_learnings_col_tried() }, { key: 'decided', label: m.region_learnings_col_decided() }]} rows={v.themes.rows} /> : null}
    {v.quotes.map(q => <blockquote key={q.key} className={css.quote}><p>{q.text}</p><footer>{q.who}</footer></blockquote>)}
  </Sheet>
)

export const Report = ({ view: v }: { view: ReportView }) => (
  <article className={css.report}>
    <Cover view={v} />
    <Question number="1" title={m.region_q1_title()}><TheoriesCarried view={v.differences} titleId="teorias" isReport /><CyclesBeside view={v.differences} titleId="lado-a-lado" /></Question>
    <Question number="2" title={m.region_q2_title()}><Learnings view={v.learnings} /></Question>
    <Question number="3" title={m.region_q3_title()}><Effects view={v.results} titleId="ciclos" isReport /><EffectsByType view={v.results} titleId="tipos" /><FunnelOfSchools view={v.funnel} titleId="embudo" isReport /><DropoutOfReference view={v.results.dropout} titleId="desvinculacion" /></Question>
    <section className={css.question} aria-labelledby="metodo">
      <h2 className={css.questionTitle} id="metodo">{m.region_report_methods()}</h2>
      {v.methods.map(t => <p key={t}>{t}</p>)}
      <h3>{m.region_report_limits()}</h3>
      <ul>{v.limits.map(t => <li key={t}>{t}</li>)}</ul>
    </section>
  </article>
)
