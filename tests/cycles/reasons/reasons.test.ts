import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPart } from '../../../cycles/notebook/parts.ts'
import { readReasonLabel } from '../../../cycles/reasons/labels.ts'
import { barsOf, beyondGroup, builtInReasons, reasonField, reasonsOf, reasonsShownFor, totalOf, type Reason } from '../../../cycles/reasons/reasons.ts'

const own = (id: string, isRetired = false): Reason => ({ id, label: id, isRetired })

describe('the reasons of a page', () => {
  it('are those in use, and those set aside that this cycle counted', () => {
    const all = reasonsOf([own('cosecha', true), own('estero', true), { id: 'work', label: null, isRetired: true }])
    expect(reasonsShownFor(all, { [reasonField('estero')]: '3' }).map(r => r.id)).toEqual([...builtInReasons.filter(r => r !== 'work' && r !== 'other'), 'estero', 'other'])
  })
  it('are fields a data page takes: whole numbers of people, and nothing else', () => {
    for (const id of builtInReasons) expect(readPart('data', { [reasonField(id)]: '4' })).toMatchObject({ ok: true, body: { [reasonField(id)]: '4' } })
    expect(readPart('data', { [reasonField('work')]: '4,5' })).toEqual({ ok: false, problems: { 'reason.work': 'count_not_read' } })
    expect(readPart('data', { [reasonField('work')]: 'varios' })).toMatchObject({ ok: false })
  })
})

describe('the bars', () => {
  const all = reasonsOf([own('cosecha')])
  it('go from the most named to the least, *other* last, and leave out what was not counted', () => {
    expect(barsOf({ 'reason.transport': '5', 'reason.other': '9', 'reason.work': '', 'reason.road': '0', 'reason.cosecha': ' 7 ', 'reason.nadie': '4', 'reason.caring': 'x', why: '3' }, all))
      .toEqual([{ id: 'cosecha', count: 7, percentOfLongest: 700 / 9 }, { id: 'transport', count: 5, percentOfLongest: 500 / 9 }, { id: 'other', count: 9, percentOfLongest: 100 }])
  })
  it('are as long as their counts are large, the longest whole, and add up to the total', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...builtInReasons), fc.integer({ min: 0, max: 400 })), counts => {
      const bars = barsOf(Object.fromEntries(Object.entries(counts).map(([id, n]) => [reasonField(id), String(n)])), all)
      expect(totalOf(bars)).toBe(Object.values(counts).reduce((a, b) => a + b, 0))
      if (bars.length > 0) expect(Math.max(...bars.map(b => b.percentOfLongest))).toBe(100)
      for (const [i, b] of bars.entries()) if (i > 0 && b.id !== 'other') expect(b.count).toBeLessThanOrEqual(bars[i - 1]!.count)
    }))
  })
  it('say where more are named than the group has, once the group has a number', () => {
    const bars = barsOf({ 'reason.transport': '12', 'reason.road': '9' }, all)
    expect(beyondGroup(bars, '9').map(b => b.id)).toEqual(['transport'])
    expect(beyondGroup(bars, '')).toEqual([])
    expect(beyondGroup(bars, '0')).toEqual([])
  })
})

describe("a school's own reason", () => {
  it('is a short line, new to the list and not of health', () => {
    expect(readReasonLabel('  Se corta\n el  puente ', [])).toEqual({ ok: true, label: 'Se corta el puente' })
    expect(readReasonLabel('se corta, el puente', ['Se corta el Puente'])).toEqual({ ok: false, problem: 'reason_label_taken' })
    expect(readReasonLabel('Hospitalización', [])).toEqual({ ok: false, problem: 'reason_label_health' })
    expect(readReasonLabel('…', [])).toEqual({ ok: false, problem: 'reason_label_missing' })
  })
})
