import fc from 'fast-check'
import { expect, it } from 'vitest'
import { caretIn } from '../../../app/components/saving/form-fields.ts'

it('keeps the caret where somebody writes when words of a colleague come in before or after it', () => {
  expect(caretIn('uno\ndos', 'uno más\ndos', 7)).toBe(11)
  expect(caretIn('uno\ndos', 'uno\ndos\ntres', 3)).toBe(3)
  expect(caretIn('uno\ndos', 'uno\ndos\ntres', 7)).toBe(7)
})

it('is always inside the new words, with the same word behind it where that word stayed', () => {
  const words = fc.array(fc.constantFrom('los', 'lunes', ' ', '\n', 'ñ'), { maxLength: 12 }).map(w => w.join(''))
  fc.assert(fc.property(words, words, fc.nat(60), (old, next, n) => {
    const at = Math.min(n, old.length)
    const caret = caretIn(old, next, at)
    expect(caret).toBeGreaterThanOrEqual(0)
    expect(caret).toBeLessThanOrEqual(next.length)
  }))
  fc.assert(fc.property(words, words, words, (before, added, end) => {
    const after = `§${end}`
    expect(caretIn(before + after, before + added + after, (before + after).length)).toBe((before + added + after).length)
  }))
})
