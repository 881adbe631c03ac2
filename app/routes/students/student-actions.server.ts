/** What can be done on a student's page: a contact, what came back of one, help to change school; each taken back and put back. */
import { data, redirect } from 'react-router'
import { fieldsFrom, listOf } from '../../../cycles/notebook/repeats.ts'
import { stepsInUse } from '../../../cycles/protocol/ladder.ts'
import { daysBackFrom } from '../../../cycles/protocol/protocol.ts'
import { readAnswer, readContact, readSchoolChange } from '../../../cycles/students/contacts.ts'
import { getProtocol } from '../../../db/protocol/protocol.ts'
import { answerContact, listContactsOfStudent, setContactWithdrawn, setSchoolChangeWithdrawn, writeContact, writeSchoolChange } from '../../../db/students/contacts.ts'
import { studentPath } from '../../components/students/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { found, type Context } from '../notebook/viewer.server.ts'
import { requireStudents, type StudentsVisit } from './students-visit.server.ts'

const contactProblem = {
  on: m.risk_problem_on, step: m.risk_problem_step, how: m.risk_problem_how, outcome: m.risk_problem_outcome, nextStep: m.risk_problem_next_step, nextOn: m.risk_problem_next_on,
  way: m.protocol_problem_way, referredTo: m.protocol_problem_to, backBy: m.protocol_problem_back,
}
const changeProblem = { changeOn: m.risk_problem_on, helps: m.protocol_change_problem_helps, familyAsked: m.protocol_change_problem_asked }

type Fields = Record<string, string>
type Form = 'contact' | 'change' | 'answer'
const refused = (form: Form, problems: Fields, values: Fields) => data({ form, problems, values }, { status: 400 })

const contact = async (visit: StudentsVisit, studentId: string, fields: Fields) => {
  const { store, rbd } = visit
  const { protocol } = await getProtocol(store, rbd)
  const steps = stepsInUse(protocol.steps)
  const field = (name: string) => fields[name] ?? ''
  const read = readContact({
    on: field('on'), step: field('step'), how: field('how'), outcome: field('outcome'), nextStep: field('nextStep'), nextOn: field('nextOn'),
    way: field('way'), referredTo: field('referredTo'), backBy: field('backBy'), professions: listOf(field('professions')),
  }, visit.today, { steps: steps.map(s => s.id), daysBack: { inside: daysBackFrom(protocol, 'inside'), outside: daysBackFrom(protocol, 'outside') } })
  if (!read.ok) return refused('contact', Object.fromEntries(read.problems.map(p => [p, contactProblem[p]()])), fields)
  const stepWords = steps.find(s => s.id === read.entry.step)!.label
  return await done((await writeContact(store, { rbd, studentId, cycleId: field('cycleId') || null, by: visit.personId, stepWords, ...read.entry })).ok, visit, studentId, 'anotado')
}

const answer = async (visit: StudentsVisit, studentId: string, fields: Fields) => {
  const { store, rbd } = visit
  const which = found((await listContactsOfStudent(store, rbd, studentId)).find(c => c.id === fields.contacto && c.backBy !== null) ?? null)
  const read = readAnswer({ answer: fields.respuesta ?? '', answeredOn: fields.answeredOn ?? '' }, which.on, visit.today)
  if (!read) return refused('answer', { [`answeredOn-${which.id}`]: m.protocol_problem_answer() }, fields)
  return await done(await answerContact(store, { rbd, studentId, contactId: which.id, by: visit.personId, ...read }), visit, studentId, 'volvio')
}

const change = async (visit: StudentsVisit, studentId: string, fields: Fields) => {
  const read = readSchoolChange({ on: fields.changeOn ?? '', helps: listOf(fields.helps ?? ''), familyAsked: fields.familyAsked === 'si' }, visit.today)
  if (!read.ok) return refused('change', Object.fromEntries(read.problems.map(p => [p, changeProblem[p]()])), fields)
  return await done((await writeSchoolChange(visit.store, { rbd: visit.rbd, studentId, on: read.on, helps: read.helps, by: visit.personId })).ok, visit, studentId, 'ayuda')
}

/** Back to the page with a word about what was done; what is not this school's is not found. */
const done = async (ok: boolean | Promise<boolean>, visit: StudentsVisit, studentId: string, word: string) => {
  if (!await ok) throw notFound()
  return redirect(`${studentPath(visit.rbd, studentId)}?hecho=${word}`, 303)
}

export const actOnStudent = async ({ context, params, request }: { context: Context; params: { rbd?: string; studentId: string }; request: Request }) => {
  const visit = await requireStudents(context, params)
  const { store, rbd } = visit
  const { studentId } = params
  const fields = fieldsFrom(await request.formData())
  switch (fields.que) {
    case 'anotar': return contact(visit, studentId, fields)
    case 'volvio': return answer(visit, studentId, fields)
    case 'ayuda': return change(visit, studentId, fields)
    case 'retirar': case 'reponer': {
      const withdrawn = fields.que === 'retirar'
      return done(setContactWithdrawn(store, { rbd, studentId, contactId: fields.contacto ?? '', withdrawn }), visit, studentId, withdrawn ? 'retirado' : 'repuesto')
    }
    case 'retirar-ayuda': case 'reponer-ayuda': {
      const withdrawn = fields.que === 'retirar-ayuda'
      return done(setSchoolChangeWithdrawn(store, { rbd, studentId, changeId: fields.ayuda ?? '', withdrawn }), visit, studentId, withdrawn ? 'retirado' : 'repuesto')
    }
    default: throw notFound()
  }
}
