import { expect, it } from 'vitest'
import { whyMay } from '../../../cycles/people/permissions.ts'
import { getInstallation } from '../../../db/installation.ts'
import { completeFirstRun, type FirstRun } from '../../../db/people/first-run.ts'
import { getPersonOfSession } from '../../../db/people/sessions.ts'
import { signIn } from '../../../db/people/sign-in.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { cheapHashing, device, minutesLater } from './open.ts'

const code = '7K2M-9QXB-4D0T'
const given: FirstRun = {
  code: '7k2m 9qxb-4d0t', name: 'Tomás Aguilera', email: 'Tomas@costaclara.example', password: 'lluvia sobre tejas', territoryName: 'Costa Clara',
  programmeName: 'Cuaderno de ciclos', timeZone: 'America/Santiago', language: 'es', agentFamily: 'Firefox, Linux',
}
const run = (store: Store, change: Partial<FirstRun> = {}) => completeFirstRun(store, code, { ...given, ...change }, cheapHashing)

onEachEngine('the first run', open => {
  it('makes the installation and its administrator, signed in', async () => {
    const store = await open()
    const answer = await run(store)
    if (!answer.ok) throw new Error(answer.reason)
    expect(await getInstallation(store)).toMatchObject({ kind: 'real', territoryName: 'Costa Clara', programmeName: 'Cuaderno de ciclos', timeZone: 'America/Santiago', clockOffsetMs: 0 })
    const person = await getPersonOfSession(store, answer.session.token)
    expect(person).toMatchObject({ name: 'Tomás Aguilera', email: 'tomas@costaclara.example', agreedAt: null })
    expect(whyMay(person, 'people.manage', { kind: 'installation' }, '2026-11-18')).not.toBeNull()
    expect(await signIn(store, { email: given.email, password: given.password, ...device }, cheapHashing)).toMatchObject({ ok: true })
    expect((await store.read.select().from(store.s.audit)).map(a => a.event)).toEqual(expect.arrayContaining(['installation.created', 'membership.created', 'sign-in.ok']))
  })

  it('lets the administrator in on the first day on Easter Island too', async () => {
    const store = await open()
    // 03:30 in Santiago, still the evening before on the island.
    clockOf(store).set('2026-11-18T04:30:00Z')
    const answer = await run(store, { timeZone: 'Pacific/Easter' })
    if (!answer.ok) throw new Error(answer.reason)
    expect(whyMay(await getPersonOfSession(store, answer.session.token), 'people.manage', { kind: 'installation' }, '2026-11-17')).not.toBeNull()
  })

  it('happens once', async () => {
    const store = await open()
    await run(store)
    expect(await run(store, { email: 'otra@costaclara.example' })).toEqual({ ok: false, reason: 'done-already' })
    expect(await store.read.select().from(store.s.person)).toHaveLength(1)
  })

  it('happens once when two finish it at the same moment', async () => {
    const store = await open()
    const answers = await Promise.all([run(store), run(store, { email: 'otra@costaclara.example' })])
    expect(answers.filter(a => a.ok)).toHaveLength(1)
    expect(answers).toContainEqual({ ok: false, reason: 'done-already' })
    expect(await store.read.select().from(store.s.person), 'the one who was late left nothing behind').toHaveLength(1)
  })

  it('asks for the code, and waits after five wrong ones', async () => {
    const store = await open()
    for (let i = 0; i < 5; i++) expect(await run(store, { code: `WRON-GCOD-E00${i}` })).toEqual({ ok: false, reason: 'wrong-code' })
    expect(await run(store)).toEqual({ ok: false, reason: 'wait', until: new Date(minutesLater(0.5)) })
    expect(await getInstallation(store)).toBeNull()
    clockOf(store).set(minutesLater(0.5))
    expect(await run(store)).toMatchObject({ ok: true })
  })

  it('does not take an empty code for the right one', async () => {
    const store = await open()
    expect(await run(store, { code: '' })).toEqual({ ok: false, reason: 'wrong-code' })
  })

  it('names every field that will not do, before it looks at the code', async () => {
    const store = await open()
    expect(await run(store, { code: 'wrong', name: ' ', email: 'tomas', password: 'corta', territoryName: '', programmeName: '\t', timeZone: 'Mars/Olympus' })).toEqual({
      ok: false, reason: 'problems', problems: [
        { field: 'name', kind: 'missing' }, { field: 'email', kind: 'invalid' }, { field: 'password', kind: 'too-short' },
        { field: 'territoryName', kind: 'missing' }, { field: 'programmeName', kind: 'missing' }, { field: 'timeZone', kind: 'unknown' },
      ],
    })
    expect(await run(store, { password: 'costa clara al sur' })).toEqual({ ok: false, reason: 'problems', problems: [{ field: 'password', kind: 'contains', word: 'costa' }] })
    expect(await store.read.select().from(store.s.attempt), 'a slip in the form is no try').toEqual([])
  })
})
