/** Minutes as they are read: what is written, under what was asked; nothing of what was not. */
import { m } from '../../messages/compiled/messages.js'
import { minutesFieldName } from './names.ts'
import css from './visits.module.css'

export const ReadMinutes = ({ fields }: { fields: readonly { name: string; text: string }[] }) =>
  fields.length === 0 ? <p className={css.soft}>{m.visits_minutes_none()}</p> : (
    <div className={css.read}>{fields.map(f => <div key={f.name}><h3>{minutesFieldName[f.name]?.()}</h3><p className="written">{f.text}</p></div>)}</div>
  )
