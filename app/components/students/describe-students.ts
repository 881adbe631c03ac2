/** From days and contacts to lines and sentences. Runs in loaders, in the reader's language. */
import { bandNames, type Band, type BandScheme } from '../../../cycles/indicators/attendance.ts'
import type { Step } from '../../../cycles/protocol/ladder.ts'
import { isUnanswered, latestOf } from '../../../cycles/students/contacts.ts'
import { countStandings, fewestDaysDue, movementOf, standingOf, studentBandOf, type Movement, type Standing, type StudentDays } from '../../../cycles/students/standing.ts'
import type { KeptContact } from '../../../db/students/contacts.ts'
import type { StudentLine } from '../../../db/students/standings.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { bandName, describeBands } from '../figures/describe-figures.ts'
import { ruleOf, shareUnder } from '../figures/scheme-words.ts'
import { doneStepName, stepNameIn } from '../protocol/words.ts'
import { openQuestion } from './open-question.ts'
import { studentPath } from './paths.ts'
import type { LineView, MovementView, SectionView, StudentsView } from './view.ts'
import { courseShort, howName, levelName, levelOf, outcomeName, whoIs } from './words.ts'

/** Lines of one section before the page asks for a course: a list nobody can read is no list. */
const mostLines = 60

export const daysSaid = (d: StudentDays, f: Formatter): string =>
  d.daysDue === 0 ? '·' : m.risk_days_of({ attended: d.daysAttended, due: d.daysDue, percent: f.percent((100 * d.daysAttended) / d.daysDue) })

export const bandSaid = (band: Band | null): string => (band ? bandName[band]() : m.risk_no_band())

export const contactSaid = (c: Pick<KeptContact, 'on' | 'step' | 'stepWords' | 'how' | 'outcome'>, f: Formatter): string =>
  m.risk_contact_said({ day: f.dayShort(c.on), step: doneStepName(c), how: howName[c.how](), outcome: outcomeName[c.outcome]() })
/** What waits, in the words the ladder has for it today. */
export const nextSaid = (c: Pick<KeptContact, 'nextStep' | 'nextOn'> | null, f: Formatter, steps: readonly Step[]): string =>
  c?.nextStep && c.nextOn ? m.risk_next_said({ step: stepNameIn(steps, c.nextStep), day: f.dayShort(c.nextOn) }) : ''

/** A student, where they stand, and the latest that was done. */
export type Followed = { line: StudentLine; standing: Standing; latest: KeptContact | null; /** Passed on, due back, and nothing known. */ unanswered: KeptContact[] }

/** `hasBefore`: whether there is a month before the last one. */
export const followStudents = (lines: readonly StudentLine[], contacts: readonly KeptContact[], scheme: BandScheme, { hasBefore, today }: { hasBefore: boolean; today: string }): Followed[] => {
  const byStudent = new Map<string, KeptContact[]>()
  for (const c of contacts) byStudent.set(c.studentId, [...(byStudent.get(c.studentId) ?? []), c])
  return lines.map(line => {
    const mine = byStudent.get(line.studentId) ?? []
    return { line, standing: standingOf(line.toDate, hasBefore ? line.before : null, scheme), latest: latestOf(mine), unanswered: mine.filter(c => isUnanswered(c, today)) }
  })
}

export const lineView = ({ line, standing, latest }: Followed, { rbd, today, steps }: { rbd: number; today: string; steps: readonly Step[] }, f: Formatter): LineView => ({
  key: line.studentId, code: line.code, href: studentPath(rbd, line.studentId), who: whoIs(line),
  month: daysSaid(line.inMonth, f), toDate: daysSaid(line.toDate, f), band: bandSaid(standing.band),
  moved: standing.moved && standing.bandBefore ? m.risk_moved_from({ band: bandName[standing.bandBefore]() }) : null,
  last: latest ? contactSaid(latest, f) : m.risk_nobody_yet(), next: nextSaid(latest, f, steps), isDue: latest?.nextOn !== null && latest?.nextOn !== undefined && latest.nextOn <= today,
})

export const lineColumns = (month: string) => [
  { key: 'who', label: m.risk_col_who() }, { key: 'month', label: month, number: true }, { key: 'toDate', label: m.risk_col_to_date(), number: true },
  { key: 'band', label: m.risk_col_band() }, { key: 'last', label: m.risk_col_last() }, { key: 'next', label: m.risk_col_next() },
]

export const describeMovement = (mv: Movement, caption: string, f: Formatter): MovementView | null => {
  const known = mv.down + mv.up + mv.same
  if (known === 0) return null
  return {
    caption,
    sentence: [m.risk_movement_sentence({ down: f.integer(mv.down), up: f.integer(mv.up), same: f.integer(mv.same) }), ...(mv.apart > 0 ? [m.risk_movement_apart({ n: mv.apart, days: fewestDaysDue })] : [])].join(' '),
    columns: [{ key: 'from', label: m.risk_movement_from(), number: false }, ...mv.bands.map(band => ({ key: band, label: m.risk_movement_to({ band: bandName[band]() }), number: true }))],
    rows: mv.bands.map(from => ({ key: from, cells: { from: bandName[from](), ...Object.fromEntries(mv.bands.map(to => [to, mv.counts[from][to] > 0 ? f.integer(mv.counts[from][to]) : '·'])) } })),
  }
}

