/** The words of the data page's choices. */
import type { GroupKind, HeardHow, HeardWhom, Weekday } from '../../../cycles/notebook/parts.ts'
import type { BuiltInReason } from '../../../cycles/reasons/reasons.ts'
import { m } from '../../messages/compiled/messages.js'

export const groupKindName: Record<GroupKind, () => string> = {
  students: m.evidence_group_kind_students, course: m.evidence_group_kind_course, courses: m.evidence_group_kind_courses,
  level: m.evidence_group_kind_level, school: m.evidence_group_kind_school,
}
export const weekdayName: Record<Weekday, () => string> = { mon: m.evidence_day_mon, tue: m.evidence_day_tue, wed: m.evidence_day_wed, thu: m.evidence_day_thu, fri: m.evidence_day_fri }
export const heardWhomName: Record<HeardWhom, () => string> = { students: m.evidence_voice_whom_students, families: m.evidence_voice_whom_families, both: m.evidence_voice_whom_both }
export const heardHowName: Record<HeardHow, () => string> = {
  conversation: m.evidence_voice_how_conversation, interview: m.evidence_voice_how_interview, assembly: m.evidence_voice_how_assembly, survey: m.evidence_voice_how_survey,
}

const builtInReasonName: Record<BuiltInReason, () => string> = {
  transport: m.evidence_reason_transport, road: m.evidence_reason_road, caring: m.evidence_reason_caring, work: m.evidence_reason_work,
  climate: m.evidence_reason_climate, 'no-point': m.evidence_reason_no_point, other: m.evidence_reason_other,
}
/** The built-in reasons' words in the reader's language, by id. */
export const builtInReasonNames = (): Record<string, string> => Object.fromEntries(Object.entries(builtInReasonName).map(([id, name]) => [id, name()]))

/** A reason's words: the school's own, or the catalogue's. */
export const reasonName = ({ id, label }: { id: string; label: string | null }): string =>
  label ?? (id in builtInReasonName ? builtInReasonName[id as BuiltInReason]() : m.evidence_reason_own())
