import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeDigest, mostNamed, type ComingVisit, type DigestFacts, type OnPage, type QuietFact, type SideFacts } from '../../../cycles/digest/digest.ts'
import { nextSendingTime } from '../../../cycles/digest/hours.ts'
import { nextPeriodOf, periodOf } from '../../../cycles/digest/rhythm.ts'
import { addDays, dayNumberOf, isMonday, weekdayOf } from '../../../cycles/calendar/weeks.ts'

const today = '2026-11-18'
const none: SideFacts = { rbds: [90001], comments: [], requests: [], answers: [], agreements: [], visits: [], quiet: [] }
const team = (facts: Partial<SideFacts>): DigestFacts => ({ today, team: { ...none, ...facts }, advisor: null })
const comment = (of: Partial<OnPage>): OnPage => ({ rbd: 90001, cycleId: 'c3', cycleNumber: 3, id: 'f1', page: 'data', day: '2026-11-12', ...of })
const quiet = (of: Partial<QuietFact>): QuietFact => ({ rbd: 90001, cycleId: 'c3', cycleNumber: 3, stage: 'implementing', remedy: 'entry', since: '2026-10-26', schoolDays: 16, ...of })
const visit = (of: Partial<ComingVisit>): ComingVisit => ({ id: 'v1', rbds: [90001], kind: 'visit', onDay: '2026-11-24', atTime: '10:30', ...of })

describe('what a digest says', () => {
  it('is nothing when nothing waits', () => {
    expect(composeDigest(team({}))).toBeNull()
    expect(composeDigest({ today, team: null, advisor: null })).toBeNull()
  })

  it('gathers what lies on one page, from the oldest on', () => {
    const d = composeDigest(team({ comments: [comment({ id: 'f2', day: '2026-11-13' }), comment({}), comment({ id: 'f3', page: 'challenge', day: '2026-11-01' })] }))!
    expect(d.sections).toMatchObject([{ side: 'team', kind: 'comments', more: 0, items: [{ page: 'challenge', n: 1, firstId: 'f3' }, { page: 'data', n: 2, since: '2026-11-12', firstId: 'f1' }] }])
  })

  it('names agreements by their day and says of a past one that it was for that day', () => {
    const d = composeDigest(team({ agreements: [{ rbd: 90001, byDay: '2026-11-25' }, { rbd: 90001, byDay: '2026-11-17' }, { rbd: 90001, byDay: '2026-11-25' }, { rbd: 90001, byDay: today }] }))!
    expect(d.sections[0]!.items).toMatchObject([{ byDay: '2026-11-17', n: 1, isPast: true }, { byDay: today, isPast: false }, { byDay: '2026-11-25', n: 2, isPast: false }])
  })

  it('repeats an hour and nothing else that stands where an hour should', () => {
    const hours = ['10:30', '9:30', '24:00', 'después de la reunión', '10:30 en la sala de Ana'].map((atTime, i) => visit({ id: `v${i}`, atTime }))
    expect(composeDigest(team({ visits: hours }))!.sections[0]!.items.map(i => i.kind === 'visits' && i.atTime).sort()).toEqual(['', '', '', '', '10:30'])
  })

  it('stays short for an advisor of five hundred schools: the most pressing few, and how many more', () => {
    const rbds = Array.from({ length: 500 }, (_, i) => 10_000 + i)
    const facts: DigestFacts = { today, team: null, advisor: {
      ...none, rbds,
      requests: rbds.map((rbd, i) => comment({ rbd, id: `q${i}`, cycleId: `c${i}`, day: addDays('2026-10-01', i % 40) })),
      quiet: rbds.map((rbd, i) => quiet({ rbd, cycleId: `c${i}`, schoolDays: i })),
    } }
    const d = composeDigest(facts)!
    expect(d.places).toBe(1000)
    expect(d.sections.map(s => [s.kind, s.items.length, s.more])).toEqual([['requests', 3, 497], ['quiet', 3, 497]])
    expect(d.sections[0]!.items).toMatchObject([{ since: '2026-10-01' }, { since: '2026-10-01' }, { since: '2026-10-01' }])
    expect(d.sections[1]!.items).toMatchObject([{ schoolDays: 499 }, { schoolDays: 498 }, { schoolDays: 497 }])
  })

  it('says the same while only days pass, and something else as soon as anything waits that did not', () => {
    const said = (facts: DigestFacts) => composeDigest(facts)!.said
    const before = said(team({ quiet: [quiet({})], comments: [comment({})] }))
    expect(said({ ...team({ quiet: [quiet({ schoolDays: 26 })], comments: [comment({})] }), today: '2026-12-02' })).toBe(before)
    expect(said(team({ quiet: [quiet({ since: '2026-11-10' })], comments: [comment({})] }))).not.toBe(before)
    expect(said(team({ quiet: [quiet({})], comments: [comment({}), comment({ id: 'f9' })] }))).not.toBe(before)
    expect(said({ today, team: null, advisor: { ...none, quiet: [quiet({})], answers: [comment({})] } })).not.toBe(before)
  })

  it('does not depend on the order facts come in, names at most so many, and counts every place', () => {
    const pages = ['challenge', 'data', 'implementation', 'learnings'] as const
    const aComment = fc.record({ id: fc.uuid(), cycleId: fc.constantFrom('c1', 'c2', 'c3'), page: fc.constantFrom(...pages), day: fc.integer({ min: 0, max: 60 }).map(n => addDays('2026-09-01', n)) }).map(comment)
    const aQuiet = fc.record({ cycleId: fc.uuid(), cycleNumber: fc.nat(9), schoolDays: fc.integer({ min: 10, max: 90 }) }).map(quiet)
    fc.assert(fc.property(fc.uniqueArray(aComment, { selector: c => c.id, maxLength: 30 }), fc.uniqueArray(aQuiet, { selector: q => q.cycleNumber, maxLength: 9 }), fc.constantFrom('team', 'advisor'), (comments, cycles, side) => {
      const facts = (c: OnPage[], q: QuietFact[]): DigestFacts => ({ today, team: null, advisor: null, [side]: { ...none, comments: side === 'team' ? c : [], answers: side === 'team' ? [] : c, quiet: q } })
      const d = composeDigest(facts(comments, cycles))
      expect(composeDigest(facts([...comments].reverse(), [...cycles].reverse()))).toEqual(d)
      expect(d?.places ?? 0).toBe(new Set(comments.map(c => `${c.cycleId} ${c.page}`)).size + cycles.length)
      for (const s of d?.sections ?? []) expect(s.items.length).toBeLessThanOrEqual(mostNamed[side])
      expect((d?.sections ?? []).reduce((sum, s) => sum + s.items.length + s.more, 0)).toBe(d?.places ?? 0)
    }))
  })
})

