/** The key sheet: course, name and code of everybody in the list that is open in this tab. Made here, printed here, kept nowhere. */
import { useEffect, useState } from 'react'
import { Button } from '../form.tsx'
import { PrintButton } from '../print-button.tsx'
import { Table } from '../table.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from './own-list.module.css'

type Line = { code: string; name: string; course: string }

/** `courseNames`: what each course is called, by its key. */
export const KeySheet = ({ rbd, courseNames }: { rbd: number; courseNames: Readonly<Record<string, string>> }) => {
  const [isOpen, setOpen] = useState(false)
  const [lines, setLines] = useState<Line[] | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => { void import('../../device/opened-list.ts').then(device => setOpen(device.isListOpen(rbd))) }, [rbd])
  const show = async () => {
    const named = await (await import('../../device/opened-list.ts')).nameCodes(rbd)
    setFailed(named === null)
    if (named) setLines(named.map(n => ({ code: n.code, name: n.name, course: courseNames[n.course] ?? n.course })).sort((a, b) => a.course.localeCompare(b.course, 'es', { numeric: true }) || a.name.localeCompare(b.name, 'es')))
  }
  if (!isOpen) return <p>{m.students_sheet_not_open()}</p>
  if (!lines) return <><p>{m.students_sheet_what()}</p>{failed ? <p role="alert">{m.students_names_no_answer()}</p> : null}<Button type="button" tone="primary" onClick={() => void show()}>{m.students_sheet_show()}</Button></>
  return (
    <div className={css.sheet}>
      <div className="no-print"><PrintButton>{m.students_sheet_print()}</PrintButton><p>{m.students_sheet_once()}</p></div>
      <Table stacks={false} caption={m.students_sheet_caption()} columns={[{ key: 'course', label: m.students_col_course() }, { key: 'name', label: m.students_col_name() }, { key: 'code', label: m.students_col_code() }]}
        rows={lines.map(l => ({ key: l.code, cells: { course: l.course, name: l.name, code: <strong>{l.code}</strong> } }))} />
    </div>
  )
}
