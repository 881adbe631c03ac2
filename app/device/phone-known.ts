/** What a phone knows with no line, and opening what lies on it then. Used by the page, the empty form and the worker. */
import { openDeviceStore, type DeviceStore, type Tabs } from './device-store.ts'

/** Where an entry can be written. `school`: its name, when the person writes in several. */
export type Place = { rbd: number; cycleId: string; title: string; school: string | null }

/** `clockMs`: how far the server's clock was ahead of the phone's when it was told. */
export type Known = { places: Place[]; timeZone: string; clockMs: number }

export const factsOfKnown = (k: Known): Record<string, string> => ({ places: JSON.stringify(k.places), timeZone: k.timeZone, clockMs: String(k.clockMs) })
const knownFrom = (facts: Record<string, string> | null): Known | null =>
  facts?.places ? { places: JSON.parse(facts.places) as Place[], timeZone: facts.timeZone ?? 'America/Santiago', clockMs: Number(facts.clockMs) || 0 } : null

/**
 * Opens a person's store without asking the server for anything; null when the phone has no key of theirs. What the server's clock says is
 * read from the store itself, so nothing is found to be old before that is known.
 */
export const openWithNoLine = async (personId: string, tabs?: Tabs): Promise<{ device: DeviceStore; known: Known | null } | null> => {
  let clockMs = Number.NEGATIVE_INFINITY
  const device = await openDeviceStore({ personId, sharedComputer: false, now: () => Date.now() + clockMs, askKey: async () => null, ...(tabs ? { tabs } : {}) })
  if (!device) return null
  const known = knownFrom(await device.known())
  clockMs = known?.clockMs ?? 0
  return { device, known }
}
