/** A desk in words: each school with its reasons, when, and one way to the place. */
import { daysFrom, inOrderOfNeed, type DeskReason } from '../../../cycles/advising/desk.ts'
import { monthOfDay } from '../../../cycles/calendar/days.ts'
import type { DeskSchool } from '../../../db/advising/desk.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { pageName, phaseName } from '../notebook/names.ts'
import { cyclePath, pagePath, schoolPath, signalPath } from '../notebook/paths.ts'
import { remedyPath } from './paths.ts'
import { quietSentence, remedySentence } from './quiet-words.ts'
import type { DeskSchoolView, DeskView, ReasonView } from './view.ts'

/** `opens`: whether who reads may open the notebooks; an administrator may not. */
export type DescribedFor = { today: string; opens: boolean; nameOf: (rbd: number) => string; restsOf: (cycleId: string) => string }

const ago = (day: string, today: string): string => { const n = daysFrom(day, today); return n === 0 ? m.desk_when_today() : m.desk_when_days({ n }) }

const describeReason = (r: DeskReason, rbd: number, { today, opens }: DescribedFor, f: Formatter): ReasonView => {
  const at = (to: string) => (opens ? to : null)
  if (r.kind === 'no-visit') return { key: r.kind, kind: r.kind, sentence: r.never ? m.desk_no_visit_never() : m.desk_no_visit({ day: f.day(r.since) }), help: '', title: '', when: r.never ? '' : ago(r.since, today), to: at(`${schoolPath(rbd)}`) }
  const of = { key: `${r.kind}-${r.cycleId}`, kind: r.kind, title: r.title, help: '' }
  switch (r.kind) {
    case 'asked': return { ...of, key: `${of.key}-${r.page}`, sentence: m.desk_asked({ page: pageName[r.page]() }), when: ago(r.since, today), to: at(`${pagePath(rbd, r.cycleId, r.page)}#conversacion`) }
    case 'answered': return { ...of, sentence: m.desk_answered({ n: r.count, page: pageName[r.page]() }), when: ago(r.since, today), to: at(`${pagePath(rbd, r.cycleId, r.page)}#comentario-${r.feedbackId}`) }
    case 'ready': return { ...of, sentence: m.desk_ready({ pages: f.list(r.pages.map(p => pageName[p]())) }), when: ago(r.since, today), to: at(pagePath(rbd, r.cycleId, r.pages[0]!)) }
    case 'due': return {
      ...of, sentence: r.since < today ? m.desk_due_past({ day: f.day(r.since) }) : r.since === today ? m.desk_due_today() : m.desk_due_soon({ day: f.weekday(r.since) }),
      when: r.since < today ? ago(r.since, today) : m.desk_when_week(), to: at(pagePath(rbd, r.cycleId, 'learnings')),
    }
    case 'quiet': return { ...of, sentence: quietSentence(r, f), help: remedySentence[r.remedy](), when: m.desk_when_school_days({ n: f.integer(r.schoolDays) }), to: at(remedyPath(r.remedy, rbd, r.cycleId, 'advisor')) }
    case 'signal': return { ...of, sentence: r.way === 'better' ? m.desk_signal_better() : m.desk_signal_worse(), when: m.desk_when_since({ month: f.month(monthOfDay(r.since)) }), to: at(signalPath(rbd, r.cycleId)) }
  }
}

const describeSchool = (s: DeskSchool, who: DescribedFor, f: Formatter): DeskSchoolView => ({
  rbd: s.rbd, name: who.nameOf(s.rbd), to: who.opens ? schoolPath(s.rbd) : null,
  reasons: s.reasons.map(r => describeReason(r, s.rbd, who, f)),
  cycles: s.cycles.map(c => ({ id: c.id, title: c.title, to: who.opens ? cyclePath(s.rbd, c.id) : null, about: [m.notebook_cycle_n({ number: c.number }), phaseName[c.phase](), who.restsOf(c.id)].filter(Boolean).join(' · '), rests: who.restsOf(c.id) })),
  contact: s.lastContact === null ? m.desk_last_none() : s.lastContact.kind === 'visit' ? m.desk_last_visit({ day: f.day(s.lastContact.day) }) : m.desk_last_comment({ day: f.day(s.lastContact.day) }),
  next: s.next ? m.desk_next({ day: f.day(s.next) }) : m.desk_next_none(),
})

export const describeDesk = (schools: readonly DeskSchool[], who: DescribedFor, f: Formatter): DeskView => {
  const byName = [...schools].sort((a, b) => f.compare(who.nameOf(a.rbd), who.nameOf(b.rbd)))
  const { needing, others } = inOrderOfNeed(byName)
  return { needing: needing.map(s => describeSchool(s, who, f)), others: others.map(s => describeSchool(s, who, f)), othersTitle: m.desk_others({ n: others.length }) }
}
