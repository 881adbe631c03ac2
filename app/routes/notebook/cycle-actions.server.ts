/**
 * What can be done on a page of a cycle. Each form of the page posts here with an intent; with JavaScript the same forms are sent in
 * the background (`conJs`) and get the outcome instead of a redirect.
 */
import { data, redirect } from 'react-router'
import { daysBeforeCycle, saysADay } from '../../../cycles/notebook/cycle-days.ts'
import { withTickedCourses } from '../../../cycles/notebook/group.ts'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'
import { differencesBetween } from '../../../cycles/notebook/differences.ts'
import { asBody, entryKinds, overWhatStood, readPart, schoolDay, type EntryKind, type PageKind, type PartBody, type PartKind } from '../../../cycles/notebook/parts.ts'
import { closeCycle, getCycle, markTheoryCarried, startImplementation, type ChangeOutcome } from '../../../db/notebook/cycles.ts'
import { takeSnapshot } from '../../../db/notebook/snapshots.ts'
import { addEntry, getBodyAt, markReady, restoreEntry, saveEntry, savePage, unmarkReady, withdrawEntry, type SaveOutcome } from '../../../db/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Answer, ClashView } from '../../components/notebook/view.ts'
import { entryFieldName, fieldName } from '../../components/notebook/field-names.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import { notFound } from '../../request.server.ts'
import { refuseOtherWriter } from '../../words-kept.server.ts'
import { actOnComment } from '../conversation/comment-actions.server.ts'
import { actOnNeed, filledIn, noteFirstAction } from './challenge-actions.server.ts'
import { hintsFor, questionBefore } from './privacy.server.ts'
import { sentenceFor } from './problem-sentences.server.ts'
import { requireTeam, visitOf, type Context, type Visit } from './viewer.server.ts'

export type Fields = Record<string, string>
export type Post = { visit: Visit; context: Context; page: PageKind; fields: Fields; here: string }

/** The key a form was made with; a page left open for days still has one, and a forged one only ever names a revision of this part. */
export const keyOf = (fields: Fields, visit: Visit) => (/^[0-9a-f-]{36}$/.test(fields.saveKey ?? '') ? fields.saveKey! : newId(visit.store.clock.now()))
export const versionOf = (fields: Fields) => (/^\d{1,9}$/.test(fields.version ?? '') ? Number(fields.version) : 0)
export const isSentByScript = (fields: Fields) => fields.conJs === '1'

export const problemsIn = (form: string, problems: Record<string, string>, values: Fields) =>
  data<Answer>({ kind: 'problems', form, problems: Object.fromEntries(Object.entries(problems).map(([k, v]) => [k, sentenceFor(v)])), values }, { status: 400 })

export const clashOf = (visit: Visit, outcome: Extract<SaveOutcome<PartBody>, { reason: 'conflict' }>, nameOf: (field: string) => string = fieldName): ClashView => {
  const texts = (b: PartBody) => b as unknown as Record<string, string>
  const [mine, theirs] = [texts(outcome.mine), texts(outcome.theirs)]
  // A joining that broke a rule names no field: then every field that differs is shown.
  const names = outcome.clashing.length > 0 ? outcome.clashing : Object.keys({ ...mine, ...theirs }).filter(k => (mine[k] ?? '') !== (theirs[k] ?? ''))
  return {
    savedBy: outcome.savedBy, savedAt: visit.f.time(outcome.savedAt), theirVersion: outcome.theirVersion,
    joined: { ...theirs, ...Object.fromEntries(names.map(k => [k, mine[k] ?? ''])) }, theirs,
    fields: names.map(name => ({ name, label: nameOf(name), mine: mine[name] ?? '', theirs: theirs[name] ?? '', both: outcome.both[name] ?? [theirs[name], mine[name]].filter(Boolean).join('\n\n'), differences: differencesBetween(theirs[name] ?? '', mine[name] ?? '') })),
  }
}

