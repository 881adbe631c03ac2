/** The revisions of a page or entry in words, and the way back to one of them. */
import { redirect } from 'react-router'
import { differencesBetween } from '../../../cycles/notebook/differences.ts'
import type { PartBody } from '../../../cycles/notebook/parts.ts'
import { listOf, splitField } from '../../../cycles/notebook/repeats.ts'
import { listRevisions, restoreRevision } from '../../../db/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { areaName, planName } from '../../components/challenge/names.ts'
import { groupKindName, weekdayName } from '../../components/evidence/names.ts'
import { directionName, levelName, wayName } from '../../components/doing/names.ts'
import { needName } from '../../components/together/words.ts'
import { readingName, themeName } from '../../components/learning/names.ts'
import { actionStateName, decisionName, indicatorName, triageName } from '../../components/notebook/names.ts'
import type { RevisionView } from '../../components/notebook/revisions.tsx'
import { rhythmName } from '../../components/protocol/words.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { professionName } from '../people/people-words.ts'
import type { Visit } from './viewer.server.ts'

const perPage = 12

/** Choices and days are kept as keys; people read their words. */
const choices: Record<string, Record<string, () => string>> = {
  urgent: triageName, relevant: triageName, inScope: triageName, expectIndicator: indicatorName, decision: decisionName, reading: readingName, groupKind: groupKindName,
  state: actionStateName, level: levelName, way: wayName, direction: directionName, expectDirection: directionName, area: areaName, plan: planName, rhythm: rhythmName,
  linkCollaboration: { yes: m.notebook_triage_yes }, linkData: { yes: m.notebook_triage_yes }, linkLeadership: { yes: m.notebook_triage_yes },
}
/** A field as people read it: choices and days in words. */
export const wordsInField = (field: string, value: string, f: Formatter): string => {
  const name = splitField(field)?.name ?? field
  if (name === 'themes') return listOf(value).map(t => (themeName as Record<string, () => string>)[t]?.() ?? t).join(' · ')
  if (name === 'showsWeekdays') return listOf(value).map(d => (weekdayName as Record<string, () => string>)[d]?.() ?? d).join(', ')
  if (name === 'seesNeeds') return listOf(value).map(n => (needName as Record<string, () => string>)[n]?.() ?? n).join(' · ')
  if (name === 'professions') return f.list(listOf(value).map(p => professionName(p) ?? p))
  return choices[name]?.[value]?.() ?? (/^\d{4}-\d{2}-\d{2}$/.test(value) ? f.day(value) : value)
}
const textsOf = (body: PartBody, f: Formatter): Record<string, string> =>
  Object.fromEntries(Object.entries(body as unknown as Record<string, string>).map(([name, value]) => [name, wordsInField(name, value, f)]))

/** `slot`: a page's kind or an entry's id; `empty`: what its first save is compared with; `nameOf`: what its fields are called. */
export const describeRevisions = async (visit: Visit, slot: string, empty: PartBody, nameOf: (field: string) => string, request: Request): Promise<{ current: number; saveKey: string; hasMoved: boolean; next: number | null; revisions: RevisionView[] }> => {
  const asked = new URL(request.url).searchParams
  const from = Math.max(0, Number(asked.get('desde')) || 0)
  const revisions = await listRevisions(visit.store, { rbd: visit.rbd, cycleId: visit.cycleId, slot })
  const saved = revisions.filter(r => r.outcome === 'saved')
  const current = saved[0]?.version ?? 0
  const bodyAt = new Map(saved.map(r => [r.version, r.body]))
  return {
    current, saveKey: newId(visit.store.clock.now()), hasMoved: asked.has('cambio'), next: from + perPage < revisions.length ? from + perPage : null,
    revisions: revisions.slice(from, from + perPage).map(r => {
      // A saved version against the one before it; a text that lost, against the one it was written from.
      const before = textsOf(bodyAt.get(r.outcome === 'saved' ? r.version - 1 : r.version) ?? empty, visit.f)
      const now = textsOf(r.body, visit.f)
      const fields = Object.keys({ ...before, ...now }).filter(k => (before[k] ?? '') !== (now[k] ?? ''))
      return {
        key: r.key, version: r.version, outcome: r.outcome, isCurrent: r.outcome === 'saved' && r.version === current,
        by: m.notebook_history_by({ name: r.savedBy, when: visit.f.dayAndTime(r.savedAt) }),
        changes: fields.map(name => ({ name, label: nameOf(name), differences: differencesBetween(before[name] ?? '', now[name] ?? '') })),
        whole: Object.entries(now).filter(([, text]) => text !== '').map(([name, text]) => ({ name, label: nameOf(name), text })),
      }
    }),
  }
}

/** Brings a revision back as a new save, and leads to `back`; when somebody saved meanwhile, to the history again (`history`). */
export const restoreFrom = async (visit: Visit, slot: string, request: Request, paths: { back: string; history: string }) => {
  const form = await request.formData()
  const text = (name: string) => { const v = form.get(name); return typeof v === 'string' ? v : '' }
  const outcome = await restoreRevision(visit.store, {
    rbd: visit.rbd, cycleId: visit.cycleId, slot, revisionKey: text('revision'), version: Number(text('version')) || 0, by: visit.personId,
    saveKey: /^[0-9a-f-]{36}$/.test(text('saveKey')) ? text('saveKey') : newId(visit.store.clock.now()),
  })
  if (outcome.ok) return redirect(paths.back, 303)
  if (outcome.reason === 'not-found') throw notFound()
  return redirect(`${paths.history}?cambio=1`, 303)
}
