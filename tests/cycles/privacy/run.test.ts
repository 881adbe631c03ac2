import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRun, runCheckDigitOf } from '../../../cycles/privacy/run.ts'

const anyRun = fc.integer({ min: 1_000_000, max: 199_999_999 })
const dotted = (run: number) => String(run).replace(/\B(?=(\d{3})+$)/g, '.')

describe('a RUN in a cell of a school’s file', () => {
  it('is the same number however it is written', () => {
    fc.assert(fc.property(anyRun, run => {
      const digit = runCheckDigitOf(run)
      for (const [cell, beside] of [[`${run}`], [`${run}`, digit], [`${run}.0`, `${digit}`], [`${run}-${digit}`], [` ${run} - ${digit.toLowerCase()} `], [`${run},0`], [`${run}-${digit}`, digit], [`${run}`, ' ']]) {
        expect(readRun(cell!, beside)).toEqual({ ok: true, run })
      }
      if (run < 100_000_000) expect(readRun(`${dotted(run)}-${digit}`)).toEqual({ ok: true, run })
    }))
  })

  it('with one digit mistyped is noticed by its check digit', () => {
    fc.assert(fc.property(anyRun, fc.nat(7), fc.integer({ min: 1, max: 9 }), (run, place, by) => {
      const digits = [...String(run)]
      const at = place % digits.length
      digits[at] = String((Number(digits[at]) + by) % 10)
      const mistyped = Number(digits.join(''))
      fc.pre(String(mistyped).length === digits.length)
      expect(readRun(String(mistyped), runCheckDigitOf(run))).toEqual({ ok: false, reason: 'check-digit' })
    }))
  })

  it.each([['', 'blank'], [' ', 'blank'], ['NULL', 'blank'], ['-', 'blank'], ['Rosa', 'not-a-run'], ['12.34', 'not-a-run'], ['5', 'not-a-run'], ['12345678-X', 'not-a-run'], ['-12345678', 'not-a-run'], ['1e7', 'not-a-run'], ['12345678-9', 'check-digit']])('%j is refused as %s', (cell, reason) => {
    expect(readRun(cell)).toEqual({ ok: false, reason })
  })

  it('of no text at all breaks anything', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (cell, digit) => { expect(typeof readRun(cell, digit).ok).toBe('boolean') }))
  })
})
