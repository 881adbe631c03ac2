/** Where an advisor writes a comment: what it speaks of beside the words, drafts that keep themselves, ready words of one's own. */
import { data, Form, Link, redirect, useNavigation, type ShouldRevalidateFunctionArgs } from 'react-router'
import { useRef } from 'react'
import type { Route } from './+types/comment'
import { anchorToken, placeOf, type Anchor } from '../../../cycles/feedback/anchors.ts'
import { readComment, readDraft } from '../../../cycles/feedback/feedback.ts'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'
import { discardDraft, getDraft, keepPhrase, listPhrases, saveDraft, withdrawPhrase } from '../../../db/notebook/feedback-drafts.ts'
import { leaveFeedback, listFeedback } from '../../../db/notebook/feedback.ts'
import { newId } from '../../../db/ids.ts'
import { CommentForm } from '../../components/advice/comment-form.tsx'
import { commentPath, threadPath } from '../../components/advice/paths.ts'
import { Phrases } from '../../components/advice/phrases.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { feedbackKindName, pageName } from '../../components/notebook/names.ts'
import { pageOfSlug, pagePath } from '../../components/notebook/paths.ts'
import type { Answer } from '../../components/notebook/view.ts'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound, requireMayInSchool } from '../../request.server.ts'
import { refuseOtherWriter } from '../../words-kept.server.ts'
import { problemsIn } from '../notebook/cycle-actions.server.ts'
import { schoolNameOf, visitOf, type Context, type Visit } from '../notebook/viewer.server.ts'
import { placesFor } from './comment-view.server.ts'
import css from '../../components/advice/advice.module.css'
import notebook from '../../components/notebook/notebook.module.css'

const isId = (s: string | null | undefined): s is string => /^[0-9a-f-]{36}$/.test(s ?? '')

const open = async (context: Context, params: { rbd?: string; cycleId?: string; hoja?: string }) => {
  const visit = await visitOf(context, params)
  await requireMayInSchool(context, 'feedback.write', visit.rbd)
  const page = pageOfSlug(params.hoja)
  if (!page) throw notFound()
  return { visit, page }
}

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { visit, page } = await open(context, params)
  const asked = new URL(request.url).searchParams
  const { store, f, rbd, cycleId, personId } = visit
  const draft = isId(asked.get('borrador')) ? await getDraft(store, { id: asked.get('borrador')!, by: personId, rbd, cycleId }) : null
  const places = await placesFor(visit, page, asked.get('en') ?? (draft ? anchorToken(draft.anchor) : null))
  const phrases = await listPhrases(store, personId)
  const phrase = phrases.find(p => p.id === asked.get('frase'))
  const comments = await listFeedback(store, rbd, cycleId)
  const follows = isId(asked.get('sigue')) ? comments.find(c => c.id === asked.get('sigue') && c.page === page) ?? null : null
  const sameDraft = draft && anchorToken(draft.anchor) === places.token
  return {
    rbd, cycleId, page, school: await schoolNameOf(visit), places,
    title: places.title, crumb: m.notebook_crumb({ school: await schoolNameOf(visit), year: String(places.year), number: places.number }),
    newCommentId: draft?.id ?? newId(store.clock.now()), isDraft: draft !== null,
    kind: draft?.kind ?? phrase?.kind ?? '', text: draft?.text ?? phrase?.text ?? '',
    sentence: sameDraft && draft.anchor?.kind === 'sentence' ? `${draft.anchor.field}|${draft.anchor.quote}` : '',
    draftSavedAt: draft ? f.dayAndTime(draft.savedAt) : '',
    follows: follows ? { id: follows.id, text: follows.text, answer: follows.answer ?? '' } : null,
    phrases: phrases.map(p => ({ id: p.id, kind: feedbackKindName[p.kind](), text: p.text, href: commentPath(rbd, cycleId, page, { en: places.token, frase: p.id }) })),
    kept: asked.get('hecho') === 'frase', wantsFigure: asked.has('cifras'),
  }
}

