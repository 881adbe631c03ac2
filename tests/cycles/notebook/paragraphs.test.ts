import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinTexts } from '../../../cycles/notebook/paragraphs.ts'

const base = 'Los lunes faltan 9 de 31.\n\nEl bus llega tarde.\n\nLo conversamos con las familias.'

describe('two people in one text', () => {
  it('joins paragraphs they changed apart', () => {
    expect(joinTexts(base, base.replace('9 de 31', '11 de 31'), base.replace('El bus llega tarde.', 'El bus llega a las 8:30.')))
      .toEqual({ ok: true, text: 'Los lunes faltan 11 de 31.\n\nEl bus llega a las 8:30.\n\nLo conversamos con las familias.' })
  })
  it('joins neighbouring paragraphs with nothing between them', () => {
    expect(joinTexts('uno\ndos', 'uno más\ndos', 'uno\ndos más')).toEqual({ ok: true, text: 'uno más\ndos más' })
  })
  it('joins a paragraph put at the end with another that changed, and one left out with one put in', () => {
    expect(joinTexts(base, base.replace('familias.', 'familias y el SLEP.'), `${base}\n\nFalta el acuerdo.`)).toEqual({ ok: true, text: `${base.replace('familias.', 'familias y el SLEP.')}\n\nFalta el acuerdo.` })
    expect(joinTexts(base, base.replace('El bus llega tarde.\n\n', ''), `Antes: nada.\n${base}`)).toEqual({ ok: true, text: `Antes: nada.\n${base.replace('El bus llega tarde.\n\n', '')}` })
  })
  it('clashes where both wrote in the same paragraph, and gives both texts of it with the rest joined', () => {
    const mine = base.replace('9 de 31', '11 de 31')
    const theirs = base.replace('9 de 31', 'nueve').replace('El bus llega tarde.', 'El bus llega a las 8:30.')
    expect(joinTexts(base, mine, theirs)).toEqual({ ok: false, both: 'Los lunes faltan nueve.\nLos lunes faltan 11 de 31.\n\nEl bus llega a las 8:30.\n\nLo conversamos con las familias.' })
  })
  it('clashes where both put something into the same gap: nobody knows the order but they', () => {
    expect(joinTexts('uno', 'uno\ndos', 'uno\ntres')).toEqual({ ok: false, both: 'uno\ntres\ndos' })
    expect(joinTexts('', 'uno', 'dos')).toEqual({ ok: false, both: 'dos\nuno' })
  })
  it('takes what both did alike once', () => {
    expect(joinTexts('uno\n\ndos', 'UNO\n\ndos\ntres', 'uno\n\ndos\ntres')).toEqual({ ok: true, text: 'UNO\n\ndos\ntres' })
  })
})

const line = fc.constantFrom('', 'los lunes', 'faltan nueve', 'el bus', '👩🏽‍👧 familias', '\u200f', 'x')
const text = fc.array(line, { maxLength: 12 }).map(l => l.join('\n'))
const count = (all: readonly string[]) => { const n = new Map<string, number>(); for (const l of all) n.set(l, (n.get(l) ?? 0) + 1); return n }

describe('whatever the texts', () => {
  it('is either side’s when the other did not change', () => {
    fc.assert(fc.property(text, text, (b, changed) => {
      expect(joinTexts(b, changed, b)).toEqual({ ok: true, text: changed })
      expect(joinTexts(b, b, changed)).toEqual({ ok: true, text: changed })
      expect(joinTexts(b, changed, changed)).toEqual({ ok: true, text: changed })
    }))
  })
  it('is the same whoever saved first, when nothing clashes; and clashes for both or for neither', () => {
    fc.assert(fc.property(text, text, text, (b, m, t) => {
      const [one, other] = [joinTexts(b, m, t), joinTexts(b, t, m)]
      expect(one.ok).toBe(other.ok)
      if (one.ok) expect(one).toEqual(other)
    }), { numRuns: 1_000 })
  })
  it('holds every paragraph either side added, clash or not', () => {
    fc.assert(fc.property(text, text, text, (b, m, t) => {
      const result = joinTexts(b, m, t)
      const held = count((result.ok ? result.text : result.both).split('\n'))
      const was = count(b.split('\n'))
      for (const side of [m, t]) for (const [l, n] of count(side.split('\n'))) if (n > (was.get(l) ?? 0)) expect(held.get(l) ?? 0).toBeGreaterThanOrEqual(1)
    }), { numRuns: 1_000 })
  })
  it('does to each paragraph what the one person who touched it did', () => {
    const act = fc.record({ who: fc.constantFrom('mine', 'theirs', 'nobody'), what: fc.constantFrom('change', 'drop') })
    const insert = fc.constantFrom('mine', 'theirs', 'nobody')
    fc.assert(fc.property(fc.array(fc.tuple(act, insert), { minLength: 1, maxLength: 10 }), plan => {
      // Every paragraph its own words, so that there is one way to read what happened.
      const written = (who: ('mine' | 'theirs')[]) => plan.flatMap(([a, gap], i) => [
        ...(gap !== 'nobody' && who.includes(gap) ? [`entre ${i}`] : []),
        ...(a.who === 'nobody' || !who.includes(a.who) ? [`párrafo ${i}`] : a.what === 'change' ? [`cambiado ${i}`] : []),
      ]).join('\n')
      const [b, m, t] = [written([]), written(['mine']), written(['theirs'])]
      const result = joinTexts(b, m, t)
      // A side that left nothing at all reads as one empty paragraph: what it did is then not to be told apart.
      if (result.ok && m !== '' && t !== '') expect(result.text).toBe(written(['mine', 'theirs']))
    }), { numRuns: 1_000 })
  })
  it('takes long texts in its stride', () => {
    const long = Array.from({ length: 5_000 }, (_, i) => `Párrafo ${i}: los lunes faltan nueve de treinta y uno.`)
    const with_ = (i: number, l: string) => long.with(i, l).join('\n')
    const result = joinTexts(long.join('\n'), with_(10, 'mío'), with_(4_990, 'suyo'))
    expect(result).toEqual({ ok: true, text: long.with(10, 'mío').with(4_990, 'suyo').join('\n') })
  })
})
