/** What an open link brings to its pages; null when it opens nothing. */
import { answeredOf } from '../../../cycles/partnerships/assessment.ts'
import { getPartnerSide, type PartnerSide, type ToAnswer } from '../../../db/partnerships/links.ts'
import { keyFor } from '../../config.ts'
import { meetingStateName } from '../../components/partnerships/names.ts'
import { partnerAnswerPath } from '../../components/partnerships/paths.ts'
import { formatter, type Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { schoolNameOf, type Context } from '../notebook/viewer.server.ts'
import { professionName } from '../people/people-words.ts'
import { agreementWords } from './keeper.server.ts'

export const titleOfAnswer = (a: Pick<ToAnswer, 'about' | 'onDay'>, f: Formatter): string => (a.about === 'round' ? m.partners_assess_of({ day: f.day(a.onDay) }) : m.partners_side_rubric_of({ day: f.day(a.onDay) }))

export const partnerOf = async (context: Context, token: string) => {
  const { store, secrets, locale, requestId } = factsOf(context)
  const key = keyFor(secrets, 'partner-link')
  const side = await getPartnerSide(store, key, token)
  if (!side) return null
  const today = todayOf(context)
  return { side, key, store, requestId, today, f: formatter(locale, timeZoneOf(context)), school: await schoolNameOf({ store, rbd: side.rbd, today }) }
}

const meetingsWorthTelling = (s: PartnerSide) => s.meetings.filter(x => x.state !== 'not-held')

export const partnerSideView = ({ side: s, f, today, school }: NonNullable<Awaited<ReturnType<typeof partnerOf>>>, token: string) => ({
  title: m.partners_side_title({ organisation: s.organisation, school }), tab: m.partners_side_tab({ school }), what: m.partners_side_what({ day: f.dayLongOf(s.expiresAt) }),
  purpose: s.purpose, agreement: agreementWords(s, { f, today }).text, ended: s.endedOn ? m.partners_side_ended({ day: f.day(s.endedOn) }) : null,
  coordinator: s.coordinatorProfession ? m.partners_side_coordinator({ who: (professionName(s.coordinatorProfession) ?? '').toLowerCase() }) : null,
  schoolShares: s.schoolShares, partnerShares: s.partnerShares, goals: s.goals.map(g => ({ id: g.id, text: g.text, state: g.state })),
  meetings: meetingsWorthTelling(s).map(x => ({ id: x.id, title: m.partners_meeting_of({ day: f.day(x.onDay) }), state: x.state === 'planned' ? meetingStateName.planned() : null, agreed: x.agreed })),
  actions: s.actions.map(a => ({ id: a.id, what: a.what, about: a.byDay ? m.partners_action_by_day({ day: f.day(a.byDay) }) : '', state: a.state === 'open' ? null : a.state === 'done' ? m.partners_action_state_done() : m.partners_action_state_dropped() })),
  toAnswer: s.toAnswer.map(a => ({
    id: a.id, href: partnerAnswerPath(token, a.id), title: titleOfAnswer(a, f), hasAnswered: a.mine !== null,
    mine: a.mine ? m.partners_side_mine({ n: answeredOf(a.mine.answers, a.questions), of: a.questions.length, day: f.dayOf(a.mine.answeredAt) }) : m.partners_side_not_yet(),
  })),
})
export type PartnerSideView = ReturnType<typeof partnerSideView>
