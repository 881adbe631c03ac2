/**
 * What this browser keeps of words the server has not acknowledged: a closed laptop, a dead line or an ended session loses nothing.
 *
 * Every record is sealed with AES-GCM under a key that belongs to one person (`/mi-cuenta/llave`), which the server hands only to a live
 * session of theirs on a computer of their own. The key is imported so that it can be used and never read, and stays in IndexedDB
 * as such: it also opens with no line. Signing out clears the browser's storage, and records with it. Source: trust, "Autosave,
 * concurrency, offline" and ASVS 14.3.3.
 *
 * Best effort, and it says so: null on a shared computer, where the browser has no WebCrypto (plain http) or no storage, and where the
 * key was never fetched. Nothing here is a list of students: only what somebody typed into a form of the notebook.
 */

export type UnsentKind =
  /** A page of a cycle; an entry being edited: both are sent again by themselves. */
  | 'page' | 'entry'
  /** Words of a form that only a person sends: a new entry, a comment, an answer. */
  | 'draft'
  /** A log entry written on the phone, waiting for a line. */
  | 'log'

export type Unsent = {
  id: string
  personId: string
  kind: UnsentKind
  /** The page it belongs to, the form on that page, and what to call it in a list. */
  where: { path: string; form: string; title: string }
  fields: Record<string, string>
  /** The version it was written from. */
  version: number
  saveKey: string
  /** An earlier save of this form whose answer never came: it goes first, with its own key, or its own words would seem a colleague's. */
  sent: { fields: Record<string, string>; version: number; saveKey: string } | null
  /** When it was kept, ms since 1970 as `now` gives it. */
  at: number
}

export type DeviceStore = {
  personId: string
  /** Keeps a record, in place of one with the same id. False when the browser did not (full, private): then it is only on the page. */
  put: (words: Omit<Unsent, 'personId' | 'at'>) => Promise<boolean>
  remove: (id: string) => Promise<void>
  /** Everything of this person that can be read, oldest first. */
  list: () => Promise<Unsent[]>
  /** Of those, the ones no open page is writing now, in this tab or another. */
  orphans: () => Promise<Unsent[]>
  /** A page of this tab is writing under this id; `letGo` when it no longer does. */
  hold: (id: string) => void
  letGo: (id: string) => void
  /** Called after each put and remove in this tab. Answers how to stop. */
  onChange: (listener: () => void) => () => void
}

/** A record as it lies on the device. In the clear: what is needed to find, expire and sweep it. */
export type Kept = { id: string; personId: string; tab: string; at: number; iv: Uint8Array; sealed: ArrayBuffer }
type KeptKey = { personId: string; key: CryptoKey }

/** Where records lie. In a browser IndexedDB; each call may fail. */
export type Shelf = {
  keyOf: (personId: string) => Promise<CryptoKey | null>
  setKey: (kept: KeptKey) => Promise<void>
  put: (kept: Kept) => Promise<void>
  remove: (id: string) => Promise<void>
  all: () => Promise<Kept[]>
}

const keptForDays = 14
const keptForMs = keptForDays * 86_400_000

// ── IndexedDB ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const databaseName = 'cuaderno'

const openDatabase = () => new Promise<IDBDatabase>((resolve, reject) => {
  const asked = indexedDB.open(databaseName, 1)
  // Whatever a version adds, nothing that is there goes.
  asked.onupgradeneeded = () => {
    const db = asked.result
    if (!db.objectStoreNames.contains('keys')) db.createObjectStore('keys', { keyPath: 'personId' })
    if (!db.objectStoreNames.contains('unsent')) db.createObjectStore('unsent', { keyPath: 'id' })
  }
  asked.onsuccess = () => resolve(asked.result)
  asked.onerror = () => reject(asked.error ?? new Error('no database'))
})

/** The shelf of this browser. The connection is opened again when the browser closes it (memory, an upgrade in another tab). */
export const browserShelf = (): Shelf => {
  let connection: Promise<IDBDatabase> | null = null
  const connect = () => (connection ??= openDatabase().then(db => {
    const forget = () => { connection = null }
    db.onclose = forget
    db.onversionchange = () => { db.close(); forget() }
    return db
  }, (e: unknown) => { connection = null; throw e }))
  const run = async <T>(store: 'keys' | 'unsent', mode: IDBTransactionMode, ask: (s: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const once = async () => {
      const db = await connect()
      return new Promise<T>((resolve, reject) => {
        // Strict: on the disk when it is said to be kept, a battery that dies included.
        // eslint-disable-next-line no-restricted-syntax -- the browser's own database, not the store
        const tx = db.transaction(store, mode, { durability: 'strict' })
        const asked = ask(tx.objectStore(store))
        tx.oncomplete = () => resolve(asked.result)
        tx.onabort = tx.onerror = () => reject(tx.error ?? asked.error ?? new Error('not kept'))
      })
    }
    try { return await once() } catch (e) {
      // A connection that was closed under our feet is opened once more.
      if (!(e instanceof DOMException) || e.name !== 'InvalidStateError') throw e
      connection = null
      return once()
    }
  }
  return {
    keyOf: async personId => ((await run('keys', 'readonly', s => s.get(personId) as IDBRequest<KeptKey | undefined>))?.key ?? null),
    setKey: async kept => { await run('keys', 'readwrite', s => s.put(kept)) },
    put: async kept => { await run('unsent', 'readwrite', s => s.put(kept)) },
    remove: async id => { await run('unsent', 'readwrite', s => s.delete(id)) },
    all: () => run('unsent', 'readonly', s => s.getAll() as IDBRequest<Kept[]>),
  }
}

// ── Which tabs are open ───────────────────────────────────────────────────────────────────────────────────────────────

/** Open tabs, by the lock each holds for as long as it lives. */
export type Tabs = { mine: string; open: () => Promise<ReadonlySet<string>> }

const lockName = (tab: string) => `cuaderno-${tab}`

export const browserTabs = (): Tabs => {
  const mine = Array.from(crypto.getRandomValues(new Uint8Array(9)), b => b.toString(36)).join('')
  // The promise never settles: the browser lets the lock go when the tab ends, whatever ended it.
  const locks = 'locks' in navigator ? navigator.locks : null
  void locks?.request(lockName(mine), () => new Promise<void>(() => {})).catch(() => {})
  return {
    mine,
    open: async () => new Set((await locks?.query().catch(() => null))?.held?.flatMap(l => (l.name?.startsWith('cuaderno-') ? [l.name.slice('cuaderno-'.length)] : [])) ?? []),
  }
}

// ── Sealing ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type Sealed = Pick<Unsent, 'kind' | 'where' | 'fields' | 'version' | 'saveKey' | 'sent'>

/** A record belongs to its person and its place: moved under another name it does not open. */
const boundTo = (personId: string, id: string) => new TextEncoder().encode(`${personId}\n${id}`)

const seal = async (key: CryptoKey, personId: string, id: string, words: Sealed) => {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: boundTo(personId, id) }, key, new TextEncoder().encode(JSON.stringify(words)))
  return { iv, sealed }
}

