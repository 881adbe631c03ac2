/**
 * What a team changed in what it expects after it began. It may: an expectation is for learning. But whoever compares it with the result
 * later has to know that it was changed, so each change is dated and told. Nothing is kept for this: the page's revisions say it.
 */
import type { Challenge } from '../notebook/parts.ts'
import { expectationFields, expectationsOf, type Expectation, type ExpectationField } from './expectations.ts'

/** A revision of the challenge page: the school day it was saved on, and its text. In the order they were saved. */
export type DatedBody = { day: string; body: Challenge }

export type FieldChange = { field: ExpectationField; from: string; to: string }
export type ExpectationChange =
  | { kind: 'changed'; day: string; key: string; fields: FieldChange[]; /** Of the expectation as it stood then, to name it. */ now: Expectation }
  /** Written for the first time after the start. */
  | { kind: 'added'; day: string; key: string; now: Expectation }
  | { kind: 'removed'; day: string; key: string; was: Expectation }

/** True from the day implementation begins: what is expected stands, and changing it is a step of its own. */
export const isLocked = (implementationFrom: string | null, today: string): boolean => implementationFrom !== null && implementationFrom <= today

const changesBetween = (before: Challenge | null, after: Challenge, day: string): ExpectationChange[] => {
  const of = (body: Challenge | null) => new Map((body ? expectationsOf(body) : []).map(e => [e.key, e]))
  const [was, now] = [of(before), of(after)]
  return [...new Set([...was.keys(), ...now.keys()])].sort().flatMap((key): ExpectationChange[] => {
    const [a, b] = [was.get(key), now.get(key)]
    if (!b) return [{ kind: 'removed', day, key, was: a! }]
    if (!a) return [{ kind: 'added', day, key, now: b }]
    const fields = expectationFields.filter(f => a[f] !== b[f]).map(field => ({ field, from: a[field], to: b[field] }))
    return fields.length > 0 ? [{ kind: 'changed', day, key, fields, now: b }] : []
  })
}

/**
 * The changes since `startedOn`, oldest first, day by day: what counts is how a day ended, not every pause of whoever was typing. The day
 * implementation began is still free. `revisions`: at least the last one saved up to that day, and all since.
 */
export const changesSinceStart = (revisions: readonly DatedBody[], startedOn: string): ExpectationChange[] => {
  let before: Challenge | null = null
  const changes: ExpectationChange[] = []
  revisions.forEach((r, i) => {
    const next = revisions[i + 1]
    if (next && next.day <= r.day) return
    if (next && next.day <= startedOn) return
    if (r.day > startedOn) changes.push(...changesBetween(before, r.body, r.day))
    before = r.body
  })
  return changes
}

/**
 * The same for whoever reads only what was marked ready: the text as it stood when implementation began against the one marked ready, told
 * as of the day of the last change in it. What stood in between was never shared.
 */
export const changesInReady = (revisions: readonly DatedBody[], startedOn: string): ExpectationChange[] => {
  const last = revisions.at(-1)
  if (!last || last.day <= startedOn) return []
  const start = revisions.findLast(r => r.day <= startedOn)
  const dayOf = new Map(changesSinceStart(revisions, startedOn).map(c => [c.key, c.day]))
  return changesBetween(start?.body ?? null, last.body, last.day).map(c => ({ ...c, day: dayOf.get(c.key) ?? c.day }))
}
