import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { findAlike, likenessOf, nameKeyOf, readOrganisation } from '../../../cycles/partnerships/organisation.ts'

const register = [
  { id: 'casa', names: ['casa de la cultura los cabos', 'centro cultural el faro'] },
  { id: 'marea', names: ['fundacion marea alta'] },
  { id: 'junta', names: ['junta de vecinos los arrayanes'] },
  { id: 'club', names: ['club deportivo los arrayanes de arreboles'] },
  { id: 'oln', names: ['oficina local de la ninez arreboles'] },
]
const found = (asked: string) => findAlike(asked, register).map(f => f.id)

describe('an organisation of the register', () => {
  it('is found whatever the accents and capitals, with a word missing or misspelt', () => {
    expect(found('FUNDACIÓN Marea Alta')).toEqual(['marea'])
    expect(found('Marea alta')).toEqual(['marea'])
    expect(found('Fundasion Marea-Alta')).toEqual(['marea'])
    expect(found('Fundasión Marea Halta')).toEqual(['marea'])
    expect(found('Oficina Local de la Niñez de Arreboles')).toContain('oln')
  })

  it('is found by a name it went by, and said to be so', () => {
    expect(findAlike('El Faro', register)).toEqual([{ id: 'casa', likeness: expect.closeTo(0.9, 1), formerly: true }])
  })

  it('is not offered for sharing only what half of the register has in its name', () => {
    expect(found('Junta de vecinos Las Camelias')).toEqual([])
    expect(found('Fundación')).toEqual(['marea'])
    expect(found('')).toEqual([])
    expect(found('¡¿…?!')).toEqual([])
  })

  it('is as like another as the other is like it, and wholly like itself', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
      const [x, y] = [nameKeyOf(a), nameKeyOf(b)]
      expect(likenessOf(x, x)).toBe(1)
      expect(likenessOf(x, y)).toBeCloseTo(likenessOf(y, x), 10)
      return likenessOf(x, y) >= 0 && likenessOf(x, y) <= 1
    }))
  })

  it('needs a name of letters and a kind; a mail and a phone only when they can be read', () => {
    expect(readOrganisation({ name: ' ¡! ', mail: 'nadie', phone: 'x' })).toEqual({ ok: false, problems: { name: 'name-missing', kind: 'kind-missing', mail: 'mail-unread', phone: 'phone-unread' } })
    expect(readOrganisation({ name: '  Casa  del\tBarrio ', kind: 'community', phone: '+56 (41) 222 33 44', mail: 'casa@ejemplo.cl', purpose: 'Uno\r\ndos ' })).toMatchObject({ ok: true, value: { name: 'Casa del Barrio', purpose: 'Uno\ndos' } })
  })
})
