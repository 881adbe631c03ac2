/** Where a student types the class code. Asked with GET, so that nothing is needed but a browser: no account, no cookie, no script. */
import { redirect } from 'react-router'
import type { Route } from './+types/survey-entry'
import { readCode } from '../../../cycles/engagement/rounds.ts'
import { CodeForm } from '../../components/engagement/code-form.tsx'
import { surveyPath } from '../../components/engagement/names.ts'
import { PageHead } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from '../../components/engagement/engagement.module.css'

/** The page has no way into the rest of the site. */
export const handle = { isBare: true }

export const loader = ({ request }: Route.LoaderArgs) => {
  const typed = (new URL(request.url).searchParams.get('codigo') ?? '').slice(0, 40)
  const code = readCode(typed)
  if (code) throw redirect(surveyPath(code), 303)
  return { typed }
}
export const meta: Route.MetaFunction = () => [{ title: m.engagement_public_title() }, { name: 'robots', content: 'noindex' }]

const SurveyEntry = ({ loaderData: d }: Route.ComponentProps) => (
  <div className={css.survey}>
    <PageHead title={m.engagement_public_title()} />
    <CodeForm typed={d.typed} problem={d.typed ? m.engagement_code_wrong() : undefined} />
    <p className={css.soft}>{m.engagement_who_reads()}</p>
  </div>
)
export default SurveyEntry
