import { expect, it } from 'vitest'
import { fileRefusals, importWarnings, rowRefusals, type FileRefusalDetail } from '../../db/import/report.ts'
import { fileRefusalSentence, importJobFailures, importWarningSentence, importWarningSentences, jobFailureSentence, rowRefusalSentence } from '../../app/import-words.ts'
import type { Locale } from '../../app/words.ts'

const detail: FileRefusalDetail = {
  columns: ['A', 'B'], kind: 'attendance', expected: 'attendance', found: 'directory', missing: ['MRUN'], line: 12_345, years: [2023, 2024], rows: 5_000, refused: 2_000,
  reasons: [{ reason: 'blank', count: 2_000 }], firstRefused: [{ line: 2, reason: 'blank', column: 'MRUN' }], code: 'ENOENT',
  names: ['marzo.csv', 'abril.csv'], members: 2, bytes: 9e9, seconds: 120, megabytes: 768,
}
const rowOf = (reason: (typeof rowRefusals)[number]) => ({ line: 3, reason, column: 'DIAS_ASISTIDOS', detail: reason === 'wrong-column-count' ? '26/27' : '21/20' })

const sentences = (locale: Locale) => ({
  ...Object.fromEntries(fileRefusals.map(r => [`file ${r}`, fileRefusalSentence(r, detail, locale)])),
  ...Object.fromEntries(importJobFailures.map(r => [`job ${r}`, jobFailureSentence(r, {}, locale)])),
  ...Object.fromEntries(rowRefusals.map(r => [`row ${r}`, rowRefusalSentence(rowOf(r), locale)])),
  ...Object.fromEntries(importWarnings.map(w => [`warning ${w}`, importWarningSentence({ warning: w, count: 1_234, year: 2022, nearestYear: 2023 }, locale)])),
})

it('says every refusal and warning of an import in both languages, as a whole sentence with its figures', () => {
  const [es, en] = [sentences('es'), sentences('en')]
  for (const [key, sentence] of Object.entries(es)) {
    for (const s of [sentence, en[key]!]) {
      expect(s, key).toMatch(/^\p{Lu}.+\.$/u)
      expect(s, key).not.toMatch(/\?|imports_|undefined|\{/)
    }
    expect(sentence, key).not.toBe(en[key])
  }
  expect(new Set(Object.values(es)).size).toBe(Object.keys(es).length)
})

it('writes numbers and years as each language does', () => {
  expect(fileRefusalSentence('truncated', detail, 'es')).toContain('la 12.345,')
  expect(fileRefusalSentence('truncated', detail, 'en')).toContain('12,345')
  expect(fileRefusalSentence('several-years-in-directory', detail, 'es')).toContain('2023 y 2024')
})

it('says years without a directory in one sentence, where the first of them stood, and a single one as it is', () => {
  const without = (year: number, nearestYear: number) => ({ warning: 'year-without-directory' as const, year, nearestYear })
  expect(importWarningSentences([without(2018, 2022), without(2019, 2022), { warning: 'check-digit', count: 3 }, without(2021, 2022), without(2024, 2025)], 'es')).toEqual([
    'No hay directorio de 2018–2019, 2021, 2024: se usan los datos de las escuelas del año más cercano que lo tiene (2022, 2025). Impórtelos cuando los tenga.',
    importWarningSentence({ warning: 'check-digit', count: 3 }, 'es'),
  ])
  expect(importWarningSentences([without(2018, 2022)], 'en')).toEqual([importWarningSentence(without(2018, 2022), 'en')])
})

it('says an unknown reason of an older version as a break, not as nothing', () => {
  expect(jobFailureSentence('reason-of-long-ago' as never, {}, 'es')).toBe(jobFailureSentence('job-broke', {}, 'es'))
})
