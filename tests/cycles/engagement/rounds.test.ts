import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDia } from '../../../cycles/engagement/dia.ts'
import { items } from '../../../cycles/engagement/items.ts'
import { answersOfRow, countIn, paperRows, readPaper } from '../../../cycles/engagement/paper.ts'
import { codeFrom, codeLength, codeSigns, mostAnswersFor, readCode, readCoursesToAsk, spacedCode } from '../../../cycles/engagement/rounds.ts'
import { readSheet } from '../../../cycles/engagement/sheet.ts'
import { supportSentences } from '../../../cycles/engagement/support.ts'

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
    expect(readSheet(() => 'prefers-not')).toMatchObject({ ok: true })
    expect(readSheet(item => (item === items[3] || item === 'heard' ? '' : item === items[5] ? 'sí' : 'always'))).toEqual({ ok: false, open: [items[3], items[5], 'heard'] })
  })
  it('what somebody needs may be left blank, and anything but an offered answer is nothing said', () => {
    for (const [typed, need] of [['identity', 'identity'], ['nothing', 'nothing'], ['', 'prefers-not'], ['health', 'prefers-not'], ['always', 'prefers-not']] as const) {
      expect(readSheet(item => (item === 'need' ? typed : 'always')), typed).toMatchObject({ ok: true, answers: { heard: 'always', need } })
    }
  })
  it('a paper grid is taken when each row adds up to the sheets, and its rows say when they do not', () => {
    expect(readPaper('8', (row, a) => (a === 'always' ? '5' : a !== 'prefers-not' ? '' : row === 'need' ? '8' : '3'))).toMatchObject({ ok: true, sheets: 8, support: { need: { 'prefers-not': 8 } } })
    expect(readPaper('8', (row, a) => (a !== 'always' && a !== 'nothing' ? '' : row === items[2] ? '7' : '8'))).toEqual({ ok: false, problems: [{ field: items[2], problem: 'row-sum', adds: 7 }] })
    expect(readPaper('x', () => '')).toMatchObject({ ok: false, problems: [{ field: 'sheets' }] })
    expect(readPaper('1', (_, a) => (a === 'never' ? '1,5' : ''))).toMatchObject({ ok: false })
  })
  it('sheets from before the four last questions are taken without them; where one of the four was counted, all are held against the sheets', () => {
    const of = (cells: Record<string, string>) => readPaper('8', (row, a) => cells[`${row}.${a}`] ?? ((items as readonly string[]).includes(row) && a === 'always' ? '8' : ''))
    expect(of({})).toMatchObject({ ok: true, sheets: 8, support: { need: { study: 0 }, sentences: { heard: { always: 0 } } } })
    expect(of({ 'need.study': '8' })).toEqual({ ok: false, problems: supportSentences.map(field => ({ field, problem: 'row-sum', adds: 0 })) })
    expect(of({ 'need.study': '5', 'need.identity': '3', ...Object.fromEntries(supportSentences.map(s => [`${s}.never`, '8'])) })).toMatchObject({ ok: true, support: { need: { study: 5, identity: 3 }, sentences: { heard: { never: 8 } } } })
  })
  it('no typing of a grid throws, and what is taken always adds up', () => {
    fc.assert(fc.property(fc.string(), fc.func(fc.oneof(fc.string({ maxLength: 4 }), fc.nat(30).map(String), fc.constant(''))), (sheets, cell) => {
      const read = readPaper(sheets, (item, a) => cell(item, a))
      if (!read.ok) return
      const adds = paperRows.map(row => answersOfRow(row).reduce((n, a) => n + countIn(read, row, a), 0))
      expect(adds.slice(0, items.length).every(n => n === read.sheets)).toBe(true)
      expect([0, read.sheets]).toContain(adds.at(-1))
      expect(new Set(adds.slice(items.length)).size).toBe(1)
    }))
  })
  it('a DIA result is a percent of ten students or more', () => {
    const typed = { course: '7° A', dimension: 'Autoconciencia', favourable: '67,5 %', students: '24' }
    expect(readDia(typed)).toEqual({ ok: true, read: { course: '7° A', dimension: 'Autoconciencia', favourableTenths: 675, students: 24 } })
    expect(readDia({ ...typed, students: '9' })).toEqual({ ok: false, problems: [{ field: 'students', problem: 'under-ten' }] })
    for (const favourable of ['101', '-1', 'mucho', '55,55', '']) expect(readDia({ ...typed, favourable }).ok, favourable).toBe(false)
  })
})
