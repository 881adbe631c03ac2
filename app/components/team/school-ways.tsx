import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { figuresPath } from '../notebook/paths.ts'
import type { Viewer } from '../notebook/view.ts'
import { contactsPath, studentsPath } from '../students/paths.ts'
import { calendarPath } from '../calendar/paths.ts'
import { sheetsPath, standInPath, teamPath } from './paths.ts'
import css from './team.module.css'

/** From a school's notebook to its team's life: quiet, beside the cycles. */
export const SchoolWays = ({ rbd, viewer }: { rbd: number; viewer: Viewer }) => (
  <p className={`${css.ways} no-print`}>
    {viewer === 'team' ? <><Link to={studentsPath(rbd)}>{m.risk_school_link()}</Link><Link to={contactsPath(rbd)}>{m.risk_counts_link()}</Link></> : null}
    {viewer === 'advisor' ? <Link to={standInPath(rbd)}>{m.team_name_stand_in()}</Link> : <Link to={teamPath(rbd)}>{m.team_link()}</Link>}
    {viewer === 'team' ? <Link to={calendarPath(rbd)}>{m.calendar_link()}</Link> : null}
    {viewer === 'admin' ? null : <Link to={figuresPath(rbd)}>{m.yearly_link()}</Link>}
    <Link to={sheetsPath(rbd)}>{m.team_sheets_link()}</Link>
  </p>
)