describe('the period a day lies in', () => {
  it('begins on a Monday, every second one for a fortnight, across years', () => {
    expect(periodOf('2026-11-18', 'week')).toBe('2026-11-16')
    expect(periodOf('2026-11-18', 'fortnight')).toBe('2026-11-16')
    expect(periodOf('2026-11-29', 'fortnight')).toBe('2026-11-16')
    expect(periodOf('2026-11-30', 'fortnight')).toBe('2026-11-30')
    expect(periodOf('2027-01-01', 'fortnight')).toBe('2026-12-28')
    expect(periodOf('2026-12-31', 'month')).toBe('2026-12-01')
    expect(nextPeriodOf('2026-12-31', 'month')).toBe('2027-01-01')
    expect(nextPeriodOf('2027-01-31', 'month')).toBe('2027-02-01')
    expect(nextPeriodOf('2026-11-18', 'fortnight')).toBe('2026-11-30')
  })

  it('holds the day, and the next one begins where it ends', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('week' as const, 'fortnight' as const, 'month' as const), (n, rhythm) => {
      const day = addDays('2000-01-01', n)
      const [start, next] = [periodOf(day, rhythm), nextPeriodOf(day, rhythm)]
      expect(start <= day && day < next).toBe(true)
      expect(periodOf(start, rhythm)).toBe(start)
      expect(periodOf(addDays(next, -1), rhythm)).toBe(start)
      expect(periodOf(next, rhythm)).toBe(next)
      if (rhythm !== 'month') { expect(isMonday(start)).toBe(true); expect(dayNumberOf(next) - dayNumberOf(start)).toBe(rhythm === 'week' ? 7 : 14) }
    }))
  })
})

describe('the hour a digest may go out', () => {
  const weekday = (day: string) => weekdayOf(day) < 5
  it('is from eight to before eighteen on a day of work, and else the next eight o’clock of one', () => {
    const at = (day: string, minutes: number) => nextSendingTime({ day, minutes }, weekday)
    expect(at('2026-11-18', 479)).toEqual({ day: '2026-11-18', minutes: 480 })
    expect(at('2026-11-18', 480)).toEqual({ day: '2026-11-18', minutes: 480 })
    expect(at('2026-11-18', 1079)).toEqual({ day: '2026-11-18', minutes: 1079 })
    expect(at('2026-11-18', 1080)).toEqual({ day: '2026-11-19', minutes: 480 })
    expect(at('2026-11-20', 1080)).toEqual({ day: '2026-11-23', minutes: 480 })
    expect(at('2026-11-21', 600)).toEqual({ day: '2026-11-23', minutes: 480 })
    expect(nextSendingTime({ day: '2026-11-18', minutes: 600 }, () => false)).toBeNull()
  })
})
