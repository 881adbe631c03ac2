/** How students say the school accompanies them, and what they need most: of the whole school, start and end beside each other. Runs in loaders. */
import type { Share } from '../../../cycles/engagement/results.ts'
import type { Moment } from '../../../cycles/engagement/rounds.ts'
import { supportSentences, type NeedOption, type NeedsRead, type SupportRead, type SupportSentence } from '../../../cycles/engagement/support.ts'
import type { RoundResult } from '../../../db/engagement/results.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { itemWords, momentName, needWords, shortMoment, shortSupport } from './names.ts'
import { differenceWords, marginWords, rateOf, rateWords, shareWords } from './share-words.ts'
import type { NeedsView, SupportView } from './view.ts'

type Side<T> = { moment: Moment; read: T }

const describeSentences = (sides: readonly Side<SupportRead>[], f: Formatter): Omit<SupportView, 'needs' | 'unread'> => {
  const shares = (s: SupportSentence) => sides.flatMap(({ moment, read }): { moment: Moment; share: Share }[] => { const share = read.sentences[s]; return share ? [{ moment, share }] : [] })
  const told = supportSentences.filter(s => shares(s).length > 0)
  return {
    sentences: sides.flatMap(({ moment, read }) => {
      const parts = supportSentences.flatMap(s => { const share = read.sentences[s]; return share ? [m.engagement_share_of({ dimension: shortSupport[s](), share: rateWords(rateOf(share), f) })] : [] })
      return parts.length > 0 ? [m.engagement_support_said({ when: momentName[moment](), shares: f.list(parts) })] : []
    }),
    table: {
      caption: m.engagement_table_caption(),
      columns: [{ key: 'item', label: m.engagement_col_item() }, ...sides.map(s => ({ key: s.moment, label: momentName[s.moment](), number: true }))],
      rows: supportSentences.map(s => ({ key: s, cells: { item: itemWords[s](), ...Object.fromEntries(sides.map(({ moment, read }) => [moment, read.sentences[s] ? shareWords(read.sentences[s], f) : '·'])) } })),
    },
    readings: told.map(s => {
      const [first, second] = shares(s)
      return { key: s, dimension: itemWords[s]().replace(/\.$/, ''), says: second ? differenceWords(first!.share, second.share, f) : rateOf(first!.share)?.kind === 'percent' ? m.engagement_support_margin({ margin: marginWords(first!.share, f) }) : m.engagement_support_bound() }
    }),
    bars: told.flatMap(s => shares(s).flatMap(({ moment, share }, i, all) => {
      const rate = rateOf(share)
      return rate ? [{ key: `${s}-${moment}`, label: i === 0 ? itemWords[s]() : '', moment, width: `${rate.percent}%`, text: all.length > 1 ? m.engagement_bar({ share: rateWords(rate, f), when: shortMoment[moment]() }) : rateWords(rate, f) }] : []
    })),
  }
}

/** By mention in the latest round, then in the one before; what had no number in either is in no row. */
const orderOf = (sides: readonly Side<NeedsRead>[]): NeedOption[] => [...new Set([...sides].reverse().flatMap(s => s.read.needs.map(x => x.need)))]

const describeNeeds = (sides: readonly Side<NeedsRead>[], f: Formatter): NeedsView | null => {
  if (sides.length === 0) return null
  const countOf = (read: NeedsRead, need: NeedOption) => read.needs.find(x => x.need === need)?.n
  const cells = (of: (read: NeedsRead) => string) => Object.fromEntries(sides.map(({ moment, read }) => [moment, of(read)]))
  const quoted = (need: NeedOption) => m.engagement_need_quoted({ need: needWords[need]() })
  return {
    sentences: sides.map(({ moment, read }) => {
      const named = read.needs.filter(x => x.need !== 'nothing')
      const frame = { when: momentName[moment](), n: f.integer(read.people) }
      return named.length === 0 ? m.engagement_needs_none({ ...frame }) : m.engagement_needs_said({ ...frame, needs: f.list(named.slice(0, 3).map(x => m.engagement_need_counted({ need: quoted(x.need), n: f.integer(x.n) }))) })
    }),
    table: {
      caption: m.engagement_need(),
      columns: [{ key: 'need', label: m.engagement_needs_col() }, ...sides.map(s => ({ key: s.moment, label: momentName[s.moment](), number: true }))],
      rows: [
        ...orderOf(sides).map(need => ({ key: need, cells: { need: needWords[need](), ...cells(read => { const n = countOf(read, need); return n === undefined ? m.engagement_need_among_others() : f.integer(n) }) } })),
        ...(sides.some(s => s.read.others > 0) ? [{ key: 'others', cells: { need: m.engagement_needs_others(), ...cells(read => f.integer(read.others)) } }] : []),
        { key: 'people', cells: { need: m.engagement_needs_people(), ...cells(read => f.integer(read.people)) } },
      ],
    },
    bars: orderOf(sides).flatMap(need => sides.flatMap(({ moment, read }) => { const n = countOf(read, need); return n === undefined ? [] : [{ moment, n, people: read.people }] }).map(({ moment, n, people }, i) => ({
      key: `${need}-${moment}`, label: i === 0 ? needWords[need]() : '', moment, width: `${Math.round((1000 * n) / people) / 10}%`, text: sides.length > 1 ? m.engagement_bar({ share: f.integer(n), when: shortMoment[moment]() }) : f.integer(n),
    }))),
  }
}

/** Null where no round that may be read asked the four questions. */
export const describeSupport = (results: readonly RoundResult[], f: Formatter): SupportView | null => {
  const sides = results.flatMap((r): Side<SupportRead>[] => (r.kind === 'school' && r.support ? [{ moment: r.moment, read: r.support }] : []))
  if (sides.length === 0) return null
  return {
    ...describeSentences(sides, f),
    needs: describeNeeds(sides.flatMap(({ moment, read }) => (read.needs ? [{ moment, read: read.needs }] : [])), f),
    unread: sides.filter(s => s.read.needs === null).map(s => m.engagement_needs_unread({ when: momentName[s.moment]() })),
  }
}
