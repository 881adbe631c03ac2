import { expect, it } from 'vitest'
import { mostUsedTags, tagsOf } from '../../../cycles/notebook/tags.ts'

it('reads tags between commas, each once however it is typed', () => {
  expect(tagsOf(' lunes, Transporte ;lunes,  , bus   rural, LUNES')).toEqual(['lunes', 'Transporte', 'bus rural'])
  expect(tagsOf('')).toEqual([])
})
it('offers first what a school used most', () => {
  expect(mostUsedTags(['lunes, invierno', 'invierno', 'Invierno, bus'], 2)).toEqual(['invierno', 'lunes'])
})
