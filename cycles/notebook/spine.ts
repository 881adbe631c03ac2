/** The spine: one line for each page, of what is there. Never a percentage, never a reproach. Words are made at the edge. */
import type { BodyOf, Decision, PageKind } from './parts.ts'
import { hasLearnings, isBlank, pageKinds } from './parts.ts'
import type { Phase } from './phases.ts'

/** Entries of the implementation page that stand. */
export type EntryCounts = { actions: number; adjustments: number; notes: number; measures: number }

export type SpineLine =
  | { kind: 'nothing-yet' }
  | { kind: 'opening'; words: string }
  | ({ kind: 'entries' } & EntryCounts)
  | { kind: 'decision'; decision: Decision }

/** Shared: not marked, marked as it stands, or marked and written on since (the advisor still reads the marked one). */
export type Shared = 'no' | 'yes' | 'changed-since'

export type SpineStep = { page: PageKind; line: SpineLine; shared: Shared }

/** The first words of a text, cut at a word, for one line of about 40 characters. */
export const openingOf = (text: string, atMost = 40): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= atMost) return line
  const cut = line.slice(0, atMost)
  const space = cut.lastIndexOf(' ')
  return `${(space > atMost / 2 ? cut.slice(0, space) : cut).replace(/[\p{Surrogate}\u200d\s.,;:]+$/u, '')}…`
}

const opening = (...texts: string[]): SpineLine => {
  const first = texts.find(t => t !== '')
  return first === undefined ? { kind: 'nothing-yet' } : { kind: 'opening', words: openingOf(first) }
}

export const sharedOf = (page: { version: number; readyVersion: number | null }, entriesSince = false): Shared =>
  page.readyVersion === null ? 'no' : page.readyVersion === page.version && !entriesSince ? 'yes' : 'changed-since'

/** What a page says of itself in one line. `entries` counts what stands (not withdrawn). */
export const lineOf = <K extends PageKind>(page: K, body: BodyOf[K], entries: EntryCounts): SpineLine => {
  if (page === 'challenge') {
    const c = body as BodyOf['challenge']
    return isBlank(c) ? { kind: 'nothing-yet' } : opening(c.challenge, c.theoryIf, c.forWhom, c.expectMeasure, c.theoryThen)
  }
  if (page === 'data') {
    const d = body as BodyOf['data']
    return opening(d.whatWeSee, d.whoIsAtRisk, d.why)
  }
  if (page === 'implementation') {
    if (entries.actions + entries.adjustments + entries.notes + entries.measures > 0) return { kind: 'entries', ...entries }
    return opening((body as BodyOf['implementation']).howItGoes)
  }
  const l = body as BodyOf['learnings']
  return l.decision !== '' ? { kind: 'decision', decision: l.decision } : opening(l.learnt, l.observed, l.surprises)
}

/** Where the team's next words most likely go: what opening a cycle leads to. */
export const pageThatMattersNow = (phase: Phase, pages: { [K in PageKind]: BodyOf[K] }): PageKind => {
  switch (phase) {
    case 'planning':
      return isBlank(pages.challenge) || !isBlank(pages.data) ? 'challenge' : 'data'
    case 'implementing':
      return 'implementation'
    case 'studying':
    case 'closed':
    case 'dropped':
      return hasLearnings(pages.learnings) || phase !== 'dropped' ? 'learnings' : 'challenge'
  }
}

export const isPageKind = (s: string): s is PageKind => (pageKinds as readonly string[]).includes(s)
