/** What changed in a partnership, change by change, in words. */
import { differencesBetween } from '../../../cycles/notebook/differences.ts'
import type { Answers, Side } from '../../../cycles/partnerships/assessment.ts'
import type { PartnerMeetingFacts } from '../../../cycles/partnerships/meetings.ts'
import { listRounds } from '../../../db/partnerships/answers.ts'
import { listPartnerMeetings } from '../../../db/partnerships/meetings.ts'
import type { Partnership } from '../../../db/partnerships/partnerships.ts'
import { listPartnershipRevisions, type PartnershipRevision, type PartnershipWords } from '../../../db/partnerships/revisions.ts'
import { meetingStateName, nameOfQuestion } from '../../components/partnerships/names.ts'
import { m } from '../../messages/compiled/messages.js'
import { professionName } from '../people/people-words.ts'
import { scoreText } from './answers-view.server.ts'
import type { Keeper } from './keeper.server.ts'

const perPage = 12

type Words = Record<string, string>

const wordsOfPartnership = (w: PartnershipWords, { f }: Keeper): Words => ({
  [m.partners_purpose()]: w.purpose, [m.partners_from()]: w.fromDay && f.day(w.fromDay), [m.partners_to()]: w.toDay && f.day(w.toDay),
  [m.partners_coordinator()]: w.coordinator, [m.partners_school_shares()]: w.schoolShares, [m.partners_partner_shares()]: w.partnerShares,
})
const wordsOfMeeting = (w: PartnerMeetingFacts, { f }: Keeper): Words => ({
  [m.partners_meeting_day()]: f.day(w.onDay), [m.partners_meeting_state()]: meetingStateName[w.state](), [m.partners_meeting_present()]: f.list(w.present.map(p => professionName(p) ?? p)),
  [m.partners_meeting_partner_present()]: w.partnerPresent, [m.partners_meeting_talked()]: w.talked, [m.partners_meeting_agreed()]: w.agreed,
})
const wordsOfAnswers = (answers: Answers, { f }: Keeper): Words => Object.fromEntries(Object.entries(answers).map(([q, n]) => [nameOfQuestion(q), scoreText(n!, f)]))

/**
 * Each change with what stood before and after it, the latest first. A change that altered no word is left out. So are a partner's corrections of
 * its own answers: its latest ones are what it wants to have said.
 */
export const partnershipHistory = async (keeper: Keeper, p: Partnership, from: number) => {
  const { store, rbd, f } = keeper
  const which = { rbd, partnershipId: p.id }
  const [revisions, meetings, rounds] = [await listPartnershipRevisions(store, which), await listPartnerMeetings(store, which), await listRounds(store, which)]
  const meetingOf = new Map(meetings.map(x => [x.id, x]))
  const roundOf = new Map(rounds.map(x => [x.id, x]))
  const sideOf = (r: PartnershipRevision) => r.body.side as Side
  const wordsOf = (r: PartnershipRevision): Words =>
    r.about === 'partnership' ? wordsOfPartnership(r.body as PartnershipWords, keeper) : r.about === 'meeting' ? wordsOfMeeting(r.body as PartnerMeetingFacts, keeper) : wordsOfAnswers(r.body.answers as Answers, keeper)
  const standingOf = (r: PartnershipRevision): Words => {
    if (r.about === 'partnership') return wordsOfPartnership({ ...p, coordinator: p.coordinator.name }, keeper)
    const meeting = meetingOf.get(r.aboutId)
    return r.about === 'meeting' ? (meeting ? wordsOfMeeting(meeting, keeper) : {}) : wordsOfAnswers(roundOf.get(r.aboutId)?.sides.school?.answers ?? {}, keeper)
  }
  const titleOf = (r: PartnershipRevision): string => {
    const meeting = meetingOf.get(r.aboutId)
    const about = meeting ? m.partners_meeting_of({ day: f.day(meeting.onDay) }) : roundOf.has(r.aboutId) ? m.partners_assess_of({ day: f.day(roundOf.get(r.aboutId)!.onDay) }) : ''
    return r.about === 'partnership' ? m.partners_history_partnership() : r.about === 'meeting' ? about : m.partners_history_answers({ what: about })
  }
  // From the latest on, what stood before a change is what stood after the one before it.
  const after = new Map<string, Words>()
  const changes = revisions.filter(r => r.about !== 'answer' || sideOf(r) === 'school').flatMap(r => {
    const slot = `${r.about} ${r.aboutId}`
    const [before, now] = [wordsOf(r), after.get(slot) ?? standingOf(r)]
    after.set(slot, before)
    const fields = Object.keys({ ...before, ...now }).filter(k => (before[k] ?? '') !== (now[k] ?? ''))
    if (fields.length === 0) return []
    return [{
      id: r.id, title: titleOf(r), by: m.partners_history_by({ name: r.by ?? '', when: f.dayAndTime(r.changedAt) }),
      changes: fields.map(name => ({ name, differences: differencesBetween(before[name] ?? '', now[name] ?? '') })),
      version: r.about === 'partnership' ? p.version : r.about === 'meeting' ? meetingOf.get(r.aboutId)?.version ?? null : null,
    }]
  })
  return { changes: changes.slice(from, from + perPage), next: from + perPage < changes.length ? from + perPage : null }
}