/** Courses and levels as choices of a filter. */
export const filterOptions = (lines: readonly StudentLine[], f: Formatter) => {
  const courses = [...new Set(lines.map(l => l.course))].sort(f.compare)
  const levels = [...new Set(courses.map(levelOf))]
  return [
    { value: '', label: m.risk_filter_all() },
    ...levels.flatMap(level => {
      const mine = courses.filter(c => levelOf(c) === level)
      return [...(mine.length > 1 ? [{ value: level, label: m.risk_filter_level({ level: levelName(level) }) }] : []), ...mine.map(c => ({ value: c, label: courseShort(c) }))]
    }),
  ]
}
export const isWithin = (course: string, filter: string) => filter === '' || course === filter || levelOf(course) === filter

export type StudentsShown = { rbd: number; year: number; last: number; before: number | null; filter: string; scheme: BandScheme; today: string; steps: readonly Step[] }

/** The whole page from the students at risk: nobody acted, what is due, who moved, then by band. */
export const describeStudents = (everybody: readonly Followed[], at: StudentsShown, f: Formatter): StudentsView => {
  const { today, scheme } = at
  const all = everybody.filter(x => isWithin(x.line.course, at.filter))
  const risk = all.filter(x => x.standing.isAtRisk)
  // Whoever attends least comes first: by how many hundredths of the days due they attended, as integers.
  const byNeed = (a: Followed, b: Followed) => a.line.toDate.daysAttended * b.line.toDate.daysDue - b.line.toDate.daysAttended * a.line.toDate.daysDue
  const nobody = risk.filter(x => !x.latest).sort(byNeed)
  const due = all.filter(x => x.latest?.nextOn && x.latest.nextOn <= today).sort((a, b) => (a.latest!.nextOn! < b.latest!.nextOn! ? -1 : 1))
  const moved = (way: 'down' | 'up') => all.filter(x => x.standing.moved === way).sort(byNeed)
  const returns = all.flatMap(x => x.unanswered.map(c => ({ x, c }))).sort((a, b) => (a.c.backBy! < b.c.backBy! ? -1 : a.c.backBy! > b.c.backBy! ? 1 : 0))
  const month = { year: at.year, month: at.last }
  const section = (id: string, title: string, students: readonly Followed[], note: string | null, empty: string | null): SectionView => ({
    id, title, note, empty: students.length === 0 ? empty : null, lines: students.slice(0, mostLines).map(x => lineView(x, at, f)),
    more: students.length > mostLines ? m.risk_more({ shown: mostLines, n: f.integer(students.length) }) : null,
  })
  const counts = countStandings(all.map(x => x.standing))
  const withBand = all.length - counts.withoutBand
  const share = shareUnder(scheme, 'normal', f)
  const bands = describeBands(
    Object.fromEntries(bandNames.map(band => [band, { shown: counts.bands[band] }])) as Parameters<typeof describeBands>[0],
    { title: m.risk_bands_title(), caption: m.risk_bands_caption({ month: f.monthName(at.last), n: f.integer(withBand) }), hiddenText: '' }, scheme, f,
  )
  const riskBands = (['critical', 'severe', 'repeated'] as const).filter(band => counts.bands[band] > 0)
  return {
    finding: risk.length === 0 ? m.risk_finding_none({ month: f.monthName(at.last), n: f.integer(withBand) })
      : m.risk_finding({ month: f.monthName(at.last), risk: f.integer(risk.length), n: f.integer(withBand), share, nobody: nobody.length === 0 ? m.risk_finding_all_sought() : m.risk_finding_nobody({ n: nobody.length }) }),
    detail: counts.withoutBand > 0 ? [m.risk_without_band({ n: counts.withoutBand, days: fewestDaysDue })] : [],
    next: due.length > 0 ? m.risk_steps_due({ n: due.length }) : nobody.length > 0 ? m.risk_next_nobody() : null,
    returns: returns.length === 0 ? null : {
      sentence: m.protocol_open_finding({ n: returns.length }),
      lines: returns.slice(0, mostLines).map(({ x, c }) => ({ key: c.id, href: studentPath(at.rbd, x.line.studentId), who: whoIs(x.line), question: openQuestion(c, today, f) })),
    },
    rule: m.risk_rule({ share, days: fewestDaysDue, rule: ruleOf(scheme, f) }),
    filter: { value: at.filter, options: filterOptions(everybody.map(x => x.line), f) },
    sections: [
      section('sin-gestion', m.risk_section_nobody(), nobody, m.risk_section_nobody_note(), risk.length > 0 ? m.risk_section_nobody_empty() : null),
      ...(due.length > 0 ? [section('pasos', m.risk_section_due(), due, null, null)] : []),
      ...(at.before === null ? [] : [section('bajaron', m.risk_section_down({ month: f.monthName(at.before) }), moved('down'), null, m.risk_section_down_empty())]),
      ...riskBands.map(band => section(`tramo-${band}`, m.risk_section_band({ band: bandName[band]() }), all.filter(x => x.standing.band === band).sort(byNeed), null, null)),
      ...(at.before === null || moved('up').length === 0 ? [] : [section('subieron', m.risk_section_up({ month: f.monthName(at.before) }), moved('up'), null, null)]),
    ],
    bands: { ...bands, note: m.risk_bands_to_date() },
    movement: at.before === null ? null : describeMovement(movementOf(all.map(x => ({ before: studentBandOf(x.line.before, scheme), now: x.standing.band })), scheme), m.risk_movement_caption({ from: f.monthName(at.before), to: f.monthName(at.last) }), f),
    columns: lineColumns(f.asHeading(f.monthName(month.month))),
  }
}
