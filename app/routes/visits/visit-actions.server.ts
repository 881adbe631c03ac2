/** What can be done with a visit. Its minutes save themselves; every form posts with and without JavaScript; refused ones keep their words. */
import { data, redirect } from 'react-router'
import { differencesBetween } from '../../../cycles/notebook/differences.ts'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'
import { readAgreement, readOneText, readVisitBody, readVisitWhen } from '../../../cycles/visits/visit.ts'
import { addAgreement, settleAgreement, withdrawAgreement } from '../../../db/advising/agreements.ts'
import { addSchoolToVisit, getVisit, getVisitBodyAt, moveVisit, saveVisit, setBrings, setVisitState, takeSchoolOut, type ChangeOutcome, type SaveVisitOutcome } from '../../../db/advising/visits.ts'
import { newId } from '../../../db/ids.ts'
import type { Answer, ClashView } from '../../components/notebook/view.ts'
import { minutesFieldName } from '../../components/visits/names.ts'
import { visitPath } from '../../components/visits/paths.ts'
import { notFound } from '../../request.server.ts'
import { refuseOtherWriter, refuseWithWords } from '../../words-kept.server.ts'
import { isSentByScript, joinByHand, versionOf, type Fields } from '../notebook/cycle-actions.server.ts'
import type { Context } from '../notebook/viewer.server.ts'
import { advisingOf, type Advising } from './reach.server.ts'
import { hintsOfMinutes } from './visit-view.server.ts'
import { problemsInWords } from './visit-words.server.ts'

const refuse = (form: string, problems: Record<string, string>, values: Fields, status = 400) => data<Answer>({ kind: 'problems', form, problems: problemsInWords(problems), values }, { status })
const keyOf = (fields: Fields, at: Advising) => (/^[0-9a-f-]{36}$/.test(fields.saveKey ?? '') ? fields.saveKey! : newId(at.store.clock.now()))

const clashOf = (outcome: Extract<SaveVisitOutcome, { reason: 'conflict' }>, at: Advising): ClashView => {
  const [mine, theirs]: Fields[] = [outcome.mine, outcome.theirs]
  const names = outcome.clashing.length > 0 ? outcome.clashing : Object.keys({ ...mine, ...theirs }).filter(k => mine![k] !== theirs![k])
  return {
    savedBy: outcome.savedBy, savedAt: at.f.time(outcome.savedAt), theirVersion: outcome.theirVersion, theirs: theirs!, joined: { ...theirs, ...Object.fromEntries(names.map(k => [k, mine![k] ?? ''])) },
    fields: names.map(name => ({
      name, label: minutesFieldName[name]?.() ?? name, mine: mine![name] ?? '', theirs: theirs![name] ?? '', both: outcome.both[name] ?? [theirs![name], mine![name]].filter(Boolean).join('\n\n'),
      differences: differencesBetween(theirs![name] ?? '', mine![name] ?? ''),
    })),
  }
}

/** Whatever the button, the words come first: the whole form was sent with it. */
const saveMinutes = async (at: Advising, visitId: string, mine: number[], fields: Fields, intent: string) => {
  const which = { ...at, visitId, by: at.personId }
  const stood = await getVisitBodyAt(at.store, visitId, versionOf(fields))
  const read = readVisitBody({ ...stood, ...fields })
  if (!read.ok) return refuse('page', read.problems, fields)
  const outcome = await saveVisit(at.store, { ...which, version: versionOf(fields), body: read.body, saveKey: keyOf(fields, at) })
  if (!outcome.ok) {
    if (outcome.reason === 'not_found') throw notFound()
    return data<Answer>({ kind: 'clash', form: 'page', clash: clashOf(outcome, at) }, { status: 409 })
  }
  if (intent !== 'save') {
    await setVisitState(at.store, { ...which, state: intent as 'held' | 'cancelled' | 'planned' })
    return redirect(visitPath(visitId), 303)
  }
  return isSentByScript(fields) ? data<Answer>({
    kind: 'saved', did: 'saved', version: outcome.version, saveKey: newId(at.store.clock.now()), savedAt: at.f.time(outcome.savedAt), body: outcome.body, joinedWith: outcome.joinedWith,
    hints: await hintsOfMinutes(at, mine, outcome.body), ...(outcome.byParagraph.length > 0 ? { byParagraph: outcome.byParagraph } : {}),
  }) : redirect(visitPath(visitId), 303)
}

