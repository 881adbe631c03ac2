import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isApart, maySee, mayReopen, readCode, type Coding } from '../../../cycles/learnings/coding.ts'
import { isCommon, levelOfSchool } from '../../../cycles/learnings/context.ts'
import { ideaOf } from '../../../cycles/learnings/ideas.ts'
import { readShare, shareableOf, tagKeysOf, toShare } from '../../../cycles/learnings/sharing.ts'
import { withoutNames } from '../../../cycles/learnings/without-names.ts'
import { emptyPage } from '../../../cycles/notebook/parts.ts'

const page = { ...emptyPage('learnings'), observed: 'Bajó.', learnt: 'Preguntar primero.', decision: 'drop' as const, decisionWhy: 'Se termina.', themes: 'families students', tags: 'Lunes, lunes, apoderados' }
const form = (fields: Record<string, string[]>) => ({ all: (name: string) => fields[name] ?? [] })

describe('what a school shares', () => {
  it('is what it ticked of what it wrote, and the decision only with its box', () => {
    expect(shareableOf(page)).toEqual(['observed', 'learnt', 'decision'])
    expect(toShare(page, 'family', ['learnt'])).toEqual({ texts: { learnt: 'Preguntar primero.' }, themes: ['students', 'families'], tags: ['Lunes', 'apoderados'], decision: null, area: 'family' })
    expect(toShare(page, '', ['decision', 'learnt'])).toMatchObject({ texts: { learnt: 'Preguntar primero.', decision: 'Se termina.' }, decision: 'drop', area: null })
  })
  it('needs something chosen and a word on the name; research is only by its own box', () => {
    const offered = shareableOf(page)
    expect(readShare(form({ as: ['name'] }), offered)).toEqual({ ok: false, problem: 'nothing-chosen' })
    expect(readShare(form({ fields: ['surprises'], as: ['name'] }), offered)).toEqual({ ok: false, problem: 'nothing-chosen' })
    expect(readShare(form({ fields: ['learnt'] }), offered)).toEqual({ ok: false, problem: 'name-not-said' })
    expect(readShare(form({ fields: ['learnt'], as: ['a-school'] }), offered)).toEqual({ ok: true, choice: { fields: ['learnt'], named: false, showsContext: false, forResearch: false } })
    expect(readShare(form({ fields: ['learnt'], as: ['name'], research: ['yes'], context: ['yes'] }), offered)).toMatchObject({ choice: { named: true, showsContext: true, forResearch: true } })
  })
  it('counts a tag once, however it is typed', () => {
    expect(tagKeysOf(['Reunión', 'reunion', 'Lunes'])).toEqual([{ key: 'reunion', label: 'Reunión' }, { key: 'lunes', label: 'Lunes' }])
  })
  it('says what kind of school it is by whom it teaches', () => {
    expect([[10, 110], [310, 363], [310, 510, 810], [110, 310], [10], [299], [165], [110, 299]].map(levelOfSchool)).toEqual(['primary', 'secondary', 'secondary', 'primary-secondary', 'preschool', 'special', 'adult', 'primary'])
    expect(levelOfSchool([])).toBe(null)
    expect([isCommon(4), isCommon(5)]).toEqual([false, true])
  })
})

describe('how many tried an idea', () => {
  const count = (cycles: number) => ({ key: 'a', label: 'A', schools: 2, cycles, decided: { adopt: 1, adapt: 1, drop: 2, widen: 0 }, dropped: 1 })
  it('is a number from five cycles on, with those that decided nothing', () => {
    expect(ideaOf(count(4))).toEqual({ key: 'a', label: 'A', kind: 'few' })
    expect(ideaOf(count(6))).toMatchObject({ kind: 'counted', cycles: 6, undecided: 2, dropped: 1 })
  })
})

