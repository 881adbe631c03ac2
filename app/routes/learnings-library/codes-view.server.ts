/** The region's work with codes, in words: the book, what waits to be coded, how far two people agree, what can be taken out. */
import { data } from 'react-router'
import type { Agreement } from '../../../cycles/learnings/agreement.ts'
import { listBooks, listCodes, type Code } from '../../../db/learnings/codes.ts'
import { listAgreements, listCodingStates } from '../../../db/learnings/codings.ts'
import { countForResearch, noFilter, searchLearnings } from '../../../db/learnings/library.ts'
import { listSchoolsIn, schoolsOfSlep } from '../../../db/territory.ts'
import { codeLearningPath } from '../../components/library/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Formatter } from '../../format.ts'
import { factsOf, forbidden, requireSignedIn, scopeOf } from '../../request.server.ts'
import { cardsOf, readerOf, type Reader } from './describe-learning.server.ts'

type Context = Reader['context']
/** Learnings of one page of the queue: those not finished by the reader come first. */
const mostInQueue = 200

/** Who codes: the services whose book it is, and their schools' learnings. */
export const coderOf = async (context: Context) => {
  const reader = await readerOf(context)
  const scope = scopeOf(context, 'learnings.code')
  if (scope.sleps.length === 0) throw forbidden()
  return { ...reader, coderId: requireSignedIn(context).id, requestId: factsOf(context).requestId, rbds: await listSchoolsIn(reader.store, scope, reader.today) }
}
export type Coder = Awaited<ReturnType<typeof coderOf>>

const codeView = (c: Code) => ({ id: c.id, name: c.name, definition: c.definition, example: c.example ? m.library_code_example_line({ example: c.example }) : null })

const kappaText = (kappa: number, f: Formatter) => f.number(kappa, 2)
const agreementCells = (a: Agreement | undefined, f: Formatter): Record<string, string> => !a || a.kind === 'too-few' ? { n: f.integer(a?.n ?? 0), percent: m.library_agreement_few() } : {
  n: f.integer(a.n), given: f.integer(a.given), percent: f.percent(a.percent, 0), kappa: a.kappa === null ? m.library_agreement_undefined() : kappaText(a.kappa, f),
}

const stateName = { none: m.library_queue_mine_none, begun: m.library_queue_mine_begun, done: m.library_queue_mine_done }
const queueOrder = { begun: 0, none: 1, done: 2 }

/** The learnings to code, those begun first and those finished last. */
export const queueOf = async (coder: Coder) => {
  const { learnings, total } = await searchLearnings(coder.store, coder.rbds, noFilter, { page: 1, size: mostInQueue })
  const states = await listCodingStates(coder.store, learnings.map(l => l.id), coder.coderId)
  const cards = await cardsOf(coder, learnings, { stems: [], words: '' })
  return { total, isCut: total > learnings.length, rows: cards.map(c => ({ card: c, ...states.get(c.id)! })).sort((a, b) => queueOrder[a.mine] - queueOrder[b.mine]) }
}

export const codesView = async (coder: Coder, done: string | null) => {
  const { store, sleps, rbds, f } = coder
  const codes = await listCodes(store, sleps)
  const queue = await queueOf(coder)
  const agreements = (await Promise.all(sleps.map(async slep => {
    const book = codes.filter(c => c.slepCode === slep)
    return (await listAgreements(store, await schoolsOfSlep(store, [slep], Number(coder.today.slice(0, 4))), book)).map(a => ({ ...a, slep, book }))
  }))).flat()
  const books = await listBooks(store, sleps)
  return {
    ways: coder.ways, ofRegion: coder.ofRegion, books: books.map(b => ({ value: String(b.code), label: b.name })), queueIsCut: queue.isCut ? m.library_queue_cut({ n: f.integer(queue.rows.length), total: f.integer(queue.total) }) : null,
    done: done === 'codigo' ? m.library_code_made_done() : done === 'sin-uso' ? m.library_code_retired_done() : null,
    codes: codes.filter(c => !c.retiredAt).map(codeView), retired: codes.filter(c => c.retiredAt).map(codeView),
    queue: queue.rows.map(({ card, mine, finished }) => ({
      id: card.id, to: codeLearningPath(card.id), from: card.from, about: [card.cycle ?? '', card.about].filter(Boolean).join(' · '), mine: stateName[mine](),
      finished: finished === 0 ? m.library_nobody() : m.library_n_people({ n: finished }),
    })),
    agreements: agreements.map(a => ({
      key: `${a.slep} ${a.first} ${a.second}`,
      said: m.library_agreement_pair({ first: a.first, second: a.second, learnings: m.library_n_learnings({ n: a.learnings }), passages: m.library_n_sentences({ n: a.passages }) }),
      rows: a.book.filter(c => a.codes.has(c.id)).map(c => ({ key: c.id, cells: { code: c.name, ...agreementCells(a.codes.get(c.id), f) } })),
    })),
    research: m.library_export_what({ n: f.integer(await countForResearch(store, rbds)), total: f.integer(queue.total) }),
  }
}

export const refuseCode = (problems: Record<string, string>, values: Record<string, string>) => data({ problems, values }, { status: 400 })
