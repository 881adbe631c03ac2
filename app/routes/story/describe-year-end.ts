/** How the year ended, on the public account: as the Ministry's file has it unless the team typed other numbers, and only what anybody may read. */
import { isShown } from '../../../cycles/disclosure/disclose.ts'
import type { Outcome, Outcomes } from '../../../cycles/indicators/yearly.ts'
import { discloseYearEnd, readCount, yearEndKinds, type YearEnd, type YearEndKind } from '../../../cycles/story/year-end.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

type Figure = { text: string | null; note: string | null }
export type YearEndView = {
  yearEnd: Record<YearEndKind, Figure>
  yearEndNote: string | null
  /** Where the numbers in the fields come from, when the Ministry's file has them. */
  prefilled: string | null
  /** False for a school under 10 students: no number of it is public. */
  takesYearEnd: boolean
  /** What the fields hold. */
  written: Record<YearEndKind, string>
  problems: Record<string, string>
}

const outcomeOf = { promoted: 'passed', failed: 'failed', withdrawn: 'withdrawn' } as const satisfies Record<YearEndKind, Outcome>

/** `fromFile`: null where no file says how the year ended. `written`: what the team typed; null before it did. */
export const describeYearEnd = (
  { year, fromFile, written, isUnderTen }: { year: number; fromFile: { outcomes: Outcomes; fileName: string; publishedAt: Date } | null; written: Record<string, string> | null; isUnderTen: boolean }, f: Formatter,
): YearEndView => {
  const inField = (kind: YearEndKind) => written?.[kind] ?? (fromFile ? String(fromFile.outcomes[outcomeOf[kind]]) : '')
  const isFromFile = fromFile !== null && yearEndKinds.every(kind => readCount(inField(kind)) === fromFile.outcomes[outcomeOf[kind]])
  const counts = Object.fromEntries(yearEndKinds.map(kind => [kind, readCount(inField(kind))])) as Record<YearEndKind, ReturnType<typeof readCount>>
  const disclosed = discloseYearEnd(Object.fromEntries(yearEndKinds.map(kind => [kind, counts[kind] === 'not-a-count' || isUnderTen ? null : counts[kind]])) as YearEnd)
  const yearEnd = Object.fromEntries(yearEndKinds.map((kind): [YearEndKind, Figure] => {
    const cell = disclosed[kind]
    if (isUnderTen) return [kind, { text: '·', note: null }]
    if (cell === null) return [kind, { text: null, note: null }]
    return [kind, isShown(cell) ? { text: f.integer(cell.shown), note: null } : { text: '·', note: m.story_small_number() }]
  })) as Record<YearEndKind, Figure>
  const isBlank = yearEndKinds.some(kind => yearEnd[kind].text === null)
  return {
    yearEnd, takesYearEnd: !isUnderTen,
    yearEndNote: isUnderTen ? null : isFromFile ? m.yearly_account_from_file({ file: fromFile.fileName, day: f.dayOf(fromFile.publishedAt) }) : isBlank ? m.story_year_end_blank({ year: String(year) }) : m.story_year_end_by_hand(),
    prefilled: fromFile && !isUnderTen ? m.yearly_account_prefilled({ file: fromFile.fileName }) : null,
    written: Object.fromEntries(yearEndKinds.map(kind => [kind, inField(kind)])) as Record<YearEndKind, string>,
    problems: Object.fromEntries(yearEndKinds.flatMap(kind => (counts[kind] === 'not-a-count' ? [[kind, m.story_problem_count()]] : []))),
  }
}
