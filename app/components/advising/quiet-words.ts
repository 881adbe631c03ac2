/** The words for a cycle without news: since when, where it stands, and what helps there. Never a reproach. */
import type { Quiet, QuietStage, Remedy } from '../../../cycles/advising/quiet-cycles.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

const stageSentence: Record<QuietStage, (said: { day: string; n: number }) => string> = {
  'leader-gone': m.desk_quiet_leader_gone, planning: m.desk_quiet_planning, implementing: m.desk_quiet_implementing,
  'studying-without-data': m.desk_quiet_without_data, 'studying-without-decision': m.desk_quiet_without_decision,
}

/** *Sin novedades desde el 26 oct 2026, 16 días de clases: en implementación.* */
export const quietSentence = (q: Pick<Quiet, 'stage' | 'since' | 'schoolDays'>, f: Formatter): string => stageSentence[q.stage]({ day: f.day(q.since), n: q.schoolDays })

/** One next step, in a sentence; `remedyPath` is where it begins. */
export const remedySentence: Record<Remedy, () => string> = {
  meeting: m.desk_remedy_meeting, entry: m.desk_remedy_entry, data: m.desk_remedy_data, decision: m.desk_remedy_decision, 'stand-in': m.desk_remedy_stand_in,
}
