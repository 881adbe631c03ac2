import { describe, expect, it } from 'vitest'
import { joinChanges } from '../../../cycles/notebook/merge.ts'
import { asBody, emptyPage, entryKindsOf, expectationFields, isBlank, overWhatStood, readPart, theoryFields, type Challenge } from '../../../cycles/notebook/parts.ts'
import { fieldOf, groupKeyAt, groupsOf, keysOfGroup, splitField } from '../../../cycles/notebook/repeats.ts'

const challenge = (fields: Record<string, string>): Challenge => {
  const read = readPart('challenge', fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.body
}

describe('several of a group in one flat page', () => {
  it('keeps any number of branches of a theory, in the order they were added', () => {
    const body = challenge({ theoryIf: 'a', theoryThen: 'b', 'theoryIf.k2': 'c', 'theoryThen.k1': 'd', 'theoryIf.k3': '' })
    expect(groupsOf(body, theoryFields)).toEqual([
      { key: '', theoryIf: 'a', theoryThen: 'b' }, { key: 'k1', theoryIf: '', theoryThen: 'd' }, { key: 'k2', theoryIf: 'c', theoryThen: '' },
    ])
    expect(Object.keys(body)).not.toContain('theoryIf.k3')
  })
  it('takes no field that does not repeat and no key that is none', () => {
    const body = challenge({ 'challenge.k1': 'x', 'theoryIf.K1': 'x', 'theoryIf.': 'x', 'theoryIf.__proto__': 'x', 'nothing.k1': 'x', theoryIf: 'a' })
    expect(body).toEqual({ ...emptyPage('challenge'), theoryIf: 'a' })
    expect(['theoryIf.k2', 'theoryIf', 'a.B', 'a.'].map(splitField)).toEqual([{ name: 'theoryIf', key: 'k2' }, { name: 'theoryIf', key: '' }, null, null])
    expect(fieldOf('value', '2026-08-24')).toBe('value.2026-08-24')
  })
  it('checks each expectation by its own indicator', () => {
    expect(readPart('challenge', { 'expectIndicator.k1': 'attendance', 'expectTo.k1': '140', expectIndicator: 'own', expectTo: '140' })).toEqual({ ok: false, problems: { 'expectTo.k1': 'percent_outside' } })
    expect(readPart('challenge', { 'expectBy.k1': '2026-02-30' })).toEqual({ ok: false, problems: { 'expectBy.k1': 'day_not_real' } })
    expect(keysOfGroup(challenge({ 'expectMeasure.k9': 'x' }), expectationFields)).toEqual(['k9'])
  })
  it('keeps a measure week by week under real days only', () => {
    const read = readPart('measure', { name: 'Lunes', 'value.2026-08-24': '5', 'value.2026-02-30': '4', 'value.k1': '3' })
    expect(read).toEqual({ ok: true, body: { name: 'Lunes', unit: '', direction: '', howCounted: '', 'value.2026-08-24': '5' } })
  })
  it('joins two branches that two people added at once', () => {
    const base = challenge({ theoryIf: 'a' })
    const { joined, clashing } = joinChanges(base, challenge({ theoryIf: 'a', 'theoryIf.k1': 'mine' }), challenge({ theoryIf: 'a', 'theoryIf.k2': 'theirs' }))
    expect(clashing).toEqual([])
    expect(groupsOf(joined, theoryFields).map(g => g.theoryIf)).toEqual(['a', 'mine', 'theirs'])
  })
  it('makes keys that sort as the instants do', () => {
    const keys = [0, 1, 36, 1_795_000_000_000, 1_795_000_000_001, 2_800_000_000_000].map(groupKeyAt)
    expect([...keys].sort()).toEqual(keys)
  })
})

describe('what a form did not show', () => {
  it('stays as it stood, and an empty field of its own empties it', () => {
    const stood = challenge({ challenge: 'a', theoryIf: 'b', 'theoryIf.k1': 'c' })
    const read = readPart('challenge', overWhatStood(stood, { challenge: '', 'theoryIf.k1': '' }))
    expect(read.ok && read.body).toEqual({ ...emptyPage('challenge'), theoryIf: 'b' })
  })
  it('a text kept before a field existed reads as one with that field empty', () => {
    expect(asBody('data', { whatWeSee: 'a' } as never)).toEqual({ ...emptyPage('data'), whatWeSee: 'a' })
    expect(isBlank(asBody('data', {} as never))).toBe(true)
  })
  it('entries stand on one page; a meeting on none', () => {
    expect(entryKindsOf('implementation')).toEqual(['action', 'note', 'adjustment', 'measure'])
    expect([entryKindsOf('data'), entryKindsOf('challenge')]).toEqual([['voice'], []])
  })
})
