/**
 * The list of students of one demo school, Escuela Los Boldos: invented codes and days whose sums are, course by course and month by month,
 * those of the histograms the Ministry's files gave it. What its team did about those at risk, whom its second cycle is for, and the days of
 * its courses, on which 7°B missed Mondays. Another school keeps families as counts, without a list.
 */
import { bandOf, daysOf, mineducBands } from '../../cycles/indicators/attendance.ts'
import { addDays, isMonday } from '../../cycles/calendar/weeks.ts'
import { teachingGroupOf } from '../../cycles/indicators/teaching.ts'
import type { ContactHow, ContactOutcome } from '../../cycles/students/contacts.ts'
import { schoolWeekdayOf } from '../../cycles/students/weekdays.ts'
import type { Schema } from '../schema.ts'
import { monthWithCourses, shareOut, type SeedAttendance } from './attendance-model.ts'
import { carolinaVergara, teamMembers } from './people.ts'
import { castId, losBoldos, luisMillan, quebradaHonda, rosaHuenchul, seedReport, tomasAguilera } from './cast.ts'
import { networkSchoolsModel } from './network-schools.ts'
import { streamFor } from './random.ts'
import { boldosLadder } from './texts/protocols.ts'
import { daysWithoutClasses, monthsOfYear } from './school-calendar.ts'

type Rows<T extends keyof Schema> = Schema[T]['$inferInsert'][]
export type StudentRows = {
  generation: Rows<'generation'>; generationCover: Rows<'generationCover'>; currentImport: Rows<'currentImport'>
  studentModule: Rows<'studentModule'>; student: Rows<'student'>; studentCourse: Rows<'studentCourse'>; studentMonth: Rows<'studentMonth'>; courseDay: Rows<'courseDay'>
  focusGroup: Rows<'focusGroup'>; focusStudent: Rows<'focusStudent'>; contact: Rows<'contact'>; contactCount: Rows<'contactCount'>; audit: Rows<'audit'>
}

