/** Before a link is handed out: exactly what it opens, what in it asks for a second look, and every link there is, to be taken back. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/share-story'
import { storyLinkDays, usualStoryLinkDays } from '../../../cycles/story/links.ts'
import { isEmptyStory } from '../../../cycles/story/story.ts'
import { newId } from '../../../db/ids.ts'
import { getStory } from '../../../db/notebook/story.ts'
import { listStoryLinks, revokeStoryLink, shareStory, tokenOfStoryLink } from '../../../db/notebook/story-links.ts'
import { keyFor } from '../../config.ts'
import { Actions, Button, ButtonLink, ErrorSummary, SelectField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { CopyLink } from '../../components/story/copying.tsx'
import { sharedStoryPath, sharePath, storyPath } from '../../components/story/paths.ts'
import { StorySheet } from '../../components/story/story-sheet.tsx'
import { Concerns } from '../../components/story/concerns.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, requireMayInSchool } from '../../request.server.ts'
import { found, schoolNameOf, visitOf } from '../notebook/viewer.server.ts'
import { concernsOf } from './concerns.server.ts'
import { storyViewOf } from './story-data.server.ts'
import css from '../../components/story/story.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  await requireMayInSchool(context, 'story.share', visit.rbd)
  const { secrets, config } = factsOf(context)
  const record = found(await getStory(visit.store, visit.rbd, visit.cycleId, visit.today, 'ready'))
  const key = keyFor(secrets, 'story-link')
  const done = new URL(request.url).searchParams.get('hecho')
  const view = isEmptyStory(record.story) ? null : await storyViewOf(visit.store, record, { today: visit.today, isDraft: false, f: visit.f })
  return {
    rbd: visit.rbd, cycleId: visit.cycleId, title: record.cycle.title, number: record.cycle.number, year: String(record.cycle.year), school: await schoolNameOf(visit),
    view, concerns: view ? await concernsOf(visit, record) : [], newLinkId: newId(visit.store.clock.now()), done: done === 'enlace' || done === 'retirado' ? done : null,
    links: (await listStoryLinks(visit.store, visit.rbd, visit.cycleId)).map(l => ({
      id: l.id, state: l.state,
      address: l.state === 'open' ? `${config.publicOrigin}${sharedStoryPath(tokenOfStoryLink(key, l.id))}` : null,
      made: m.story_link_made({ name: l.createdBy, day: visit.f.dayAndTime(l.createdAt) }),
      until: l.state === 'revoked' ? m.story_link_revoked_by({ name: l.revokedBy ?? '', day: visit.f.dayAndTime(l.revokedAt!) })
        : l.state === 'over' ? m.story_link_was_until({ day: visit.f.dayAndTime(l.expiresAt) }) : m.story_link_until({ day: visit.f.dayAndTime(l.expiresAt) }),
    })),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await visitOf(context, params)
  await requireMayInSchool(context, 'story.share', visit.rbd)
  const { requestId } = factsOf(context)
  const form = await request.formData()
  const text = (name: string) => { const v = form.get(name); return typeof v === 'string' ? v : '' }
  const which = { rbd: visit.rbd, cycleId: visit.cycleId, by: visit.personId, requestId }
  const back = sharePath(visit.rbd, visit.cycleId)
  if (text('intent') === 'revoke') {
    if (!(await revokeStoryLink(visit.store, { ...which, linkId: text('link') })).ok) throw notFound()
    return redirect(`${back}?hecho=retirado`, 303)
  }
  if (text('intent') !== 'share') throw notFound()
  const made = await shareStory(visit.store, { ...which, days: Number(text('days')), ...(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text('id')) ? { id: text('id') } : {}) })
  if (made.ok) return redirect(`${back}?hecho=enlace`, 303)
  if (made.reason === 'not-found') throw notFound()
  return data({ problems: { days: made.reason === 'nothing-ready' ? m.story_problem_nothing_ready() : m.story_problem_days() } }, { status: 400 })
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.story_share_title(), cycle: d.title }) : '' }]

type LinkView = Route.ComponentProps['loaderData']['links'][number]
const stateName: Record<LinkView['state'], () => string> = { open: m.story_link_open, over: m.story_link_over, revoked: m.story_link_revoked }

const LinkOf = ({ link: l }: { link: LinkView }) => (
  <li>
    <p className={css.linkHead}><Tag tone={l.state === 'open' ? 'voice' : 'plain'}>{stateName[l.state]()}</Tag> <span>{l.until}</span> <span className={css.quiet}>{l.made}</span></p>
    {l.address ? (
      <>
        <CopyLink id={`enlace-${l.id}`} label={m.story_link_address()} link={l.address} />
        <Form method="post">
          <input type="hidden" name="link" value={l.id} />
          <Button tone="look" name="intent" value="revoke">{m.story_link_revoke()}</Button>
        </Form>
      </>
    ) : null}
  </li>
)

const ShareStory = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={m.story_share_title()} crumb={<Link to={storyPath(d.rbd, d.cycleId)}>{m.notebook_crumb({ school: d.school, year: d.year, number: d.number })}: {d.title}</Link>} readers={m.story_share_readers()} />
    {d.done ? <Notice live>{d.done === 'enlace' ? m.story_shared_done() : m.story_revoked_done()}</Notice> : null}
    <ErrorSummary problems={actionData?.problems} />
    {d.view ? (
      <>
        <Concerns concerns={d.concerns} what={m.story_concerns_what()} />
        <Sheet labelledBy="nuevo-enlace">
          <h2 id="nuevo-enlace">{m.story_new_link()}</h2>
          <p>{m.story_new_link_what()}</p>
          <Form method="post">
            <input type="hidden" name="id" value={d.newLinkId} />
            <SelectField name="days" label={m.story_link_days()} width="short" problem={actionData?.problems.days} defaultValue={String(usualStoryLinkDays)} options={storyLinkDays.map(n => ({ value: String(n), label: m.story_n_days({ n }) }))} />
            <Actions><Button tone="primary" name="intent" value="share">{m.story_make_link()}</Button></Actions>
          </Form>
        </Sheet>
      </>
    ) : (
      <Notice tone="look">
        <p>{m.story_problem_nothing_ready()}</p>
        <p><ButtonLink to={storyPath(d.rbd, d.cycleId)}>{m.story_title()}</ButtonLink></p>
      </Notice>
    )}
    {d.links.length > 0 ? (
      <Sheet labelledBy="enlaces">
        <h2 id="enlaces">{m.story_links_title()}</h2>
        <ul className={css.links}>{d.links.map(l => <LinkOf key={l.id} link={l} />)}</ul>
      </Sheet>
    ) : null}
    {d.view ? (
      <section className={css.block} aria-labelledby="lo-que-se-ve">
        <h2 id="lo-que-se-ve">{m.story_preview_title()}</h2>
        <p className={css.quiet}>{m.story_preview_what()}</p>
        <StorySheet view={d.view} headed={false} />
      </section>
    ) : null}
  </>
)
export default ShareStory
