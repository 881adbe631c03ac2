import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addStep, bringStepBack, builtInSteps, changeStep, defaultLadder, defaultLadderWith, isDefaultLadder, ladderOf, mostSteps, moveStep, nextStepAfter, readStep, setStepAside, stepsInUse, type Step } from '../../../cycles/protocol/ladder.ts'

const ids = (steps: readonly Step[]) => stepsInUse(steps).map(s => s.id)
const own = (label: string, isLast = false) => ({ label, responsible: null, turn: '', afterDays: null, isLast })

describe('the ladder of absence', () => {
  it('begins with the homeroom teacher and ends with the last resort', () => {
    expect(ids(defaultLadder)).toEqual(['homeroom', 'team', 'agreement', 'home-visit', 'notice-left', 'referral'])
    expect(defaultLadder.filter(s => s.isLast).map(s => s.id)).toEqual(['referral'])
    expect([nextStepAfter(defaultLadder, null)?.id, nextStepAfter(defaultLadder, 'team')?.id, nextStepAfter(defaultLadder, 'referral'), nextStepAfter(defaultLadder, 'nobody knows it')]).toEqual(['homeroom', 'agreement', null, null])
  })

  it('is put in another order, but nothing goes behind the last resort', () => {
    expect(ids(moveStep(defaultLadder, 'agreement', 'up'))).toEqual(['homeroom', 'agreement', 'team', 'home-visit', 'notice-left', 'referral'])
    expect(moveStep(defaultLadder, 'notice-left', 'down')).toEqual(defaultLadder)
    expect(moveStep(defaultLadder, 'referral', 'up')).toEqual(defaultLadder)
    expect(moveStep(defaultLadder, 'homeroom', 'up')).toEqual(defaultLadder)
  })

  it('keeps the place of a rung that is set aside, and goes on from it to the next in use', () => {
    const without = setStepAside(defaultLadder, 'agreement')
    expect(ids(without)).toEqual(['homeroom', 'team', 'home-visit', 'notice-left', 'referral'])
    expect(nextStepAfter(without, 'agreement')?.id).toBe('home-visit')
    expect(bringStepBack(without, 'agreement')).toEqual(defaultLadder)
  })

  it('needs no last resort; another rung that becomes it goes to the end', () => {
    const none = changeStep(defaultLadder, 'referral', own('Derivación', false))
    expect(none.some(s => s.isLast)).toBe(false)
    const visit = changeStep(defaultLadder, 'home-visit', own('Visita', true))
    expect([ids(visit).at(-1), visit.filter(s => s.isLast).length]).toEqual(['home-visit', 1])
    expect(ids(addStep(defaultLadder, 'own', own('Conversar en la feria'))).slice(-2)).toEqual(['own', 'referral'])
  })

  it('goes back to the one everybody starts from, with the school\'s own rungs set aside', () => {
    const changed = changeStep(addStep(moveStep(defaultLadder, 'team', 'up'), 'own', own('Conversar en la feria')), 'team', own('Consejo de curso'))
    const back = defaultLadderWith(changed)
    expect(stepsInUse(back)).toEqual(defaultLadder)
    expect([isDefaultLadder(back), isDefaultLadder(changed)]).toEqual([true, false])
    expect(back.find(s => s.id === 'own')).toMatchObject({ label: 'Conversar en la feria', isSetAside: true })
  })

  it('has built-in rungs a school never had set aside, not in use unasked', () => {
    const old = defaultLadder.filter(s => s.id !== 'notice-left')
    expect(ids(ladderOf(old))).not.toContain('notice-left')
    expect(ids(bringStepBack(ladderOf(old), 'notice-left'))).toEqual(['homeroom', 'team', 'agreement', 'home-visit', 'notice-left', 'referral'])
  })

  const change = fc.record({ what: fc.constantFrom('up', 'down', 'aside', 'back', 'change', 'last', 'add', 'addLast', 'default'), at: fc.nat({ max: 20 }) })
  it('whatever a school does to it: no rung is lost or there twice, one at most is last and stands last, and one is in use', () => {
    fc.assert(fc.property(fc.array(change, { maxLength: 40 }), changes => {
      let steps: Step[] = [...defaultLadder]
      let made = 0
      for (const { what, at } of changes) {
        const before = new Set(steps.map(s => s.id))
        const id = steps[at % steps.length]!.id
        if (what === 'up' || what === 'down') steps = moveStep(steps, id, what)
        if (what === 'aside') steps = setStepAside(steps, id)
        if (what === 'back') steps = bringStepBack(steps, id)
        if (what === 'change' || what === 'last') steps = changeStep(steps, id, own(`Paso ${id}`, what === 'last'))
        if (what === 'add' || what === 'addLast') steps = addStep(steps, `own-${++made}`, own('Otro', what === 'addLast'))
        if (what === 'default') steps = defaultLadderWith(steps)
        for (const was of before) expect(steps.some(s => s.id === was)).toBe(true)
        expect(new Set(steps.map(s => s.id)).size).toBe(steps.length)
        const inUse = stepsInUse(steps)
        expect(inUse.length).toBeGreaterThan(0)
        expect(inUse.length).toBeLessThanOrEqual(Math.max(mostSteps, builtInSteps.length))
        const last = steps.filter(s => s.isLast)
        expect(last.length).toBeLessThanOrEqual(1)
        if (last.length > 0) expect(inUse.at(-1)).toEqual(last[0])
        expect(ladderOf(steps)).toEqual(steps)
      }
    }))
  })
})

describe('a rung somebody types', () => {
  it('is a few words on one line, not said twice, and days that are a number or nothing', () => {
    expect(readStep({ label: ' Llamada\n del profe ', turn: ' al segundo  día', afterDays: ' 2 ' }, ['Equipo'])).toEqual({ ok: true, label: 'Llamada del profe', turn: 'al segundo día', afterDays: 2 })
    expect(readStep({ label: 'EQUIPO', turn: '', afterDays: 'dos' }, ['Equipo'])).toEqual({ ok: false, problems: { label: 'step_label_known', afterDays: 'step_days_not_read' } })
    expect(readStep({ label: ' ', turn: 'x'.repeat(161), afterDays: '0' }, [])).toEqual({ ok: false, problems: { label: 'step_label_missing', turn: 'step_turn_long', afterDays: 'step_days_not_read' } })
  })
})
