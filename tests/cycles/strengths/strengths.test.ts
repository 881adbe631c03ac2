import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyAction, emptyPage, pageKinds, partSchemas, type MeasureEntry, type NoteEntry, type PageKind, type VoiceEntry } from '../../../cycles/notebook/parts.ts'
import { countsOf, criteria, mostPrompts, promptsOf, strengthsOf, type Criterion, type CycleRecord, type Strength } from '../../../cycles/strengths/strengths.ts'

const today = '2026-11-18'
const blank: CycleRecord = {
  phase: 'planning', startedOn: '2026-08-03', implementationFrom: null, closedOn: null, droppedOn: null,
  pages: { challenge: emptyPage('challenge'), data: emptyPage('data'), implementation: emptyPage('implementation'), learnings: emptyPage('learnings') },
  actions: [], notes: [], adjustments: [], measures: [], voices: [], challengeAtStart: null, learningsOn: null, months: [], weeks: [],
  parent: null, hasChild: false, writers: 0, isLed: true, comments: { open: 0, openOn: null }, wasTold: false,
}
const challenge = (fields: object) => ({ ...emptyPage('challenge'), ...fields })
const page = <K extends PageKind>(r: CycleRecord, kind: K, fields: object): CycleRecord => ({ ...r, pages: { ...r.pages, [kind]: { ...(r.pages[kind] ?? emptyPage(kind)), ...fields } } })
const of = (r: CycleRecord, criterion: Criterion): Strength => strengthsOf(r, today).find(s => s.criterion === criterion)!
const expected = { expectIndicator: 'attendance', expectFrom: '82', expectTo: '88', expectBy: '2026-10-30' }
const begun: CycleRecord = { ...blank, phase: 'implementing', implementationFrom: '2026-09-01', writers: 2 }
const studied: CycleRecord = { ...begun, phase: 'studying' }
const note = (on: string): NoteEntry => ({ on, text: 'Llamamos' })
const measure = (...mondays: string[]) => ({ name: 'Llamadas', unit: '', direction: '', howCounted: '', ...Object.fromEntries(mondays.map(w => [`value.${w}`, '3'])) }) as unknown as MeasureEntry

