/** Fields, buttons, the error summary. Every form works without JavaScript: names and values are the server's business. */
import { createContext, useContext, useEffect, useRef, type ComponentProps, type ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router'
import { m } from '../messages/compiled/messages.js'
import css from './form.module.css'

/** `id`: the name, unless several forms of one page have a field of that name. */
type FieldFrame = { name: string; id?: string; label: ReactNode; hint?: ReactNode; problem?: string | null | undefined }

/** Lines under fields, by name: what a form's answer says about a text without being a problem of it. */
export const FieldNotes = createContext<Readonly<Record<string, string>>>({})

/** What describes a field: its hint, its problem, the line under it. */
const useDescribedBy = (name: string, id: string, hint: unknown, problem: unknown) => {
  const note = useContext(FieldNotes)[name]
  return [hint ? `${id}-ayuda` : '', problem ? `${id}-problema` : '', note ? `${id}-nota` : ''].filter(Boolean).join(' ') || undefined
}

const Frame = ({ name, id = name, label, hint, problem, children }: FieldFrame & { children: ReactNode }) => {
  const note = useContext(FieldNotes)[name]
  return (
    <div className={`${css.field} ${problem ? css.hasProblem : ''}`}>
      <label className={css.label} htmlFor={id}>{label}</label>
      {hint ? <p className={css.hint} id={`${id}-ayuda`}>{hint}</p> : null}
      {problem ? <p className={css.problem} id={`${id}-problema`}>{problem}</p> : null}
      {children}
      {note ? <p className={css.note} id={`${id}-nota`}>{note}</p> : null}
    </div>
  )
}

type Width = 'full' | 'narrow' | 'short'
const widthClass = (w: Width) => (w === 'full' ? '' : css[w])

export const TextField = ({ name, id = name, label, hint, problem, width = 'narrow', written = false, ...input }: FieldFrame & { width?: Width; written?: boolean } & ComponentProps<'input'>) => (
  <Frame name={name} id={id} label={label} hint={hint} problem={problem}>
    <input id={id} name={name} className={`${css.input} ${widthClass(width)} ${written ? css.written : ''}`} aria-describedby={useDescribedBy(name, id, hint, problem)} aria-invalid={problem ? true : undefined} {...input} />
  </Frame>
)

/** What people write, in the serif hand. */
export const WritingField = ({ name, id = name, label, hint, problem, ...area }: FieldFrame & ComponentProps<'textarea'>) => (
  <Frame name={name} id={id} label={label} hint={hint} problem={problem}>
    <textarea id={id} name={name} rows={3} className={`${css.input} ${css.written}`} aria-describedby={useDescribedBy(name, id, hint, problem)} aria-invalid={problem ? true : undefined} {...area} />
  </Frame>
)

export type Option = { value: string; label: string }
export const SelectField = ({ name, id = name, label, hint, problem, options, width = 'narrow', ...select }: FieldFrame & { options: readonly Option[]; width?: Width } & ComponentProps<'select'>) => (
  <Frame name={name} id={id} label={label} hint={hint} problem={problem}>
    <select id={id} name={name} className={`${css.input} ${widthClass(width)}`} aria-describedby={useDescribedBy(name, id, hint, problem)} aria-invalid={problem ? true : undefined} {...select}>
      {options.map(o => <option key={o.value} value={o.value}>{o.label}</option>)}
    </select>
  </Frame>
)

export const CheckField = ({ name, label, hint, ...input }: { name: string; label: ReactNode; hint?: ReactNode } & ComponentProps<'input'>) => (
  <label className={css.choice}><input type="checkbox" name={name} {...input} /><span>{label}{hint ? <span className={css.choiceHint}>{hint}</span> : null}</span></label>
)

export const RadioFields = ({ name, id = name, label, hint, problem, options, value }: FieldFrame & { options: readonly (Option & { hint?: string })[]; value?: string }) => (
  <fieldset className={`${css.field} ${problem ? css.hasProblem : ''}`} id={id} aria-describedby={useDescribedBy(name, id, hint, problem)}>
    <legend className={css.label}>{label}</legend>
    {hint ? <p className={css.hint} id={`${id}-ayuda`}>{hint}</p> : null}
    {problem ? <p className={css.problem} id={`${id}-problema`}>{problem}</p> : null}
    {options.map(o => (
      <label key={o.value} className={css.choice}>
        <input type="radio" name={name} value={o.value} defaultChecked={o.value === value} />
        <span>{o.label}{o.hint ? <span className={css.choiceHint}>{o.hint}</span> : null}</span>
      </label>
    ))}
  </fieldset>
)

/** A set of boxes, kept as one line of words: all share the name. An empty field before them says so when none is ticked. */
export const BoxesField = ({ name, id = name, label, hint, problem, options, value }: FieldFrame & { options: readonly Option[]; value: string }) => (
  <fieldset className={`${css.field} ${problem ? css.hasProblem : ''}`} id={id} aria-describedby={useDescribedBy(name, id, hint, problem)}>
    <legend className={css.label}>{label}</legend>
    {hint ? <p className={css.hint} id={`${id}-ayuda`}>{hint}</p> : null}
    {problem ? <p className={css.problem} id={`${id}-problema`}>{problem}</p> : null}
    <input type="hidden" name={name} value="" />
    <div className={css.boxes}>
      {options.map(o => <label key={o.value} className={css.choice}><input type="checkbox" name={name} value={o.value} defaultChecked={value.split(' ').includes(o.value)} /><span>{o.label}</span></label>)}
    </div>
  </fieldset>
)

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'look'
const buttonClass = (tone: ButtonTone) => `${css.button} ${tone === 'plain' ? '' : css[tone]}`
export const Button = ({ tone = 'plain', ...button }: { tone?: ButtonTone } & ComponentProps<'button'>) => <button type="submit" className={buttonClass(tone)} {...button} />
export const ButtonLink = ({ tone = 'plain', ...link }: { tone?: ButtonTone } & LinkProps) => <Link className={buttonClass(tone)} {...link} />
export const Actions = ({ children }: { children: ReactNode }) => <div className={css.actions}>{children}</div>

/** The problems of a form, in order, each linked to its field. Takes focus when it appears; the answers stay in the fields. */
export const ErrorSummary = ({ problems }: { problems: Record<string, string> | null | undefined }) => {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(problems ?? {})
  const said = entries.map(([k, v]) => k + v).join()
  useEffect(() => { if (said) box.current?.focus() }, [said])
  if (entries.length === 0) return null
  return (
    <div ref={box} className={css.summary} role="alert" tabIndex={-1} aria-labelledby="resumen-de-problemas">
      <h2 id="resumen-de-problemas">{m.common_problems_title()}</h2>
      <ul>{entries.map(([field, sentence]) => <li key={field}>{field ? <a href={`#${field}`}>{sentence}</a> : sentence}</li>)}</ul>
    </div>
  )
}