describe('two coders', () => {
  const at = (n: number | null) => (n === null ? null : new Date(n))
  const coding = (done: number | null, revealed: number | null = null): Coding => ({ coderId: 'x', doneAt: at(done), revealedAt: at(revealed) })
  it('see nothing of each other until both are done, or one shows theirs', () => {
    expect(maySee(null, coding(5))).toBe(false)
    expect(maySee(coding(null), coding(5))).toBe(false)
    expect(maySee(coding(6), coding(null))).toBe(false)
    expect(maySee(coding(6), coding(5))).toBe(true)
    expect(maySee(null, coding(5, 6))).toBe(true)
  })
  it('coded apart unless one was shown before the other had finished', () => {
    expect(isApart(coding(5), coding(9))).toBe(true)
    expect(isApart(coding(5, 6), coding(9))).toBe(false)
    expect(isApart(coding(9), coding(5, 6))).toBe(false)
    expect(isApart(coding(5, 6), coding(null))).toBe(false)
  })
  it('go back to a finished one only while nobody could have seen it', () => {
    expect(mayReopen(coding(5), [])).toBe(true)
    expect(mayReopen(coding(5), [coding(null)])).toBe(true)
    expect(mayReopen(coding(5), [coding(6)])).toBe(false)
    expect(mayReopen(coding(5, 6), [])).toBe(false)
    expect(mayReopen(coding(null), [])).toBe(false)
  })
  it('never both see while one is at work: what is seen is finished', () => {
    const any = fc.record({ coderId: fc.constant('x'), doneAt: fc.option(fc.nat(9)).map(at), revealedAt: fc.option(fc.nat(9)).map(at) }).filter(c => c.revealedAt === null || c.doneAt !== null)
    fc.assert(fc.property(any, any, (a, b) => {
      if (maySee(a, b)) expect(b.doneAt).not.toBe(null)
      if (a.doneAt === null && b.revealedAt === null) expect(maySee(a, b)).toBe(false)
      expect(isApart(a, b)).toBe(isApart(b, a))
    }))
  })
  it('need a code with a name and a definition', () => {
    expect(readCode({ name: ' ', definition: '', example: '' })).toEqual({ ok: false, problems: { name: 'name-missing', definition: 'definition-missing' } })
    expect(readCode({ name: ' Datos  y\nrutinas', definition: 'Dice que…', example: '' })).toEqual({ ok: true, code: { name: 'Datos y rutinas', definition: 'Dice que…', example: '' } })
    expect(readCode({ name: 'x'.repeat(81), definition: 'y', example: '' })).toEqual({ ok: false, problems: { name: 'too-long' } })
  })
})

describe('a quote for research', () => {
  const known = { schools: ['Escuela Los Boldos', 'Liceo Bahía Clara'], communes: ['Los Cabos'], people: ['Rosa Huenchul'] }
  it('leaves out schools, places, people, and what looks like one', () => {
    expect(withoutNames('En la Escuela Los Boldos y en bahia clara, de Los Cabos, Rosa Huenchul llamó a Matías Soto al +56 9 1234 5678.', known))
      .toBe('En la [establecimiento] y en [establecimiento], de [comuna], [nombre] llamó a [nombre] al [teléfono].')
    expect(withoutNames('La escuela llamó a las familias el lunes.', known)).toBe('La escuela llamó a las familias el lunes.')
    expect(withoutNames('Con RUN 12.345.678-5.', known)).toBe('Con RUN [RUN].')
  })
  it('holds no known name, wherever it stands and however it is written', () => {
    const name = fc.constantFrom('Escuela Los Boldos', 'LOS BOLDOS', 'liceo bahía clara', 'Bahia Clara', 'los cabos', 'ROSA HUENCHUL', 'rosa huenchul')
    const filler = fc.constantFrom(' y ', ', ', '. En ', '\n', ' (', ') — ')
    fc.assert(fc.property(fc.array(fc.tuple(filler, name), { minLength: 1, maxLength: 6 }), parts => {
      const out = withoutNames(parts.map(([f, n]) => f + n).join(''), known).toLowerCase()
      expect(out).not.toMatch(/boldos|clara|cabos|huenchul/)
    }))
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), s => { expect(typeof withoutNames(s, known)).toBe('string') }))
  })
})
