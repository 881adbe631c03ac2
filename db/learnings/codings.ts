/**
 * Passages of shared learnings under codes, by person. What one marked the others read once both have finished, or once it is shown to them
 * (`cycles/learnings/coding.ts`); this file hands out nobody's marks before that.
 */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { addPairs, agreementOf, pairsOf, type Agreement, type CodePair, type Mark, type Passage } from '../../cycles/learnings/agreement.ts'
import { isApart, maySee, mayReopen, type Coding } from '../../cycles/learnings/coding.ts'
import { sentencesOf, type Sentence } from '../../cycles/learnings/sentences.ts'
import { shareFields, type SharedTexts, type ShareField } from '../../cycles/learnings/sharing.ts'
import { recordIn } from '../audit.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'

/** The sentences of a share, in the order it is read. */
export const passagesOf = (texts: SharedTexts): (Sentence & { field: ShareField })[] =>
  shareFields.flatMap(field => sentencesOf(texts[field] ?? '').map(s => ({ ...s, field })))

export type CodingRow = Coding & { id: string; learningId: string; coder: string; marks: Mark[] }

const codingsOf = async (store: Store, db: Db, learningIds: readonly string[]): Promise<CodingRow[]> => {
  if (learningIds.length === 0) return []
  const { learningCoding: c, codedPassage: p, person } = store.s
  const codings = await db.select({ id: c.id, learningId: c.learningId, coderId: c.coderId, coder: person.name, doneAt: c.doneAt, revealedAt: c.revealedAt })
    .from(c).innerJoin(person, eq(person.id, c.coderId)).where(inArray(c.learningId, [...learningIds])).orderBy(asc(c.startedAt), asc(c.id))
  const marks = codings.length === 0 ? [] : await db.select({ codingId: p.codingId, codeId: p.codeId, field: p.field, start: p.fromSign, end: p.toSign })
    .from(p).innerJoin(c, eq(c.id, p.codingId)).where(and(inArray(c.learningId, [...learningIds]), isNull(p.removedAt)))
  const byCoding = new Map<string, Mark[]>()
  for (const { codingId, ...mark } of marks) { const of = byCoding.get(codingId); if (of) of.push(mark); else byCoding.set(codingId, [mark]) }
  return codings.map(row => ({ ...row, marks: byCoding.get(row.id) ?? [] }))
}

/** What one coder has before them of one learning: their own marks; of the others', those they may see; and that there are others. */
export type CodingSeen = { mine: CodingRow | null; others: CodingRow[]; /** Finished by somebody, and not to be seen yet. */ hidden: number; mayReopen: boolean; mayReveal: boolean }

const seenBy = (rows: readonly CodingRow[], coderId: string): CodingSeen => {
  const mine = rows.find(r => r.coderId === coderId) ?? null
  const rest = rows.filter(r => r.coderId !== coderId)
  const others = rest.filter(o => maySee(mine, o))
  return {
    mine, others, hidden: rest.filter(o => o.doneAt !== null).length - others.length, mayReopen: mine !== null && mayReopen(mine, rest),
    mayReveal: mine !== null && mine.doneAt !== null && mine.revealedAt === null && others.length === 0,
  }
}

export const getCoding = async (store: Store, learningId: string, coderId: string): Promise<CodingSeen> => seenBy(await codingsOf(store, store.read, [learningId]), coderId)

/** How each of these learnings stands for one coder. */
export const listCodingStates = async (store: Store, learningIds: readonly string[], coderId: string): Promise<Map<string, { mine: 'none' | 'begun' | 'done'; finished: number }>> => {
  const rows = await codingsOf(store, store.read, learningIds)
  return new Map(learningIds.map(id => {
    const of = rows.filter(r => r.learningId === id)
    const mine = of.find(r => r.coderId === coderId)
    return [id, { mine: !mine ? 'none' : mine.doneAt ? 'done' : 'begun', finished: of.filter(r => r.doneAt !== null).length }]
  }))
}

