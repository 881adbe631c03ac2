/**
 * Days of a cycle's texts that cannot be right because the cycle had not begun: nearly always last year's year. What may well be older
 * than the cycle is left alone: what students said before it, an action another plan had begun, a meeting that led to it.
 */
import type { FieldProblems, PartBody, PartKind } from './parts.ts'
import { splitField } from './repeats.ts'

const neverBefore: Partial<Record<PartKind, readonly string[]>> = {
  challenge: ['expectBy'], note: ['on'], adjustment: ['on'], action: ['to'],
}

/** A message key per field whose day (`YYYY-MM-DD`) is before `startedOn`. */
export const daysBeforeCycle = (kind: PartKind, body: PartBody, startedOn: string): FieldProblems => {
  const problems: FieldProblems = {}
  for (const [field, day] of Object.entries(body as unknown as Record<string, string>)) {
    const split = splitField(field)
    if (split && day !== '' && day < startedOn && neverBefore[kind]?.includes(split.name)) problems[field] = 'day_before_cycle'
  }
  return problems
}

/** Whether a text says any such day: only then the cycle's start matters. */
export const saysADay = (kind: PartKind, body: PartBody): boolean => Object.keys(daysBeforeCycle(kind, body, '9999')).length > 0
