/** What the first page says beyond its own fields, in words: what is expected and changed, baselines, the network's theory, actions, needs. */
import { chronicallyAbsentOf } from '../../../cycles/indicators/attendance.ts'
import { expectationsOf, type Expectation } from '../../../cycles/expectations/expectations.ts'
import { isLocked, type ExpectationChange } from '../../../cycles/expectations/changes.ts'
import { needKinds, timelineOf, type NeedStep } from '../../../cycles/needs/needs.ts'
import type { Challenge, ExpectationIndicator } from '../../../cycles/notebook/parts.ts'
import { groupKeyAt } from '../../../cycles/notebook/repeats.ts'
import { getSchoolFigures } from '../../../db/indicators/figures.ts'
import { newId } from '../../../db/ids.ts'
import { listExpectationChanges } from '../../../db/notebook/expectation-changes.ts'
import { getSlepOfSchool, listNeedsOfCycle, type NeedRow } from '../../../db/notebook/needs.ts'
import { listNetworksOfSchool } from '../../../db/territory.ts'
import { expectationFieldName, needAnswerName, needKindName } from '../../components/challenge/names.ts'
import { directionName, directionWish } from '../../components/doing/names.ts'
import type { Baselines, ChallengeView, NeedStepView, NeedsView, NeedView } from '../../components/challenge/view.ts'
import { figuresExpected, typedFigure } from '../../components/figures/describe-figures.ts'
import { indicatorName } from '../../components/notebook/names.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { reasonTo, schoolThingOf, timeZoneOf } from '../../request.server.ts'
import type { Loaded } from './cycle-page.server.ts'
import type { Context, Visit } from './viewer.server.ts'

// ── What is expected ──────────────────────────────────────────────────────────────────────────────────────────────────

const nameOf = (e: Expectation): string => {
  const indicator = e.expectIndicator as ExpectationIndicator | ''
  return [indicator !== '' && indicator !== 'own' ? indicatorName[indicator]() : '', e.expectMeasure].filter(s => s !== '').join(', ') || m.notebook_expect_indicator()
}
const figureOf = (typed: string, e: Expectation) => typedFigure(typed, e.expectIndicator as ExpectationIndicator | '', e.expectUnit)

/** An expectation in one sentence, as the team wrote its figures. */
export const expectationSentence = (e: Expectation, f: Formatter): string => {
  const indicator = nameOf(e)
  const { from, to } = figuresExpected({ ...e, expectIndicator: e.expectIndicator as ExpectationIndicator | '' })
  const figures = from && to ? m.notebook_expected_sentence({ indicator, from, to }) : to ? m.notebook_expected_sentence_to({ indicator, to }) : from ? m.notebook_expected_sentence_from({ indicator, from }) : indicator
  const by = e.expectBy ? `, ${m.notebook_expected_by({ day: f.day(e.expectBy) })}` : ''
  return [`${figures}${by}`, e.expectForWhom, e.expectDirection === 'up' || e.expectDirection === 'down' ? directionWish[e.expectDirection]() : ''].filter(s => s !== '').join(' · ')
}

const changeSentence = (c: ExpectationChange, others: boolean, f: Formatter): string => {
  const day = f.dayLong(c.day)
  if (c.kind === 'added') return m.challenge_change_added({ day, what: expectationSentence(c.now, f) })
  if (c.kind === 'removed') return m.challenge_change_removed({ day, what: expectationSentence(c.was, f) })
  const said = (field: (typeof c.fields)[number]['field'], value: string): string => {
    if (value === '') return m.challenge_change_blank()
    switch (field) {
      case 'expectIndicator': return indicatorName[value as ExpectationIndicator]()
      case 'expectDirection': return directionName[value as 'up' | 'down']()
      case 'expectBy': return f.day(value)
      case 'expectFrom': case 'expectTo': return figureOf(value, c.now)
      case 'expectMeasure': case 'expectUnit': case 'expectForWhom': return `«${value}»`
    }
  }
  const changes = f.list(c.fields.map(({ field, from, to }) => {
    const facts = { from: said(field, from), to: said(field, to) }
    return field === 'expectTo' && c.fields.length === 1 ? m.challenge_change_to(facts) : m.challenge_change_field({ field: expectationFieldName[field]().toLowerCase(), ...facts })
  }))
  return others ? m.challenge_changed_of({ day, what: nameOf(c.now), changes }) : m.challenge_changed({ day, changes })
}

/** What the school's own attendance says of its last month, for the field that says where it is today. Empty where there is none to see. */
export const baselinesFor = async (context: Context, visit: Visit): Promise<Baselines> => {
  if (!reasonTo(context, 'figures.ofSchool', await schoolThingOf(context, visit.rbd))) return {}
  const { lastMonth: last } = await getSchoolFigures(visit.store, visit.rbd, { today: visit.today, courses: false })
  if (!last || last.attendancePercent === null || last.students === 0) return {}
  const of = (percent: number) => ({ value: visit.f.number(percent, 1), shown: visit.f.percent(percent), month: visit.f.monthLong(last) })
  const share = (students: number) => of((100 * students) / last.students)
  return {
    attendance: of(last.attendancePercent), 'chronic-absence': share(chronicallyAbsentOf(last.bands)), 'severe-absence': share(last.bands.critical + last.bands.severe),
  }
}

// ── Needs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

