/**
 * The whole import (reading, checks, a student once, histograms, writes, publishing) of a national month against plain ways over the same
 * bytes: reading them and counting the lines in the same Node, Debian's `sqlite3` importing the file and running the same GROUP BYs, and
 * DuckDB grouping straight from the file, on all cores and on one (the import is one reader on one core).
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { benchRuns, importInChild, nationalRows, prepareImport, runDuckDb, type DuckDbFigures, type ImportFigures } from '../import-setting.ts'
import { medianOf, ratio, seconds, type Line, type Section } from '../measure.ts'

const columns = 'agno,mes,rbd,dgv,nom,reg,nomreg,pro,com,nomcom,deprov,nomdeprov,rural,depe,depe2,ense,ense2,grado,let,mrun,gen,fec,comalu,nomcomalu,asist,trab,prom'
const teaching = "case when ense = '10' then 'preschool' when cast(ense as int) between 160 and 169 or (cast(ense as int) >= 300 and cast(ense as int) % 100 between 60 and 69) then 'adult' when cast(ense as int) between 200 and 299 then 'special' else 'young' end"
const now = "select 'at ' || cast((julianday('now') - 2440587.5) * 86400000 as int);"

const sqlOf = (file: string) => `create table t (${columns});
${now}
.mode csv
.separator ;
.import --skip 1 ${file} t
.mode list
${now}
create table school as select rbd, agno, mes, teaching, a, d, count(*) as students from (select rbd, agno, mes, ${teaching} as teaching, mrun, sum(asist) as a, sum(trab) as d from t group by 1, 2, 3, 4, 5) group by 1, 2, 3, 4, 5, 6;
${now}
create table course as select rbd, agno, mes, ense, grado, let, a, d, count(*) as students from (select rbd, agno, mes, ense, grado, let, mrun, sum(asist) as a, sum(trab) as d from t group by 1, 2, 3, 4, 5, 6, 7) group by 1, 2, 3, 4, 5, 6, 7, 8;
${now}
select 'students ' || sum(students) from school;
`

/** Milliseconds of `.import` alone, with the GROUP BY per school, and with the one per course too; null where there is no sqlite3. */
const runSqlite3 = (database: string, file: string) => {
  rmSync(database, { force: true })
  const run = spawnSync('sqlite3', [database], { input: sqlOf(file), encoding: 'utf8', maxBuffer: 1 << 24 })
  if (run.error || run.status !== 0) return null
  const at = [...run.stdout.matchAll(/at ([\d.]+)/g)].map(m => Number(m[1]))
  return { imported: at[1]! - at[0]!, schools: at[2]! - at[0]!, all: at[3]! - at[0]!, students: Number(/students (\d+)/.exec(run.stdout)?.[1]) }
}

const section: Section = {
  title: `Importing ${nationalRows.toLocaleString('en')} rows of attendance (27 columns, no order of schools), median of ${benchRuns}`,
  run: async ({ dir, say }) => {
    const { database, file, bytes } = await prepareImport(dir, nationalRows)
    const ours: ImportFigures[] = []
    const duck: DuckDbFigures[] = [], duckAlone: DuckDbFigures[] = []
    const theirs: NonNullable<ReturnType<typeof runSqlite3>>[] = []
    for (let run = 0; run < benchRuns; run++) {
      say(`run ${run + 1}: import`)
      const own = join(dir, 'own.sqlite')
      for (const end of ['', '-wal', '-shm']) rmSync(own + end, { force: true })
      copyFileSync(database, own)
      ours.push(await importInChild(own, file))
      say(`run ${run + 1}: DuckDB`)
      duck.push(await runDuckDb(file, cpus().length))
      duckAlone.push(await runDuckDb(file, 1))
      say(`run ${run + 1}: sqlite3`)
      const other = runSqlite3(join(dir, 'sqlite3.db'), file)
      if (other) theirs.push(other)
    }
    const importMs = medianOf(ours.map(o => o.importMs))
    const linesMs = medianOf(ours.map(o => o.linesMs))
    const bytesMs = medianOf(ours.map(o => o.bytesMs))
    const against = (what: string, of: DuckDbFigures[], key: 'distinctMs' | 'histogramsMs', note = ''): Line => {
      const ms = medianOf(of.map(f => f[key]))
      return { what, value: seconds(ms), note: `import is ${ratio(importMs, ms)}${note}` }
    }
    const lines: Line[] = [
      { what: 'bytes', value: `${(bytes / 1e6).toFixed(0)} MB` },
      { what: 'students counted once', value: String(ours[0]!.students), note: theirs[0] ? `sqlite3 counts ${theirs[0].students}` : '' },
      { what: 'the whole import', value: seconds(importMs), note: `with the start of Node and of the TypeScript loader ${seconds(medianOf(ours.map(o => o.processMs - o.linesMs)))}` },
      { what: 'reading the bytes, same Node', value: seconds(bytesMs), note: `import is ${ratio(importMs, bytesMs)}` },
      { what: 'counting lines, same Node', value: seconds(linesMs), note: `import is ${ratio(importMs, linesMs)}` },
      { what: 'peak memory of the import', value: `${Math.max(...ours.map(o => o.peakMb)).toFixed(0)} MB`, note: `target: under 300 MB; DuckDB ${medianOf(duck.map(d => d.peakMb)).toFixed(0)} MB` },
      { what: 'students DuckDB counts', value: String(duck[0]!.students), note: `in courses ${duck[0]!.distinctStudents}` },
      against(`DuckDB, ${cpus().length} threads: count(distinct) per course`, duck, 'distinctMs', '; target: within 2 x'),
      against(`DuckDB, ${cpus().length} threads: both exact histograms, as the import makes`, duck, 'histogramsMs'),
      against('DuckDB, 1 thread: count(distinct) per course', duckAlone, 'distinctMs'),
      against('DuckDB, 1 thread: both exact histograms', duckAlone, 'histogramsMs'),
    ]
    if (theirs.length === 0) return [...lines, { what: 'sqlite3', value: 'none', note: 'no sqlite3 on this machine' }]
    const all = medianOf(theirs.map(t => t.all)), schools = medianOf(theirs.map(t => t.schools))
    return [
      ...lines,
      { what: 'sqlite3: .import', value: seconds(medianOf(theirs.map(t => t.imported))) },
      { what: 'sqlite3: and GROUP BY school', value: seconds(schools), note: `import is ${ratio(importMs, schools)}; target: under 0.3 x` },
      { what: 'sqlite3: and GROUP BY course', value: seconds(all), note: `import is ${ratio(importMs, all)} (it makes both)` },
    ]
  },
}
export default section
