/**
 * Files at the edge of what is taken: a delimited file of more than 2 GB (five national months: read in parts, so that memory stays what
 * it is), against reading the same bytes in the same Node; and a Resumen of 16,000 schools saved as a workbook, which a process of its
 * own reads, against the same table as delimited text.
 */
import { copyFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { machineClock } from '../../../db/clock.ts'
import { importFile } from '../../../db/import/import-file.ts'
import { openSqliteStore } from '../../../db/store.ts'
import { directoryFile, enrolmentFile, onDisk } from '../../support/ministry-files.ts'
import { writeAttendanceFile } from '../attendance-file.ts'
import { importInChild, nationalRows, prepareImport } from '../import-setting.ts'
import { ratio, seconds, type Section } from '../measure.ts'

const months = [4, 5, 6, 8, 9]
const schools = 16_000

const section: Section = {
  title: `Large files: ${months.length} months of ${nationalRows.toLocaleString('en')} rows in one, and a workbook of ${schools.toLocaleString('en')} schools`,
  run: async ({ dir, say }) => {
    const { database, file } = await prepareImport(dir, nationalRows)
    say('writing the large file')
    for (const month of months.slice(1)) writeAttendanceFile(file, nationalRows, { year: 2026, month }, 'a')
    const own = join(dir, 'own.sqlite')
    copyFileSync(database, own)
    say('importing it')
    const large = await importInChild(own, file)

    say('the workbook')
    const store = await openSqliteStore(own, machineClock)
    const rbds = Array.from({ length: schools }, (_, i) => i + 1)
    const importing = async (path: string) => {
      const started = performance.now()
      const result = await importFile(store, { path, fileName: path.split('/').at(-1)!, importedBy: null })
      if (!result.ok) throw new Error(`${path} was refused: ${result.reason}`)
      return { ms: performance.now() - started, rows: result.report.rowsUsed }
    }
    await importing(onDisk('directory.csv', directoryFile(rbds.map(rbd => ({ rbd })), { layout: 2025, year: 2024 }), dir))
    const levels = { 2: [140, 150] as [number, number], 5: [60, 55] as [number, number] }
    const tableOf = (first: number) => enrolmentFile(rbds.map(rbd => ({ rbd, levels: { ...levels, 1: [first, 18] as [number, number] } })), 2024)
    const delimited = await importing(onDisk('resumen.csv', tableOf(21), dir))
    const cells = tableOf(20).toString('utf8').replace(/^\uFEFF/, '').trimEnd().split(/\r?\n/).map(line => line.split(';').map(cell => (/^\d+$/.test(cell) ? Number(cell) : cell)))
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'Resumen')
    const path = join(dir, 'resumen.xlsx')
    writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
    const workbook = await importing(path)
    await store.close()
    return [
      { what: 'the large file', value: `${(large.bytes / 1e9).toFixed(2)} GB`, note: `${large.lines.toLocaleString('en')} lines, ${large.students.toLocaleString('en')} student-months` },
      { what: 'its import', value: seconds(large.importMs), note: `${ratio(large.importMs, large.bytesMs)} reading the bytes (${seconds(large.bytesMs)}), ${(large.rows / large.importMs / 1000).toFixed(2)} million rows a second` },
      { what: 'peak memory', value: `${large.peakMb.toFixed(0)} MB`, note: 'target: under 300 MB' },
      { what: 'the Resumen, delimited', value: seconds(delimited.ms), note: `${delimited.rows.toLocaleString('en')} rows of ${cells[0]!.length} columns` },
      { what: 'the Resumen, XLSX', value: seconds(workbook.ms), note: `${(statSync(path).size / 1e6).toFixed(1)} MB, ${workbook.rows.toLocaleString('en')} rows: ${ratio(workbook.ms, delimited.ms)} the delimited one` },
    ]
  },
}
export default section
