/**
 * The key of pseudonyms, which never enters the database: from the environment, or from a file of its own, one `VERSION:HEX` a line. Read each
 * time it is needed, so that a file put back is found without a restart.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Store } from '../db/store.ts'
import { listKnownKeys, problemOfKeys, type KeyProblem, type PseudonymKey, type PseudonymKeys } from '../db/students/pseudonyms.ts'
import { ConfigRefused, type Config } from './config.ts'

type KeyPlace = Pick<Config, 'pseudonymKey' | 'pseudonymKeyFile'>

const keysIn = (text: string): PseudonymKey[] | null => {
  const keys: PseudonymKey[] = []
  for (const entry of text.split(/[\n,]/).map(s => s.trim()).filter(s => s !== '' && !s.startsWith('#'))) {
    const read = /^([1-9]\d{0,2}):([0-9a-f]{64})$/i.exec(entry)
    if (!read || keys.some(k => k.version === Number(read[1]))) return null
    keys.push({ version: Number(read[1]), key: Buffer.from(read[2]!, 'hex') })
  }
  return keys.sort((a, b) => b.version - a.version)
}

/** The keys, latest version first; null when there are none. Throws ConfigRefused for a file that is no key, or that others can read. */
export const readPseudonymKeys = ({ pseudonymKey, pseudonymKeyFile: file }: KeyPlace): PseudonymKeys | null => {
  if (pseudonymKey === null && !existsSync(file)) return null
  if (pseudonymKey === null && (statSync(file).mode & 0o077) !== 0) throw new ConfigRefused(`The file ${file} holds the key of the students' codes and others than its owner can read it: run chmod 600 on it.`)
  const [first, ...rest] = keysIn(pseudonymKey ?? readFileSync(file, 'utf8')) ?? []
  if (!first) throw new ConfigRefused(`${pseudonymKey === null ? `The file ${file}` : 'TEP_PSEUDONYM_KEY'} is not readable as a key of the students' codes: put back the copy of it.`)
  return [first, ...rest]
}

const lineOf = (k: PseudonymKey) => `${k.version}:${k.key.toString('hex')}\n`
const draftOf = (file: string, text: string) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true })
  return draft
}

/** Makes the first key. False when there is a file already, which is left alone. */
export const createPseudonymKeyFile = ({ pseudonymKeyFile: file }: KeyPlace): boolean => {
  if (existsSync(file)) return false
  const draft = draftOf(file, lineOf({ version: 1, key: randomBytes(32) }))
  try { linkSync(draft, file); return true } catch (e) { if ((e as { code?: string }).code === 'EEXIST') return false; throw e } finally { rmSync(draft, { force: true }) }
}

/** Adds a version above all the others to the file; the earlier ones stay in it. Returns its number. */
export const addPseudonymKey = ({ pseudonymKeyFile: file }: KeyPlace, keys: readonly PseudonymKey[], above: number): number => {
  const version = Math.max(above, ...keys.map(k => k.version)) + 1
  const draft = draftOf(file, [{ version, key: randomBytes(32) }, ...keys].map(lineOf).join(''))
  renameSync(draft, file)
  return version
}

/** One sentence for each way in which the key at hand does not fit this database. */
export const keyProblemSentence = ({ reason, version }: KeyProblem, { pseudonymKey, pseudonymKeyFile }: KeyPlace): string => {
  const place = pseudonymKey === null ? pseudonymKeyFile : 'TEP_PSEUDONYM_KEY'
  return reason === 'other-key'
    ? `The key of the students' codes in ${place} is not the one this database was used with (version ${version}): put back the right one, or take this one away to start without.`
    : `This database was used with version ${version} of the key of the students' codes, and ${place} has only earlier ones: put back the latest file.`
}

/** Refuses to go on with a key that is not this database's. Returns what there is. */
export const requireOwnKeys = async (store: Store, place: KeyPlace): Promise<PseudonymKeys | null> => {
  const keys = readPseudonymKeys(place)
  const problem = problemOfKeys(keys, await listKnownKeys(store))
  if (problem) throw new ConfigRefused(keyProblemSentence(problem, place))
  return keys
}

/** The keys where they are there and fit; null in every other case. For pages, which say what is missing. */
export const usableKeys = async (store: Store, place: KeyPlace): Promise<PseudonymKeys | null> => {
  try { return await requireOwnKeys(store, place) } catch (e) { if (e instanceof ConfigRefused) return null; throw e }
}
