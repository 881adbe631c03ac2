/** A school's notebook: its cycles, what each was born from, and the invitation to begin. */
import { Link } from 'react-router'
import type { Route } from './+types/school-notebook'
import type { PauseReason } from '../../../cycles/notebook/pauses.ts'
import { daysOf, isAdjusted, nothingAdjusted, type OnTheWay } from '../../../cycles/theory/on-the-way.ts'
import { listCyclesOfSchool, type CycleSummary } from '../../../db/notebook/cycles.ts'
import { countWaitingFeedback } from '../../../db/notebook/feedback.ts'
import { listComparableTheories, listScopes } from '../../../db/notebook/lineage.ts'
import { listOpenings } from '../../../db/notebook/openings.ts'
import { listCurrentPauses } from '../../../db/notebook/pauses.ts'
import { listTheoriesOnTheWay } from '../../../db/notebook/theories.ts'
import { ButtonLink } from '../../components/form.tsx'
import { CycleTurn } from '../../components/learning/cycle-turn.tsx'
import { describeRamp } from '../../components/learning/describe-ramp.ts'
import { LineageRamp } from '../../components/learning/lineage-ramp.tsx'
import { scopeName } from '../../components/learning/names.ts'
import { SchoolNews } from '../../components/learning/school-news.tsx'
import { CycleDrawing } from '../../components/notebook/cycle-drawing.tsx'
import { carriedName, phaseName, phaseTone } from '../../components/notebook/names.ts'
import { cyclePath, newCyclePath, theoryPath } from '../../components/notebook/paths.ts'
import { accountPath, archivePath } from '../../components/story/paths.ts'
import { engagementPath } from '../../components/engagement/names.ts'
import { PageHead, Tag } from '../../components/page.tsx'
import { SchoolWays } from '../../components/team/school-ways.tsx'
import { happenedSentence, restsSentence } from '../../components/team/team-words.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, rbdFrom, timeZoneOf, todayOf } from '../../request.server.ts'
import { formatter, type Formatter } from '../../format.ts'
import { newsOfSchool } from './results.server.ts'
import { schoolNameOf, viewerOf } from './viewer.server.ts'
import learning from '../../components/learning/learning.module.css'
import css from '../../components/notebook/notebook.module.css'

const datesOf = (c: CycleSummary, f: Formatter) => {
  const end = c.closedOn ?? c.droppedOn
  return end ? m.notebook_dates_closed({ from: f.day(c.startedOn), to: f.day(end) })
    : c.implementationFrom ? m.notebook_dates_implementing({ from: f.day(c.startedOn), on: f.day(c.implementationFrom) })
      : m.notebook_dates_planning({ from: f.day(c.startedOn) })
}

/** An open cycle that rests today says until when. */
const restsOf = (c: CycleSummary, pause: { until: string; reason: PauseReason } | undefined, f: Formatter) =>
  pause && !c.closedOn && !c.droppedOn ? restsSentence({ until: f.day(pause.until), reason: pause.reason }) : ''
/** That a theory was adjusted on the way, with its days; '' when it was not. */
const adjustedLine = (t: OnTheWay, f: Formatter) => (isAdjusted(t) ? m.doing_adjusted_card({ days: f.list(daysOf(t).map(f.dayShort)) }) : '')


export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  const viewer = await viewerOf(context, rbd)
  const today = todayOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const cycles = await listCyclesOfSchool(store, rbd, today)
  const waiting = await countWaitingFeedback(store, rbd)
  const readAs = viewer === 'advisor' ? 'advisor' : 'team'
  const rests = await listCurrentPauses(store, cycles.map(c => c.id), today)
  const theories = await listTheoriesOnTheWay(store, { rbd, cycles, timeZone: f.timeZone, today, reader: readAs })
  const scopes = await listScopes(store, rbd, readAs)
  const comparable = await listComparableTheories(store, rbd, cycles, readAs)
  const numberOf = new Map(cycles.map(c => [c.id, c.number]))
  return {
    rbd, viewer, school: await schoolNameOf({ store, rbd, today }),
    news: viewer === 'team' ? await newsOfSchool(store, rbd, cycles, today, f) : [],
    ramp: describeRamp(cycles, scopes, f),
    cycles: cycles.map(c => ({
      id: c.id, number: c.number, year: String(c.year), title: c.title, phase: c.phase, dates: datesOf(c, f), isOpen: !c.closedOn && !c.droppedOn,
      asks: viewer === 'team' && !c.droppedOn ? engagementPath(rbd, c.id) : null,
      rests: restsOf(c, rests.get(c.id), f),
      adjusted: adjustedLine(theories.get(c.id) ?? nothingAdjusted, f),
      waiting: viewer === 'team' ? waiting.get(c.id) ?? 0 : 0,
      scope: scopes.get(c.id) ?? null, hasTwoTheories: comparable.has(c.id),
      bornFrom: c.parentId && c.theoryCarried ? { number: numberOf.get(c.parentId) ?? 0, carried: c.theoryCarried } : null,
    })),
    openings: viewer === 'team' ? (await listOpenings(store, rbd)).map(o => happenedSentence(o, f)) : [],
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_school_title({ school: loaderData.school }) : '' }]

