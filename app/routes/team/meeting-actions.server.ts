/**
 * What can be done in a meeting: its minutes save themselves like a page of the cycle, an agreement becomes an action, the meeting is
 * taken out or put back. The same forms post with and without JavaScript.
 */
import { data, redirect } from 'react-router'
import { fieldsFrom, isGroupKey } from '../../../cycles/notebook/repeats.ts'
import { readPart } from '../../../cycles/notebook/parts.ts'
import { makeAgreementAnAction } from '../../../db/notebook/meetings.ts'
import { restoreEntry, saveEntry, withdrawEntry } from '../../../db/notebook/parts.ts'
import type { Answer } from '../../components/notebook/view.ts'
import { meetingPath, meetingsPath } from '../../components/team/paths.ts'
import { notFound } from '../../request.server.ts'
import { refuseOtherWriter } from '../../words-kept.server.ts'
import { clashOf, completed, isSentByScript, joinByHand, keyOf, problemsIn, savedAnswer, versionOf, type Fields } from '../notebook/cycle-actions.server.ts'
import { requireTeam, visitOf, type Context } from '../notebook/viewer.server.ts'

export const actOnMeeting = async (args: { request: Request; context: Context; params: { rbd?: string; cycleId?: string; meetingId?: string } }) => {
  const visit = await visitOf(args.context, args.params)
  await requireTeam(args.context, visit.rbd)
  const meetingId = args.params.meetingId ?? ''
  const which = { rbd: visit.rbd, cycleId: visit.cycleId }
  const fields: Fields = fieldsFrom(await args.request.formData())
  refuseOtherWriter(args.request, fields, visit.personId)
  const here = meetingPath(visit.rbd, visit.cycleId, meetingId)
  const intent = fields.intent ?? 'save'
  if (intent === 'join') return joinByHand(fields)
  if (intent === 'restore') {
    if (!(await restoreEntry(visit.store, { ...which, entryId: meetingId })).ok) throw notFound()
    return redirect(here, 303)
  }
  // Whatever the button, the words come first: the whole form was sent with it.
  const read = readPart('meeting', await completed(visit, 'meeting', meetingId, fields))
  if (!read.ok) return problemsIn('page', read.problems, fields)
  const outcome = await saveEntry(visit.store, 'meeting', meetingId, { ...which, version: versionOf(fields), body: read.body, by: visit.personId, saveKey: keyOf(fields, visit) })
  if (!outcome.ok) {
    if (outcome.reason === 'not-found') throw notFound()
    return data<Answer>({ kind: 'clash', form: 'page', clash: clashOf(visit, outcome) }, { status: 409 })
  }
  if (intent === 'withdraw') {
    await withdrawEntry(visit.store, { ...which, entryId: meetingId })
    return redirect(meetingsPath(visit.rbd, visit.cycleId), 303)
  }
  const key = /^action\.(.*)$/.exec(intent)?.[1]
  if (key !== undefined && (key === '' || isGroupKey(key))) {
    const made = await makeAgreementAnAction(visit.store, { ...which, meetingId, key, by: visit.personId })
    if (!made.ok) return problemsIn('page', { [key === '' ? 'agreedWhat' : `agreedWhat.${key}`]: made.reason }, fields)
    return redirect(`${here}#acuerdos`, 303)
  }
  return isSentByScript(fields) ? savedAnswer(visit, 'meeting', outcome, 'saved') : redirect(here, 303)
}