/** What the form says it speaks of. A sentence is one of the section; a figure is read again by the server. */
const anchorFrom = async (visit: Visit, page: Parameters<typeof placeOf>[0], fields: Record<string, string>): Promise<Anchor | null> => {
  const [field, ...quote] = (fields.sentence ?? '').split('|')
  const place = placeOf(page, fields.en)
  if (place.kind === 'section') return field && quote.length > 0 ? { kind: 'sentence', field, quote: quote.join('|') } : { kind: 'section', section: place.section }
  if (place.kind === 'entry') return { kind: 'entry', entryId: place.entryId }
  if (place.kind === 'point') {
    const { anchor } = await placesFor(visit, page, fields.en ?? '')
    return anchor ?? { kind: 'point', series: place.series, at: place.at, figure: null }
  }
  return null
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { visit, page } = await open(context, params)
  const fields = fieldsFrom(await request.formData())
  refuseOtherWriter(request, fields, visit.personId)
  const { store, rbd, cycleId, personId: by } = visit
  const here = (more: Record<string, string>) => commentPath(rbd, cycleId, page, { en: fields.en ?? '', ...more })
  const id = isId(fields.saveKey) ? fields.saveKey : newId(store.clock.now())
  const version = /^\d{1,9}$/.test(fields.partVersion ?? '') ? Number(fields.partVersion) : null
  switch (fields.intent) {
    case 'comment-draft': {
      const kept = await saveDraft(store, { id, rbd, cycleId, page, ...readDraft(fields), anchor: await anchorFrom(visit, page, fields), by })
      if (fields.conJs === '1') return data({ draftSavedAt: kept.savedAt ? visit.f.time(kept.savedAt) : '' })
      return redirect(kept.savedAt ? here({ borrador: id, sigue: fields.followsId ?? '' }) : here({}), 303)
    }
    case 'draft-discard':
      await discardDraft(store, { id, by })
      return redirect(pagePath(rbd, cycleId, page), 303)
    case 'phrase-keep': {
      const read = readComment(fields)
      if (!read.ok) return problemsIn('comment', read.problems, fields)
      const kept = await keepPhrase(store, { personId: by, ...read.comment })
      if (!kept.ok) return problemsIn('comment', { text: kept.reason }, fields)
      await saveDraft(store, { id, rbd, cycleId, page, ...readDraft(fields), anchor: await anchorFrom(visit, page, fields), by })
      return redirect(here({ borrador: id, hecho: 'frase', sigue: fields.followsId ?? '' }), 303)
    }
    case 'phrase-drop':
      await withdrawPhrase(store, { id: fields.phraseId ?? '', personId: by })
      return redirect(here({}), 303)
    default: {
      const read = readComment(fields)
      if (!read.ok) return problemsIn('comment', read.problems, fields)
      const outcome = await leaveFeedback(store, {
        rbd, cycleId, page, comment: read.comment, by, id, anchor: await anchorFrom(visit, page, fields), version, followsId: isId(fields.followsId) ? fields.followsId : null,
      })
      if (outcome.ok) return redirect(threadPath(rbd, cycleId, outcome.id), 303)
      if (outcome.reason === 'not_found') throw notFound()
      return problemsIn('comment', { text: outcome.reason }, fields)
    }
  }
}
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
/** A draft that keeps itself changes nothing of the page; a comment refused because the text moved on needs that text. */
export const shouldRevalidate = ({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => (formData ? formData.get('conJs') !== '1' : defaultShouldRevalidate)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.notebook_comment_open(), cycle: loaderData.title }) : '' }]

const CommentPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  const box = useRef<HTMLDivElement>(null)
  const isSending = useNavigation().state !== 'idle'
  const { places } = d
  return (
    <>
      <PageHead title={m.advice_write_title()} crumb={<Link to={pagePath(d.rbd, d.cycleId, d.page)}>{d.crumb} · {pageName[d.page]()}</Link>} readers={m.advice_write_readers()} />
      {d.kept ? <Notice live>{m.advice_phrase_kept()}</Notice> : null}
      {places.isClosed ? <Notice tone="look" live>{m.advice_page_closed()}</Notice> : null}
      {places.isGone ? <Notice tone="look" live>{m.advice_place_gone()}</Notice> : null}
      {answer?.kind === 'offline' || answer?.kind === 'failed' || answer?.kind === 'signed-out' || answer?.kind === 'other-person'
        ? <Notice tone="look" live>{answer.kind === 'offline' ? m.notebook_offline_form() : answer.kind === 'signed-out' ? m.notebook_signed_out() : answer.sentence}</Notice> : null}
      <div className={css.write} ref={box}>
        <Sheet labelledBy="de-que">
          <h2 id="de-que" className={css.about}>{places.label}</h2>
          {d.follows ? <div className={css.follows}><p className={notebook.commentText}>{d.follows.text}</p>{d.follows.answer ? <div className={notebook.reply}><p className={notebook.commentText}>{d.follows.answer}</p></div> : null}</div> : null}
          {places.words.map(w => <div key={w.key} className={notebook.read}><h3 className={notebook.readLabel}>{w.label}</h3><p className="written">{w.text}</p></div>)}
        </Sheet>
        <div className={css.form}>
          <CommentForm key={`${d.isDraft ? d.newCommentId : ''}-${places.token}-${d.text}`} view={d} answer={answer} box={box} isSending={isSending} />
          <Phrases phrases={d.phrases} />
          {places.isClosed ? null : <OtherPlaces d={d} />}
        </div>
      </div>
    </>
  )
}
export default CommentPage

/** Anything else on the page that a comment could speak of. The words being written come along as a draft. */
const OtherPlaces = ({ d }: { d: Route.ComponentProps['loaderData'] }) => {
  const to = (en: string) => commentPath(d.rbd, d.cycleId, d.page, { en, ...(d.isDraft ? { borrador: d.newCommentId } : {}) })
  return (
    <details className={css.places} open={d.wantsFigure}>
      <summary>{m.advice_other_places()}</summary>
      <ul>
        {d.places.others.map(o => <li key={o.token}><Link to={to(o.token)}>{o.label}</Link>{o.words ? <span className={notebook.serif}> {o.words}</span> : null}</li>)}
      </ul>
      {d.places.series.map(s => (
        <Form key={s.name} method="get" className={css.pick}>
          {d.isDraft ? <input type="hidden" name="borrador" value={d.newCommentId} /> : null}
          <label>{s.name} <select name="en" defaultValue={d.places.token}>{s.points.map(p => <option key={p.token} value={p.token}>{p.label}</option>)}</select></label>
          <button type="submit">{m.advice_point_button()}</button>
        </Form>
      ))}
    </details>
  )
}
