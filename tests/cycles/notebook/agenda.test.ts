import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaOf, type MeetingState } from '../../../cycles/notebook/agenda.ts'
import { itemAt, meetingMinutes } from '../../../cycles/notebook/meeting-clock.ts'
import { emptyPage, pageKinds, partSchemas, readPart, type BodyOf, type PartKind } from '../../../cycles/notebook/parts.ts'

const today = '2026-11-18'
const body = <K extends PartKind>(kind: K, fields: Record<string, string>): BodyOf[K] => {
  const read = readPart(kind, fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.body
}
const state = (given: Partial<MeetingState> = {}): MeetingState => ({
  phase: 'planning', implementationFrom: null, waiting: {}, actions: [], measures: [], lastMeeting: null, restsUntil: null,
  pages: { challenge: emptyPage('challenge'), data: emptyPage('data'), implementation: emptyPage('implementation'), learnings: emptyPage('learnings') }, ...given,
})
const withPages = (pages: Partial<MeetingState['pages']>, given: Partial<MeetingState> = {}) => { const s = state(given); return { ...s, pages: { ...s.pages, ...pages } } }
const action = (id: string, fields: Record<string, string>) => ({ id, body: body('action', { what: id, ...fields }) })
const kinds = (s: MeetingState) => agendaOf(s, today).map(i => i.topic.kind)

describe('the agenda of a meeting', () => {
  it('of a cycle nobody has written yet talks about what worries the team', () => {
    expect(kinds(state())).toEqual(['opening', 'challenge-blank', 'data-blank', 'closing'])
    expect(agendaOf(state(), today)[1]).toMatchObject({ page: 'challenge', field: 'challenge' })
  })

  it('asks for the theory once there is a challenge, and for a first action once there is a theory', () => {
    expect(kinds(withPages({ challenge: body('challenge', { challenge: 'los lunes' }) }))).toEqual(['opening', 'data-blank', 'theory-blank', 'expectation-blank', 'closing'])
    const theory = body('challenge', { challenge: 'los lunes', theoryIf: 'a', theoryThen: 'b', theoryWhichWill: 'c', expectIndicator: 'attendance', expectTo: '90' })
    const whole = withPages({ challenge: theory, data: body('data', { whatWeSee: 'julio' }) })
    expect(kinds(whole)).toEqual(['opening', 'action-blank', 'closing'])
    expect(kinds({ ...whole, actions: [action('a', {})] })).toEqual(['opening', 'begin', 'closing'])
  })

  it('asks what is known of those passed on whose day has gone by, and not once the cycle is over', () => {
    expect(agendaOf(state({ phase: 'implementing', referralsPast: 3 }), today).map(i => i.topic)).toContainEqual({ kind: 'referrals-past', count: 3 })
    expect(kinds(state({ phase: 'implementing', referralsPast: 0 }))).not.toContain('referrals-past')
    expect(kinds(state({ phase: 'closed', referralsPast: 3 }))).not.toContain('referrals-past')
  })

  it('of a cycle on its way talks of actions past their date before those that end soon, and leads to the first of each', () => {
    const s = state({
      phase: 'implementing', implementationFrom: '2026-08-17',
      actions: [action('done', { to: '2026-11-01', state: 'done' }), action('late', { to: '2026-11-17', state: 'doing' }), action('later', { to: '2026-10-01', state: 'planned' }), action('soon', { to: '2026-11-25' }), action('far', { to: '2026-11-26' })],
    })
    const items = agendaOf(s, today)
    expect(items.map(i => i.topic)).toMatchObject([
      { kind: 'opening' }, { kind: 'actions-past', count: 2, first: 'later' }, { kind: 'actions-soon', count: 1, first: 'soon' }, { kind: 'what-we-see' }, { kind: 'adjust' }, { kind: 'closing' },
    ])
    expect(items[1]).toMatchObject({ page: 'implementation', field: 'later' })
  })

  it('asks for the number of the last whole week, of a week the cycle was in practice, and only while it is not there', () => {
    const measure = { id: 'm', body: body('measure', { name: 'Llegan a la ronda' }) }
    const s = state({ phase: 'implementing', implementationFrom: '2026-08-17', measures: [measure] })
    expect(agendaOf(s, today).find(i => i.topic.kind === 'weekly-value')).toMatchObject({ topic: { week: '2026-11-09', name: 'Llegan a la ronda', count: 1 }, field: 'm' })
    expect(kinds({ ...s, measures: [{ id: 'm', body: body('measure', { name: 'Llegan', 'value.2026-11-09': '22' }) }] })).not.toContain('weekly-value')
    expect(kinds({ ...s, implementationFrom: '2026-11-16' })).not.toContain('weekly-value')
  })

  it('says that an expectation can be answered on its day, until the team has read it or written what it observes', () => {
    const challenge = body('challenge', { challenge: 'los lunes', expectIndicator: 'attendance', expectTo: '85', expectBy: '2026-11-18', 'expectIndicator.k1': 'own', 'expectTo.k1': '5', 'expectBy.k1': '2026-10-30' })
    const s = withPages({ challenge }, { phase: 'implementing', implementationFrom: '2026-08-17' })
    expect(agendaOf(s, today)[1]).toMatchObject({ topic: { kind: 'expectation-due', by: '2026-10-30' }, page: 'learnings', field: 'observed' })
    const read = withPages({ challenge, learnings: body('learnings', { 'reading.k1': 'partly' }) }, { phase: 'studying' })
    expect(agendaOf(read, today)[1]).toMatchObject({ topic: { kind: 'expectation-due', by: '2026-11-18' } })
    expect(kinds(withPages({ challenge, learnings: body('learnings', { observed: 'faltan 5' }) }, { phase: 'studying' }))).not.toContain('expectation-due')
    expect(agendaOf(s, '2026-10-29').map(i => i.topic.kind)).not.toContain('expectation-due')
  })

  it('of a cycle that looks at what it learnt asks for the learning, the decision and its reason, and then whether to close', () => {
    const studying = (learnings: Record<string, string>) => kinds(withPages({ learnings: body('learnings', learnings) }, { phase: 'studying' }))
    expect(studying({ observed: 'x' })).toEqual(['opening', 'learnt-blank', 'decision-pending', 'closing'])
    expect(studying({ observed: 'x', learnt: 'y', decision: 'adapt' })).toEqual(['opening', 'decision-reason', 'closing'])
    expect(studying({ observed: 'x', learnt: 'y', decision: 'adapt', decisionWhy: 'z' })).toEqual(['opening', 'close', 'closing'])
  })

  it("puts a rest and the advisor's open comments first, each on its page", () => {
    const items = agendaOf(state({ waiting: { learnings: 2, challenge: 1 }, restsUntil: '2026-11-27' }), today)
    expect(items.map(i => i.topic)).toMatchObject([{ kind: 'opening' }, { kind: 'resting', until: '2026-11-27' }, { kind: 'comments', page: 'challenge', count: 1 }, { kind: 'comments', page: 'learnings', count: 2 }, { kind: 'challenge-blank' }, { kind: 'data-blank' }, { kind: 'closing' }])
    expect(items[2]).toMatchObject({ page: 'challenge', field: 'conversacion' })
  })

  it('begins with the agreements the last meeting left', () => {
    expect(agendaOf(state({ lastMeeting: body('meeting', { on: '2026-11-04', agreedWhat: 'uno', 'agreedWhat.k1': 'dos', 'agreedWho.k2': 'nadie dijo qué' }) }), today)[0]!.topic).toEqual({ kind: 'opening', agreed: 2 })
  })

  it('adds up to 45 minutes whatever the state, in order and without a gap, with at most seven items and fields that exist', () => {
    const fields = new Set(pageKinds.flatMap(page => Object.keys(partSchemas[page].shape)))
    const day = fc.constantFrom('', '2026-10-01', '2026-11-17', '2026-11-18', '2026-11-22', '2027-03-01')
    const word = fc.constantFrom('', 'algo')
    const anyState = fc.record({
      phase: fc.constantFrom('planning' as const, 'implementing' as const, 'studying' as const, 'closed' as const, 'dropped' as const),
      implementationFrom: fc.constantFrom(null, '2026-08-17'),
      waiting: fc.dictionary(fc.constantFrom(...pageKinds), fc.nat(3)),
      restsUntil: fc.constantFrom(null, '2026-11-27'),
      actions: fc.array(fc.record({ to: day, state: fc.constantFrom('planned', 'doing', 'done', 'left') }), { maxLength: 6 }),
      measures: fc.nat(3),
      texts: fc.record({ challenge: word, theoryIf: word, theoryThen: word, theoryWhichWill: word, expectTo: fc.constantFrom('', '85'), expectBy: day }),
      learnings: fc.record({ observed: word, learnt: word, decision: fc.constantFrom('', 'adapt'), decisionWhy: word, reading: fc.constantFrom('', 'met') }),
    })
    fc.assert(fc.property(anyState, s => {
      const agenda = agendaOf({
        ...state(), phase: s.phase, implementationFrom: s.implementationFrom, waiting: s.waiting, restsUntil: s.restsUntil,
        actions: s.actions.map((a, i) => action(`a${i}`, a)), measures: Array.from({ length: s.measures }, (_, i) => ({ id: `m${i}`, body: body('measure', { name: 'n' }) })),
        pages: { ...state().pages, challenge: body('challenge', s.texts), learnings: body('learnings', s.learnings) },
      }, today)
      expect(agenda.reduce((sum, i) => sum + i.minutes, 0)).toBe(meetingMinutes)
      expect(agenda.length).toBeGreaterThanOrEqual(3)
      expect(agenda.length).toBeLessThanOrEqual(7)
      agenda.forEach((item, i) => {
        expect(item.minutes).toBeGreaterThanOrEqual(3)
        expect(item.startsAt).toBe(i === 0 ? 0 : agenda[i - 1]!.startsAt + agenda[i - 1]!.minutes)
        if (item.field) expect(fields.has(item.field) || ['conversacion', 'action', 'note', 'adjustment'].includes(item.field) || /^[am]\d$/.test(item.field)).toBe(true)
      })
    }), { numRuns: 1_000 })
  })

  it('knows where a meeting is, and that one is over', () => {
    const agenda = agendaOf(state(), today)
    expect(itemAt(agenda, 0)).toBe(0)
    expect(itemAt(agenda, 4.99)).toBe(0)
    expect(itemAt(agenda, 5)).toBe(1)
    expect(itemAt(agenda, 44.9)).toBe(agenda.length - 1)
    expect(itemAt(agenda, 45)).toBeNull()
    expect(itemAt(agenda, -1)).toBeNull()
  })
})
