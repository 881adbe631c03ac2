/**
 * An entry in half a minute: the phone's page. It opens by an ordinary session of whoever writes in a notebook, or by the phone's own,
 * which knows this page and nothing else. All of it is plain forms; with JavaScript the entry is kept on the phone before it is sent.
 */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/log'
import { listOpenCycles, listOwnActions, markOwnAction, getOwnNote, takeBackNote } from '../../../db/notebook/log.ts'
import { newId } from '../../../db/ids.ts'
import { listSchoolFacts } from '../../../db/territory.ts'
import { Button, ErrorSummary } from '../../components/form.tsx'
import { EmptyState, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { pagePath, schoolPath } from '../../components/notebook/paths.ts'
import { HomeScreenHint, type HintFor } from '../../components/phone/home-screen-hint.tsx'
import { LeavePhone } from '../../components/phone/leave-phone.tsx'
import { OwnActions } from '../../components/phone/own-actions.tsx'
import { useLogOutbox } from '../../components/phone/use-log-outbox.ts'
import { placeKey, type ActionView, type LogAnswer, type Place } from '../../components/phone/view.ts'
import { EntryStatus, WaitingEntries } from '../../components/phone/waiting-entries.tsx'
import { WriteEntry } from '../../components/phone/write-entry.tsx'
import css from '../../components/phone/phone.module.css'
import { formatter, type Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { cookieFrom, factsOf, hintCookie, requireLogger, timeZoneOf, todayOf } from '../../request.server.ts'
import { isPhone } from '../people/device.server.ts'
import { fieldsOf } from '../people/fields.ts'
import { mayWriteNow, takeEntry } from './take-entry.server.ts'

export const meta: Route.MetaFunction = () => [{ title: m.phone_title() }]

const whenOf = (f: Formatter, today: string, a: { from: string; to: string; state: string }) =>
  a.to ? (a.to < today && a.state !== 'done' ? m.phone_action_ended({ day: f.day(a.to) }) : m.phone_action_until({ day: f.day(a.to) })) : a.from ? m.phone_action_from({ day: f.day(a.from) }) : ''

const hintFor = (headers: Headers): HintFor => !isPhone(headers) ? 'computer' : /iP(?:hone|od)/.test(headers.get('user-agent') ?? '') ? 'iphone' : 'android'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const { person, isLogOnly, scope } = requireLogger(context)
  const [today, timeZone] = [todayOf(context), timeZoneOf(context)]
  const f = formatter(locale, timeZone)
  const cycles = await listOpenCycles(store, scope, today)
  const schools = await listSchoolFacts(store, [...scope.rbds], Number(today.slice(0, 4)))
  const isAtOne = new Set(scope.rbds).size < 2
  const places: Place[] = cycles.map(c => ({ rbd: c.rbd, cycleId: c.cycleId, title: c.title, school: isAtOne ? null : schools.get(c.rbd)?.name ?? `RBD ${c.rbd}` }))
  const severalCycles = places.length > 1
  const actions: ActionView[] = (await listOwnActions(store, scope, person)).map(a => ({
    id: a.id, what: a.what, when: whenOf(f, today, a), cycleTitle: severalCycles ? a.cycleTitle : null, isDone: a.state === 'done',
  }))
  const asked = new URL(request.url).searchParams
  const written = asked.get('anotada')
  const note = written ? await getOwnNote(store, { scope, by: person.id, entryId: written }) : null
  const said: Record<string, () => string> = { hecha: m.phone_action_marked, 'por-hacer': m.phone_action_unmarked }
  return {
    person: { id: person.id, name: person.name }, isLogOnly, mayKeep: !person.session.sharedComputer,
    until: person.session.purpose === 'log' ? f.dayOf(person.session.absoluteExpiresAt) : null,
    places, actions, today, todayInWords: f.weekday(today), timeZone, nowMs: store.clock.now().getTime(), saveKey: newId(store.clock.now()),
    notebook: places[0] ? { to: pagePath(places[0].rbd, places[0].cycleId, 'implementation'), isCycle: true } : { to: schoolPath(scope.rbds[0] ?? 0), isCycle: false },
    written: note && written ? { id: written, time: f.time(note.savedAt), title: note.cycleTitle } : null,
    said: said[asked.get('hecho') ?? '']?.() ?? null,
    hint: cookieFrom(request.headers.get('cookie'), 'pista') === 'no' ? null : hintFor(request.headers),
  }
}

const answer = (a: LogAnswer, status = 200) => data<LogAnswer>(a, { status })

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store, config } = factsOf(context)
  const { person, scope } = requireLogger(context)
  const field = fieldsOf(await request.formData())
  const values = { text: field('text'), on: field('on'), donde: field('donde') }

  switch (field('que')) {
    case 'anotar': {
      if (!mayWriteNow(context)) return answer({ kind: 'problems', problems: { '': m.phone_too_many() }, values }, 429)
      const taken = await takeEntry(context, field)
      return taken.ok ? redirect(`/anotar?anotada=${taken.entryId}`, 303) : answer({ kind: 'problems', problems: { [taken.field]: taken.sentence }, values }, taken.status)
    }
    case 'retirar': {
      const back = await takeBackNote(store, { scope, by: person.id, entryId: field('entryId') })
      if (!back) return answer({ kind: 'said', sentence: m.phone_not_taken_back() }, 404)
      return answer({ kind: 'taken-back', values: { text: back.body.text, on: back.body.on, donde: placeKey(back) } })
    }
    case 'hecha': case 'por-hacer': {
      const done = field('que') === 'hecha'
      const marked = await markOwnAction(store, { scope, person, actionId: field('accion'), done })
      return marked.ok ? redirect(`/anotar?hecho=${field('que')}`, 303) : answer({ kind: 'said', sentence: m.phone_action_gone() }, 409)
    }
    case 'pista':
      return redirect('/anotar', { status: 303, headers: { 'Set-Cookie': hintCookie(config) } })
  }
  return answer({ kind: 'said', sentence: m.phone_failed() }, 400)
}

