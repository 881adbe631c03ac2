import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { cyclePath } from '../notebook/paths.ts'
import { meetingsPath } from './paths.ts'
import type { CycleHead } from './view.ts'

/** Of which school and cycle this is; `within`: a page below the list of meetings. */
export const CycleCrumb = ({ head, within = false }: { head: CycleHead; within?: boolean }) => (
  <>
    <Link to={cyclePath(head.rbd, head.cycleId)}>{m.notebook_crumb({ school: head.schoolName, year: head.year, number: head.number })}: {head.title}</Link>
    {within ? <> · <Link to={meetingsPath(head.rbd, head.cycleId)}>{m.team_meetings()}</Link></> : null}
  </>
)
