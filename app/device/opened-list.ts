/**
 * A school's own list while it is open in this tab: names stay here, in memory, and go with the tab. What is sent for them is a RUN for each row,
 * and what comes back is its code.
 */
import { openList, readDelimited, type Listed, type OpenedList } from '../../cycles/students/own-list.ts'

export type Named = Listed & { code: string }
let opened: { rbd: number; people: Listed[]; named: Named[] | null } | null = null

/** Whether a list of this school is open in this tab. */
export const isListOpen = (rbd: number) => opened?.rbd === rbd && opened.people.some(p => p.name !== '')

/** Reads a file on the device: delimited text, or the page with a table that SIGE calls `.xls`. Null for anything else (a real workbook, a PDF). */
export const readOnDevice = async (file: File): Promise<OpenedList | null> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes.length > 30e6 || bytes.subarray(0, 4096).includes(0) || (bytes[0] === 0x50 && bytes[1] === 0x4b) || bytes[0] === 0xd0 || bytes[0] === 0x25) return null
  let text: string
  try { text = new TextDecoder('utf-8', { fatal: true }).decode(bytes) } catch { text = new TextDecoder('windows-1252').decode(bytes) }
  const cells = /^\s*</.test(text.slice(0, 200)) ? cellsOfPage(text) : readDelimited(text.replace(/^\uFEFF/, ''))
  return openList(cells)
}

const cellsOfPage = (html: string): string[][] => {
  // A document made by the parser runs no script and loads nothing.
  const page = new DOMParser().parseFromString(html, 'text/html')
  return [...page.querySelectorAll('tr')].map(row => [...row.querySelectorAll('th,td')].map(cell => cell.textContent ?? ''))
}

export const keepOpen = (rbd: number, list: OpenedList) => { opened = { rbd, people: list.people, named: null } }

/** Everybody of the open list who has a code, with it. Asks the server once. Null when it does not answer. */
export const nameCodes = async (rbd: number): Promise<Named[] | null> => {
  if (!opened || opened.rbd !== rbd) return null
  if (opened.named) return opened.named
  const { people } = opened
  const response = await fetch(`/cuadernos/${rbd}/estudiantes/codigos`, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: `runs=${people.map(p => p.run).join(',')}` })
  if (!response.ok) return null
  const { codes } = await response.json() as { codes: (string | null)[] }
  opened.named = people.flatMap((p, i) => (codes[i] ? [{ ...p, code: codes[i]! }] : []))
  return opened.named
}

/** Writes each name beside its code: into every element with `data-student-code`, now and as they come. Returns how to stop. */
export const writeNames = (named: readonly Named[]): (() => void) => {
  const names = new Map(named.map(n => [n.code, n.name]))
  const write = () => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-student-code]')) {
      const name = names.get(place.dataset.studentCode ?? '') ?? ''
      if (place.textContent !== name) place.textContent = name
    }
  }
  write()
  const watching = new MutationObserver(write)
  watching.observe(document.body, { childList: true, subtree: true })
  return () => { watching.disconnect(); for (const place of document.querySelectorAll<HTMLElement>('[data-student-code]')) place.textContent = '' }
}
