/**
 * Where an import unpacks. What is unpacked holds students' rows, so it stands in a folder of its own that only its owner opens
 * (0700, files 0600), goes at the end whatever happened, and what a killed process left goes at the next start.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'unpacked-'

/** A new folder under `base` (by default the system's temporary one), named after this process. Whoever makes it removes it. */
export const makeWorkFolder = (base: string = tmpdir()): string => {
  mkdirSync(base, { recursive: true, mode: 0o700 })
  return mkdtempSync(join(base, `${prefix}${process.pid}-`))
}

export const removeWorkFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })

const isAlive = (pid: number): boolean => {
  try { process.kill(pid, 0); return true } catch (e) { return (e as { code?: string }).code === 'EPERM' }
}

/** Whether a name in `base` is the folder of an import that is still running, of the command line beside the server for instance. */
export const isWorkFolderInUse = (name: string): boolean => {
  const pid = name.startsWith(prefix) ? Number(/^\d+/.exec(name.slice(prefix.length))?.[0]) : NaN
  return Number.isInteger(pid) && pid !== process.pid && isAlive(pid)
}

/** Removes everything in `base` but the folders of imports that are still running. For start-up. */
export const clearWorkFolders = (base: string): void => {
  for (const name of readdirSync(base)) if (!isWorkFolderInUse(name)) removeWorkFolder(join(base, name))
}

/** Bytes that may still be written where the folder stands. Infinity where the system does not say. */
export const freeBytesIn = async (folder: string): Promise<number> => {
  try {
    const s = await statfs(folder)
    return s.blocks === 0 ? Infinity : s.bavail * s.bsize
  } catch {
    return Infinity
  }
}
