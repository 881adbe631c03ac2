/** What a student's page shows of what was done: each contact in the words of then, what waits in the ladder's words of now, what has not come back. */
import { nextStepAfter, stepsInUse, type Step } from '../../../cycles/protocol/ladder.ts'
import { daysBackFrom, type SchoolProtocol } from '../../../cycles/protocol/protocol.ts'
import { contactHows, contactOutcomes, isUnanswered, referredTos, schoolChangeHelps } from '../../../cycles/students/contacts.ts'
import { professionsOfASchool, type Profession } from '../../../cycles/people/professions.ts'
import { referralAnswers, waysOfWorking } from '../../../cycles/together/ways.ts'
import { listSchoolChanges, type KeptContact } from '../../../db/students/contacts.ts'
import { getTeam } from '../../../db/people/leadership.ts'
import { wayName } from '../../components/doing/names.ts'
import { answerName, doneStepName, helpName, stepName, stepTurn, toName } from '../../components/protocol/words.ts'
import { nextSaid } from '../../components/students/describe-students.ts'
import { openQuestion } from '../../components/students/open-question.ts'
import type { ChangeView, ContactRow, ContactWords, ReturnView } from '../../components/students/view.ts'
import { howName, outcomeName } from '../../components/students/words.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { professionName } from '../people/people-words.ts'
import type { StudentsVisit } from './students-visit.server.ts'

const names = (of: readonly Profession[]) => of.flatMap(p => professionName(p) ?? [])

/** How a contact was worked, line by line; nothing of one written before it was asked. */
const wayLines = (c: KeptContact, f: Formatter): string[] => [
  ...(c.way === null ? [] : [f.asHeading(c.referredTo ? m.protocol_way_to({ way: wayName[c.way](), to: toName[c.referredTo]().toLowerCase() }) : wayName[c.way]())]),
  ...(c.professions.length > 0 ? [f.list(names(c.professions))] : []),
  ...(c.answer && c.answeredOn ? [m.protocol_answer_said({ answer: answerName[c.answer](), day: f.dayShort(c.answeredOn) })] : c.backBy ? [m.protocol_back_said({ day: f.dayShort(c.backBy) })] : []),
]

export const contactRows = (contacts: readonly KeptContact[], steps: readonly Step[], f: Formatter): ContactRow[] => contacts.map(c => ({
  id: c.id, isWithdrawn: c.isWithdrawn, way: wayLines(c, f),
  cells: { on: f.day(c.on), step: doneStepName(c), how: howName[c.how](), outcome: outcomeName[c.outcome](), next: nextSaid(c, f, steps), by: c.writtenBy },
}))

/** What was passed on and has no answer yet: a question once its day is past. */
export const returnsOf = (contacts: readonly KeptContact[], today: string, f: Formatter): ReturnView[] =>
  contacts.filter(c => c.backBy !== null && c.answeredOn === null && !c.isWithdrawn)
    .map(c => ({ id: c.id, question: openQuestion(c, today, f), isDue: isUnanswered(c, today), from: c.on }))
    .sort((a, b) => Number(b.isDue) - Number(a.isDue))

/** The rung whose turn it is, after the latest contact. */
const rungSaid = (steps: readonly Step[], latest: KeptContact | null) => {
  const next = nextStepAfter(steps, latest?.step ?? null)
  if (!next) return { next: null, sentence: null }
  const turn = stepTurn(next) === '' ? '' : m.protocol_rung_turn({ turn: stepTurn(next) })
  return { next, sentence: latest ? m.protocol_next_rung({ step: doneStepName(latest), next: stepName(next), turn }) : m.protocol_first_rung({ next: stepName(next), turn }) }
}

/** The words a contact may be written with; the next rung of the ladder comes first among the next steps. */
export const contactWords = async (visit: StudentsVisit, protocol: SchoolProtocol, latest: KeptContact | null): Promise<ContactWords> => {
  const options = <T extends string>(words: readonly T[], nameOf: Record<T, () => string>) => words.map(value => ({ value, label: nameOf[value]() }))
  const inUse = stepsInUse(protocol.steps)
  const { next, sentence } = rungSaid(protocol.steps, latest)
  const team = new Set((await getTeam(visit.store, visit.rbd, visit.today)).members.map(x => x.profession))
  const boxes = (of: readonly Profession[]) => of.map(value => ({ value, label: professionName(value) ?? value }))
  return {
    step: inUse.map(s => ({ value: s.id, label: stepName(s) })),
    nextStep: [...(next ? [{ value: next.id, label: m.protocol_option_next({ step: stepName(next) }) }] : []), ...inUse.filter(s => s.id !== next?.id).map(s => ({ value: s.id, label: stepName(s) }))],
    how: options(contactHows, howName), outcome: options(contactOutcomes, outcomeName), way: waysOfWorking.map(value => ({ value, label: visit.f.asHeading(wayName[value]()) })), to: options(referredTos, toName),
    professions: boxes(professionsOfASchool.filter(p => team.has(p))), otherProfessions: boxes(professionsOfASchool.filter(p => !team.has(p))),
    backHint: m.protocol_field_back_hint({ inside: daysBackFrom(protocol, 'inside'), outside: daysBackFrom(protocol, 'outside') }), rung: sentence,
  }
}

export const answerOptions = () => referralAnswers.map(value => ({ value, label: answerName[value]() }))

export const changesOf = async (visit: StudentsVisit, studentId: string): Promise<ChangeView> => ({
  helps: schoolChangeHelps.map(value => ({ value, label: helpName[value]() })),
  lines: (await listSchoolChanges(visit.store, visit.rbd, studentId)).map(c => ({
    id: c.id, isWithdrawn: c.isWithdrawn, said: m.protocol_change_said({ day: visit.f.day(c.on), helps: visit.f.list(c.helps.map(h => helpName[h]().toLowerCase())) }),
  })),
})
