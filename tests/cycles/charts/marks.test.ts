import { describe, expect, it } from 'vitest'
import { marksOf } from '../../../cycles/charts/marks.ts'

const weeks = ['2026-08-31', '2026-09-07', '2026-09-21', '2026-09-28']
const numbered = (marks: ReturnType<typeof marksOf>) => marks.map(mark => [mark.number, mark.period, mark.of.map(h => h.kind).join(' ')])

describe('what happened, on the line', () => {
  it('is one mark a period however much happened, in order, adjustments before notes', () => {
    expect(numbered(marksOf([
      { kind: 'note', day: '2026-09-23' }, { kind: 'note', day: '2026-09-21' }, { kind: 'adjustment', day: '2026-09-25' }, { kind: 'start', day: '2026-09-01' },
    ], weeks, 'week'))).toEqual([[1, '2026-08-31', 'start'], [2, '2026-09-21', 'adjustment note note']])
  })

  it('is told with the week before when the school had none of its own, and left out beyond the ends', () => {
    expect(numbered(marksOf([{ kind: 'note', day: '2026-09-16' }, { kind: 'note', day: '2026-08-28' }, { kind: 'note', day: '2026-10-05' }], weeks, 'week'))).toEqual([[1, '2026-09-07', 'note']])
  })

  it('is by month on a line of months, the summer told with December', () => {
    expect(numbered(marksOf([{ kind: 'adjustment', day: '2027-01-15' }, { kind: 'lost', day: '2026-12-01' }, { kind: 'note', day: '2027-03-31' }], ['2026-11', '2026-12', '2027-03'], 'month')))
      .toEqual([[1, '2026-12', 'adjustment lost'], [2, '2027-03', 'note']])
  })

  it('is nothing on a line without periods', () => {
    expect(marksOf([{ kind: 'start', day: '2026-09-01' }], [], 'month')).toEqual([])
  })
})
