/** From a page of the notebook to the survey of its cycle, for the team: words and address made here, so that the page needs no script for them. */
import { engagementPath } from '../../components/engagement/names.ts'
import type { Visit } from '../notebook/viewer.server.ts'

export const surveyWay = (visit: Pick<Visit, 'rbd' | 'cycleId' | 'viewer'>, label: string): { to: string; label: string } | null =>
  visit.viewer === 'team' ? { to: engagementPath(visit.rbd, visit.cycleId), label } : null
