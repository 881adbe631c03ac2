import { rhythmOf } from '../../../cycles/partnerships/meetings.ts'
import type { PartnerMeetingState } from '../../../cycles/partnerships/meetings.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Formatter } from '../../format.ts'

/** When both last met, when they meet next, and the question once three months have gone by. */
export const rhythmWords = (p: { meetings: readonly { onDay: string; state: PartnerMeetingState }[]; begunOn: string; endedOn: string | null }, { f, today }: { f: Formatter; today: string }): { text: string; asks: string | null } => {
  const r = rhythmOf(p.meetings, { begun: p.begunOn, today })
  const last = r.lastHeld ? m.partners_last_meeting({ day: f.day(r.lastHeld) }) : m.partners_no_meeting()
  return {
    text: r.next && !p.endedOn ? `${last} ${m.partners_next_meeting({ day: f.day(r.next) })}` : last,
    asks: r.asks && !p.endedOn ? (r.lastHeld ? m.partners_three_months() : m.partners_three_months_none()) : null,
  }
}
