/** What a team is told by mail, where mail is configured: each in their own language, all but the person who did it. Without mail it stands on the school's page. */
import type { Db } from '../../../db/store.ts'
import type { Notice } from '../../../db/people/leadership.ts'
import { teamPath } from '../../components/team/paths.ts'
import { formatter } from '../../format.ts'
import { enqueueMail, teamNoticeMail, type TeamNews } from '../../mail.ts'
import { factsOf, requireSignedIn, timeZoneOf } from '../../request.server.ts'
import { schoolNameOf, type Context } from '../notebook/viewer.server.ts'

type Told = Notice & { from?: string; until?: string | null }

/** Puts the mails of one piece of news in the queue, in the transaction that makes it so. */
export const tellTeam = async (context: Context, rbd: number, today: string, news: TeamNews) => {
  const { store, config, installation } = factsOf(context)
  const me = requireSignedIn(context)
  const school = await schoolNameOf({ store, rbd, today })
  return async (tx: Db, told: Told): Promise<void> => {
    for (const member of told.members.filter(x => x.id !== me.id)) {
      const locale = member.language ?? 'es'
      const f = formatter(locale, timeZoneOf(context))
      const mail = teamNoticeMail({
        to: member.email, news, by: told.by, whom: told.whom, school, link: `${config.publicOrigin}${teamPath(rbd)}`,
        from: told.from ? f.day(told.from) : '', until: told.until ? f.day(told.until) : '',
      }, installation?.programmeName ?? '', locale)
      await enqueueMail(store, tx, config, mail, me.id)
    }
  }
}
