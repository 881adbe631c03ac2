/** What the loaders of visits hand to their pages: days and sentences already in words. Types only. */
import type { AgreementState } from '../../../cycles/visits/agreements.ts'
import type { VisitKind, VisitState } from '../../../cycles/visits/visit.ts'
import type { Tone } from '../page.tsx'

export type VisitLine = { id: string; href: string; title: string; time: string; schools: string; purpose: string; state: VisitState; note: string }

/** A school of mine: when we met, when we meet, every how many weeks. */
export type SchoolRhythm = { rbd: number; name: string; last: string; next: string; tone: Tone; everyWeeks: number; newVisit: string }

/** Something to talk about: its words, what is said beside it, where it stands. */
export type TopicView = { key: string; text: string; detail: string; href: string | null }
export type TopicGroup = { key: string; title: string; topics: TopicView[] }
export type SchoolAgenda = { rbd: number; name: string; groups: TopicGroup[] }

export type AgreementView = {
  id: string
  rbd: number
  what: string
  who: string
  /** *antes del 27 nov 2026*, or ''. */
  by: string
  /** Its day went by: a question. */
  past: string
  state: AgreementState
  /** Who settled it and when, or ''. */
  settled: string
  /** Where it was agreed; `href` null for whoever does not read those minutes. */
  from: { text: string; href: string | null } | null
  mayWithdraw: boolean
  /** What it became, for the team. */
  action: { href: string; text: string } | null
}
export type OpenCycle = { value: string; label: string }

export type MeetingSchool = { rbd: number; name: string; isMine: boolean; brings: string; learning: { text: string; from: string; href: string | null } | null; cycleId: string; learnings: { value: string; label: string }[] }

export type MinutesSheet = { values: Record<string, string>; version: number; saveKey: string; savedAt: string; savedBy: string; hints: Record<string, string> }

export type VisitView = {
  id: string
  kind: VisitKind
  state: VisitState
  title: string
  time: string
  schools: { rbd: number; name: string }[]
  when: { onDay: string; atTime: string }
  /** Its day has come. */
  hasCome: boolean
  sheet: MinutesSheet
}

export type RevisionView = { key: string; title: string; lost: boolean; fields: { label: string; text: string }[] }
