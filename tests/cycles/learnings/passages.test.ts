import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../../cycles/learnings/sentences.ts'
import { bestText, markedIn, snippetOf } from '../../../cycles/learnings/snippets.ts'
import { stemsAsked } from '../../../cycles/learnings/stems.ts'

const told = (text: string) => sentencesOf(text).map(s => s.text)

describe('the sentences of a learning', () => {
  it('end where a reader stops, and not at a decimal, a percentage or an ordinal', () => {
    expect(told('De nueve días pasamos a cuatro. La asistencia fue 83,1%: ahí no se ve. ¿Y 7.° B? «Nada», dijo.\nOtra línea')).toEqual([
      'De nueve días pasamos a cuatro.', 'La asistencia fue 83,1%: ahí no se ve.', '¿Y 7.° B?', '«Nada», dijo.', 'Otra línea',
    ])
    expect(told('Costó 3.5 veces más, v. gr. los lunes.')).toEqual(['Costó 3.5 veces más, v. gr. los lunes.'])
    expect(told(' \n ')).toEqual([])
  })
  it('are pieces of the text in order, and leave out nothing but space', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'aÁ .?!\n…»¿5%'), maxLength: 80 }), text => {
      let at = 0
      let between = ''
      for (const s of sentencesOf(text)) {
        expect(text.slice(s.start, s.end)).toBe(s.text)
        expect(s.text).toBe(s.text.trim())
        expect(s.start).toBeGreaterThanOrEqual(at)
        between += text.slice(at, s.start)
        at = s.end
      }
      expect((between + text.slice(at)).trim()).toBe('')
    }))
  })
})

describe('the piece of a text that answers a search', () => {
  const text = `${'Hicimos muchas cosas este año en la escuela. '.repeat(12)}Las familias empezaron a avisar ellas. ${'Después vino el invierno y pesó lo mismo. '.repeat(12)}`
  it('stands around the words asked for, marked as they are written', () => {
    const snippet = snippetOf(text, stemsAsked('avisaron familia'))
    expect(snippet.pieces.filter(p => p.isMatch).map(p => p.text)).toEqual(['familias', 'avisar'])
    expect([snippet.isCutBefore, snippet.isCutAfter]).toEqual([true, true])
    expect(snippet.pieces.map(p => p.text).join('').length).toBeLessThan(360)
  })
  it('is the beginning where nothing was asked for', () => {
    expect(snippetOf(text, []).pieces[0]!.text.startsWith('Hicimos')).toBe(true)
  })
  it('is always a piece of the text, and marks what matches and nothing else', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('casa ', 'lunes ', 'ñandú ', 'a', '. ', '😀', 'reuniones '), maxLength: 120 }), fc.constantFrom('lunes', 'reunión', 'casas lunes', ''), (t, asked) => {
      const { pieces } = snippetOf(t, stemsAsked(asked))
      const joined = pieces.map(p => p.text).join('')
      expect(t).toContain(joined)
      expect(joined).not.toMatch(/\p{Surrogate}/u)
      expect(markedIn(t, stemsAsked(asked)).map(p => p.text).join('')).toBe(t)
    }))
  })
  it('comes from the text that says most of what was asked', () => {
    const texts = [{ text: 'Los lunes.' }, { text: 'Los lunes hay reunión.' }]
    expect(bestText(texts, stemsAsked('reuniones lunes'))).toBe(texts[1])
    expect(bestText(texts, [])).toBe(texts[0])
    expect(bestText([], ['x'])).toBe(null)
  })
})
