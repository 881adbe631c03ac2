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
