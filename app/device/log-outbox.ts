/**
 * Log entries written on a phone and not yet in the notebook. Each has the id it will have there, made here: sent twice, by this page and
 * by the phone's worker, it is one entry. It waits until the server has said that it stands there, or why it does not; an entry that was
 * refused stays, with the reason, until its writer edits or discards it.
 *
 * Used by the page and by the service worker alike, so nothing here knows the page or has words of its own.
 */
import type { DeviceStore } from './device-store.ts'

export type LogEntry = {
  /** The entry's id in the notebook. */
  key: string
  /** New at each edit: tells the server's copy (its answer may have been lost) that the words changed here. */
  editKey: string
  rbd: string
  cycleId: string
  cycleTitle: string
  /** `YYYY-MM-DD`. */
  on: string
  text: string
  /** When it was written, ms since 1970. */
  at: number
  /** Why the server did not take it, if it did not: a reason, and a sentence where the server had one. */
  refused: { reason: string; sentence: string } | null
}

export type LogOutbox = {
  personId: string
  /** Whether it outlives the page. */
  isKept: boolean
  /** Oldest first. */
  list: () => Promise<LogEntry[]>
  /** False when it could not be kept. */
  put: (entry: LogEntry) => Promise<boolean>
  remove: (key: string) => Promise<void>
}

const path = '/anotar'

export const deviceOutbox = (device: DeviceStore): LogOutbox => ({
  personId: device.personId,
  isKept: true,
  list: async () => (await device.list()).filter(u => u.kind === 'log').map(({ saveKey, fields: f }) => ({
    key: saveKey, editKey: f.editKey ?? saveKey, rbd: f.rbd ?? '', cycleId: f.cycleId ?? '', cycleTitle: f.cycleTitle ?? '', on: f.on ?? '', text: f.text ?? '',
    at: Number(f.at), refused: f.reason ? { reason: f.reason, sentence: f.sentence ?? '' } : null,
  })).sort((a, b) => a.at - b.at),
  put: ({ key, at, refused, ...entry }) => device.put({
    id: key, kind: 'log', where: { path, form: key, title: entry.cycleTitle }, version: 0, saveKey: key, sent: null,
    fields: { ...entry, at: String(at), ...(refused ? { reason: refused.reason, sentence: refused.sentence } : {}) },
  }),
  remove: key => device.remove(key),
})

/** On a borrowed phone, or where the browser keeps nothing: for as long as the page is open. */
export const pageOutbox = (personId: string): LogOutbox => {
  const waiting = new Map<string, LogEntry>()
  return {
    personId, isKept: false,
    list: async () => [...waiting.values()],
    put: async entry => { waiting.set(entry.key, entry); return true },
    remove: async key => { waiting.delete(key) },
  }
}

// ── Sending ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type EntryAnswer =
  | { kind: 'sent'; entryId: string; /** The territory's hour, `10:42`. */ time: string }
  | { kind: 'refused'; reason: string; sentence: string }
  /** The session ended, or is another person's: it goes out once its writer has signed in. */
  | { kind: 'signed-out' }
  /** No line, a server that is not there, too many at once. */
  | { kind: 'later' }

const mostMs = 20_000

/** A post that a page without JavaScript could make too, answered in JSON. Never throws. */
const post = async (fields: Record<string, string>): Promise<{ status: number; body: Record<string, unknown> } | 'signed-out' | 'later'> => {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), mostMs)
  try {
    const answer = await fetch(`${path}/entradas`, { method: 'POST', redirect: 'manual', headers: { Accept: 'application/json' }, body: new URLSearchParams(fields), signal: limit.signal })
    // Sent on to the sign-in page.
    if (answer.type === 'opaqueredirect') return 'signed-out'
    if (answer.status >= 500 || answer.status === 429) return 'later'
    return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> }
  } catch {
    return 'later'
  } finally { clearTimeout(timer) }
}

const textIn = (body: Record<string, unknown>, name: string) => (typeof body[name] === 'string' ? body[name] : '')

export const postEntry = async (entry: LogEntry, personId: string): Promise<EntryAnswer> => {
  const answer = await post({ que: 'anotar', persona: personId, saveKey: entry.key, editKey: entry.editKey, donde: `${entry.rbd}/${entry.cycleId}`, on: entry.on, text: entry.text })
  if (answer === 'signed-out' || answer === 'later') return { kind: answer }
  const { status, body } = answer
  if (body.ok === true) return { kind: 'sent', entryId: textIn(body, 'entryId'), time: textIn(body, 'time') }
  if (body.reason === 'other-person') return { kind: 'signed-out' }
  if (status === 403) return { kind: 'refused', reason: 'forbidden', sentence: '' }
  // An answer that is not the notebook's (a proxy's page, a hotel's): nothing is known of the entry.
  if (typeof body.reason !== 'string') return { kind: 'later' }
  return { kind: 'refused', reason: body.reason, sentence: textIn(body, 'sentence') }
}

/** Takes an entry that went out back out of the log. Answers whether it is out. */
export const postTakeBack = async (entryId: string): Promise<boolean> => {
  const answer = await post({ que: 'retirar', entryId })
  return typeof answer === 'object' && answer.body.ok === true
}

export type Sent = { entry: LogEntry; entryId: string; time: string }
export type Sending = { sent: Sent[]; /** Why some are still here, if they can go later. */ left: 'nothing' | 'later' | 'signed-out' }

const isSameEntry = (a: LogEntry, b: LogEntry | undefined) => b !== undefined && a.editKey === b.editKey && a.text === b.text && a.on === b.on && a.cycleId === b.cycleId

/**
 * Sends what waits, oldest first, and stops at the first that cannot go now. Words that were edited while they were on their way stay, and
 * go next time as a change of the same entry. `isHeld`: entries somebody is editing now.
 */
export const sendWaiting = async (outbox: LogOutbox, { isHeld = () => false, send = postEntry }: { isHeld?: (key: string) => boolean; send?: typeof postEntry } = {}): Promise<Sending> => {
  const sent: Sent[] = []
  for (const entry of await outbox.list()) {
    if (entry.refused || isHeld(entry.key)) continue
    const answer = await send(entry, outbox.personId)
    if (answer.kind === 'later' || answer.kind === 'signed-out') return { sent, left: answer.kind }
    const now = (await outbox.list()).find(e => e.key === entry.key)
    if (answer.kind === 'sent') {
      sent.push({ entry, entryId: answer.entryId, time: answer.time })
      if (!now || isSameEntry(entry, now)) await outbox.remove(entry.key)
    } else if (now && isSameEntry(entry, now)) await outbox.put({ ...now, refused: { reason: answer.reason, sentence: answer.sentence } })
  }
  return { sent, left: 'nothing' }
}
