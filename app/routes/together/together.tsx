/** How the professions of a team work together in a cycle: its real mix, what each sees, what was passed on. The team's own, and nobody else's. */
import type { Route } from './+types/together'
import { studentsSay } from './students-say.server.ts'
import { listContactWays } from '../../../db/students/contacts.ts'
import { isStudentModuleOn } from '../../../db/students/module.ts'
import { getMixFacts } from '../../../db/together/mix.ts'
import { listReferrals } from '../../../db/together/referrals.ts'
import { getTogether } from '../../../db/together/views.ts'
import { PageHead } from '../../components/page.tsx'
import { CycleCrumb } from '../../components/team/cycle-crumb.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { Mix } from '../../components/together/mix.tsx'
import { Referrals } from '../../components/together/referrals.tsx'
import { Views } from '../../components/together/views.tsx'
import type { TogetherView } from '../../components/together/view.ts'
import { m } from '../../messages/compiled/messages.js'
import { visitTogether } from './visit.server.ts'
import { describeMix } from './mix-view.server.ts'
import { describeSums } from './referrals-view.server.ts'
import { describeCommon, describeNeeds, describeViews, professionsWithWords } from './views-view.server.ts'
import { professionName } from '../people/people-words.ts'

export const loader = async ({ context, params }: Route.LoaderArgs): Promise<TogetherView> => {
  const { visit, head, ofTeam, challenge } = await visitTogether(context, params)
  const { store, f } = visit
  const isListOn = await isStudentModuleOn(store, visit.rbd)
  const [facts, contacts, referrals, together, students] = await Promise.all([getMixFacts(store, visit), isListOn ? listContactWays(store, visit.rbd, visit.cycleId) : [], listReferrals(store, visit), getTogether(store, visit), studentsSay(visit, head.number)])
  const written = professionsWithWords(together.body)
  return {
    head, challenge,
    mix: describeMix(facts, contacts, referrals, ofTeam, visit),
    views: describeViews(together.body), common: describeCommon(together.body),
    silent: written.length === 0 ? [] : ofTeam.filter(p => !written.includes(p)).map(p => professionName(p) ?? p),
    needs: describeNeeds(together.body, students, f), referrals: describeSums(referrals, visit),
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.together_title(), cycle: loaderData.head.title }) : '' }]

const TogetherPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.together_title()} crumb={<CycleCrumb head={d.head} />} readers={m.together_readers()} />
    <Mix mix={d.mix} head={d.head} />
    <Views view={d} />
    <Referrals view={d} />
    <p className="no-print"><PrintButton tone="quiet">{m.together_print()}</PrintButton></p>
  </>
)
export default TogetherPage
