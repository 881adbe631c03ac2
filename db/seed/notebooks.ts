/** Turns the demo's notebook texts into rows, with a history as their teams would have left it: several saves a page, by several people. */
import { actionFrom } from '../../cycles/notebook/agreements.ts'
import { addDays } from '../../cycles/calendar/weeks.ts'
import { emptyPage, readPart, type BodyOf, type PageKind, type PartBody, type PartKind } from '../../cycles/notebook/parts.ts'
import { fieldOf, groupKeyAt } from '../../cycles/notebook/repeats.ts'
import { reasonField } from '../../cycles/reasons/reasons.ts'
import { challengeCarriedFrom } from '../../cycles/theory/carry-over.ts'
import { theoryOf, type Theory } from '../../cycles/theory/theory.ts'
import { actionIdOfAgreement } from '../notebook/meetings.ts'
import type { Schema } from '../schema.ts'
import { castId, type CastPerson } from './cast.ts'
import { teamMembers } from './people.ts'
import { streamFor } from './random.ts'
import { bahiaClaraNotebook } from './texts/bahia-clara.ts'
import { altoNalcasNotebook, islaChaicaNotebook, losPelicanosNotebook, rinconDePellinesNotebook } from './texts/costa-sur.ts'
import { elMiradorNotebook } from './texts/el-mirador.ts'
import { lasGaviotasNotebook } from './texts/las-gaviotas.ts'
import { liceoPuertoMansoNotebook } from './texts/liceo-puerto-manso.ts'
import { losBoldosNotebook } from './texts/los-boldos.ts'
import { losCanelosNotebook } from './texts/los-canelos.ts'
import { millarayNotebook } from './texts/millaray.ts'
import type { CycleText, NotebookText } from './texts/notebook-text.ts'
import { quebradaHondaNotebook } from './texts/quebrada-honda.ts'

export const notebookTexts: readonly NotebookText[] = [
  losBoldosNotebook, bahiaClaraNotebook, elMiradorNotebook, quebradaHondaNotebook, lasGaviotasNotebook, liceoPuertoMansoNotebook,
  losCanelosNotebook, millarayNotebook, losPelicanosNotebook, rinconDePellinesNotebook, islaChaicaNotebook, altoNalcasNotebook,
]

export type NotebookRows = {
  cycles: Schema['cycle']['$inferInsert'][]
  parts: Schema['part']['$inferInsert'][]
  revisions: Schema['partRevision']['$inferInsert'][]
  feedback: Schema['feedback']['$inferInsert'][]
  /** Without their figures: those are what was imported by then. */
  snapshots: Omit<Schema['snapshot']['$inferInsert'], 'figures'>[]
  reasons: Schema['absenceReason']['$inferInsert'][]
  storyLinks: Schema['storyLink']['$inferInsert'][]
  needs: Schema['need']['$inferInsert'][]
}

/** The demo's today; nothing is dated on it, since the day has only begun. */
export const demoToday = '2026-11-18'

/** An hour of the working day in Santiago, as an instant: saves from 12:30, marks of ready at 20:45, the advisor after 21:00 (UTC). */
const during = (day: string, key: string, order = 0): Date =>
  new Date(Date.parse(`${day}T12:30:00Z`) + Math.floor(streamFor('hour', day, key).next() * 6 * 3600) * 1000 + order * 60_000 * 7)
const whenReady = (day: string) => new Date(`${day}T20:45:00Z`)
const afterSchool = (day: string, key: string) => new Date(Date.parse(`${day}T21:00:00Z`) + streamFor('hour', day, key).upTo(40) * 60_000)
const eveningAnswer = (day: string, key: string) => new Date(Date.parse(`${day}T21:45:00Z`) + streamFor('hour', day, key).upTo(50) * 60_000)

/** A body as the notebook would have accepted it. A text of the seed that does not validate is a mistake in the seed. */
const bodyOf = <K extends PartKind>(kind: K, fields: Record<string, unknown>): BodyOf[K] => {
  const read = readPart(kind, fields)
  if (!read.ok) throw new Error(`the seed's ${kind} does not validate: ${JSON.stringify(read.problems)}`)
  return read.body
}

/** A further group's key, as one made on that day would read. */
const groupKeyOn = (day: string, order: number) => groupKeyAt(Date.parse(`${day}T14:00:00Z`) + order * 60_000)

