/** From the library to the report's second question. Counts of what schools chose to share; quotes without names, of those who let them leave. */
import { ideaOf, type IdeaCount } from '../../../cycles/learnings/ideas.ts'
import { decisions, type LearningTheme } from '../../../cycles/notebook/parts.ts'
import type { PrintedQuote } from '../../../db/learnings/export.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { themeName } from '../learning/names.ts'
import type { LearningsView } from './learnings-view.ts'
import { decisionName } from './region-words.ts'

const longestQuote = 420
/** Cut at a word, and said to be cut. */
const cut = (text: string): string => (text.length <= longestQuote ? text : `${text.slice(0, longestQuote).replace(/\s+\S*$/u, '')} […]`)

export const describeLearnings = (
  { total, schools, ideas, quotes }: { total: number; schools: number; ideas: readonly IdeaCount[]; quotes: readonly PrintedQuote[] }, f: Formatter,
): LearningsView => ({
  headline: total === 0 ? m.region_learnings_none() : m.region_learnings_headline({ n: total, schools: f.integer(schools) }),
  text: m.region_learnings_text(),
  themes: ideas.length === 0 ? null : {
    caption: m.region_learnings_caption(),
    rows: ideas.map(idea => {
      const told = ideaOf(idea)
      return {
        key: idea.key, cells: told.kind === 'few'
          ? { theme: themeName[idea.key as LearningTheme](), tried: m.region_learnings_few(), decided: '' }
          : {
            theme: themeName[idea.key as LearningTheme](), tried: m.region_cycles_of_schools({ cycles: told.cycles, n: told.schools }),
            decided: [
              ...decisions.filter(d => told.decided[d] > 0).map(d => m.region_counted({ what: decisionName[d](), n: f.integer(told.decided[d]) })),
              ...(told.dropped > 0 ? [m.region_learnings_dropped({ n: told.dropped })] : []),
            ].join(' · '),
          },
      }
    }),
  },
  quotes: quotes.map(q => ({ key: q.id, text: cut(q.text), who: m.region_learnings_who({ year: String(q.year) }) })),
})
