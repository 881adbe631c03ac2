/** A page of a table for a program: what was asked for, and where the next page begins. */
import type { Table, Value } from './tables.ts'

export const [fewestRows, usualRows, mostRows] = [1, 500, 1000]

/** The key of a row as text. It is no secret: whoever changes it begins somewhere else in what they may read anyway. */
export const cursorOf = (key: readonly Value[]): string => JSON.stringify(key)

/** Null when it is no key of the table. */
export const readCursor = (text: string, table: Table): Value[] | null => {
  if (text.length > 1000) return null
  let key: unknown
  try { key = JSON.parse(text) } catch { return null }
  if (!Array.isArray(key) || key.length !== table.key.length) return null
  const isOf = (value: unknown, name: string) => {
    const type = table.columns.find(c => c.name === name)!.type
    return type === 'integer' ? Number.isSafeInteger(value) : typeof value === 'string'
  }
  return key.every((value, i) => isOf(value, table.key[i]!)) ? key as Value[] : null
}

export const readRowsWanted = (text: string): number | null =>
  text === '' ? usualRows : /^\d{1,6}$/.test(text) && Number(text) >= fewestRows && Number(text) <= mostRows ? Number(text) : null
