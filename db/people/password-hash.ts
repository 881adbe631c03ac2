/** argon2id behind two slots: 64 MiB each, so that a flood of sign-ins queues instead of exhausting the machine's memory. */
import { hash, parseOptions, verify } from '@node-rs/argon2'

export type PasswordHashing = { memoryKiB: number; passes: number; lanes: number }

/** Three times the memory and half as many passes again as the OWASP floor (19 MiB, 2, 1). Tests pass cheaper ones; nothing else does. */
export const strongHashing: PasswordHashing = { memoryKiB: 65_536, passes: 3, lanes: 1 }

const slots = 2
let busy = 0
const queue: (() => void)[] = []

const inSlot = async <T>(work: () => Promise<T>): Promise<T> => {
  if (busy >= slots) await new Promise<void>(resolve => queue.push(resolve))
  else busy += 1
  try { return await work() } finally {
    // The slot goes straight to the next in line, or is free.
    const next = queue.shift()
    if (next) next()
    else busy -= 1
  }
}

/** NIST SP 800-63B: the same characters typed on two keyboards are the same password. */
const normal = (password: string) => password.normalize('NFKC')

/** A PHC string. Never inside a transaction: it takes tens of milliseconds. */
export const hashPassword = (password: string, hashing: PasswordHashing = strongHashing): Promise<string> =>
  inSlot(() => hash(normal(password), { memoryCost: hashing.memoryKiB, timeCost: hashing.passes, parallelism: hashing.lanes }))

const decoys = new Map<string, Promise<string>>()
const decoyFor = (hashing: PasswordHashing) => {
  const key = `${hashing.memoryKiB}/${hashing.passes}/${hashing.lanes}`
  let decoy = decoys.get(key)
  if (!decoy) decoys.set(key, (decoy = hashPassword('nobody has this password', hashing)))
  return decoy
}

/** Whether the password is the one hashed. Without a hash (no such account) it does the same work and says no. */
export const verifyPassword = async (secret: string | null, password: string, hashing: PasswordHashing = strongHashing): Promise<boolean> => {
  const against = secret ?? (await decoyFor(hashing))
  const right = await inSlot(() => verify(against, normal(password)))
  return right && secret !== null
}

/** Whether a hash was made with other parameters than today's. */
export const needsRehash = (secret: string, hashing: PasswordHashing = strongHashing): boolean => {
  const made = parseOptions(secret)
  return made.memoryCost !== hashing.memoryKiB || made.timeCost !== hashing.passes || made.parallelism !== hashing.lanes
}
