/**
 * Coded quotes for research: only of learnings whose school chose that too, without the names of schools, places or people, and only marks that
 * whoever takes them out may see. Recorded before the first row. The code book goes with it as a file of its own.
 */
import { and, asc, inArray, isNotNull, isNull } from 'drizzle-orm'
import { withoutNames, type KnownNames } from '../../cycles/learnings/without-names.ts'
import type { Row } from '../../cycles/opendata/tables.ts'
import { record } from '../audit.ts'
import type { CsvTable } from '../export/formats.ts'
import { listKnownNames } from '../people/known-names.ts'
import type { SharedLearning } from './library.ts'
import type { Store } from '../store.ts'
import { listSchoolFacts } from '../territory.ts'
import { listCodes } from './codes.ts'
import { listCodingsSeenBy } from './codings.ts'

export const quoteColumns = ['quote', 'learning', 'year', 'area', 'themes', 'decision', 'level', 'rurality', 'page_field', 'text', 'code', 'coder', 'publication'] as const
export const codeBookColumns = ['code', 'definition', 'example', 'state', 'made_on'] as const

type Wanted = { rbds: readonly number[]; slepCodes: readonly number[]; today: string; by: { personId: string; requestId: string | null } }

/** What is taken out of the quotes of each of `quoted`: the schools and communes of `rbds`, and the people around the school. By RBD. */
const listNamesToTakeOut = async (store: Store, rbds: readonly number[], quoted: readonly number[], today: string): Promise<Map<number, KnownNames>> => {
  const year = Number(today.slice(0, 4))
  const facts = [...(await listSchoolFacts(store, rbds, year)).values()]
  const [schools, communes] = [facts.map(f => f.name), [...new Set(facts.map(f => f.communeName))]]
  const out = new Map<number, KnownNames>()
  for (const rbd of new Set(quoted)) out.set(rbd, { schools, communes, people: await listKnownNames(store, rbd, year) })
  return out
}

export type PrintedQuote = { id: string; year: number; text: string }

/**
 * Of learnings that stand shared, what a printed page may quote: paper leaves the service, and a school shares with its service alone unless it said
 * *also for research*. Without names, as the quotes that leave in a file. In the order given.
 */
export const listQuotesToPrint = async (store: Store, rbds: readonly number[], learnings: readonly SharedLearning[], today: string): Promise<PrintedQuote[]> => {
  const may = learnings.filter(l => l.forResearch)
  const known = await listNamesToTakeOut(store, rbds, may.map(l => l.rbd), today)
  return may.flatMap(l => {
    const text = l.texts.learnt || l.texts.observed || l.texts.surprises || l.texts.carryOn || ''
    return text === '' ? [] : [{ id: l.id, year: l.year, text: withoutNames(text, known.get(l.rbd)!) }]
  })
}

/** A row per passage, code and coder. Learnings and coders are numbered for this file alone: another file's numbers are not the same ones. */
export const exportQuotes = async (store: Store, { rbds, slepCodes, today, by }: Wanted): Promise<CsvTable> => {
  const { sharedLearning: l } = store.s
  const learnings = rbds.length === 0 ? [] : await store.read.select({
    id: l.id, rbd: l.rbd, year: l.year, area: l.area, themes: l.themes, decision: l.decision, level: l.level, rural: l.rural, contextIsCommon: l.contextIsCommon, texts: l.texts,
  }).from(l).where(and(isNull(l.endedAt), isNotNull(l.researchAt), inArray(l.rbd, [...rbds]))).orderBy(asc(l.year), asc(l.id))
  const codings = await listCodingsSeenBy(store, learnings.map(x => x.id), by.personId)
  await record(store, { event: 'export.quotes', personId: by.personId, requestId: by.requestId, detail: { learnings: learnings.length, passages: codings.reduce((sum, c) => sum + c.marks.length, 0) } })
  const known = await listNamesToTakeOut(store, rbds, learnings.map(x => x.rbd), today)
  const codes = new Map((await listCodes(store, slepCodes)).map(c => [c.id, c.name]))
  const coders = [...new Set(codings.map(c => c.coderId))].sort()

  const rows = async function* (): AsyncGenerator<Row> {
    let quote = 0
    for (const [i, x] of learnings.entries()) {
      const passages = new Map<string, number>()
      for (const coding of codings.filter(c => c.learningId === x.id)) {
        for (const mark of [...coding.marks].sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : a.start - b.start))) {
          const code = codes.get(mark.codeId)
          if (code === undefined) continue
          const at = `${mark.field} ${mark.start} ${mark.end}`
          if (!passages.has(at)) passages.set(at, ++quote)
          yield {
            quote: passages.get(at)!, learning: i + 1, year: x.year, area: x.area, themes: x.themes.join(' '), decision: x.decision,
            level: x.contextIsCommon ? x.level : null, rurality: x.contextIsCommon && x.rural !== null ? (x.rural ? 'rural' : 'urban') : null, page_field: mark.field,
            text: withoutNames((x.texts[mark.field as keyof typeof x.texts] ?? '').slice(mark.start, mark.end), known.get(x.rbd)!), code, coder: coders.indexOf(coding.coderId) + 1, publication,
          }
        }
      }
    }
  }
  return { table: { columns: quoteColumns.map(name => ({ name })) }, rows: rows() }
}

const publication = 'schools chose research use; names taken out by rule: read before publishing'

export const exportCodeBook = async (store: Store, { slepCodes, by }: Pick<Wanted, 'slepCodes' | 'by'>): Promise<CsvTable> => {
  const codes = await listCodes(store, slepCodes)
  await record(store, { event: 'export.code-book', personId: by.personId, requestId: by.requestId, detail: { codes: codes.length } })
  const rows = async function* (): AsyncGenerator<Row> {
    for (const c of codes) yield { code: c.name, definition: c.definition, example: c.example, state: c.retiredAt ? 'retired' : 'in use', made_on: c.createdAt.toISOString().slice(0, 10) }
  }
  return { table: { columns: codeBookColumns.map(name => ({ name })) }, rows: rows() }
}
