import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heardOf, isPromiseElsewhere, levelsOf, readingOf, standingActions, waysOf, whoWorkedWithWhom, type MixAction } from '../../../cycles/together/mix.ts'
import { supportLevels } from '../../../cycles/notebook/parts.ts'
import { professionsOfASchool } from '../../../cycles/people/professions.ts'
import { waysOfWorking } from '../../../cycles/together/ways.ts'

const action = (a: Partial<MixAction>): MixAction => ({ state: 'doing', level: '', way: '', professions: [], ...a })
const anyAction = fc.record({
  state: fc.constantFrom('planned', 'doing', 'done', 'left'), level: fc.constantFrom('', ...supportLevels), way: fc.constantFrom('', ...waysOfWorking),
  professions: fc.uniqueArray(fc.constantFrom(...professionsOfASchool), { maxLength: 4 }),
}) as fc.Arbitrary<MixAction>

describe('the levels of support of a cycle', () => {
  it('set what was planned against what was done and what was left', () => {
    expect(levelsOf([action({ level: 'school', state: 'left' }), action({ level: 'school', state: 'done' }), action({ level: 'individual' }), action({})])).toEqual({
      school: { planned: 2, done: 1, left: 1 }, group: { planned: 0, done: 0, left: 0 }, individual: { planned: 1, done: 0, left: 0 }, unsaid: { planned: 1, done: 0, left: 0 },
    })
  })
  it('count every action once', () => {
    fc.assert(fc.property(fc.array(anyAction), actions => {
      const levels = Object.values(levelsOf(actions))
      expect(levels.reduce((n, l) => n + l.planned, 0)).toBe(actions.length)
      for (const l of levels) expect(l.done + l.left).toBeLessThanOrEqual(l.planned)
    }))
  })
  it('say when the plan promises everybody and the time went to single students', () => {
    const promised = [action({ level: 'school' }), action({ level: 'group' }), action({ level: 'individual', state: 'done' })]
    expect(isPromiseElsewhere(levelsOf(promised))).toBe(true)
    expect(isPromiseElsewhere(levelsOf([...promised, action({ level: 'group', state: 'done' })]))).toBe(false)
    expect(isPromiseElsewhere(levelsOf([action({ level: 'school' })]))).toBe(false)
  })
})

describe('how a team works', () => {
  const read = (ways: MixAction['way'][]) => readingOf(waysOf(ways))
  it('is the way of more than half of what says its way', () => {
    expect(read(['joint', 'joint', 'referral'])).toBe('joint')
    expect(read(['referral', 'referral', 'referral', 'joint', 'alone'])).toBe('referral')
    expect(read(['joint', 'joint', 'referral', 'referral'])).toBe('mixed')
  })
  it('is not read from fewer than three, nor from what nobody said', () => {
    expect(read([])).toBe('nothing')
    expect(read(['', ''])).toBe('unsaid')
    expect(read(['joint', 'joint', ''])).toBe('few')
    expect(read(['', '', '', '', 'joint', 'joint', 'joint'])).toBe('joint')
  })
  it('never depends on what was left', () => {
    fc.assert(fc.property(fc.array(anyAction), actions => {
      const left = actions.map(a => ({ ...a, state: 'left' as const }))
      expect(readingOf(waysOf(standingActions(left).map(a => a.way)))).toBe('nothing')
    }))
  })
})

describe('who worked with whom', () => {
  it('is what was said to be joint, and nothing else', () => {
    const who = whoWorkedWithWhom([
      action({ way: 'joint', professions: ['psychologist', 'homeroom-teacher'] }), action({ way: '', professions: ['principal', 'psychologist'] }), action({ way: 'referral', professions: ['social-worker', 'psychologist'] }),
    ], ['counsellor', 'psychologist'])
    expect(who).toEqual([
      { profession: 'principal', with: [], tookPart: true }, { profession: 'counsellor', with: [], tookPart: false }, { profession: 'psychologist', with: ['homeroom-teacher'], tookPart: true },
      { profession: 'social-worker', with: [], tookPart: true }, { profession: 'homeroom-teacher', with: ['psychologist'], tookPart: true },
    ])
  })
  it('goes both ways, never to oneself, and does not grow with repetition', () => {
    fc.assert(fc.property(fc.array(anyAction), actions => {
      const who = whoWorkedWithWhom(actions, [])
      const with_ = new Map(who.map(w => [w.profession, w.with]))
      for (const w of who) for (const q of w.with) {
        expect(q).not.toBe(w.profession)
        expect(with_.get(q)).toContain(w.profession)
      }
      expect(whoWorkedWithWhom([...actions, ...actions], [])).toEqual(who)
    }))
  })
})

it('voices are heard or not: how often, how many people as far as it was said, and when last', () => {
  expect(heardOf([{ on: '2026-09-02', whom: 'both', heard: 4 }, { on: '2026-08-02', whom: 'students', heard: null }])).toEqual({
    students: { times: 2, people: 4, last: '2026-09-02' }, families: { times: 1, people: 4, last: '2026-09-02' },
  })
  expect(heardOf([{ on: '2026-09-02', whom: 'families', heard: null }])).toEqual({ students: null, families: { times: 1, people: null, last: '2026-09-02' } })
})
