/** The sentence for each reason the rules give: an instruction, never a reproach. */
import { m } from '../../messages/compiled/messages.js'

const sentences: Record<string, () => string> = {
  text_too_long: m.notebook_problem_text_too_long,
  line_too_long: m.notebook_problem_line_too_long,
  number_not_read: m.notebook_problem_number_not_read,
  percent_outside: m.notebook_problem_percent_outside,
  day_not_real: m.notebook_problem_day_not_real,
  day_before_start: m.notebook_problem_day_before_start,
  value_not_known: m.notebook_problem_value_not_known,
  action_what_missing: m.notebook_problem_action_what,
  note_text_missing: m.notebook_problem_note_text,
  adjustment_what_missing: m.notebook_problem_adjustment_what,
  adjustment_why_missing: m.notebook_problem_adjustment_why,
  decision_missing: m.notebook_problem_decision,
  decision_why_missing: m.notebook_problem_decision_why,
  title_missing: m.notebook_problem_title,
  title_too_long: m.notebook_problem_title_too_long,
  theory_carried_missing: m.notebook_problem_theory_carried,
  parent_not_found: m.notebook_problem_parent,
  parent_still_open: m.notebook_problem_parent_open,
  reason_missing: m.notebook_problem_reason,
  changed_meanwhile: m.notebook_problem_changed_meanwhile,
  not_open: m.notebook_problem_not_open,
  not_ended: m.notebook_problem_not_ended,
  nothing_written: m.notebook_problem_nothing_written,
  comment_kind_missing: m.notebook_problem_comment_kind,
  comment_text_missing: m.notebook_problem_comment_text,
  comment_too_long: m.notebook_problem_comment_too_long,
  answer_missing: m.notebook_problem_answer,
  page_not_ready: m.notebook_problem_page_not_ready,
  already_answered: m.notebook_problem_already_answered,
}

export const sentenceFor = (reason: string): string => (sentences[reason] ?? m.notebook_problem_value_not_known)()