/** What a form did not show it cannot erase: its fields over the text it was made from. */
export const completed = async (visit: Visit, kind: PartKind, slot: string, fields: Fields): Promise<Fields> => {
  const version = versionOf(fields)
  const stood = version === 0 ? null : await getBodyAt(visit.store, { rbd: visit.rbd, cycleId: visit.cycleId, slot, version })
  return stood ? overWhatStood(asBody(kind, stood), fields) : fields
}

/** Problems with days before the cycle began; null when there are none. */
const beforeCycle = async (visit: Visit, kind: PartKind, body: PartBody) => {
  if (!saysADay(kind, body)) return null
  const cycle = await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today)
  const problems = cycle ? daysBeforeCycle(kind, body, cycle.startedOn) : {}
  return Object.keys(problems).length > 0 ? problems : null
}

const saveText = async (post: Post) => {
  const { visit, page, here, context } = post
  let { fields } = post
  if (page === 'challenge') {
    const noted = await noteFirstAction(visit, fields)
    if (noted === 'not-found') throw notFound()
    if (noted) return { stop: problemsIn('page', noted, fields) }
    const filled = await filledIn(context, visit, fields)
    if ('problems' in filled) return { stop: problemsIn('page', filled.problems, fields) }
    fields = filled.fields
  }
  const read = readPart(page, await completed(visit, page, page, fields))
  if (!read.ok) return { stop: problemsIn('page', read.problems, fields) }
  const early = await beforeCycle(visit, page, read.body)
  if (early) return { stop: problemsIn('page', early, fields) }
  const outcome = await savePage(visit.store, page, {
    rbd: visit.rbd, cycleId: visit.cycleId, version: versionOf(fields), body: read.body as never, by: visit.personId, saveKey: keyOf(fields, visit),
  })
  if (outcome.ok) return { saved: outcome, here }
  if (outcome.reason === 'not-found') throw notFound()
  return { stop: data<Answer>({ kind: 'clash', form: 'page', clash: clashOf(visit, outcome) }, { status: 409 }) }
}

export const savedAnswer = async (visit: Visit, kind: PartKind, saved: Extract<SaveOutcome<PartBody>, { ok: true }>, did: 'saved' | 'ready') => data<Answer>({
  kind: 'saved', version: saved.version, saveKey: newId(visit.store.clock.now()), savedAt: visit.f.time(saved.savedAt),
  body: saved.body as unknown as Record<string, string>, joinedWith: saved.joinedWith, did,
  ...(saved.byParagraph ? { byParagraph: saved.byParagraph } : {}),
  hints: await hintsFor(visit, kind, saved.body),
})

const changed = (outcome: ChangeOutcome, form: string, fields: Fields, field: string, here: string) => {
  if (outcome.ok) return redirect(here, 303)
  if (outcome.reason === 'not_found') throw notFound()
  return problemsIn(form, { [field]: outcome.reason }, fields)
}

/** The two texts of a clash, one after the other in each field, to be made one by hand. Nothing is saved yet. */
export const joinByHand = (fields: Fields) => {
  const values: Fields = { ...fields }
  for (const [name, theirs] of Object.entries(fields)) {
    if (!name.startsWith('theirs.')) continue
    const field = name.slice('theirs.'.length)
    values[field] = [values[field] ?? '', theirs].filter(s => s !== '').join('\n\n')
  }
  return data<Answer>({ kind: 'joining', form: fields.form ?? 'page', values, version: versionOf(fields) })
}

