/** From what is kept to the words of a page that leaves the school. Runs in loaders, in the reader's language; what is hidden was never in the figures. */
import { compareMonths, type Month } from '../../../cycles/calendar/days.ts'
import { layOutMonths, type ChartValue } from '../../../cycles/charts/months-chart.ts'
import { isExpectationWithheld, withoutFigures } from '../../../cycles/disclosure/disclose-expectation.ts'
import { isShown, type Cell, type Rate } from '../../../cycles/disclosure/disclose.ts'
import { fieldOf } from '../../../cycles/notebook/repeats.ts'
import type { Theory } from '../../../cycles/theory/theory.ts'
import { storyParts, type StoryPart } from '../../../cycles/story/choice.ts'
import { hasTheory, textsOfStory, type StoryExpectation } from '../../../cycles/story/story.ts'
import type { FiguresSource } from '../../../db/indicators/figures.ts'
import type { PublicFigures, PublicMonth } from '../../../db/indicators/public-figures.ts'
import type { StoryRecord } from '../../../db/notebook/story.ts'
import { figuresExpected, indicatorNameOf, monthSpan } from '../../components/figures/describe-figures.ts'
import { readingName } from '../../components/learning/names.ts'
import { decisionName, phaseName } from '../../components/notebook/names.ts'
import type { ExpectationView, MonthsView, StoryView } from '../../components/story/view.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { rateText } from '../../components/region/board-row-words.ts'
import { professionName } from '../people/people-words.ts'

/** Characters of a story: up to the first it is set with room; up to the second a closer setting still puts it on one page; beyond, it has two. */
const [roomyUntil, denseUntil] = [1_900, 2_800]

const chartSize = { width: 400, height: 180 }

const drawn = (m: PublicMonth['now']): ChartValue | null => {
  if (m === null || !isShown(m.attendance)) return null
  const rate = m.attendance.shown
  return rate.kind === 'percent' ? { value: rate.percent, bound: null } : { value: rate.percent, bound: rate.kind }
}
const cellText = (cell: Cell<Rate> | null, f: Formatter) => (cell === null || !isShown(cell) ? '·' : rateText(cell, f))
const countText = (cell: Cell<number> | undefined, f: Formatter) => (cell === undefined || !isShown(cell) ? '·' : f.integer(cell.shown))

const sourceLine = (year: number, source: FiguresSource | null, f: Formatter): string[] =>
  source ? [m.story_source({ year: String(year), file: source.fileName, day: f.dayOf(source.publishedAt) })] : []

/** The year against the one before over the months both have; what is hidden, and why. */
const sentencesOf = (figures: PublicFigures, f: Formatter): string[] => {
  const { sameMonths: s, months } = figures
  const hasHidden = months.some(x => [x.now, x.before].some(v => v !== null && (!isShown(v.attendance) || !isShown(v.students))))
  return [
    ...(s?.now && s.before && isShown(s.now) && isShown(s.before) ? [m.story_same_months({
      months: monthsIn(s.months, f), now: rateText(s.now, f), before: rateText(s.before, f), year: String(figures.year), yearBefore: String(figures.year - 1),
    })] : []),
    ...(hasHidden ? [m.story_hidden_small()] : []),
  ]
}

/** `marzo a octubre` when nothing is missing in between, else each month by name. */
const monthsIn = (months: readonly Month[], f: Formatter): string => {
  const [first, last] = [months[0]!, months.at(-1)!]
  if (compareMonths(first, last) === 0) return f.monthName(first.month)
  return last.month - first.month + 1 === months.length ? m.story_month_to_month({ from: f.monthName(first.month), to: f.monthName(last.month) }) : f.list(months.map(x => f.monthName(x.month)))
}

