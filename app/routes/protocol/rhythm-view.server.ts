/** Meetings by rhythm: which the school keeps, when they were held, what was agreed, and the periods without one, as plain facts. */
import { agreementsOf } from '../../../cycles/notebook/agreements.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { whyNoClasses } from '../../../cycles/calendar/school-calendar.ts'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { meetingRhythms, type MeetingRhythm, type RhythmRule, type SchoolProtocol } from '../../../cycles/protocol/protocol.ts'
import { describeRhythm, type Period, type RhythmFacts } from '../../../cycles/protocol/rhythm.ts'
import { getSchoolCalendar } from '../../../db/calendar/entries.ts'
import type { Meeting } from '../../../db/notebook/meetings.ts'
import type { Store } from '../../../db/store.ts'
import type { RhythmChoice, RhythmView } from '../../components/protocol/view.ts'
import { rhythmName } from '../../components/protocol/words.ts'
import { meetingPath } from '../../components/team/paths.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { presentNames } from '../team/present-names.server.ts'
import { whoSaid } from './protocol-view.server.ts'

const whatItIs: Record<MeetingRhythm, () => string> = { review: m.protocol_rhythm_review_what, 'follow-up': m.protocol_rhythm_follow_up_what, partners: m.protocol_rhythm_partners_what }
/** Who leads where nobody has said it: as it was seen to work. */
const usualLead: Record<MeetingRhythm, string> = { review: 'principal', 'follow-up': 'psychologist', partners: '' }

export const rhythmOptions = () => [{ value: '', label: m.protocol_rhythm_other() }, ...meetingRhythms.map(value => ({ value, label: rhythmName[value]() }))]
export const rhythmsKept = (p: SchoolProtocol): [MeetingRhythm, RhythmRule][] =>
  meetingRhythms.flatMap((r): [MeetingRhythm, RhythmRule][] => { const rule = p.rhythms[r]; return rule && !rule.isSetAside ? [[r, rule]] : [] })

/** The form in which a team chooses: every rhythm, whether it is kept, who leads. */
export const rhythmChoices = (p: SchoolProtocol): RhythmChoice[] => meetingRhythms.map(r => {
  const rule = p.rhythms[r]
  return { rhythm: r, name: rhythmName[r](), what: whatItIs[r](), isKept: rule !== undefined && !rule.isSetAside, leads: rule ? rule.leads ?? '' : usualLead[r] }
})

/** For the advisor: which rhythms there are and who leads them. Minutes, and whether there are any, are the team's own. */
export const rhythmsOnly = (p: SchoolProtocol): RhythmView[] => rhythmsKept(p).map(([r, rule]) => ({
  key: r, name: rhythmName[r](), who: m.protocol_rhythm_leads({ who: whoSaid(rule.leads) }), since: '', sentences: [], caption: '', meetings: [],
}))

/** Periods named one by one before the rest are a number. */
const mostNamed = 6
const heldSaid: Record<MeetingRhythm, (n: { held: number; n: number }) => string> = { review: m.protocol_rhythm_held_months, 'follow-up': m.protocol_rhythm_held_weeks, partners: m.protocol_rhythm_held_quarters }
const periodSaid = (rhythm: MeetingRhythm, p: Period, f: Formatter): string => {
  const month = (day: string) => f.monthName(Number(day.slice(5, 7)))
  return rhythm === 'review' ? month(p.from) : rhythm === 'follow-up' ? m.protocol_rhythm_week({ day: f.dayShort(p.from) }) : m.protocol_rhythm_quarter({ from: month(p.from), to: month(p.to) })
}

const sentencesOf = (rhythm: MeetingRhythm, facts: RhythmFacts, f: Formatter): string[] => {
  const n = facts.held.length + facts.without.length
  const named = facts.without.slice(-mostNamed).map(p => periodSaid(rhythm, p, f))
  const more = facts.without.length - named.length
  return [
    n === 0 ? m.protocol_rhythm_not_yet() : heldSaid[rhythm]({ held: facts.held.length, n }),
    ...(named.length === 0 ? [] : [more > 0 ? m.protocol_rhythm_without_more({ list: named.join(', '), n: more }) : m.protocol_rhythm_without({ list: f.list(named) })]),
    facts.planned ? m.protocol_rhythm_planned({ day: f.weekday(facts.planned) }) : facts.plannedPast ? m.protocol_rhythm_planned_past({ day: f.weekday(facts.plannedPast) }) : m.protocol_rhythm_not_planned(),
  ]
}

/** What was agreed: how many, and the first words of the first. */
export const agreedSaid = (meeting: Meeting): string => {
  const agreed = agreementsOf(meeting.body)
  return agreed.length === 0 ? m.protocol_rhythm_agreed_none() : m.protocol_rhythm_agreed({ n: agreed.length, words: openingOf(agreed[0]!.what, 90) })
}
/** Who was there, by profession as noted then; a meeting nobody is marked present in was held all the same. */
export const presentSaid = (meeting: Meeting, f: Formatter): string => { const names = presentNames(meeting); return names.length > 0 ? f.list(names) : m.protocol_rhythm_no_attendance() }

/**
 * The rhythms a school keeps, in `meetings` (withdrawn ones left out by the caller). `from` and `until`: the span looked at, a year or a cycle; a
 * rhythm is never asked about before the day it was chosen. `rests`: a day on which the cycle rested.
 */
export const rhythmViews = async (store: Store, of: {
  rbd: number; protocol: SchoolProtocol; meetings: readonly (Meeting & { cycleId: string })[]; from: string; until: string | null; today: string; rests?: (day: string) => boolean
}, f: Formatter): Promise<RhythmView[]> => {
  const kept = rhythmsKept(of.protocol)
  if (kept.length === 0) return []
  const calendar = await getSchoolCalendar(store, of.rbd, of.today, Number(of.from.slice(0, 4)), Number(of.today.slice(0, 4)))
  const hasClasses = (day: string) => whyNoClasses(calendar, day) === null && !of.rests?.(day)
  const yesterday = addDays(of.today, -1)
  return kept.map(([rhythm, rule]) => {
    const mine = of.meetings.filter(x => x.body.rhythm === rhythm).sort((a, b) => (a.body.on < b.body.on ? 1 : -1))
    const facts = describeRhythm({
      rhythm, since: rule.since > of.from ? rule.since : of.from, until: of.until !== null && of.until < yesterday ? of.until : yesterday, today: of.today,
      meetings: mine.map(x => ({ on: x.body.on, next: x.body.next })), otherDays: of.meetings.map(x => x.body.on), hasClasses,
    })
    return {
      key: rhythm, name: rhythmName[rhythm](), who: m.protocol_rhythm_leads({ who: whoSaid(rule.leads) }), since: m.protocol_rhythm_since({ day: f.day(rule.since) }), sentences: sentencesOf(rhythm, facts, f),
      caption: m.protocol_rhythm_caption({ rhythm: rhythmName[rhythm]() }),
      meetings: mine.filter(x => x.body.on <= of.today).map(x => ({ key: x.id, href: meetingPath(of.rbd, x.cycleId, x.id), day: f.day(x.body.on), who: presentSaid(x, f), agreed: agreedSaid(x) })),
    }
  })
}