const onPage = async (post: Post, intent: string) => {
  const { visit, page, fields, here, context } = post
  await requireTeam(context, visit.rbd)
  const which = { rbd: visit.rbd, cycleId: visit.cycleId }
  // Whatever the button, the words come first: the whole form was sent with it.
  const result = await saveText(post)
  if ('stop' in result) return result.stop
  const { saved } = result
  switch (intent) {
    case 'unready': {
      await unmarkReady(visit.store, { ...which, page })
      return redirect(here, 303)
    }
    case 'ready': {
      const marked = await markReady(visit.store, { ...which, page, version: saved.version, by: visit.personId })
      if (!marked.ok) return problemsIn('page', { '': marked.reason === 'nothing-written' ? 'nothing_written' : 'changed_meanwhile' }, fields)
      return isSentByScript(fields) ? savedAnswer(visit, page, saved, 'ready') : redirect(here, 303)
    }
    case 'snapshot': {
      const taken = await takeSnapshot(visit.store, { ...which, by: visit.personId, today: visit.today })
      if (!taken.ok && taken.reason === 'not-found') throw notFound()
      return redirect(`${here}#foto`, 303)
    }
    case 'start':
      if (!isDayOrBlank(fields.startOn)) return problemsIn('page', { startOn: 'day_not_real' }, fields)
      return changed(await startImplementation(visit.store, { ...which, on: fields.startOn || visit.today, by: visit.personId }), 'page', fields, 'startOn', here)
    case 'close': {
      if (!isDayOrBlank(fields.closeOn)) return problemsIn('page', { closeOn: 'day_not_real' }, fields)
      const outcome = await closeCycle(visit.store, { ...which, on: fields.closeOn || visit.today, by: visit.personId })
      if (!outcome.ok && 'problems' in outcome) return problemsIn('page', outcome.problems, fields)
      return changed(outcome, 'page', fields, 'closeOn', here)
    }
    case 'mark-maintained': case 'mark-adjusted': case 'mark-replaced':
      return changed(await markTheoryCarried(visit.store, { ...which, carried: intent === 'mark-maintained' ? 'maintained' : intent === 'mark-adjusted' ? 'adjusted' : 'replaced' }), 'page', fields, 'theoryIf', here)
    default:
      return isSentByScript(fields) ? savedAnswer(visit, page, saved, 'saved') : redirect(here, 303)
  }
}

const onNeed = async ({ visit, context, fields, here }: Post, intent: string) => {
  const problems = await actOnNeed(context, visit, intent, fields)
  if (problems === 'not-found') throw notFound()
  return problems ? problemsIn('need', problems, fields) : redirect(`${here}#necesidades`, 303)
}

const isDayOrBlank = (s: string | undefined) => !s || schoolDay.safeParse(s).success

const isEntryKind = (s: string | undefined): s is EntryKind => (entryKinds as readonly string[]).includes(s ?? '')

/** The form of the page that sent this, by its name: where the answer belongs. */
const formOf = (fields: Fields, otherwise: string) => (/^[a-z0-9-]{1,80}$/.test(fields.form ?? '') ? fields.form! : otherwise)
/** What of the page was in view: the reader is sent back to it. */
const viewOf = (fields: Fields, more = '') => {
  const query = [/^[a-z]{1,20}=[a-z0-9-]{1,40}$/.test(fields.view ?? '') ? fields.view! : '', more].filter(Boolean).join('&')
  return query ? `?${query}` : ''
}
/** What one tap changed, with the state it had: the page that follows offers the way back. */
const changeOf = (fields: Fields, entryId: string) => (/^[a-z]{1,20}$/.test(fields.before ?? '') ? `cambio=${entryId}.${fields.before}` : '')

/** What was asked about is saved as it is: the person read the question. */
const asIs = '-as-is'

