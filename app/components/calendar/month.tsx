/** A month of school days: Monday to Friday, what stops classes in words. */
import { m } from '../../messages/compiled/messages.js'
import css from './calendar.module.css'

type Day = { day: string; number: string; isOfMonth: boolean; isToday: boolean; why: string; partial: string }
const weekdays = [m.calendar_weekday_0, m.calendar_weekday_1, m.calendar_weekday_2, m.calendar_weekday_3, m.calendar_weekday_4]

export const MonthTable = ({ caption, weeks }: { caption: string; weeks: readonly (readonly Day[])[] }) => (
  <table className={css.month}>
    <caption className="visually-hidden">{caption}</caption>
    <thead><tr>{weekdays.map(w => <th key={w()} scope="col">{w()}</th>)}</tr></thead>
    <tbody>
      {weeks.map(week => (
        <tr key={week[0]!.day}>
          {week.map((d, i) => (
            <td key={d.day} data-label={weekdays[i]!()} className={[d.isOfMonth ? '' : css.other, d.why && d.isOfMonth ? css.free : '', d.isToday ? css.isToday : ''].filter(Boolean).join(' ') || undefined} aria-current={d.isToday ? 'date' : undefined}>
              <span className={css.number}>{d.number}</span>
              {d.isOfMonth && d.why ? <span className={css.why}>{d.why}</span> : null}
              {d.isOfMonth && d.partial ? <span className={css.partial}>{d.partial}</span> : null}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