type Expected = NonNullable<CycleText['challenge']['expect']>
const expectedFields = (e: Expected, key: string) => Object.fromEntries(Object.entries({
  expectIndicator: e.indicator, expectMeasure: e.measure ?? '', expectUnit: e.unit ?? '', expectDirection: e.direction ?? '',
  expectFrom: e.from, expectTo: e.to, expectBy: e.by, expectForWhom: e.forWhom,
}).map(([name, value]) => [fieldOf(name, key), value]))
/** How the expectations of a page came out, each under its expectation's key. */
const readingFields = (challenge: CycleText['challenge'], readings: readonly (readonly [string, string])[] = []) =>
  Object.fromEntries(readings.flatMap(([reading, why], i) => {
    const key = i === 0 ? '' : groupKeyOn(challenge.on, i - 1)
    return [[fieldOf('reading', key), reading], [fieldOf('readingWhy', key), why]]
  }))

const theoryFrom = (t: Exclude<NonNullable<CycleText['challenge']['theory']>, string>, on: string): Theory => theoryOf({
  theoryIf: t.if, theoryThen: t.then, theoryWhichWill: t.whichWill,
  ...Object.fromEntries((t.feeds ?? []).map(strand => [strand, 'yes'])),
  ...Object.fromEntries((t.further ?? []).flatMap((b, i) => [[fieldOf('theoryIf', groupKeyOn(on, i)), b.if], [fieldOf('theoryThen', groupKeyOn(on, i)), b.then]])),
} as Theory)

/** The texts a page had, save by save: first what the team knew, then its reasons, then its theory. */
const challengeSaves = (text: CycleText['challenge'], carried: BodyOf['challenge'], theory: Theory): BodyOf['challenge'][] => {
  const { plan } = text
  const first = {
    ...carried, challenge: text.challenge, forWhom: text.forWhom,
    ...(plan ? { plan: plan.plan, planAction: plan.action, planResponsible: plan.responsible, planFrom: plan.from, planTo: plan.to, planMeans: plan.means } : {}),
  }
  const triaged = {
    ...first,
    urgent: text.urgent?.[0] ?? '', urgentWhy: text.urgent?.[1] ?? '', relevant: text.relevant?.[0] ?? '', relevantWhy: text.relevant?.[1] ?? '',
    inScope: text.inScope?.[0] ?? '', inScopeWhy: text.inScope?.[1] ?? '',
  }
  const whole = {
    ...triaged, ...theory,
    area: text.area ?? '',
    ...(text.expect ? expectedFields({ ...text.expect, to: text.expectChanged?.was ?? text.expect.to }, '') : {}),
    ...Object.assign({}, ...(text.expectAlso ?? []).map((e, i) => expectedFields(e, groupKeyOn(text.on, i)))) as object,
  }
  const saves: object[] = [first, triaged, whole]
  if (text.expect && text.expectChanged) saves.push({ ...whole, expectTo: text.expect.to })
  return saves.map(fields => bodyOf('challenge', fields as Record<string, unknown>))
}

const isSame = (a: PartBody, b: PartBody) => JSON.stringify(a) === JSON.stringify(b)

