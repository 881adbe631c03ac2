/** From closed rounds to sentences, tables and bars. Runs in loaders. Courses keep their own order: nothing is sorted by a result. */
import { dimensions, items, type Dimension } from '../../../cycles/engagement/items.ts'
import { dimensionShare, itemShare, sideBySide, wholeOf, type AnswerGroup } from '../../../cycles/engagement/results.ts'
import { moments, type Moment } from '../../../cycles/engagement/rounds.ts'
import type { RoundResult } from '../../../db/engagement/results.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { courseNameOf } from '../evidence/describe-snapshots.ts'
import { describeSupport } from './describe-support.ts'
import { dimensionName, itemWords, momentName, shortDimension, shortMoment } from './names.ts'
import { differenceWords, rateOf, rateWords, shareWords } from './share-words.ts'
import type { BlockView, ResultsView } from './view.ts'

/** A course by the Ministry's key has a name; another is called what the team called it. */
export const courseWords = (course: string): string => (/^\d+-\d+-/.test(course) ? courseNameOf(course) : course)

type Sides = { key: string; title: string; why: string; start: AnswerGroup | null; end: AnswerGroup | null; withItems: boolean }

const describeBlock = (b: Sides, f: Formatter): BlockView => {
  const sides = moments.flatMap(moment => (b[moment] ? [{ moment, group: b[moment] }] : []))
  const isPair = sides.length === 2
  const shares = (d: Dimension) => sides.map(s => ({ moment: s.moment, share: dimensionShare(s.group.tally, d) }))
  const columns = sides.map(s => ({ key: s.moment, label: momentName[s.moment](), number: true }))
  return {
    key: b.key, title: b.title, why: b.why,
    sentences: sides.map(s => m.engagement_said_one({
      when: momentName[s.moment](), n: f.integer(s.group.people),
      shares: f.list(dimensions.map(d => m.engagement_share_of({ dimension: shortDimension[d](), share: rateWords(rateOf(dimensionShare(s.group.tally, d)), f) }))),
    })),
    table: {
      caption: m.engagement_table_caption(),
      columns: [{ key: 'dimension', label: m.engagement_col_dimension() }, ...columns],
      rows: dimensions.map(d => ({ key: d, cells: { dimension: dimensionName[d](), ...Object.fromEntries(shares(d).map(s => [s.moment, shareWords(s.share, f)])) } })),
    },
    readings: dimensions.flatMap(d => {
      const [first, second] = shares(d)
      return first && second ? [{ key: d, dimension: dimensionName[d](), says: differenceWords(first.share, second.share, f) }] : []
    }),
    bars: dimensions.flatMap(d => shares(d).flatMap(({ moment, share }, i) => {
      const rate = rateOf(share)
      return rate ? [{ key: `${d}-${moment}`, label: i === 0 ? dimensionName[d]() : '', moment, width: `${rate.percent}%`, text: isPair ? m.engagement_bar({ share: rateWords(rate, f), when: shortMoment[moment]() }) : rateWords(rate, f) }] : []
    })),
    items: b.withItems ? {
      columns: [{ key: 'item', label: m.engagement_col_item() }, ...columns],
      rows: items.map(item => ({ key: item, cells: { item: itemWords[item](), ...Object.fromEntries(sides.map(s => [s.moment, shareWords(itemShare(s.group.tally, item), f)])) } })),
    } : null,
  }
}

export const describeResults = (results: readonly RoundResult[], f: Formatter): ResultsView => {
  const of = (moment: Moment) => results.find(r => r.moment === moment)
  const groups = (moment: Moment) => { const r = of(moment); return r?.kind === 'school' ? r.groups : [] }
  const [start, end] = [groups('start'), groups('end')]
  const together = (courses: readonly string[]) => (courses.length === 1 ? courseWords(courses[0]!) : m.engagement_together({ courses: f.list(courses.map(courseWords)) }))
  const pairs = sideBySide(start, end)
  const blocks: Sides[] = pairs.map(p => ({
    key: p.courses.join('+'), title: together(p.courses), why: p.courses.length > 1 ? m.engagement_group_why() : '', start: p.start, end: p.end, withItems: pairs.length === 1,
  }))
  if (blocks.length > 1) blocks.unshift({ key: 'whole', title: m.engagement_whole(), why: '', start: start.length > 0 ? wholeOf(start) : null, end: end.length > 0 ? wholeOf(end) : null, withItems: true })
  // Pools of two moments may be of different schools: each is read by itself.
  for (const r of results) if (r.kind === 'microcentro') blocks.push({ key: `pool-${r.moment}`, title: m.engagement_pool({ name: r.name, n: r.schools }), why: m.engagement_pool_why(), start: r.moment === 'start' ? r.group : null, end: r.moment === 'end' ? r.group : null, withItems: false })
  return {
    blocks: blocks.map(b => describeBlock(b, f)),
    support: describeSupport(results, f),
    notes: [...(pairs.some(p => p.start && p.end) ? [m.engagement_same_group()] : []), ...(pairs.length > 1 ? [m.engagement_not_ranking()] : [])],
    tooFew: results.flatMap(r => (r.kind === 'too-few' ? [{ key: r.moment, title: momentName[r.moment](), text: r.people === 0 ? m.engagement_nobody() : m.engagement_too_few({ n: r.people }) }] : [])),
  }
}
