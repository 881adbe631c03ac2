/** The agenda of a visit in words: for its page, its sheet and the file that is kept on a phone. */
import { openInOrder } from '../../../cycles/visits/agreements.ts'
import { isPast } from '../../../cycles/visits/agreements.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { listAgreementsOfSchool } from '../../../db/advising/agreements.ts'
import { getOpenThings } from '../../../db/advising/open-things.ts'
import { feedbackKindName, pageName, phaseName } from '../../components/notebook/names.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import { asksName } from '../../components/visits/names.ts'
import { agreementsPath } from '../../components/visits/paths.ts'
import type { SchoolAgenda, TopicGroup, TopicView } from '../../components/visits/view.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Advising } from './reach.server.ts'

/** More than these of a kind and nothing is talked over. */
const mostTopics = 5

const withMore = (topics: TopicView[], href: string | null): TopicView[] =>
  topics.length <= mostTopics ? topics : [...topics.slice(0, mostTopics), { key: 'more', text: m.visits_agenda_more({ n: topics.length - mostTopics }), detail: '', href }]

/** `except`: the visit whose agenda it is: what it agreed is not what it begins with. */
export const agendaOfSchool = async ({ store, today, f }: Pick<Advising, 'store' | 'today' | 'f'>, school: { rbd: number; name: string }, except: string | null): Promise<SchoolAgenda> => {
  const { rbd } = school
  const open = await getOpenThings(store, rbd, today)
  const agreements = openInOrder((await listAgreementsOfSchool(store, rbd)).filter(a => a.visitId !== except).map(a => ({ ...a, settledOn: null })))
  const group = (key: string, title: string, topics: TopicView[]): TopicGroup[] => (topics.length > 0 ? [{ key, title, topics }] : [])
  return {
    ...school,
    groups: [
      ...group('asked', m.visits_agenda_asked(), withMore(open.asked.map(a => ({
        key: a.id, text: a.question ? openingOf(a.question, 180) : m.visits_agenda_asked_page({ page: pageName[a.page]() }), detail: m.visits_agenda_place({ page: pageName[a.page](), number: a.cycleNumber, day: f.dayOf(a.askedAt) }),
        href: pagePath(rbd, a.cycleId, a.page),
      })), null)),
      ...group('margin', m.visits_agenda_margin(), withMore(open.unanswered.map(u => ({
        key: u.id, text: openingOf(u.text, 180), detail: `${feedbackKindName[u.kind]()} · ${m.visits_agenda_place({ page: pageName[u.page](), number: u.cycleNumber, day: f.dayOf(u.writtenAt) })}`,
        href: `${pagePath(rbd, u.cycleId, u.page)}#comentario-${u.id}`,
      })), null)),
      ...group('agreements', m.visits_agenda_agreements(), withMore(agreements.map(a => ({
        key: a.id, text: openingOf(a.what, 180), detail: [a.who, a.byDay === null ? '' : isPast(a, today) ? m.visits_past({ day: f.dayShort(a.byDay) }) : m.visits_by_day({ day: f.day(a.byDay) })].filter(s => s !== '').join(' · '),
        href: `${agreementsPath(rbd)}#${a.id}`,
      })), agreementsPath(rbd))),
      ...open.cycles.flatMap(c => group(c.id, m.visits_agenda_cycle({ number: c.number, phase: phaseName[c.phase]().toLowerCase(), title: openingOf(c.title, 80) }), [
        ...(c.restsUntil ? [{ key: 'rests', text: m.visits_agenda_rests({ day: f.day(c.restsUntil) }), detail: '', href: null }] : []),
        ...c.topics.map(t => ({
          key: t.asks, text: asksName[t.asks](), detail: t.said === null ? m.visits_agenda_not_ready({ page: pageName[t.page]() }) : t.said === '' ? '' : m.visits_agenda_said({ words: openingOf(t.said, 160) }),
          href: t.said === null ? null : pagePath(rbd, c.id, t.page),
        })),
      ])),
    ],
  }
}
