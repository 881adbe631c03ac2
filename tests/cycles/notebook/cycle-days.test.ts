import { expect, it } from 'vitest'
import { daysBeforeCycle } from '../../../cycles/notebook/cycle-days.ts'
import { readPart, type PartKind } from '../../../cycles/notebook/parts.ts'

const began = '2026-08-03'
const problems = (kind: PartKind, fields: Record<string, string>) => {
  const read = readPart(kind, fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return daysBeforeCycle(kind, read.body, began)
}

it('finds last year’s year in a log entry, an adjustment, an expectation and its further ones, and an action that ended before the cycle', () => {
  expect(problems('note', { on: '2025-09-07', text: 'Faltaron 6' })).toEqual({ on: 'day_before_cycle' })
  expect(problems('adjustment', { on: '2026-08-02', what: 'a', why: 'b' })).toEqual({ on: 'day_before_cycle' })
  expect(problems('challenge', { expectBy: '2025-10-30', 'expectBy.k1': '2026-08-01' })).toEqual({ expectBy: 'day_before_cycle', 'expectBy.k1': 'day_before_cycle' })
  expect(problems('action', { what: 'Desayuno', from: '2025-08-24', to: '2025-10-30' })).toEqual({ to: 'day_before_cycle' })
})

it('leaves alone the day it began, no day, and what may be older than the cycle', () => {
  expect(problems('note', { on: began, text: 'Empezamos' })).toEqual({})
  expect(problems('challenge', {})).toEqual({})
  expect(problems('action', { what: 'Del PME', from: '2026-03-09', to: '2026-11-30' })).toEqual({})
  expect(problems('voice', { on: '2026-06-01', whom: 'students', said: 'El bus llega tarde' })).toEqual({})
  expect(problems('meeting', { on: '2026-07-20', minutes: 'De aquí salió el ciclo' })).toEqual({})
})
