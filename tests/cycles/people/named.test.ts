import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNamedIn } from '../../../cycles/people/named.ts'

describe('who a line of responsible people names', () => {
  it.each([
    ['Carolina Vergara y Daniela Soto', 'Carolina Vergara', true],
    ['Carolina Vergara y Daniela Soto', 'Daniela Soto', true],
    ['carolina vergara / daniela soto', 'Carolina Vergara', true],
    ['OSCAR PAINEMAL, las profesoras jefe', 'Óscar Painemal', true],
    ['La directora Rosa Huenchul', 'Rosa Huenchul', true],
    ['Rosa Huenchul', 'Rosa Elena Huenchul Ñanco', true],
    ['Rosa Huenchul (dupla)', 'Rosa Huenchul', true],
    // Somebody else's surname, a given name alone, a profession, nobody.
    ['Rosa Vergara', 'Rosa Huenchul', false],
    ['Rosa', 'Rosa Huenchul', false],
    ['Huenchul', 'Rosa Huenchul', false],
    ['Dupla psicosocial', 'Daniela Soto', false],
    ['', 'Daniela Soto', false],
    // The words of one name spread over two people are nobody's.
    ['Rosa Vergara y Pedro Huenchul', 'Rosa Huenchul', false],
    ['Rosana Huenchul', 'Rosa Huenchul', false],
  ])('“%s” and %s: %s', (line, name, expected) => {
    expect(isNamedIn(line, name)).toBe(expected)
  })

  it('finds a person in any list they are written in, wherever they stand', () => {
    const name = fc.constantFrom('Carolina Vergara', 'Luis Millán', 'Óscar Painemal')
    const others = fc.array(fc.constantFrom('Dupla psicosocial', 'Pedro Cayul', 'Profesoras jefe'), { maxLength: 3 })
    fc.assert(fc.property(name, others, others, fc.constantFrom(', ', ' y ', ' / ', '; ', ' e '), (who, before, after, join) =>
      isNamedIn([...before, who, ...after].join(join), who)))
  })

  it('lets nobody in by an empty name', () => {
    fc.assert(fc.property(fc.string(), line => !isNamedIn(line, ' ')))
  })
})
