import type { ImportKind } from '../../../db/import/report.ts'
import type { Tone } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'

export const importKindName = (kind: ImportKind | null): string => {
  switch (kind) {
    case 'directory': return m.files_kind_directory()
    case 'slep-list': return m.files_kind_slep_list()
    case 'attendance': return m.files_kind_attendance()
    case 'enrolment': return m.yearly_name_enrolment()
    case 'results': return m.yearly_name_results()
    case 'vulnerability': return m.yearly_name_vulnerability()
    case 'holders': return m.yearly_name_holders()
    case 'dropout': return m.workbooks_name_dropout()
    case 'trajectory': return m.workbooks_name_trajectory()
    case 'slep-communes': return m.workbooks_name_slep_communes()
    case 'attendance-year': return m.files_kind_attendance_year()
    case 'enrolment-students': return m.files_kind_enrolment_students()
    case 'results-students': return m.files_kind_results_students()
    case 'roster': return m.files_kind_roster()
    case 'student-days': return m.files_kind_student_days()
    default: return m.files_kind_unknown()
  }
}

/** `isCurrent`: at least one key is still read from it. */
export const importStateTag = (g: { state: 'building' | 'published' | 'undone' | 'swept'; isCurrent: boolean }): { tone: Tone; label: string } => {
  switch (g.state) {
    case 'published': return g.isCurrent ? { tone: 'voice', label: m.files_state_published() } : { tone: 'plain', label: m.files_state_superseded() }
    case 'undone': return { tone: 'plain', label: m.files_state_undone() }
    case 'building': return { tone: 'look', label: m.files_state_building() }
    case 'swept': return { tone: 'plain', label: m.files_state_swept() }
  }
}
