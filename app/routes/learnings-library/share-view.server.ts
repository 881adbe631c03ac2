/** What the page of sharing says: what stands, what would be seen, what in it asks for a second look, and what happened so far. */
import { namesKnownIn } from '../../../cycles/learnings/without-names.ts'
import { textsOf, themesOf, type ShareField } from '../../../cycles/learnings/sharing.ts'
import { tagsOf } from '../../../cycles/notebook/tags.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { getContext, getReadyLearning, listShares, type ReadyLearning, type Share } from '../../../db/learnings/sharing.ts'
import { getSchoolFacts } from '../../../db/territory.ts'
import { areaName } from '../../components/challenge/names.ts'
import { themeName } from '../../components/learning/names.ts'
import { contextWords, fieldName } from '../../components/library/names.ts'
import type { ShareFormView } from '../../components/library/share-form.tsx'
import { decisionName } from '../../components/notebook/names.ts'
import { m } from '../../messages/compiled/messages.js'
import { sentencesFor } from '../notebook/privacy.server.ts'
import { found, schoolNameOf, type Visit } from '../notebook/viewer.server.ts'

const yearOf = (visit: Visit) => Number(visit.today.slice(0, 4))

const concernsIn = async (visit: Visit, ready: ReadyLearning, fields: readonly ShareField[]) => {
  const texts = [...Object.values(textsOf(ready.page, fields)), ready.page.tags]
  const facts = await getSchoolFacts(visit.store, visit.rbd, yearOf(visit))
  const own = { schools: facts ? [facts.name] : [], communes: facts ? [facts.communeName] : [], people: [] }
  return { sentences: await sentencesFor(visit, { texts, colleagues: [] }), names: [...new Set(texts.flatMap(text => namesKnownIn(text, own)))] }
}

/** What the chosen texts hold that should be looked at again; `names`: what would tell which school it is. */
export const concernsOf = async (visit: Visit, fields: readonly ShareField[]) => {
  const ready = await getReadyLearning(visit.store, visit)
  return ready ? concernsIn(visit, ready, fields) : { sentences: [], names: [] }
}

const historyOf = (shares: readonly Share[], visit: Visit): string[] => shares
  .flatMap((s, i) => [
    { at: s.sharedAt, say: shares.slice(i + 1).some(o => o.endedBecause === 'replaced' && o.endedAt?.getTime() === s.sharedAt.getTime()) ? m.library_share_history_replaced : m.library_share_history_shared, name: s.sharedBy },
    ...(s.endedBecause === 'taken-back' ? [{ at: s.endedAt!, say: m.library_share_history_taken, name: s.endedBy ?? '' }] : []),
  ])
  .sort((a, b) => b.at.getTime() - a.at.getTime()).map(({ at, say, name }) => say({ day: visit.f.dayAndTime(at), name }))

const formOf = async (visit: Visit, ready: ReadyLearning, standing: Share | null, cycle: { year: number; droppedOn: string | null }): Promise<ShareFormView> => {
  const { page, area } = ready
  const context = await getContext(visit.store, visit.rbd, visit.today)
  const concerns = await concernsIn(visit, ready, ready.offered)
  const tags = tagsOf(page.tags)
  return {
    version: ready.version, school: await schoolNameOf(visit),
    fields: ready.offered.map(field => ({
      field, label: fieldName[field](), isChosen: standing ? standing.fields.includes(field) : true,
      text: field === 'decision' ? [page.decision ? `${decisionName[page.decision]()}.` : '', page.decisionWhy].filter(Boolean).join(' ') : page[field],
    })),
    along: [
      ...(themesOf(page).length > 0 ? [m.library_share_themes({ themes: themesOf(page).map(t => themeName[t]()).join(', ') })] : []),
      ...(tags.length > 0 ? [m.library_share_tags({ tags: tags.join(', ') })] : []), ...(area ? [m.library_share_area({ area: areaName[area]() })] : []),
      m.library_share_year({ year: String(cycle.year) }), ...(cycle.droppedOn ? [m.library_share_dropped()] : []),
    ],
    as: standing ? (standing.named ? 'name' : 'a-school') : '', context: context ? { words: contextWords(context.level, context.rural), isCommon: context.isCommon, isChosen: standing?.showsContext ?? false } : null,
    forResearch: standing?.forResearch ?? false, concerns: concerns.sentences, names: concerns.names.length > 0 ? m.library_share_concerns_named({ names: visit.f.list(concerns.names.map(n => `«${n}»`)) }) : null,
  }
}

export const shareView = async (visit: Visit, done: string | null) => {
  const cycle = found(await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today))
  const ready = await getReadyLearning(visit.store, visit)
  const shares = await listShares(visit.store, visit)
  const standing = shares.find(s => s.endedAt === null) ?? null
  return {
    rbd: visit.rbd, cycleId: visit.cycleId, title: cycle.title,
    crumb: `${m.notebook_crumb({ school: await schoolNameOf(visit), year: String(cycle.year), number: cycle.number })}: ${cycle.title}`,
    done: done === 'compartido' ? m.library_share_done() : done === 'retirado' ? m.library_share_taken_back() : null,
    standing: standing ? {
      id: standing.id, said: m.library_share_standing({ day: visit.f.dayLongOf(standing.sharedAt), name: standing.sharedBy, as: standing.named ? m.library_share_standing_as_name() : m.library_share_standing_as_school() }),
      research: standing.forResearch ? m.library_share_standing_research() : m.library_share_standing_no_research(), isNewer: ready !== null && ready.version !== standing.partVersion,
    } : null,
    form: ready && ready.offered.length > 0 ? await formOf(visit, ready, standing, cycle) : null,
    history: historyOf(shares, visit),
  }
}
