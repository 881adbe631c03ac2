/** What an advisor notes about accompanying a school. Each opening is recorded; no team, region or administrator reads it, with or without a reason. */
import { data, Form, Link, redirect, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/notes'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'
import { readNote } from '../../../cycles/visits/visit.ts'
import { addNote, listOwnNoteRevisions, openNotes, saveNote, withdrawNote } from '../../../db/advising/notes.ts'
import { newId } from '../../../db/ids.ts'
import { Button, ErrorSummary, RadioFields, WritingField } from '../../components/form.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import { schoolPath } from '../../components/notebook/paths.ts'
import type { Answer } from '../../components/notebook/view.ts'
import { PageHead, Sheet, Tag } from '../../components/page.tsx'
import { DraftForm } from '../../components/saving/draft-form.tsx'
import { useKeyUntilSent } from '../../components/saving/use-draft.ts'
import { NotTaken } from '../../components/saving/not-taken.tsx'
import { notesPath } from '../../components/visits/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { formatter } from '../../format.ts'
import { factsOf, notFound, rbdFrom, requireMayInSchool, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import { refuseOtherWriter } from '../../words-kept.server.ts'
import type { Context } from '../notebook/viewer.server.ts'
import { namesOf } from './reach.server.ts'
import { problemsInWords } from './visit-words.server.ts'
import css from '../../components/visits/visits.module.css'

const notesOf = async (context: Context, params: { rbd?: string }) => {
  const { store, locale, requestId } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'advisorNote.ofSchool', rbd)
  return { store, f: formatter(locale, timeZoneOf(context)), today: todayOf(context), where: { rbd, personId: requireSignedIn(context).id, requestId } }
}

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, f, today, where } = await notesOf(context, params)
  const notes = await openNotes(store, where)
  const earlier = await listOwnNoteRevisions(store, where)
  return {
    rbd: where.rbd, school: (await namesOf({ store, today }, [where.rbd]))(where.rbd), newKey: newId(store.clock.now()),
    notes: notes.map(n => ({
      id: n.id, text: n.text, audience: n.audience, version: n.version, saveKey: newId(store.clock.now()), isMine: n.writtenBy.id === where.personId,
      head: m.visits_note_by({ name: n.writtenBy.name, day: f.dayOf(n.writtenAt) }), changed: n.version > 1 ? m.visits_note_changed({ when: f.dayAndTime(n.updatedAt) }) : '',
      earlier: earlier.filter(r => r.noteId === n.id && r.version < n.version).map(r => ({ key: r.version, title: m.visits_note_version({ n: r.version, when: f.dayAndTime(r.savedAt) }), text: r.text })),
    })),
  }
}

/** Changed in another window meanwhile: what stands there, and the version to go on from. */
type NotesAnswer = Answer | { kind: 'note-clash'; noteId: string; mine: string; audience: string; theirs: string; version: number }

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, where } = await notesOf(context, params)
  const fields = fieldsFrom(await request.formData())
  refuseOtherWriter(request, fields, where.personId)
  const here = redirect(notesPath(where.rbd), 303)
  const saveKey = /^[0-9a-f-]{36}$/.test(fields.saveKey ?? '') ? fields.saveKey! : newId(store.clock.now())
  const noteId = fields.noteId ?? ''
  if (fields.intent === 'withdraw') {
    if (!(await withdrawNote(store, { ...where, noteId })).ok) throw notFound()
    return here
  }
  if (fields.intent !== 'add' && fields.intent !== 'save') throw notFound()
  const read = readNote(fields)
  if (!read.ok) return data<NotesAnswer>({ kind: 'problems', form: fields.intent === 'add' ? 'note' : `note-${noteId}`, problems: problemsInWords(read.problems), values: fields }, { status: 400 })
  if (fields.intent === 'add') {
    await addNote(store, { ...where, note: read.note, saveKey })
    return here
  }
  const saved = await saveNote(store, { ...where, noteId, version: /^\d{1,9}$/.test(fields.version ?? '') ? Number(fields.version) : 0, note: read.note, saveKey })
  if (saved.ok) return here
  if (saved.reason === 'not_found') throw notFound()
  return data<NotesAnswer>({ kind: 'note-clash', noteId, mine: read.note.text, audience: read.note.audience, theirs: saved.theirs, version: saved.theirVersion }, { status: 409 })
}
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.visits_notes_title(), cycle: loaderData.school }) : '' }]

const audienceOptions = () => [{ value: 'own', label: m.visits_note_own() }, { value: 'advisors', label: m.visits_note_advisors(), hint: m.visits_note_advisors_hint() }]

const NotesPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as NotesAnswer | undefined
  const plain = answer?.kind === 'note-clash' ? undefined : answer
  return (
    <>
      <PageHead title={m.visits_notes_title()} crumb={<Link to={schoolPath(d.rbd)}>{d.school}</Link>} readers={m.visits_notes_readers()} />
      <div className={css.standing}><p><strong>{m.visits_notes_standing()}</strong></p><p className={css.soft}>{m.visits_notes_trail()}</p></div>
      <NotTaken answer={plain} />
      <div className="stack">
        <Sheet labelledBy="nueva">
          <h2 id="nueva">{m.visits_note_new()}</h2>
          <NewNote newKey={d.newKey} school={d.school} answer={plain} />
        </Sheet>
        {d.notes.length > 0 ? <Sheet><ul className={css.notes}>{d.notes.map(n => <Note key={n.id} note={n} school={d.school} answer={answer} />)}</ul></Sheet> : null}
      </div>
    </>
  )
}
export default NotesPage

const NewNote = ({ newKey, school, answer }: { newKey: string; school: string; answer: Answer | undefined }) => {
  const { key, onSubmit } = useKeyUntilSent(newKey)
  const wrong = answer?.kind === 'problems' && answer.form === 'note' ? answer : null
  return (
    <DraftForm key={key} name="note" title={m.saving_title_of({ page: m.visits_notes_title(), cycle: school })} onSent={onSubmit} className={css.noteForm}>
      <input type="hidden" name="saveKey" value={key} />
      <ErrorSummary problems={wrong?.problems} />
      <WritingField name="text" label={m.visits_note_text()} problem={wrong?.problems.text} defaultValue={wrong?.values.text ?? ''} rows={4} />
      <RadioFields name="audience" label={m.visits_note_audience()} value={wrong?.values.audience ?? 'own'} options={audienceOptions()} />
      <Button tone="primary" name="intent" value="add">{m.visits_note_add()}</Button>
    </DraftForm>
  )
}

const Note = ({ note: n, school, answer }: { note: Route.ComponentProps['loaderData']['notes'][number]; school: string; answer: NotesAnswer | undefined }) => {
  const wrong = answer?.kind === 'problems' && answer.form === `note-${n.id}` ? answer : null
  const clash = answer?.kind === 'note-clash' && answer.noteId === n.id ? answer : null
  return (
    <li className={css.noteItem}>
      <p className={css.noteHead}><Tag tone={n.audience === 'own' ? 'plain' : 'advisor'}>{n.audience === 'own' ? m.visits_note_own_tag() : m.visits_note_advisors_tag()}</Tag> <span>{n.head}</span> {n.changed ? <span>{n.changed}</span> : null}</p>
      <p className="written">{n.text}</p>
      {n.isMine ? (
        <details className="no-print" open={wrong !== null || clash !== null}>
          <summary>{m.visits_note_change()}</summary>
          {clash ? <div className={css.clash} role="alert"><h3>{m.visits_clash_title()}</h3><p>{m.visits_clash_what()}</p><p className="written">{clash.theirs}</p></div> : null}
          <DraftForm key={`${n.version} ${clash?.version}`} name={`note-${n.id}`} title={m.saving_title_of({ page: m.visits_notes_title(), cycle: school })} className={css.noteForm}>
            <input type="hidden" name="saveKey" value={n.saveKey} /><input type="hidden" name="noteId" value={n.id} /><input type="hidden" name="version" value={clash?.version ?? n.version} />
            <ErrorSummary problems={wrong?.problems} />
            <WritingField name="text" id={`text-${n.id}`} label={m.visits_note_text()} problem={wrong?.problems.text} defaultValue={wrong?.values.text ?? clash?.mine ?? n.text} rows={4} />
            <RadioFields name="audience" id={`audience-${n.id}`} label={m.visits_note_audience()} value={wrong?.values.audience ?? clash?.audience ?? n.audience} options={audienceOptions()} />
            <Button name="intent" value="save">{m.notebook_save()}</Button>
          </DraftForm>
          <Form method="post" className={css.settling}><input type="hidden" name="noteId" value={n.id} /><Button tone="quiet" name="intent" value="withdraw">{m.visits_note_withdraw()}</Button><span className={css.soft}>{m.visits_note_withdraw_hint()}</span></Form>
          {n.earlier.length > 0 ? <details><summary>{m.visits_note_earlier({ n: n.earlier.length })}</summary>{n.earlier.map(e => <div key={e.key}><p className={css.soft}>{e.title}</p><p className="written">{e.text}</p></div>)}</details> : null}
        </details>
      ) : null}
    </li>
  )
}
