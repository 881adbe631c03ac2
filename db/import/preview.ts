/** The first rows of a file as a person would check them: only columns that are read, and no row where a row is a student. */
import { FileRefused, readRecords, textAt, type TableFile } from './delimited.ts'
import { requiredColumns } from './kinds.ts'
import { isAboutStudents, type ImportKind, type ImportReport } from './report.ts'

export type ImportPreview = {
  /** Names of the columns that are read, in the file's order, and how many others are left unread. */
  read: string[]
  unread: number
  /** Up to five rows of the read columns. Empty for files with a row per student: nobody needs to see one to know the file. */
  rows: string[][]
}

const shownRows = 5

class Enough extends Error {}

/** `columns`: folded names, as the importer reads them. */
export const previewOf = async (file: TableFile, columns: readonly string[], kind: ImportKind, encoding: ImportReport['encoding']): Promise<ImportPreview> => {
  const wanted = columns.map((name, at) => ({ name, at })).filter(c => requiredColumns[kind].includes(c.name))
  const preview: ImportPreview = { read: wanted.map(c => c.name), unread: columns.filter(c => c !== '').length - wanted.length, rows: [] }
  if (isAboutStudents(kind)) return preview
  const decoder = new TextDecoder(encoding)
  try {
    await readRecords(file, {
      wanted: wanted.map(c => c.at), onMisfit: () => {},
      onRecord: fields => {
        preview.rows.push(wanted.map((_, slot) => textAt(fields, slot, decoder).slice(0, 60)))
        if (preview.rows.length === shownRows) throw new Enough()
      },
    })
  } catch (e) {
    // What else is wrong with the file is the import's to say.
    if (!(e instanceof Enough) && !(e instanceof FileRefused)) throw e
  }
  return preview
}
