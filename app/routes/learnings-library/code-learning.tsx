/** One learning, sentence by sentence, under the codes of the book: blind until two people have finished, or until one shows theirs. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/code-learning'
import { reopenCoding, revealCoding, saveCoding } from '../../../db/learnings/codings.ts'
import { Actions, Button, ButtonLink, ErrorSummary } from '../../components/form.tsx'
import { LibraryWays } from '../../components/library/library-ways.tsx'
import { codeLearningPath, codesPath, learningPath } from '../../components/library/paths.ts'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { codingView, learningToCode, readMarks } from './coding-view.server.ts'
import { coderOf } from './codes-view.server.ts'
import css from '../../components/library/library.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => codingView(await coderOf(context), params.learningId, new URL(request.url).searchParams.get('hecho'))

const problemOf = { finished: m.library_problem_finished, 'passage-unknown': m.library_problem_passage, 'code-unknown': m.library_problem_code_unknown }

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const coder = await coderOf(context)
  const { learning, slepCode } = await learningToCode(coder, params.learningId)
  const form = await request.formData()
  const intent = form.get('intent')
  const act = { learningId: learning.id, coderId: coder.coderId, requestId: coder.requestId }
  const back = codeLearningPath(learning.id)
  if (intent === 'reopen' || intent === 'reveal') {
    await (intent === 'reopen' ? reopenCoding : revealCoding)(coder.store, act)
    return redirect(back, 303)
  }
  if (intent !== 'save' && intent !== 'finish') throw notFound()
  const saved = await saveCoding(coder.store, { ...act, slepCode, done: intent === 'finish', marks: readMarks(form.getAll('mark')) })
  if (saved.ok) return redirect(`${back}?hecho=${intent === 'finish' ? 'terminado' : 'guardado'}`, 303)
  if (saved.reason === 'not-found') throw notFound()
  return data({ problems: { '': problemOf[saved.reason]() } }, { status: 409 })
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d?.title ?? '' }]

type View = Route.ComponentProps['loaderData']

const ToCode = ({ d }: { d: View }) => (
  <Form method="post" noValidate>
    <h2 id="frases">{m.library_coding_form()}</h2>
    <p>{m.library_coding_form_what()}</p>
    {d.fields.map(f => (
      <section key={f.field} aria-labelledby={`de-${f.field}`}>
        <h3 className={css.field} id={`de-${f.field}`}>{f.label}</h3>
        {f.sentences.map(s => (
          <fieldset key={s.key} className={css.sentence}>
            <legend>{s.text}</legend>
            <div className={css.boxes}>{d.codes.map(c => <label key={c.id}><input type="checkbox" name="mark" value={`${s.key}|${c.id}`} defaultChecked={s.mine.includes(c.id)} /><span>{c.name}</span></label>)}</div>
          </fieldset>
        ))}
      </section>
    ))}
    <p className={css.soft}>{m.library_coding_finish_what()}</p>
    <Actions><Button tone="primary" name="intent" value="finish">{m.library_coding_finish()}</Button><Button name="intent" value="save">{m.library_coding_save()}</Button></Actions>
  </Form>
)

const Coded = ({ d }: { d: View }) => (
  <>
    <h2 id="frases">{m.library_coding_marks()}</h2>
    {d.fields.map(f => (
      <section key={f.field} aria-labelledby={`de-${f.field}`}>
        <h3 className={css.field} id={`de-${f.field}`}>{f.label}</h3>
        <ul className={css.sentences}>{f.sentences.map(s => <li key={s.key} className={css.sentence}><p className={css.marked}>{s.text}</p>{s.said.map(x => <p key={x} className={css.soft}>{x}</p>)}</li>)}</ul>
      </section>
    ))}
    {d.mayReopen || d.mayReveal ? (
      <Form method="post" className="no-print">
        {d.mayReveal ? <p className={css.soft}>{m.library_coding_reveal_what()}</p> : null}
        <Actions>
          {d.mayReopen ? <Button name="intent" value="reopen">{m.library_coding_reopen()}</Button> : null}
          {d.mayReveal ? <Button tone="quiet" name="intent" value="reveal">{m.library_coding_reveal()}</Button> : null}
        </Actions>
      </Form>
    ) : null}
  </>
)

const CodeLearning = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={d.title} crumb={<Link to={codesPath}>{m.library_codes_title()}</Link>} readers={m.library_codes_readers()} />
    <LibraryWays ways={d.ways} ofRegion={d.ofRegion} />
    {d.done ? <Notice live><p>{d.done}</p></Notice> : null}
    <ErrorSummary problems={actionData?.problems} />
    {d.notes.map(n => <Notice key={n}><p>{n}</p></Notice>)}
    <Sheet labelledBy="frases">
      <p className={css.soft}>{d.about}</p>
      {d.isDone ? <Coded d={d} /> : d.codes.length > 0 ? <ToCode key={d.version} d={d} /> : <><h2 id="frases">{m.library_coding_form()}</h2><p>{m.library_coding_no_codes()}</p><p><ButtonLink to={codesPath}>{m.library_coding_to_book()}</ButtonLink></p></>}
      <p className={`${css.links} no-print`}><Link to={learningPath(d.id)}>{m.library_read_whole()}</Link>{d.next ? <Link to={d.next}>{m.library_next_learning()}</Link> : null}</p>
    </Sheet>
  </>
)
export default CodeLearning
