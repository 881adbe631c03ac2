/**
 * What a school shares of a learning, by its own choice and never by itself: which of the texts it marked ready, under its name or as *a
 * school of the territory*, with or without what kind of school it is, and, apart from all that, whether for research too.
 */
import type { Area, Decision, Learnings, LearningTheme } from '../notebook/parts.ts'
import { learningThemes } from '../notebook/parts.ts'
import { tagsOf } from '../notebook/tags.ts'
import { fold } from './stems.ts'

/** The texts of the learnings page that can be shared, in the order they are read. `decision` is the decision with its reason. */
export const shareFields = ['observed', 'learnt', 'surprises', 'carryOn', 'decision'] as const
export type ShareField = (typeof shareFields)[number]

/** Of the chosen fields, their texts as they stood in the version that was ready. The reason of a decision stands under `decision`; empty texts are absent. */
export type SharedTexts = Partial<Record<ShareField, string>>

export type ShareChoice = {
  fields: ShareField[]
  /** The school's name, or *a school of the territory*. */
  named: boolean
  /** Level and whether rural, as the directory has them. */
  showsContext: boolean
  /** Also for research: coded quotes without names. */
  forResearch: boolean
}

export const textsOf = (page: Learnings, fields: readonly ShareField[]): SharedTexts => {
  const texts: SharedTexts = {}
  for (const field of shareFields) {
    const text = field === 'decision' ? page.decisionWhy : page[field]
    if (fields.includes(field) && text !== '') texts[field] = text
  }
  return texts
}

/** What can be chosen of a page: texts that are there. A decision without a reason can be. */
export const shareableOf = (page: Learnings): ShareField[] =>
  shareFields.filter(field => (field === 'decision' ? page.decision !== '' : page[field] !== ''))

export const themesOf = (page: Learnings): LearningTheme[] => { const said = page.themes.split(' '); return learningThemes.filter(t => said.includes(t)) }

/** A tag and what it is counted under: `Lunes` and `lunes` are one. */
export const tagKeysOf = (tags: readonly string[]): { key: string; label: string }[] => {
  const byKey = new Map<string, string>()
  for (const label of tags) { const key = fold(label); if (!byKey.has(key)) byKey.set(key, label) }
  return [...byKey].map(([key, label]) => ({ key, label }))
}

/** What would be seen, before and after it is shared. */
export type LearningToShare = { texts: SharedTexts; themes: LearningTheme[]; tags: string[]; decision: Decision | null; area: Area | null }

export const toShare = (page: Learnings, area: Area | '', fields: readonly ShareField[]): LearningToShare => ({
  texts: textsOf(page, fields), themes: themesOf(page), tags: tagsOf(page.tags),
  decision: fields.includes('decision') ? page.decision || null : null, area: area || null,
})

/** Reads the form of a share. `offered`: what the page has. */
export const readShare = (form: { all(name: string): string[] }, offered: readonly ShareField[]): { ok: true; choice: ShareChoice } | { ok: false; problem: 'nothing-chosen' | 'name-not-said' } => {
  const ticked = form.all('fields')
  const fields = offered.filter(f => ticked.includes(f))
  const [as] = form.all('as')
  if (fields.length === 0) return { ok: false, problem: 'nothing-chosen' }
  if (as !== 'name' && as !== 'a-school') return { ok: false, problem: 'name-not-said' }
  return { ok: true, choice: { fields, named: as === 'name', showsContext: form.all('context').includes('yes'), forResearch: form.all('research').includes('yes') } }
}
