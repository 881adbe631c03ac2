import { expect, it } from 'vitest'
import { addStep, changeStep, defaultLadder, moveStep, setStepAside, stepsInUse } from '../../../cycles/protocol/ladder.ts'
import { daysBackFrom, readReferral, type ReferralRule } from '../../../cycles/protocol/protocol.ts'
import { changeProtocol, getProtocol, getReferralProtocol, newStepId, restoreDefaultLadder, undoLastChange } from '../../../db/protocol/protocol.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, boldos, plantPeople } from '../notebook/plant.ts'

const words = (label: string) => ({ label, responsible: 'teacher' as const, turn: 'al segundo día', afterDays: 2, isLast: false })
const rule = (more: Partial<ReferralRule> = {}): ReferralRule => ({ responsible: 'psychologist', when: 'cuando…', daysUntilBack: 7, isSetAside: false, ...more })

onEachEngine('a school\'s protocol', open => {
  const begin = async () => {
    const store = await open()
    const { rosa } = await plantPeople(store)
    return { store, who: { rbd: boldos, by: rosa } }
  }
  const ladder = async (store: Parameters<typeof getProtocol>[0], rbd = boldos) => stepsInUse((await getProtocol(store, rbd)).protocol.steps).map(s => s.id)

  it('is everybody\'s ladder until the school changes it, and its own from then on', async () => {
    const { store, who } = await begin()
    expect(await getProtocol(store, boldos)).toEqual({ protocol: { steps: defaultLadder, referrals: {}, rhythms: {} }, last: null })
    expect(await changeProtocol(store, who, p => ({ ...p, steps: changeStep(moveStep(p.steps, 'agreement', 'up'), 'homeroom', words('Llamada del profe jefe')) }))).toBe(true)
    const { protocol, last } = await getProtocol(store, boldos)
    expect(protocol.steps.slice(0, 2)).toMatchObject([{ id: 'homeroom', label: 'Llamada del profe jefe', responsible: 'teacher', turn: 'al segundo día', afterDays: 2 }, { id: 'agreement' }])
    expect(last).toMatchObject({ version: 1, savedBy: 'Rosa Huenchul' })
    expect(await ladder(store, bahia)).toEqual(defaultLadder.map(s => s.id))
    expect(await changeProtocol(store, who, p => ({ ...p, steps: moveStep(p.steps, 'referral', 'up') }))).toBe(false)
    expect((await getProtocol(store, boldos)).last!.version).toBe(1)
  })

  it('is taken back one change, and that too; a rung made since is set aside, not lost', async () => {
    const { store, who } = await begin()
    expect(await undoLastChange(store, who)).toBe(false)
    await changeProtocol(store, who, p => ({ ...p, steps: setStepAside(p.steps, 'agreement') }))
    const id = newStepId(store)
    await changeProtocol(store, who, p => ({ ...p, steps: addStep(p.steps, id, words('Conversar en la feria')) }))
    expect(await ladder(store)).toEqual(['homeroom', 'team', 'home-visit', 'notice-left', id, 'referral'])
    expect(await undoLastChange(store, who)).toBe(true)
    expect(await ladder(store)).toEqual(['homeroom', 'team', 'home-visit', 'notice-left', 'referral'])
    expect((await getProtocol(store, boldos)).protocol.steps.find(s => s.id === id)).toMatchObject({ label: 'Conversar en la feria', isSetAside: true })
    await undoLastChange(store, who)
    expect(await ladder(store)).toContain(id)
    await restoreDefaultLadder(store, who)
    expect(await ladder(store)).toEqual(defaultLadder.map(s => s.id))
    await undoLastChange(store, who)
    expect(await ladder(store)).toEqual(['homeroom', 'team', 'home-visit', 'notice-left', id, 'referral'])
  })

  it('loses no change of two who make one at once', async () => {
    const { store, who } = await begin()
    await Promise.all(['uno', 'dos', 'tres'].map(label => changeProtocol(store, who, p => ({ ...p, steps: addStep(p.steps, `id-${label}`, words(label)) }))))
    expect((await ladder(store)).filter(id => id.startsWith('id-')).sort()).toEqual(['id-dos', 'id-tres', 'id-uno'])
  })

  it('says of the places a school refers to who, when and within how many days; of those set aside or of another school nothing', async () => {
    const { store, who } = await begin()
    expect(await getReferralProtocol(store, boldos)).toEqual(new Map())
    await changeProtocol(store, who, p => ({ ...p, referrals: { health: rule({ daysUntilBack: 30 }), oln: rule({ responsible: null, daysUntilBack: 21 }), inside: rule(), other: rule({ isSetAside: true }) } }))
    expect([...await getReferralProtocol(store, boldos)]).toEqual([
      ['inside', { responsible: 'psychologist', when: 'cuando…', daysUntilBack: 7 }], ['oln', { responsible: null, when: 'cuando…', daysUntilBack: 21 }],
      ['health', { responsible: 'psychologist', when: 'cuando…', daysUntilBack: 30 }],
    ])
    const { protocol } = await getProtocol(store, boldos)
    expect([daysBackFrom(protocol, 'inside'), daysBackFrom(protocol, 'outside'), daysBackFrom((await getProtocol(store, bahia)).protocol, 'outside')]).toEqual([7, 21, 14])
    expect((await getReferralProtocol(store, bahia)).size).toBe(0)
  })
})

it('a referral somebody types has the usual days when none are said, and from 1 to 90', () => {
  expect(readReferral({ when: ' si la   familia acepta ', daysUntilBack: '' })).toEqual({ ok: true, when: 'si la familia acepta', daysUntilBack: 14 })
  for (const daysUntilBack of ['0', '91', 'dos', '-3']) expect(readReferral({ when: '', daysUntilBack })).toEqual({ ok: false, problems: { daysUntilBack: 'days_back_not_read' } })
})