export type CodingOutcome = { ok: true } | { ok: false; reason: 'not-found' | 'finished' | 'passage-unknown' | 'code-unknown' }
type Act = { learningId: string; coderId: string; requestId?: string | null }

const learningIn = async (store: Store, tx: Db, learningId: string) => {
  const { sharedLearning: l } = store.s
  return (await tx.select({ texts: l.texts, rbd: l.rbd }).from(l).where(and(eq(l.id, learningId), isNull(l.endedAt))))[0] ?? null
}

const sameMark = (a: Mark, b: Mark) => a.codeId === b.codeId && a.field === b.field && a.start === b.start && a.end === b.end

/**
 * Keeps what one coder gives: `marks` is all of it, what is no longer there is removed. A mark is a sentence of the share under a code in use
 * of `slepCode`; one it had under a code retired since stays as it was. `done`: finished with it.
 */
export const saveCoding = (store: Store, act: Act & { slepCode: number; marks: readonly Mark[]; done: boolean }): Promise<CodingOutcome> =>
  store.tx(async (tx): Promise<CodingOutcome> => {
    const { learningCoding: c, codedPassage: p, learningCode } = store.s
    const learning = await learningIn(store, tx, act.learningId)
    if (!learning) return { ok: false, reason: 'not-found' }
    const mine = (await codingsOf(store, tx, [act.learningId])).find(r => r.coderId === act.coderId)
    if (mine?.doneAt) return { ok: false, reason: 'finished' }
    const passages = passagesOf(learning.texts)
    if (!act.marks.every(k => passages.some(s => s.field === k.field && s.start === k.start && s.end === k.end))) return { ok: false, reason: 'passage-unknown' }
    const inUse = new Set((await tx.select({ id: learningCode.id }).from(learningCode).where(and(eq(learningCode.slepCode, act.slepCode), isNull(learningCode.retiredAt)))).map(r => r.id))
    const stood = mine?.marks ?? []
    const kept = [...stood.filter(k => !inUse.has(k.codeId)), ...act.marks.filter((k, i) => act.marks.findIndex(o => sameMark(o, k)) === i && !stood.some(s => !inUse.has(s.codeId) && sameMark(s, k)))]
    if (!act.marks.every(k => inUse.has(k.codeId) || stood.some(s => sameMark(s, k)))) return { ok: false, reason: 'code-unknown' }
    const now = store.clock.now()
    const codingId = mine?.id ?? newId(now)
    if (!mine) await tx.insert(c).values({ id: codingId, learningId: act.learningId, coderId: act.coderId, startedAt: now })
    for (const gone of stood.filter(s => !kept.some(k => sameMark(k, s)))) {
      await tx.update(p).set({ removedAt: now }).where(and(
        eq(p.codingId, codingId), eq(p.codeId, gone.codeId), eq(p.field, gone.field as ShareField), eq(p.fromSign, gone.start), eq(p.toSign, gone.end), isNull(p.removedAt),
      ))
    }
    const added = kept.filter(k => !stood.some(s => sameMark(s, k)))
    if (added.length > 0) await tx.insert(p).values(added.map(k => ({ id: newId(now), codingId, codeId: k.codeId, field: k.field as ShareField, fromSign: k.start, toSign: k.end, markedAt: now })))
    if (act.done) {
      await tx.update(c).set({ doneAt: now }).where(eq(c.id, codingId))
      await recordIn(store, tx, { event: 'learning.coded', personId: act.coderId, requestId: act.requestId ?? null, detail: { learning: act.learningId, passages: kept.length, scopeKind: 'slep', scopeId: String(act.slepCode) } })
    }
    return { ok: true }
  })

/** Goes on with a coding that was finished and that nobody has seen since. */
export const reopenCoding = (store: Store, act: Act): Promise<{ ok: boolean }> => onMine(store, act, seen => seen.mayReopen, { doneAt: null })
/** Shows a finished coding to the others before they have finished theirs: what they code from then on is not apart from it. */
export const revealCoding = (store: Store, act: Act): Promise<{ ok: boolean }> => onMine(store, act, seen => seen.mayReveal, { revealedAt: store.clock.now() })

