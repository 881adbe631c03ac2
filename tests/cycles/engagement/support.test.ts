import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyTally, items, reachOf } from '../../../cycles/engagement/items.ts'
import { dimensionShares } from '../../../cycles/engagement/results.ts'
import { sentences } from '../../../cycles/engagement/sheet.ts'
import { emptySupport, needAnswers, needOptions, readNeeds, readSupport, supportSentences, type NeedAnswer, type SupportTally } from '../../../cycles/engagement/support.ts'
import { studentNeeds } from '../../../cycles/together/student-needs.ts'

type Need = SupportTally['need']
const needs = (counts: Partial<Need> = {}): Need => ({ ...emptySupport().need, ...counts })
const none = needs()
const sum = (need: Need, of: readonly NeedAnswer[] = needAnswers) => of.reduce((n, a) => n + need[a], 0)
const plus = (a: Need, b: Need): Need => needs(Object.fromEntries(needAnswers.map(k => [k, a[k] + b[k]])))
const anyNeed = fc.tuple(...needAnswers.map(() => fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })))).map(n => needs(Object.fromEntries(needAnswers.map((a, i) => [a, n[i]!]))))
const anySource = fc.record({ code: anyNeed, paper: fc.oneof(fc.constant(none), anyNeed) })

describe('four more questions on the same sheet', () => {
  it('stand after the twelve and are no part of engagement', () => {
    expect(sentences).toEqual([...items, ...supportSentences])
    expect(items.some(i => (supportSentences as readonly string[]).includes(i))).toBe(false)
    const tally = emptyTally()
    for (const i of items) { tally[i].always = 6; tally[i].never = 6 }
    // Twelve children who answered the twelve alone, as in every round before there were more.
    expect(reachOf(tally)).toBe(12)
    for (const share of Object.values(dimensionShares(tally))) expect(share).toEqual({ engaged: 24, said: 48, students: 12 })
    expect(readSupport({ code: emptySupport(), paper: emptySupport() })).toBeNull()
  })
  it('offer the kinds of help the professions speak of too, and nothing', () => {
    expect(needOptions).toEqual([...studentNeeds, 'nothing'])
  })
  it('a sentence has a share of those who said something, and none under ten of them', () => {
    const [code, paper] = [emptySupport(), emptySupport()]
    code.sentences.heard = { never: 1, sometimes: 2, 'almost-always': 3, always: 2, 'prefers-not': 4 }
    paper.sentences.heard = { never: 0, sometimes: 1, 'almost-always': 1, always: 2, 'prefers-not': 0 }
    code.sentences.supported = { never: 0, sometimes: 0, 'almost-always': 0, always: 9, 'prefers-not': 3 }
    expect(readSupport({ code, paper })).toEqual({ sentences: { heard: { engaged: 8, said: 12, students: 12 }, supported: null, 'not-passed-around': null }, needs: null })
  })
})

describe('what students need, as it is read', () => {
  it('by mention, with those that fewer than five named among the others', () => {
    expect(readNeeds({ code: needs({ emotional: 12, study: 5, identity: 9, family: 3, 'prefers-not': 2 }), paper: none }))
      .toEqual({ people: 31, needs: [{ need: 'emotional', n: 12 }, { need: 'identity', n: 9 }, { need: 'study', n: 5 }], others: 5 })
  })
  it('others who would be fewer than five take the least named with them', () => {
    expect(readNeeds({ code: needs({ emotional: 12, identity: 9, company: 6, family: 1 }), paper: none })).toEqual({ people: 28, needs: [{ need: 'emotional', n: 12 }, { need: 'identity', n: 9 }], others: 7 })
  })
  it('nothing of it where fewer than ten said something, though many were asked', () => {
    expect(readNeeds({ code: needs({ identity: 9, 'prefers-not': 20 }), paper: none })).toBeNull()
  })
  it('all of paper is read; a few by code beside it are not', () => {
    expect(readNeeds({ code: none, paper: needs({ study: 12 }) })).toMatchObject({ needs: [{ need: 'study', n: 12 }] })
    expect(readNeeds({ code: needs({ identity: 5 }), paper: needs({ study: 12 }) })).toBeNull()
    expect(readNeeds({ code: needs({ identity: 4, study: 9 }), paper: needs({ identity: 8, study: 8 }) })).toEqual({ people: 29, needs: [], others: 29 })
  })
  it('no number is below five, neither of what is shown nor of what the team can work out by taking off its own paper', () => {
    fc.assert(fc.property(anySource, of => {
      const read = readNeeds(of)
      if (!read) return
      const whole = plus(of.code, of.paper)
      expect(sum(whole) - whole['prefers-not']).toBeGreaterThanOrEqual(10)
      expect(read.people).toBe(sum(whole))
      expect(read.others + read.needs.reduce((n, x) => n + x.n, 0)).toBe(read.people)
      expect(read.needs.map(x => x.n)).toEqual(read.needs.map(x => x.n).sort((a, b) => b - a))
      for (const x of read.needs) expect(x.n).toBe(whole[x.need])
      const byCode = { people: sum(of.code), needs: read.needs.map(x => of.code[x.need]), others: sum(of.code) - sum(of.code, read.needs.map(x => x.need)) }
      for (const n of [...read.needs.map(x => x.n), read.others, ...byCode.needs, byCode.others]) expect(n === 0 || n >= 5, String(n)).toBe(true)
      expect(byCode.people === 0 || byCode.people >= 10).toBe(true)
    }), { numRuns: 500 })
  })
  it('whatever is not shown might as well have been chosen by nobody: the page would be the same', () => {
    fc.assert(fc.property(anySource, of => {
      const read = readNeeds(of)
      if (!read) return
      const hidden = needOptions.filter(o => !read.needs.some(x => x.need === o))
      const silent = (n: Need): Need => needs({ ...n, ...Object.fromEntries(hidden.map(o => [o, 0])), 'prefers-not': n['prefers-not'] + sum(n, hidden) })
      const same = { code: silent(of.code), paper: silent(of.paper) }
      const said = read.needs.reduce((n, x) => n + x.n, 0)
      // Where those shown are fewer than ten, that ten spoke at all is what the page says, and no more.
      expect(readNeeds(same)).toEqual(said >= 10 ? read : null)
    }), { numRuns: 500 })
  })
})
