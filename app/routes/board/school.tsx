/** One school as the region sees it: each cycle's dates, theory and decision, and figures without small groups. Nothing more. */
import { Link } from 'react-router'
import type { Route } from './+types/school'
import { isShown } from '../../../cycles/disclosure/disclose.ts'
import { ruleOf } from '../../components/figures/scheme-words.ts'
import { bandNames, bandsIn } from '../../../cycles/indicators/attendance.ts'
import { getDisclosedSchool, type DisclosedMonth, type DisclosedSchool } from '../../../db/indicators/disclosed-school.ts'
import { getDisclosedYearly } from '../../../db/indicators/disclosed-yearly.ts'
import { getOfficialDropout } from '../../../db/indicators/official-dropout.ts'
import { getRegionsOf } from '../../../db/indicators/school-months.ts'
import { getRegionPolicy } from '../../../db/region/policy.ts'
import { listCurrentPauses } from '../../../db/notebook/pauses.ts'
import { bandName } from '../../components/figures/describe-figures.ts'
import { HowWeKnow } from '../../components/figures/school-figures.tsx'
import { EmptyState, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { describeRegionYearly } from '../../components/yearly/describe-region-yearly.ts'
import { RegionYearly } from '../../components/yearly/region-yearly.tsx'
import { formatter, type Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, rbdFrom, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { phaseLabel, rateText } from '../../components/region/board-row-words.ts'
import { changeSentence, describeExpectation } from './board-view.ts'
import css from './board.module.css'

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.name ?? m.board_school_crumb() }]

const carried = { maintained: m.board_school_carried_maintained, adjusted: m.board_school_carried_adjusted, replaced: m.board_school_carried_replaced }
const decided = { adopt: m.board_school_decision_adopt, adapt: m.board_school_decision_adapt, drop: m.board_school_decision_drop, widen: m.board_school_decision_widen }

const cycleView = (c: DisclosedSchool['cycles'][number], rests: boolean, k: number, f: Formatter) => {
  return {
    // That it rests, and no more: until when and why is between the team and its advisor.
    rests,
    id: c.cycleId, title: c.title, crumb: m.board_school_cycle({ n: c.number, year: c.year }), phase: phaseLabel(c.phase),
    isRunning: c.phase === 'implementing' || c.phase === 'studying',
    dates: [
      m.board_school_started({ day: f.day(c.startedOn) }),
      ...(c.implementationFrom ? [m.board_school_implementing_from({ day: f.day(c.implementationFrom) })] : []),
      ...(c.closedOn ? [m.board_school_closed({ day: f.day(c.closedOn) })] : []),
      ...(c.droppedOn ? [m.board_school_dropped({ day: f.day(c.droppedOn) })] : []),
    ].join(' · '),
    carried: c.theoryCarried ? carried[c.theoryCarried]() : null,
    theory: [
      ...c.branches.flatMap(b => [{ term: m.board_school_if(), words: b.theoryIf }, { term: m.board_school_then(), words: b.theoryThen }]),
      { term: m.board_school_which_will(), words: c.theoryWhichWill },
    ].filter(t => t.words !== ''),
    expectation: describeExpectation(c, k, f),
    decision: c.decision ? decided[c.decision]() : null,
    decisionWhy: c.decisionWhy,
    comparison: changeSentence(c.comparison, k, f),
  }
}

