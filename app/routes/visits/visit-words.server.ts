/** Sentences of visits, in the reader's words. */
import type { NextVisit } from '../../../cycles/visits/rhythm.ts'
import { isPast } from '../../../cycles/visits/agreements.ts'
import type { Agreement } from '../../../db/advising/agreements.ts'
import type { Visit } from '../../../db/advising/visits.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { visitTitle } from '../../components/visits/names.ts'
import { visitPath } from '../../components/visits/paths.ts'
import type { AgreementView, VisitLine } from '../../components/visits/view.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { sentenceFor } from '../notebook/problem-sentences.server.ts'
import type { Tone } from '../../components/page.tsx'

const sentences: Record<string, () => string> = {
  visit_day_missing: m.visits_problem_day, visit_time_not_read: m.visits_problem_time, visit_school_missing: m.visits_problem_school, visit_of_several: m.visits_problem_several,
  visit_network_of_one: m.visits_problem_network_of_one, visit_needs_school: m.visits_problem_needs_school, agreement_what_missing: m.visits_problem_agreement,
  agreement_too_long: m.visits_problem_agreement_long, agreement_before_visit: m.visits_problem_agreement_before, agreement_settled: m.visits_problem_agreement_settled,
  changed_meanwhile: m.visits_problem_changed, rhythm_not_read: m.visits_problem_rhythm, note_text_missing: m.visits_problem_note, text_too_long: m.visits_problem_too_long,
  line_too_long: m.visits_problem_line, day_not_real: m.visits_problem_day_not_real,
}
export const problemWords = (reason: string): string => (sentences[reason] ?? (() => sentenceFor(reason)))()
export const problemsInWords = (problems: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(problems).map(([field, reason]) => [field, problemWords(reason)]))

export const titleOf = (visit: Pick<Visit, 'kind' | 'onDay'>, f: Formatter): string => visitTitle[visit.kind]({ day: f.weekday(visit.onDay) })

export const visitLine = (visit: Visit, name: (rbd: number) => string, f: Formatter, today: string): VisitLine => ({
  id: visit.id, href: visitPath(visit.id), title: titleOf(visit, f), time: visit.atTime ? m.visits_at_time({ time: visit.atTime }) : '', state: visit.state,
  schools: f.list(visit.schools.filter(s => !s.isWithdrawn).map(s => name(s.rbd))), purpose: openingOf(visit.body.purpose, 160),
  note: visit.state === 'planned' && visit.onDay < today ? m.visits_day_came() : '',
})

export const nextVisitWords = (next: NextVisit, f: Formatter, today: string): { text: string; tone: Tone } => {
  switch (next.kind) {
    case 'planned': return { text: m.visits_next_planned({ day: f.weekday(next.on) }), tone: 'voice' }
    case 'never': return { text: m.visits_next_never(), tone: 'plain' }
    case 'ahead': return { text: m.visits_next_ahead({ day: next.week.slice(0, 4) === today.slice(0, 4) ? f.dayShort(next.week) : f.day(next.week) }), tone: 'plain' }
    case 'now': return { text: m.visits_next_now(), tone: 'plain' }
    case 'since': return { text: m.visits_next_since({ day: f.dayShort(next.week) }), tone: 'look' }
  }
}

/** `visitHref`: null where whoever reads does not read those minutes. */
export const agreementView = (a: Agreement, { f, today, from, mayWithdraw = false, action = null }: { f: Formatter; today: string; from: AgreementView['from']; mayWithdraw?: boolean; action?: AgreementView['action'] }): AgreementView => ({
  id: a.id, rbd: a.rbd, what: a.what, who: a.who, by: a.byDay ? m.visits_by_day({ day: f.day(a.byDay) }) : '',
  past: isPast(a, today) ? m.visits_past({ day: f.dayShort(a.byDay!) }) : '', state: a.state,
  settled: a.settledAt && a.settledBy ? m.visits_settled_by({ name: a.settledBy, day: f.dayOf(a.settledAt) }) : '', from, mayWithdraw: mayWithdraw && a.state === 'open', action,
})