const onEntry = async ({ visit, fields, here, context }: Post, sentIntent: string) => {
  await requireTeam(context, visit.rbd)
  const isAsIs = sentIntent.endsWith(asIs)
  const intent = isAsIs ? sentIntent.slice(0, -asIs.length) : sentIntent
  const which = { rbd: visit.rbd, cycleId: visit.cycleId }
  const entryId = fields.entryId ?? ''
  /** A voice that holds a name or a word about health goes back with the question, its words kept; nothing is saved yet. */
  const asked = async (kind: EntryKind, form: string, body: PartBody, slot: string | null) => {
    const stood = slot === null ? null : await getBodyAt(visit.store, { ...which, slot, version: versionOf(fields) })
    const spotted = await questionBefore(visit, kind, body, { stood, confirmed: isAsIs ? fields.seen : undefined })
    return spotted && data<Answer>({ kind: 'spotted', form, values: fields, intent, byItself: fields.solo === '1', spotted }, { status: 400 })
  }
  const saveInEntry = async (kind: EntryKind) => {
    const read = readPart(kind as PartKind, await completed(visit, kind, entryId, fields))
    if (!read.ok) return problemsIn(formOf(fields, entryId), read.problems, fields)
    const early = await beforeCycle(visit, kind, read.body)
    if (early) return problemsIn(formOf(fields, entryId), early, fields)
    const question = await asked(kind, formOf(fields, entryId), read.body, entryId)
    if (question) return question
    const outcome: SaveOutcome<PartBody> = await saveEntry(visit.store, kind, entryId, { ...which, body: read.body as never, by: visit.personId, saveKey: keyOf(fields, visit), version: versionOf(fields) })
    if (outcome.ok) return null
    if (outcome.reason === 'not-found') throw notFound()
    return data<Answer>({ kind: 'clash', form: formOf(fields, entryId), clash: clashOf(visit, outcome, field => entryFieldName(kind, field)) }, { status: 409 })
  }
  if (intent === 'entry-withdraw' || intent === 'entry-restore') {
    // Taking an entry out keeps what was being written in it: the form was sent whole.
    if (intent === 'entry-withdraw' && isEntryKind(fields.entryKind)) {
      const stop = await saveInEntry(fields.entryKind)
      if (stop) return stop
    }
    const done = await (intent === 'entry-withdraw' ? withdrawEntry : restoreEntry)(visit.store, { ...which, entryId })
    if (!done.ok) throw notFound()
    return redirect(`${here}${viewOf(fields)}`, 303)
  }
  const kind = fields.entryKind
  if (!isEntryKind(kind)) throw notFound()
  const form = formOf(fields, intent === 'entry-add' ? `add-${kind}` : entryId)
  const read = readPart(kind as PartKind, intent === 'entry-add' ? fields : await completed(visit, kind, entryId, fields))
  if (!read.ok) return problemsIn(form, read.problems, fields)
  const early = await beforeCycle(visit, kind, read.body)
  if (early) return problemsIn(form, early, fields)
  const question = await asked(kind, form, read.body, intent === 'entry-add' ? null : entryId)
  if (question) return question
  const save = { ...which, body: read.body as never, by: visit.personId, saveKey: keyOf(fields, visit) }
  const outcome: SaveOutcome<PartBody> = intent === 'entry-add' ? await addEntry(visit.store, kind, save) : await saveEntry(visit.store, kind, entryId, { ...save, version: versionOf(fields) })
  if (outcome.ok && intent === 'entry-save' && isSentByScript(fields)) return savedAnswer(visit, kind, outcome, 'saved')
  if (outcome.ok && intent === 'entry-state') return redirect(`${here}${viewOf(fields, changeOf(fields, outcome.partId))}#${kind}`, 303)
  if (outcome.ok) return redirect(`${here}${viewOf(fields)}#${intent === 'entry-add' ? kind : entryId}`, 303)
  if (outcome.reason === 'not-found') throw notFound()
  return data<Answer>({ kind: 'clash', form, clash: clashOf(visit, outcome, field => entryFieldName(kind, field)) }, { status: 409 })
}

export const actOnCyclePage = async (args: { request: Request; context: Context; params: { rbd?: string; cycleId?: string } }, page: PageKind) => {
  const visit = await visitOf(args.context, args.params)
  const fields: Fields = withTickedCourses(fieldsFrom(await args.request.formData()))
  refuseOtherWriter(args.request, fields, visit.personId)
  const post: Post = { visit, context: args.context, page, fields, here: pagePath(visit.rbd, visit.cycleId, page) }
  const intent = fields.intent ?? 'save'
  if (intent.startsWith('comment-')) return actOnComment(post, intent)
  if (intent.startsWith('need-')) return onNeed(post, intent)
  if (intent.startsWith('entry-')) return onEntry(post, intent)
  // Of two texts of an entry, the one on the screen was chosen.
  if (intent === 'save' && fields.entryKind) return onEntry(post, 'entry-save')
  if (intent === 'join') { await requireTeam(args.context, visit.rbd); return joinByHand(fields) }
  return onPage(post, intent)
}

export const pageTitle = (page: string, cycle: string) => m.notebook_tab_title({ page, cycle })