type CycleView = Route.ComponentProps['loaderData']['cycles'][number]

const CycleCard = ({ rbd, c }: { rbd: number; c: CycleView }) => (
  <li className={css.lineageItem}>
    <article className={css.cycleCard}>
      <CycleDrawing phase={c.phase} />
      <div>
        <p className={css.cardNumber}>{m.notebook_cycle_n({ number: c.number })} · {c.year}</p>
        <div className={css.cardTitleRow}><h3 className={css.cardTitle}><Link to={cyclePath(rbd, c.id)}>{c.title}</Link></h3><Tag tone={phaseTone[c.phase]}>{phaseName[c.phase]()}</Tag></div>
        <p className={css.cardDates}>{c.scope ? `${scopeName[c.scope]()} · ` : ''}{c.dates}</p>
        {c.rests ? <p className={css.cardRests}>{c.rests}</p> : null}
        {c.adjusted ? <p className={css.cardAdjusted}>{c.adjusted}</p> : null}
        {c.waiting > 0 ? <p className={css.cardWaiting}>{m.notebook_card_waiting({ n: c.waiting })}</p> : null}
        {c.bornFrom ? <p className={css.cardBorn}>{m.notebook_lineage({ number: c.bornFrom.number, carried: carriedName[c.bornFrom.carried]().toLowerCase() })}</p> : null}
        {c.asks ? <Link className={learning.compareLink} to={c.asks}>{m.engagement_title()}</Link> : null}
        {c.hasTwoTheories ? <Link className={learning.compareLink} to={theoryPath(rbd, c.id)}>{m.learning_theory_compare()}</Link> : null}
      </div>
    </article>
  </li>
)

const SchoolNotebook = ({ loaderData: d }: Route.ComponentProps) => {
  const readers = { team: m.notebook_readers_school, advisor: m.notebook_readers_advisor, admin: m.notebook_readers_admin }
  const [open, before] = [d.cycles.filter(c => c.isOpen), d.cycles.filter(c => !c.isOpen)]
  return (
    <>
      <PageHead title={m.notebook_school_title({ school: d.school })} readers={readers[d.viewer]()} />
      <SchoolWays rbd={d.rbd} viewer={d.viewer} />
      <SchoolNews news={d.news} />
      {d.cycles.length === 0 ? <Beginning rbd={d.rbd} writes={d.viewer === 'team'} /> : (
        <div className={css.lineages}>
          {d.viewer === 'team' ? <p className="no-print"><ButtonLink tone={open.length === 0 ? 'primary' : 'plain'} to={newCyclePath(d.rbd)}>{m.notebook_school_start()}</ButtonLink></p> : null}
          {open.length > 0 ? <section aria-labelledby="en-curso"><h2 id="en-curso">{m.notebook_school_current()}</h2><ol className={css.lineage}>{open.map(c => <CycleCard key={c.id} rbd={d.rbd} c={c} />)}</ol></section> : null}
          {d.ramp ? <LineageRamp view={d.ramp} /> : null}
          {before.length > 0 ? <section aria-labelledby="antes"><h2 id="antes">{m.notebook_school_before()}</h2><ol className={css.lineage}>{before.map(c => <CycleCard key={c.id} rbd={d.rbd} c={c} />)}</ol></section> : null}
        </div>
      )}
      {d.viewer === 'team' && d.cycles.length > 0 ? (
        <nav className={css.takeAway} aria-label={m.story_take_away()}>
          <span>{m.story_take_away()}:</span> <Link to={accountPath(d.rbd)}>{m.story_account_link()}</Link> <Link to={archivePath(d.rbd)}>{m.story_archive_link()}</Link>
        </nav>
      ) : null}
      {d.openings.length > 0 ? (
        <section className={css.openings} aria-labelledby="aperturas">
          <h2 id="aperturas">{m.notebook_openings_title()}</h2>
          <ul>{d.openings.map((o, i) => <li key={i}>{o}</li>)}</ul>
        </section>
      ) : null}
    </>
  )
}
export default SchoolNotebook

const Beginning = ({ rbd, writes }: { rbd: number; writes: boolean }) =>
  writes ? (
    <section className={css.beginning}>
      <div>
        <h2>{m.notebook_empty_title()}</h2>
        <p>{m.notebook_empty_what()}</p>
        <p><ButtonLink tone="primary" to={newCyclePath(rbd)}>{m.notebook_empty_button()}</ButtonLink> <ButtonLink tone="quiet" to="/ayuda/ciclo">{m.learning_glance_more()}</ButtonLink></p>
      </div>
      <div className={learning.beginningTurn}><CycleTurn /></div>
    </section>
  ) : <p>{m.notebook_empty_advisor()}</p>
