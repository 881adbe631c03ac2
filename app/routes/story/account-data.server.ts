/** The public account of a school and year, as its page shows it. `written`: what the team typed on the page, for this paper only. */
import { isShown } from '../../../cycles/disclosure/disclose.ts'
import { longestText } from '../../../cycles/notebook/parts.ts'
import { linesOfCycle, threeLinesOf, wasOpenIn, type LineOfCycle } from '../../../cycles/story/three-lines.ts'
import { getPublicFigures } from '../../../db/indicators/public-figures.ts'
import { getYearEnd } from '../../../db/indicators/yearly.ts'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { getStory } from '../../../db/notebook/story.ts'
import { getSchoolFacts } from '../../../db/territory.ts'
import { phaseName } from '../../components/notebook/names.ts'
import type { MonthsView } from '../../components/story/view.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, rbdFrom, timeZoneOf, todayOf } from '../../request.server.ts'
import { requireTeam, type Context } from '../notebook/viewer.server.ts'
import { concernsIn } from './concerns.server.ts'
import { describeMonths } from './describe-story.ts'
import { describeYearEnd, type YearEndView } from './describe-year-end.ts'

export type Written = Record<string, string>
export type AccountView = YearEndView & {
  rbd: number
  school: string
  place: string
  year: string
  years: number[]
  enrolment: { text: string; note: string }
  months: MonthsView
  cycles: { id: string; title: string; place: string; lines: Record<LineOfCycle, string> }[]
  made: string
  concerns: string[]
}

/** The year asked for, or the last school year there is something of: in January and February, the year before. */
const yearFrom = (request: Request, today: string): number => {
  const asked = new URL(request.url).searchParams.get('anio') ?? ''
  const thisYear = Number(today.slice(0, 4))
  if (/^20\d{2}$/.test(asked) && Number(asked) <= thisYear) return Number(asked)
  return today.slice(5) < '03-01' ? thisYear - 1 : thisYear
}

const shortened = (written: Written | null, line: LineOfCycle, cycleId: string): string | null => {
  const text = written?.[`${line}.${cycleId}`]
  return text === undefined ? null : text.slice(0, longestText).replace(/\r\n?/g, '\n').trim()
}

export const accountOf = async (context: Context, params: { rbd?: string }, request: Request, written: Written | null): Promise<AccountView> => {
  const { store, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireTeam(context, rbd)
  const [today, f] = [todayOf(context), formatter(locale, timeZoneOf(context))]
  const year = yearFrom(request, today)
  const facts = await getSchoolFacts(store, rbd, year)
  const figures = await getPublicFigures(store, rbd, { year, today })
  const all = await listCyclesOfSchool(store, rbd, today)
  const cycles: AccountView['cycles'] = []
  for (const c of all.filter(c => wasOpenIn(c, year)).sort((a, b) => a.number - b.number)) {
    const told = await getStory(store, rbd, c.id, today, 'ready')
    if (!told) continue
    const lines = threeLinesOf(told.story)
    cycles.push({
      id: c.id, title: c.title, place: m.story_place({ number: c.number, year: String(c.year), phase: phaseName[c.phase]() }),
      lines: Object.fromEntries(linesOfCycle.map(l => [l, shortened(written, l, c.id) ?? lines[l]])) as Record<LineOfCycle, string>,
    })
  }

  const { enrolment } = figures
  const isUnderTen = enrolment !== null && !isShown(enrolment.students)
  const texts = cycles.flatMap(c => [c.title, ...linesOfCycle.map(l => c.lines[l])])
  return {
    rbd, school: facts?.name ?? `RBD ${rbd}`, place: [`RBD ${rbd}`, facts?.communeName ?? ''].filter(s => s !== '').join(' · '), year: String(year),
    years: [...new Set([Number(today.slice(0, 4)), ...all.flatMap(c => [c.year])])].sort((a, b) => b - a),
    enrolment: enrolment === null ? { text: '·', note: m.story_enrolment_none() }
      : { text: isShown(enrolment.students) ? f.integer(enrolment.students.shown) : '·', note: isUnderTen ? m.story_under_ten() : m.story_enrolment_source({ year: String(enrolment.factsYear) }) },
    ...describeYearEnd({ year, fromFile: await getYearEnd(store, rbd, year), written, isUnderTen }, f),
    months: describeMonths(figures, null, f), cycles,
    made: m.story_account_made({ programme: factsOf(context).installation?.programmeName ?? m.common_programme_default(), day: f.day(today) }),
    concerns: await concernsIn(store, rbd, year, texts),
  }
}
