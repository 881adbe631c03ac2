/** What stands on the implementation page, in words, for whoever looks at it. */
import { arrangeActions, dueOf, isActionState, nextStates, type Due } from '../../../cycles/notebook/action-list.ts'
import { logViewOf, pageOfLog, type LogPage, type LogView } from '../../../cycles/notebook/log.ts'
import { pageOfEntry, type BodyOf, type EntryKind } from '../../../cycles/notebook/parts.ts'
import { listOf } from '../../../cycles/notebook/repeats.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { professionsOfASchool } from '../../../cycles/people/professions.ts'
import { actionStateName } from '../../components/notebook/names.ts'
import { levelName, wayName } from '../../components/doing/names.ts'
import type { ActionView, DoingView, NoteView } from '../../components/doing/view.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { professionName } from '../people/people-words.ts'
import type { Loaded } from './cycle-page.server.ts'
import type { SchoolCalendar } from '../../../cycles/calendar/school-calendar.ts'
import { describeMeasures, proposedMeasure } from './measures-view.server.ts'

type Standing<K extends EntryKind> = { id: string; body: BodyOf[K]; version: number; by: string; savedAt: string }

/** Entries that stand, alike for whoever reads: the advisor's have no author and nothing to save from. */
export const standing = <K extends EntryKind>({ visit: { f }, seen }: Loaded<'implementation'>, kind: K): Standing<K>[] =>
  seen.advisor
    ? seen.advisor.entries[kind].map(e => ({ id: e.id, body: e.body as BodyOf[K], version: 0, by: '', savedAt: '' }))
    : seen.team.entries[kind].filter(e => !e.isWithdrawn).map(e => ({ id: e.id, body: e.body as BodyOf[K], version: e.version, by: e.updatedBy, savedAt: f.dayAndTime(e.updatedAt) }))

/** What is taken out is told by its first words. */
const firstWords = (kind: EntryKind, body: unknown) => {
  const said = body as Record<string, string>
  return openingOf(said[kind === 'note' ? 'text' : kind === 'measure' ? 'name' : 'what'] ?? '', 80)
}

const spanOf = (from: string, to: string, f: Formatter) =>
  from && to ? m.notebook_span({ from: f.day(from), to: f.day(to) }) : from ? m.notebook_span_from({ day: f.day(from) }) : to ? m.notebook_span_to({ day: f.day(to) }) : ''

const dueWords = (due: Due | null, f: Formatter): string => {
  switch (due?.kind) {
    case 'ends-this-week': return m.doing_due_ends({ day: f.weekday(due.on) })
    case 'begins-this-week': return m.doing_due_begins({ day: f.weekday(due.on) })
    case 'was-to-end': return m.doing_due_was_to_end({ day: f.day(due.on) })
    case 'was-to-begin': return m.doing_due_was_to_begin({ day: f.day(due.on) })
    case undefined: return ''
  }
}

/** What the address says of the log's part, kept while somebody edits in it. */
const queryOf = (view: LogView) => (view === 'latest' ? '' : view === 'all' ? 'bitacora=todo' : `bitacora=${view.month}`)

const monthName = (month: string, f: Formatter) => f.monthLong({ year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)) })

const describeLog = (page: LogPage<NoteView & { on: string }>, view: LogView, f: Formatter): DoingView['log'] => {
  const { shown, total, months } = page
  const isPart = shown.length < total
  const says = months.length === 0 ? '' : view === 'latest' ? m.doing_log_latest({ n: shown.length, total: f.integer(total) })
    : view === 'all' ? m.doing_log_everything({ total: f.integer(total) }) : m.doing_log_month_of({ month: monthName(view.month, f), n: shown.length, total: f.integer(total) })
  return {
    notes: shown, total, says, query: queryOf(view),
    months: months.length === 0 ? [] : [
      { query: '', label: m.doing_log_latest_link(), isHere: view === 'latest' },
      ...months.map(x => ({ query: `bitacora=${x.month}`, label: m.doing_log_month_link({ month: monthName(x.month, f), n: f.integer(x.notes) }), isHere: typeof view === 'object' && view.month === x.month })),
      { query: 'bitacora=todo', label: m.doing_log_all_link({ n: f.integer(total) }), isHere: view === 'all' },
    ],
    print: isPart ? m.doing_log_print({ n: shown.length, total: f.integer(total) }) : '',
  }
}

