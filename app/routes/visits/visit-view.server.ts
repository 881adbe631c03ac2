/** A visit as its advisor sees it: minutes to write, what there is to talk about, what was agreed with each of its schools. */
import { listAgreementsOfVisit } from '../../../db/advising/agreements.ts'
import { listSharedLearnings } from '../../../db/advising/open-things.ts'
import { getVisit, listVisitRevisions, type Visit, type VisitRevision } from '../../../db/advising/visits.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { visitFields } from '../../../cycles/visits/visit.ts'
import { newId } from '../../../db/ids.ts'
import { minutesFieldName } from '../../components/visits/names.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import type { MeetingSchool, RevisionView, VisitView } from '../../components/visits/view.ts'
import { m } from '../../messages/compiled/messages.js'
import { hintsForTexts } from '../notebook/privacy.server.ts'
import { found } from '../notebook/viewer.server.ts'
import { agendaOfSchool } from './agenda-view.server.ts'
import { mySchools, namesOf, type Advising } from './reach.server.ts'
import { agreementView, titleOf } from './visit-words.server.ts'

/** Names may stand in `present`: whose business it is who was there. */
export const hintsOfMinutes = (at: Advising, rbds: readonly number[], body: Readonly<Record<string, string>>): Promise<Record<string, string>> =>
  hintsForTexts(at, rbds, Object.fromEntries(Object.entries(body).filter(([field]) => field !== 'present')))

const revisionView = (r: VisitRevision, at: Advising): RevisionView => ({
  key: r.key, lost: r.outcome === 'conflict',
  title: r.outcome === 'conflict' ? m.visits_revision_lost({ name: r.savedBy, when: at.f.dayAndTime(r.savedAt) }) : m.visits_revision({ n: r.version, name: r.savedBy, when: at.f.dayAndTime(r.savedAt) }),
  fields: visitFields.filter(f => r.body[f] !== '').map(f => ({ label: minutesFieldName[f]!(), text: r.body[f] })),
})

const learningView = (learnings: Awaited<ReturnType<typeof listSharedLearnings>>, rbd: number, cycleId: string | null, readable: boolean): MeetingSchool['learning'] => {
  const learning = learnings.find(l => l.cycleId === cycleId)
  return learning ? { text: openingOf(learning.learnt, 600), from: m.notebook_cycle_n({ number: learning.number }), href: readable ? pagePath(rbd, learning.cycleId, 'learnings') : null } : null
}

/** The schools of a meeting with what each brings; a learning only as its team shared it, today. `mine`: whose pages the reader opens. */
export const schoolsOfMeeting = async (at: Pick<Advising, 'store' | 'today'>, visit: Visit, name: (rbd: number) => string, mine: readonly number[]): Promise<MeetingSchool[]> => {
  const out: MeetingSchool[] = []
  for (const s of visit.schools.filter(s => !s.isWithdrawn)) {
    const learnings = await listSharedLearnings(at.store, s.rbd, at.today)
    out.push({
      rbd: s.rbd, name: name(s.rbd), isMine: mine.includes(s.rbd), brings: s.brings, cycleId: s.cycleId ?? '', learning: learningView(learnings, s.rbd, s.cycleId, mine.includes(s.rbd)),
      learnings: mine.includes(s.rbd) ? learnings.map(l => ({ value: l.cycleId, label: m.visits_brings_of_cycle({ number: l.number, words: openingOf(l.learnt, 80) }) })) : [],
    })
  }
  return out
}

export const openVisit = async (at: Advising, visitId: string) => found(await getVisit(at.store, { ...at, visitId }))

export const visitView = async (at: Advising, visitId: string, withRevisions: boolean) => {
  const { store, f, today } = at
  const { visit, mine } = await openVisit(at, visitId)
  const schools = await mySchools(at)
  const name = await namesOf(at, visit.schools.map(s => s.rbd))
  const present = visit.schools.filter(s => !s.isWithdrawn)
  const agreements = await listAgreementsOfVisit(store, visitId, schools.map(s => s.rbd))
  const agenda = visit.state === 'planned' ? await Promise.all(mine.map(rbd => agendaOfSchool(at, { rbd, name: name(rbd) }, visit.id))) : []
  const view: VisitView = {
    id: visit.id, kind: visit.kind, state: visit.state, title: titleOf(visit, f), time: visit.atTime ? m.visits_at_time({ time: visit.atTime }) : '',
    schools: present.map(s => ({ rbd: s.rbd, name: name(s.rbd) })), when: { onDay: visit.onDay, atTime: visit.atTime }, hasCome: visit.onDay <= today,
    sheet: {
      values: visit.body, version: visit.version, saveKey: newId(store.clock.now()), savedBy: visit.updatedBy,
      savedAt: f.dayOf(visit.updatedAt) === f.day(today) ? f.time(visit.updatedAt) : f.dayAndTime(visit.updatedAt), hints: await hintsOfMinutes(at, mine, visit.body),
    },
  }
  return {
    visit: view, agenda, mine: view.schools.filter(s => mine.includes(s.rbd)), newKey: newId(store.clock.now()), advisor: visit.advisor.name,
    agreements: [...new Set(agreements.map(a => a.rbd))].map(rbd => ({
      rbd, school: name(rbd), items: agreements.filter(a => a.rbd === rbd).map(a => agreementView(a, { f, today, from: null, mayWithdraw: true })),
    })),
    meeting: visit.kind === 'network' ? {
      schools: await schoolsOfMeeting(at, visit, name, mine), others: schools.filter(s => !present.some(p => p.rbd === s.rbd)),
    } : null,
    revisions: withRevisions ? (await listVisitRevisions(store, visitId)).map(r => revisionView(r, at)) : null,
  }
}
