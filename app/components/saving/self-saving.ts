/**
 * How a form saves itself, without a browser around it: when words go out, what an answer means for them, and what is kept on the device
 * until the server said it has them. `use-saving.ts` ties it to a form, a fetcher and timers; here everything is handed in.
 *
 * The rules:
 * - The whole form goes out, with the version of the text it stands on; the server lays it over that text.
 * - A save whose answer did not come may have arrived: it is sent again with its own key before anything newer, or one's own words would
 *   come back as a colleague's.
 * - What a field was refused for stays in the field and is left out until it changes, so that one wrong date does not hold up a page.
 * - While two texts wait for a decision nothing goes out by itself; the device keeps the words as written from the earlier text.
 */
import { joinTexts } from '../../../cycles/notebook/paragraphs.ts'
import { differencesBetween } from '../../../cycles/notebook/differences.ts'
import type { DeviceStore, Unsent, UnsentKind } from '../../device/device-store.ts'
import type { Answer, ClashView } from '../notebook/view.ts'

export type Fields = Record<string, string>

export type SaveState =
  | { kind: 'still' }
  | { kind: 'changed' }
  | { kind: 'saving' }
  /** `joinedWith`: a colleague whose changes elsewhere on the page came in with it. */
  | { kind: 'saved'; at: string; joinedWith: string | null }
  /** `savedAt`: all else was saved. */
  | { kind: 'problems'; savedAt: string | null }
  | { kind: 'clash'; clash: ClashView }
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  | { kind: 'other-person'; sentence: string }
  | { kind: 'failed'; sentence: string }

export type SaveView = {
  state: SaveState
  /** What the server would not take, by field. `asked`: somebody pressed a button and is to be led there; else it is only said. */
  problems: Fields
  asked: boolean
  /** Paragraphs of a colleague that came into fields one had written in; said until it is read. */
  joined: { name: string; fields: string[] } | null
  /** When words came back from the device: the instant they were written; said until it is read. */
  restoredFrom: number | null
  /** The last answer, with what pages of their own put into it. */
  answer: Answer | null
  /** Fields that differ from what the server has. */
  changes: number
  /** Whether all of those are on the device. */
  isKept: boolean
}

export type World = {
  kind: UnsentKind
  where: Unsent['where']
  /** The form's fields as they stand, and a way to put words into some of them. */
  read: () => Fields
  write: (values: Fields) => void
  /** What a field is called on the page. */
  labelOf: (name: string) => string
  /** What every post of this form carries: whose it is, which entry. */
  fixed: () => Fields
  post: (fields: Fields) => void
  show: (view: SaveView) => void
  newKey: () => string
  /** The server took that save and sent the reader on. */
  wasTaken: (saveKey: string) => boolean
  later: (ms: number, what: () => void) => () => void
  /** The intent of a save the form makes by itself. */
  autosave: string
  /** Whether a button's answer is wanted in place; else the server sends the reader on. */
  answersInPlace: boolean
}

type Sent = {
  payload: Fields
  /** The whole form when it went. */
  snapshot: Fields
  version: number
  key: string
  /** The button; null: the form's own saving. */
  intent: string | null
  tries: number
}

const pauseMs = 1_500
/** How soon typed words are on the device. */
const keepMs = 300
const retryMs = 10_000
/** Longer than any save takes: the line is as good as dead. */
const patienceMs = 30_000
/** A server that answers with failures has not taken it; after this many the words go on without waiting for it. */
const mostFailures = 3

/** Text whose base only the server knows: it came back from the device. */
type Base = Record<string, string | null>

const isSame = (a: string | undefined, b: string | undefined) => (a ?? '').trimEnd() === (b ?? '').trimEnd()

export type SelfSaving = ReturnType<typeof selfSaving>

/**
 * `start`: the text the form stands on. `clash`: two texts already wait for a decision (the form was sent before the page could do it by
 * itself); then it stands on theirs.
 */
