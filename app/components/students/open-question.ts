/** What was passed on and has not come back, as a question; before its day, as a fact. */
import { isUnanswered } from '../../../cycles/students/contacts.ts'
import type { KeptContact } from '../../../db/students/contacts.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

export const openQuestion = (c: Pick<KeptContact, 'way' | 'on' | 'backBy' | 'answeredOn'>, today: string, f: Formatter): string => {
  const said = { on: f.dayShort(c.on), back: f.dayShort(c.backBy!) }
  if (isUnanswered(c, today)) return c.way === 'hand-over' ? m.protocol_open_question_hand_over(said) : m.protocol_open_question_referral(said)
  return c.way === 'hand-over' ? m.protocol_open_waiting_hand_over(said) : m.protocol_open_waiting_referral(said)
}
