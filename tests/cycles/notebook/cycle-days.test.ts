import { expect, it } from 'vitest'
import { expectationsBeforeCycle } from '../../../cycles/notebook/cycle-days.ts'
import { readPart } from '../../../cycles/notebook/parts.ts'

const problems = (fields: Record<string, string>) => {
  const read = readPart('challenge', fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return expectationsBeforeCycle(read.body, '2026-08-03')
}

it('finds last year’s year in an expectation and in its further ones', () => {
  expect(problems({ expectBy: '2025-10-30', 'expectBy.k1': '2026-08-02', 'expectBy.k2': '2026-10-30' })).toEqual({ expectBy: 'day_before_cycle', 'expectBy.k1': 'day_before_cycle' })
})

it('leaves alone the day it began, no day, and the days of another plan', () => {
  expect(problems({ expectBy: '2026-08-03' })).toEqual({})
  expect(problems({})).toEqual({})
  expect(problems({ planFrom: '2026-03-09' })).toEqual({})
})
