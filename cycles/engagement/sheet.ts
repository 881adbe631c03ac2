/** One student's sheet: the twelve sentences, then the four questions of `support.ts`. */
import { answersOrNone, items, type AnswerOrNone, type ItemId } from './items.ts'
import { needItem, readNeed, supportSentences, type NeedAnswer, type SupportSentence } from './support.ts'

export type SentenceId = ItemId | SupportSentence
/** All that are answered by how often, in the order they are asked. */
export const sentences: readonly SentenceId[] = [...items, ...supportSentences]

export type SheetAnswers = Record<SentenceId, AnswerOrNone> & { [needItem]: NeedAnswer }
export type ReadSheet = { ok: true; answers: SheetAnswers } | { ok: false; /** Sentences without an answer, in order. */ open: SentenceId[] }

/** A sheet from a form. A sentence that was left alone is asked again: preferring not to is an answer of its own. The choice may be left blank. */
export const readSheet = (field: (name: SentenceId | typeof needItem) => string): ReadSheet => {
  const given = sentences.map(s => [s, answersOrNone.find(a => a === field(s)) ?? null] as const)
  const open = given.flatMap(([s, a]) => (a === null ? [s] : []))
  return open.length > 0 ? { ok: false, open } : { ok: true, answers: { ...(Object.fromEntries(given) as Record<SentenceId, AnswerOrNone>), [needItem]: readNeed(field(needItem)) } }
}
