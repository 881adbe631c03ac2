import { asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { forgetOldAttempts, waitAfter } from '../../../db/people/attempts.ts'
import { needsRehash, strongHashing } from '../../../db/people/password-hash.ts'
import { getPersonOfSession } from '../../../db/people/sessions.ts'
import { disablePerson } from '../../../db/people/people.ts'
import { changePassword, signIn, signInAsCast } from '../../../db/people/sign-in.ts'
import { anaSepulveda, demoPassword, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { cheapHashing, device, hoursLater, minutesLater, withCast } from './open.ts'

const enter = (store: Store, password = demoPassword, email = rosaHuenchul.email) => signIn(store, { email, password, ...device, requestId: 'r1' }, cheapHashing)
const recorded = async (store: Store) =>
  (await store.read.select().from(store.s.audit).orderBy(asc(store.s.audit.id))).filter(a => a.event.startsWith('sign-in')).map(a => ({ event: a.event, personId: a.personId, detail: a.detail }))
const secretOf = async (store: Store, personId: string) =>
  (await store.read.select({ secret: store.s.credential.secret }).from(store.s.credential).where(eq(store.s.credential.personId, personId)))[0]?.secret ?? ''

onEachEngine('signing in', open => {
  it('opens a new session with the right password, however the address is written', async () => {
    const store = await withCast(open)
    const first = await enter(store, demoPassword, '  Rosa.Huenchul@DEMO.example ')
    const second = await enter(store)
    if (!first.ok || !second.ok) throw new Error('both sign-ins were right')
    expect(first.session.token).not.toBe(second.session.token)
    expect((await getPersonOfSession(store, first.session.token))?.id).toBe(rosaHuenchul.id)
    expect(await recorded(store)).toEqual([
      { event: 'sign-in.ok', personId: rosaHuenchul.id, detail: { way: 'password', sharedComputer: true } },
      { event: 'sign-in.ok', personId: rosaHuenchul.id, detail: { way: 'password', sharedComputer: true } },
    ])
  })

  it('gives a wrong password, an unknown address and a disabled account the same answer', async () => {
    const store = await withCast(open)
    await disablePerson(store, { personId: anaSepulveda.id, by: tomasAguilera.id })
    const answers = [await enter(store, 'no es esta'), await enter(store, demoPassword, 'nadie@demo.example'), await enter(store, demoPassword, anaSepulveda.email), await enter(store, '')]
    for (const answer of answers) expect(answer).toEqual({ ok: false, reason: 'wrong' })
    expect(await store.read.select().from(store.s.session)).toEqual([])
  })

  it('records an unknown address without writing it down', async () => {
    const store = await withCast(open)
    await enter(store, 'x', 'nadie@demo.example')
    const [row] = await recorded(store)
    expect(row).toMatchObject({ event: 'sign-in.failed', personId: null })
    expect(row?.detail.addressHash).toMatch(/^[0-9a-f]{12}$/)
    expect(JSON.stringify(await store.read.select().from(store.s.audit))).not.toContain('nadie')
    expect(JSON.stringify(await store.read.select().from(store.s.attempt))).not.toContain('nadie')
  })

  it('waits after the fifth failure in a row, and the right password waits too', async () => {
    const store = await withCast(open)
    for (let i = 0; i < 5; i++) expect(await enter(store, 'no es esta')).toEqual({ ok: false, reason: 'wrong' })
    expect(await enter(store)).toEqual({ ok: false, reason: 'wait', until: new Date(minutesLater(0.5)) })
    clockOf(store).set(minutesLater(0.5))
    expect(await enter(store)).toMatchObject({ ok: true })
    expect((await recorded(store)).map(r => r.event)).toEqual([...Array<string>(5).fill('sign-in.failed'), 'sign-in.blocked', 'sign-in.ok'])
    // A right password forgets the failures before it.
    for (let i = 0; i < 4; i++) await enter(store, 'no es esta')
    expect(await enter(store)).toMatchObject({ ok: true })
  })

  it('makes an address nobody has wait the same', async () => {
    const store = await withCast(open)
    for (let i = 0; i < 5; i++) await enter(store, 'x', 'nadie@demo.example')
    expect(await enter(store, 'x', 'Nadie@demo.example')).toMatchObject({ ok: false, reason: 'wait' })
    expect(await enter(store), 'and nobody else').toMatchObject({ ok: true })
  })

  it('waits longer each time, up to a quarter of an hour, and never for good', async () => {
    expect([1, 4, 5, 6, 7, 8, 9, 10, 50, 5000].map(waitAfter)).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900])
    const store = await withCast(open)
    for (let i = 0; i < 5; i++) await enter(store, 'no es esta')
    clockOf(store).set(minutesLater(0.5))
    await enter(store, 'no es esta')
    expect(await enter(store)).toEqual({ ok: false, reason: 'wait', until: new Date(minutesLater(1.5)) })
    clockOf(store).set(minutesLater(2))
    expect(await enter(store)).toMatchObject({ ok: true })
  })

  it('counts tries made at the same moment one by one', async () => {
    const store = await withCast(open)
    const answers = await Promise.all(Array.from({ length: 12 }, () => enter(store, 'no es esta')))
    expect(answers.filter(a => !a.ok && a.reason === 'wrong')).toHaveLength(5)
    expect(answers.filter(a => !a.ok && a.reason === 'wait')).toHaveLength(7)
  })

  it('forgets failures after a day', async () => {
    const store = await withCast(open)
    for (let i = 0; i < 4; i++) await enter(store, 'no es esta')
    clockOf(store).set(hoursLater(25))
    await enter(store, 'no es esta')
    const [row] = await store.read.select().from(store.s.attempt)
    expect(row).toMatchObject({ failures: 1, blockedUntil: null })
  })

  it('hashes the password again when the parameters changed, and not otherwise', async () => {
    const store = await withCast(open)
    const planted = await secretOf(store, rosaHuenchul.id)
    expect(needsRehash(planted, cheapHashing)).toBe(true)
    expect(needsRehash(planted), 'the strong parameters are the default').toBe(true)
    await enter(store)
    const renewed = await secretOf(store, rosaHuenchul.id)
    expect(needsRehash(renewed, cheapHashing)).toBe(false)
    expect(await enter(store)).toMatchObject({ ok: true })
    expect(await secretOf(store, rosaHuenchul.id)).toBe(renewed)
  })

  it('takes a password longer than any allowed one for wrong', async () => {
    const store = await withCast(open)
    expect(await enter(store, 'a'.repeat(100_000))).toEqual({ ok: false, reason: 'wrong' })
  })

  it('lets people in as the cast in a demo only', async () => {
    const real = await withCast(open)
    expect(await signInAsCast(real, { personId: rosaHuenchul.id, ...device })).toEqual({ ok: false, reason: 'not-a-demo' })
    expect(await real.read.select().from(real.s.session)).toEqual([])
    const demo = await withCast(open, 'demo')
    const answer = await signInAsCast(demo, { personId: rosaHuenchul.id, ...device })
    if (!answer.ok) throw new Error('the cast signs in in a demo')
    expect((await getPersonOfSession(demo, answer.session.token))?.name).toBe('Rosa Huenchul')
    expect(await signInAsCast(demo, { personId: 'nobody', ...device })).toEqual({ ok: false, reason: 'unknown' })
  })
})

