/** What is done with comments from a page of the cycle or from the conversation's own pages: answer, take back, ask for a look. */
import { redirect } from 'react-router'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'
import { readAnswer, readQuestion } from '../../../cycles/feedback/feedback.ts'
import { answerFeedback, listFeedback, withdrawFeedback } from '../../../db/notebook/feedback.ts'
import { askForFeedback, withdrawRequest } from '../../../db/notebook/feedback-requests.ts'
import { conversationPath, threadPath } from '../../components/advice/paths.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import { notFound, requireMayInSchool } from '../../request.server.ts'
import { refuseOtherWriter } from '../../words-kept.server.ts'
import { problemsIn, type Post } from '../notebook/cycle-actions.server.ts'
import { visitOf, type Context } from '../notebook/viewer.server.ts'

/** Where an answer was written is where its writer goes on: beside the page, in the thread, or in the whole conversation. */
const backTo = ({ visit, fields, here }: Post, feedbackId: string) => {
  if (fields.back === 'thread') return threadPath(visit.rbd, visit.cycleId, feedbackId)
  return `${fields.back === 'all' ? conversationPath(visit.rbd, visit.cycleId) : here}#comentario-${feedbackId}`
}

export const actOnComment = async (post: Post, intent: string) => {
  const { visit, page, fields, here, context } = post
  const which = { rbd: visit.rbd, cycleId: visit.cycleId, page }
  const feedbackId = fields.feedbackId ?? ''
  switch (intent) {
    case 'comment-answer': {
      await requireMayInSchool(context, 'feedback.answer', visit.rbd)
      const read = readAnswer(fields)
      if (!read.ok) return problemsIn(feedbackId, read.problems, fields)
      const outcome = await answerFeedback(visit.store, { rbd: visit.rbd, feedbackId, answer: read.answer, by: visit.personId })
      if (!outcome.ok) throw notFound()
      return redirect(backTo(post, feedbackId), 303)
    }
    case 'comment-ask': {
      await requireMayInSchool(context, 'feedback.ask', visit.rbd)
      const read = readQuestion(fields)
      if (!read.ok) return problemsIn('ask', read.problems, fields)
      const outcome = await askForFeedback(visit.store, { ...which, question: read.question, by: visit.personId })
      if (outcome.ok) return redirect(`${here}#conversacion`, 303)
      if (outcome.reason === 'not_found') throw notFound()
      return problemsIn('ask', { question: outcome.reason }, fields)
    }
    case 'comment-unask': {
      await requireMayInSchool(context, 'feedback.ask', visit.rbd)
      await withdrawRequest(visit.store, which)
      return redirect(`${here}#conversacion`, 303)
    }
    case 'comment-withdraw': {
      await requireMayInSchool(context, 'feedback.write', visit.rbd)
      const outcome = await withdrawFeedback(visit.store, { rbd: visit.rbd, feedbackId, by: visit.personId })
      if (outcome.ok) return redirect(fields.back === 'thread' ? conversationPath(visit.rbd, visit.cycleId) : here, 303)
      if (outcome.reason === 'not_found') throw notFound()
      return problemsIn(feedbackId, { '': outcome.reason }, fields)
    }
    default: throw notFound()
  }
}

/** The same from a page of the conversation, where the comment says which page of the cycle it is on. */
export const actInConversation = async ({ request, context, params }: { request: Request; context: Context; params: { rbd?: string; cycleId?: string } }) => {
  const visit = await visitOf(context, params)
  const fields = fieldsFrom(await request.formData())
  refuseOtherWriter(request, fields, visit.personId)
  const row = (await listFeedback(visit.store, visit.rbd, visit.cycleId)).find(c => c.id === fields.feedbackId)
  if (!row) throw notFound()
  return actOnComment({ visit, context, page: row.page, fields, here: pagePath(visit.rbd, visit.cycleId, row.page) }, fields.intent ?? '')
}
