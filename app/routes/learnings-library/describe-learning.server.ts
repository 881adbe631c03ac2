/** Shared learnings in words: what a card and a page say, and nothing that its school did not choose. */
import type { RouterContextProvider } from 'react-router'
import { fold } from '../../../cycles/learnings/stems.ts'
import { bestText, markedIn, snippetOf } from '../../../cycles/learnings/snippets.ts'
import { shareFields } from '../../../cycles/learnings/sharing.ts'
import { listReadableSchools, type SharedLearning } from '../../../db/learnings/library.ts'
import { listSchoolFacts, listSchoolThings } from '../../../db/territory.ts'
import { areaName } from '../../components/challenge/names.ts'
import { themeName } from '../../components/learning/names.ts'
import { contextWords, fieldName } from '../../components/library/names.ts'
import { codesPath, cycleOutlinePath, ideasPath, learningPath, libraryPath } from '../../components/library/paths.ts'
import type { CardView, LearningView, TextView, WayView } from '../../components/library/view.ts'
import { decisionName } from '../../components/notebook/names.ts'
import { formatter, type Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, reasonTo, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'

type Context = Readonly<RouterContextProvider>

/** Who reads the library: from which schools, in which language, and which of its pages. */
export const readerOf = async (context: Context) => {
  const { store, locale } = factsOf(context)
  const today = todayOf(context)
  const scope = scopeOf(context, 'learnings.ofTerritory')
  const codes = scopeOf(context, 'learnings.code').sleps
  const territory = scopeOf(context, 'figures.ofTerritory')
  const ways: WayView[] = [
    { to: libraryPath, label: m.library_way_library() }, { to: ideasPath, label: m.library_way_ideas() },
    ...(codes.length > 0 ? [{ to: codesPath, label: m.library_way_codes() }] : []),
  ]
  return { context, store, today, f: formatter(locale, timeZoneOf(context)), rbds: await listReadableSchools(store, scope, today), sleps: codes, ways, ofRegion: territory.country || territory.sleps.length > 0 }
}
export type Reader = Awaited<ReturnType<typeof readerOf>>

/** What only the school's name allows: the name, the cycle's title, the way to its page. */
const namesFor = async ({ context, store, today }: Reader, learnings: readonly SharedLearning[]) => {
  const rbds = [...new Set(learnings.filter(l => l.named).map(l => l.rbd))]
  const facts = await listSchoolFacts(store, rbds, Number(today.slice(0, 4)))
  const things = await listSchoolThings(store, rbds, today)
  return (l: SharedLearning) => l.named ? {
    from: facts.get(l.rbd)?.name ?? `RBD ${l.rbd}`, cycle: l.cycleTitle, outline: reasonTo(context, 'cycle.outline', things.get(l.rbd)!) ? cycleOutlinePath(l.rbd, l.cycleId) : null,
  } : { from: m.library_a_school(), cycle: null, outline: null }
}

const viewOf = (l: SharedLearning, named: Pick<LearningView, 'from' | 'cycle' | 'outline'>, words: string, f: Formatter): LearningView => ({
  id: l.id, ...named, about: [String(l.year), contextWords(l.level, l.rural), l.area ? areaName[l.area]() : ''].filter(Boolean).join(' · '),
  decision: l.decision ? decisionName[l.decision]() : null, isDropped: l.isDropped, themes: l.themes.map(t => themeName[t]()),
  tags: l.tags.map(label => ({ label: m.library_tagged({ tag: label }), to: `${libraryPath}?etiqueta=${encodeURIComponent(fold(label))}` })),
  sharedOn: m.library_shared_on({ day: f.dayOf(l.sharedAt) }), to: learningPath(l.id, words),
})

const textsOf = (l: SharedLearning) => shareFields.flatMap(field => { const text = l.texts[field]; return text ? [{ field, text }] : [] })

export const cardsOf = async (reader: Reader, learnings: readonly SharedLearning[], { stems, words }: { stems: readonly string[]; words: string }): Promise<CardView[]> => {
  const nameOf = await namesFor(reader, learnings)
  return learnings.map(l => {
    // Without a search a card begins with what was learnt.
    const texts = textsOf(l).sort((a, b) => Number(b.field === 'learnt') - Number(a.field === 'learnt'))
    const best = bestText(texts, stems)
    return { ...viewOf(l, nameOf(l), words, reader.f), snippet: best ? { label: fieldName[best.field](), ...snippetOf(best.text, stems) } : null }
  })
}

export const wholeOf = async (reader: Reader, l: SharedLearning, { stems, words }: { stems: readonly string[]; words: string }): Promise<LearningView & { texts: TextView[] }> => ({
  ...viewOf(l, (await namesFor(reader, [l]))(l), words, reader.f), texts: textsOf(l).map(({ field, text }) => ({ field, label: fieldName[field](), pieces: markedIn(text, stems) })),
})
