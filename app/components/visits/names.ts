/** The words for kinds and states of visits and agreements, and for what a phase asks. */
import type { Asks } from '../../../cycles/visits/agenda.ts'
import type { AgreementState } from '../../../cycles/visits/agreements.ts'
import type { VisitKind, VisitState } from '../../../cycles/visits/visit.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Tone } from '../page.tsx'

export const visitKindName: Record<VisitKind, () => string> = { visit: m.visits_kind_visit, call: m.visits_kind_call, network: m.visits_kind_network }
export const visitTitle: Record<VisitKind, (of: { day: string }) => string> = { visit: m.visits_title_visit, call: m.visits_title_call, network: m.visits_title_network }
export const visitStateName: Record<VisitState, () => string> = { planned: m.visits_state_planned, held: m.visits_state_held, cancelled: m.visits_state_cancelled }
export const visitStateTone: Record<VisitState, Tone> = { planned: 'voice', held: 'better', cancelled: 'plain' }
export const agreementStateName: Record<AgreementState, () => string> = { open: m.visits_agreement_open, done: m.visits_agreement_done, left: m.visits_agreement_left }
export const asksName: Record<Asks, () => string> = {
  challenge: m.visits_asks_challenge, theory: m.visits_asks_theory, data: m.visits_asks_data, 'how-it-goes': m.visits_asks_how_it_goes, 'under-way': m.visits_asks_under_way,
  expected: m.visits_asks_expected, seen: m.visits_asks_seen, learnt: m.visits_asks_learnt, decision: m.visits_asks_decision, 'carried-on': m.visits_asks_carried_on,
}
/** What the minutes ask, field by field: where they stand alone too (a conflict, an earlier text). */
export const minutesFieldName: Record<string, () => string> = {
  purpose: m.visits_purpose, present: m.visits_present, looked: m.visits_looked, talked: m.visits_talked, next: m.visits_next,
}
