/** A form that was not taken, as its page shows it. */
export type Refusal = { form: string; values: Record<string, string>; problems: Record<string, string> }

/** Fields that stand in several forms of one page have their form's name before theirs. */
const repeated: readonly string[] = ['onDay', 'note']
const severally: readonly string[] = ['vision', 'quality', 'swot', 'evaluation']
/** The problems by the id of the field each is about, for the summary's links. */
export const problemsById = (refusal: Refusal | null): Record<string, string> | undefined => refusal
  ? Object.fromEntries(Object.entries(refusal.problems).map(([field, p]) => [repeated.includes(field) && severally.includes(refusal.form) ? `${refusal.form}-${field}` : field, p])) : undefined
