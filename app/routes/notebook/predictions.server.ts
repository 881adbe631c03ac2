/** Each thing the team expects, with what can be said of it today. */
import { cadenceOf, expectationsOf } from '../../../cycles/expectations/expectations.ts'
import { countOwnExpectations, isAnsweredByMonths, measureThatAnswers } from '../../../cycles/expectations/results.ts'
import { hasClassesIn } from '../../../cycles/calendar/school-calendar.ts'
import { measuredWeeksOf } from '../../../cycles/measures/weeks.ts'
import { rowsOfWeeks } from '../../../cycles/measures/weeks-reading.ts'
import { describeExpected, type Expectation as ExpectedWords } from '../../components/figures/describe-figures.ts'
import { resultId } from '../../components/learning/ids.ts'
import { cyclePath, figuresPath, pagePath } from '../../components/notebook/paths.ts'
import { describeWeeksOf } from '../../components/verdicts/describe-predictions.ts'
import type { PredictionView } from '../../components/verdicts/view.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Loaded } from './cycle-page.server.ts'
import { toldByCycle, toldByWeeks } from './happenings.server.ts'
import { standing } from './implementation-view.server.ts'
import { hasEnded } from './signal.server.ts'
import { calendarOf } from './lost-days.server.ts'

/** What answers a prediction that has no weeks of its own, and the way there. */
const elsewhere = (e: ExpectedWords & { key: string }, loaded: Loaded<'implementation'>): { sentence: string; to: string | null; way: string } => {
  const { visit: { rbd, cycleId, viewer }, seen } = loaded
  if (e.expectIndicator !== '' && isAnsweredByMonths(e.expectIndicator)) {
    return e.expectIndicator === 'attendance' ? { sentence: m.signal_elsewhere_attendance(), to: '#asistencia', way: m.signal_attendance_title() }
      : { sentence: m.signal_elsewhere_absence(), to: `${pagePath(rbd, cycleId, 'learnings')}#${resultId(e.key)}`, way: m.signal_elsewhere_absence_way() }
  }
  const cadence = e.expectIndicator === '' ? 'weekly' : cadenceOf[e.expectIndicator]
  if (cadence === 'asked') return { sentence: m.signal_elsewhere_asked(), to: viewer === 'team' ? `${cyclePath(rbd, cycleId)}/compromiso` : null, way: m.signal_elsewhere_asked_way() }
  if (cadence === 'yearly') return { sentence: m.signal_elsewhere_yearly(), to: figuresPath(rbd), way: m.signal_elsewhere_yearly_way() }
  // What an advisor was not shown may well be counted.
  if (seen.advisor && !seen.advisor.pages.implementation) return { sentence: m.signal_elsewhere_not_shared(), to: null, way: '' }
  if (hasEnded(loaded)) return { sentence: m.signal_elsewhere_none_over(), to: null, way: '' }
  return { sentence: m.signal_elsewhere_none(), to: viewer === 'team' ? `${pagePath(rbd, cycleId, 'implementation')}#measure` : null, way: m.signal_known_measure_way() }
}

/** In the order of the challenge page, as this reader has it. `answeredBy`: ids of the measures that answer one of them. */
export const predictionsOf = async (loaded: Loaded<'implementation'>): Promise<{ predictions: PredictionView[]; answeredBy: Set<string> }> => {
  const { visit: { f, today }, seen } = loaded
  const challenge = seen.team ? seen.team.pages.challenge.body : seen.advisor.pages.challenge?.body
  if (!challenge) return { predictions: [], answeredBy: new Set() }
  const { implementationFrom: startedOn } = (seen.team ?? seen.advisor).cycle
  const measures = standing(loaded, 'measure')
  const own = countOwnExpectations(challenge as unknown as Readonly<Record<string, string>>)
  const [calendar, told] = [await calendarOf(loaded), toldByCycle(loaded)]
  const hasClasses = hasClassesIn(calendar)
  const answeredBy = new Set<string>()
  const predictions = expectationsOf(challenge).map((e): PredictionView => {
    const said = e as unknown as ExpectedWords & { key: string }
    const words = describeExpected(said, f)
    const head = { id: e.key === '' ? 'prediccion' : `prediccion-${e.key}`, what: words.what || m.notebook_expect_indicator(), expected: words.lines.join(', ') }
    const measure = measureThatAnswers(said, measures, own)
    const mondays = measure ? rowsOfWeeks(measuredWeeksOf(measure.body as unknown as Readonly<Record<string, string>>)).map(r => r.period) : []
    const read = measure ? describeWeeksOf(measure.body, { expectation: e, today, startedOn, hasClasses, isOver: hasEnded(loaded), told: [...told, ...toldByWeeks(loaded, calendar, mondays)] }, f) : null
    if (measure) answeredBy.add(measure.id)
    return read ? { ...head, kind: 'read', ...read } : { ...head, kind: 'elsewhere', ...elsewhere(said, loaded) }
  })
  return { predictions, answeredBy }
}
