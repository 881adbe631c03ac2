/** One partnership as its team reads it. */
import { readingKinds, qualityMarks, visionStages, type QualityMark, type VisionStage } from '../../../cycles/partnerships/partnership.ts'
import { listRounds } from '../../../db/partnerships/answers.ts'
import { listTextsPartnerSees } from '../../../db/partnerships/links.ts'
import { listAgreedActions, listPartnerMeetings } from '../../../db/partnerships/meetings.ts'
import { listReadings, listReviews, type Partnership, type Reading } from '../../../db/partnerships/partnerships.ts'
import { getTeam } from '../../../db/people/leadership.ts'
import { decisionName, kindName, meetingStateName, qualityName, stageName } from '../../components/partnerships/names.ts'
import { partnerMeetingPath } from '../../components/partnerships/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { professionName } from '../people/people-words.ts'
import { concernsIn } from '../story/concerns.server.ts'
import { actionLines, openCyclesOf } from './actions-view.server.ts'
import { answersView, formName, questionsOf } from './answers-view.server.ts'
import { agreementWords, coordinatorWords, isGone, namesOfOrganisation, type Keeper } from './keeper.server.ts'
import { rhythmWords } from './rhythm-words.server.ts'

/** Who was there, or that nobody said who. */
export const presentWords = (x: { present: readonly string[]; partnerPresent: string }, { f }: Pick<Keeper, 'f'>): string => {
  const who = [...x.present.map(p => (professionName(p) ?? p).toLowerCase()), ...(x.partnerPresent ? [m.partners_meeting_there_partner({ who: x.partnerPresent })] : [])]
  return who.length > 0 ? m.partners_meeting_there({ who: f.list(who) }) : m.partners_meeting_nobody()
}

const readingWords = (r: Reading, { f }: Keeper) => ({
  id: r.id, said: m.partners_seen_on({ day: f.day(r.onDay), name: r.by }), note: r.note, isWithdrawn: r.isWithdrawn, day: f.day(r.onDay),
  marks: r.kind === 'vision' ? r.marks.map(k => ({ name: stageName[k as VisionStage].name(), what: stageName[k as VisionStage].what() })) : r.marks.map(k => ({ name: qualityName[k as QualityMark](), what: '' })),
})

export const partnershipView = async (keeper: Keeper, p: Partnership) => {
  const { store, rbd, f, today } = keeper
  const which = { rbd, partnershipId: p.id }
  const [readings, meetings, actions, rounds, reviews] = [await listReadings(store, which), await listPartnerMeetings(store, which), await listAgreedActions(store, which), (await listRounds(store, which)).filter(r => !r.isWithdrawn), await listReviews(store, which)]
  const { members } = await getTeam(store, rbd, today)
  const seen = meetings.filter(x => !x.isWithdrawn)
  const evaluation = reviews.find(r => r.kind === 'evaluation' && !r.isWithdrawn)
  const round = rounds[0]
  return {
    rbd, id: p.id, school: keeper.school, today, isWithdrawn: p.isWithdrawn,
    organisation: { name: p.organisation.name, kind: kindName[p.organisation.kind](), purpose: p.organisation.purpose, contact: [[p.organisation.contactRole, p.organisation.contactName].filter(s => s !== '').join(': '), p.organisation.phone, p.organisation.mail].filter(s => s !== '') },
    registeredAs: p.registeredAs ? m.partners_registered_as({ name: p.registeredAs }) : null,
    purpose: p.purpose, agreement: agreementWords(p, keeper), ended: p.endedOn ? m.partners_ended_on({ day: f.day(p.endedOn) }) : null,
    coordinator: isGone(p.coordinator, members) ? { text: m.partners_coordinator_gone({ name: p.coordinator.name }), asks: true } : coordinatorWords(p.coordinator) ? { text: m.partners_coordinates({ who: coordinatorWords(p.coordinator) }), asks: false } : { text: m.partners_coordinates_none(), asks: true },
    schoolShares: p.schoolShares, partnerShares: p.partnerShares, goals: p.goals.map(g => ({ id: g.id, text: g.text, state: g.state })),
    seen: readingKinds.map(kind => { const of = readings.filter(r => r.kind === kind); const here = of.filter(r => !r.isWithdrawn); return { kind, now: here[0] ? readingWords(here[0], keeper) : null, before: here.slice(1).map(r => readingWords(r, keeper)), withdrawn: of.filter(r => r.isWithdrawn).map(r => readingWords(r, keeper)) } }),
    stages: visionStages.map(s => ({ value: s, label: stageName[s].name(), hint: stageName[s].what() })), qualities: qualityMarks.map(q => ({ value: q, label: qualityName[q]() })),
    rhythm: rhythmWords({ meetings: seen, begunOn: p.begunOn, endedOn: p.endedOn }, keeper),
    meetings: meetings.map(x => ({
      id: x.id, href: partnerMeetingPath(rbd, p.id, x.id), title: m.partners_meeting_of({ day: f.day(x.onDay) }), state: x.isWithdrawn ? m.partners_meeting_withdrawn() : meetingStateName[x.state](), isHeld: x.state === 'held' && !x.isWithdrawn,
      came: x.state === 'planned' && x.onDay <= today && !x.isWithdrawn ? m.partners_meeting_came() : null, who: x.state === 'held' ? presentWords(x, keeper) : null, agreed: x.agreed,
    })),
    actions: actionLines(actions, keeper), cycles: actions.some(a => a.actionId === null && a.state === 'open') ? await openCyclesOf(keeper) : [],
    round: round ? { title: `${m.partners_assess_of({ day: f.day(round.onDay) })} · ${formName(round.form)}`, view: answersView(round.sides, questionsOf(round.form), f) } : null,
    evaluation: evaluation?.decision ? m.partners_analysis_latest({ day: f.day(evaluation.onDay), decision: decisionName[evaluation.decision]() }) : null,
    concerns: await concernsIn(store, rbd, Number(today.slice(0, 4)), [...await listTextsPartnerSees(store, which), ...seen.map(x => x.talked)], namesOfOrganisation(p)),
    newId: keeper.newId(),
  }
}
export type PartnershipView = Awaited<ReturnType<typeof partnershipView>>
