/** What the protocol's page is given: finished words. Types only. */
import type { Option } from '../form.tsx'

export type StepFields = { label: string; responsible: string; turn: string; afterDays: string; isLast: boolean }
export type StepView = { id: string; name: string; who: string; when: string | null; isLast: boolean; mayUp: boolean; mayDown: boolean; mayAside: boolean; fields: StepFields }
export type LadderView = { steps: StepView[]; aside: { id: string; name: string }[]; mayAdd: boolean; isDefault: boolean }
export type ReferralView = { place: string; name: string; who: string; when: string; back: string; fields: { responsible: string; when: string; daysUntilBack: string } }
export type ReferralsView = { rules: ReferralView[]; /** Places the school does not refer to yet. */ places: Option[] }

export type RhythmChoice = { rhythm: string; name: string; what: string; isKept: boolean; leads: string }
export type RhythmView = {
  key: string; name: string; who: string; since: string; sentences: string[]; caption: string
  meetings: { key: string; href: string; day: string; who: string; agreed: string }[]
}

/** A form that was sent back: which one, what was typed, what to mend. */
export type Sent = { form: string; values: Record<string, string>; problems: Record<string, string> } | null | undefined
export const sentIn = (form: string, sent: Sent) => (sent?.form === form ? sent : null)
