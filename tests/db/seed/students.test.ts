import { describe, expect, it } from 'vitest'
import { bandOf, mineducBands } from '../../../cycles/indicators/attendance.ts'
import { schoolWeekdayOf } from '../../../cycles/students/weekdays.ts'
import { monthWithCourses } from '../../../db/seed/attendance-model.ts'
import { losBoldos } from '../../../db/seed/cast.ts'
import { networkSchoolsModel } from '../../../db/seed/network-schools.ts'
import { studentRows } from '../../../db/seed/students.ts'

const rows = studentRows()
const model = networkSchoolsModel.find(s => s.school.rbd === losBoldos.rbd)!

describe('the list of students of the demo\'s Los Boldos', () => {
  it('comes out the same in every run, with codes of its own and no name', () => {
    expect(studentRows()).toEqual(rows)
    expect(new Set(rows.student.map(s => s.code)).size).toBe(rows.student.length)
    for (const s of rows.student) expect(s.code).toMatch(/^[A-Z]\d[A-Z]\d$/)
  })

  it('adds up, pair by pair, to what the Ministry\'s files say of each of its courses and months', () => {
    const pairsOf = (course: string, month: number) => {
      const counts = new Map<string, number>()
      for (const r of rows.studentMonth) if (r.course === course && r.month === month) counts.set(`${r.daysAttended}/${r.daysDue}`, (counts.get(`${r.daysAttended}/${r.daysDue}`) ?? 0) + 1)
      return [...counts].sort()
    }
    for (const month of [3, 6, 10]) {
      const said = monthWithCourses(model.character, model.courses, g => model.students(g, 2026, month), 2026, month).filter(r => r.teaching === 'young' && r.course !== '')
      expect(said.length).toBe(16)
      for (const r of said) expect([r.course, pairsOf(r.course, month)]).toEqual([r.course, r.pairs.map(([a, d, n]): [string, number] => [`${a}/${d}`, n]).sort()])
    }
  })

  it('has course days that add up to the same months', () => {
    for (const course of ['110-1-A', '110-7-B']) for (const month of [3, 8, 10]) {
      const days = rows.courseDay.filter(d => d.course === course && Number(d.day.slice(5, 7)) === month)
      const students = rows.studentMonth.filter(r => r.course === course && r.month === month)
      expect(days.reduce((n, d) => n + d.present, 0)).toBe(students.reduce((n, r) => n + r.daysAttended, 0))
      expect(days.reduce((n, d) => n + d.due, 0)).toBe(students.reduce((n, r) => n + r.daysDue, 0))
    }
    expect(rows.courseDay.every(d => schoolWeekdayOf(d.day) !== null && d.present >= 0 && d.present <= d.due)).toBe(true)
  })

  it('tells of a team that has acted on most of those at risk, not on all, with a few steps due and a group of twelve of 7°B', () => {
    const sought = new Set(rows.contact.map(c => c.studentId))
    const days = (id: string) => rows.studentMonth.filter(r => r.studentId === id).reduce((s, r) => ({ a: s.a + r.daysAttended, d: s.d + r.daysDue }), { a: 0, d: 0 })
    const here = rows.studentCourse.filter(c => c.leftOn === null).map(c => c.studentId)
    const risk = here.filter(id => { const s = days(id); return ['critical', 'severe', 'repeated'].includes(bandOf(s.a, s.d, mineducBands)) })
    const nobody = risk.filter(id => !sought.has(id))
    expect(risk.length).toBeGreaterThan(60)
    expect(nobody.length).toBeGreaterThan(10)
    expect(nobody.length).toBeLessThan(risk.length / 1.5)
    expect(rows.focusStudent).toHaveLength(12)
    expect(rows.contact.filter(c => c.nextOn && c.nextOn <= '2026-11-18').length).toBeGreaterThan(2)
    expect(rows.contact.every(c => c.on <= '2026-11-18' && (c.nextOn === null || c.nextOn! >= c.on))).toBe(true)
  })
})