export const describeMonths = (figures: PublicFigures, cycleName: string | null, f: Formatter): MonthsView => {
  const { months, year } = figures
  if (months.every(x => x.now === null && x.before === null)) return { kind: 'none', text: m.story_no_months({ year: String(year) }) }
  const layout = layOutMonths(months.map(x => ({ key: String(x.month), now: drawn(x.now), before: drawn(x.before), isOfCycle: cycleName !== null && x.isOfCycle })), chartSize)
  const isOfCycle = cycleName !== null && months.some(x => x.isOfCycle)
  return {
    kind: 'months',
    title: m.story_months_title(),
    sentences: sentencesOf(figures, f),
    chart: layout && {
      ...layout,
      ticks: layout.ticks.map(t => ({ y: t.y, text: f.percent(t.value, 0) })),
      months: layout.months.map(x => ({ ...x, text: f.monthShort(Number(x.key)) })),
    },
    key: {
      now: String(year), before: String(year - 1), cycle: isOfCycle ? cycleName : null,
      bound: layout && [...layout.now.marks, ...layout.before.marks].some(x => x.bound !== null) ? m.story_bound_key() : null,
    },
    table: {
      caption: m.story_months_caption(),
      columns: [
        { key: 'month', label: m.data_col_month(), number: false }, { key: 'now', label: String(year), number: true },
        { key: 'before', label: String(year - 1), number: true }, { key: 'students', label: m.data_col_students(), number: true },
      ],
      rows: months.map(x => ({
        key: String(x.month), isOfCycle: isOfCycle && x.isOfCycle,
        cells: {
          month: f.monthName(x.month), now: cellText(x.now?.attendance ?? null, f), before: cellText(x.before?.attendance ?? null, f),
          students: countText((x.now ?? x.before)?.students, f),
        },
      })),
    },
    sources: [...sourceLine(year, figures.sources.now, f), ...sourceLine(year - 1, figures.sources.before, f)],
  }
}

/** What the school's own figures say of an expectation, as far as they may be told. */
const observedOf = (e: StoryExpectation, figures: PublicFigures, f: Formatter): string => {
  const { observed: o } = figures
  if (e.indicator !== 'attendance' && e.indicator !== 'chronic-absence' && e.indicator !== 'severe-absence') return m.story_observed_own()
  if (!o) return m.data_observed_none()
  if (e.indicator === 'attendance') {
    if (!o.attendance || !isShown(o.attendance)) return m.story_observed_hidden()
    const said = m.data_observed_attendance({ percent: rateText(o.attendance, f), months: monthSpan(f, o.from, o.to) })
    return o.change ? `${said} ${m.story_observed_change({ points: f.points(o.change.points, o.change.decimals) })}` : said
  }
  const [count, edge] = e.indicator === 'chronic-absence' ? [o.underNinety, figures.scheme.normalFrom] : [o.underEightyFive, figures.scheme.repeatedFrom]
  if (!isShown(count) || !isShown(o.students)) return m.story_observed_hidden()
  return m.data_observed_under({
    share: f.percent((100 * count.shown) / o.students.shown), edge: f.percent(edge, 0), month: f.monthLong(o.to), count: f.integer(count.shown), students: f.integer(o.students.shown),
  })
}

export const describeStoryExpectation = (given: StoryExpectation, startedOn: string, figures: PublicFigures, f: Formatter): ExpectationView => {
  const typed = { expectMeasure: given.measure, expectFrom: given.from, expectTo: given.to }
  const { expectMeasure: measure, expectFrom, expectTo } = isExpectationWithheld(startedOn, figures.monthsUnderTen) ? withoutFigures(typed).shown : typed
  const e = { ...given, measure }
  const { from, to } = figuresExpected({ expectIndicator: e.indicator, expectUnit: e.unit, expectFrom, expectTo })
  return {
    key: e.key,
    what: e.indicator === '' ? e.measure : e.indicator === 'own' && e.measure ? e.measure : [indicatorNameOf(e.indicator), e.measure].filter(s => s !== '').join(': '),
    lines: [
      from && to ? m.data_expected_from_to({ from, to }) : to ? m.data_expected_to({ to }) : from ? m.data_expected_from({ from }) : '',
      e.by ? m.data_expected_by({ day: f.day(e.by) }) : '',
      e.forWhom ? m.data_expected_for({ whom: e.forWhom }) : '',
    ].filter(s => s !== ''),
    observed: observedOf(e, figures, f),
    reading: e.reading === '' ? null : readingName[e.reading](),
    readingWhy: e.readingWhy,
  }
}

