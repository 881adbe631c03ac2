/** The blocks given back to a plan, in its own order, as plain text that can be pasted anywhere. Runs in the loader. */
import type { PlanReport, PlanStep } from '../../../cycles/story/plan-report.ts'
import type { ExpectationView } from '../../components/story/view.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { actionStateName, decisionName } from '../../components/notebook/names.ts'

export type PlanBlock = { step: PlanStep; title: string; hint: string; text: string }

const paragraphs = (...texts: (string | null | false)[]) => texts.filter((t): t is string => typeof t === 'string' && t.trim() !== '').join('\n\n')
const lines = (...texts: string[]) => texts.filter(t => t !== '').join('\n')

const span = (from: string, to: string, f: Formatter) =>
  from && to ? m.story_plan_span({ from: f.day(from), to: f.day(to) }) : from ? m.story_plan_since({ from: f.day(from) }) : to ? m.story_plan_until({ to: f.day(to) }) : ''

const dashed = (text: string, ...more: string[]) => [`– ${text.trim()}`, ...more.filter(s => s !== '')].join('\n  ')

const titles: Record<PlanStep, () => string> = {
  action: m.story_plan_action, monitoring: m.story_plan_monitoring, reasons: m.story_plan_reasons, verification: m.story_plan_verification,
  'follow-up': m.story_plan_follow_up, achieved: m.story_plan_achieved, ahead: m.story_plan_ahead,
}
const hints: Record<PlanStep, () => string> = {
  action: m.story_plan_action_hint, monitoring: m.story_plan_monitoring_hint, reasons: m.story_plan_reasons_hint, verification: m.story_plan_verification_hint,
  'follow-up': m.story_plan_follow_up_hint, achieved: m.story_plan_achieved_hint, ahead: m.story_plan_ahead_hint,
}

const textOf = (step: PlanStep, r: PlanReport, expectations: readonly ExpectationView[], f: Formatter): string => {
  switch (step) {
    case 'action': return lines(
      r.action.name, r.action.responsible && m.story_plan_responsible({ who: r.action.responsible }), span(r.action.from, r.action.to, f),
    )
    case 'monitoring': return paragraphs(
      r.done.length > 0 && m.story_plan_states({ done: r.counts.done, doing: r.counts.doing, planned: r.counts.planned, left: r.counts.left }),
      r.done.map(a => dashed(a.what, [a.who, span(a.from, a.to, f), actionStateName[a.state]()].filter(s => s !== '').join(' · '))).join('\n'),
    )
    case 'reasons': return paragraphs(
      r.howItGoes, r.adjustments.map(a => dashed(m.story_plan_adjusted({ day: f.day(a.on), what: a.what.trim() }), m.story_plan_because({ why: a.why.trim() }))).join('\n'),
    )
    case 'verification': return paragraphs(
      r.action.means, r.done.filter(a => a.evidence !== '').map(a => dashed(a.what, m.story_plan_kept({ where: a.evidence }))).join('\n'),
    )
    case 'follow-up': return expectations.map(e => lines(m.story_plan_expected({ what: [e.what, ...e.lines].filter(s => s !== '').join(', ') }), e.observed, e.reading ?? '', e.readingWhy)).join('\n\n')
    case 'achieved': return paragraphs(r.observed, r.learnt, r.surprises)
    case 'ahead': return paragraphs(r.decision && m.story_plan_decided({ decision: decisionName[r.decision]() }), r.decisionWhy, r.carryOn)
  }
}

/** A step nothing was written for has no block: nothing is invented. */
export const describePlan = (r: PlanReport, expectations: readonly ExpectationView[], f: Formatter): PlanBlock[] =>
  r.steps.map(step => ({ step, title: titles[step](), hint: hints[step](), text: textOf(step, r, expectations, f) })).filter(b => b.text !== '')
