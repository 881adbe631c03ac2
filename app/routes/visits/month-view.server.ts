/** An advisor's month in words: of their page, and of its file. */
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { monthFrom, monthOf, readMonthKey, type MonthAgreement, type MonthOf } from '../../../cycles/visits/month.ts'
import { getMonthSources, getMonthText } from '../../../db/advising/months.ts'
import { agreementStateName, visitKindName, visitStateName } from '../../components/visits/names.ts'
import { visitPath } from '../../components/visits/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { namesOf, type Advising } from './reach.server.ts'
import { listVisits } from '../../../db/advising/visits.ts'

export const readMonth = async (at: Advising, asked: string | null) => {
  const month = readMonthKey(asked, at.today)
  const of = monthOf(await getMonthSources(at.store, { ...at, timeZone: at.f.timeZone }), month, at.today)
  const rbds = [...of.held, ...of.planned].flatMap(v => v.rbds).concat(of.agreed.map(a => a.rbd), of.pending.map(a => a.rbd), of.comments.map(c => c.rbd))
  return { month, of, name: await namesOf(at, rbds), own: await getMonthText(at.store, at.personId, month) }
}

const titleOfMonth = (month: string, { f }: Advising) => f.monthLong({ year: Number(month.slice(0, 4)), month: Number(month.slice(5)) })

/** What became of it, as of today. */
const stateWords = (a: MonthAgreement, { f }: Advising) => (a.state !== 'open' && a.settledOn ? m.visits_month_settled({ state: agreementStateName[a.state](), day: f.dayShort(a.settledOn) }) : agreementStateName[a.state]())

export const monthView = async (at: Advising, asked: string | null) => {
  const { f } = at
  const { month, of, name, own } = await readMonth(at, asked)
  // A visit to schools that were handed over was theirs, and is no longer theirs to open.
  const open = new Set((await listVisits(at.store, at)).map(v => v.id))
  const visits = (list: MonthOf['held']) => list.map(v => ({ key: v.id, href: open.has(v.id) ? visitPath(v.id) : null, day: f.weekday(v.onDay), schools: f.list(v.rbds.map(name)), kind: visitKindName[v.kind](), state: visitStateName[v.state]() }))
  const agreements = (list: readonly MonthAgreement[]) => list.map(a => ({ key: a.id, school: name(a.rbd), what: openingOf(a.what, 400), who: a.who, by: a.byDay ? f.day(a.byDay) : '', on: f.dayShort(a.onDay), state: stateWords(a, at) }))
  const count = of.comments.reduce((sum, c) => sum + c.count, 0)
  return {
    month, title: titleOfMonth(month, at), name: at.personName, thisMonth: at.today.slice(0, 7),
    before: { month: monthFrom(month, -1), title: titleOfMonth(monthFrom(month, -1), at) }, after: monthFrom(month, 1) <= at.today.slice(0, 7) ? { month: monthFrom(month, 1), title: titleOfMonth(monthFrom(month, 1), at) } : null,
    glance: [m.visits_month_glance_visits({ n: of.held.length, schools: m.visits_month_schools({ n: of.schoolsMet }) }), m.visits_month_glance_agreed({ n: of.agreed.length }), m.visits_month_glance_comments({ n: count })].join(' '),
    held: visits(of.held), planned: visits(of.planned), agreed: agreements(of.agreed), pending: agreements(of.pending),
    comments: of.comments.map(c => ({ key: String(c.rbd), school: name(c.rbd), count: f.integer(c.count) })).sort((a, b) => f.compare(a.school, b.school)),
    own: { text: own.text, version: own.version, savedAt: own.updatedAt ? f.dayAndTime(own.updatedAt) : null },
  }
}
export type MonthView = Awaited<ReturnType<typeof monthView>>