/** Marking an action with no line says so, and leaves the page and what is being written on it. */
export const clientAction = async ({ serverAction }: Route.ClientActionArgs) => {
  try { return await serverAction() } catch (thrown) {
    if (thrown instanceof TypeError) return { kind: 'said', sentence: m.phone_no_line() } satisfies LogAnswer
    throw thrown
  }
}

const LogPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const back = actionData as LogAnswer | undefined
  const book = useLogOutbox({ personId: d.person.id, mayKeep: d.mayKeep, known: { places: d.places, timeZone: d.timeZone, nowMs: d.nowMs } })
  const values = back?.kind === 'problems' || back?.kind === 'taken-back' ? back.values : {}
  const said = back?.kind === 'said' ? back.sentence : back?.kind === 'taken-back' ? m.phone_taken_back() : null
  return (
    <div className={css.page}>
      <PageHead title={m.phone_title()} readers={m.phone_readers()} />
      {said ? <Notice tone={back?.kind === 'said' ? 'look' : 'voice'} live>{said}</Notice> : null}
      {d.said && !back ? <Notice live>{d.said}</Notice> : null}
      {d.written && !back && book.sent.length === 0 ? <Written written={d.written} /> : null}
      {d.places.length === 0 ? (
        <>
          {back?.kind === 'problems' ? <ErrorSummary problems={back.problems} /> : null}
          <EmptyState title={m.phone_no_cycle_title()}><p>{m.phone_no_cycle_what()}</p><p><Link to={d.notebook.to}>{m.phone_to_notebook()}</Link></p></EmptyState>
        </>
      ) : (
        <Sheet>
          <WriteEntry
            book={book} places={d.places} today={d.today} todayInWords={d.todayInWords} saveKey={d.saveKey}
            values={values} problems={back?.kind === 'problems' ? back.problems : {}}
          />
        </Sheet>
      )}
      <EntryStatus book={book} />
      <WaitingEntries book={book} places={d.places} today={d.today} timeZone={d.timeZone} />
      <OwnActions actions={d.actions} />
      {d.hint ? <HomeScreenHint device={d.hint} /> : null}
      <footer className={css.foot}>
        <p>{m.phone_as({ name: d.person.name })} {d.until ? m.phone_until({ day: d.until }) : null}</p>
        <p><Link to={d.notebook.to}>{d.isLogOnly ? m.phone_to_notebook_asks() : d.notebook.isCycle ? m.phone_to_cycle() : m.phone_to_notebook()}</Link></p>
        {d.isLogOnly ? <LeavePhone isWaiting={book.waiting.length > 0} /> : null}
      </footer>
    </div>
  )
}
export default LogPage

/** After a post without JavaScript: what became of the entry, and the way back. */
const Written = ({ written: w }: { written: { id: string; time: string; title: string } }) => (
  <div className={css.sent} role="status">
    <p><strong>{m.phone_sent({ time: w.time })}</strong><br />{m.phone_sent_in({ title: w.title })}</p>
    <Form method="post" action="/anotar" reloadDocument>
      <input type="hidden" name="que" value="retirar" />
      <Button tone="quiet" name="entryId" value={w.id}>{m.phone_take_back()}</Button>
    </Form>
  </div>
)
