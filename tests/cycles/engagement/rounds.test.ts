import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDia } from '../../../cycles/engagement/dia.ts'
import { answersOrNone, items, readAnswers } from '../../../cycles/engagement/items.ts'
import { readPaper } from '../../../cycles/engagement/paper.ts'
import { codeFrom, codeLength, codeSigns, mostAnswersFor, readCode, readCoursesToAsk, spacedCode } from '../../../cycles/engagement/rounds.ts'

describe('a class code', () => {
  it('is read however it was typed, and no two signs of it look alike', () => {
    fc.assert(fc.property(fc.array(fc.nat(), { minLength: codeLength, maxLength: codeLength }), numbers => {
      const code = codeFrom(numbers)
      expect(readCode(code)).toBe(code)
      expect(readCode(` ${spacedCode(code).toLowerCase()} `)).toBe(code)
    }))
    expect(codeSigns).not.toMatch(/[01258OILSZBAEU]/)
  })
  it('anything else is no code', () => {
    for (const typed of ['', 'ABC', 'K7M4Q0', 'K7M4QRX', '<script>', 'Ñ7M4QR']) expect(readCode(typed), typed).toBeNull()
  })
})

describe('what a team asks', () => {
  it('takes courses with their students and a few more answers than those', () => {
    expect(readCoursesToAsk([{ course: '110-7-A', students: '24' }, { course: ' 5°  y 6° juntos ', students: ' 9 ' }])).toEqual({ ok: true, courses: [{ course: '110-7-A', students: 24 }, { course: '5° y 6° juntos', students: 9 }] })
    expect(mostAnswersFor(24)).toBe(29)
  })
  it('says what is missing', () => {
    expect(readCoursesToAsk([])).toMatchObject({ problem: 'no-course' })
    expect(readCoursesToAsk([{ course: '7A', students: '' }])).toMatchObject({ problem: 'students-count' })
    expect(readCoursesToAsk([{ course: '7A', students: '4' }, { course: '7a', students: '4' }])).toMatchObject({ problem: 'name-twice', at: 1 })
    expect(readCoursesToAsk([{ course: 'x'.repeat(31), students: '4' }])).toMatchObject({ problem: 'name-long' })
  })
})

describe('answers', () => {
  it('preferring not to is an answer; leaving a sentence alone is asked again', () => {
    expect(readAnswers(() => 'prefers-not')).toMatchObject({ ok: true })
    expect(readAnswers(item => (item === items[3] ? '' : item === items[5] ? 'sí' : 'always'))).toEqual({ ok: false, open: [items[3], items[5]] })
  })
  it('a paper grid is taken when each row adds up to the sheets, and its rows say when they do not', () => {
    expect(readPaper('8', (_, a) => (a === 'always' ? '5' : a === 'prefers-not' ? '3' : ''))).toMatchObject({ ok: true, sheets: 8 })
    expect(readPaper('8', (item, a) => (a !== 'always' ? '' : item === items[2] ? '7' : '8'))).toEqual({ ok: false, problems: [{ field: items[2], problem: 'row-sum', adds: 7 }] })
    expect(readPaper('x', () => '')).toMatchObject({ ok: false, problems: [{ field: 'sheets' }] })
    expect(readPaper('1', (_, a) => (a === 'never' ? '1,5' : ''))).toMatchObject({ ok: false })
  })
  it('no typing of a grid throws, and what is taken always adds up', () => {
    fc.assert(fc.property(fc.string(), fc.func(fc.oneof(fc.string({ maxLength: 4 }), fc.nat(30).map(String), fc.constant(''))), (sheets, cell) => {
      const read = readPaper(sheets, (item, a) => cell(item, a))
      if (read.ok) for (const item of items) expect(answersOrNone.reduce((n, a) => n + read.tally[item][a], 0)).toBe(read.sheets)
    }))
  })
  it('a DIA result is a percent of ten students or more', () => {
    const typed = { course: '7° A', dimension: 'Autoconciencia', favourable: '67,5 %', students: '24' }
    expect(readDia(typed)).toEqual({ ok: true, read: { course: '7° A', dimension: 'Autoconciencia', favourableTenths: 675, students: 24 } })
    expect(readDia({ ...typed, students: '9' })).toEqual({ ok: false, problems: [{ field: 'students', problem: 'under-ten' }] })
    for (const favourable of ['101', '-1', 'mucho', '55,55', '']) expect(readDia({ ...typed, favourable }).ok, favourable).toBe(false)
  })
})
