/** What kind of school a learning comes from, as far as that tells it apart from no other. */
import { schoolingLevelOf } from '../indicators/teaching.ts'

export const schoolLevels = ['primary', 'secondary', 'primary-secondary', 'preschool', 'special', 'adult'] as const
export type SchoolLevel = (typeof schoolLevels)[number]

/** From the COD_ENSE values a school teaches: what it teaches young people; a school with none of that by what is left. Null where nothing is known. */
export const levelOfSchool = (codes: readonly number[]): SchoolLevel | null => {
  const levels = new Set(codes.map(schoolingLevelOf))
  const secondary = levels.has(5) || levels.has(7)
  if (levels.has(2)) return secondary ? 'primary-secondary' : 'primary'
  if (secondary) return 'secondary'
  if (levels.has(4)) return 'special'
  if (levels.has(3) || levels.has(6) || levels.has(8)) return 'adult'
  return levels.has(1) ? 'preschool' : null
}

/** Schools of the same kind in the territory below which the kind would name the school. */
export const fewestAlike = 5

export type SchoolContext = { level: SchoolLevel; rural: boolean }
export const isCommon = (schoolsAlike: number): boolean => schoolsAlike >= fewestAlike
