/** One learning as somebody codes it: its sentences, the codes, their own marks, and the others' once they may be seen. */
import type { Mark } from '../../../cycles/learnings/agreement.ts'
import { shareFields } from '../../../cycles/learnings/sharing.ts'
import { listCodes } from '../../../db/learnings/codes.ts'
import { getCoding, passagesOf } from '../../../db/learnings/codings.ts'
import { getSharedLearning } from '../../../db/learnings/library.ts'
import { listSlepOfSchools } from '../../../db/territory.ts'
import { fieldName } from '../../components/library/names.ts'
import { codeLearningPath } from '../../components/library/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { queueOf, type Coder } from './codes-view.server.ts'
import { wholeOf } from './describe-learning.server.ts'

/** The learning and the service whose book it is coded with; 404 for any other. */
export const learningToCode = async (coder: Coder, id: string) => {
  const learning = await getSharedLearning(coder.store, coder.rbds, id)
  const slepCode = learning ? (await listSlepOfSchools(coder.store, [learning.rbd], Number(coder.today.slice(0, 4)))).get(learning.rbd) : undefined
  if (!learning || slepCode === undefined || !coder.sleps.includes(slepCode)) throw notFound()
  return { learning, slepCode }
}

const keyOf = (p: { field: string; start: number; end: number }) => `${p.field}.${p.start}.${p.end}`

/** The ticked boxes: a sentence and a code each. What is none is left out; whether it is one of this learning is asked where it is kept. */
export const readMarks = (values: readonly FormDataEntryValue[]): Mark[] => values.flatMap(value => {
  const [, field, start, end, codeId] = /^([a-zA-Z]{1,20})\.(\d{1,7})\.(\d{1,7})\|([0-9a-f-]{1,64})$/.exec(String(value)) ?? []
  return field && codeId ? [{ field, start: Number(start), end: Number(end), codeId }] : []
})

export const codingView = async (coder: Coder, id: string, done: string | null) => {
  const { learning, slepCode } = await learningToCode(coder, id)
  const view = await wholeOf(coder, learning, { stems: [], words: '' })
  const codes = await listCodes(coder.store, [slepCode])
  const { mine, others, hidden, mayReopen, mayReveal } = await getCoding(coder.store, learning.id, coder.coderId)
  const name = new Map(codes.map(c => [c.id, c.name]))
  const given = (marks: readonly Mark[], key: string) => marks.filter(k => keyOf(k) === key)
  const said = (marks: readonly Mark[], key: string) => given(marks, key).map(k => name.get(k.codeId) ?? '').join(', ') || m.library_coding_no_marks()
  const passages = passagesOf(learning.texts)
  const isDone = mine?.doneAt != null
  const next = isDone ? (await queueOf(coder)).rows.find(r => r.mine !== 'done' && r.card.id !== learning.id) : undefined
  return {
    id: learning.id, ways: coder.ways, ofRegion: coder.ofRegion, title: m.library_code_title({ what: view.from }), about: [view.cycle ?? '', view.about].filter(Boolean).join(' · '), isDone, mayReopen, mayReveal,
    version: mine?.marks.length ?? 0,
    done: done === 'guardado' ? m.library_coding_saved() : done === 'terminado' && isDone ? m.library_coding_finished() : null,
    notes: [
      ...(isDone ? [] : [m.library_coding_blind()]), ...(hidden > 0 ? [m.library_coding_hidden({ n: hidden })] : []), ...(mine?.revealedAt ? [m.library_coding_revealed()] : []),
    ],
    codes: codes.filter(c => !c.retiredAt).map(c => ({ id: c.id, name: c.name })),
    next: next ? codeLearningPath(next.card.id) : null,
    fields: shareFields.filter(field => passages.some(p => p.field === field)).map(field => ({
      field, label: fieldName[field](),
      sentences: passages.filter(p => p.field === field).map(p => {
        const key = keyOf(p)
        return {
          key, text: p.text, mine: given(mine?.marks ?? [], key).map(k => k.codeId),
          said: isDone ? [m.library_coding_by({ name: m.library_mine(), codes: said(mine.marks, key) }), ...others.map(o => m.library_coding_by({ name: o.coder, codes: said(o.marks, key) }))] : [],
        }
      }),
    })),
  }
}
