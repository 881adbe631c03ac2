/** What a meeting's pages show: the agenda made from the cycle, the minutes with what became of each agreement, the lines for the chat. */
import { agendaOf } from '../../../cycles/notebook/agenda.ts'
import { agreementsOf, chatLines } from '../../../cycles/notebook/agreements.ts'
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import { groupKeyAt, listOf } from '../../../cycles/notebook/repeats.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { professions, professionsOfASchool, type Profession } from '../../../cycles/people/professions.ts'
import type { SchoolProtocol } from '../../../cycles/protocol/protocol.ts'
import { newId } from '../../../db/ids.ts'
import { getNotebookForTeam, type TeamNotebook } from '../../../db/notebook/cycles.ts'
import { listFeedback } from '../../../db/notebook/feedback.ts'
import { actionIdOfAgreement, listMeetings, type Meeting } from '../../../db/notebook/meetings.ts'
import { countOpenReferrals } from '../../../db/together/referrals.ts'
import { getCurrentPause, listPauses } from '../../../db/notebook/pauses.ts'
import { getTeam } from '../../../db/people/leadership.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import type { RhythmView } from '../../components/protocol/view.ts'
import { rhythmName } from '../../components/protocol/words.ts'
import { referralsPath } from '../../components/together/paths.ts'
import { meetingsPath } from '../../components/team/paths.ts'
import { chatText, topicWords } from '../../components/team/team-words.ts'
import type { AgendaView, ChatView, CycleHead, MeetingLine, MeetingView } from '../../components/team/view.ts'
import { factsOf } from '../../request.server.ts'
import { hintsFor, sentencesFor } from '../notebook/privacy.server.ts'
import { professionName } from '../people/people-words.ts'
import { presentSaid, rhythmOptions, rhythmViews } from '../protocol/rhythm-view.server.ts'
import { found, requireTeam, schoolNameOf, visitOf, type Context, type Visit } from '../notebook/viewer.server.ts'

export type MeetingVisit = { visit: Visit; notebook: TeamNotebook; meetings: Meeting[]; head: CycleHead }

/** The team and nobody else: an administrator with a reason, who reads pages, does not read minutes. */
export const visitMeetings = async (context: Context, params: { rbd?: string; cycleId?: string }): Promise<MeetingVisit> => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const notebook = found(await getNotebookForTeam(visit.store, visit.rbd, visit.cycleId, visit.today))
  const { cycle } = notebook
  return {
    visit, notebook, meetings: await listMeetings(visit.store, visit),
    head: { rbd: visit.rbd, schoolName: await schoolNameOf(visit), cycleId: cycle.id, number: cycle.number, year: String(cycle.year), title: cycle.title },
  }
}

/** The latest meeting, of those that stand, that agreed something or set the next date: one that has only begun has nothing to say yet. */
export const latestThatAgreed = (meetings: readonly Meeting[], except?: Meeting | null): Meeting | null =>
  meetings.find(x => !x.isWithdrawn && x.id !== except?.id && (agreementsOf(x.body).length > 0 || x.body.next !== '')) ?? null

export const agendaView = async ({ visit, notebook, meetings }: MeetingVisit, meeting: Meeting | null): Promise<AgendaView[]> => {
  const stands = <E extends { isWithdrawn: boolean }>(entries: E[]) => entries.filter(e => !e.isWithdrawn)
  const comments = (await listFeedback(visit.store, visit.rbd, visit.cycleId)).filter(c => c.answeredAt === null)
  const waiting: Partial<Record<PageKind, number>> = {}
  for (const c of comments) waiting[c.page] = (waiting[c.page] ?? 0) + 1
  const { cycle, pages, entries } = notebook
  const agenda = agendaOf({
    phase: cycle.phase, implementationFrom: cycle.implementationFrom, waiting,
    pages: { challenge: pages.challenge.body, data: pages.data.body, implementation: pages.implementation.body, learnings: pages.learnings.body },
    actions: stands(entries.action), measures: stands(entries.measure),
    lastMeeting: latestThatAgreed(meetings, meeting)?.body ?? null,
    referralsPast: (await countOpenReferrals(visit.store, visit, visit.today)).overdue,
    restsUntil: cycle.closedOn || cycle.droppedOn ? null : (await getCurrentPause(visit.store, visit, visit.today))?.until ?? null,
  }, visit.today)
  return agenda.map((item, i) => ({
    key: `${i}-${item.topic.kind}`, ...topicWords(item.topic, visit.f), startsAt: item.startsAt, minutes: item.minutes,
    href: item.topic.kind === 'referrals-past' ? referralsPath(visit.rbd, visit.cycleId) : item.page ? `${pagePath(visit.rbd, visit.cycleId, item.page)}${item.field ? `#${item.field}` : ''}` : null,
  }))
}

