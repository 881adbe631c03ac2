import { expect, it } from 'vitest'
import { createPasswordLink, getPersonOfPasswordLink, usePasswordLink } from '../../../db/people/password-links.ts'
import { disablePerson } from '../../../db/people/people.ts'
import { getPersonOfSession } from '../../../db/people/sessions.ts'
import { signIn } from '../../../db/people/sign-in.ts'
import { anaSepulveda, demoPassword, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { cheapHashing, device, minutesLater, withCast } from './open.ts'

const key = Buffer.alloc(32, 7)
const linkFor = async (store: Store) => {
  const made = await createPasswordLink(store, key, { personId: rosaHuenchul.id, by: tomasAguilera.id })
  if (!made.ok) throw new Error(made.reason)
  return made.token
}
const use = (store: Store, token: string, password = 'lluvia sobre tejas') => usePasswordLink(store, key, token, { password }, cheapHashing)
const enter = (store: Store, password: string) => signIn(store, { email: rosaHuenchul.email, password, ...device }, cheapHashing)

onEachEngine('a link for a new password', open => {
  it('sets it once, ends every session and every wait', async () => {
    const store = await withCast(open)
    const before = await enter(store, demoPassword)
    for (let i = 0; i < 5; i++) await enter(store, 'no es esta')
    const token = await linkFor(store)
    expect(await getPersonOfPasswordLink(store, key, token)).toMatchObject({ name: 'Rosa Huenchul' })
    expect(await use(store, token)).toEqual({ ok: true })
    expect(before.ok && (await getPersonOfSession(store, before.session.token))).toBeNull()
    expect(await enter(store, demoPassword)).toEqual({ ok: false, reason: 'wrong' })
    expect(await enter(store, 'lluvia sobre tejas')).toMatchObject({ ok: true })
    expect(await use(store, token, 'otra vez con tejas')).toEqual({ ok: false, reason: 'over' })
  })

  it('sets it once when its form is sent twice at the same moment', async () => {
    const store = await withCast(open)
    const token = await linkFor(store)
    const answers = await Promise.all([use(store, token), use(store, token, 'otra vez con tejas')])
    expect(answers.filter(a => a.ok)).toHaveLength(1)
  })

  it('is over after half an hour, and once the account is disabled', async () => {
    const store = await withCast(open)
    const token = await linkFor(store)
    clockOf(store).set(minutesLater(30))
    expect(await use(store, token)).toEqual({ ok: false, reason: 'over' })
    clockOf(store).set(minutesLater(29))
    await disablePerson(store, { personId: rosaHuenchul.id, by: tomasAguilera.id })
    expect(await use(store, token)).toEqual({ ok: false, reason: 'over' })
  })

  it('cannot be made up, prolonged, or turned on somebody else', async () => {
    const store = await withCast(open)
    const [person, ends, signature] = (await linkFor(store)).split('.') as [string, string, string]
    for (const forged of ['', 'x', `${anaSepulveda.id}.${ends}.${signature}`, `${person}.${(Number.parseInt(ends, 36) + 1).toString(36)}.${signature}`, `${person}.${ends}.${'A'.repeat(43)}`])
      expect(await getPersonOfPasswordLink(store, key, forged)).toBeNull()
    expect(await getPersonOfPasswordLink(store, Buffer.alloc(32, 8), `${person}.${ends}.${signature}`), 'with another key').toBeNull()
  })

  it('asks for a good password, and makes one for an account that had none', async () => {
    const store = await withCast(open)
    await store.tx(tx => tx.delete(store.s.credential))
    const token = await linkFor(store)
    expect(await use(store, token, 'los boldos en flor')).toMatchObject({ ok: false, reason: 'not-good' })
    expect(await use(store, token)).toEqual({ ok: true })
    expect(await enter(store, 'lluvia sobre tejas')).toMatchObject({ ok: true })
  })

  it('is an administrator’s to make, and recorded', async () => {
    const store = await withCast(open)
    expect(await createPasswordLink(store, key, { personId: rosaHuenchul.id, by: anaSepulveda.id })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await createPasswordLink(store, key, { personId: 'nobody', by: tomasAguilera.id })).toEqual({ ok: false, reason: 'unknown' })
    await linkFor(store)
    expect(await store.read.select().from(store.s.audit)).toMatchObject([{ event: 'password.link-created', personId: tomasAguilera.id, detail: { of: rosaHuenchul.id } }])
  })
})
