/**
 * A cycle's story, read in one of two ways. *Ready*: what the team marked ready to talk about, as it stood then; drafts are not even read.
 * That one may leave the school. *Current*: as it stands now, for the team's own eyes and paper.
 */
import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { BodyOf, EntryKind } from '../../cycles/notebook/parts.ts'
import type { Profession } from '../../cycles/people/professions.ts'
import { professionsOf, storyOf, type Story } from '../../cycles/story/story.ts'
import type { Store } from '../store.ts'
import { getNotebookForAdvisor, getNotebookForTeam, type AdvisorNotebook } from './cycles.ts'

export type StoryRecord = { cycle: AdvisorNotebook['cycle']; story: Story; /** Without counts: which ones, not who or how much. */ professions: Profession[] }
export type StoryText = 'ready' | 'current'

/** The professions of the members whose words these are. */
const listWriters = async (store: Store, rbd: number, cycleId: string): Promise<(string | null)[]> => {
  const { part, partRevision: r, person } = store.s
  const rows = await store.read.selectDistinct({ profession: person.profession }).from(r)
    .innerJoin(part, eq(part.id, r.partId)).innerJoin(person, eq(person.id, r.savedBy))
    .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), isNotNull(person.profession)))
  return rows.map(row => row.profession)
}

/** Null when the cycle is not this school's. */
export const getStory = async (store: Store, rbd: number, cycleId: string, today: string, text: StoryText): Promise<StoryRecord | null> => {
  if (text === 'ready') {
    const n = await getNotebookForAdvisor(store, rbd, cycleId, today)
    return n && recordOf(n.cycle, {
      challenge: n.pages.challenge?.body ?? null, learnings: n.pages.learnings?.body ?? null,
      actions: n.entries.action.map(e => e.body), adjustments: n.entries.adjustment.map(e => e.body),
    }, await listWriters(store, rbd, cycleId))
  }
  const n = await getNotebookForTeam(store, rbd, cycleId, today)
  if (!n) return null
  const standing = <K extends EntryKind>(kind: K): BodyOf[K][] => n.entries[kind].filter(e => !e.isWithdrawn).map(e => e.body)
  return recordOf(n.cycle, {
    challenge: n.pages.challenge.body, learnings: n.pages.learnings.body, actions: standing('action'), adjustments: standing('adjustment'),
  }, await listWriters(store, rbd, cycleId))
}

const recordOf = (c: AdvisorNotebook['cycle'], source: Parameters<typeof storyOf>[0], writers: readonly (string | null)[]): StoryRecord => ({
  cycle: {
    id: c.id, rbd: c.rbd, number: c.number, year: c.year, title: c.title, startedOn: c.startedOn, implementationFrom: c.implementationFrom,
    closedOn: c.closedOn, droppedOn: c.droppedOn, parentId: c.parentId, theoryCarried: c.theoryCarried, phase: c.phase,
  },
  story: storyOf(source), professions: professionsOf(writers, source.actions.map(a => a.professions)),
})

/** The pages a story is told from. */
export const storyPages = ['challenge', 'implementation', 'learnings'] as const

/** Which cycles of a school have a page ready that a story is told from. */
export const listTellableCycles = async (store: Store, rbd: number): Promise<Set<string>> => {
  const { part } = store.s
  const rows = await store.read.selectDistinct({ cycleId: part.cycleId }).from(part)
    .where(and(eq(part.rbd, rbd), inArray(part.slot, [...storyPages]), isNotNull(part.readyVersion)))
  return new Set(rows.map(r => r.cycleId))
}

/** Names that may well stand in a school's story: of its team, past members included, and of whoever left it a comment. */
export const listNamesAround = async (store: Store, rbd: number): Promise<string[]> => {
  const { person, membership, feedback } = store.s
  const rows = await store.read.selectDistinct({ name: person.name }).from(person)
    .leftJoin(membership, eq(membership.personId, person.id)).leftJoin(feedback, eq(feedback.writtenBy, person.id))
    .where(or(and(eq(membership.scopeKind, 'school'), eq(membership.scopeId, String(rbd))), eq(feedback.rbd, rbd)))
  return rows.map(r => r.name)
}
