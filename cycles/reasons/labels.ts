/** The words of a school's own reason: short, new, and not of health. */
import { speaksOfHealth } from '../privacy/spot.ts'

export const longestReason = 60

export type LabelProblem = 'reason_label_missing' | 'reason_label_too_long' | 'reason_label_health' | 'reason_label_taken'

const foldedLabel = (s: string) => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Whether two labels say the same: case, accents and punctuation aside. */
export const isSameLabel = (a: string, b: string): boolean => foldedLabel(a) === foldedLabel(b)

/** A label as typed, in one line. `inUse`: the words of the reasons the list shows already. */
export const readReasonLabel = (typed: string, inUse: readonly string[]): { ok: true; label: string } | { ok: false; problem: LabelProblem } => {
  const label = typed.replace(/\p{Cc}/gu, ' ').replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\s+/gu, ' ').trim()
  if (foldedLabel(label) === '') return { ok: false, problem: 'reason_label_missing' }
  if (label.length > longestReason) return { ok: false, problem: 'reason_label_too_long' }
  if (speaksOfHealth(label)) return { ok: false, problem: 'reason_label_health' }
  if (inUse.some(other => isSameLabel(other, label))) return { ok: false, problem: 'reason_label_taken' }
  return { ok: true, label }
}
