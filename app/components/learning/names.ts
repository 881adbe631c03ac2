/** The words for readings, themes and scopes; a scope here in the few letters a drawing has room for. */
import type { GroupKind, LearningTheme, Reading } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'

export const readingName: Record<Reading, () => string> = {
  met: m.learning_reading_met, partly: m.learning_reading_partly, not: m.learning_reading_not, 'cannot-tell': m.learning_reading_cannot_tell,
}
export const readings = ['met', 'partly', 'not', 'cannot-tell'] as const satisfies readonly Reading[]
export const themeName: Record<LearningTheme, () => string> = {
  methodology: m.learning_theme_methodology, theory: m.learning_theme_theory, collaboration: m.learning_theme_collaboration,
  students: m.learning_theme_students, families: m.learning_theme_families, interprofessional: m.learning_theme_interprofessional,
}
export const themes = ['methodology', 'theory', 'collaboration', 'students', 'families', 'interprofessional'] as const satisfies readonly LearningTheme[]
export const scopeName: Record<GroupKind, () => string> = {
  students: m.learning_scope_students, course: m.learning_scope_course, courses: m.learning_scope_courses, level: m.learning_scope_level, school: m.learning_scope_school,
}
export const scopeNameOf = (scope: GroupKind | null): string => (scope ? scopeName[scope]() : m.learning_scope_none())
