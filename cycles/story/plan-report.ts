/**
 * What a cycle gives back to the plan it came from, so that monitoring and evaluation are not written a second time: the improvement plan
 * (PME) or the school-climate plan.
 *
 * The order assumed. PME: the yearly phase of the Ministry's "Orientaciones para la elaboración del Plan de Mejoramiento Educativo 2019",
 * sections 2 and 3, whose table of contents was read: monitoring of the actions; follow-up of indicators and strategies; evaluation (whether
 * the actions were carried out and what they achieved, the strategies, nearness to the strategic objective); evaluation that looks ahead.
 * The fields inside each step (level of carrying out, why, means of verification) are the platform's as schools know them and were NOT read
 * in its manual: docs/plan-bridge.md says so. The level is a choice of the platform's own list: it is the school's to make, so the states of
 * the actions are told in words and no percentage is made of them. School-climate plan: no platform; action, responsible, dates, means of
 * verification, evaluation (Superintendence's usual matrix, general knowledge).
 */
import type { ActionEntry, AdjustmentEntry, Challenge, Decision, Learnings, Plan } from '../notebook/parts.ts'
import { storyOf, type StoryExpectation } from './story.ts'

export const planSteps = {
  pme: ['action', 'monitoring', 'reasons', 'verification', 'follow-up', 'achieved', 'ahead'],
  climate: ['action', 'monitoring', 'verification', 'reasons', 'follow-up', 'achieved', 'ahead'],
} as const satisfies Record<Plan, readonly string[]>
export type PlanStep = (typeof planSteps)[Plan][number]

type State = ActionEntry['state']

export type PlanReport = {
  plan: Plan
  /** False: the cycle was not born from an action of a plan, and these texts may serve all the same. */
  isFromPlan: boolean
  steps: readonly PlanStep[]
  /** The action as the plan has it, or '' each. */
  action: { name: string; responsible: string; from: string; to: string; means: string }
  done: { what: string; who: string; from: string; to: string; state: State; evidence: string }[]
  counts: Record<State, number>
  howItGoes: string
  adjustments: { on: string; what: string; why: string }[]
  expectations: StoryExpectation[]
  observed: string
  learnt: string
  surprises: string
  carryOn: string
  decision: Decision | null
  decisionWhy: string
}

export const planReportOf = (plan: Plan | null, n: {
  challenge: Challenge
  howItGoes: string
  learnings: Learnings
  actions: readonly ActionEntry[]
  adjustments: readonly AdjustmentEntry[]
}): PlanReport => {
  const story = storyOf(n)
  const { plan: own, planAction, planResponsible, planFrom, planTo, planMeans } = n.challenge
  const chosen: Plan = plan ?? (own === 'climate' ? 'climate' : 'pme')
  const counts: Record<State, number> = { planned: 0, doing: 0, done: 0, left: 0 }
  for (const a of n.actions) counts[a.state] += 1
  return {
    plan: chosen, isFromPlan: own !== '', steps: planSteps[chosen],
    action: { name: planAction, responsible: planResponsible, from: planFrom, to: planTo, means: planMeans },
    done: n.actions.map(({ what, who, from, to, state, evidence }) => ({ what, who, from, to, state, evidence })),
    counts, howItGoes: n.howItGoes, adjustments: story.adjustments, expectations: story.expectations,
    observed: story.observed, learnt: story.learnt, surprises: story.surprises, carryOn: story.carryOn, decision: story.decision, decisionWhy: story.decisionWhy,
  }
}
