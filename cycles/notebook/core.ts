/**
 * The core of a cycle: eight things somebody new writes on a phone in fifteen minutes. They are what the first page shows open; all else
 * is folded under *add* and never called missing. This is the one place that says what they are. Source: issue 3; cycle quality, "no
 * compulsory fields beyond the core".
 */
import { splitField } from './repeats.ts'

/** `part`: where its fields are kept. The first action and who does it are an entry, written here once and shown with the others. */
export const coreOfCycle = [
  { key: 'challenge', part: 'challenge', fields: ['challenge'] },
  { key: 'for-whom', part: 'challenge', fields: ['forWhom'] },
  { key: 'if', part: 'challenge', fields: ['theoryIf'] },
  { key: 'then', part: 'challenge', fields: ['theoryThen'] },
  { key: 'which-will', part: 'challenge', fields: ['theoryWhichWill'] },
  { key: 'expectation', part: 'challenge', fields: ['expectIndicator', 'expectFrom', 'expectTo', 'expectBy'] },
  { key: 'first-action', part: 'action', fields: ['what'] },
  { key: 'who', part: 'action', fields: ['who'] },
] as const

export type CoreKey = (typeof coreOfCycle)[number]['key']
type PartOfCore = (typeof coreOfCycle)[number]['part']
type FieldOfCore<P extends PartOfCore> = Extract<(typeof coreOfCycle)[number], { part: P }>['fields'][number]

/** The core's fields that are kept in a page or entry of this kind, in the order they are asked for. */
export const coreFieldsOf = <P extends PartOfCore>(part: P): FieldOfCore<P>[] =>
  coreOfCycle.filter(c => c.part === part).flatMap(c => [...c.fields]) as FieldOfCore<P>[]

/** Whether a page body holds words in any of these fields, further groups of them included: what a fold opens for. */
export const isAnyFilled = (body: Readonly<Record<string, string>>, names: readonly string[]): boolean =>
  Object.entries(body).some(([field, value]) => value !== '' && names.includes(splitField(field)?.name ?? ''))