const addNotebook = (rows: NotebookRows, notebook: NotebookText) => {
  const { rbd } = notebook.school
  const team = teamMembers.filter(p => p.memberships.some(m => m.scopeId === String(rbd)))
  const colleagueOf = (person: CastPerson, key: string) => {
    const others = team.filter(p => p !== person)
    return others.length > 0 ? streamFor('colleague', rbd, key).pick(others) : person
  }
  let theory: Theory = theoryOf(emptyPage('challenge'))
  let parent: { id: string; challenge: BodyOf['challenge'] } | null = null

  const reasonId = (key: string) => {
    const n = notebook.reasons?.findIndex(r => r.key === key) ?? -1
    return n < 0 ? key : castId('reason', (rbd - 90_000) * 100 + n)
  }
  for (const r of notebook.reasons ?? []) rows.reasons.push({
    rbd, id: reasonId(r.key), label: r.label, createdBy: r.by.id, createdAt: during(r.on, `${rbd}-reason-${r.key}`),
    retiredAt: r.setAsideOn ? during(r.setAsideOn, `${rbd}-reason-${r.key}`) : null,
  })

  for (const text of notebook.cycles) {
    const cycleNumber = (rbd - 90_000) * 10 + text.number
    const cycleId = castId('cycle', cycleNumber)
    let partCount = 0
    let changes = 1
    if (text.implementationFrom) changes += 1
    if (text.closedOn ?? text.droppedOn) changes += 1

    /** Adds a part with its saves, oldest first; answers its id. Version 0 is the empty page every page begins with. `known`: an id it has for a reason. */
    const addPart = (kind: PartKind, saves: readonly { body: PartBody; by: CastPerson; at: Date }[], ready: { on: string; by: CastPerson } | null, known?: string): string => {
      partCount += 1
      const number = cycleNumber * 100 + partCount
      const id = known ?? castId('part', number)
      const isPage = kind === 'challenge' || kind === 'data' || kind === 'implementation' || kind === 'learnings'
      const kept = saves.filter((s, i) => i === 0 || !isSame(s.body, saves[i - 1]!.body))
      const [first, last] = [kept[0]!, kept.at(-1)!]
      rows.parts.push({
        id, cycleId, rbd, kind, slot: isPage ? kind : id, body: last.body, version: kept.length, updatedBy: last.by.id, updatedAt: last.at,
        createdAt: first.at, withdrawnAt: null,
        readyAt: ready ? whenReady(ready.on) : null, readyBy: ready ? ready.by.id : null, readyVersion: ready ? kept.length : null,
      })
      if (isPage) rows.revisions.push({
        partId: id, version: 0, rbd, body: emptyPage(kind), savedBy: first.by.id, savedAt: first.at, saveKey: `empty-${id}`, outcome: 'saved',
      })
      kept.forEach((save, i) => rows.revisions.push({
        partId: id, version: i + 1, rbd, body: save.body, savedBy: save.by.id, savedAt: save.at,
        // An entry's first save carries its id as the key, as the notebook does it.
        saveKey: !isPage && i === 0 ? id : castId('save', number * 100 + i), outcome: 'saved',
      }))
      return id
    }
    /** `later`: the last body was written after the page had been shared, and shared again. */
    const addPage = (kind: PageKind, written: { by: CastPerson; on: string; readyOn?: string }, bodies: readonly PartBody[], startedOn = written.on, later?: { by: CastPerson; on: string; readyOn: string }) => {
      const key = `${rbd}-${text.number}-${kind}`
      addPart(kind, bodies.map((body, i) => {
        if (later && i === bodies.length - 1) return { body, by: later.by, at: during(later.on, key, i) }
        // The first save is the author's; one in between may be a colleague's; the last comes on the day it was marked ready, or at once.
        const isLast = i === bodies.length - (later ? 2 : 1)
        const by = i > 0 && !isLast ? colleagueOf(written.by, `${key}-${i}`) : written.by
        const day = i === 0 ? startedOn : isLast ? written.readyOn ?? written.on : written.on
        return { body, by, at: during(day, key, i) }
      }), later ? { on: later.readyOn, by: later.by } : written.readyOn ? { on: written.readyOn, by: written.by } : null)
    }

    if (text.challenge.theory && text.challenge.theory !== 'as before') {
      theory = theoryFrom(text.challenge.theory, text.challenge.on)
    }
    const carried = parent && text.theoryCarried ? challengeCarriedFrom(parent.challenge, text.theoryCarried) : emptyPage('challenge')
    const challengeBodies = challengeSaves(text.challenge, carried, theory)
    const { rewritten, expectChanged } = text.challenge
    if (rewritten) {
      theory = theoryOf({ theoryIf: rewritten.if, theoryThen: rewritten.then, theoryWhichWill: rewritten.whichWill } as Theory)
      challengeBodies.push(bodyOf('challenge', { ...challengeBodies.at(-1)!, ...theory }))
    }
    const later = rewritten ?? (expectChanged ? { by: expectChanged.by, on: expectChanged.on, readyOn: expectChanged.on } : undefined)
    addPage('challenge', text.challenge, parent ? [carried, ...challengeBodies] : challengeBodies, text.startedOn, later)
    if (text.data) {
      const { weSee, atRisk, why, group, reasons = {}, shows } = text.data
      const whole = {
        whatWeSee: weSee, whoIsAtRisk: atRisk, why,
        groupKind: group?.kind ?? '', groupWho: group?.who ?? '', groupCount: group?.count === undefined ? '' : String(group.count),
        showsWeekdays: shows?.weekdays?.join(' ') ?? '', showsCourses: shows?.courses ?? '', showsMonths: shows?.months ?? '',
        ...Object.fromEntries(Object.entries(reasons).map(([key, n]) => [reasonField(reasonId(key)), String(n)])),
      }
      addPage('data', text.data, [{ whatWeSee: weSee }, whole].map(f => bodyOf('data', f)))
    }
    if (text.implementation) addPage('implementation', text.implementation, [bodyOf('implementation', { howItGoes: text.implementation.howItGoes })])
    if (text.learnings) {
      const { observed, learnt, surprises, decision, decisionWhy, carryOn = '', themes = [], tags = '', readings, afterwards } = text.learnings
      const whole = { observed, learnt, surprises, carryOn, decision, decisionWhy, themes: themes.join(' '), tags, ...readingFields(text.challenge, readings) }
      const bodies = [{ observed }, whole, ...(afterwards ? [{ ...whole, ...readingFields(text.challenge, afterwards.readings) }] : [])].map(f => bodyOf('learnings', f))
      addPage('learnings', text.learnings, bodies, undefined, afterwards && { by: afterwards.by, on: afterwards.on, readyOn: afterwards.on })
    }

    const lastDay = text.closedOn ?? text.droppedOn ?? '2026-11-17'
    for (const [i, action] of text.actions.entries()) {
      const { by, on, state, professions, ...rest } = action
      const said = { ...rest, ...(professions ? { professions: professions.join(' ') } : {}) }
      const planned = { body: bodyOf('action', { ...said, state: state === 'doing' ? 'planned' : state === 'planned' ? 'planned' : 'doing' }), by, at: during(on, `${cycleNumber}-action-${i}`) }
      const changedOn = state === 'planned' ? on : state === 'doing' ? (action.from > on ? action.from : on) : action.to < lastDay ? action.to : lastDay
      addPart('action', [planned, { body: bodyOf('action', { ...said, state }), by, at: during(changedOn, `${cycleNumber}-action-${i}`, 1) }], null)
    }
    for (const [i, [on, by, said]] of text.notes.entries()) {
      addPart('note', [{ body: bodyOf('note', { on, text: said }), by, at: during(on, `${cycleNumber}-note-${i}`) }], null)
    }
    for (const [i, [on, by, what, why]] of text.adjustments.entries()) {
      addPart('adjustment', [{ body: bodyOf('adjustment', { on, what, why }), by, at: during(on, `${cycleNumber}-adjustment-${i}`) }], null)
    }

    for (const [i, [on, by, voice]] of (text.voices ?? []).entries()) {
      addPart('voice', [{ body: bodyOf('voice', { on, ...voice, heard: String(voice.heard) }), by, at: during(on, `${cycleNumber}-voice-${i}`) }], null)
    }
    for (const [i, [on, by]] of (text.snapshots ?? []).entries()) {
      rows.snapshots.push({ id: castId('snapshot', cycleNumber * 100 + i), cycleId, rbd, takenAt: by ? during(on, `${cycleNumber}-snapshot-${i}`) : whenReady(on), takenBy: by?.id ?? null })
    }
    for (const [i, meeting] of (text.meetings ?? []).entries()) {
      const { on, by, present, others, minutes, next, agreed, rhythm } = meeting
      const groups = agreed.map((a, n) => ({ ...a, key: n === 0 ? '' : `k0000000${n}` }))
      const said = Object.fromEntries(groups.flatMap(a => [[fieldOf('agreedWhat', a.key), a.what], [fieldOf('agreedWho', a.key), a.who], [fieldOf('agreedBy', a.key), a.by]]))
      const begun = { on, present: present.join(' '), presentOthers: others ?? '', rhythm: rhythm ?? '' }
      const at = (order: number) => during(on, `${cycleNumber}-meeting-${i}`, order)
      const id = addPart('meeting', [
        { body: bodyOf('meeting', begun), by, at: at(0) }, { body: bodyOf('meeting', { ...begun, minutes }), by, at: at(3) },
        { body: bodyOf('meeting', { ...begun, minutes, next: next ?? '', ...said }), by, at: at(6) },
      ], null)
      for (const a of groups) if (a.isAction) {
        addPart('action', [{ body: bodyOf('action', { ...actionFrom({ key: a.key, what: a.what, who: a.who, by: a.by }, on), state: a.isAction }), by, at: at(7) }], null, actionIdOfAgreement(id, a.key))
      }
    }
    for (const [i, measure] of (text.measures ?? []).entries()) {
      const { by, on, weeks, ...defined } = measure
      const key = `${cycleNumber}-measure-${i}`
      let said: Record<string, string> = defined
      const saves = [{ body: bodyOf('measure', said), by, at: during(on, key) }]
      for (const [j, [monday, value, remark]] of weeks.entries()) {
        said = { ...said, [`value.${monday}`]: value, ...(remark ? { [`remark.${monday}`]: remark } : {}) }
        // Written down in its week, but not before the measure was there; the current one on the eve of today.
        const day = [addDays(monday, 1), on].sort()[1]!
        saves.push({ body: bodyOf('measure', said), by: j % 3 === 2 ? colleagueOf(by, `${key}-${j}`) : by, at: new Date(Math.max(during(day, key, j + 1).getTime(), saves.at(-1)!.at.getTime() + 60_000)) })
      }
      addPart('measure', saves, null)
    }

    for (const [i, link] of (text.shared ?? []).entries()) {
      const createdAt = during(link.on, `${cycleNumber}-link-${i}`)
      rows.storyLinks.push({
        id: castId('storyLink', cycleNumber * 100 + i), cycleId, rbd, createdBy: link.by.id, createdAt, expiresAt: new Date(createdAt.getTime() + link.days * 86_400_000),
        revokedAt: link.takenBack ? during(link.takenBack.on, `${cycleNumber}-link-${i}`, 1) : null, revokedBy: link.takenBack?.by.id ?? null,
      })
    }

    for (const [i, f] of text.feedback.entries()) {
      const key = `${cycleNumber}-feedback-${i}`
      const writtenAt = afterSchool(f.on, key)
      // What the advisor had before them that evening: the latest text of the page, or of the entry it speaks of.
      const nth = f.about && 'entry' in f.about ? f.about.nth : 0
      const kind = f.about && 'entry' in f.about ? f.about.entry : f.page
      const part = rows.parts.filter(p => p.cycleId === cycleId && p.kind === kind)[nth]
      const read = part && rows.revisions.filter(r => r.partId === part.id && r.savedAt < writtenAt).at(-1)
      const answeredAt = f.answer ? eveningAnswer(f.answer.on, key) : null
      // What was written on the demo's eve nobody has opened yet; answers of its last week wait for the advisor.
      const isSeen = f.on < '2026-11-17'
      rows.feedback.push({
        anchor: !f.about ? null : 'section' in f.about ? { kind: 'section', section: f.about.section } : 'quote' in f.about ? { kind: 'sentence', ...f.about } : { kind: 'entry', entryId: part!.id },
        partId: part?.id ?? null, partVersion: read?.version ?? null, followsId: null,
        seenAt: isSeen ? during(f.answer?.on ?? f.on, `${key}-seen`, f.answer ? 0 : 200) : null, seenBy: isSeen ? f.answer?.by.id ?? text.challenge.by.id : null,
        answerSeenAt: answeredAt && f.answer!.on < '2026-11-01' ? new Date(answeredAt.getTime() + 14 * 3_600_000) : null,
        id: castId('feedback', cycleNumber * 100 + i), cycleId, rbd, page: f.page, kind: f.kind, text: f.text,
        writtenBy: notebook.advisor.id, writtenAt, withdrawnAt: null,
        answer: f.answer?.text ?? null, stance: f.answer?.stance ?? null, answeredBy: f.answer?.by.id ?? null,
        answeredAt,
      })
    }

    for (const [i, need] of (text.needs ?? []).entries()) {
      const key = `${cycleNumber}-need-${i}`
      const { received, answer } = need
      rows.needs.push({
        id: castId('need', cycleNumber * 10 + i), cycleId, rbd, slepCode: notebook.school.slep.code, kind: need.kind, text: need.text,
        raisedBy: need.by.id, raisedAt: during(need.on, key), withdrawnAt: null,
        receivedBy: received?.by.id ?? null, receivedAt: received ? during(received.on, key, 1) : null, inChargeOf: received?.inChargeOf ?? null,
        answer: answer?.answer ?? null, answerText: answer?.text ?? null, answerDay: answer?.day ?? null,
        answeredBy: answer?.by.id ?? null, answeredAt: answer ? during(answer.on, key, 2) : null,
      })
    }

    rows.cycles.push({
      id: cycleId, rbd, number: text.number, year: Number(text.startedOn.slice(0, 4)), title: text.title, version: changes,
      startedOn: text.startedOn, implementationFrom: text.implementationFrom, closedOn: text.closedOn ?? null, droppedOn: text.droppedOn ?? null,
      parentId: parent?.id ?? null, theoryCarried: text.theoryCarried ?? null, createdBy: text.challenge.by.id, createdAt: during(text.startedOn, `${rbd}-${text.number}-challenge`),
    })
    parent = { id: cycleId, challenge: challengeBodies.at(-1)! }
  }
}

/** Every cycle of the demo with what is written in it, as rows. The same in every run. */
export const notebookRows = (): NotebookRows => {
  const rows: NotebookRows = { cycles: [], parts: [], revisions: [], feedback: [], snapshots: [], reasons: [], storyLinks: [], needs: [] }
  for (const notebook of notebookTexts) addNotebook(rows, notebook)
  return rows
}
