import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesInReady, changesSinceStart, isLocked, type DatedBody } from '../../../cycles/expectations/changes.ts'
import { expectationsOf } from '../../../cycles/expectations/expectations.ts'
import { emptyPage, type Challenge } from '../../../cycles/notebook/parts.ts'

const body = (fields: Record<string, string>) => ({ ...emptyPage('challenge'), expectIndicator: 'attendance', ...fields }) as Challenge
const at = (day: string, fields: Record<string, string>): DatedBody => ({ day, body: body(fields) })
const start = '2026-08-17'

describe('what is expected, once implementation began', () => {
  it('is locked from that very day on', () => {
    expect([isLocked(null, start), isLocked('2026-08-18', start), isLocked(start, start)]).toEqual([false, false, true])
  })
})

describe('a change after the start', () => {
  it('is dated: on 12 October, from 85 to 80', () => {
    expect(changesSinceStart([at('2026-08-10', { expectTo: '85' }), at('2026-10-12', { expectTo: '80' })], start))
      .toMatchObject([{ kind: 'changed', day: '2026-10-12', key: '', fields: [{ field: 'expectTo', from: '85', to: '80' }] }])
  })
  it('is how the day ended, not every pause of whoever was typing', () => {
    const typing = [at('2026-08-10', { expectTo: '85' }), at('2026-10-12', { expectTo: '8' }), at('2026-10-12', { expectTo: '80' }), at('2026-10-13', { expectTo: '80', challenge: 'otra cosa' })]
    expect(changesSinceStart(typing, start)).toHaveLength(1)
    expect(changesSinceStart([...typing.slice(0, 3), at('2026-10-12', { expectTo: '85' })], start)).toEqual([])
  })
  it('is none on the day it began, or before', () => {
    expect(changesSinceStart([at('2026-08-10', { expectTo: '70' }), at('2026-08-12', { expectTo: '75' }), at(start, { expectTo: '85' })], start)).toEqual([])
  })
  it('is something written for the first time, or taken out, too', () => {
    const changes = changesSinceStart([at('2026-08-10', { expectTo: '85' }), at('2026-09-01', { expectTo: '85', 'expectMeasure.k1': 'conversaciones' }), at('2026-09-20', { expectTo: '85' })], start)
    expect(changes).toMatchObject([{ kind: 'added', key: 'k1', day: '2026-09-01' }, { kind: 'removed', key: 'k1', day: '2026-09-20', was: { expectMeasure: 'conversaciones' } }])
    expect(changesSinceStart([{ day: '2026-09-01', body: body({ expectTo: '85' }) }], start)).toMatchObject([{ kind: 'added', key: '' }])
  })
  it('adds up: the changes take what was expected at the start to what is expected now', () => {
    const fields = fc.record({ expectTo: fc.constantFrom('', '80', '85'), expectBy: fc.constantFrom('', '2026-11-27'), 'expectMeasure.k1': fc.constantFrom('', 'a', 'b') })
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fields), { maxLength: 8 }), saves => {
      const revisions = saves.sort((a, b) => a[0] - b[0]).map(([d, f]) => at(`2026-08-${String(d).padStart(2, '0')}`, f))
      const now = new Map((revisions.findLast(r => r.day <= start) ? expectationsOf(revisions.findLast(r => r.day <= start)!.body) : []).map(e => [e.key, { ...e } as Record<string, string>]))
      for (const c of changesSinceStart(revisions, start)) {
        if (c.kind === 'removed') now.delete(c.key)
        else if (c.kind === 'added') now.set(c.key, { ...c.now })
        else for (const f of c.fields) { expect(now.get(c.key)![f.field]).toBe(f.from); now.get(c.key)![f.field] = f.to }
      }
      const last = revisions.at(-1)
      expect([...now.values()]).toEqual(last ? expectationsOf(last.body) : [])
    }))
  })
})

describe('for whoever reads only what was marked ready', () => {
  it('is the start against the text marked ready, and nothing that stood in between', () => {
    const revisions = [at('2026-08-10', { expectTo: '85' }), at('2026-09-01', { expectTo: '99' }), at('2026-10-12', { expectTo: '80' }), at('2026-10-20', { expectTo: '80', challenge: 'x' })]
    const changes = changesInReady(revisions, start)
    expect(changes).toMatchObject([{ kind: 'changed', day: '2026-10-12', fields: [{ from: '85', to: '80' }] }])
    expect(JSON.stringify(changes)).not.toContain('99')
    expect(changesInReady([at('2026-08-10', { expectTo: '85' })], start)).toEqual([])
  })
})
