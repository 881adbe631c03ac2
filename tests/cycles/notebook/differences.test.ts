import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changesBetween, differencesBetween, type Difference } from '../../../cycles/notebook/differences.ts'

const before = (d: Difference[]) => d.filter(p => p.kind !== 'added').map(p => p.text).join('')
const after = (d: Difference[]) => d.filter(p => p.kind !== 'removed').map(p => p.text).join('')
const words = fc.array(fc.constantFrom('los', 'lunes', 'faltan', ' ', '\n', ',', '9', '👩🏽‍👧', 'ñandú', 'nin\u0303o', '\u200f', '<b>'), { maxLength: 120 }).map(w => w.join(''))

it('marks the word that changed and leaves the others alone', () => {
  expect(differencesBetween('Los lunes faltan 9 de 31.', 'Los lunes faltan 11 de 31.')).toEqual([
    { kind: 'same', text: 'Los lunes faltan ' }, { kind: 'removed', text: '9' }, { kind: 'added', text: '11' }, { kind: 'same', text: ' de 31.' },
  ])
})

it('never cuts a letter from its accent nor a family emoji in two', () => {
  const pieces = differencesBetween('el nin\u0303o viene los lunes con 👩🏽‍👧 a pie', 'el nin\u0303a viene los lunes con 👩🏽‍👦 a pie')
  expect(pieces.filter(p => p.kind === 'removed')).toContainEqual({ kind: 'removed', text: 'nin\u0303o' })
  expect(pieces.filter(p => p.kind === 'added')).toContainEqual({ kind: 'added', text: '👩🏽‍👦' })
  for (const p of pieces) expect(p.text).not.toMatch(/^[\u0300-\u036f\u200d]|\p{Surrogate}/u)
})

it('gives both texts back, whatever they are', () => {
  fc.assert(fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), fc.oneof(words, fc.string({ unit: 'binary' })), (a, b) => {
    const d = differencesBetween(a, b)
    expect([before(d), after(d)]).toEqual([a, b])
  }), { numRuns: 400 })
})

it('says removed before added and never the same kind twice in a row', () => {
  fc.assert(fc.property(words, words, (a, b) => {
    const kinds = differencesBetween(a, b).map(p => p.kind)
    kinds.forEach((k, i) => expect(k === kinds[i + 1] || (k === 'added' && kinds[i + 1] === 'removed')).toBe(false))
  }))
})

it('finds the shortest edit of short lists: never longer than the one a table of all prefixes gives', () => {
  const longestCommon = (a: string[], b: string[]) => {
    const t = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
    for (let i = 1; i <= a.length; i++) for (let j = 1; j <= b.length; j++) t[i]![j] = a[i - 1] === b[j - 1] ? t[i - 1]![j - 1]! + 1 : Math.max(t[i - 1]![j]!, t[i]![j - 1]!)
    return t[a.length]![b.length]!
  }
  const signs = fc.array(fc.constantFrom('.', ',', ';', ':'), { maxLength: 14 })
  fc.assert(fc.property(signs, signs, (a, b) => {
    const changes = changesBetween(a, b)!
    expect(a.length - changes.reduce((n, c) => n + c.end - c.start, 0)).toBe(longestCommon(a, b))
  }))
})

it('shows a sentence written anew as the one and the other, and two small changes of a sentence as two', () => {
  const kinds = (a: string, b: string) => differencesBetween(a, b).map(p => p.kind).join(' ')
  expect(kinds('Talleres y apoyo en las tareas para estudiantes que la escuela derive', 'Que las tardes en Mar Adentro y las mañanas en la escuela sean un mismo camino')).toBe('removed added')
  expect(kinds('En mayo faltan 9 de 31 estudiantes.', 'En mayo faltan 11 de 29 estudiantes.')).toBe('same removed added same removed added same')
  // A line that stayed, between two that did not, stays in its place.
  expect(kinds('uno dos tres\nigual\ncuatro cinco seis', 'siete ocho nueve\nigual\ndiez once doce')).toBe('removed added same removed added')
})

it('leaves between two changes nothing shorter than both, but an end of a line', () => {
  fc.assert(fc.property(words, words, (a, b) => {
    const d = differencesBetween(a, b)
    const edits: { same: string; longest: number }[] = []
    for (const p of d) {
      if (p.kind === 'same') edits.push({ same: p.text, longest: 0 })
      else if (edits.length === 0) edits.push({ same: '', longest: p.text.length })
      else edits.at(-1)!.longest = Math.max(edits.at(-1)!.longest, p.text.length)
    }
    edits.forEach((e, i) => { if (i > 0 && e.longest > 0 && edits[i - 1]!.longest > 0 && !e.same.includes('\n')) expect(e.same.length).toBeGreaterThan(Math.min(e.longest, edits[i - 1]!.longest)) })
  }))
})

it('gives back two texts of 300,000 characters that have little in common', () => {
  let seed = 7
  const next = () => (seed = (seed * 48_271) % 2_147_483_647)
  const text = () => { let s = ''; while (s.length < 300_000) s += `${['los', 'lunes', 'y', 'martes', 'faltan'][next() % 5]}${next() % 9 === 0 ? '\n' : ' '}`; return s.slice(0, 300_000) }
  const [a, b] = [text(), text()]
  const d = differencesBetween(a, b)
  expect(before(d) === a && after(d) === b).toBe(true)
})