const unseal = async (key: CryptoKey, kept: Kept): Promise<Unsent | null> => {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv as Uint8Array<ArrayBuffer>, additionalData: boundTo(kept.personId, kept.id) }, key, kept.sealed)
    return { ...(JSON.parse(new TextDecoder().decode(plain)) as Sealed), id: kept.id, personId: kept.personId, at: kept.at }
  } catch { return null }
}

/** Asks the server for this person's key. Null: not to be had now (no line, a session that ended) or not at all (a shared computer). */
const fetchKey = async (): Promise<Uint8Array<ArrayBuffer> | null> => {
  try {
    const answer = await fetch('/mi-cuenta/llave', { headers: { Accept: 'application/json' }, redirect: 'error' })
    if (!answer.ok) return null
    const { key } = (await answer.json()) as { key: string }
    return Uint8Array.from(atob(key), c => c.charCodeAt(0))
  } catch { return null }
}

const keyFor = async (shelf: Shelf, personId: string, ask: () => Promise<Uint8Array<ArrayBuffer> | null>): Promise<CryptoKey | null> => {
  const known = await shelf.keyOf(personId)
  if (known) return known
  const raw = await ask()
  if (!raw) return null
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  // Some private windows keep no keys: then it works for as long as the page is open, and is asked for again.
  await shelf.setKey({ personId, key }).catch(() => {})
  return key
}

export type Opening = {
  personId: string
  sharedComputer: boolean
  /** Instants as the server counts them, so that a device's clock that is wrong expires nothing and misdates nothing. */
  now?: () => number
  shelf?: Shelf
  tabs?: Tabs
  askKey?: () => Promise<Uint8Array<ArrayBuffer> | null>
}

/** Whether this browser could keep anything at all: WebCrypto is there on https and on this very machine only. */
export const canKeep = (): boolean => typeof indexedDB !== 'undefined' && typeof crypto !== 'undefined' && crypto.subtle !== undefined

export const openDeviceStore = async ({ personId, sharedComputer, now = Date.now, shelf, tabs, askKey = fetchKey }: Opening): Promise<DeviceStore | null> => {
  if (sharedComputer || (!shelf && !canKeep())) return null
  const place = shelf ?? browserShelf()
  const { mine, open } = tabs ?? browserTabs()
  let key: CryptoKey | null
  try {
    key = await keyFor(place, personId, askKey)
    if (key) for (const old of await place.all()) if (old.at < now() - keptForMs) await place.remove(old.id)
  } catch { return null }
  if (!key) return null

  const listeners = new Set<() => void>()
  const told = () => { for (const listener of listeners) listener() }
  const held = new Set<string>()
  // One after the other: a removal must not overtake the put it follows.
  let tail: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = tail.then(work, work)
    tail = done.catch(() => {})
    return done
  }
  const read = async (which: (kept: Kept) => boolean): Promise<Unsent[]> => {
    try {
      const kept = (await place.all()).filter(k => k.personId === personId && which(k)).sort((a, b) => a.at - b.at)
      return (await Promise.all(kept.map(k => unseal(key, k)))).filter(u => u !== null)
    } catch { return [] }
  }
  return {
    personId,
    put: words => inTurn(async () => {
      const { id, kind, where, fields, version, saveKey, sent } = words
      try {
        await place.put({ id, personId, tab: mine, at: now(), ...(await seal(key, personId, id, { kind, where, fields, version, saveKey, sent })) })
      } catch { return false }
      told()
      return true
    }),
    remove: id => inTurn(async () => {
      // One that stays is sent once more, under a key the server knows: nothing is written twice.
      await place.remove(id).catch(() => {})
      told()
    }),
    list: () => inTurn(() => read(() => true)),
    orphans: () => inTurn(async () => {
      const alive = await open()
      return read(k => (k.tab === mine ? !held.has(k.id) : !alive.has(k.tab)))
    }),
    hold: id => { held.add(id) },
    letGo: id => { held.delete(id) },
    onChange: listener => { listeners.add(listener); return () => { listeners.delete(listener) } },
  }
}
