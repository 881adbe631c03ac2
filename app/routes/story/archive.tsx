/** What the school takes for its own archive, and what each file is. */
import { Link } from 'react-router'
import type { Route } from './+types/archive'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { schoolPath } from '../../components/notebook/paths.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { archiveFilePath } from '../../components/story/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, rbdFrom, todayOf } from '../../request.server.ts'
import { requireTeam, schoolNameOf } from '../notebook/viewer.server.ts'
import css from '../../components/story/story.module.css'
import form from '../../components/form.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const rbd = rbdFrom(params)
  await requireTeam(context, rbd)
  const [{ store }, today] = [factsOf(context), todayOf(context)]
  return { rbd, school: await schoolNameOf({ store, rbd, today }), cycles: (await listCyclesOfSchool(store, rbd, today)).length }
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? `${m.story_archive_title()} · ${d.school}` : '' }]

/** A plain link: a file is no page, and the browser saves it. */
const Download = ({ to, children, language }: { to: string; children: string; language?: 'es' | 'en' }) =>
  <a className={form.button} href={to} download hrefLang={language} lang={language}>{children}</a>

const Archive = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.story_archive_title()} crumb={<Link to={schoolPath(d.rbd)}>{m.notebook_school_title({ school: d.school })}</Link>} readers={m.notebook_readers_history()} />
    <p>{m.story_archive_what({ n: d.cycles })}</p>
    <p>{m.story_archive_care()}</p>
    <div className={css.downloads}>
      <Sheet labelledBy="para-leer">
        <h2 id="para-leer">{m.story_archive_html()}</h2>
        <p>{m.story_archive_html_what()}</p>
        <p className={css.downloadLinks}>
          <Download to={archiveFilePath(d.rbd, 'html', 'es')} language="es">{m.story_archive_in_spanish()}</Download>
          <Download to={archiveFilePath(d.rbd, 'html', 'en')} language="en">{m.story_archive_in_english()}</Download>
        </p>
      </Sheet>
      <Sheet labelledBy="para-programas">
        <h2 id="para-programas">{m.story_archive_json()}</h2>
        <p>{m.story_archive_json_what()}</p>
        <p className={css.downloadLinks}><Download to={archiveFilePath(d.rbd, 'json', 'es')}>{m.story_archive_json_button()}</Download></p>
      </Sheet>
    </div>
    <p className={css.quiet}>{m.story_archive_recorded()}</p>
  </>
)
export default Archive
