/** A device's shelf and tabs in memory. */
import { openDeviceStore, type DeviceStore, type Kept, type KeptKey, type Shelf } from '../../../app/device/device-store.ts'

export const shelfInMemory = () => {
  const kept = new Map<string, Kept>()
  const keys = new Map<string, KeptKey>()
  let isFull = false
  const shelf: Shelf = {
    keyOf: async id => keys.get(id) ?? null,
    keys: async () => [...keys.values()],
    setKey: async k => { keys.set(k.personId, k) },
    put: async k => { if (isFull) throw new DOMException('full', 'QuotaExceededError'); kept.set(k.id, k) },
    remove: async id => { kept.delete(id) },
    all: async () => [...kept.values()],
  }
  return { shelf, kept, keys, fill: () => { isFull = true } }
}

/** One browser with tabs that open and end. */
export const browserInMemory = (now: () => number) => {
  const { shelf, kept } = shelfInMemory()
  const open = new Set<string>()
  return {
    kept,
    openTab: async (name: string): Promise<DeviceStore> => {
      open.add(name)
      return (await openDeviceStore({ personId: 'rosa', sharedComputer: false, now, shelf, tabs: { mine: name, open: async () => open }, askKey: async () => new Uint8Array(32).fill(1) }))!
    },
    /** The tab is gone without a word: closed, killed, its machine out of power. */
    killTab: (name: string) => { open.delete(name) },
  }
}