describe('what would make a cycle stronger', () => {
  it('asks a blank plan what its phase can take up, and leaves for later what its time has not come for', () => {
    expect(promptsOf(strengthsOf(blank, today), 'planning').first.map(p => p.said)).toEqual(['theory-parts', 'prediction-blank', 'scale-unsaid'])
    for (const c of ['studied-after', 'compared', 'data-over-time', 'decision', 'told', 'chained', 'scale-grows'] as const) expect(of(blank, c).state).toBe('not-yet-time')
  })

  it('says of an expectation whether it stood before the start, whole, and leads to the field that is open', () => {
    expect(of(page(blank, 'challenge', expected), 'prediction')).toMatchObject({ state: 'present' })
    expect(of(page(blank, 'challenge', { ...expected, expectBy: '' }), 'prediction')).toMatchObject({ state: 'could', said: 'prediction-parts', at: { page: 'challenge', field: 'expectBy' } })
    expect(of(page(blank, 'challenge', { ...expected, expectIndicator: 'own' }), 'prediction')).toMatchObject({ at: { field: 'expectMeasure' } })
    const before = { ...page(begun, 'challenge', expected), challengeAtStart: challenge(expected) }
    expect(of(before, 'prediction')).toMatchObject({ state: 'present' })
    expect(of({ ...before, challengeAtStart: challenge({}) }, 'prediction')).toMatchObject({ state: 'could', said: 'prediction-late', at: null })
  })

  it('holds an expectation against its result once its day has come, and only then', () => {
    expect(of(page({ ...begun }, 'challenge', { ...expected, expectBy: '2026-12-04' }), 'compared').state).toBe('not-yet-time')
    const due = page(begun, 'challenge', expected)
    expect(of(due, 'compared')).toMatchObject({ state: 'could', said: 'compare', at: { page: 'learnings', field: 'reading' } })
    const read = page(due, 'learnings', { reading: 'partly' })
    expect(of(read, 'compared')).toMatchObject({ state: 'could', at: { field: 'observed' } })
    expect(of({ ...read, months: [{ year: 2026, month: 10 }] }, 'compared').state).toBe('present')
    expect(of(page(read, 'learnings', { observed: 'Subió a 85%' }), 'compared').state).toBe('present')
  })

  it('knows a study that was written after the doing from one the log has gone past', () => {
    const wrote = { ...page(studied, 'learnings', { observed: 'Volvieron nueve' }), notes: [note('2026-10-26')], learningsOn: '2026-11-02' }
    expect(of(wrote, 'studied-after').state).toBe('present')
    expect(of({ ...wrote, notes: [note('2026-11-09')] }, 'studied-after')).toMatchObject({ state: 'could', said: 'study-again' })
    // What was noted after the cycle was closed is about what follows it.
    expect(of({ ...wrote, phase: 'closed', closedOn: '2026-11-03', notes: [note('2026-11-09'), note('2026-10-26')] }, 'studied-after').state).toBe('present')
  })

  it('sees three figures in a row, of months or weeks, and asks for none in the first three weeks', () => {
    expect(of({ ...begun, implementationFrom: '2026-11-09' }, 'data-over-time').state).toBe('not-yet-time')
    expect(of(begun, 'data-over-time')).toMatchObject({ state: 'could', at: { page: 'implementation', field: 'measure' } })
    expect(of({ ...begun, months: [9, 10, 11].map(month => ({ year: 2026, month })) }, 'data-over-time').state).toBe('present')
    expect(of({ ...begun, months: [7, 8, 9, 10].map(month => ({ year: 2026, month })) }, 'data-over-time').state).toBe('could')
    expect(of({ ...begun, measures: [measure('2026-10-05', '2026-10-12', '2026-10-19')] }, 'data-over-time').state).toBe('present')
    expect(of({ ...begun, measures: [measure('2026-10-05', '2026-10-19', '2026-11-02')] }, 'data-over-time').state).toBe('could')
    // The week of 18 September has no classes: it is no gap.
    expect(of({ ...begun, weeks: ['2026-09-07', '2026-09-21', '2026-09-28'] }, 'data-over-time').state).toBe('present')
  })

  it('sees small steps that grow, and cycles born from others', () => {
    expect(of(page(blank, 'data', { groupKind: 'course' }), 'small-scale')).toMatchObject({ state: 'present', said: 'small-scale' })
    const whole = page(blank, 'data', { groupKind: 'school' })
    expect(of(whole, 'small-scale')).toMatchObject({ said: 'whole-school' })
    const born = { ...whole, parent: { scope: 'course' as const, decision: 'widen' as const } }
    expect(of(born, 'small-scale')).toMatchObject({ state: 'present', said: 'small-before' })
    expect(of(born, 'scale-grows').state).toBe('present')
    expect(of({ ...born, parent: { scope: 'course', decision: 'drop' } }, 'scale-grows').state).toBe('not-yet-time')
    expect(of(born, 'chained').state).toBe('present')
    expect(of({ ...blank, phase: 'closed', closedOn: today }, 'chained')).toMatchObject({ state: 'could', at: { to: 'next-cycle' } })
  })

  it('hears students, not only about them; and asks for hands and answers', () => {
    const voice = { on: today, whom: 'families', course: '', how: '', heard: '', said: 'El bus' } as VoiceEntry
    expect(of({ ...blank, voices: [voice] }, 'voices').state).toBe('could')
    expect(of({ ...blank, voices: [{ ...voice, whom: 'both' }] }, 'voices').state).toBe('present')
    expect(of({ ...begun, writers: 1 }, 'shared')).toMatchObject({ said: 'one-writer' })
    expect(of({ ...begun, isLed: false }, 'shared')).toMatchObject({ said: 'no-leader' })
    expect(of({ ...begun, comments: { open: 1, openOn: 'data' } }, 'shared')).toMatchObject({ said: 'comments-open', at: { page: 'data', field: 'conversacion' } })
    expect(of(begun, 'shared').state).toBe('present')
  })

  it('tells nothing of a page that was not shared', () => {
    const none: CycleRecord = { ...begun, pages: { challenge: null, data: null, implementation: null, learnings: null }, wasTold: null }
    for (const s of strengthsOf(none, today)) if (s.criterion !== 'shared') expect(s.state, s.criterion).not.toBe('could')
    for (const c of ['prediction', 'theory', 'one-change', 'scope-of-action', 'small-scale', 'voices', 'data-over-time'] as const) expect(of(none, c).state, c).toBe('cannot-tell')
  })
})

