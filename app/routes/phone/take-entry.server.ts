/** An entry as a phone sends it, from the page without JavaScript or in the background: the same checks, the same answer. */
import type { RouterContextProvider } from 'react-router'
import { whyMay } from '../../../cycles/people/permissions.ts'
import { readPart } from '../../../cycles/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { sendNote, type SendOutcome } from '../../../db/notebook/log.ts'
import { attemptLimit } from '../../attempt-limit.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, recordOf, requireLogger, schoolThingOf, todayOf } from '../../request.server.ts'
import { sentenceFor } from '../notebook/problem-sentences.server.ts'

type Context = Readonly<RouterContextProvider>

/** Of one person, from whatever phones: a flood is a mistake or worse, and a week without a line is neither. */
const mostEntries = attemptLimit(200, 15 * 60_000)
export const mayWriteNow = (context: Context): boolean => mostEntries.mayTry(requireLogger(context).person.id, Date.now())

export type Taken =
  | { ok: true; entryId: string; savedAt: Date }
  /** `field`: where the page without JavaScript says it. */
  | { ok: false; status: 400 | 403 | 409; reason: string; field: 'text' | 'on' | 'donde'; sentence: string }

type Refusal = Extract<SendOutcome, { ok: false }>['reason']
const refusals: Record<Refusal, { field: 'on' | 'donde' | 'text'; sentence: () => string }> = {
  'not-found': { field: 'donde', sentence: m.phone_refused_not_found },
  'cycle-ended': { field: 'donde', sentence: m.phone_refused_cycle_ended },
  'day_before_cycle': { field: 'on', sentence: m.phone_problem_before_cycle },
  'day_to_come': { field: 'on', sentence: m.phone_problem_to_come },
  'changed-meanwhile': { field: 'text', sentence: m.phone_refused_changed },
}

const isKey = (s: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(s)

/** `donde`: the school and the cycle, `90001/<id>`. Membership is asked for again at each entry, whatever the session is. */
export const takeEntry = async (context: Context, field: (name: string) => string): Promise<Taken> => {
  const { store } = factsOf(context)
  const { person } = requireLogger(context)
  const today = todayOf(context)
  const [, rbdText = '', cycleId = ''] = /^([1-9]\d{0,6})\/([0-9a-f-]{36})$/.exec(field('donde')) ?? []
  if (cycleId === '') return { ok: false, status: 400, reason: 'not-found', field: 'donde', sentence: m.phone_which_cycle_missing() }
  const rbd = Number(rbdText)
  if (!whyMay(person, 'notebook.write', await schoolThingOf(context, rbd), today)) {
    await recordOf(context, { event: 'access.refused', rbd, detail: { action: 'notebook.write' } })
    return { ok: false, status: 403, reason: 'forbidden', field: 'donde', sentence: m.phone_refused_forbidden() }
  }
  const read = readPart('note', { on: field('on') || today, text: field('text') })
  if (!read.ok) {
    const [name, problem] = Object.entries(read.problems)[0]!
    return { ok: false, status: 400, reason: problem, field: name === 'on' ? 'on' : 'text', sentence: problem === 'note_text_missing' ? m.phone_what_missing() : sentenceFor(problem) }
  }
  const key = isKey(field('saveKey')) ? field('saveKey') : newId(store.clock.now())
  const sent = await sendNote(store, { rbd, cycleId, key, editKey: isKey(field('editKey')) ? field('editKey') : null, body: read.body, by: person.id, today })
  if (sent.ok) return sent
  const { field: where, sentence } = refusals[sent.reason]
  return { ok: false, status: 409, reason: sent.reason, field: where, sentence: sentence() }
}
