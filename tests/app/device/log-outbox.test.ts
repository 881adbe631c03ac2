/** Entries that wait on a phone: sent once each, kept until the server has said so, edited and discarded meanwhile. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDeviceStore } from '../../../app/device/device-store.ts'
import { deviceOutbox, pageOutbox, postEntry, sendWaiting, type EntryAnswer, type LogEntry } from '../../../app/device/log-outbox.ts'
import { shelfInMemory } from './in-memory.ts'

const rosa = '018f0000-0000-7000-8000-000000000001'
const entry = (key: string, more: Partial<LogEntry> = {}): LogEntry => ({
  key, editKey: key, rbd: '90001', cycleId: 'c', cycleTitle: 'Que 7°B vuelva a los lunes', on: '2026-11-18', text: `anotación ${key}`, at: 1_000 + key.length, refused: null, ...more,
})
const went = (e: LogEntry): EntryAnswer => ({ kind: 'sent', entryId: e.key, time: '10:42' })

const onDevice = async () => {
  const { shelf, kept } = shelfInMemory()
  const device = (await openDeviceStore({ personId: rosa, sharedComputer: false, shelf, tabs: { mine: 'a', open: async () => new Set() }, askKey: async () => new Uint8Array(32).fill(7) }))!
  return { device, kept, box: deviceOutbox(device) }
}

describe.each(['on the device', 'on the page'])('entries waiting %s', where => {
  const open = async () => (where === 'on the device' ? (await onDevice()).box : pageOutbox(rosa))

  it('come back as they were written, oldest first, refused ones with the reason', async () => {
    const box = await open()
    const [a, b] = [entry('a', { at: 1 }), entry('b', { at: 2, text: '  <b>no & sí</b> 🙂\n\notra línea', refused: { reason: 'cycle-ended', sentence: 'Ese ciclo ya se cerró.' } })]
    await box.put(b)
    await box.put(a)
    expect((await box.list()).sort((x, y) => x.at - y.at)).toEqual([a, b])
    await box.remove('a')
    expect(await box.list()).toEqual([b])
  })

  it('go in order and leave once the server has said so', async () => {
    const box = await open()
    for (const key of ['a', 'bb', 'ccc']) await box.put(entry(key))
    const seen: string[] = []
    const { sent, left } = await sendWaiting(box, { send: async (e, personId) => { expect(personId).toBe(rosa); seen.push(e.key); return went(e) } })
    expect([seen, sent.map(s => s.time), left, await box.list()]).toEqual([['a', 'bb', 'ccc'], ['10:42', '10:42', '10:42'], 'nothing', []])
  })

  it.each(['later', 'signed-out'] as const)('stay, all of them, when the first answer is %s', async kind => {
    const box = await open()
    await box.put(entry('a'))
    await box.put(entry('bb'))
    const send = vi.fn(async (): Promise<EntryAnswer> => ({ kind }))
    expect(await sendWaiting(box, { send })).toEqual({ sent: [], left: kind })
    expect(send).toHaveBeenCalledTimes(1)
    expect((await box.list()).map(e => e.key)).toEqual(['a', 'bb'])
  })

  it('are kept with the reason when the server will not have them, and are not sent again by themselves', async () => {
    const box = await open()
    await box.put(entry('a'))
    await box.put(entry('bb'))
    const send = vi.fn(async (e: LogEntry): Promise<EntryAnswer> => (e.key === 'a' ? { kind: 'refused', reason: 'cycle-ended', sentence: 'Ese ciclo ya se cerró.' } : went(e)))
    expect((await sendWaiting(box, { send })).sent.map(s => s.entry.key)).toEqual(['bb'])
    await sendWaiting(box, { send })
    expect(send).toHaveBeenCalledTimes(2)
    expect(await box.list()).toEqual([entry('a', { refused: { reason: 'cycle-ended', sentence: 'Ese ciclo ya se cerró.' } })])
  })

  it('are not sent while somebody edits them; words edited on the way stay and go as a change', async () => {
    const box = await open()
    await box.put(entry('a'))
    const nobody = vi.fn(async (e: LogEntry) => went(e))
    await sendWaiting(box, { send: nobody, isHeld: key => key === 'a' })
    expect(nobody).not.toHaveBeenCalled()
    await sendWaiting(box, { send: async e => { await box.put(entry('a', { text: 'otra cosa', editKey: 'edición' })); return went(e) } })
    expect(await box.list()).toEqual([entry('a', { text: 'otra cosa', editKey: 'edición' })])
  })

  it('do not come back when they were discarded on the way', async () => {
    const box = await open()
    await box.put(entry('a'))
    const { sent } = await sendWaiting(box, { send: async e => { await box.remove('a'); return went(e) } })
    expect(sent.map(s => s.entryId), 'and whoever discarded it is told it went').toEqual(['a'])
    await box.put(entry('bb'))
    await sendWaiting(box, { send: async () => { await box.remove('bb'); return { kind: 'refused', reason: 'x', sentence: '' } } })
    expect(await box.list()).toEqual([])
  })
})

it('entries on the device lie sealed, and stand apart from the other words kept there', async () => {
  const { device, kept, box } = await onDevice()
  await box.put(entry('a', { text: 'SECRETO del lunes' }))
  await device.put({ id: 'página', kind: 'page', where: { path: '/x', form: 'page', title: 'x' }, fields: { challenge: 'x' }, version: 1, saveKey: 'k', sent: null })
  expect((await box.list()).map(e => e.key)).toEqual(['a'])
  expect([...kept.values()].map(k => Buffer.from(k.sealed).toString('latin1')).join()).not.toContain('SECRETO')
})

describe('what the server’s answer means', () => {
  const fetching = vi.fn<typeof fetch>()
  beforeEach(() => { vi.stubGlobal('fetch', fetching) })
  afterEach(() => { vi.unstubAllGlobals(); fetching.mockReset() })
  const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

  it.each<[string, () => Promise<Response> | Response, EntryAnswer]>([
    ['it stands there', () => json({ ok: true, entryId: 'a', time: '10:42' }), { kind: 'sent', entryId: 'a', time: '10:42' }],
    ['a reason', () => json({ ok: false, reason: 'cycle-ended', sentence: 'Ese ciclo ya se cerró.' }, 409), { kind: 'refused', reason: 'cycle-ended', sentence: 'Ese ciclo ya se cerró.' }],
    ['no longer in the team', () => new Response('', { status: 403 }), { kind: 'refused', reason: 'forbidden', sentence: '' }],
    ['somebody else is signed in', () => json({ ok: false, reason: 'other-person' }, 409), { kind: 'signed-out' }],
    ['no line', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'later' }],
    ['a server that is down', () => new Response('', { status: 502 }), { kind: 'later' }],
    ['too many', () => json({ ok: false, reason: 'too-many' }, 429), { kind: 'later' }],
    ['a hotel’s own page', () => new Response('<html>Bienvenido</html>'), { kind: 'later' }],
  ])('%s', async (_what, answer, expected) => {
    fetching.mockImplementation(async () => answer())
    expect(await postEntry(entry('a'), rosa)).toEqual(expected)
    const [path, init] = fetching.mock.calls[0]!
    expect(path).toBe('/anotar/entradas')
    expect(Object.fromEntries(init!.body as URLSearchParams)).toEqual({ que: 'anotar', persona: rosa, saveKey: 'a', editKey: 'a', donde: '90001/c', on: '2026-11-18', text: 'anotación a' })
  })

  it('a page to sign in on', async () => {
    fetching.mockImplementation(async () => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' }))
    expect(await postEntry(entry('a'), rosa)).toEqual({ kind: 'signed-out' })
  })
})
