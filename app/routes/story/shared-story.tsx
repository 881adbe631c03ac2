/** What a link opens: the story as it is ready today, for anybody who has the link, and nothing around it. */
import { data } from 'react-router'
import type { Route } from './+types/shared-story'
import { getSharedStory } from '../../../db/notebook/story-links.ts'
import { keyFor } from '../../config.ts'
import { StorySheet } from '../../components/story/story-sheet.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { storyViewOf } from './story-data.server.ts'
import css from '../../components/story/story.module.css'

/** No way into the rest of the site from here. */
export const handle = { isBare: true }

/** A link that is forged, over or taken back, and one whose pages are no longer ready, are all answered alike. */
export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, secrets, locale } = factsOf(context)
  const shared = await getSharedStory(store, keyFor(secrets, 'story-link'), params.token)
  if (!shared) return data(null, { status: 404 })
  const f = formatter(locale, timeZoneOf(context))
  const view = await storyViewOf(store, shared.record, { today: todayOf(context), isDraft: false, f })
  return data({ view, foot: m.story_shared_by({ name: shared.sharedBy, school: view.school, day: f.dayOf(shared.sharedAt), until: f.dayOf(shared.expiresAt) }) })
}
export const headers: Route.HeadersFunction = () => ({ 'X-Robots-Tag': 'noindex, nofollow' })
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? `${d.view.title} · ${d.view.school}` : m.story_over_title() }, { name: 'robots', content: 'noindex, nofollow' }]

const SharedStory = ({ loaderData: d }: Route.ComponentProps) => d
  ? <div className={css.shared}><StorySheet view={d.view} foot={<><p>{d.foot}</p><p>{m.story_shared_words()}</p></>} /></div>
  : <div className={css.over}><h1>{m.story_over_title()}</h1><p>{m.story_over()}</p></div>
export default SharedStory