const datesOf = ({ cycle: c }: StoryRecord, f: Formatter): string => {
  const end = c.closedOn ?? c.droppedOn
  return end ? m.notebook_dates_closed({ from: f.day(c.startedOn), to: f.day(end) })
    : c.implementationFrom ? m.notebook_dates_implementing({ from: f.day(c.startedOn), on: f.day(c.implementationFrom) })
      : m.notebook_dates_planning({ from: f.day(c.startedOn) })
}

/** A profession in the middle of a sentence; `UTP` stays as it is. */
const inSentence = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)

/** A story's theory as a page keeps it: what the drawing takes. */
const theoryFields = ({ theory: { branches, whichWill } }: StoryRecord['story']): Theory => Object.fromEntries([
  ['theoryIf', ''], ['theoryThen', ''], ['theoryWhichWill', whichWill],
  ...branches.flatMap(b => [[fieldOf('theoryIf', b.key), b.theoryIf], [fieldOf('theoryThen', b.key), b.theoryThen]]),
]) as unknown as Theory

export type StoryTold = { record: StoryRecord; school: string; figures: PublicFigures; today: string; isDraft: boolean; parts?: readonly StoryPart[] }

export const describeStory = ({ record, school, figures, today, isDraft, parts = storyParts }: StoryTold, f: Formatter): StoryView => {
  const { cycle: c, story: s } = record
  const has = (part: StoryPart) => parts.includes(part)
  const learnings = [
    { key: 'observed', label: m.notebook_observed_q(), text: s.observed }, { key: 'learnt', label: m.notebook_learnt_q(), text: s.learnt },
    { key: 'surprises', label: m.notebook_surprises_q(), text: s.surprises }, { key: 'carryOn', label: m.learning_carry_on_q(), text: s.carryOn },
  ].filter(l => l.text !== '')
  const length = textsOfStory(c.title, s).reduce((sum, text) => sum + text.length, 0)
  const isOpen = !c.closedOn && !c.droppedOn
  const names = record.professions.map(p => inSentence(professionName(p) ?? '')).filter(n => n !== '')
  return {
    title: c.title, school, place: m.story_place({ number: c.number, year: String(c.year), phase: phaseName[c.phase]() }), dates: datesOf(record, f),
    challenge: s.challenge, forWhom: s.forWhom,
    theory: has('theory') && hasTheory(s) ? { ...s.theory, drawn: s.theory.branches.length > 1 ? theoryFields(s) : null } : null,
    expectations: has('expectation') ? s.expectations.map(e => describeStoryExpectation(e, c.startedOn, figures, f)) : [],
    figures: has('figures') ? describeMonths(figures, m.data_chart_cycle(), f) : null,
    // While a cycle goes on, what is done and what is under way are told apart.
    actions: has('actions') ? s.actions.map(a => ({ what: a.what, state: isOpen && a.state === 'doing' ? m.story_under_way() : null })) : [],
    adjustments: has('adjustments') ? s.adjustments.map(a => ({ day: f.day(a.on), what: a.what, why: a.why })) : [],
    learnings: has('learnings') ? learnings : [],
    decision: has('learnings') && s.decision ? { name: decisionName[s.decision](), why: s.decisionWhy } : null,
    goesOn: has('learnings') && learnings.length === 0 && s.decision === null && isOpen ? m.story_goes_on() : null,
    professions: has('people') && names.length > 0 ? m.story_professions({ professions: f.list(names) }) : null,
    madeOn: m.story_made_on({ day: f.day(today) }), isDraft,
    isDense: length > roomyUntil && length <= denseUntil,
  }
}
