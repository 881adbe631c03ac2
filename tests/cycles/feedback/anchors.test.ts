import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorToken, filledSections, isOnPage, placeOf, quotable, sectionOf, sentencesOf, whatBecameOf, wordsOfSection, type Anchor } from '../../../cycles/feedback/anchors.ts'
import { emptyPage, readPart, type BodyOf, type PageKind } from '../../../cycles/notebook/parts.ts'

const bodyOf = <K extends PageKind>(kind: K, fields: Record<string, string>): BodyOf[K] => {
  const read = readPart(kind, fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.body
}
const challenge = bodyOf('challenge', {
  challenge: 'En 7°B los lunes faltan nueve. Los martes vuelven casi todos.', theoryIf: 'Si llamamos el domingo', theoryThen: 'entonces las familias saben',
  'theoryIf.k1': 'Si el profesor jefe saluda en la puerta', 'theoryThen.k1': 'entonces alguien los espera', theoryWhichWill: 'que lleguen', expectIndicator: 'attendance', expectTo: '88',
})

describe('the places of a page a comment can speak of', () => {
  it('are the sections that hold words, in reading order', () => {
    expect(filledSections('challenge', challenge)).toEqual(['challenge', 'theoryIf', 'expectIndicator'])
    expect(filledSections('data', emptyPage('data'))).toEqual([])
  })

  it('hold further branches with the theory they belong to', () => {
    expect(wordsOfSection('challenge', 'theoryIf', challenge).map(w => w.field)).toEqual(['theoryIf', 'theoryThen', 'theoryWhichWill', 'theoryIf.k1', 'theoryThen.k1'])
    expect(sectionOf('challenge', 'theoryThen.k1')).toBe('theoryIf')
    expect(sectionOf('challenge', 'saveKey')).toBeNull()
  })

  it('have sentences that are found again word for word', () => {
    expect(sentencesOf('En 7°B los lunes faltan nueve. ¿Por qué los lunes? Nadie lo sabe…')).toEqual(['En 7°B los lunes faltan nueve.', '¿Por qué los lunes?', 'Nadie lo sabe…'])
    fc.assert(fc.property(fc.string({ maxLength: 400 }), text => sentencesOf(text).every(s => text.includes(s))))
  })

  it('offer no sentence where the section is one', () => {
    expect(quotable('challenge', 'challenge', bodyOf('challenge', { challenge: 'Que vuelvan los lunes.' }))).toEqual([])
    expect(quotable('challenge', 'challenge', challenge).map(q => q.quote)).toEqual(['En 7°B los lunes faltan nueve.', 'Los martes vuelven casi todos.'])
  })

  it('are on the page only while their words are', () => {
    const sentence: Anchor = { kind: 'sentence', field: 'challenge', quote: 'Los martes vuelven casi todos.' }
    expect(isOnPage('challenge', sentence, challenge)).toBe(true)
    expect(isOnPage('challenge', { ...sentence, field: 'version' }, challenge)).toBe(false)
    expect(isOnPage('challenge', sentence, emptyPage('challenge'))).toBe(false)
    expect(isOnPage('challenge', { kind: 'section', section: 'toString' }, challenge)).toBe(false)
  })
})

describe('what became of what a comment speaks of', () => {
  const now = (fields: Record<string, string>) => ({ ...challenge, ...fields }) as typeof challenge

  it('is nothing while its own words stand, whatever else changed', () => {
    const moved = now({ forWhom: 'Treinta y dos estudiantes', challenge: 'Antes: En 7°B los lunes faltan nueve. Y más.' })
    expect(whatBecameOf('challenge', { kind: 'section', section: 'theoryIf' }, challenge, moved)).toEqual({ kind: 'same' })
    expect(whatBecameOf('challenge', { kind: 'sentence', field: 'challenge', quote: 'En 7°B los lunes faltan nueve.' }, challenge, moved)).toEqual({ kind: 'same' })
    expect(whatBecameOf('challenge', null, challenge, moved)).toMatchObject({ kind: 'changed' })
  })

  it('is a change with both texts, or that they are gone', () => {
    expect(whatBecameOf('challenge', { kind: 'section', section: 'theoryIf' }, challenge, now({ 'theoryIf.k1': 'Si la directora saluda' })))
      .toEqual({ kind: 'changed', fields: [{ field: 'theoryIf.k1', then: 'Si el profesor jefe saluda en la puerta', now: 'Si la directora saluda' }] })
    expect(whatBecameOf('challenge', { kind: 'section', section: 'challenge' }, challenge, now({ challenge: '' }))).toEqual({ kind: 'gone', fields: [{ field: 'challenge', then: challenge.challenge, now: '' }] })
    expect(whatBecameOf('challenge', { kind: 'sentence', field: 'challenge', quote: 'Los martes vuelven casi todos.' }, challenge, now({ challenge: 'En 7°B los lunes faltan nueve.' }))).toMatchObject({ kind: 'changed' })
    expect(whatBecameOf('implementation', { kind: 'entry', entryId: 'x' }, bodyOf('implementation', { howItGoes: 'bien' }), null)).toMatchObject({ kind: 'gone' })
  })

  it('is never a change when nothing changed, and always one when a quoted sentence is gone', () => {
    const text = fc.string({ minLength: 1, maxLength: 80 })
    fc.assert(fc.property(text, text, (a, b) => {
      const [then, after] = [bodyOf('learnings', { learnt: a }), bodyOf('learnings', { learnt: b })]
      for (const anchor of [null, { kind: 'section', section: 'learnt' } as const]) {
        expect(whatBecameOf('learnings', anchor, then, then).kind).toBe('same')
        expect(whatBecameOf('learnings', anchor, then, after).kind === 'same').toBe(then.learnt === after.learnt)
      }
      if (then.learnt) expect(whatBecameOf('learnings', { kind: 'sentence', field: 'learnt', quote: then.learnt }, then, after).kind === 'same').toBe(after.learnt.includes(then.learnt))
    }))
  })
})

describe('an address of a place', () => {
  it('comes back as the place it was made of', () => {
    const anchors: (Anchor | null)[] = [
      null, { kind: 'section', section: 'theoryIf' }, { kind: 'entry', entryId: 'd0000000-0000-7000-8000-000000000012' },
      { kind: 'point', series: 'attendance', at: '2026-05', figure: 87 }, { kind: 'point', series: 'd0000000-0000-7000-8000-000000000012', at: '2026-08-24', figure: null },
    ]
    expect(anchors.map(a => placeOf('challenge', anchorToken(a)))).toEqual([
      { kind: 'page' }, { kind: 'section', section: 'theoryIf' }, { kind: 'entry', entryId: 'd0000000-0000-7000-8000-000000000012' },
      { kind: 'point', series: 'attendance', at: '2026-05' }, { kind: 'point', series: 'd0000000-0000-7000-8000-000000000012', at: '2026-08-24' },
    ])
    expect(placeOf('challenge', anchorToken({ kind: 'sentence', field: 'theoryIf.k1', quote: 'Si…' }))).toEqual({ kind: 'section', section: 'theoryIf' })
  })

  it('is the page for anything else', () => {
    fc.assert(fc.property(fc.string(), s => { expect(['page', 'section', 'entry', 'point']).toContain(placeOf('data', s).kind) }))
    expect(placeOf('data', 'seccion.theoryIf')).toEqual({ kind: 'page' })
    expect(placeOf('data', 'entrada.<script>')).toEqual({ kind: 'page' })
  })
})