const { rbd } = losBoldos
const year = 2026
const [rosterId, daysId] = [castId('generation', 801), castId('generation', 802)]
const cycleId = castId('cycle', (rbd - 90_000) * 10 + 2)
const at = (day: string, hour = 15, minute = 20) => new Date(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`)

/** K7M4: a letter, a digit, a letter, a digit, without those that look alike. */
const codesOf = (n: number): string[] => {
  const [letters, digits] = ['CDFGHJKMNPQRTWXY', '23456789']
  const stream = streamFor('student-codes', rbd)
  const codes = new Set<string>()
  while (codes.size < n) codes.add([letters, digits, letters, digits].map(from => from[stream.upTo(from.length)]!).join(''))
  return [...codes]
}

/** Los Boldos works together: how its contacts were worked, by rung, and what came back of what was handed over. */
const workedAs = (step: string, on: string, key: string): Pick<Rows<'contact'>[number], 'way' | 'professions' | 'referredTo' | 'backBy' | 'answeredOn' | 'answer' | 'answeredBy'> => {
  const chance = streamFor('contact-way', rbd, key)
  const [none, all] = [{ referredTo: null, backBy: null, answeredOn: null, answer: null, answeredBy: null }, 'psychologist social-worker homeroom-teacher']
  if (step === 'homeroom') return { way: 'alone', professions: 'homeroom-teacher', ...none }
  if (step !== 'agreement' || chance.next() < 0.5) return { way: 'joint', professions: step === 'home-visit' ? 'social-worker homeroom-teacher' : all, ...none }
  // Handed over: to the afternoon workshop, with somebody who stays beside. Of the latest nothing is known yet: the page asks.
  const backBy = addDays(on, 7)
  const isKnown = backBy < '2026-10-28'
  return { way: 'hand-over', professions: 'social-worker homeroom-teacher', ...none, backBy, ...(isKnown ? { answeredOn: addDays(backBy, -chance.upTo(3)), answer: 'together' as const, answeredBy: luisMillan.id } : {}) }
}

type Pupil = { id: string; code: string; course: string; listNumber: number; /** Who comes less than others comes less in most months. */ leaning: number; days: Map<number, { course: string; attended: number; due: number }[]> }

/** Days of one course and month, each pair handed to one of its students: the least to whoever leans that way, with some chance. */
const handOut = (row: SeedAttendance, pupils: readonly Pupil[], short: [number, number] | null) => {
  const days = row.pairs.flatMap(([attended, due, n]) => Array.from({ length: n }, (): [number, number] => [attended, due]))
  if (short) days.splice(days.findIndex(d => d[0] === short[0] && d[1] === short[1]), 1)
  days.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const chance = streamFor('student-month', rbd, row.course, row.month)
  const order = pupils.slice(0, days.length).map(p => ({ p, key: p.leaning + 0.45 * chance.normal() })).sort((a, b) => a.key - b.key)
  order.forEach(({ p }, i) => p.days.set(row.month, [...(p.days.get(row.month) ?? []), { course: row.course, attended: days[i]![0], due: days[i]![1] }]))
}

const makePupils = () => {
  const model = networkSchoolsModel.find(s => s.school.rbd === rbd)!
  const months = monthsOfYear(year).map(month => ({
    month, rows: monthWithCourses(model.character, model.courses, group => model.students(group, year, month), year, month).filter(r => r.teaching === 'young' && r.course !== ''),
  }))
  /** The pair of a student who changed course inside the month: fewer days due than the others of the course. */
  const shortOf = (row: SeedAttendance): [number, number] | null => {
    const most = Math.max(...row.pairs.map(p => p[1]))
    const pair = row.pairs.find(p => p[1] < most)
    return pair ? [pair[0], pair[1]] : null
  }
  const courses = model.courses.filter(c => teachingGroupOf(c.codEnse) === 'young').map(c => c.key)
  const sizeOf = (row: SeedAttendance) => row.students - (shortOf(row) ? 1 : 0)
  const sizes = courses.map(course => Math.max(...months.map(({ rows }) => { const r = rows.find(x => x.course === course)!; return sizeOf(r) })) + 1)
  const codes = codesOf(sizes.reduce((a, b) => a + b, 0))
  let n = 0
  const byCourse = new Map(courses.map((course, c): [string, Pupil[]] => [course, Array.from({ length: sizes[c]! }, (_, i) => {
    const id = castId('student', ++n)
    return { id, code: codes[n - 1]!, course, listNumber: i + 1, leaning: streamFor('leaning', rbd, n).normal(), days: new Map() }
  })]))
  for (const { month, rows } of months) {
    const shorts = new Map(rows.map(r => [r.course, shortOf(r)]))
    for (const row of rows) handOut(row, byCourse.get(row.course)!, shorts.get(row.course) ?? null)
    // The two parts of a month in which somebody changed course go to one student: the next of the course they came to.
    for (const [course, short] of shorts) {
      if (!short || !course.endsWith('-B')) continue
      const from = course.replace(/-B$/, '-A')
      const there = shorts.get(from)
      const mover = byCourse.get(course)!.find(p => !p.days.has(month))!
      mover.days.set(month, [...(there ? [{ course: from, attended: there[0], due: there[1] }] : []), { course, attended: short[0], due: short[1] }])
    }
  }
  return { pupils: [...byCourse.values()].flat().filter(p => p.days.size > 0), months }
}

const isOff = (day: string) => daysWithoutClasses.some(d => d.from <= day && day <= d.to)
const daysOfMonth = (month: number): string[] => {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  return Array.from({ length: 31 }, (_, i) => addDays(first, i)).filter(d => d.slice(0, 7) === first.slice(0, 7) && schoolWeekdayOf(d) !== null && !isOff(d))
}

/** A course's month by days: as many absences in all as the month has, more of them on Fridays, and in 7°B on Mondays until August. */
const courseDays = (row: SeedAttendance): Rows<'courseDay'> => {
  const { daysAttended, daysDue } = daysOf(row.pairs)
  const days = daysOfMonth(row.month).slice(-Math.max(...row.pairs.map(p => p[1])))
  const due = shareOut(daysDue, days.map(() => 1))
  const weight = (day: string) => {
    if (isMonday(day) && row.course === '110-7-B') return day < '2026-08-17' ? 2.3 : 1.35
    return [1.05, 0.9, 0.95, 1, 1.25][schoolWeekdayOf(day)!]!
  }
  const absent = shareOut(daysDue - daysAttended, days.map(weight))
  // Nobody can be absent twice on a day: what is too much for one goes to the next that has room.
  for (let over = 0, i = 0; i < 2 * days.length; i++) {
    const d = i % days.length
    over += absent[d]! - Math.min(absent[d]!, due[d]!)
    absent[d] = Math.min(absent[d]!, due[d]!)
    const room = Math.min(over, due[d]! - absent[d]!)
    absent[d]! += room
    over -= room
  }
  return days.map((day, i) => ({ generationId: daysId, rbd, day, course: row.course, present: due[i]! - absent[i]!, due: due[i]! }))
}

const sumOf = (p: Pupil, upTo: number) => [...p.days].filter(([month]) => month <= upTo).flatMap(([, d]) => d).reduce((s, d) => ({ attended: s.attended + d.attended, due: s.due + d.due }), { attended: 0, due: 0 })
const bandIn = (p: Pupil, upTo: number) => { const s = sumOf(p, upTo); return bandOf(s.attended, s.due, mineducBands) }

const ways: { step: string; how: ContactHow; outcomes: readonly ContactOutcome[] }[] = [
  { step: 'homeroom', how: 'call', outcomes: ['reached', 'not-reached', 'reached'] }, { step: 'homeroom', how: 'message', outcomes: ['reached', 'not-reached'] },
  { step: 'team', how: 'meeting', outcomes: ['agreed', 'will-come', 'reached'] }, { step: 'home-visit', how: 'visit', outcomes: ['reached', 'agreed'] }, { step: 'agreement', how: 'meeting', outcomes: ['agreed'] },
]
const followUp: readonly string[] = ['team', 'team', 'home-visit', 'agreement', 'referral']

/** One to three contacts of a student, a few weeks apart; some leave a next step behind, a few of which are due when the demo opens. */
const contactsOf = (p: Pupil, isOfGroup: boolean): Omit<Rows<'contact'>[number], 'id'>[] => {
  const chance = streamFor('contacts', rbd, p.code)
  const many = 1 + chance.upTo(isOfGroup ? 3 : 2)
  let day = addDays('2026-08-18', chance.upTo(50))
  return Array.from({ length: many }, (_, i) => {
    while (schoolWeekdayOf(day) === null || isOff(day)) day = addDays(day, 1)
    const way = i === 0 ? ways[chance.upTo(2)]! : ways[2 + chance.upTo(3)]!
    const on = day < '2026-11-13' ? day : '2026-11-13'
    const isLast = i === many - 1
    let nextOn = isLast ? addDays('2026-11-16', chance.upTo(19)) : addDays(on, 14)
    while (schoolWeekdayOf(nextOn) === null) nextOn = addDays(nextOn, 1)
    const hasNext = !isLast || chance.next() < 0.55
    day = addDays(on, 10 + chance.upTo(14))
    return {
      rbd, studentId: p.id, cycleId: isOfGroup ? cycleId : null, on, step: way.step, stepWords: boldosLadder.find(s => s.id === way.step)?.label ?? null, ...workedAs(way.step, on, `${p.code}-${i}`), how: way.how, outcome: chance.pick(way.outcomes),
      nextStep: hasNext ? followUp[chance.upTo(followUp.length)]! : null, nextOn: hasNext ? nextOn : null, writtenBy: chance.next() < 0.6 ? carolinaVergara.id : rosaHuenchul.id, writtenAt: at(on, 19, chance.upTo(60)), withdrawnAt: null,
    }
  })
}

export const studentRows = (): StudentRows => {
  const { pupils, months } = makePupils()
  const lastMonth = months.at(-1)!.month
  const generation = (id: string, kind: 'roster' | 'student-days', fileName: string, rows: number, minute: number) => {
    const sha = id.replaceAll('-', '').padEnd(64, '0')
    return {
      id, kind, state: 'published' as const, fileName, fileSha256: sha, fileBytes: 60 * rows, importedBy: rosaHuenchul.id, builder: null, startedAt: at('2026-11-11', 14, minute), publishedAt: at('2026-11-11', 14, minute + 1),
      undoneAt: null, undoneBy: null, report: seedReport(kind, fileName, sha, 60 * rows, { rowsRead: rows, rowsUsed: rows, schools: 1, students: pupils.length, years: [year] }),
    }
  }
  const studentMonth = pupils.flatMap(p => [...p.days].flatMap(([month, days]) => days.map(d => ({ generationId: daysId, rbd, year, month, studentId: p.id, course: d.course, daysAttended: d.attended, daysDue: d.due }))))
  // Whom the second cycle is for: the twelve of 7°B who had come least by July, before it began.
  const group = pupils.filter(p => p.course === '110-7-B' && sumOf(p, 7).due > 60).sort((a, b) => sumOf(a, 7).attended / sumOf(a, 7).due - sumOf(b, 7).attended / sumOf(b, 7).due).slice(0, 12)
  const ofGroup = new Set(group.map(p => p.id))
  const isSought = (p: Pupil) => {
    const band = bandIn(p, lastMonth)
    const chance = streamFor('sought', rbd, p.code).next()
    return ofGroup.has(p.id) || (band === 'critical' || band === 'severe' ? chance < 0.78 : band === 'repeated' && chance < 0.45)
  }
  let n = 0
  const covers = [{ generationId: rosterId, kind: 'roster' as const, month: 0 }, ...months.map(({ month }) => ({ generationId: daysId, kind: 'student-days' as const, month }))].map(c => ({ ...c, year, rbd }))
  const quebrada = teamMembers.find(p => p.memberships.some(m => m.scopeId === String(quebradaHonda.rbd)))!
  return {
    generation: [generation(rosterId, 'roster', 'nomina_2026.xls', pupils.length, 2), generation(daysId, 'student-days', 'libro_de_clases_marzo_a_octubre_2026.csv', studentMonth.length, 9)],
    generationCover: covers, currentImport: covers,
    studentModule: [{
      rbd, legalBasis: 'public-function', legalBasisText: 'Ley 21.040: el Servicio Local acompaña las trayectorias de sus estudiantes.', responsible: 'Rosa Huenchul, directora', dataContact: 'datos@costaclara.example',
      keptYears: 1, sharesCourses: true, updatedBy: tomasAguilera.id, updatedAt: at('2026-11-09'), switchedOnAt: at('2026-11-09', 15, 25), switchedOnBy: tomasAguilera.id, switchedOffAt: null,
    }],
    student: pupils.map(p => ({ id: p.id, rbd, code: p.code, pseudonym: null, keyVersion: null, createdAt: at('2026-11-11', 14, 2), blockedAt: null, erasedAt: null })),
    studentCourse: pupils.map(p => ({
      generationId: rosterId, rbd, year, studentId: p.id, course: p.course, listNumber: p.listNumber, joinedOn: null,
      leftOn: p.days.has(lastMonth) ? null : `${year}-${String(Math.max(...p.days.keys()) + 1).padStart(2, '0')}-01`,
    })),
    studentMonth,
    courseDay: months.flatMap(({ rows }) => rows.flatMap(courseDays)),
    focusGroup: [{ cycleId, rbd, kind: 'students', courses: [], chosenBy: carolinaVergara.id, chosenAt: at('2026-08-14'), frozenAt: at('2026-08-17', 13, 5) }],
    focusStudent: group.map(p => ({ cycleId, studentId: p.id, rbd })),
    contact: pupils.filter(p => p.days.has(lastMonth) && isSought(p)).flatMap(p => contactsOf(p, ofGroup.has(p.id))).map(c => ({ id: castId('contact', ++n), ...c })),
    contactCount: ([['2026-10-16', 6, 4, 1], ['2026-10-23', 5, 5, 2], ['2026-11-06', 7, 5, 3], ['2026-11-13', 4, 4, 1]] as const).map(([on, sought, reached, agreements], i) =>
      ({ id: castId('contact', 9_001 + i), rbd: quebradaHonda.rbd, cycleId: null, on, sought, reached, agreements, writtenBy: quebrada.id, writtenAt: at(on, 20), withdrawnAt: null })),
    audit: [{ id: castId('audit', 910_001), at: at('2026-11-09', 15, 25), event: 'students.switched-on', personId: tomasAguilera.id, rbd, requestId: null, detail: { legalBasis: 'public-function' } }],
  }
}
