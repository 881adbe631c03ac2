/** What a browser keeps of unsent words, over a shelf in memory; the journeys try it in a real browser (writing.e2e.ts). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canKeep, listPeopleKept, openDeviceStore, type Shelf } from '../../../app/device/device-store.ts'
import { shelfInMemory } from './in-memory.ts'

const rosa = '018f0000-0000-7000-8000-000000000001'
const pedro = '018f0000-0000-7000-8000-000000000002'
const rawKey = (n: number) => new Uint8Array(32).fill(n)
const wednesday = Date.parse('2026-11-18T13:40:00Z')
const days = (n: number) => n * 86_400_000

const words = (id: string, text = 'Los lunes faltan 9 de 31', version = 3) => ({
  id, kind: 'page' as const, where: { path: '/cuadernos/90001/ciclos/c/desafio', form: 'page', title: 'Desafío' }, fields: { challenge: text }, version, saveKey: `key-${id}`, sent: null,
})
const openFor = (shelf: Shelf, personId = rosa, more: Partial<Parameters<typeof openDeviceStore>[0]> = {}) => openDeviceStore({
  personId, sharedComputer: false, now: () => wednesday, shelf, tabs: { mine: 'a', open: async () => new Set(['a']) }, askKey: async () => rawKey(personId === rosa ? 1 : 2), ...more,
})

describe('what a device keeps', () => {
  it('is nothing on a shared computer, where the key cannot be had, and where the browser cannot seal', async () => {
    const { shelf, kept } = shelfInMemory()
    expect(await openFor(shelf, rosa, { sharedComputer: true })).toBeNull()
    expect(await openFor(shelf, rosa, { askKey: async () => null })).toBeNull()
    expect(canKeep()).toBe(false)
    expect(await openDeviceStore({ personId: rosa, sharedComputer: false })).toBeNull()
    expect(kept.size).toBe(0)
  })

  it('comes back as it was put, oldest first, and goes when it was sent', async () => {
    const { shelf } = shelfInMemory()
    let now = wednesday
    const device = (await openFor(shelf, rosa, { now: () => now }))!
    await device.put(words('uno'))
    now += 60_000
    await device.put({ ...words('dos'), sent: { fields: { challenge: 'Los lunes' }, version: 3, saveKey: 'antes' } })
    expect(await device.list()).toEqual([
      { ...words('uno'), personId: rosa, at: wednesday },
      { ...words('dos'), sent: { fields: { challenge: 'Los lunes' }, version: 3, saveKey: 'antes' }, personId: rosa, at: wednesday + 60_000 },
    ])
    await device.remove('uno')
    expect((await device.list()).map(u => u.id)).toEqual(['dos'])
  })

  it('holds no word of it in the clear, and the key can be used but not read', async () => {
    const { shelf, kept, keys } = shelfInMemory()
    const device = (await openFor(shelf))!
    await device.put(words('uno', 'SECRETO de la familia'))
    const lies = [...kept.values()].map(k => JSON.stringify({ ...k, iv: [...k.iv], sealed: Buffer.from(k.sealed).toString('latin1') })).join()
    for (const told of ['SECRETO', 'challenge', 'cuadernos', 'key-uno']) expect(lies).not.toContain(told)
    expect(keys.get(rosa)!.key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', keys.get(rosa)!.key)).rejects.toThrow()
  })

  it('opens with no line once the key was had, and to nobody else', async () => {
    const { shelf, kept } = shelfInMemory()
    await (await openFor(shelf))!.put(words('uno'))
    const later = (await openFor(shelf, rosa, { askKey: async () => { throw new Error('the key is not asked for again') } }))!
    expect((await later.list()).map(u => u.fields.challenge)).toEqual(['Los lunes faltan 9 de 31'])
    const his = (await openFor(shelf, pedro))!
    expect(await his.list()).toEqual([])
    // Moved under his name it still does not open.
    const [stolen] = [...kept.values()]
    kept.set('robado', { ...stolen!, id: 'robado', personId: pedro })
    kept.set('suyo', { ...stolen!, personId: pedro })
    expect(await his.list()).toEqual([])
  })

  it('ends after fourteen days as the server counts them, whoever opens the browser next', async () => {
    const { shelf, kept } = shelfInMemory()
    await (await openFor(shelf))!.put(words('uno'))
    await openFor(shelf, pedro, { now: () => wednesday + days(14) })
    expect([...kept.keys()]).toEqual(['uno'])
    await openFor(shelf, pedro, { now: () => wednesday + days(14) + 1 })
    expect(kept.size).toBe(0)
  })

  it('says when the browser would not keep it', async () => {
    const { shelf, fill } = shelfInMemory()
    const device = (await openFor(shelf))!
    expect(await device.put(words('uno'))).toBe(true)
    fill()
    expect(await device.put(words('dos'))).toBe(false)
    expect((await device.list()).map(u => u.id)).toEqual(['uno'])
  })

  it('gives a form only what no open page is writing: not another tab’s words, not those of a form still here', async () => {
    const { shelf } = shelfInMemory()
    const open = new Set(['a', 'b'])
    const tab = (mine: string) => openFor(shelf, rosa, { tabs: { mine, open: async () => open } })
    const [a, b] = [(await tab('a'))!, (await tab('b'))!]
    a.hold('de a')
    await a.put(words('de a'))
    await b.put(words('de b'))
    expect((await a.orphans()).map(u => u.id)).toEqual([])
    open.delete('b')
    expect((await a.orphans()).map(u => u.id)).toEqual(['de b'])
    a.letGo('de a')
    expect((await a.orphans()).map(u => u.id)).toEqual(['de a', 'de b'])
  })

  it('never lets a removal overtake the words put before it', async () => {
    const { shelf } = shelfInMemory()
    const device = (await openFor(shelf))!
    await Promise.all([device.put(words('uno', 'x'.repeat(300_000))), device.remove('uno'), device.put(words('dos')), device.remove('dos')])
    expect(await device.list()).toEqual([])
  })

  it('gives back any words exactly', async () => {
    const { shelf } = shelfInMemory()
    const device = (await openFor(shelf))!
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), async text => {
      await device.put(words('uno', text))
      expect((await device.list())[0]!.fields.challenge).toBe(text)
    }), { numRuns: 60 })
  })

  it('knows with no line what it was told, says whose it is, and tells nobody else', async () => {
    const { shelf, keys } = shelfInMemory()
    let now = wednesday
    const device = (await openFor(shelf, rosa, { now: () => now }))!
    expect(await device.known()).toBeNull()
    expect(await device.know({ cycles: 'Que 7°B vuelva a los lunes' })).toBe(true)
    const later = (await openFor(shelf, rosa, { askKey: async () => null }))!
    expect(await later.known()).toEqual({ cycles: 'Que 7°B vuelva a los lunes' })
    expect(JSON.stringify([...keys.values()].map(k => Buffer.from(k.known!.sealed).toString('latin1')))).not.toContain('lunes')
    const his = (await openFor(shelf, pedro, { now: () => now }))!
    expect(await his.known()).toBeNull()
    expect(await listPeopleKept(shelf)).toEqual([rosa, pedro])
    now += 60_000
    await his.know({})
    expect(await listPeopleKept(shelf)).toEqual([pedro, rosa])
    // Her facts under his name do not open.
    keys.set(pedro, { ...keys.get(pedro)!, known: keys.get(rosa)!.known! })
    expect(await (await openFor(shelf, pedro))!.known()).toBeNull()
  })
})
