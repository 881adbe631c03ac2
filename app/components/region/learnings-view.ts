/** Question 2 in the report: what was shared, by theme, and some of it in its own words. */
export type LearningsView = {
  headline: string
  text: string
  themes: { caption: string; rows: { key: string; cells: Record<string, string> }[] } | null
  quotes: { key: string; text: string; who: string }[]
}
