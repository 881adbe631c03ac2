/** The Ministry's own files, where this machine has them (TEP_REAL_FILES, or ../shared/data beside the package); skipped, visibly, elsewhere. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { attendancePercentOf } from '../../../cycles/indicators/attendance.ts'
import { importFile } from '../../../db/import/import-file.ts'
import { packageRoot } from '../../../db/package-root.ts'
import { listSlepOfSchools } from '../../../db/territory.ts'
import { openSqliteTestStore } from '../../support/stores.ts'
import { readAttendanceOf } from './importing.ts'

const folder = process.env.TEP_REAL_FILES ?? join(packageRoot, '../shared/data')
const directory = join(folder, '20230912_Directorio_Oficial_EE_2023_20230430_WEB.csv')
const list = join(folder, 'rbd_slep_2026.csv')
const attendance = join(folder, 'asistencia_declarada_abril_2019_38_escuelas.csv')
const areHere = [directory, list, attendance].every(f => existsSync(f))

/** The plain way: every line split, every student in a map. */
const countPlainly = () => {
  const [header, ...lines] = readFileSync(attendance, 'utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n').map(l => l.split(';'))
  const at = (name: string) => header!.indexOf(name)
  const adults = (code: number) => code % 100 >= 60 && code % 100 <= 69
  const students = new Map<string, { attended: number; due: number; rows: number }>()
  for (const l of lines) {
    const code = Number(l[at('COD_ENSE')])
    const teaching = code === 10 ? 'preschool' : adults(code) ? 'adult' : code >= 200 && code < 300 ? 'special' : 'young'
    const key = [l[at('RBD')], teaching, l[at('MRUN')]].join()
    const s = students.get(key) ?? { attended: 0, due: 0, rows: 0 }
    students.set(key, { attended: s.attended + Number(l[at('DIAS_ASISTIDOS')]), due: s.due + Number(l[at('DIAS_TRABAJADOS')]), rows: s.rows + 1 })
  }
  const schools = new Map<string, { students: number; attended: number; due: number; pairs: Map<string, number> }>()
  for (const [key, s] of students) {
    const school = key.split(',').slice(0, 2).join()
    const t = schools.get(school) ?? { students: 0, attended: 0, due: 0, pairs: new Map() }
    t.students++; t.attended += s.attended; t.due += s.due
    t.pairs.set(`${s.attended}/${s.due}`, (t.pairs.get(`${s.attended}/${s.due}`) ?? 0) + 1)
    schools.set(school, t)
  }
  return { rows: lines.length, students: students.size, several: [...students.values()].filter(s => s.rows > 1).length, schools }
}

it.skipIf(!areHere)('the real directory, SLEP list and attendance file give the figures a plain count gives', async () => {
  const { store, drop } = await openSqliteTestStore()
  const run = async (path: string) => {
    const result = await importFile(store, { path, fileName: path.split('/').at(-1)!, importedBy: null })
    if (!result.ok) throw new Error(`${result.reason} ${JSON.stringify(result.detail)}`)
    return result.report
  }
  // 16,659 rows, 50 check digits off the rule and 30 blank names: reference, 1.1 and 0.8.
  expect(await run(directory)).toMatchObject({ rowsRead: 16_659, rowsUsed: 16_659, schools: 16_659, years: [2023], warnings: [{ warning: 'blank-school-name', count: 30 }, { warning: 'check-digit', count: 50 }] })
  expect(await run(list)).toMatchObject({ rowsUsed: 2337, schools: 2337 })
  const plain = countPlainly()
  expect(plain.rows).toBe(5115)
  expect(await run(attendance)).toMatchObject({
    rowsRead: plain.rows, rowsUsed: plain.rows, rowsRefused: 0, schools: 38, students: plain.students, studentsInSeveralRows: plain.several, months: ['2019-04'],
    warnings: [{ warning: 'year-without-directory', year: 2019, nearestYear: 2023 }],
  })
  const rows = (await readAttendanceOf(store)).filter(r => r.course === '')
  expect(rows).toHaveLength(plain.schools.size)
  for (const row of rows) {
    const t = plain.schools.get(`${row.rbd},${row.teaching}`)!
    expect({ students: row.students, attended: row.daysAttended, due: row.daysDue }).toEqual({ students: t.students, attended: t.attended, due: t.due })
    expect(new Map(row.pairs.map(([a, d, n]) => [`${a}/${d}`, n]))).toEqual(t.pairs)
  }
  // One real school reads 75 % with its adult courses and 83 % without: adult education stands apart.
  const withAndWithout = [...new Set(rows.filter(r => r.teaching === 'adult').map(r => r.rbd))].map(rbd => {
    const sum = (of: typeof rows) => (attendancePercentOf({ daysAttended: of.reduce((n, r) => n + r.daysAttended, 0), daysDue: of.reduce((n, r) => n + r.daysDue, 0) }) ?? 0).toFixed(1)
    return [sum(rows.filter(r => r.rbd === rbd)), sum(rows.filter(r => r.rbd === rbd && r.teaching === 'young'))]
  })
  expect(withAndWithout).toContainEqual(['75.3', '83.8'])
  expect((await listSlepOfSchools(store, [6348], 2019)).get(6348)).toBe(902)
  await drop()
})
