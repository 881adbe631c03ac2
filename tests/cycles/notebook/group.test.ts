import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseBoxName, namesCourse, withCourse, withTickedCourses, withoutCourse } from '../../../cycles/notebook/group.ts'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'

const course = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom('A', 'B', 'C')).map(([n, letter]) => `${n}° básico ${letter}`)

describe('the words of a group', () => {
  it('name a course once, whatever stood there', () => {
    expect(withCourse('', '7° básico B')).toBe('7° básico B')
    expect(withCourse('7° básico B', '8° básico A')).toBe('7° básico B, 8° básico A')
    expect(withCourse('quienes viajan en bus,', '7° básico B')).toBe('quienes viajan en bus, 7° básico B')
    expect(withCourse('7° básico B: los lunes', '7° básico B')).toBe('7° básico B: los lunes')
    expect(namesCourse('17° básico B', '7° básico B')).toBe(false)
    expect(namesCourse('7° básico Bs', '7° básico B')).toBe(false)
  })
  it('lose it without losing anything else', () => {
    expect(withoutCourse('7° básico B, 8° básico A', '7° básico B')).toBe('8° básico A')
    expect(withoutCourse('7° básico B, 8° básico A', '8° básico A')).toBe('7° básico B')
    expect(withoutCourse('7° básico B: los lunes', '7° básico B')).toBe(': los lunes')
    expect(withoutCourse('7° básico A y 7° básico B, quienes viajan', '7° básico A')).toBe('7° básico B, quienes viajan')
    expect(withoutCourse('7° básico A y 7° básico B, quienes viajan', '7° básico B')).toBe('7° básico A, quienes viajan')
    expect(withoutCourse('nada de eso', '7° básico B')).toBe('nada de eso')
  })
  it('a box ticked and unticked again leaves what was written', () => {
    fc.assert(fc.property(fc.array(course, { maxLength: 4 }), course, (courses, one) => {
      const text = [...new Set(courses)].join(', ')
      fc.pre(!namesCourse(text, one))
      const ticked = withCourse(text, one)
      expect(namesCourse(ticked, one)).toBe(true)
      expect(withCourse(ticked, one)).toBe(ticked)
      expect(withoutCourse(ticked, one)).toBe(text)
    }))
  })
  it('take the boxes of a form without JavaScript into the text beside them', () => {
    expect(withTickedCourses({ groupWho: 'quienes viajan', [courseBoxName('groupWho', '110-7-B')]: '7° básico B', [courseBoxName('groupWho', '110-8-A')]: '8° básico A', why: 'x' }))
      .toEqual({ groupWho: 'quienes viajan, 7° básico B, 8° básico A', why: 'x' })
  })
})

describe('a form as a browser sends it', () => {
  it('joins the boxes of one name into a line, after the empty field before them', () => {
    expect(fieldsFrom([['showsWeekdays', ''], ['showsWeekdays', 'mon'], ['showsWeekdays', 'thu'], ['linkData', ''], ['why', 'a b'], ['file', { size: 1 }]]))
      .toEqual({ showsWeekdays: 'mon thu', linkData: '', why: 'a b' })
  })
})
