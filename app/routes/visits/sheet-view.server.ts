/** A visit's sheet: for paper, and as one file for a phone without signal. It leaves the house, so its figures are those the public sees; no student, no advisor's note. */
import { getPublicFigures } from '../../../db/indicators/public-figures.ts'
import type { VisitSheetView } from '../../components/visits/visit-sheet.tsx'
import { m } from '../../messages/compiled/messages.js'
import { sentencesFor } from '../notebook/privacy.server.ts'
import { describeMonths } from '../story/describe-story.ts'
import { agendaOfSchool } from './agenda-view.server.ts'
import { namesOf, type Advising } from './reach.server.ts'
import { openVisit, schoolsOfMeeting } from './visit-view.server.ts'
import { titleOf } from './visit-words.server.ts'

/** `warnings`: what its texts hold that should be looked at before it is kept on a phone. */
export const sheetView = async (at: Advising, visitId: string): Promise<{ view: VisitSheetView; warnings: string[]; onDay: string }> => {
  const { store, today, f } = at
  const { visit, mine } = await openVisit(at, visitId)
  const name = await namesOf(at, visit.schools.map(s => s.rbd))
  const present = visit.schools.filter(s => !s.isWithdrawn)
  const wholes = await Promise.all(mine.map(rbd => agendaOfSchool(at, { rbd, name: name(rbd) }, visit.id)))
  // Of several schools, one sheet has room for what is open and not for every cycle.
  const agendas = visit.kind === 'network' ? wholes.map(a => ({ ...a, groups: a.groups.filter(g => ['asked', 'margin', 'agreements'].includes(g.key)) })) : wholes
  const brought = visit.kind === 'network' ? (await schoolsOfMeeting(at, visit, name, mine)).map(s => ({ rbd: s.rbd, name: s.name, learning: s.learning?.text ?? '', brings: s.brings })) : []
  const [only] = present.length === 1 ? mine : []
  const figures = only === undefined ? null : await getPublicFigures(store, only, { year: Number(today.slice(0, 4)), today })
  const months = figures && describeMonths(figures, null, f)
  const texts = [visit.body.purpose, ...brought.map(b => b.brings), ...agendas.flatMap(a => a.groups.flatMap(g => g.topics.map(t => t.text)))]
  const hasChart = months?.kind === 'months' && months.chart !== null
  return {
    onDay: visit.onDay,
    view: {
      id: visit.id, title: titleOf(visit, f), time: visit.atTime ? m.visits_at_time({ time: visit.atTime }) : '', schools: f.list(present.map(s => name(s.rbd))), purpose: visit.body.purpose,
      made: m.visits_sheet_made({ name: at.personName, day: f.day(today) }), agendas, brought, months: hasChart ? months : null,
      monthsNote: months && !hasChart ? (months.kind === 'none' ? months.text : months.sentences.join(' ') || m.story_hidden_small()) : '',
    },
    warnings: await sentencesFor({ store, today, rbd: mine[0]! } as Parameters<typeof sentencesFor>[0], { texts, colleagues: [] }),
  }
}
