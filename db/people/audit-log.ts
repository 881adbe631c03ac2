/** The record of what happened, for the administrator's page. Nothing here writes. */
import { and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm'
import { auditEvents, type AuditEvent } from '../audit.ts'
import { schoolDayOf } from '../clock.ts'
import { getInstallation } from '../installation.ts'
import type { Store } from '../store.ts'

export type AuditLine = {
  id: string
  at: Date
  event: AuditEvent
  /** Who did it; null when nobody was signed in, or the command line did. */
  personId: string | null
  personName: string | null
  rbd: number | null
  requestId: string | null
  detail: Record<string, string | number | boolean | null>
  /** The person it was done to, where the event is about one. */
  subjectName: string | null
}

export type AuditFilter = {
  /** Undefined: all. */
  event?: AuditEvent
  /** A school day (`YYYY-MM-DD`) in the territory's time zone. */
  day?: string
  /** What this person did, or what was done to them. */
  personId?: string
  /** `next` of the page before. */
  before?: string
  limit?: number
}

export const isAuditEvent = (s: unknown): s is AuditEvent => (auditEvents as readonly unknown[]).includes(s)

const hourMs = 3_600_000

/** The first instant of a school day. Found by halving, since a day can begin at one o'clock where clocks change at midnight. */
export const startOfSchoolDay = (day: string, timeZone: string): Date => {
  let before = Date.parse(`${day}T00:00:00Z`) - 15 * hourMs
  let within = before + 30 * hourMs
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2)
    if (schoolDayOf(new Date(middle), timeZone) >= day) within = middle
    else before = middle
  }
  return new Date(within)
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 24 * hourMs).toISOString().slice(0, 10)

/** Recorded events, the newest first. `next` asks for those before the last one here; null at the end. */
export const listAudit = async (store: Store, filter: AuditFilter = {}): Promise<{ lines: AuditLine[]; next: string | null }> => {
  const { audit, person } = store.s
  const limit = filter.limit ?? 50
  const timeZone = (await getInstallation(store))?.timeZone ?? 'America/Santiago'
  const [, ms, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(filter.before ?? '') ?? []
  const cursor = ms && id ? { at: new Date(Number(ms)), id } : null
  const rows = await store.read.select({ audit, personName: person.name }).from(audit).leftJoin(person, eq(person.id, audit.personId))
    .where(and(
      filter.event ? eq(audit.event, filter.event) : undefined,
      filter.personId ? or(eq(audit.personId, filter.personId), sql`${audit.detail} ->> 'of' = ${filter.personId}`) : undefined,
      filter.day ? and(gte(audit.at, startOfSchoolDay(filter.day, timeZone)), lt(audit.at, startOfSchoolDay(dayAfter(filter.day), timeZone))) : undefined,
      cursor ? or(lt(audit.at, cursor.at), and(eq(audit.at, cursor.at), lt(audit.id, cursor.id))) : undefined,
    )).orderBy(desc(audit.at), desc(audit.id)).limit(limit + 1)
  const page = rows.slice(0, limit)
  const subjects = [...new Set(page.map(r => r.audit.detail.of).filter((of): of is string => typeof of === 'string'))]
  const names = subjects.length === 0 ? new Map<string, string>()
    : new Map((await store.read.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, subjects))).map(p => [p.id, p.name]))
  const last = page.at(-1)?.audit
  return {
    lines: page.map(({ audit: a, personName }) => ({
      id: a.id, at: a.at, event: a.event, personId: a.personId, personName, rbd: a.rbd, requestId: a.requestId, detail: a.detail,
      subjectName: typeof a.detail.of === 'string' ? (names.get(a.detail.of) ?? null) : null,
    })),
    next: rows.length > limit && last ? `${last.at.getTime()}.${last.id}` : null,
  }
}