onEachEngine('changing a password', open => {
  const signedIn = async (store: Store) => {
    const answer = await enter(store)
    if (!answer.ok) throw new Error('signed in')
    return answer.session
  }
  const change = (store: Store, keepSession: string, given: Partial<{ current: string; next: string; endOtherSessions: boolean }> = {}) =>
    changePassword(store, { personId: rosaHuenchul.id, current: demoPassword, next: 'lluvia sobre tejas', keepSession, endOtherSessions: true, ...given }, cheapHashing)

  it('asks for the present one', async () => {
    const store = await withCast(open)
    const { idHash } = await signedIn(store)
    expect(await change(store, idHash, { current: 'no es esta' })).toEqual({ ok: false, reason: 'wrong' })
    expect(await enter(store)).toMatchObject({ ok: true })
  })

  it('takes the new one at once, and ends the other sessions when asked', async () => {
    const store = await withCast(open)
    const other = await signedIn(store)
    const here = await signedIn(store)
    expect(await change(store, here.idHash)).toEqual({ ok: true, ended: 1 })
    expect(await getPersonOfSession(store, other.token)).toBeNull()
    expect(await getPersonOfSession(store, here.token)).not.toBeNull()
    expect(await enter(store)).toEqual({ ok: false, reason: 'wrong' })
    expect(await enter(store, 'lluvia sobre tejas')).toMatchObject({ ok: true })
  })

  it('leaves the other sessions when not asked', async () => {
    const store = await withCast(open)
    const other = await signedIn(store)
    const here = await signedIn(store)
    expect(await change(store, here.idHash, { endOtherSessions: false })).toEqual({ ok: true, ended: 0 })
    expect(await getPersonOfSession(store, other.token)).not.toBeNull()
  })

  it("refuses a weak one, and one with the person's or the school's name", async () => {
    const store = await withCast(open)
    const { idHash } = await signedIn(store)
    expect(await change(store, idHash, { next: 'corta' })).toEqual({ ok: false, reason: 'not-good', problems: [{ kind: 'too-short' }] })
    expect(await change(store, idHash, { next: 'los boldos en flor' })).toMatchObject({ problems: [{ kind: 'contains', word: 'boldos' }] })
    expect(await change(store, idHash, { next: 'señora huenchul' })).toMatchObject({ problems: [{ kind: 'contains', word: 'huenchul' }] })
  })

  it('waits after five wrong ones', async () => {
    const store = await withCast(open)
    const { idHash } = await signedIn(store)
    for (let i = 0; i < 5; i++) await change(store, idHash, { current: 'no es esta' })
    expect(await change(store, idHash)).toMatchObject({ ok: false, reason: 'wait' })
    expect(await enter(store), 'signing in is counted apart').toMatchObject({ ok: true })
  })
})

it('is never cheaper by default than 64 MiB, three passes, one lane', () => {
  expect(strongHashing).toEqual({ memoryKiB: 65_536, passes: 3, lanes: 1 })
})

onEachEngine('old attempts', open => {
  it('are forgotten after a day, and a fresh wait is not', async () => {
    const store = await open()
    const now = store.clock.now()
    await store.tx(tx => tx.insert(store.s.attempt).values([
      { key: 'last week', failures: 9, lastAt: new Date(now.getTime() - 7 * 86_400_000), blockedUntil: null },
      { key: 'just now', failures: 5, lastAt: now, blockedUntil: new Date(now.getTime() + 30_000) },
    ]))
    expect(await forgetOldAttempts(store)).toBe(1)
    expect((await store.read.select().from(store.s.attempt)).map(a => a.key)).toEqual(['just now'])
  })
})
