/** Partnerships at the end of a school's archive: the same words as on their pages, what both sides answered beside each other. */
import { html, type Html } from '../../cycles/export/html.ts'
import type { Side } from '../../cycles/partnerships/assessment.ts'
import type { PartnerMeetingState } from '../../cycles/partnerships/meetings.ts'
import type { OrganisationKind } from '../../cycles/partnerships/organisation.ts'
import type { QualityMark, ReviewDecision, VisionStage } from '../../cycles/partnerships/partnership.ts'
import type { ArchivedPartnership } from '../../db/partnerships/archived.ts'
import { decisionName, kindName, meetingStateName, nameOfQuestion, qualityName, sideName, stageName } from '../components/partnerships/names.ts'
import { reviewFieldName } from '../components/partnerships/reviews.tsx'
import type { Formatter } from '../format.ts'
import { m } from '../messages/compiled/messages.js'
import { professionName } from '../routes/people/people-words.ts'

const text = (title: string, words: string): Html | null => (words === '' ? null : html`<h4>${title}</h4><p class="t" dir="auto">${words}</p>\n`)
const soft = (...said: (string | null)[]): Html => html`<p class="s">${said.filter(s => s !== null && s !== '').join(' · ')}</p>\n`
type BothSides = Pick<ArchivedPartnership['assessments'][number], Side>
const both = (x: BothSides, f: Formatter): Html => html`${(['school', 'partner'] as const).flatMap(side => { const s = x[side]; return s ? [soft(`${sideName[side]()} (${s.by ?? s.role}, ${f.dayOf(s.at)}): ${Object.entries(s.answers).map(([q, n]) => `${nameOfQuestion(q)} ${f.number(n!, Number.isInteger(n) ? 0 : 1)}`).join('; ')}`)] : [] })}`

export const partnershipsHtmlOf = (all: readonly ArchivedPartnership[], f: Formatter): string => all.length === 0 ? '' : html`<section id="alianzas"><h2>${m.partners_title()}</h2>
${all.map(p => html`<section class="${p.withdrawn ? 'w' : ''}"><h3 dir="auto">${p.organisation.name}</h3>
${soft(kindName[p.organisation.kind as OrganisationKind](), p.from ? m.partners_agreement_from({ from: f.day(p.from) }) : null, p.to ? m.partners_agreement_to({ to: f.day(p.to) }) : null, p.endedOn ? m.partners_ended_on({ day: f.day(p.endedOn) }) : null, [p.coordinator.name, professionName(p.coordinator.profession) ?? ''].filter(s => s !== '').join(', '))}
<p class="t" dir="auto">${p.purpose}</p>${text(m.partners_school_shares(), p.schoolShares)}${text(m.partners_partner_shares(), p.partnerShares)}
${p.goals.length > 0 ? html`<h4>${m.partners_goals()}</h4>${p.goals.map(g => html`<p dir="auto">${g.text}${g.state === 'open' ? null : html` <span class="s">${g.state === 'reached' ? m.partners_goal_state_reached() : m.partners_goal_state_dropped()}</span>`}</p>`)}` : null}
${p.seen.map(s => html`<div class="${s.withdrawn ? 'e w' : 'e'}">${soft(f.day(s.onDay), s.by)}<p>${s.marks.map(k => (s.kind === 'vision' ? stageName[k as VisionStage].name() : qualityName[k as QualityMark]())).join(' ')}</p><p class="t" dir="auto">${s.note}</p></div>\n`)}
${p.meetings.map(x => html`<div class="${x.withdrawn ? 'e w' : 'e'}"><h4>${m.partners_meeting_of({ day: f.day(x.onDay) })}</h4>${soft(meetingStateName[x.state as PartnerMeetingState](), x.present.map(k => professionName(k) ?? k).join(', '), x.partnerPresent)}<p class="t" dir="auto">${x.agreed}</p><p class="t" dir="auto">${x.talked}</p>${both(x, f)}</div>\n`)}
${p.actions.map(a => html`<div class="e"><p dir="auto">${a.what}</p>${soft(a.who, f.day(a.agreedOn), a.byDay ? m.partners_action_by_day({ day: f.day(a.byDay) }) : null, a.state === 'open' ? null : a.state === 'done' ? m.partners_action_state_done() : m.partners_action_state_dropped())}</div>\n`)}
${p.assessments.map(a => html`<div class="${a.withdrawn ? 'e w' : 'e'}"><h4>${m.partners_assess_of({ day: f.day(a.onDay) })}</h4>${both(a, f)}</div>\n`)}
${p.reviews.map(r => html`<div class="${r.withdrawn ? 'e w' : 'e'}">${soft(f.day(r.onDay), r.by, r.decision ? decisionName[r.decision as ReviewDecision]() : null)}${Object.entries(r.texts).map(([name, words]) => text(reviewFieldName[name]?.() ?? name, words))}</div>\n`)}</section>\n`)}</section>\n`.text
