/**
 * A class's survey, for whoever has the code: no account, nothing kept on the device, nothing of who, when or from where. The same device
 * may answer again for the next child; what limits a code is the size of its course.
 */
import { data, redirect } from 'react-router'
import type { Route } from './+types/survey'
import { readCode } from '../../../cycles/engagement/rounds.ts'
import { readSheet, sentences } from '../../../cycles/engagement/sheet.ts'
import { needItem } from '../../../cycles/engagement/support.ts'
import { addAnswers, getOpenSurvey } from '../../../db/engagement/answers.ts'
import { newId } from '../../../db/ids.ts'
import { CodeForm } from '../../components/engagement/code-form.tsx'
import { courseWords } from '../../components/engagement/describe-results.ts'
import { surveyPath } from '../../components/engagement/names.ts'
import { SurveyItems } from '../../components/engagement/survey-form.tsx'
import { Actions, Button } from '../../components/form.tsx'
import { Notice, PageHead } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, todayOf } from '../../request.server.ts'
import { schoolNameOf } from '../notebook/viewer.server.ts'
import { fieldsOf } from '../people/fields.ts'
import { forgetSheet, takeSheet } from './once.server.ts'
import css from '../../components/engagement/engagement.module.css'

/** The page has no way into the rest of the site. */
export const handle = { isBare: true }

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store } = factsOf(context)
  const today = todayOf(context)
  const code = readCode(params.code)
  const open = code ? await getOpenSurvey(store, code, today) : null
  if (!code || !open) return data({ kind: 'unknown' as const }, { status: 404 })
  const frame = { code, of: m.engagement_of_course({ course: courseWords(open.course), school: await schoolNameOf({ store, rbd: open.rbd, today }) }) }
  if (new URL(request.url).searchParams.has('listo')) return { kind: 'thanks' as const, ...frame }
  return open.isFull ? { kind: 'full' as const, ...frame } : { kind: 'ask' as const, ...frame, sheet: newId(store.clock.now()) }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store } = factsOf(context)
  const code = readCode(params.code)
  if (!code) return data({ given: {}, open: [] as string[], says: m.engagement_code_wrong() }, { status: 404 })
  const field = fieldsOf(await request.formData())
  const read = readSheet(field)
  const given = Object.fromEntries([...sentences, needItem].map(i => [i, field(i).slice(0, 20)]))
  if (!read.ok) return data({ given, open: read.open as string[], says: m.engagement_open_items({ n: read.open.length }) }, { status: 400 })
  const sheet = field('hoja').slice(0, 40)
  const done = redirect(`${surveyPath(code)}?listo`, 303)
  const now = store.clock.now().getTime()
  if (!takeSheet(sheet, now)) return done
  const outcome = await addAnswers(store, { code, today: todayOf(context), answers: read.answers })
  if (outcome.ok) return done
  forgetSheet(sheet)
  return data({ given, open: [] as string[], says: outcome.reason === 'full' ? m.engagement_full() : m.engagement_code_wrong() }, { status: outcome.reason === 'full' ? 409 : 404 })
}
export const meta: Route.MetaFunction = () => [{ title: m.engagement_public_title() }, { name: 'robots', content: 'noindex' }]

const Survey = ({ loaderData: d, actionData: a }: Route.ComponentProps) => {
  if (d.kind === 'unknown') return <div className={css.survey}><PageHead title={m.engagement_public_title()} /><CodeForm problem={m.engagement_code_wrong()} /></div>
  if (d.kind === 'thanks') return (
    <div className={css.survey}>
      <PageHead title={m.engagement_thanks_title()} crumb={d.of} />
      <p>{m.engagement_thanks()}</p>
      {/* A whole new page, so that no answer of the child before is in any field. */}
      <Actions><a href={surveyPath(d.code)}>{m.engagement_next_person()}</a> <a href={surveyPath()}>{m.engagement_another_code()}</a></Actions>
    </div>
  )
  return (
    <div className={css.survey}>
      <PageHead title={m.engagement_public_title()} crumb={d.of} />
      {a ? <Notice tone="look" live>{a.says}</Notice> : null}
      {d.kind === 'full' ? <Notice tone="look">{m.engagement_full()}</Notice> : (
        <>
          <p>{m.engagement_who_reads()}</p>
          <form method="post" action={surveyPath(d.code)} autoComplete="off" noValidate>
            <input type="hidden" name="hoja" value={d.sheet} />
            <SurveyItems given={a?.given ?? {}} open={a?.open ?? []} />
            <Actions><Button tone="primary">{m.engagement_send()}</Button></Actions>
          </form>
        </>
      )}
    </div>
  )
}
export default Survey
