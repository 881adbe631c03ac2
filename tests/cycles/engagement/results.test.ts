import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersOrNone, dimensions, emptyTally, items, itemsOf, reachOf, type Tally } from '../../../cycles/engagement/items.ts'
import { dimensionShare, fewestAnswers, groupsOf, mayBeChance, mayPool, sideBySide, wholeOf, type CourseAnswers } from '../../../cycles/engagement/results.ts'

/** A course in which `n` students all gave the same answers; `shy` of them preferred not to answer the first sentence. */
const tallyOf = (n: number, always = n, shy = 0): Tally => {
  const tally = emptyTally()
  for (const item of items) { tally[item].always = always; tally[item].never = n - always }
  const first = tally[items[0]!]
  first.always = Math.max(0, always - shy)
  first['prefers-not'] = Math.min(always, shy)
  return tally
}
const course = (name: string, n: number, always = n, shy = 0): CourseAnswers => ({ course: name, people: n, tally: tallyOf(n, always, shy) })

const anyTally = (n: number) => fc.tuple(...items.map(() => fc.array(fc.constantFrom(...answersOrNone), { minLength: n, maxLength: n }))).map(rows => {
  const tally = emptyTally()
  rows.forEach((given, i) => { for (const a of given) tally[items[i]!][a] += 1 })
  return tally
})
const anyCourses = fc.array(fc.integer({ min: 0, max: 16 }), { maxLength: 7 }).chain(sizes => fc.tuple(...sizes.map((n, i) => anyTally(n).map((tally): CourseAnswers => ({ course: `${i}`, people: n, tally })))))

describe('what may be read of a round', () => {
  it('a course with ten answers is read alone', () => {
    expect(groupsOf([course('7A', 10), course('7B', 12)]).map(g => g.courses)).toEqual([['7A'], ['7B']])
  })
  it('courses under ten are read together where they are ten, and with the smallest other where they are not', () => {
    expect(groupsOf([course('5A', 6), course('6A', 5), course('7A', 20)]).map(g => g.courses)).toEqual([['7A'], ['5A', '6A']])
    expect(groupsOf([course('5A', 4), course('6A', 22), course('7A', 14)]).map(g => g.courses)).toEqual([['6A'], ['7A', '5A']])
  })
  it('nothing is read of a school in which fewer than ten answered', () => {
    expect(groupsOf([course('multigrado', 9)])).toEqual([])
    expect(groupsOf([])).toEqual([])
  })
  it('ten who answered are not ten where one of them left a sentence out', () => {
    expect(groupsOf([course('7A', 10, 10, 1)])).toEqual([])
    expect(groupsOf([course('7A', 11, 11, 1)]).map(g => g.people)).toEqual([11])
  })
  it('every answer is in exactly one group, each group has ten on every sentence, and no adding or subtracting of groups leaves fewer', () => {
    fc.assert(fc.property(anyCourses, courses => {
      const groups = groupsOf(courses)
      for (const g of groups) expect(reachOf(g.tally)).toBeGreaterThanOrEqual(fewestAnswers)
      const told = groups.flatMap(g => g.courses)
      expect(new Set(told).size).toBe(told.length)
      if (groups.length > 0) expect([...told].sort()).toEqual(courses.filter(c => c.people > 0).map(c => c.course).sort())
      // What is shown are the groups and their sum: all that can be worked out are sums of whole groups.
      const whole = wholeOf(groups)
      for (const g of groups) {
        const rest = reachOf(wholeOf(groups.filter(o => o !== g)).tally)
        if (whole.people > g.people) expect(rest).toBeGreaterThanOrEqual(fewestAnswers)
      }
    }), { numRuns: 150 })
  })
  it('start and end are set side by side in whole groups of each, so that nothing is read more finely than before', () => {
    fc.assert(fc.property(anyCourses, anyCourses, (a, b) => {
      const [start, end] = [groupsOf(a), groupsOf(b)]
      const pairs = sideBySide(start, end)
      for (const p of pairs) for (const [side, groups] of [[p.start, start], [p.end, end]] as const) {
        if (!side) continue
        const within = groups.filter(g => g.courses.some(c => p.courses.includes(c)))
        expect(within.flatMap(g => g.courses).every(c => p.courses.includes(c))).toBe(true)
        expect(side.people).toBe(within.reduce((n, g) => n + g.people, 0))
      }
      expect(pairs.flatMap(p => p.courses).sort()).toEqual([...new Set([...start, ...end].flatMap(g => g.courses))].sort())
    }), { numRuns: 100 })
  })
  it('small schools are pooled only where the others are ten for each of them, so that none can take its own off the sum', () => {
    expect(mayPool([tallyOf(9), tallyOf(2)])).toBe(false)
    expect(mayPool([tallyOf(9), tallyOf(5), tallyOf(3)])).toBe(false)
    expect(mayPool([tallyOf(9), tallyOf(5), tallyOf(5)])).toBe(true)
    expect(mayPool([tallyOf(30)])).toBe(false)
  })
})

describe('a share and its noise', () => {
  it('counts almost always and always among those who said something', () => {
    const tally = tallyOf(20, 15)
    tally[itemsOf.affective[0]] = { never: 0, sometimes: 5, 'almost-always': 5, always: 8, 'prefers-not': 2 }
    expect(dimensionShare(tally, 'affective')).toEqual({ engaged: 13 + 45, said: 18 + 60, students: 19.5 })
  })
  it('a difference of a few answers may be chance, one of most of a large course is hardly so, and equals always may', () => {
    const share = (n: number, always: number) => dimensionShare(tallyOf(n, always), 'cognitive')
    expect(mayBeChance(share(12, 6), share(12, 8))).toBe(true)
    expect(mayBeChance(share(40, 10), share(40, 32))).toBe(false)
    fc.assert(fc.property(fc.integer({ min: 10, max: 200 }), fc.nat(200), (n, k) => mayBeChance(share(n, Math.min(n, k)), share(n, Math.min(n, k)))))
  })
  it('four sentences of each of three dimensions, and no other', () => {
    expect(items).toHaveLength(12)
    expect(new Set(items).size).toBe(12)
    for (const d of dimensions) expect(itemsOf[d]).toHaveLength(4)
  })
})
