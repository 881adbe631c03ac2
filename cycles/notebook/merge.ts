/**
 * Two people saved the same page, each from the same earlier version. Fields only one of them touched are joined by themselves;
 * a field both changed differently clashes, and people decide. Source: trust, "Autosave, concurrency" (the unit is the section).
 */
import { readPart, type BodyOf, type PartBody, type PartKind } from './parts.ts'

/** `clashing` names the fields both changed to different words; `joined` holds mine there and whoever changed it elsewhere. */
export type Joining<B extends PartBody> = { joined: B; clashing: string[] }

export const joinChanges = <B extends PartBody>(base: B, mine: B, theirs: B): Joining<B> => {
  const [b, m, t] = [base, mine, theirs] as unknown as Record<string, string>[] as [Record<string, string>, Record<string, string>, Record<string, string>]
  const joined: Record<string, string> = {}
  const clashing: string[] = []
  for (const field of Object.keys({ ...t, ...m })) {
    const [was, ours, others] = [b[field] ?? '', m[field] ?? '', t[field] ?? '']
    joined[field] = ours === was ? others : ours
    if (ours !== was && others !== was && ours !== others) clashing.push(field)
  }
  return { joined: joined as unknown as B, clashing }
}

/** A joined body can break a rule neither text broke alone (an action that now ends before it begins): then it is no joining. */
export const isSound = <K extends PartKind>(kind: K, body: BodyOf[K]): boolean => readPart(kind, body as unknown as Record<string, unknown>).ok
