import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangeActions, dueOf, isActionState, nextStates, type ActionState } from '../../../cycles/notebook/action-list.ts'
import { logViewOf, openNotes, pageOfLog } from '../../../cycles/notebook/log.ts'
import { professionsOfASchool } from '../../../cycles/people/professions.ts'

/** A Wednesday. */
const today = '2026-11-18'
const action = (id: string, state: ActionState, from = '', to = '') => ({ id, body: { state, from, to } })

describe('a list of actions', () => {
  it('begins with what is under way, then what is to begin; what ended is apart', () => {
    const { current, done, left } = arrangeActions([
      action('a', 'planned', '2026-12-01'), action('b', 'done', '', '2026-10-01'), action('c', 'doing', '2026-08-01', '2026-11-27'),
      action('d', 'doing', '2026-08-01', '2026-11-20'), action('e', 'doing'), action('f', 'left', '2026-09-01'), action('g', 'planned'), action('h', 'done', '', '2026-11-01'),
    ])
    expect(current.map(a => a.id)).toEqual(['d', 'c', 'e', 'a', 'g'])
    expect(done.map(a => a.id)).toEqual(['h', 'b'])
    expect(left.map(a => a.id)).toEqual(['f'])
  })

  it('loses none and doubles none', () => {
    const some = fc.record({ state: fc.constantFrom<ActionState>('planned', 'doing', 'done', 'left'), from: fc.constantFrom('', '2026-03-01', '2026-11-18'), to: fc.constantFrom('', '2026-10-01', '2026-12-01') })
    fc.assert(fc.property(fc.array(some, { maxLength: 20 }), bodies => {
      const { current, done, left } = arrangeActions(bodies.map((body, i) => ({ id: String(i).padStart(2, '0'), body })))
      expect([...current, ...done, ...left].map(a => Number(a.id)).sort((a, b) => a - b)).toEqual(bodies.map((_, i) => i))
    }))
  })

  it('says what ends or begins this week, and asks about a day that went by', () => {
    expect(dueOf(action('a', 'doing', '2026-08-01', '2026-11-20').body, today)).toEqual({ kind: 'ends-this-week', on: '2026-11-20' })
    expect(dueOf(action('a', 'doing', '2026-08-01', '2026-11-18').body, today)).toEqual({ kind: 'ends-this-week', on: '2026-11-18' })
    expect(dueOf(action('a', 'doing', '2026-08-01', '2026-11-17').body, today)).toEqual({ kind: 'was-to-end', on: '2026-11-17' })
    expect(dueOf(action('a', 'planned', '2026-11-20').body, today)).toEqual({ kind: 'begins-this-week', on: '2026-11-20' })
    expect(dueOf(action('a', 'planned', '2026-11-02', '2026-12-18').body, today)).toEqual({ kind: 'was-to-begin', on: '2026-11-02' })
    expect(dueOf(action('a', 'doing', '2026-08-01', '2026-11-27').body, today)).toBeNull()
    expect(dueOf(action('a', 'done', '2026-08-01', '2026-11-20').body, today)).toBeNull()
    expect(dueOf(action('a', 'doing').body, today)).toBeNull()
  })

  it('has a way back from every state', () => {
    for (const state of Object.keys(nextStates) as ActionState[]) {
      expect(nextStates[state].length).toBeGreaterThan(0)
      expect([...nextStates[state], ...nextStates[state].flatMap(s => nextStates[s])]).toContain('doing')
    }
    expect([isActionState('done'), isActionState('toString'), isActionState(undefined)]).toEqual([true, false, false])
  })

  it('has boxes for those who work in a school, not for those who accompany it', () => {
    expect(professionsOfASchool).toHaveLength(11)
    expect(professionsOfASchool).not.toContain('advisor')
  })
})

describe('a log', () => {
  const notes = (n: number) => Array.from({ length: n }, (_, i) => ({ id: i, on: `2026-${String(11 - Math.floor((i * 9) / n)).padStart(2, '0')}-15` }))
  it('with few notes is all there, without links', () => {
    expect(pageOfLog(notes(openNotes + 1), 'latest')).toMatchObject({ total: openNotes + 1, months: [] })
    expect(pageOfLog(notes(openNotes + 1), 'latest').shown).toHaveLength(openNotes + 1)
  })

  it('with many shows the latest, and every month leads to its own', () => {
    const all = notes(500)
    const page = pageOfLog(all, 'latest')
    expect(page.shown).toEqual(all.slice(0, openNotes))
    expect(page.months.reduce((sum, x) => sum + x.notes, 0)).toBe(500)
    expect(page.months.flatMap(x => pageOfLog(all, { month: x.month }).shown)).toEqual(all)
    expect(pageOfLog(all, 'all').shown).toEqual(all)
  })

  it('takes from an address only what it knows', () => {
    expect([logViewOf(null), logViewOf('todo'), logViewOf('2026-09'), logViewOf('2026-19'), logViewOf('<b>')]).toEqual(['latest', 'all', { month: '2026-09' }, 'latest', 'latest'])
  })
})