const onMine = (store: Store, act: Act, may: (seen: CodingSeen) => boolean, set: { doneAt?: null; revealedAt?: Date }): Promise<{ ok: boolean }> =>
  store.tx(async tx => {
    if (!(await learningIn(store, tx, act.learningId))) return { ok: false }
    const seen = seenBy(await codingsOf(store, tx, [act.learningId]), act.coderId)
    if (!may(seen)) return { ok: false }
    await tx.update(store.s.learningCoding).set(set).where(eq(store.s.learningCoding.id, seen.mine!.id))
    return { ok: true }
  })

/** Two people, the learnings and sentences both coded apart, and what each code says. */
export type PairAgreement = { first: string; second: string; learnings: number; passages: number; codes: Map<string, Agreement> }

type CodeOfBook = { id: string; createdAt: Date; retiredAt: Date | null }
/** A code that one of the two could not give says nothing of how far they agree. */
const couldBeGiven = (c: CodeOfBook, a: Coding, b: Coding) => [a, b].every(x => c.createdAt <= x.doneAt! && (c.retiredAt === null || c.retiredAt > x.doneAt!))

/**
 * Of every two coders with a learning in common that they finished without seeing each other's. `rbds`: whose learnings, of one service; `book`:
 * its codes. A code is counted over the learnings of which it was in use when both finished.
 */
export const listAgreements = async (store: Store, rbds: readonly number[], book: readonly CodeOfBook[]): Promise<PairAgreement[]> => {
  if (rbds.length === 0) return []
  const { sharedLearning: l, learningCoding: c } = store.s
  const coded = await store.read.selectDistinct({ id: l.id, texts: l.texts }).from(l).innerJoin(c, eq(c.learningId, l.id)).where(and(isNull(l.endedAt), inArray(l.rbd, [...rbds])))
  const codings = await codingsOf(store, store.read, coded.map(x => x.id))
  const pairs = new Map<string, { first: CodingRow; second: CodingRow; learnings: number; passages: number; counts: Map<string, CodePair> }>()
  for (const { id, texts } of coded) {
    const of = codings.filter(x => x.learningId === id && x.doneAt !== null).sort((a, b) => (a.coderId < b.coderId ? -1 : 1))
    const passages: Passage[] = passagesOf(texts)
    of.forEach((first, i) => of.slice(i + 1).forEach(second => {
      if (!isApart(first, second)) return
      const key = `${first.coderId} ${second.coderId}`
      const known = pairs.get(key) ?? { first, second, learnings: 0, passages: 0, counts: new Map<string, CodePair>() }
      for (const [codeId, pair] of pairsOf(passages, first.marks, second.marks, book.filter(x => couldBeGiven(x, first, second)).map(x => x.id))) { const sum = known.counts.get(codeId); known.counts.set(codeId, sum ? addPairs(sum, pair) : pair) }
      pairs.set(key, { ...known, learnings: known.learnings + 1, passages: known.passages + passages.length })
    }))
  }
  return [...pairs.values()].map(({ first, second, learnings, passages, counts }) => ({
    first: first.coder, second: second.coder, learnings, passages, codes: new Map([...counts].map(([codeId, pair]) => [codeId, agreementOf(pair)])),
  }))
}

/** The finished codings of these learnings that one coder may see, their own among them. */
export const listCodingsSeenBy = async (store: Store, learningIds: readonly string[], coderId: string): Promise<CodingRow[]> => {
  const rows = await codingsOf(store, store.read, learningIds)
  return learningIds.flatMap(id => {
    const { mine, others } = seenBy(rows.filter(r => r.learningId === id), coderId)
    return [...(mine?.doneAt ? [mine] : []), ...others]
  })
}
