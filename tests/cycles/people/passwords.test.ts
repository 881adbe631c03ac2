import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordLength, problemsOfPassword } from '../../../cycles/people/passwords.ts'

const kinds = (password: string, context: string[] = []) => problemsOfPassword(password, context).map(p => p.kind)

describe('a new password', () => {
  it('will do when it is three ordinary words, without digits or signs', () => {
    expect(kinds('lluvia sobre tejas')).toEqual([])
    expect(kinds('ventana caballo hilo')).toEqual([])
  })

  it('must have ten characters, counted as people see them', () => {
    expect(kinds('zorro azu')).toContain('too-short')
    expect(kinds('zorro azul')).toEqual([])
    expect(kinds('🌧️ñandú')).toContain('too-short')
  })

  it('may have two hundred characters and not one more', () => {
    const long = 'lluvia sobre el tejado '.repeat(20)
    expect(kinds(long.slice(0, passwordLength.most))).toEqual([])
    expect(kinds(long.slice(0, passwordLength.most + 1))).toEqual(['too-long'])
  })

  it.each([
    'contraseña1', 'Contrasena2026', 'Password123!', 'qwertyuiop', '1q2w3e4r5t', 'C0loc0lo1991', 'Administrador1', 'teamomucho<3', 'Bienvenida.2026',
    '1234567890', '0987654321', 'abcdefghij', 'aaaaaaaaaaaa', 'abcabcabcabc', 'Valparaíso2026', 'vina del mar 1', 'p@ssw0rd2026',
  ])('refuses %s, which a guesser tries early', password => {
    expect(kinds(password)).toContain('common')
  })

  it.each(['12.345.678-5', '12345678-K', '+56 9 8765 4321', '18-11-2026 10'])('refuses %s: a RUN, a telephone or a date is not a secret', password => {
    expect(kinds(password)).toContain('common')
  })

  it('refuses the words of the trade, also in disguise, and says which', () => {
    expect(problemsOfPassword('mi Colegio querido')).toEqual([{ kind: 'contains', word: 'colegio' }])
    expect(problemsOfPassword('nuestra trayectoria')).toEqual([{ kind: 'contains', word: 'trayectoria' }])
    expect(problemsOfPassword('3scu3la verde limón')).toEqual([{ kind: 'contains', word: 'escuela' }])
  })

  it("refuses the person's and the school's own names, but not three-letter pieces of them", () => {
    const context = ['Rosa Huenchul', 'rosa.huenchul@losboldos.cl', 'Escuela Los Boldos']
    expect(problemsOfPassword('huénchul tejados', context)).toEqual([{ kind: 'contains', word: 'huenchul' }])
    expect(problemsOfPassword('bajo los boldos duermo', context)).toEqual([{ kind: 'contains', word: 'boldos' }])
    expect(problemsOfPassword('los tejados mojados', context)).toEqual([])
    expect(problemsOfPassword('Ana mira la lluvia', ['Ana Soto'])).toEqual([])
  })

  it('never throws, whatever is typed or pasted', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.string(), { maxLength: 3 }), (password, context) => {
      const problems = problemsOfPassword(password, context)
      const length = [...password].length
      return problems.some(p => p.kind === 'too-short') === (length < 10) && problems.some(p => p.kind === 'too-long') === (length > 200)
    }))
  })
})
