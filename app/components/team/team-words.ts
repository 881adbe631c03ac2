/** The words for a team's life: rests, what happened, what a meeting talks about, what goes to the team's chat. */
import type { ChatLine } from '../../../cycles/notebook/agreements.ts'
import type { Topic } from '../../../cycles/notebook/agenda.ts'
import type { PauseReason } from '../../../cycles/notebook/pauses.ts'
import type { Opening } from '../../../db/notebook/openings.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { pageName } from '../notebook/names.ts'

export const pauseReasonName: Record<PauseReason, () => string> = {
  tests: m.team_pause_tests, strike: m.team_pause_strike, weather: m.team_pause_weather, other: m.team_pause_other,
}

/** *En pausa hasta el 27 nov 2026, por pruebas nacionales.* Nothing is said of an 'other' reason. */
export const restsSentence = (rests: { until: string; reason: PauseReason }): string =>
  rests.reason === 'other' ? m.team_rests({ day: rests.until }) : m.team_rests_why({ day: rests.until, why: pauseReasonName[rests.reason]().toLowerCase() })

/** From when until when somebody stands in, in words. */
export const standInSpan = (s: { from: string; until: string | null }, f: Formatter): string =>
  s.until ? m.team_span({ from: f.day(s.from), until: f.day(s.until) }) : m.team_span_open({ from: f.day(s.from) })

/** What happened around a school's notebook, in one sentence each. */
export const happenedSentence = (o: Opening, f: Formatter): string => {
  const day = f.dayOf(o.at)
  switch (o.kind) {
    case 'opened': return m.notebook_openings_line({ name: o.by, day, reason: o.reason })
    case 'joined': return o.by ? m.notebook_openings_joined({ name: o.by, whom: o.whom, day }) : m.notebook_openings_joined_by_operator({ whom: o.whom, day })
    case 'copied': return m.story_opened_copy({ day })
    case 'password-link': return m.notebook_openings_password({ name: o.by, whom: o.whom, day })
    case 'left': return o.by ? m.team_happened_left({ name: o.by, whom: o.whom, day }) : m.team_happened_left_self({ whom: o.whom, day })
    case 'lead-ended': return m.team_happened_lead_ended({ whom: o.whom, day })
    case 'leads': return {
      rule: () => m.team_happened_rule({ whom: o.whom, day }), taken: () => m.team_happened_taken({ whom: o.whom, day }),
      shared: () => m.team_happened_shared({ name: o.by, whom: o.whom, day }), 'handed-over': () => m.team_happened_handed({ name: o.by, whom: o.whom, day }),
    }[o.how]()
    case 'stand-in': {
      const span = standInSpan(o, f)
      return o.by ? m.team_happened_stand_in({ name: o.by, whom: o.whom, span, day }) : m.team_happened_stand_in_self({ whom: o.whom, span, day })
    }
    case 'stand-in-ended': return o.by ? m.team_happened_stand_in_ended({ name: o.by, whom: o.whom, day }) : m.team_happened_stand_in_ended_self({ whom: o.whom, day })
  }
}

/** A topic of the agenda: what to talk about, in one line, and what may help, in another or ''. */
export const topicWords = (t: Topic, f: Formatter): { title: string; help: string } => {
  switch (t.kind) {
    case 'opening': return { title: m.team_topic_opening(), help: t.agreed > 0 ? m.team_topic_opening_agreed({ n: t.agreed }) : m.team_topic_opening_help() }
    case 'resting': return { title: m.team_topic_resting({ day: f.day(t.until) }), help: m.team_topic_resting_help() }
    case 'comments': return { title: m.team_topic_comments({ n: t.count, page: pageName[t.page]() }), help: m.team_topic_comments_help() }
    case 'challenge-blank': return { title: m.team_topic_challenge(), help: m.team_topic_challenge_help() }
    case 'data-blank': return { title: m.team_topic_data(), help: m.team_topic_data_help() }
    case 'theory-blank': return { title: m.team_topic_theory(), help: m.team_topic_theory_help() }
    case 'expectation-blank': return { title: m.team_topic_expectation(), help: m.team_topic_expectation_help() }
    case 'action-blank': return { title: m.team_topic_action(), help: m.team_topic_action_help() }
    case 'begin': return { title: m.team_topic_begin(), help: m.team_topic_begin_help() }
    case 'referrals-past': return { title: m.together_topic_referrals({ n: t.count }), help: m.together_topic_referrals_help() }
    case 'actions-past': return { title: m.team_topic_actions_past({ n: t.count }), help: m.team_topic_actions_first({ what: t.first }) }
    case 'actions-soon': return { title: m.team_topic_actions_soon({ n: t.count }), help: m.team_topic_actions_first({ what: t.first }) }
    case 'weekly-value': return { title: m.team_topic_weekly({ name: t.name }), help: m.team_topic_weekly_help({ day: f.day(t.week) }) }
    case 'what-we-see': return { title: m.team_topic_see(), help: m.team_topic_see_help() }
    case 'adjust': return { title: m.team_topic_adjust(), help: m.team_topic_adjust_help() }
    case 'expectation-due': return { title: m.team_topic_due({ day: f.day(t.by) }), help: m.team_topic_due_help() }
    case 'learnt-blank': return { title: m.team_topic_learnt(), help: m.team_topic_learnt_help() }
    case 'decision-pending': return { title: m.team_topic_decision(), help: m.team_topic_decision_help() }
    case 'decision-reason': return { title: m.team_topic_reason(), help: m.team_topic_reason_help() }
    case 'close': return { title: m.team_topic_close(), help: m.team_topic_close_help() }
    case 'next-cycle': return { title: m.team_topic_next_cycle(), help: m.team_topic_next_cycle_help() }
    case 'closing': return { title: m.team_topic_closing(), help: m.team_topic_closing_help() }
  }
}

/** *30 oct*: in a chat the year goes without saying. */
const shortDay = (day: string, f: Formatter) => `${Number(day.slice(8))} ${f.monthShort(Number(day.slice(5, 7)))}`

/** The five lines for the team's chat. A line with nothing to say says so: five lines are five lines. */
export const chatText = (lines: readonly ChatLine[], f: Formatter): string => lines.map(line => {
  const more = (n: number) => (n > 0 ? ` ${m.team_chat_more({ n })}` : '')
  switch (line.kind) {
    case 'cycle': return m.team_chat_cycle({ title: line.title })
    case 'next': return line.day ? m.team_chat_next({ day: f.weekday(line.day) }) : m.team_chat_next_none()
    case 'agreed': return line.texts.length === 0 ? m.team_chat_agreed_none() : m.team_chat_agreed({ what: line.texts.join('; ') }) + more(line.more)
    case 'who': return line.items.length === 0 ? m.team_chat_who_none()
      : m.team_chat_who({ what: line.items.map(i => `${i.who ? `${i.who}: ` : ''}${i.what}${i.by ? ` (${m.team_chat_by({ day: shortDay(i.by, f) })})` : ''}`).join('; ') }) + more(line.more)
    case 'link': return m.team_chat_link({ href: line.href })
  }
}).join('\n')
