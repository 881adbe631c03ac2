/**
 * DuckDB over the same file, in a process of its own: prints how long each of two aggregations took and what it counted. Everything is in
 * memory, nothing is checked and nothing written, so it is the plain lower bound of doing this with a general engine.
 */
import { DuckDBInstance } from '@duckdb/node-api'

const [path, threads] = process.argv.slice(2) as [string, string]
const instance = await DuckDBInstance.create(':memory:', { threads })
const connection = await instance.connect()
// What our import makes of a teaching code (cycles/indicators/teaching.ts).
const teaching = `case when COD_ENSE = 10 then 'preschool' when COD_ENSE between 160 and 169 or (COD_ENSE >= 300 and COD_ENSE % 100 between 60 and 69) then 'adult' when COD_ENSE between 200 and 299 then 'special' else 'young' end`
const file = `read_csv('${path.replaceAll("'", "''")}', delim=';', header=true, quote='', decimal_separator=',')`

const timed = async (sql: string): Promise<{ ms: number; counted: number }> => {
  const started = performance.now()
  const reader = await connection.runAndReadAll(sql)
  return { ms: performance.now() - started, counted: Number(reader.getRows()[0]![0]) }
}

/** Students and days per school and teaching group, and per course: what a plain table of the month holds. */
const distinct = await timed(`
  with course as (
    select RBD, AGNO, MES_ESCOLAR, COD_ENSE, COD_GRADO, LET_CUR, count(distinct MRUN) as students, sum(DIAS_ASISTIDOS) as a, sum(DIAS_TRABAJADOS) as d
    from ${file} group by all)
  select sum(students) from course`)
/** The exact histograms of days, per school's teaching group and per course, that the import keeps: each student's days summed first. */
const histograms = await timed(`
  with t as materialized (select RBD, AGNO, MES_ESCOLAR, ${teaching} as teaching, COD_ENSE, COD_GRADO, LET_CUR, MRUN, DIAS_ASISTIDOS, DIAS_TRABAJADOS from ${file}),
  school as (select RBD, AGNO, MES_ESCOLAR, teaching, a, d, count(*) as students from
    (select RBD, AGNO, MES_ESCOLAR, teaching, MRUN, sum(DIAS_ASISTIDOS) as a, sum(DIAS_TRABAJADOS) as d from t group by all) group by all),
  course as (select RBD, AGNO, MES_ESCOLAR, COD_ENSE, COD_GRADO, LET_CUR, a, d, count(*) as students from
    (select RBD, AGNO, MES_ESCOLAR, COD_ENSE, COD_GRADO, LET_CUR, MRUN, sum(DIAS_ASISTIDOS) as a, sum(DIAS_TRABAJADOS) as d from t group by all) group by all)
  select (select sum(students) from school), (select sum(students) from course)`)

console.log(JSON.stringify({ distinctMs: distinct.ms, distinctStudents: distinct.counted, histogramsMs: histograms.ms, students: histograms.counted, peakMb: process.resourceUsage().maxRSS / 1024 }))
