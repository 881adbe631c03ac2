/** Whether a school may keep anything about single students, and on what ground. Reference: trust (law 19.628 as reformed, 16 quáter, 20-22). */

/** A service acts in its legal function; a subsidised private school needs another ground. */
export const legalBases = ['public-function', 'consent', 'other'] as const
export type LegalBasis = (typeof legalBases)[number]

export type ModuleForm = { legalBasis: LegalBasis; legalBasisText: string; responsible: string; dataContact: string; keptYears: 0 | 1 }

/** What still has to be filled in before it can be switched on. */
export const missingForModule = (form: Partial<Record<keyof ModuleForm, unknown>>): (keyof ModuleForm)[] =>
  (['legalBasis', 'legalBasisText', 'responsible', 'dataContact', 'keptYears'] as const).filter(key => form[key] === undefined || form[key] === null || String(form[key]).trim() === '')
