/** What can be done with a cycle's referrals: write one down, say what came back, take either out or put it back. */
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { openOf, readAnswer, readReferral, type AnswerProblem, type ReferralProblem } from '../../../cycles/together/referrals.ts'
import { daysUntilBack } from '../../../cycles/together/ways.ts'
import { getReferralProtocol } from '../../../db/protocol/protocol.ts'
import { newId } from '../../../db/ids.ts'
import { listReferrals, setAnswerWithdrawn, setReferralWithdrawn, writeReferral, writeReferralAnswer } from '../../../db/together/referrals.ts'
import { referralsPath } from '../../components/together/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import type { TogetherVisit } from './visit.server.ts'

type Field = (name: string) => string
export type Acted = { kind: 'done'; to: string } | { kind: 'problems'; form: string; problems: Record<string, string>; values: Record<string, string> }

const problemWords: Record<ReferralProblem, () => string> = {
  weekOf: m.together_problem_week, place: m.together_problem_place, way: m.together_problem_way, count: m.together_problem_count, responsible: m.together_problem_responsible, backBy: m.together_problem_back,
}
const answerProblems: Record<AnswerProblem, readonly [field: string, words: () => string]> = {
  on: ['on', m.together_problem_answer_on], answer: ['answer', m.together_problem_answer], count: ['count', m.together_problem_count], 'more-than-open': ['count', m.together_problem_more],
}

export const doneWords = (done: string | null): string | null =>
  done === 'anotada' ? m.together_ref_saved() : done === 'respondida' ? m.together_ref_answered() : done === 'quitada' ? m.together_ref_taken_out() : done === 'devuelta' ? m.together_ref_put_back() : null

export const actOnReferral = async ({ visit, startedOn }: TogetherVisit, field: Field): Promise<Acted> => {
  const { store, today } = visit
  const which = { rbd: visit.rbd, cycleId: visit.cycleId }
  const done = (what: string): Acted => ({ kind: 'done', to: `${referralsPath(visit.rbd, visit.cycleId)}?hecho=${what}` })
  const id = field('cual')
  const answerProblemsOf = (problems: readonly AnswerProblem[], values: Record<string, string>): Acted =>
    ({ kind: 'problems', form: id, values, problems: Object.fromEntries(problems.map(x => [`${answerProblems[x][0]}-${id}`, answerProblems[x][1]()])) })
  switch (field('que')) {
    case 'anotar': {
      const values = { weekOf: field('weekOf'), place: field('place'), way: field('way'), count: field('count'), responsible: field('responsible'), backBy: field('backBy') }
      const nobody = values.responsible === 'nobody'
      const read = readReferral({ ...values, responsible: nobody ? '' : values.responsible }, { today, startedOn })
      if (!read.ok) return { kind: 'problems', form: 'nueva', values, problems: Object.fromEntries(read.problems.map(x => [x, problemWords[x]()])) }
      const { entry } = read
      const says = (await getReferralProtocol(store, visit.rbd)).get(entry.place)
      const backBy = entry.backBy ?? addDays(entry.weekOf, says?.daysUntilBack ?? daysUntilBack)
      const responsible = nobody ? null : entry.responsible ?? says?.responsible ?? null
      const made = field('id')
      const written = await writeReferral(store, { ...which, ...entry, backBy, responsible, by: visit.personId, id: /^[0-9a-f-]{36}$/.test(made) ? made : newId(store.clock.now()) })
      if (!written.ok) throw notFound()
      return done('anotada')
    }
    case 'responder': {
      const referral = (await listReferrals(store, which)).find(r => r.id === id && !r.isWithdrawn)
      if (!referral) throw notFound()
      const values = { on: field('on'), answer: field('answer'), count: field('count') }
      const read = readAnswer(values, { today, weekOf: referral.weekOf, open: openOf(referral) })
      if (!read.ok) return answerProblemsOf(read.problems, values)
      const written = await writeReferralAnswer(store, { ...which, ...read.answer, referralId: id, by: visit.personId })
      if (written.ok) return done('respondida')
      if (written.reason === 'not-found') throw notFound()
      return answerProblemsOf(['more-than-open'], values)
    }
    case 'quitar': case 'devolver': {
      const withdrawn = field('que') === 'quitar'
      if (!await setReferralWithdrawn(store, { ...which, id, withdrawn })) throw notFound()
      return done(withdrawn ? 'quitada' : 'devuelta')
    }
    case 'quitar-respuesta': case 'devolver-respuesta': {
      const withdrawn = field('que') === 'quitar-respuesta'
      const set = await setAnswerWithdrawn(store, { ...which, referralId: id, id: field('respuesta'), withdrawn })
      if (set.ok) return done(withdrawn ? 'quitada' : 'devuelta')
      if (set.reason === 'not-found') throw notFound()
      return answerProblemsOf(['more-than-open'], {})
    }
    default: throw notFound()
  }
}