// ── For every record ──────────────────────────────────────────────────────────────────────────────────────────────────

const word = fc.constantFrom('', 'algo')
const someFields = (kind: PageKind) => {
  const choices: Record<string, string> = { expectIndicator: 'attendance', expectTo: '88', expectFrom: '80', expectBy: '2026-10-30', urgent: 'yes', relevant: 'yes', inScope: 'partly', groupKind: 'course', groupCount: '7', reading: 'met', decision: 'adapt' }
  return fc.record(Object.fromEntries(Object.keys(partSchemas[kind].shape).map(field => [field, field in choices ? fc.constantFrom('', choices[field]!) : word])))
}
const anyRecord: fc.Arbitrary<CycleRecord> = fc.record({
  challenge: someFields('challenge'), data: someFields('data'), implementation: someFields('implementation'), learnings: someFields('learnings'),
  phase: fc.constantFrom('planning' as const, 'implementing' as const, 'studying' as const, 'closed' as const), begun: fc.boolean(), notes: fc.subarray(['2026-09-10', '2026-10-26']),
  measured: fc.subarray(['2026-10-05', '2026-10-12', '2026-10-19']), months: fc.subarray([8, 9, 10, 11]), writers: fc.integer({ min: 0, max: 3 }), isLed: fc.boolean(), open: fc.integer({ min: 0, max: 2 }),
  heard: fc.boolean(), adjusted: fc.boolean(), stood: fc.boolean(), told: fc.boolean(),
}).map(g => ({
  ...blank, phase: g.phase, implementationFrom: g.begun || g.phase === 'implementing' ? '2026-09-01' : null, closedOn: g.phase === 'closed' ? '2026-11-10' : null,
  pages: { challenge: challenge(g.challenge), data: { ...emptyPage('data'), ...g.data }, implementation: { ...emptyPage('implementation'), ...g.implementation }, learnings: { ...emptyPage('learnings'), ...g.learnings } } as CycleRecord['pages'],
  challengeAtStart: g.stood ? challenge(g.challenge) : null, notes: g.notes.map(note), measures: g.measured.length > 0 ? [measure(...g.measured)] : [],
  months: g.months.map(month => ({ year: 2026, month })), writers: g.writers, isLed: g.isLed, comments: { open: g.open, openOn: g.open > 0 ? 'data' as const : null },
  voices: g.heard ? [{ on: today, whom: 'students', course: '', how: '', heard: '', said: 'El bus' } as VoiceEntry] : [],
  adjustments: g.adjusted ? [{ on: '2026-10-01', what: 'Otra hora', why: 'No alcanzaba' }] : [], learningsOn: '2026-11-05', wasTold: g.told,
}))

