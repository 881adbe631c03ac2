/** What a team changes of its protocol: a rung's words and place, a referral. Each change is a version of its own, which one button takes back. */
import { data, redirect } from 'react-router'
import { addStep, bringStepBack, changeStep, isBuiltInStep, moveStep, readStep, setStepAside, stepsInUse, type Step } from '../../../cycles/protocol/ladder.ts'
import { meetingRhythms, readReferral, type MeetingRhythm, type RhythmRule, type SchoolProtocol } from '../../../cycles/protocol/protocol.ts'
import { professionsOfASchool, type Profession } from '../../../cycles/people/professions.ts'
import { referralPlaces } from '../../../cycles/together/ways.ts'
import { changeProtocol, getProtocol, newStepId, restoreDefaultLadder, undoLastChange } from '../../../db/protocol/protocol.ts'
import type { Store } from '../../../db/store.ts'
import { protocolPath } from '../../components/protocol/paths.ts'
import { stepName, stepTurn } from '../../components/protocol/words.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, rbdFrom, requireMayInSchool, requireSignedIn, todayOf } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import type { Context } from '../notebook/viewer.server.ts'

const stepProblem = {
  step_label_missing: m.protocol_problem_step_label_missing, step_label_long: m.protocol_problem_step_label_long, step_label_known: m.protocol_problem_step_label_known,
  step_turn_long: m.protocol_problem_step_turn_long, step_days_not_read: m.protocol_problem_step_days_not_read,
}
const referralProblem = { when_long: m.protocol_problem_when_long, days_back_not_read: m.protocol_problem_days_back_not_read }

const professionOf = (word: string): Profession | null => professionsOfASchool.find(p => p === word) ?? null
type Field = ReturnType<typeof fieldsOf>
type Who = { rbd: number; by: string }
const refused = (form: string, problems: Record<string, string>, field: Field, names: readonly string[]) =>
  data({ form, problems: Object.fromEntries(Object.entries(problems).map(([name, said]) => [`${name}-${form}`, said])), values: Object.fromEntries(names.map(n => [n, field(n)])) as Record<string, string> }, { status: 400 })

const stepNames = ['label', 'responsible', 'turn', 'afterDays', 'isLast']
/** A rung's new words. The catalogue's own, left as they were, stay the catalogue's: another language reads them in its words. */
const saveStep = async (store: Store, who: Who, field: Field, known: Step | null) => {
  const form = known?.id ?? 'nuevo'
  const { steps } = (await getProtocol(store, who.rbd)).protocol
  const read = readStep({ label: field('label'), turn: field('turn'), afterDays: field('afterDays') }, stepsInUse(steps).filter(s => s.id !== known?.id).map(stepName))
  if (!read.ok) return refused(form, Object.fromEntries(Object.entries(read.problems).map(([name, key]) => [name, stepProblem[key]()])), field, stepNames)
  const catalogue = known && isBuiltInStep(known.id) ? { label: stepName({ id: known.id, label: null }), turn: stepTurn({ id: known.id, turn: null }) } : null
  const words = {
    label: read.label === catalogue?.label ? null : read.label, turn: read.turn === catalogue?.turn ? null : read.turn,
    responsible: professionOf(field('responsible')), afterDays: read.afterDays, isLast: field('isLast') === 'si',
  }
  const id = known?.id ?? newStepId(store)
  await changeProtocol(store, who, p => ({ ...p, steps: known ? changeStep(p.steps, id, words) : addStep(p.steps, id, words) }))
  return null
}

const saveReferral = async (store: Store, who: Who, field: Field) => {
  const form = field('id')
  const place = referralPlaces.find(p => p === field('place'))
  const read = readReferral({ when: field('when'), daysUntilBack: field('daysUntilBack') })
  if (!place || !read.ok) {
    const problems = { ...(place ? {} : { place: m.protocol_problem_place() }), ...(read.ok ? {} : Object.fromEntries(Object.entries(read.problems).map(([name, key]) => [name, referralProblem[key]()]))) }
    return refused(form, problems, field, ['place', 'responsible', 'when', 'daysUntilBack'])
  }
  const rule = { responsible: professionOf(field('responsible')), when: read.when, daysUntilBack: read.daysUntilBack, isSetAside: false }
  await changeProtocol(store, who, p => ({ ...p, referrals: { ...p.referrals, [place]: rule } }))
  return null
}

const setReferralAside = (p: SchoolProtocol, word: string): SchoolProtocol => {
  const place = referralPlaces.find(x => x === word)
  const rule = place && p.referrals[place]
  return rule ? { ...p, referrals: { ...p.referrals, [place]: { ...rule, isSetAside: true } } } : p
}

/** Which rhythms the school keeps. One it keeps already stays chosen from its day; one taken up again is chosen from today. */
const saveRhythms = (store: Store, who: Who, form: FormData, today: string) => {
  const kept = form.getAll('keep')
  const ruleOf = (before: RhythmRule | undefined, r: MeetingRhythm): RhythmRule | undefined => {
    if (!kept.includes(r)) return before && { ...before, isSetAside: true }
    const leads = professionOf(fieldsOf(form)(`leads-${r}`))
    return { leads, since: before && !before.isSetAside ? before.since : today, isSetAside: false }
  }
  return changeProtocol(store, who, p => ({
    ...p, rhythms: Object.fromEntries(meetingRhythms.flatMap(r => { const rule = ruleOf(p.rhythms[r], r); return rule ? [[r, rule]] : [] })),
  }))
}

export const actOnProtocol = async ({ context, params, request }: { context: Context; params: { rbd?: string }; request: Request }) => {
  const { store } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'protocol.keep', rbd)
  const who = { rbd, by: requireSignedIn(context).id }
  const form = await request.formData()
  const field = fieldsOf(form)
  const back = (done: string, at = '') => redirect(`${protocolPath(rbd)}?hecho=${done}${at}`, 303)
  const ofSteps = (change: (steps: readonly Step[], id: string) => Step[]) => changeProtocol(store, who, p => ({ ...p, steps: change(p.steps, field('id')) }))
  const isStep = async () => (await getProtocol(store, rbd)).protocol.steps.find(s => s.id === field('id')) ?? null
  switch (field('que')) {
    case 'paso': {
      const known = await isStep()
      if (!known) throw notFound()
      return await saveStep(store, who, field, known) ?? back('guardado', '#escalera')
    }
    case 'agregar': return await saveStep(store, who, field, null) ?? back('guardado', '#escalera')
    case 'subir': await ofSteps((steps, id) => moveStep(steps, id, 'up')); return back('guardado', '#escalera')
    case 'bajar': await ofSteps((steps, id) => moveStep(steps, id, 'down')); return back('guardado', '#escalera')
    case 'dejar': await ofSteps(setStepAside); return back('guardado', '#escalera')
    case 'traer': await ofSteps(bringStepBack); return back('guardado', '#escalera')
    case 'partida': await restoreDefaultLadder(store, who); return back('guardado', '#escalera')
    case 'deshacer': await undoLastChange(store, who); return back('deshecho')
    case 'derivar': return await saveReferral(store, who, field) ?? back('guardado', '#derivaciones')
    case 'dejar-derivacion': await changeProtocol(store, who, p => setReferralAside(p, field('place'))); return back('guardado', '#derivaciones')
    case 'ritmos': await saveRhythms(store, who, form, todayOf(context)); return back('guardado', '#ritmos')
    default: throw notFound()
  }
}
