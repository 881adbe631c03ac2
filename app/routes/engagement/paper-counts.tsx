/** Typing the paper sheets of a course: a grid of sentences and answers, one screen, every row held against the number of sheets. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/paper-counts'
import { answersOrNone } from '../../../cycles/engagement/items.ts'
import { answersOfRow, paperRows, readPaper, type PaperAnswer, type PaperProblem, type PaperRow } from '../../../cycles/engagement/paper.ts'
import { sentences } from '../../../cycles/engagement/sheet.ts'
import { needAnswers, needItem } from '../../../cycles/engagement/support.ts'
import { getPaper, typePaper } from '../../../db/engagement/rounds.ts'
import { courseWords } from '../../components/engagement/describe-results.ts'
import { answerWords, itemWords, needWords, paperAnswerWords } from '../../components/engagement/names.ts'
import { engagementPath, paperPath } from '../../components/engagement/names.ts'
import { Actions, Button, ErrorSummary, TextField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound, requireMayInSchool } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import { found, visitOf, type Context } from '../notebook/viewer.server.ts'
import css from '../../components/engagement/engagement.module.css'

const paperVisit = async (context: Context, params: Route.LoaderArgs['params']) => {
  const visit = await visitOf(context, params)
  await requireMayInSchool(context, 'survey.ofSchool', visit.rbd)
  return { visit, which: { rbd: visit.rbd, cycleId: visit.cycleId, courseId: params.courseId } }
}

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { visit, which } = await paperVisit(context, params)
  const paper = found(await getPaper(visit.store, which))
  return {
    rbd: visit.rbd, cycleId: visit.cycleId, course: courseWords(paper.course), saved: new URL(request.url).searchParams.has('hecho') ? m.engagement_paper_saved({ n: paper.sheets }) : null,
    sheets: paper.sheets > 0 ? String(paper.sheets) : '', counts: Object.fromEntries([...paper.counts].filter(([, n]) => n > 0).map(([cell, n]) => [cell, String(n)])),
  }
}

/** Where a row's problem points. */
const firstCell = (row: PaperRow) => `${row}.${answersOfRow(row)[0]!}`

const problemWords = (p: PaperProblem, sheets: string): string =>
  p.field === 'sheets' ? m.engagement_paper_problem_sheets()
    : p.problem === 'not-a-count' ? m.engagement_paper_problem_count({ item: itemWords[p.field]() })
      : m.engagement_paper_problem_sum({ item: itemWords[p.field](), adds: p.adds, sheets: sheets || '0' })

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { visit, which } = await paperVisit(context, params)
  const field = fieldsOf(await request.formData())
  const typed = Object.fromEntries(paperRows.flatMap(i => answersOfRow(i).map(a => [`${i}.${a}`, field(`${i}.${a}`).slice(0, 10)])))
  const sheets = field('hojas').slice(0, 10)
  const read = readPaper(sheets, (item, answer) => typed[`${item}.${answer}`]!)
  if (!read.ok) return data({ sheets, typed, problems: Object.fromEntries(read.problems.map(p => [p.field === 'sheets' ? 'hojas' : firstCell(p.field), problemWords(p, sheets)])) }, { status: 400 })
  if (!(await typePaper(visit.store, { ...which, sheets: read.sheets, tally: read.tally, support: read.support })).ok) throw notFound()
  return redirect(`${paperPath(visit.rbd, visit.cycleId, params.courseId)}?hecho`, 303)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.engagement_paper_title({ course: d.course }) : '' }]

const Cell = ({ row, answer, values, isWrong }: { row: PaperRow; answer: PaperAnswer; values: Record<string, string>; isWrong: boolean }) => (
  <input
    id={`${row}.${answer}`} name={`${row}.${answer}`} inputMode="numeric" maxLength={3} defaultValue={values[`${row}.${answer}`] ?? ''}
    aria-label={m.engagement_paper_cell({ item: itemWords[row](), answer: paperAnswerWords[answer]() })} aria-invalid={isWrong ? true : undefined}
  />
)

const PaperCounts = ({ loaderData: d, actionData: a }: Route.ComponentProps) => {
  const problems: Record<string, string> = a?.problems ?? {}
  const values: Record<string, string> = a?.typed ?? d.counts
  return (
    <>
      <PageHead title={m.engagement_paper_title({ course: d.course })} readers={m.engagement_readers()} crumb={<Link to={engagementPath(d.rbd, d.cycleId)}>{m.engagement_title()}</Link>} />
      {d.saved && !a ? <Notice live>{d.saved} <Link to={engagementPath(d.rbd, d.cycleId)}>{m.engagement_title()}</Link></Notice> : null}
      <ErrorSummary problems={problems} />
      <Sheet>
        <p>{m.engagement_paper_what()}</p>
        <Form method="post" noValidate autoComplete="off">
          <TextField name="hojas" label={m.engagement_paper_sheets()} problem={problems.hojas} width="short" inputMode="numeric" defaultValue={a?.sheets ?? d.sheets} />
          <div className={css.grid}>
            <table>
              <thead><tr><th scope="col">{m.engagement_col_item()}</th>{answersOrNone.map(x => <th key={x} scope="col">{answerWords[x]()}</th>)}</tr></thead>
              <tbody>
                {sentences.map(item => (
                  <tr key={item} className={problems[firstCell(item)] ? css.wrong : undefined}>
                    <th scope="row">{itemWords[item]()}</th>
                    {answersOrNone.map(x => <td key={x} data-label={answerWords[x]()}><Cell row={item} answer={x} values={values} isWrong={Boolean(problems[firstCell(item)])} /></td>)}
                  </tr>
                ))}
              </tbody>
            </table>
            <table>
              <caption>{itemWords[needItem]()}</caption>
              <thead><tr><th scope="col">{m.engagement_needs_col()}</th><th scope="col">{m.engagement_paper_marks()}</th></tr></thead>
              <tbody>
                {needAnswers.map(x => (
                  <tr key={x} className={problems[firstCell(needItem)] ? css.wrong : undefined}>
                    <th scope="row">{needWords[x]()}</th>
                    <td data-label={m.engagement_paper_marks()}><Cell row={needItem} answer={x} values={values} isWrong={Boolean(problems[firstCell(needItem)])} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Actions><Button tone="primary">{m.engagement_paper_save()}</Button></Actions>
        </Form>
      </Sheet>
    </>
  )
}
export default PaperCounts
