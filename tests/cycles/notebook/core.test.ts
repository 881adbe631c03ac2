import { describe, expect, it } from 'vitest'
import { coreFieldsOf, coreOfCycle, isAnyFilled } from '../../../cycles/notebook/core.ts'
import { emptyAction, emptyPage, readPart } from '../../../cycles/notebook/parts.ts'

describe('the core of a cycle', () => {
  it('is eight things, each kept in fields the notebook has', () => {
    expect(coreOfCycle.map(c => c.key)).toEqual(['challenge', 'for-whom', 'if', 'then', 'which-will', 'expectation', 'first-action', 'who'])
    const has = { challenge: Object.keys(emptyPage('challenge')), action: Object.keys(emptyAction) }
    for (const c of coreOfCycle) for (const field of c.fields) expect(has[c.part], field).toContain(field)
    expect(coreFieldsOf('action')).toEqual(['what', 'who'])
  })
  it('is enough: a page and an action with nothing else are accepted as they are', () => {
    const page = Object.fromEntries(coreFieldsOf('challenge').map(f => [f, f === 'expectBy' ? '2026-11-27' : f === 'expectIndicator' ? 'attendance' : f.startsWith('expect') ? '85' : 'texto']))
    expect(readPart('challenge', page)).toEqual({ ok: true, body: { ...emptyPage('challenge'), ...page } })
    expect(readPart('action', { what: 'recibir al curso', who: 'la dupla' })).toEqual({ ok: true, body: { ...emptyAction, what: 'recibir al curso', who: 'la dupla' } })
  })
  it('knows a fold that holds something, a further one of a group included', () => {
    expect(isAnyFilled({ urgent: '', 'theoryIf.k1': 'x' }, ['urgent'])).toBe(false)
    expect(isAnyFilled({ urgent: '', 'theoryIf.k1': 'x' }, ['theoryIf'])).toBe(true)
  })
})
