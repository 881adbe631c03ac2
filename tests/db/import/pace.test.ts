import { describe, expect, it } from 'vitest'
import { progressWords } from '../../../app/import-words.ts'
import { createPace } from '../../../db/import/pace.ts'

const bytes = (done: number) => ({ done, total: 1_000_000_000, unit: 'bytes' as const })

describe('the pace of an import', () => {
  it('is not told before there is something to tell it from', () => {
    const paceOf = createPace()
    expect(paceOf(bytes(0), 0)).toBeNull()
    expect(paceOf(bytes(500_000_000), 900)).toBeNull()
    expect(paceOf(bytes(500_000_000), 1_000)).toEqual({ perSecond: 500_000_000, secondsLeft: 1 })
  })

  it('begins anew with the next stage, and with a second pass over the file', () => {
    const paceOf = createPace()
    paceOf(bytes(0), 0)
    paceOf(bytes(900_000_000), 9_000)
    expect(paceOf({ done: 100, total: 1_000, unit: 'rows' }, 10_000)).toBeNull()
    expect(paceOf({ done: 300, total: 1_000, unit: 'rows' }, 12_000)).toEqual({ perSecond: 100, secondsLeft: 7 })
    expect(paceOf({ done: 10, total: 1_000, unit: 'rows' }, 13_000)).toBeNull()
  })

  it('is said with the unit it counts in', () => {
    expect(progressWords({ ...bytes(120_500_000), pace: { perSecond: 66_000_000, secondsLeft: 13.3 } }, 'es')).toBe('120,5 MB de 1,0 GB · 66,0 MB por segundo · quedan unos 13 s')
    expect(progressWords({ done: 1250, total: 65_000, unit: 'rows', pace: { perSecond: 500, secondsLeft: 127 } }, 'en')).toBe('1,250 of 65,000 rows · 500 a second · about 2 min left')
    expect(progressWords({ done: 0, total: 10, unit: 'steps' }, 'es')).toBe('0 de 10')
  })
})
