/** What would make a cycle stronger: questions to talk over, why each is asked, and the way to the field. Never a mark. */
import { Link } from 'react-router'
import type { Route } from './+types/strengths'
import { promptsOf, strengthsOf, talkedOver, type Prompt } from '../../../cycles/strengths/strengths.ts'
import { listCycleRecords } from '../../../db/advising/cycle-records.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { criterionName, criterionWhy, saidSentence, wayTo } from '../../components/advising/strength-words.ts'
import { Strengths } from '../../components/advising/strengths.tsx'
import type { PromptView } from '../../components/advising/view.ts'
import { phaseName, phaseTone } from '../../components/notebook/names.ts'
import { cyclePath, schoolPath } from '../../components/notebook/paths.ts'
import { PageHead, Tag } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { found, schoolNameOf, visitOf } from '../notebook/viewer.server.ts'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  const { store, rbd, cycleId, viewer, today, f } = visit
  const cycle = found(await getCycle(store, rbd, cycleId, today))
  const record = (await listCycleRecords(store, [cycle], viewer === 'advisor' ? 'ready' : 'team', { today, timeZone: f.timeZone })).get(cycleId)!
  const told = promptsOf(strengthsOf(record, today), record.phase)
  const view = (p: Prompt): PromptView => ({
    key: p.criterion, asked: saidSentence[p.said](), why: criterionWhy[p.criterion](), talk: talkedOver.includes(p.criterion), way: wayTo(p.at, rbd, cycleId, viewer),
  })
  return {
    rbd, cycleId, viewer, title: cycle.title, number: cycle.number, year: cycle.year, phase: cycle.phase, school: await schoolNameOf(visit),
    first: told.first.map(view), others: told.others.map(view),
    facts: told.facts.map(s => ({ key: s.criterion, said: saidSentence[s.said]() })),
    later: told.later.map(c => criterionName[c]()), isUntold: viewer === 'advisor' && told.untold.length > 0,
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.desk_strong_title(), cycle: loaderData.title }) : '' }]

const readers = { team: m.desk_strong_readers_team, advisor: m.desk_strong_readers_advisor, admin: m.notebook_readers_admin }

const StrengthsPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.desk_strong_title()} tag={<Tag tone={phaseTone[d.phase]}>{phaseName[d.phase]()}</Tag>} readers={readers[d.viewer]()}
      crumb={<><Link to={schoolPath(d.rbd)}>{m.notebook_crumb({ school: d.school, year: String(d.year), number: d.number })}</Link>{' · '}<Link to={cyclePath(d.rbd, d.cycleId)}>{d.title}</Link></>} />
    <Strengths view={d} />
  </>
)
export default StrengthsPage
