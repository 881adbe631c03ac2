/**
 * Two people saved the same page, each from the same earlier version. Fields only one of them touched are joined by themselves, and so
 * are paragraphs of one field that do not overlap; a field both changed in the same place clashes, and people decide. Source: trust,
 * "Autosave, concurrency" (the unit is the section; disjoint paragraphs merge with a notice).
 */
import { joinTexts } from './paragraphs.ts'
import { readPart, type BodyOf, type PartKind } from './parts.ts'

/**
 * `clashing` names the fields both changed to different words; `joined` holds mine there and whoever changed it elsewhere.
 * `byParagraph` names the fields that hold paragraphs of both. `both` gives, for each clashing field, one text with everything.
 */
export type Joining<B extends object> = { joined: B; clashing: string[]; byParagraph: string[]; both: Record<string, string> }

export const joinChanges = <B extends object>(base: B, mine: B, theirs: B): Joining<B> => {
  const [b, m, t] = [base, mine, theirs] as unknown as Record<string, string>[] as [Record<string, string>, Record<string, string>, Record<string, string>]
  const joined: Record<string, string> = {}
  const [clashing, byParagraph]: [string[], string[]] = [[], []]
  const both: Record<string, string> = {}
  for (const field of Object.keys({ ...t, ...m })) {
    const [was, ours, others] = [b[field] ?? '', m[field] ?? '', t[field] ?? '']
    joined[field] = ours === was ? others : ours
    if (ours === was || others === was || ours === others) continue
    const text = joinTexts(was, ours, others)
    if (text.ok) { joined[field] = text.text; byParagraph.push(field) } else { clashing.push(field); both[field] = text.both }
  }
  return { joined: joined as unknown as B, clashing, byParagraph, both }
}

/** A joined body can break a rule neither text broke alone (an action that now ends before it begins): then it is no joining. */
export const isSound = <K extends PartKind>(kind: K, body: BodyOf[K]): boolean => readPart(kind, body as unknown as Record<string, unknown>).ok