const stepView = (s: NeedStep<Date>, f: Formatter): NeedStepView => {
  switch (s.step) {
    case 'raised': return { words: m.challenge_need_step_raised({ day: f.dayOf(s.at) }), detail: null, state: 'done' }
    case 'received': return {
      words: s.at ? m.challenge_need_step_received({ day: f.dayOf(s.at) }) : m.challenge_need_step_received_to_come(),
      detail: s.inChargeOf ? m.challenge_need_step_in_charge({ name: s.inChargeOf }) : null, state: s.at ? 'done' : 'to-come',
    }
    case 'answered': return s.at && s.answer
      ? { words: m.challenge_need_step_answered({ day: f.dayOf(s.at), answer: needAnswerName[s.answer](s.day ? f.dayLong(s.day) : '') }), detail: null, state: 'done' }
      : { words: m.challenge_need_step_answered_to_come(), detail: null, state: 'to-come' }
    case 'withdrawn': return { words: m.challenge_need_step_withdrawn({ day: f.dayOf(s.at) }), detail: null, state: 'ended' }
  }
}
export const needView = (n: NeedRow, mayWithdraw: boolean, f: Formatter): NeedView => ({
  id: n.id, kind: needKindName[n.kind](), text: n.text, to: m.challenge_need_to({ slep: n.slepName }), steps: timelineOf(n).map(s => stepView(s, f)), answer: n.answerText,
  mayWithdraw: mayWithdraw && n.withdrawnAt === null && n.answeredAt === null,
})

const needWords = (isTeam: boolean, slep: string | null): NeedsView['words'] => ({
  title: isTeam ? m.challenge_needs_title() : m.challenge_needs_title_advisor(),
  what: !isTeam ? m.challenge_needs_readers_advisor() : slep ? `${m.challenge_needs_what()} ${m.challenge_needs_readers({ slep })}` : m.challenge_needs_no_slep(),
  withdraw: m.challenge_need_withdraw(), raise: m.challenge_need_raise(), kind: m.challenge_need_kind(),
  kinds: [{ value: '', label: m.challenge_need_kind_pick() }, ...needKinds.map(k => ({ value: k, label: needKindName[k]() }))],
  text: m.challenge_need_text(), textHint: m.challenge_need_text_hint(), example: m.challenge_need_text_example(), send: m.challenge_need_send(),
})

/** Null for whoever may not read the needs of this school: an administrator who opened the notebook with a reason. */
const needsFor = async (context: Context, visit: Visit, challenge: Challenge | null): Promise<NeedsView | null> => {
  const school = await schoolThingOf(context, visit.rbd)
  if (!reasonTo(context, 'need.read', school)) return null
  const mayRaise = reasonTo(context, 'need.raise', school) !== null
  const needs = await listNeedsOfCycle(visit.store, visit.rbd, visit.cycleId)
  const slep = (await getSlepOfSchool(visit.store, visit.rbd, visit.today))?.name ?? null
  return {
    needs: needs.map(n => needView(n, mayRaise, visit.f)), slep, words: needWords(visit.viewer === 'team', slep),
    mayRaise, newId: newId(visit.store.clock.now()), isBeyondReach: challenge?.inScope === 'no' || challenge?.inScope === 'partly',
  }
}

// ── The whole ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const challengeViewFor = async (context: Context, { visit, seen, sheet }: Loaded<'challenge'>): Promise<ChallengeView> => {
  const { store, f, rbd, cycleId, today } = visit
  const { cycle } = seen.team ?? seen.advisor
  const body = sheet.mode === 'write' ? sheet.values : sheet.body
  const expected = body ? expectationsOf(body) : []
  const locked = isLocked(cycle.implementationFrom, today)
  const changes = locked && body ? await listExpectationChanges(store, { rbd, cycleId, startedOn: cycle.implementationFrom!, timeZone: timeZoneOf(context), reader: seen.team ? 'team' : 'advisor' }) : []
  const actions = seen.team ? seen.team.entries.action.filter(e => !e.isWithdrawn) : seen.advisor.entries.action
  const span = (from: string, to: string) =>
    from && to ? m.notebook_span({ from: f.day(from), to: f.day(to) }) : from ? m.notebook_span_from({ day: f.day(from) }) : to ? m.notebook_span_to({ day: f.day(to) }) : ''
  const now = store.clock.now()
  return {
    startsOn: cycle.implementationFrom ?? (today > cycle.startedOn ? today : cycle.startedOn), hasStarted: cycle.implementationFrom !== null,
    lockedSince: locked ? f.day(cycle.implementationFrom!) : null,
    expected: expected.map(e => ({ key: e.key, sentence: expectationSentence(e, f) })),
    changes: changes.map(c => changeSentence(c, expected.length > 1, f)),
    baselines: sheet.mode === 'write' ? await baselinesFor(context, visit) : {},
    networks: sheet.mode === 'write' ? await listNetworksOfSchool(store, rbd, cycle.year) : [],
    actions: actions.map(e => ({ id: e.id, what: e.body.what, who: [e.body.who, span(e.body.from, e.body.to)].filter(s => s !== '').join(' · ') })),
    firstActionKey: newId(now), newGroupKey: groupKeyAt(now.getTime()),
    needs: await needsFor(context, visit, body),
    planDays: body ? span(body.planFrom, body.planTo) : '',
    measureHref: `${pagePath(rbd, cycleId, 'implementation')}#measure`,
  }
}
