/**
 * An expectation whose day is before the cycle began cannot be right: nearly always it is last year's year. What happened on a day outside
 * the cycle is another matter (`days-of-a-cycle.ts`): it is kept and asked about.
 */
import type { FieldProblems, PartBody } from './parts.ts'
import { splitField } from './repeats.ts'

/** A message key per expectation of a challenge page whose day (`YYYY-MM-DD`) is before `startedOn`. */
export const expectationsBeforeCycle = (body: PartBody, startedOn: string): FieldProblems =>
  Object.fromEntries(Object.entries(body as unknown as Record<string, string>)
    .filter(([field, day]) => splitField(field)?.name === 'expectBy' && day !== '' && day < startedOn)
    .map(([field]) => [field, 'day_before_cycle']))
