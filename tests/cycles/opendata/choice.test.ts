import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readChoice } from '../../../cycles/opendata/choice.ts'
import { codebookCsv } from '../../../cycles/opendata/codebook.ts'
import { openapiOf } from '../../../cycles/opendata/openapi.ts'
import { cursorOf, readCursor, readRowsWanted } from '../../../cycles/opendata/pages.ts'
import { tables } from '../../../cycles/opendata/tables.ts'

const read = (fields: Record<string, string>) => readChoice(name => fields[name] ?? '')

it('a choice is a table, a format, years, a place; one year stands for both ends, and ten years are as good as one', () => {
  expect(read({})).toMatchObject({ ok: true, choice: { table: { slug: 'asistencia' }, format: 'csv' } })
  expect(read({ que: 'ciclos', ano: '2025', formato: 'json' })).toMatchObject({ ok: true, choice: { table: { slug: 'ciclos' }, fromYear: 2025, toYear: 2025 } })
  expect(read({ desde: '2016', hasta: '2026', mes: '3', slep: '9901', comuna: '99101' })).toMatchObject({ ok: true, choice: { fromYear: 2016, toYear: 2026, month: 3, slep: 9901, commune: 99101 } })
})

it('what is no choice is said by field, and whatever is typed is either', () => {
  expect(read({ que: 'estudiantes', formato: 'pdf', desde: '2026', hasta: '2025', mes: '13', slep: 'x' })).toEqual({ ok: false, problems: { que: 'unknown-table', formato: 'unknown-format', hasta: 'years-reversed', mes: 'not-a-month', slep: 'not-a-code' } })
  expect(read({ desde: '20 26' })).toEqual({ ok: false, problems: { desde: 'not-a-year' } })
  expect(read({ hasta: '1999' })).toEqual({ ok: false, problems: { hasta: 'not-a-year' } })
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('que', 'formato', 'ano', 'desde', 'hasta', 'mes', 'slep', 'comuna'), fc.string()), fields => { const r = read(fields); if (r.ok) expect((r.choice.fromYear ?? 0) <= (r.choice.toYear ?? 9999)).toBe(true); else expect(Object.keys(r.problems).length).toBeGreaterThan(0) }))
})

it('a place in a table is found again, and a place in no table is none', () => {
  const table = tables['attendance-months']
  expect(readCursor(cursorOf([2026, 10, 90001, 'young']), table)).toEqual([2026, 10, 90001, 'young'])
  for (const bad of ['', '[', '[]', '[2026,10,90001]', '["2026",10,90001,"young"]', '[2026,10,1.5,"young"]', '{"0":1}', 'null', `[2026,10,90001,"${'x'.repeat(2000)}"]`]) expect(readCursor(bad, table), bad).toBeNull()
  expect(['', '1', '1000', '0', '1001', '-1', '1e3', '99999999'].map(readRowsWanted)).toEqual([500, 1, 1000, null, null, null, null, null])
})

it('every column and code is said in both languages, in the dictionary and in the description of the service', () => {
  const csv = codebookCsv()
  for (const t of Object.values(tables)) {
    for (const key of t.key) expect(t.columns.map(c => c.name)).toContain(key)
    for (const c of t.columns) {
      expect([c.es, c.en].every(w => w.trim().length > 2), `${t.name}.${c.name}`).toBe(true)
      expect(csv).toContain(`${t.slug};${c.name};`)
      for (const [code, w] of Object.entries(c.codes ?? {})) { expect(w.es && w.en, `${c.name} ${code}`).toBeTruthy(); expect(csv).toContain(`${t.slug};${c.name};${code};`) }
      // A rate has its reading beside it.
      if (c.name.endsWith('_percent')) expect(t.columns.map(x => x.name), c.name).toContain(c.name.replace('_percent', '_reading'))
    }
    for (const locale of ['es', 'en'] as const) expect(JSON.stringify(openapiOf(locale, 'https://x'))).toContain(t.title[locale])
  }
})
