/**
 * Teaching groups from COD_ENSE (reference: Ministry files, 1.8). School figures cover primary and secondary for young people;
 * preschool, adult (EPJA) and special education stand apart.
 */
export const teachingGroups = ['young', 'preschool', 'adult', 'special'] as const
export type TeachingGroup = (typeof teachingGroups)[number]

/**
 * 10 preschool; 110 primary; 160-169 adult primary; 211-299 special (299: PIE option 4); 310 secondary; 360-369 adult secondary;
 * 4xx-9xx technical and artistic, adults where the last two digits are 60-69. Null for a code outside the Ministry's ranges.
 */
export const teachingGroupOf = (codEnse: number): TeachingGroup | null => {
  if (codEnse === 10) return 'preschool'
  if (codEnse >= 160 && codEnse <= 169) return 'adult'
  if (codEnse >= 110 && codEnse <= 119) return 'young'
  if (codEnse >= 200 && codEnse <= 299) return 'special'
  if (codEnse >= 300 && codEnse <= 999) return codEnse % 100 >= 60 && codEnse % 100 <= 69 ? 'adult' : 'young'
  return null
}

/**
 * The Ministry's grouped levels (COD_ENSE2, and the `_k` of MAT_ENS_k): 1 preschool, 2 primary, 3 adult primary, 4 special, 5 general
 * secondary, 6 adult general secondary, 7 technical and artistic secondary, 8 the same for adults. Reference: Ministry files, 1.1 and 1.8.
 */
export const schoolingLevels = [1, 2, 3, 4, 5, 6, 7, 8] as const
export type SchoolingLevel = (typeof schoolingLevels)[number]

const groupOfLevel: Record<SchoolingLevel, TeachingGroup> = { 1: 'preschool', 2: 'young', 3: 'adult', 4: 'special', 5: 'young', 6: 'adult', 7: 'young', 8: 'adult' }
export const teachingGroupOfLevel = (level: SchoolingLevel): TeachingGroup => groupOfLevel[level]

/** The grouped level of a COD_ENSE, or null outside the Ministry's ranges. */
export const schoolingLevelOf = (codEnse: number): SchoolingLevel | null => {
  const group = teachingGroupOf(codEnse)
  switch (group) {
    case null: return null
    case 'preschool': return 1
    case 'special': return 4
    case 'adult': return codEnse < 200 ? 3 : codEnse < 400 ? 6 : 8
    case 'young': return codEnse < 200 ? 2 : codEnse < 400 ? 5 : 7
  }
}
