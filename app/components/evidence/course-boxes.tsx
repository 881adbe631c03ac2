/**
 * Courses of the latest data, as boxes that write their name into a text of the same form. The text is what is kept. Without JavaScript a
 * ticked box is sent beside it and its name is added on the server; with it the words change at once and the boxes follow the words.
 */
import { useEffect, useRef, useState } from 'react'
import { courseBoxName, namesCourse, withCourse, withoutCourse } from '../../../cycles/notebook/group.ts'
import { m } from '../../messages/compiled/messages.js'
import type { CoursesView } from './view.ts'
import css from './evidence.module.css'

/** `field`: the text's name; `value`: its words when the page opened. */
export const CourseBoxes = ({ view, field, value }: { view: CoursesView; field: string; value: string }) => {
  const box = useRef<HTMLFieldSetElement>(null)
  const [words, setWords] = useState(value)
  const [isLive, setLive] = useState(false)
  useEffect(() => {
    const text = box.current?.form?.elements.namedItem(field)
    if (!(text instanceof HTMLTextAreaElement || text instanceof HTMLInputElement)) return
    const follow = () => setWords(text.value)
    follow()
    setLive(true)
    text.addEventListener('input', follow)
    return () => text.removeEventListener('input', follow)
  }, [field])
  const write = (name: string, isTicked: boolean) => {
    const text = box.current?.form?.elements.namedItem(field)
    if (!(text instanceof HTMLTextAreaElement || text instanceof HTMLInputElement)) return
    text.value = isTicked ? withCourse(text.value, name) : withoutCourse(text.value, name)
    text.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return (
    <fieldset ref={box} className={`${css.courses} no-print`}>
      <legend>{m.evidence_group_courses({ month: view.month })}</legend>
      <div className={css.courseGrid}>
        {view.courses.map(c => {
          const isNamed = namesCourse(words, c.name)
          // A box that says what the text says already adds nothing: it is not sent.
          return (
            <label key={c.key} className={css.course}>
              <input type="checkbox" {...(isLive || isNamed ? {} : { name: courseBoxName(field, c.key) })} value={c.name}
                {...(isLive ? { checked: isNamed, onChange: e => write(c.name, e.currentTarget.checked) } : { defaultChecked: isNamed })} />
              <span>{m.evidence_group_course_count({ course: c.name, n: c.students })}</span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
