/** The partner's own answers to a self-assessment or to a meeting's four questions; afterwards, thanks and what was kept. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/partner-answer'
import { answeredOf, readScores } from '../../../cycles/partnerships/assessment.ts'
import { lineOf } from '../../../cycles/partnerships/words.ts'
import { savePartnerAnswers } from '../../../db/partnerships/links.ts'
import { Actions, Button, ButtonLink, ErrorSummary, TextField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { ScoreFields } from '../../components/partnerships/fields.tsx'
import { nameOfQuestion } from '../../components/partnerships/names.ts'
import { partnerAnswerPath, partnerSidePath } from '../../components/partnerships/paths.ts'
import type { Refusal } from '../../components/partnerships/refusal.ts'
import { m } from '../../messages/compiled/messages.js'
import { groupsOfForm, scoreText, scoreValues } from './answers-view.server.ts'
import { fieldsOfRequest, refused } from './keeper.server.ts'
import { partnerOf, titleOfAnswer } from './partner-side.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

export const handle = { isBare: true }

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const partner = await partnerOf(context, params.token)
  const a = partner?.side.toAnswer.find(x => x.id === params.aboutId)
  if (!partner || !a) return data(null, { status: 404 })
  const { f } = partner
  const mine = a.mine?.answers ?? {}
  return data({
    back: partnerSidePath(params.token), here: partnerAnswerPath(params.token, a.id), title: titleOfAnswer(a, f), of: m.partners_side_title({ organisation: partner.side.organisation, school: partner.school }), groups: groupsOfForm(a.form),
    values: { ...scoreValues(mine, f), byRole: a.mine?.byRole ?? '' } as Record<string, string>,
    thanks: a.mine && new URL(request.url).searchParams.has('gracias') ? {
      what: m.partners_side_thanks_what({ day: f.dayLongOf(partner.side.expiresAt) }), n: m.partners_side_mine({ n: answeredOf(mine, a.questions), of: a.questions.length, day: f.dayOf(a.mine.answeredAt) }),
      kept: a.questions.map(q => ({ key: q, cells: { name: nameOfQuestion(q), value: mine[q] === undefined ? m.partners_not_answered() : scoreText(mine[q], f) } })),
    } : null,
  })
}
export const headers: Route.HeadersFunction = () => ({ 'X-Robots-Tag': 'noindex, nofollow' })

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const partner = await partnerOf(context, params.token)
  const a = partner?.side.toAnswer.find(x => x.id === params.aboutId)
  if (!partner || !a) return data(null, { status: 404 })
  const fields = await fieldsOfRequest(request)
  const read = readScores(a.questions, fields)
  const byRole = lineOf(fields.byRole)
  if (!read.ok || byRole.length > 200) return refused('answers', { ...(read.ok ? {} : read.problems), ...(byRole.length > 200 ? { byRole: 'too-long' } : {}) }, fields)
  // What it answered in the other form of the same self-assessment stays.
  const others = Object.fromEntries(Object.entries(a.mine?.answers ?? {}).filter(([q]) => !a.questions.includes(q)))
  const saved = await savePartnerAnswers(partner.store, partner.key, params.token, { aboutId: a.id, about: a.about, answers: { ...others, ...read.value }, byRole, requestId: partner.requestId })
  return saved.ok ? redirect(`${partnerAnswerPath(params.token, a.id)}?gracias`, 303) : data(null, { status: 404 })
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? d.title : m.partners_over_title() }, { name: 'robots', content: 'noindex, nofollow' }]

const PartnerAnswer = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const refusal = (actionData as Refusal | null | undefined) ?? null
  if (!d) return <div className={css.side}><h1>{m.partners_over_title()}</h1><p>{m.partners_over()}</p></div>
  if (d.thanks && !refusal) return (
    <div className={css.side}>
      <PageHead title={d.title} crumb={<Link to={d.back}>{d.of}</Link>} />
      <Notice live><p><strong>{m.partners_side_thanks()}</strong></p><p>{d.thanks.n} {d.thanks.what}</p></Notice>
      <Sheet><Table columns={[{ key: 'name', label: m.partners_col_indicator() }, { key: 'value', label: m.partners_side_partner(), number: true }]} rows={d.thanks.kept} /></Sheet>
      <Actions><ButtonLink tone="primary" to={d.back}>{m.partners_side_back()}</ButtonLink><ButtonLink tone="quiet" to={d.here}>{m.partners_side_correct()}</ButtonLink></Actions>
    </div>
  )
  return (
    <div className={css.side}>
      <PageHead title={d.title} crumb={<Link to={d.back}>{d.of}</Link>} readers={m.partners_side_answer_what()} />
      <ErrorSummary problems={refusal?.problems} />
      <Sheet labelledBy="su-parte">
        <h2 id="su-parte">{m.partners_side_answer_title()}</h2>
        <p className={css.soft}>{m.partners_assess_score_hint()}</p>
        <Form method="post" action={d.here} noValidate>
          <ScoreFields groups={d.groups} values={refusal?.values ?? d.values} problems={refusal?.problems ?? {}} />
          <TextField name="byRole" label={m.partners_side_by_role()} hint={m.partners_side_by_role_hint()} problem={refusal?.problems.byRole} defaultValue={(refusal?.values ?? d.values).byRole ?? ''} autoComplete="off" />
          <Actions><Button tone="primary" name="intent" value="answer">{m.partners_side_send()}</Button><ButtonLink tone="quiet" to={d.back}>{m.partners_cancel()}</ButtonLink></Actions>
        </Form>
      </Sheet>
    </div>
  )
}
export default PartnerAnswer
