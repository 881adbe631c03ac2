/**
 * Rezago: two years or more above the age of the grade. A child begins the first year of primary with six years at 31 March
 * (Decreto exento 1126 de 2017) and the Ministry counts ages at 30 June, so that whoever repeated nothing and began on time is
 * grade + 5 in primary and grade + 13 in secondary, or has just turned one more. Adult, special and preschool education have no such age.
 */
import { teachingGroupOf } from './teaching.ts'

/** Years at 30 June; null for a grade without an expected age. */
export const expectedAgeOf = (codEnse: number, grade: number): number | null => {
  if (teachingGroupOf(codEnse) !== 'young') return null
  if (codEnse < 200) return grade >= 1 && grade <= 8 ? grade + 5 : null
  return grade >= 1 && grade <= 4 ? grade + 13 : null
}

/** Null where the grade has no expected age, or the age is no schoolchild's. */
export const isOverAge = (codEnse: number, grade: number, ageInYears: number): boolean | null => {
  const expected = expectedAgeOf(codEnse, grade)
  return expected === null || ageInYears < 3 || ageInYears > 99 ? null : ageInYears >= expected + 2
}
