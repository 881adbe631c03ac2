/** The device of the person who reads this page: opened once, shared by everything on the page that keeps words. */
import { useEffect, useState } from 'react'
import { useRouteLoaderData } from 'react-router'
import type { RootData } from '../root.tsx'
import { canKeep, openDeviceStore, type DeviceStore } from './device-store.ts'

export type Device =
  | { kind: 'opening' }
  | { kind: 'open'; store: DeviceStore }
  /** Nothing is kept: a computer of many people, an address without https, a browser that keeps nothing or has no key yet. */
  | { kind: 'none'; why: 'shared' | 'insecure' | 'unavailable' }

const opened = new Map<string, Promise<DeviceStore | null>>()

/** How far this machine's clock is from the server's, as of the first page. Wrong by an hour, it misdates nothing. */
let aheadMs: number | null = null
export const serverNow = (): number => Date.now() - (aheadMs ?? 0)

const openOnce = (personId: string) => {
  const known = opened.get(personId)
  if (known) return known
  const opening = openDeviceStore({ personId, sharedComputer: false, now: serverNow })
  opened.set(personId, opening)
  // Without a key it may be had at the next page or when the line is back.
  void opening.then(store => { if (!store) opened.delete(personId) })
  return opening
}

export const useDevice = (): Device => {
  const root = useRouteLoaderData('root') as RootData | undefined
  const [device, setDevice] = useState<Device>({ kind: 'opening' })
  const person = root?.person ?? null
  const [personId, sharedComputer, now] = [person?.id ?? null, person?.sharedComputer ?? true, root?.now ?? null]
  useEffect(() => {
    if (aheadMs === null && now !== null) aheadMs = Date.now() - now
    if (personId === null || sharedComputer) { setDevice({ kind: 'none', why: 'shared' }); return }
    if (!canKeep()) { setDevice({ kind: 'none', why: 'insecure' }); return }
    let isOver = false
    const open = () => void openOnce(personId).then(store => {
      if (!isOver) setDevice(store ? { kind: 'open', store } : { kind: 'none', why: 'unavailable' })
    })
    open()
    window.addEventListener('online', open)
    return () => { isOver = true; window.removeEventListener('online', open) }
  }, [personId, sharedComputer, now])
  return device
}
