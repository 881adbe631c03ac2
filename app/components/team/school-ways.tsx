import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { figuresPath } from '../notebook/paths.ts'
import type { Viewer } from '../notebook/view.ts'
import { protocolPath } from '../protocol/paths.ts'
import { contactsPath, studentsPath } from '../students/paths.ts'
import { partnershipsPath } from '../partnerships/paths.ts'
import { calendarPath } from '../calendar/paths.ts'
import { agreementsPath, notesPath } from '../visits/paths.ts'
import { sheetsPath, standInPath, teamPath, weeksPath } from './paths.ts'
import css from './team.module.css'

const Way = ({ to, children }: { to: string; children: string }) => <li><Link to={to}>{children}</Link></li>

/** From a school's notebook to its data and its team's life: quiet, beside the cycles. */
export const SchoolWays = ({ rbd, viewer }: { rbd: number; viewer: Viewer }) => (
  <nav className={`${css.ways} no-print`} aria-label={m.team_ways()}>
    {viewer === 'admin' ? null : (
      <ul aria-label={m.team_ways_data()}>
        <Way to={figuresPath(rbd)}>{m.yearly_link()}</Way>
        {viewer === 'team' ? (
          <>
            <Way to={studentsPath(rbd)}>{m.risk_school_link()}</Way>
            <Way to={contactsPath(rbd)}>{m.risk_counts_link()}</Way>
            <Way to={weeksPath(rbd)}>{m.weeks_link()}</Way>
            <Way to={calendarPath(rbd)}>{m.calendar_link()}</Way>
          </>
        ) : null}
      </ul>
    )}
    <ul aria-label={m.team_ways_team()}>
      {viewer === 'advisor' ? <Way to={standInPath(rbd)}>{m.team_name_stand_in()}</Way> : <Way to={teamPath(rbd)}>{m.team_link()}</Way>}
      {viewer === 'admin' ? null : <Way to={protocolPath(rbd)}>{m.protocol_link()}</Way>}
      {viewer === 'admin' ? null : <Way to={agreementsPath(rbd)}>{m.visits_agreements_page()}</Way>}
      {viewer === 'admin' ? null : <Way to={partnershipsPath(rbd)}>{m.partners_link()}</Way>}
      {viewer === 'advisor' ? <Way to={notesPath(rbd)}>{m.visits_notes_title()}</Way> : null}
      <Way to={sheetsPath(rbd)}>{m.team_sheets_link()}</Way>
    </ul>
  </nav>
)