/** The lines for the team's own chat, from the latest meeting that agreed something and the open actions. */
export const chatView = async (context: Context, { visit, notebook, meetings, head }: MeetingVisit): Promise<ChatView> => {
  const lines = chatLines({
    title: head.title, href: `${factsOf(context).config.publicOrigin}${meetingsPath(visit.rbd, visit.cycleId)}`, today: visit.today,
    latest: latestThatAgreed(meetings)?.body ?? null, actions: notebook.entries.action.filter(a => !a.isWithdrawn).map(a => a.body),
  })
  const said = {
    texts: lines.flatMap(l => (l.kind === 'cycle' ? [l.title] : l.kind === 'agreed' ? l.texts : l.kind === 'who' ? l.items.map(i => i.what) : [])),
    colleagues: lines.flatMap(l => (l.kind === 'who' ? l.items.map(i => i.who) : [])),
  }
  return { text: chatText(lines, visit.f), warnings: await sentencesFor(visit, said) }
}

export const meetingLines = ({ visit, meetings }: MeetingVisit, withdrawn: boolean): MeetingLine[] =>
  meetings.filter(x => x.isWithdrawn === withdrawn).map(x => ({
    id: x.id, day: visit.f.weekday(x.body.on), rhythm: x.body.rhythm ? rhythmName[x.body.rhythm]() : null, present: presentSaid(x, visit.f), words: openingOf(x.body.minutes, 140), agreements: agreementsOf(x.body).length,
  }))

export const meetingView = async ({ visit, notebook }: MeetingVisit, meeting: Meeting): Promise<MeetingView> => {
  const { f, store } = visit
  const team = await getTeam(store, visit.rbd, visit.today)
  const said = new Set<string>([...team.members.flatMap(x => x.profession ?? []), ...listOf(meeting.body.present)])
  const boxes = (of: readonly Profession[]) => of.map(value => ({ value, label: professionName(value) ?? value }))
  const actions: MeetingView['actions'] = {}
  for (const a of agreementsOf(meeting.body)) {
    const action = notebook.entries.action.find(e => e.id === actionIdOfAgreement(meeting.id, a.key))
    if (action) actions[a.key] = { href: `${pagePath(visit.rbd, visit.cycleId, 'implementation')}#${action.id}`, state: action.isWithdrawn ? null : action.body.state }
  }
  const isSavedToday = f.dayOf(meeting.updatedAt) === f.day(visit.today)
  return {
    id: meeting.id, day: f.weekday(meeting.body.on), isToday: meeting.body.on === visit.today, isWithdrawn: meeting.isWithdrawn,
    sheet: {
      mode: 'write', values: meeting.body, version: meeting.version, saveKey: newId(store.clock.now()),
      savedAt: isSavedToday ? f.time(meeting.updatedAt) : f.dayAndTime(meeting.updatedAt), savedBy: meeting.updatedBy,
      hints: await hintsFor(visit, 'meeting', meeting.body),
    },
    newKey: groupKeyAt(store.clock.now().getTime()), actions, rhythms: rhythmOptions(), ofTeam: boxes(professions.filter(p => said.has(p))), others: boxes(professionsOfASchool.filter(p => !said.has(p))),
  }
}

/** The school's rhythms as this cycle held them: from its beginning or the day they were chosen until it ended; the days it rested do not count. */
export const rhythmsOfCycle = async ({ visit, notebook, meetings }: MeetingVisit, protocol: SchoolProtocol): Promise<RhythmView[]> => {
  const { cycle } = notebook
  const pauses = await listPauses(visit.store, visit)
  return rhythmViews(visit.store, {
    rbd: visit.rbd, protocol, meetings: meetings.filter(x => !x.isWithdrawn).map(x => ({ ...x, cycleId: cycle.id })), from: cycle.startedOn, until: cycle.closedOn ?? cycle.droppedOn, today: visit.today,
    rests: day => pauses.some(p => p.startsOn <= day && day <= p.until && (p.endedOn === null || day < p.endedOn)),
  }, visit.f)
}
