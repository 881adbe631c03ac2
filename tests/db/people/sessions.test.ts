import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { setDemoClock } from '../../../db/installation.ts'
import {
  agentFamilyOf, endOtherSessions, endSession, getPersonOfSession, listSessions, openSessionIn, openWithReason, purgeOldSessions, seePersonOfSession, signOut,
} from '../../../db/people/sessions.ts'
import { disablePerson } from '../../../db/people/people.ts'
import { anaSepulveda, losBoldos, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { device, hoursLater, minutesLater, withCast } from './open.ts'

const sessionOf = (store: Store, personId = rosaHuenchul.id, sharedComputer = true) =>
  store.tx(tx => openSessionIn(store, tx, { personId, ...device, sharedComputer }))

onEachEngine('a session', open => {
  it('tells who is asking, with their memberships', async () => {
    const store = await withCast(open)
    const { token } = await sessionOf(store)
    expect(await getPersonOfSession(store, token)).toMatchObject({
      id: rosaHuenchul.id, name: 'Rosa Huenchul', email: 'rosa.huenchul@demo.example', profession: 'principal', language: 'es',
      memberships: rosaHuenchul.memberships, openedForReason: null,
      session: { sharedComputer: true, idleMinutes: 30, agentFamily: 'Firefox, Windows' },
    })
  })

  it('keeps the token nowhere, only its hash', async () => {
    const store = await withCast(open)
    const { token, idHash } = await sessionOf(store)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const rows = await store.read.select().from(store.s.session)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows[0]?.idHash).toBe(idHash)
    expect(await getPersonOfSession(store, idHash), 'the stored hash opens nothing').toBeNull()
    expect(await getPersonOfSession(store, ''), 'nor does nothing').toBeNull()
  })

  it('ends after 30 minutes without use on a shared computer, and lives on while it is used', async () => {
    const store = await withCast(open)
    const { token } = await sessionOf(store)
    clockOf(store).set(minutesLater(29))
    expect(await getPersonOfSession(store, token)).not.toBeNull()
    clockOf(store).set(minutesLater(58))
    expect(await getPersonOfSession(store, token)).not.toBeNull()
    clockOf(store).set(minutesLater(58 + 30))
    expect(await getPersonOfSession(store, token)).toBeNull()
    clockOf(store).set(minutesLater(59))
    expect(await getPersonOfSession(store, token), 'asking too late did not prolong it').not.toBeNull()
  })

  it('is not kept alive by what a page asks by itself', async () => {
    const store = await withCast(open)
    const { token } = await sessionOf(store)
    for (const minutes of [10, 20, 29]) {
      clockOf(store).set(minutesLater(minutes))
      expect(await seePersonOfSession(store, token)).toMatchObject({ id: rosaHuenchul.id })
    }
    clockOf(store).set(minutesLater(30))
    expect(await seePersonOfSession(store, token)).toBeNull()
    expect(await getPersonOfSession(store, token)).toBeNull()
  })

  it('ends after 12 hours on a shared computer however much it is used', async () => {
    const store = await withCast(open)
    const { token } = await sessionOf(store)
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      clockOf(store).set(minutesLater(minutes))
      expect(await getPersonOfSession(store, token)).not.toBeNull()
    }
    clockOf(store).set(hoursLater(12))
    expect(await getPersonOfSession(store, token)).toBeNull()
  })

  it("lasts 8 hours without use and 7 days in all on one's own computer", async () => {
    const store = await withCast(open)
    const { token } = await sessionOf(store, rosaHuenchul.id, false)
    for (let hours = 7; hours < 7 * 24; hours += 7) {
      clockOf(store).set(hoursLater(hours))
      expect(await getPersonOfSession(store, token)).not.toBeNull()
    }
    clockOf(store).set(hoursLater(7 * 24))
    expect(await getPersonOfSession(store, token)).toBeNull()
    clockOf(store).set(hoursLater(0))
    const second = await sessionOf(store, rosaHuenchul.id, false)
    clockOf(store).set(hoursLater(8))
    expect(await getPersonOfSession(store, second.token)).toBeNull()
  })

  it('writes that it was seen at most once a minute', async () => {
    const store = await withCast(open)
    const { token, idHash } = await sessionOf(store)
    const seen = async () => (await store.read.select({ at: store.s.session.lastSeenAt }).from(store.s.session).where(eq(store.s.session.idHash, idHash)))[0]?.at.toISOString()
    const first = await seen()
    clockOf(store).set(minutesLater(0.9))
    await getPersonOfSession(store, token)
    expect(await seen()).toBe(first)
    clockOf(store).set(minutesLater(1))
    await getPersonOfSession(store, token)
    expect(await seen()).toBe(minutesLater(1))
  })

  it('is over after signing out, and signing out twice is recorded once', async () => {
    const store = await withCast(open)
    const { token } = await sessionOf(store)
    await signOut(store, token, 'r1')
    await signOut(store, token, 'r2')
    expect(await getPersonOfSession(store, token)).toBeNull()
    const rows = await store.read.select().from(store.s.audit).where(eq(store.s.audit.event, 'sign-out'))
    expect(rows).toMatchObject([{ personId: rosaHuenchul.id, requestId: 'r1' }])
  })

  it('can be ended by its owner, but not by naming somebody else’s', async () => {
    const store = await withCast(open)
    const here = await sessionOf(store)
    const lost = await sessionOf(store)
    const anas = await sessionOf(store, anaSepulveda.id)
    expect(await endSession(store, anas.idHash, { personId: rosaHuenchul.id, by: rosaHuenchul.id })).toBe(false)
    expect(await getPersonOfSession(store, anas.token)).not.toBeNull()
    expect(await endSession(store, lost.idHash, { personId: rosaHuenchul.id, by: rosaHuenchul.id })).toBe(true)
    expect((await listSessions(store, rosaHuenchul.id)).map(s => s.idHash)).toEqual([here.idHash])
  })

  it('goes on when its owner ends all the others', async () => {
    const store = await withCast(open)
    const here = await sessionOf(store)
    const others = [await sessionOf(store), await sessionOf(store, rosaHuenchul.id, false)]
    const anas = await sessionOf(store, anaSepulveda.id)
    expect(await endOtherSessions(store, here.idHash, { personId: rosaHuenchul.id, by: rosaHuenchul.id })).toBe(2)
    for (const other of others) expect(await getPersonOfSession(store, other.token)).toBeNull()
    expect(await getPersonOfSession(store, here.token)).not.toBeNull()
    expect(await getPersonOfSession(store, anas.token)).not.toBeNull()
  })

  it('is dead at once when its person is disabled', async () => {
    const store = await withCast(open)
    const sessions = [await sessionOf(store), await sessionOf(store, rosaHuenchul.id, false)]
    expect(await disablePerson(store, { personId: rosaHuenchul.id, by: tomasAguilera.id })).toEqual({ ok: true })
    for (const s of sessions) expect(await getPersonOfSession(store, s.token)).toBeNull()
    expect(await listSessions(store, rosaHuenchul.id)).toEqual([])
  })

  it('is not listed once it is idle for too long', async () => {
    const store = await withCast(open)
    await sessionOf(store)
    const own = await sessionOf(store, rosaHuenchul.id, false)
    clockOf(store).set(hoursLater(1))
    expect((await listSessions(store, rosaHuenchul.id)).map(s => s.idHash)).toEqual([own.idHash])
  })

  it("carries an administrator's stated reason for one school, and records it", async () => {
    const store = await withCast(open)
    const { token, idHash } = await sessionOf(store, tomasAguilera.id)
    await openWithReason(store, { idHash, personId: tomasAguilera.id, rbd: losBoldos.rbd, reason: 'El equipo pidió ayuda por teléfono' })
    expect((await getPersonOfSession(store, token))?.openedForReason).toEqual({ rbd: losBoldos.rbd, reason: 'El equipo pidió ayuda por teléfono' })
    const rows = await store.read.select().from(store.s.audit).where(eq(store.s.audit.event, 'notebook.opened-with-reason'))
    expect(rows).toMatchObject([{ personId: tomasAguilera.id, rbd: losBoldos.rbd, detail: { reason: 'El equipo pidió ayuda por teléfono' } }])
  })

  it('is removed thirty days after its end, not before', async () => {
    const store = await withCast(open)
    await sessionOf(store)
    clockOf(store).set(hoursLater(12 + 30 * 24))
    expect(await purgeOldSessions(store)).toBe(0)
    clockOf(store).set(hoursLater(13 + 30 * 24))
    expect(await purgeOldSessions(store)).toBe(1)
  })

  it('survives a jump of a demo’s clock', async () => {
    const store = await withCast(open, 'demo')
    const { token } = await sessionOf(store)
    expect(await setDemoClock(store, '2027-03-15T12:00:00Z', clockOf(store))).toEqual({ ok: true })
    expect(await getPersonOfSession(store, token)).not.toBeNull()
  })
})

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36 Edg/128.0', 'Edge, Windows'],
  ['Mozilla/5.0 (Linux; Android 9; SM-J530) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0', 'Firefox, Linux'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1 Version/16.0 Mobile Safari/604.1', 'Safari, iOS'],
  ['curl/8', ''],
  [null, ''],
])('recognises %s', (userAgent, family) => {
  expect(agentFamilyOf(userAgent)).toBe(family)
})
