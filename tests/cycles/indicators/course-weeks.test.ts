import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostDaysDue, readTypedCourses, weeksOfSchool } from '../../../cycles/indicators/course-weeks.ts'

const typed = (course: string, attended: string, due: string) => ({ course, attended, due })

describe('a week typed by course', () => {
  it('leaves out a course nobody typed, though its days due stand there already', () => {
    expect(readTypedCourses([typed('110-7-A', '101', '120'), typed('110-7-B', '', '130')])).toEqual({ ok: true, courses: [{ course: '110-7-A', daysAttended: 101, daysDue: 120 }] })
  })

  it.each([
    ['more days attended than due', typed('110-7-A', '121', '120'), [{ course: '110-7-A', field: 'attended', reason: 'attended-above-due' }]],
    ['words', typed('110-7-A', 'casi todos', '120'), [{ course: '110-7-A', field: 'attended', reason: 'not-a-number' }]],
    ['half a day', typed('110-7-A', '100', '120,5'), [{ course: '110-7-A', field: 'due', reason: 'not-a-number' }]],
    ['a negative number', typed('110-7-A', '-4', '120'), [{ course: '110-7-A', field: 'attended', reason: 'not-a-number' }]],
    ['a course larger than any', typed('110-7-A', '100', String(mostDaysDue + 1)), [{ course: '110-7-A', field: 'due', reason: 'too-many' }]],
    ['one half of the two numbers', typed('110-7-A', '100', ''), [{ course: '110-7-A', field: 'due', reason: 'missing' }]],
  ])('refuses %s, and names the field', (_, course, problems) => expect(readTypedCourses([course])).toEqual({ ok: false, problems }))

  it('reads whatever is typed without breaking, and keeps only days that can be', () => {
    fc.assert(fc.property(fc.array(fc.record({ course: fc.constant('110-7-A'), attended: fc.string(), due: fc.string() }), { maxLength: 4 }), rows => {
      const read = readTypedCourses(rows)
      if (read.ok) for (const c of read.courses) expect(c.daysAttended >= 0 && c.daysAttended <= c.daysDue && c.daysDue <= mostDaysDue).toBe(true)
      else expect(read.problems.length).toBeGreaterThan(0)
    }))
  })
})

describe('the weeks of a school', () => {
  it('add the days of their courses, and leave out a week in which none was due', () => {
    expect(weeksOfSchool([
      { monday: '2026-11-09', course: 'B', daysAttended: 40, daysDue: 50 }, { monday: '2026-11-02', course: 'A', daysAttended: 90, daysDue: 100 },
      { monday: '2026-11-09', course: 'A', daysAttended: 95, daysDue: 100 }, { monday: '2026-10-26', course: 'A', daysAttended: 0, daysDue: 0 },
    ])).toEqual([
      { monday: '2026-11-02', courses: 1, daysAttended: 90, daysDue: 100 }, { monday: '2026-11-09', courses: 2, daysAttended: 135, daysDue: 150 },
    ])
  })
})
