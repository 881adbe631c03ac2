/**
 * School days of the invented territory, by month. Built like the Ministry's regional calendars: classes from the first week of March,
 * two weeks of winter break (in July until 2023, from 2024 across the end of June; three weeks in 2022), the week of 18 September free,
 * classes to the first week of December; in 2019 the weeks lost from 18 October. No base exists for 2020 and 2021.
 */
export const seedYears = [2018, 2019, 2022, 2023, 2024, 2025, 2026] as const
export type SeedYear = (typeof seedYears)[number]

const daysFromMarch: Record<SeedYear, readonly number[]> = {
  //     Mar Apr May Jun Jul Aug Sep Oct Nov Dec
  2018: [19, 20, 21, 20, 11, 21, 13, 22, 20, 7],
  2019: [19, 21, 21, 20, 11, 20, 16, 14, 12, 5],
  2022: [20, 20, 21, 19, 8, 21, 16, 19, 20, 6],
  2023: [20, 19, 21, 19, 11, 22, 15, 20, 20, 5],
  2024: [19, 22, 21, 14, 17, 21, 15, 22, 20, 6],
  2025: [19, 21, 20, 14, 18, 20, 17, 22, 20, 6],
  2026: [20, 21, 19, 15, 19, 21, 17, 21, 20, 6],
}

/** Days a school that lost none was open. */
export const schoolDaysIn = (year: SeedYear, month: number): number => daysFromMarch[year][month - 3]!

/** Winter breaks and public holidays inside the months the notebooks tell of: nobody writes "today in the classroom" on them. */
export const daysWithoutClasses: readonly { from: string; to: string }[] = [
  { from: '2025-04-18', to: '2025-04-18' }, { from: '2025-05-01', to: '2025-05-02' }, { from: '2025-05-21', to: '2025-05-21' },
  { from: '2025-06-20', to: '2025-07-04' }, { from: '2025-07-16', to: '2025-07-16' }, { from: '2025-08-15', to: '2025-08-15' },
  { from: '2025-09-15', to: '2025-09-19' }, { from: '2025-10-31', to: '2025-10-31' },
  { from: '2026-04-03', to: '2026-04-03' }, { from: '2026-05-01', to: '2026-05-01' }, { from: '2026-05-21', to: '2026-05-22' },
  { from: '2026-06-22', to: '2026-07-03' }, { from: '2026-07-16', to: '2026-07-16' }, { from: '2026-09-14', to: '2026-09-18' },
  { from: '2026-10-12', to: '2026-10-12' },
]

/** The months of attendance the demo has: March to December, the last year up to its last full month. */
export const monthsOfYear = (year: SeedYear): number[] => (year === 2026 ? [3, 4, 5, 6, 7, 8, 9, 10] : [3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
