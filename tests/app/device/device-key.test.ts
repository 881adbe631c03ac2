import { expect, it } from 'vitest'
import { loader } from '../../../app/routes/people/device-key.ts'
import { openSessionIn } from '../../../db/people/sessions.ts'
import { marcelaPaillan, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import { openSqliteTestStore } from '../../support/stores.ts'
import { ask } from '../people/ask.ts'

it('hands a person one and the same key in every session of their own, nobody else’s, and none on a shared computer', async () => {
  const { store, drop } = await openSqliteTestStore()
  try {
    await plantCast(store)
    const open = async (personId: string, sharedComputer = false) => (await store.tx(tx => openSessionIn(store, tx, { personId, sharedComputer, agentFamily: 'Firefox' })))
    const keyOf = async (token: string) => {
      const answer = await ask(store, loader as never, { token })
      return answer.body ? (JSON.parse(answer.body) as { key: string }).key : answer.status
    }
    const rosas = await keyOf((await open(rosaHuenchul.id)).token)
    expect(Buffer.from(String(rosas), 'base64')).toHaveLength(32)
    expect(await keyOf((await open(rosaHuenchul.id)).token)).toBe(rosas)
    expect(await keyOf((await open(marcelaPaillan.id)).token)).not.toBe(rosas)
    expect(await keyOf((await open(rosaHuenchul.id, true)).token)).toBe(403)
    const onlyLog = await open(rosaHuenchul.id)
    await store.tx(tx => tx.update(store.s.session).set({ purpose: 'log' }))
    expect(await keyOf(onlyLog.token)).toBe(403)
  } finally { await drop() }
})
