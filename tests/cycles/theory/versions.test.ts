import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { theoryBeside, theoryWhenItBegan } from '../../../cycles/theory/versions.ts'

const first = { theoryIf: 'recibimos al curso cada lunes', theoryThen: 'sentirán que los esperan', theoryWhichWill: 'que falten pocos' }

describe('two versions of a theory', () => {
  it('are the same when only spaces moved', () => {
    expect(theoryBeside(first, { ...first, theoryThen: 'sentirán  que los esperan' })).toMatchObject({ isSame: true, branches: [{ change: 'same' }] })
  })
  it('say which strategy was reworded, which is new and which is gone, by their keys', () => {
    const before = { ...first, 'theoryIf.k1': 'llamamos a las familias', 'theoryThen.k1': 'sabremos antes' }
    const after = { ...first, theoryIf: 'recibimos al curso el primer día', 'theoryIf.k2': 'preguntamos qué necesitan', theoryWhichWill: 'que falten pocos' }
    const { branches, isSame } = theoryBeside(before, after)
    expect(isSame).toBe(false)
    expect(branches.map(b => [b.key, b.change])).toEqual([['', 'reworded'], ['k1', 'removed'], ['k2', 'added']])
    expect(branches[0]!.if.pieces).toContainEqual({ kind: 'removed', text: 'cada lunes' })
  })
  it('give both texts back, whatever they are', () => {
    const text = fc.array(fc.constantFrom('si', ' ', 'los', 'lunes', '\n', 'ñandú', '👩🏽‍👧'), { maxLength: 12 }).map(w => w.join(''))
    const theory = fc.record({ theoryIf: text, theoryThen: text, theoryWhichWill: text, 'theoryIf.k1': text, 'theoryThen.k1': text })
    fc.assert(fc.property(theory, theory, (a, b) => {
      const { branches, whichWill } = theoryBeside(a, b)
      for (const t of [whichWill, ...branches.flatMap(x => [x.if, x.then])]) {
        expect(t.pieces.filter(p => p.kind !== 'added').map(p => p.text).join('')).toBe(t.before)
        expect(t.pieces.filter(p => p.kind !== 'removed').map(p => p.text).join('')).toBe(t.after)
      }
      expect(theoryBeside(a, a).isSame).toBe(true)
    }), { numRuns: 150 })
  })
})

describe('the theory when implementation began', () => {
  const saved = (savedOn: string, theoryIf: string) => ({ savedOn, body: { theoryIf } })
  it('is the last text of that day or before', () => {
    const texts = [saved('2026-08-10', 'uno'), saved('2026-08-17', 'dos'), saved('2026-08-17', 'tres'), saved('2026-08-20', 'cuatro')]
    expect(theoryWhenItBegan(texts, '2026-08-17')?.body.theoryIf).toBe('tres')
    expect(theoryWhenItBegan(texts, '2026-08-18')?.body.theoryIf).toBe('tres')
  })
  it('is the last text of the first day that holds one, where it was written down later', () => {
    expect(theoryWhenItBegan([saved('2026-09-01', ''), saved('2026-09-02', 'uno'), saved('2026-09-02', 'dos'), saved('2026-09-05', 'tres')], '2026-08-17')?.body.theoryIf).toBe('dos')
  })
  it('is none while nothing is written', () => { expect(theoryWhenItBegan([saved('2026-08-10', '  ')], '2026-08-17')).toBeNull() })
})