/** The action whose state one tap changed, from the address it led to: `<id>.<state before>`. */
const changedOf = (asked: string | null, actions: readonly Standing<'action'>[]): DoingView['changed'] => {
  const [id, before] = (asked ?? '').split('.')
  const action = actions.find(a => a.id === id)
  if (!action || !isActionState(before) || before === action.body.state) return null
  return { id: action.id, version: action.version, before, sentence: m.doing_state_changed({ what: openingOf(action.body.what, 60), state: actionStateName[action.body.state]() }) }
}

export const describeDoing = (loaded: Loaded<'implementation'>, asked: URLSearchParams, calendar: SchoolCalendar): DoingView => {
  const { visit: { f, today }, seen, frame } = loaded
  const { cycle } = seen.team ?? seen.advisor
  // What happened cannot be still to come. Whoever only reads has nothing to correct.
  const ahead = (day: string) => (day > today && frame.viewer === 'team' ? m.doing_still_to_come() : '')
  const actions = standing(loaded, 'action')
  const asAction = (e: Standing<'action'>): ActionView => ({
    ...e, span: spanOf(e.body.from, e.body.to, f), due: cycle.closedOn || cycle.droppedOn ? '' : dueWords(dueOf(e.body, today), f),
    level: e.body.level ? levelName[e.body.level]() : '', way: e.body.way ? wayName[e.body.way]() : '', professions: f.list(listOf(e.body.professions).flatMap(p => professionName(p) ?? [])),
    next: nextStates[e.body.state],
  })
  const { current, done, left } = arrangeActions(actions)
  const log = logViewOf(asked.get('bitacora'))
  const notes = standing(loaded, 'note').map(e => ({ ...e, on: e.body.on, day: f.day(e.body.on), ahead: ahead(e.body.on) }))
  const adjustments = standing(loaded, 'adjustment')
  const latestAdjustment = adjustments[0]?.body.on
  return {
    actions: {
      current: current.map(asAction), done: done.map(asAction), left: left.map(asAction), doneLabel: m.doing_done_fold({ n: done.length }), leftLabel: m.doing_left_fold({ n: left.length }),
      // Words of the people's pages stay on the server: a team that only reads needs none.
      professions: frame.viewer === 'team' ? professionsOfASchool.map(p => ({ value: p, label: professionName(p) ?? p })) : [],
    },
    changed: changedOf(asked.get('cambio'), actions),
    log: describeLog(pageOfLog(notes, log), log, f),
    adjustments: adjustments.map(e => ({ ...e, day: f.day(e.body.on) })),
    // Words that were rewritten since the latest adjustment need no reminder; those of a cycle that ended are history.
    mayRewrite: latestAdjustment !== undefined && !cycle.closedOn && !cycle.droppedOn && !loaded.onTheWay.rewrittenOn.some(day => day >= latestAdjustment),
    measures: describeMeasures(loaded, standing(loaded, 'measure'), adjustments.map(a => a.body.on), asked.get('editar'), calendar),
    proposed: proposedMeasure(loaded, standing(loaded, 'measure').map(e => e.body.name)),
    withdrawn: seen.team ? (Object.keys(pageOfEntry) as EntryKind[]).filter(kind => pageOfEntry[kind] === 'implementation')
      .flatMap(kind => seen.team.entries[kind].filter(e => e.isWithdrawn).map(e => ({ id: e.id, kind, words: firstWords(kind, e.body) }))) : [],
  }
}
