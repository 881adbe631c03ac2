/** Each profession says what it sees of the challenge, and all of them what they share. Saves itself; the team's own. */
import type { ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/views'
import { professionsOfASchool } from '../../../cycles/people/professions.ts'
import { readPart } from '../../../cycles/notebook/parts.ts'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { studentNeeds } from '../../../cycles/together/student-needs.ts'
import { newId } from '../../../db/ids.ts'
import { getTogether, saveTogether, togetherIdOf } from '../../../db/together/views.ts'
import { keepText } from '../../components/notebook/keep-text.ts'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import type { Answer } from '../../components/notebook/view.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { CycleCrumb } from '../../components/team/cycle-crumb.tsx'
import { viewsPath } from '../../components/together/paths.ts'
import { ViewsForm } from '../../components/together/views-form.tsx'
import { needName } from '../../components/together/words.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { refuseOtherWriter } from '../../words-kept.server.ts'
import { clashOf, completed, isSentByScript, joinByHand, keyOf, problemsIn, savedAnswer, versionOf } from '../notebook/cycle-actions.server.ts'
import { hintsFor } from '../notebook/privacy.server.ts'
import { professionName } from '../people/people-words.ts'
import { professionsWithWords, togetherFieldName } from './views-view.server.ts'
import { visitTogether } from './visit.server.ts'
import { data, redirect } from 'react-router'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { visit, head, ofTeam, mine, challenge } = await visitTogether(context, params)
  const { store, f } = visit
  const kept = await getTogether(store, visit)
  const asked = new URL(request.url).searchParams.get('profesion')
  const shown = new Set([...(mine ? [mine] : []), ...ofTeam, ...professionsWithWords(kept.body), ...professionsOfASchool.filter(p => p === asked)])
  const inOrder = [...(mine ? [mine] : []), ...professionsOfASchool.filter(p => shown.has(p) && p !== mine)]
  const texts = kept.body as unknown as Record<string, string>
  const isSavedToday = kept.updatedAt !== null && f.dayOf(kept.updatedAt) === f.day(visit.today)
  return {
    head,
    form: {
      values: kept.body, version: kept.version, saveKey: newId(store.clock.now()), savedBy: kept.updatedBy,
      savedAt: kept.updatedAt === null ? '' : isSavedToday ? f.time(kept.updatedAt) : f.dayAndTime(kept.updatedAt),
      hints: await hintsFor(visit, 'together', kept.body), challenge, hasProfession: mine !== null,
      professions: inOrder.map(p => ({ key: p, name: professionName(p) ?? p, isMine: p === mine, isOpen: p === mine || p === asked, opening: openingOf(texts[`matters.${p}`] || texts[`offers.${p}`] || '', 70) })),
      others: professionsOfASchool.filter(p => !shown.has(p)).map(p => ({ value: p, label: professionName(p) ?? p })),
      needs: studentNeeds.map(n => ({ value: n, label: needName[n]() })),
    },
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { visit } = await visitTogether(context, params)
  const fields = fieldsFrom(await request.formData())
  refuseOtherWriter(request, fields, visit.personId)
  if (fields.intent === 'join') return joinByHand(fields)
  const read = readPart('together', await completed(visit, 'together', togetherIdOf(visit.cycleId), fields))
  if (!read.ok) return problemsIn('page', read.problems, fields)
  const saved = await saveTogether(visit.store, { rbd: visit.rbd, cycleId: visit.cycleId, version: versionOf(fields), body: read.body, by: visit.personId, saveKey: keyOf(fields, visit) })
  if (!saved.ok) {
    if (saved.reason === 'not-found') throw notFound()
    return data<Answer>({ kind: 'clash', form: 'page', clash: clashOf(visit, saved, togetherFieldName) }, { status: 409 })
  }
  return isSentByScript(fields) ? savedAnswer(visit, 'together', saved, 'saved') : redirect(viewsPath(visit.rbd, visit.cycleId), 303)
}
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.together_views_title(), cycle: loaderData.head.title }) : '' }]

const ViewsPage = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={m.together_views_title()} crumb={<CycleCrumb head={d.head} />} readers={m.together_readers()} />
    <Sheet><ViewsForm head={d.head} view={d.form} answer={actionData as Answer | undefined} /></Sheet>
  </>
)
export default ViewsPage