export const actOnVisit = async ({ request, context, params }: { request: Request; context: Context; params: { visitId: string } }) => {
  const at = advisingOf(context)
  const fields: Fields = fieldsFrom(await request.formData())
  refuseOtherWriter(request, fields, at.personId)
  const { visitId } = params
  const seen = await getVisit(at.store, { ...at, visitId })
  // A visit that was theirs when the page was opened, or none at all: what they wrote comes back either way.
  if (!seen) throw fields.writer === undefined ? notFound() : refuseWithWords(request, fields)
  const which = { ...at, visitId, by: at.personId }
  const rbd = Number(fields.school)
  const intent = fields.intent ?? ''
  const here = visitPath(visitId)
  const changed = (outcome: ChangeOutcome, form: string, field: string, to = here) => {
    if (outcome.ok) return redirect(to, 303)
    if (outcome.reason === 'not_found') throw notFound()
    return refuse(form, { [field]: outcome.reason }, fields, 409)
  }
  switch (intent) {
    case 'join': return joinByHand(fields)
    case 'save': case 'held': case 'cancelled': case 'planned': return saveMinutes(at, visitId, seen.mine, fields, intent)
    case 'move': {
      const read = readVisitWhen(fields)
      if (!read.ok) return refuse('move', read.problems, fields)
      return changed(await moveVisit(at.store, { ...which, from: { onDay: fields.fromDay ?? '', atTime: fields.fromTime ?? '' }, to: read.when }), 'move', 'onDay')
    }
    case 'agree': {
      const read = readAgreement(fields, seen.visit.onDay)
      if (!read.ok) return refuse('agreement', read.problems, fields)
      const added = await addAgreement(at.store, { ...which, rbd, agreement: read.agreement, id: keyOf(fields, at) })
      if (!added.ok) throw refuseWithWords(request, fields)
      return redirect(`${here}#acuerdos`, 303)
    }
    case 'done': case 'left': case 'open': {
      if (!seen.mine.includes(rbd) || !(await settleAgreement(at.store, { rbd, agreementId: fields.agreementId ?? '', state: intent, by: at.personId })).ok) throw notFound()
      return redirect(`${here}#acuerdos`, 303)
    }
    case 'withdraw': {
      const gone = await withdrawAgreement(at.store, { ...which, agreementId: fields.agreementId ?? '' })
      if (!gone.ok && gone.reason === 'not_found') throw notFound()
      return gone.ok ? redirect(`${here}#acuerdos`, 303) : refuse('agreements', { '': gone.reason }, fields, 409)
    }
    case 'school-add': return changed(await addSchoolToVisit(at.store, { ...which, rbd }), 'schools', '', `${here}#escuelas`)
    case 'brings': case 'school-out': {
      const form = `brings-${rbd}`
      const read = readOneText('brings', fields.brings)
      if (!read.ok) return refuse(form, read.problems, fields)
      const set = await setBrings(at.store, { ...which, rbd, from: (fields.seen ?? '').replace(/\r\n?/g, '\n'), brings: read.text, cycleId: fields.cycleId || null })
      if (!set.ok || intent === 'brings') return changed(set, form, 'brings', `${here}#escuelas`)
      return changed(await takeSchoolOut(at.store, { ...which, rbd }), form, '', `${here}#escuelas`)
    }
    default: throw notFound()
  }
}
