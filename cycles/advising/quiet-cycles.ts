/**
 * Cycles with nothing new since a day: which stage they stand at, for how many days of their own school's classes, and what helps there.
 * It is a question to ask, not a fault: whoever shows it says *sin novedades desde…* (reference: vocabulary).
 */
import type { Phase } from '../notebook/phases.ts'
import type { Pause } from '../notebook/pauses.ts'

/** Where a cycle waits. `leader-gone`: nobody leads the team any more, and nobody stands in. */
export const quietStages = ['leader-gone', 'planning', 'implementing', 'studying-without-data', 'studying-without-decision'] as const
export type QuietStage = (typeof quietStages)[number]

/** What helps at each stage; the edge knows the page. */
export type Remedy = 'meeting' | 'entry' | 'data' | 'decision' | 'stand-in'
/** Source: issue 6 (plan without consensus: meeting mode; study without data: import or calendar; champion gone: stand-in). */
export const remedyOf: Record<QuietStage, Remedy> = {
  'leader-gone': 'stand-in', planning: 'meeting', implementing: 'entry', 'studying-without-data': 'data', 'studying-without-decision': 'decision',
}

/**
 * Days with classes after which a cycle without news is named. These numbers are ours: no source gives any. They follow the rhythms that
 * are known (reference, cycle quality: team and advisor every fortnight; cycles of four to eight weeks). A log that skipped a whole
 * fortnight is worth a question; agreeing on a plan and reading what came of it take a team a meeting more. A team that nobody leads is
 * helped within a week.
 */
export const quietAfterSchoolDays: Record<QuietStage, number> = {
  'leader-gone': 5, planning: 15, implementing: 10, 'studying-without-data': 15, 'studying-without-decision': 15,
}

/** What is known of one cycle. Days are `YYYY-MM-DD`. `leaderlessSince`: the last day somebody led its team; null while somebody does. */
export type CycleNews = {
  phase: Phase
  /** The last day somebody of the team wrote, answered, asked or brought data; the start of the cycle or of its implementation when later. */
  lastNewsOn: string
  /** Whether there is any figure of a day or month since the implementation began. */
  hasDataSince: boolean
  leaderlessSince: string | null
  pauses: readonly Pick<Pause, 'startsOn' | 'until' | 'endedOn'>[]
}

/** `since`: the day of the last news. `schoolDays`: whole days with classes after it, today not counted, rests left out. */
export type Quiet = { stage: QuietStage; remedy: Remedy; since: string; schoolDays: number }

const isResting = (pauses: CycleNews['pauses'], day: string): boolean =>
  pauses.some(p => p.startsOn <= day && day <= p.until && (p.endedOn === null || day < p.endedOn))

/** The place of the first day after `day` in a sorted list. */
const placeAfter = (days: readonly string[], day: string): number => {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low
}

/** Days with classes after `since` and before `today` on which the cycle did not rest. `classDays`: sorted, reaching back to `since` at least. */
export const schoolDaysAfter = (classDays: readonly string[], since: string, today: string, pauses: CycleNews['pauses']): number => {
  let count = 0
  for (let i = placeAfter(classDays, since); i < classDays.length && classDays[i]! < today; i++) if (!isResting(pauses, classDays[i]!)) count += 1
  return count
}

/** The stage an open cycle waits at; null of one that has ended. */
export const stageOf = (news: Pick<CycleNews, 'phase' | 'hasDataSince' | 'leaderlessSince'>): QuietStage | null => {
  if (news.phase === 'closed' || news.phase === 'dropped') return null
  if (news.leaderlessSince !== null) return 'leader-gone'
  if (news.phase === 'studying') return news.hasDataSince ? 'studying-without-decision' : 'studying-without-data'
  return news.phase
}

/**
 * What to say of a cycle today, or null: it ended, it rests, or there was news lately. While nobody leads the team its days count from
 * the last news or from the day it was left, whichever is later.
 */
export const quietOf = (news: CycleNews, classDays: readonly string[], today: string): Quiet | null => {
  const stage = stageOf(news)
  if (stage === null || isResting(news.pauses, today)) return null
  const since = stage === 'leader-gone' && news.leaderlessSince! > news.lastNewsOn ? news.leaderlessSince! : news.lastNewsOn
  const schoolDays = schoolDaysAfter(classDays, since, today, news.pauses)
  return schoolDays >= quietAfterSchoolDays[stage] ? { stage, remedy: remedyOf[stage], since, schoolDays } : null
}

/** Who led or led once: until when they could, `null` for still. A leader who cannot sign in any more leads no more. */
export type Led = { startsOn: string; endsOn: string | null; leftOn: string | null }

const dayAfterLead = (l: Led): string | null => (l.endsOn === null ? l.leftOn : l.leftOn === null || l.leftOn > l.endsOn ? l.endsOn : l.leftOn)

/**
 * The last day somebody led a team that nobody leads or stands in for today; null when somebody does, or nobody ever did (a team may
 * well do without a lead until it names one).
 */
export const leaderlessSince = (leads: readonly Led[], today: string): string | null => {
  const begun = leads.filter(l => l.startsOn <= today && (l.endsOn === null || l.endsOn >= l.startsOn))
  if (begun.length === 0) return null
  const ends = begun.map(dayAfterLead)
  if (ends.some(e => e === null || e >= today)) return null
  return ends.reduce((a, b) => (a! > b! ? a : b))
}
