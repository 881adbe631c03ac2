import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, stemOf, stemsAsked, stemsIn, wordsIn } from '../../../cycles/learnings/stems.ts'

const families = [
  'asistencia asistir asistente asistentes asistió asistieron asistiendo asistido asiste asisten',
  'familia familias familiar familiares',
  'colaboración colaborar colaborativo colaborativa colaboraron colaboramos colaboradores',
  'reunión reuniones reunir reunirse reunieron reunidos',
  'estudiante estudiantes estudiar estudio',
  'aprendizaje aprendizajes aprender aprendimos aprendieron aprendiendo',
  'metodología metodologías metodológico metodológica',
  'llamada llamar llamado llamamos llamaron llamarlos',
  'acompañamiento acompañar acompañan acompañamos acompañarlas',
  'conversación conversaciones conversar conversamos conversaron conversando',
  'revisar revisión revisiones revisamos revisado',
  'devolución devoluciones devolver devolvemos',
  'práctica prácticas practicar', 'vínculo vínculos vincular vinculación', 'niño niños niña niñas', 'vez veces', 'clase clases', 'base bases', 'mes meses', 'país países', 'interés intereses', 'dulce dulces',
]

describe('the stem of a Spanish word', () => {
  it.each(families)('is one for %s', words => {
    expect(new Set(words.split(' ').map(stemOf)).size).toBe(1)
  })

  it('keeps apart what only begins alike', () => {
    for (const [a, b] of [['asistencia', 'inasistencia'], ['conversar', 'convivencia'], ['casa', 'caso'], ['familia', 'fama'], ['lunes', 'luna'], ['red', 'redacción'], ['vínculo', 'desvinculación']] as const) {
      expect([a, b, stemOf(a) === stemOf(b)]).toEqual([a, b, false])
    }
  })

  const syllable = fc.constantFrom('ba', 'ce', 'di', 'fo', 'gu', 'lla', 'me', 'ni', 'ño', 'pra', 'que', 'rro', 'se', 'tu', 'via', 'cha', 'gri', 'mon', 'ten', 'pul')
  const ending = fc.constantFrom('', 'l', 'n', 'r', 'd', 'z', 'a', 'o', 'e', 'ción', 'dad', 'ista', 'miento', 'encia', 'ente', 'al')
  const noun = fc.tuple(fc.array(syllable, { minLength: 1, maxLength: 4 }), ending).map(([s, e]) => s.join('') + e).filter(w => w.length >= 3 && w.length <= 20)
  const pluralOf = (w: string) => (/z$/.test(w) ? `${w.slice(0, -1)}ces` : /[aeiouáéíóú]$/.test(w) ? `${w}s` : `${w.replace(/ión$/, 'ion')}es`)
  // What is written like a verb with its pronoun, "tomarse", has another way of being many.
  const isLikeAVerb = (w: string) => /(?:ar|er|ir|ando|iendo)(?:se|me|te|nos|lo|la|le)s?$/.test(fold(w))

  it('is the same for any noun and its plural, with and without accents, in capitals', () => {
    fc.assert(fc.property(noun, w => {
      fc.pre(!isLikeAVerb(w))
      expect(stemOf(pluralOf(w))).toBe(stemOf(w))
      expect(stemOf(fold(w))).toBe(stemOf(w))
      expect(stemOf(w.toUpperCase())).toBe(stemOf(w))
      expect(stemOf(w.normalize('NFD'))).toBe(stemOf(w))
    }), { numRuns: 2_000 })
  })

  it('comes to an end with something left, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), s => {
      expect(typeof stemOf(s)).toBe('string')
      for (const { start, end, stem } of wordsIn(s)) {
        expect(stem).not.toBe('')
        expect(s.slice(start, end)).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
      }
      expect(stemsAsked(s).length).toBeLessThanOrEqual(12)
    }), { numRuns: 2_000 })
  })

  it('makes every word of a text findable by itself', () => {
    fc.assert(fc.property(fc.array(noun, { minLength: 1, maxLength: 12 }), words => {
      const kept = stemsIn([words.join(', ')])
      for (const w of words) if (!isLikeAVerb(w) && stemsAsked(w).length > 0) for (const stem of stemsAsked(pluralOf(w))) expect([...kept.keys()]).toContain(stem)
    }))
  })

  it('asks for no word that says nothing, and for each once', () => {
    expect(stemsAsked('de la')).toEqual([])
    expect(stemsAsked('la asistencia de los que asisten los LUNES')).toEqual(['asist', 'lunes'])
    expect(stemsAsked('7°B en 2026')).toEqual(['7', '2026'])
  })
})
