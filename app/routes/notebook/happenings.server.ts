/** What happened while a cycle ran, to stand on its charts: its start, its adjustments, days of classes that were lost, and the notes of the log. */
import { monthKey, type Month } from '../../../cycles/calendar/days.ts'
import { monthsThatLost, weeksThatLost, type SchoolCalendar } from '../../../cycles/calendar/school-calendar.ts'
import { lostWords } from '../../components/calendar/names.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import type { Told } from '../../components/verdicts/describe-chart.ts'
import type { Loaded } from './cycle-page.server.ts'
import { standing } from './implementation-view.server.ts'

/** What the cycle's own pages tell, as this reader has them: an advisor's are those of the page marked ready. */
export const toldByCycle = (loaded: Loaded<'implementation'>): Told[] => {
  const { visit: { rbd, cycleId, today }, seen } = loaded
  const { implementationFrom } = (seen.team ?? seen.advisor).cycle
  const page = pagePath(rbd, cycleId, 'implementation')
  const logOf = (day: string) => `${page}?bitacora=${day.slice(0, 7)}`
  return [
    ...(implementationFrom && implementationFrom <= today ? [{ kind: 'start' as const, day: implementationFrom, key: 'start', words: '', to: null, inLog: null }] : []),
    ...standing(loaded, 'adjustment').map(e => ({ kind: 'adjustment' as const, day: e.body.on, key: e.id, words: e.body.what, to: `${page}#${e.id}`, inLog: null })),
    ...standing(loaded, 'note').map(e => ({ kind: 'note' as const, day: e.body.on, key: e.id, words: e.body.text, to: `${logOf(e.body.on)}#${e.id}`, inLog: logOf(e.body.on) })),
  ].filter(h => h.day !== '').sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

const lost = (day: string, key: string, words: string): Told => ({ kind: 'lost', day, key, words, to: null, inLog: null })
/** Of these weeks, by their Mondays. */
export const toldByWeeks = ({ visit: { f } }: Loaded<'implementation'>, calendar: SchoolCalendar, mondays: readonly string[]): Told[] =>
  weeksThatLost(calendar, mondays).map(w => lost(w.monday, `lost-${w.monday}`, lostWords(w.lost, f)))
export const toldByMonths = ({ visit: { f } }: Loaded<'implementation'>, calendar: SchoolCalendar, months: readonly Month[]): Told[] =>
  monthsThatLost(calendar, months).map(x => lost(`${monthKey(x.month)}-01`, `lost-${monthKey(x.month)}`, lostWords(x.lost, f)))
