/** What visits agreed, in the order it is read: open ones first by their day, then what was settled, the latest first. */

export type AgreementState = 'open' | 'done' | 'left'
export const agreementStates = ['open', 'done', 'left'] as const

type Dated = { id: string; state: AgreementState; byDay: string | null; settledOn: string | null }

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Open ones: the earliest day first, those without a day after them, then as they were made. */
export const openInOrder = <A extends Dated>(agreements: readonly A[]): A[] =>
  agreements.filter(a => a.state === 'open').sort((a, b) => byText(a.byDay ?? '9999', b.byDay ?? '9999') || byText(a.id, b.id))

export const settledInOrder = <A extends Dated>(agreements: readonly A[]): A[] =>
  agreements.filter(a => a.state !== 'open').sort((a, b) => byText(b.settledOn ?? '', a.settledOn ?? '') || byText(b.id, a.id))

/** The day it was for has gone by and nobody has said what became of it. It is asked about, never charged with. */
export const isPast = (a: { state: AgreementState; byDay: string | null }, today: string): boolean => a.state === 'open' && a.byDay !== null && a.byDay < today