/** One piece more: a blank field written, an entry, a figure, an answer. A second branch of the theory is not more of the same, it is another change. */
const oneMore = fc.oneof(
  fc.constantFrom(...pageKinds).chain(kind => fc.tuple(fc.constant(kind), someFields(kind))).map(([kind, fields]) => (r: CycleRecord): CycleRecord =>
    page(r, kind, Object.fromEntries(Object.entries(fields).filter(([field]) => (r.pages[kind] as unknown as Record<string, string>)[field] === '')))),
  fc.constantFrom(...(['action', 'voice', 'adjustment', 'month', 'week', 'writer', 'leader', 'answer', 'child', 'told'] as const)).map(what => (r: CycleRecord): CycleRecord => {
    switch (what) {
      case 'action': return { ...r, actions: [...r.actions, { ...emptyAction, what: 'Llamar' }] }
      case 'voice': return { ...r, voices: [...r.voices, { on: today, whom: 'students', course: '', how: '', heard: '', said: 'El bus' } as VoiceEntry] }
      case 'adjustment': return { ...r, adjustments: [...r.adjustments, { on: '2026-09-15', what: 'Otra hora', why: 'No alcanzaba' }] }
      case 'month': return { ...r, months: [...r.months, { year: 2026, month: 10 }] }
      case 'week': return { ...r, measures: [...r.measures, measure('2026-10-05', '2026-10-12', '2026-10-19')] }
      case 'writer': return { ...r, writers: r.writers + 1 }
      case 'leader': return { ...r, isLed: true }
      case 'answer': return { ...r, comments: { open: Math.max(0, r.comments.open - 1), openOn: r.comments.open > 1 ? 'data' : null } }
      case 'child': return { ...r, hasChild: true }
      case 'told': return { ...r, wasTold: true }
    }
  }),
)

describe('for every record', () => {
  it('one piece more never takes away what was there', () => {
    fc.assert(fc.property(anyRecord, oneMore, (r, add) => {
      // Of what is written on the first page after the start, the start itself knows nothing.
      const before = new Map(strengthsOf(r, today).map(s => [s.criterion, s.state]))
      for (const s of strengthsOf(add(r), today)) {
        if (before.get(s.criterion) !== 'present') continue
        // What is expected from now on waits for a result of its own.
        if (s.criterion === 'compared' && (r.pages.challenge as { expectBy: string }).expectBy === '') continue
        expect(s.state, s.criterion).toBe('present')
      }
    }), { numRuns: 500 })
  })

  it('each criterion is told once, at most three come first, and every prompt leads somewhere or says why not', () => {
    fc.assert(fc.property(anyRecord, r => {
      const told = strengthsOf(r, today)
      expect(told.map(s => s.criterion)).toEqual([...criteria])
      const p = promptsOf(told, r.phase)
      expect(p.first.length).toBeLessThanOrEqual(mostPrompts)
      if (p.others.length > 0) expect(p.first).toHaveLength(mostPrompts)
      expect([...p.first, ...p.others, ...p.facts].length + p.later.length + p.untold.length).toBe(criteria.length)
      for (const s of [...p.first, ...p.others]) expect(s.at !== null || s.said === 'prediction-late').toBe(true)
    }))
  })
})

describe('what the region is told', () => {
  const cycles = (n: number, schools: number) => Array.from({ length: n }, (_, i) => ({ rbd: 90001 + (i % schools), strengths: strengthsOf(i % 2 ? page(blank, 'data', { groupKind: 'course' }) : blank, today) }))
  const small = (all: ReturnType<typeof cycles>) => countsOf(all).find(c => c.criterion === 'small-scale')!.count
  it('is a count over at least five cycles of five schools, and nothing below', () => {
    expect(small(cycles(6, 6))).toEqual({ present: 3, of: 6 })
    expect(small(cycles(4, 4))).toBeNull()
    expect(small(cycles(8, 4))).toBeNull()
    expect(countsOf([]).every(c => c.count === null)).toBe(true)
  })
  it('counts no cycle whose time has not come or of which it cannot be told', () => {
    expect(countsOf(cycles(9, 9)).find(c => c.criterion === 'decision')!.count).toBeNull()
  })
})
