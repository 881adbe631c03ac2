/** Opening a cycle leads to the page where the next words most likely go; for an advisor, to the first one that is ready. */
import { redirect } from 'react-router'
import type { Route } from './+types/cycle'
import { pageKinds } from '../../../cycles/notebook/parts.ts'
import { pageThatMattersNow } from '../../../cycles/notebook/spine.ts'
import { getNotebookForAdvisor, getNotebookForTeam } from '../../../db/notebook/cycles.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import { found, visitOf } from './viewer.server.ts'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const v = await visitOf(context, params)
  if (v.viewer === 'advisor') {
    const seen = found(await getNotebookForAdvisor(v.store, v.rbd, v.cycleId, v.today))
    throw redirect(pagePath(v.rbd, v.cycleId, pageKinds.find(page => seen.pages[page] !== null) ?? 'challenge'))
  }
  const { cycle, pages } = found(await getNotebookForTeam(v.store, v.rbd, v.cycleId, v.today))
  throw redirect(pagePath(v.rbd, v.cycleId, pageThatMattersNow(cycle.phase, {
    challenge: pages.challenge.body, data: pages.data.body, implementation: pages.implementation.body, learnings: pages.learnings.body,
  })))
}