const monthRow = (d: DisclosedMonth, k: number, f: Formatter) => ({
  key: `${d.year}-${d.month}`,
  cells: {
    month: f.monthName(d.month),
    students: isShown(d.students) ? f.integer(d.students.shown) : m.board_under_ten({ k }),
    attendance: isShown(d.students) ? rateText(d.attendance, f) : '·',
    ...Object.fromEntries(bandNames.map(band => {
      const cell = d.parts[band]
      return [band, !isShown(d.students) ? '·' : isShown(cell) ? f.integer(cell.shown) : m.board_hidden()]
    })),
  } as Record<string, string>,
})

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const rbd = rbdFrom(params)
  // A service's own staff read by the number their service has set; a team or an advisor here, as everybody.
  const policy = await getRegionPolicy(store, scopeOf(context, 'figures.ofTerritory'))
  const k = policy.fewestStudents
  const school = await getDisclosedSchool(store, rbd, scopeOf(context, 'cycle.outline'), todayOf(context), { policy })
  const rests = await listCurrentPauses(store, school.cycles.map(c => c.cycleId), todayOf(context))
  const year = school.months.at(-1)?.year
  const regionCode = (await getRegionsOf(store, [rbd])).get(rbd)
  const { facts } = school
  const official = facts && regionCode !== undefined ? await getOfficialDropout(store, { regionCode, communeCode: facts.communeCode, dependency: facts.dependency }) : null
  const isUnderTen = year !== undefined && school.months.every(d => !isShown(d.students))
  return {
    name: school.facts?.name ?? `RBD ${rbd}`,
    where: [`RBD ${rbd}`, school.facts?.communeName ?? '', school.facts ? (school.facts.rural ? m.board_rural() : m.board_urban()) : ''].filter(s => s !== '').join(' · '),
    cycles: school.cycles.map(c => cycleView(c, !c.closedOn && !c.droppedOn && rests.has(c.cycleId), k, f)),
    yearly: describeRegionYearly(await getDisclosedYearly(store, rbd, policy), official, f, k),
    k,
    noMonths: isUnderTen ? m.board_under_ten({ k }) : m.board_school_no_months(),
    months: year === undefined || isUnderTen ? null : {
      caption: m.board_school_months_caption({ year }),
      columns: [
        { key: 'month', label: m.board_col_month() }, { key: 'students', label: m.board_col_students(), number: true }, { key: 'attendance', label: m.board_col_attendance_plain(), number: true },
        ...bandsIn(school.scheme).map(band => ({ key: band, label: bandName[band](), number: true })),
      ],
      rows: school.months.map(d => monthRow(d, k, f)),
      rule: ruleOf(school.scheme, f),
    },
  }
}

type CycleView = Awaited<ReturnType<typeof loader>>['cycles'][number]

const CycleOutline = ({ cycle: c }: { cycle: CycleView }) => (
  <Sheet labelledBy={c.id}>
    <p className={css.note}>{c.crumb} · {c.dates}</p>
    <div className={css.cycleHead}><h2 id={c.id}>{c.title}</h2><Tag tone={c.isRunning ? 'voice' : 'plain'}>{c.phase}</Tag>{c.rests ? <Tag tone="look">{m.team_rests_short()}</Tag> : null}</div>
    <div className={css.cycleBody}>
      <div className={css.part}>
        <h3>{m.board_school_theory()}{c.carried ? ` · ${c.carried}` : ''}</h3>
        {c.theory.length === 0 ? <p className={css.words}>{m.board_school_no_theory()}</p> : (
          <dl className={css.theory}>{c.theory.map((t, i) => <div key={i}><dt>{t.term}</dt><dd>{t.words}</dd></div>)}</dl>
        )}
      </div>
      <div>
        {c.expectation ? <div className={css.part}><h3>{m.board_school_expects()}</h3><p className="written">{c.expectation}</p></div> : null}
        <div className={css.part}>
          <h3>{m.board_school_comparison()}</h3>
          <p>{c.comparison.headline}{c.comparison.detail ? <span className={css.note}>{c.comparison.detail}</span> : null}</p>
        </div>
        <div className={css.part}>
          <h3>{m.board_school_decision()}</h3>
          {c.decision ? <><p><strong>{c.decision}</strong></p>{c.decisionWhy ? <p className="written">{c.decisionWhy}</p> : null}</> : <p className={css.words}>{m.board_school_no_decision()}</p>}
        </div>
      </div>
    </div>
  </Sheet>
)

const SchoolPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={d.name} crumb={<><Link to="/territorio">{m.board_school_crumb()}</Link> · {d.where}</>} readers={m.board_school_readers()} />
    <div className="stack">
      {d.cycles.length === 0 ? <EmptyState title={m.board_school_no_cycles_title()}><p>{m.board_school_no_cycles()}</p></EmptyState> : d.cycles.map(c => <CycleOutline key={c.id} cycle={c} />)}
      <Sheet labelledBy="meses">
        <h2 id="meses">{m.board_school_months()}</h2>
        {d.months ? <><Table caption={d.months.caption} columns={d.months.columns} rows={d.months.rows} /><p className={css.note}>{d.months.rule}</p></> : <p>{d.noMonths}</p>}
      </Sheet>
      <RegionYearly view={d.yearly} />
    </div>
    <HowWeKnow title={m.board_how_title()} sentences={[m.board_how_compare(), m.board_how_not(), m.board_how_small({ k: d.k })]} />
  </>
)
export default SchoolPage