export const selfSaving = (world: World, start: { version: number; values: Fields; clash: ClashView | null }) => {
  let version = start.clash?.theirVersion ?? start.version
  /** What the server has of each field, as the form shows it. */
  let atRest: Base = Object.fromEntries(Object.entries(world.read()).map(([name, words]) => [name, start.clash?.theirs[name] ?? start.values[name] ?? words]))
  let unanswered: Sent | null = null
  let isBusy = false
  let waiting: string | null = null
  let held: { version: number; base: Base } | null = start.clash ? { version, base: atRest } : null
  /** Words that came back for fields this form does not show: they go out with the rest. */
  let carried: Fields = {}
  let refused: Fields = {}
  let newer: { version: number; values: Fields } | null = null
  let device: DeviceStore | null = null
  let recordId = world.newKey()
  let nextKey = world.newKey()
  /** Words on the device, as last put; null when there are none, '' when there are newer ones. */
  let kept: string | null = null
  let keeping = 0
  let isStopped = false
  const timers: { save?: (() => void) | undefined; keep?: (() => void) | undefined; patience?: (() => void) | undefined } = {}
  const view: SaveView = { state: start.clash ? { kind: 'clash', clash: start.clash } : { kind: 'still' }, problems: {}, asked: false, joined: null, restoredFrom: null, answer: null, changes: 0, isKept: false }

  const clear = (which: keyof typeof timers) => { timers[which]?.(); timers[which] = undefined }
  const set = (which: keyof typeof timers, ms: number, what: () => void) => { clear(which); timers[which] = world.later(ms, what) }

  const changedFrom = (base: Base): Fields =>
    ({ ...Object.fromEntries(Object.entries(world.read()).filter(([name, words]) => base[name] === null || !isSame(words, base[name]))), ...carried })
  const changed = () => changedFrom(atRest)
  const withoutRefused = (fields: Fields) => Object.fromEntries(Object.entries(fields).filter(([name, words]) => refused[name] === undefined || refused[name] !== words))
  const isDirty = () => Object.keys(changed()).length > 0

  const isKept = () => kept !== null && kept !== '' && keeping === 0
  const show = (next: Partial<SaveView> = {}) => {
    if (isStopped) return
    Object.assign(view, next)
    view.changes = Object.keys(changed()).length
    view.isKept = isKept()
    world.show({ ...view })
  }

  // ── On the device ───────────────────────────────────────────────────────────────────────────────────────────────────

  const keep = () => {
    clear('keep')
    if (!device) return
    const d = device
    const fields = held ? changedFrom(held.base) : changed()
    if (Object.keys(fields).length === 0 && !unanswered) { forget(); return }
    const words = {
      id: recordId, kind: world.kind, where: world.where, fields: { ...world.fixed(), ...fields }, version: held?.version ?? version, saveKey: nextKey,
      sent: unanswered ? { fields: { ...world.fixed(), ...unanswered.payload }, version: unanswered.version, saveKey: unanswered.key } : null,
    }
    const said = JSON.stringify([words.fields, words.version, words.saveKey, words.sent])
    if (said === kept) return
    kept = said
    keeping++
    void d.put(words).then(ok => {
      keeping--
      if (!ok && kept === said) kept = null
      show()
    })
  }
  const forget = () => {
    clear('keep')
    if (kept === null || !device) return
    kept = null
    void device.remove(recordId)
  }

  // ── Out ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

  const isTrouble = () => ['offline', 'signed-out', 'failed', 'other-person'].includes(view.state.kind)
  const post = (s: Sent) => {
    isBusy = true
    unanswered = s
    clear('save')
    keep()
    // A trouble that lasts is not announced anew at each try.
    if (!isTrouble()) show({ state: { kind: 'saving' } })
    const isAuto = s.intent === null
    world.post({
      ...world.fixed(), ...s.payload, intent: s.intent ?? world.autosave, version: String(s.version), saveKey: s.key,
      ...(isAuto || world.answersInPlace ? { conJs: '1' } : {}), ...(isAuto && Object.keys(carried).length === 0 ? { solo: '1' } : {}),
    })
    set('patience', patienceMs, () => { if (isBusy) answered({ kind: 'offline' }) })
  }

  /** `intent`: the button that was pressed; null: the form's own saving. */
  const send = (intent: string | null) => {
    if (isStopped) return
    const isAuto = intent === null
    // A button pressed while a save is on its way takes its turn after it.
    if (isBusy) { if (!isAuto) waiting = intent; return }
    if (unanswered) { if (!isAuto) waiting = intent; post({ ...unanswered, tries: unanswered.tries + 1 }); return }
    if (isAuto && held) return
    const now = world.read()
    if (isAuto && Object.keys(withoutRefused(changed())).length === 0) return
    const payload = isAuto ? withoutRefused({ ...now, ...carried }) : { ...now, ...carried }
    if (!isAuto) refused = {}
    const key = nextKey
    nextKey = world.newKey()
    post({ payload, snapshot: now, version, key, intent, tries: 0 })
  }
  const autosave = () => send(null)
  const soon = (ms = pauseMs) => set('save', ms, autosave)

  // ── Back ────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Takes what the server has into the form, field by field. Answers the fields whose texts did not find together; then nothing was taken. */
  const takeIn = (s: Sent, body: Fields): { name: string; mine: string; theirs: string }[] => {
    const now = world.read()
    const rest: Base = { ...atRest }
    const put: Fields = {}
    const apart: { name: string; mine: string; theirs: string }[] = []
    for (const [name, words] of Object.entries(now)) {
      const stands = body[name]
      if (stands === undefined) { rest[name] = s.snapshot[name] ?? words; continue }
      rest[name] = stands
      if (isSame(words, stands)) { rest[name] = words; continue }
      const wasSent = s.payload[name] ?? atRest[name] ?? stands
      if (words === (s.snapshot[name] ?? '') && !(name in s.snapshot && !isSame(s.snapshot[name], wasSent))) { put[name] = stands; continue }
      // Written on since: only what came from elsewhere is laid into it.
      const joined = joinTexts(wasSent.trimEnd(), words.trimEnd(), stands)
      if (joined.ok) { if (!isSame(joined.text, words)) put[name] = joined.text } else apart.push({ name, mine: words, theirs: stands })
    }
    if (apart.length > 0) return apart
    world.write(put)
    atRest = rest
    return []
  }

  const clashed = (clash: ClashView) => {
    held ??= { version, base: atRest }
    version = clash.theirVersion
    const now = world.read()
    atRest = Object.fromEntries(Object.keys(now).map(name => [name, clash.theirs[name] ?? now[name]!]))
    keep()
    show({ state: { kind: 'clash', clash } })
  }

  /** What an action answered; null when the server sent the reader on, which means it took the words. */
  function answered(a: Answer | null) {
    if (!isBusy || isStopped) return
    isBusy = false
    clear('patience')
    const s = unanswered
    if (!s) return
    view.answer = a
    const next = waiting
    if (a === null || ['saved', 'clash', 'problems'].includes(a.kind)) {
      waiting = null
      for (const name of Object.keys(carried)) if (a?.kind !== 'problems' && carried[name] === s.payload[name]) delete carried[name]
    }
    switch (a?.kind) {
      case undefined:
        atRest = { ...atRest, ...s.snapshot }
        unanswered = null
        held = null
        if (isDirty()) keep(); else forget()
        show({ state: { kind: 'still' }, problems: {}, asked: false, joined: null, restoredFrom: null })
        takeNewer()
        break
      case 'saved': {
        const apart = takeIn(s, a.body)
        unanswered = null
        if (apart.length > 0) {
          clashed({
            savedBy: a.joinedWith ?? '', savedAt: a.savedAt, theirVersion: a.version, theirs: a.body, joined: {},
            fields: apart.map(f => ({ ...f, label: world.labelOf(f.name), both: [f.theirs, f.mine].join('\n\n'), differences: differencesBetween(f.theirs, f.mine) })),
          })
          break
        }
        version = a.version
        held = null
        for (const name of Object.keys(s.payload)) delete refused[name]
        const problems = Object.fromEntries(Object.entries(view.problems).filter(([name]) => refused[name] !== undefined))
        const isOver = !isDirty()
        if (isOver) forget(); else keep()
        const isRefused = Object.keys(problems).length > 0
        show({
          state: isRefused ? { kind: 'problems', savedAt: a.savedAt } : { kind: 'saved', at: a.savedAt, joinedWith: a.joinedWith },
          problems, asked: isRefused && view.asked,
          ...(a.joinedWith && a.byParagraph ? { joined: { name: a.joinedWith, fields: a.byParagraph.map(world.labelOf) } } : {}),
        })
        takeNewer()
        if (isOver && !next) void restore()
        if (next) send(next)
        else if (Object.keys(withoutRefused(changed())).length > 0) soon()
        break
      }
      case 'clash': {
        unanswered = null
        const now = world.read()
        const isClashing = (name: string) => a.clash.fields.some(f => f.name === name)
        const put = Object.fromEntries(Object.entries(a.clash.joined).filter(([name, words]) =>
          !isClashing(name) && now[name] !== undefined && now[name] === s.snapshot[name] && !isSame(now[name], words)))
        held = { version: s.version, base: { ...atRest, ...put } }
        world.write(put)
        clashed(a.clash)
        break
      }
      case 'problems': {
        unanswered = null
        const now = world.read()
        const fresh = Object.keys(a.problems).filter(name => name in s.payload && refused[name] === undefined)
        for (const name of Object.keys(a.problems)) {
          const words = s.snapshot[name] ?? s.payload[name] ?? now[name]
          if (words !== undefined) refused[name] = words
        }
        keep()
        show({ state: { kind: 'problems', savedAt: null }, problems: a.problems, asked: s.intent !== null || view.asked })
        // A button pressed meanwhile has its turn, and its own answer. The rest need not wait for what was refused.
        if (next) send(next)
        else if (s.intent === null && fresh.length > 0 && Object.keys(withoutRefused(changed())).length > 0) soon(0)
        break
      }
      case 'other-person':
        unanswered = null
        keep()
        show({ state: { kind: 'other-person', sentence: a.sentence } })
        soon(retryMs)
        break
      case 'signed-out':
        // Refused at the door: what is there when the door opens goes out.
        unanswered = null
        keep()
        show({ state: { kind: 'signed-out' } })
        soon(retryMs)
        break
      case 'failed':
        if (s.tries + 1 >= mostFailures) unanswered = null
        keep()
        show({ state: { kind: 'failed', sentence: a.sentence } })
        soon(retryMs)
        break
      case 'offline':
        keep()
        show({ state: { kind: 'offline' } })
        soon(retryMs)
        break
      default:
        // Something its page wants to ask first: the words wait in the form.
        unanswered = null
        keep()
        show({ state: { kind: 'problems', savedAt: null } })
    }
  }

  /** The page was loaded again with a newer text: it is taken in unless that would touch words of one's own. */
  const takeNewer = () => {
    const n = newer
    if (!n || isBusy || unanswered || held) return
    newer = null
    const now = world.read()
    // Fields the page shows since it was loaded again hold what the server has.
    if (n.version === version) for (const name of Object.keys(now)) atRest[name] ??= name in atRest ? null : n.values[name] ?? ''
    if (n.version <= version || Object.values(atRest).includes(null)) return
    const put: Fields = {}
    const rest = { ...atRest }
    for (const [name, words] of Object.entries(now)) {
      const stands = n.values[name]
      if (stands === undefined) continue
      rest[name] = stands
      if (isSame(words, stands)) { rest[name] = words; continue }
      if (isSame(words, atRest[name] ?? '')) { put[name] = stands; continue }
      const joined = joinTexts((atRest[name] ?? '').trimEnd(), words.trimEnd(), stands)
      // Both wrote there: the next save tells, from the text this one was written from.
      if (!joined.ok) return
      put[name] = joined.text
    }
    world.write(put)
    atRest = rest
    version = n.version
    show()
  }

  // ── From the device ─────────────────────────────────────────────────────────────────────────────────────────────────

  /** Words of this form that never arrived come back into its fields and go out, as written from the text they were written from. */
  const restore = async () => {
    const d = device
    if (!d || isStopped) return
    const mine = (await d.orphans()).find(u => u.kind === world.kind && u.where.path === world.where.path && u.where.form === world.where.form)
    if (!mine || isStopped || isBusy || unanswered || held || isDirty()) return
    const now = world.read()
    const fixed = world.fixed()
    const split = (fields: Fields, isKnown: boolean) => Object.fromEntries(Object.entries(fields).filter(([name]) => fixed[name] === undefined && (now[name] !== undefined) === isKnown))
    const words = split(mine.fields, true)
    const old = mine.id
    // Under a name of this page's own: another tab may be bringing the same words back, and the server knows them by their keys.
    recordId = world.newKey()
    d.hold(recordId)
    version = mine.version
    nextKey = mine.saveKey
    world.write(words)
    carried = split(mine.fields, false)
    atRest = { ...now, ...Object.fromEntries(Object.keys(words).map(name => [name, null])) }
    if (mine.sent) {
      const sent = split(mine.sent.fields, true)
      // What this page showed when it was sent: of the words that came back, theirs then; of the rest, what it shows now.
      const shown = { ...world.read(), ...Object.fromEntries(Object.entries(sent).filter(([name]) => words[name] !== undefined)) }
      unanswered = { payload: { ...sent, ...split(mine.sent.fields, false) }, snapshot: shown, version: mine.sent.version, key: mine.sent.saveKey, intent: null, tries: 0 }
    }
    kept = null
    keep()
    void d.remove(old)
    show({ state: { kind: 'changed' }, restoredFrom: mine.at })
    soon(0)
  }

  return {
    /** Somebody typed. */
    input: () => {
      if (!held) soon()
      if (!timers.keep && device) set('keep', keepMs, keep)
      if (kept !== null) kept = ''
      const now = world.read()
      // What is corrected is no longer said; the next save tells whether it was.
      const problems = Object.fromEntries(Object.entries(view.problems).filter(([name]) => refused[name] === undefined || refused[name] === now[name]))
      const isSaid = ['saving', 'clash'].includes(view.state.kind) || isTrouble()
      show({ problems, asked: view.asked && Object.keys(problems).length > 0, ...(isSaid ? {} : { state: { kind: 'changed' } }) })
    },
    send,
    autosave,
    answered,
    /** What came in from a colleague, or back from the device, was read. */
    read: () => show({ joined: null, restoredFrom: null }),
    /** The page was loaded again. */
    given: (version: number, values: Fields) => { newer = { version, values }; takeNewer() },
    /** People decided about a clash: what the fields hold from here on. */
    settle: (values: Fields) => { world.write(values); held = null; kept = kept === null ? null : ''; keep(); show({ state: { kind: 'changed' } }); soon() },
    /** The device is open. */
    attach: (store: DeviceStore) => {
      device = store
      store.hold(recordId)
      if (isDirty()) keep()
      else void restore()
    },
    isDirty: () => isDirty() || unanswered !== null,
    /** Closing the page now would lose something. */
    wouldLose: () => (isDirty() || unanswered !== null) && !isKept(),
    keepNow: keep,
    view: (): SaveView => ({ ...view }),
    stop: () => {
      if (isBusy && unanswered && world.wasTaken(unanswered.key)) answered(null)
      if (timers.keep) keep()
      isStopped = true
      for (const which of ['save', 'keep', 'patience'] as const) clear(which)
      device?.letGo(recordId)
    },
  }
}
