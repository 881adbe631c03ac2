/** A team's measures in words, rows and coordinates. What is said is what was written down: no signal, no arrow, no trend. */
import { hasClassesIn, weeksThatLost, type SchoolCalendar } from '../../../cycles/calendar/school-calendar.ts'
import { mondayOf, schoolWeeksBetween } from '../../../cycles/calendar/weeks.ts'
import { runChartOf } from '../../../cycles/charts/run-chart.ts'
import { allWeeksOf, factsOf, isSameName, measuredWeeksOf, openWeeksOf } from '../../../cycles/measures/weeks.ts'
import { expectationFields, numberOf, type BodyOf } from '../../../cycles/notebook/parts.ts'
import { groupsOf } from '../../../cycles/notebook/repeats.ts'
import { describeRunChart } from '../../components/doing/describe-run-chart.ts'
import { isShareOf, numberOfMeasure, sentenceOfFacts } from '../../components/doing/measure-words.ts'
import { directionWish } from '../../components/doing/names.ts'
import type { DoingView, MeasureView, WeekField } from '../../components/doing/view.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Loaded } from './cycle-page.server.ts'
import { weekNotes } from './lost-days.server.ts'

type StandingMeasure = { id: string; body: BodyOf['measure']; version: number; by: string; savedAt: string }

/** What the team expects of measures of its own, as the reader may have it: the advisor's is that of the page marked ready. */
const ownExpectationsOf = ({ seen }: Loaded<'implementation'>) => {
  const challenge = seen.team ? seen.team.pages.challenge.body : seen.advisor.pages.challenge?.body
  return challenge ? groupsOf(challenge as unknown as Record<string, string>, expectationFields).filter(e => e.expectIndicator === 'own' && e.expectMeasure !== '') : []
}

/** A measure the team expects something of and has not begun: what a new one starts from. */
export const proposedMeasure = (loaded: Loaded<'implementation'>, names: readonly string[]): DoingView['proposed'] => {
  const expectation = ownExpectationsOf(loaded).find(e => !names.some(name => isSameName(name, e.expectMeasure)))
  return expectation ? { name: expectation.expectMeasure, unit: expectation.expectUnit, direction: expectation.expectDirection } : null
}

const describeMeasure = (loaded: Loaded<'implementation'>, entry: StandingMeasure, adjustedOn: readonly string[], isEditing: boolean, calendar: SchoolCalendar): MeasureView => {
  const { visit: { f, today }, seen } = loaded
  const { cycle } = seen.team ?? seen.advisor
  const { body } = entry
  const weeks = measuredWeeksOf(body as unknown as Record<string, string>)
  const facts = factsOf(weeks)
  const expectation = ownExpectationsOf(loaded).find(e => isSameName(e.expectMeasure, body.name))
  const expected = expectation && expectation.expectTo !== '' ? numberOf(expectation.expectTo) : null
  const number = numberOfMeasure(body.unit, weeks, f)
  const span = { from: cycle.implementationFrom ?? cycle.startedOn, today }
  const thisWeek = mondayOf(today)
  const unit = isShareOf(body.unit, weeks) ? '%' : body.unit
  const value = unit ? m.doing_week_in_unit({ unit }) : m.doing_column_value()
  const week = (monday: string): WeekField => ({ monday, value, label: monday === thisWeek ? m.doing_week_this({ day: f.dayShort(monday) }) : m.doing_week({ day: f.dayShort(monday) }) })
  const measured = weeks.filter(w => w.value !== null)
  const lost = measured.length > 1 ? weeksThatLost(calendar, schoolWeeksBetween(measured[0]!.monday, measured.at(-1)!.monday)) : []
  const chart = runChartOf(weeks, {
    expected, marks: [...(cycle.implementationFrom ? [{ day: cycle.implementationFrom, kind: 'start' as const }] : []), ...adjustedOn.map(day => ({ day, kind: 'adjustment' as const })), ...lost.map(w => ({ day: w.monday, kind: 'lost' as const }))],
  })
  return {
    ...entry,
    about: [body.unit, body.direction ? directionWish[body.direction]() : ''].filter(Boolean).join(', '),
    sentence: sentenceOfFacts(facts, number, f), hasSeries: facts.kind === 'few' || facts.kind === 'series',
    median: facts.kind === 'series' ? m.doing_facts_median({ median: number(facts.median) }) : '',
    expected: expected === null ? '' : expectation?.expectBy ? m.doing_facts_expected_by({ value: number(expected), day: f.day(expectation.expectBy) }) : m.doing_facts_expected({ value: number(expected) }),
    thisWeek: week(thisWeek),
    openWeeks: openWeeksOf(weeks, span, 6, hasClassesIn(calendar)).map(week),
    allWeeks: isEditing ? allWeeksOf(weeks, span).map(week) : [],
    rows: [...weeks].reverse().map(w => ({ monday: w.monday, week: f.dayShort(w.monday), value: w.value === null ? (w.typed || m.doing_no_value()) : number(w.value), remark: w.remark })),
    chart: chart && chart.points.length > 1 ? describeRunChart(chart, number, f, weekNotes(lost, f)) : null,
  }
}

/** `editing`: the id of the entry whose form is open. */
export const describeMeasures = (loaded: Loaded<'implementation'>, measures: readonly StandingMeasure[], adjustedOn: readonly string[], editing: string | null, calendar: SchoolCalendar): MeasureView[] =>
  measures.map(e => describeMeasure(loaded, e, adjustedOn, editing === e.id, calendar))
