/** From the desk to an advisor's other pages. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { monthPath, visitsPath } from './paths.ts'
import css from './visits.module.css'

export const AdvisorWays = () => (
  <ul className={`${css.ways} no-print`}>
    <li><Link to={visitsPath}>{m.visits_link()}</Link></li>
    <li><Link to={monthPath()}>{m.visits_month_link()}</Link></li>
  </ul>
)
