/** What the protocol's page shows, in the reader's language. */
import { isDefaultLadder, mostSteps, stepsInUse, type Step } from '../../../cycles/protocol/ladder.ts'
import { referralsInUse, type SchoolProtocol } from '../../../cycles/protocol/protocol.ts'
import { professionsOfASchool, type Profession } from '../../../cycles/people/professions.ts'
import { referralPlaces } from '../../../cycles/together/ways.ts'
import type { LadderView, ReferralsView } from '../../components/protocol/view.ts'
import { placeName, stepName, stepTurn } from '../../components/protocol/words.ts'
import { m } from '../../messages/compiled/messages.js'
import { professionName } from '../people/people-words.ts'

export const whoSaid = (p: Profession | null): string => professionName(p) ?? m.protocol_who_nobody()
export const professionOptions = () => [{ value: '', label: m.protocol_who_nobody() }, ...professionsOfASchool.map(value => ({ value, label: professionName(value) ?? value }))]

/** When a rung's turn is: the line, and the days where they are counted. */
const whenSaid = (s: Step): string | null => {
  const said = [stepTurn(s), s.afterDays === null ? '' : m.protocol_days_absent({ n: s.afterDays })].filter(Boolean)
  return said.length > 0 ? said.join(', ') : null
}

export const ladderView = (steps: readonly Step[]): LadderView => {
  const inUse = stepsInUse(steps)
  const movable = inUse.filter(s => !s.isLast)
  return {
    steps: inUse.map(s => ({
      id: s.id, name: stepName(s), who: whoSaid(s.responsible), when: whenSaid(s), isLast: s.isLast,
      mayUp: !s.isLast && movable[0] !== s, mayDown: !s.isLast && movable.at(-1) !== s, mayAside: inUse.length > 1,
      fields: { label: stepName(s), responsible: s.responsible ?? '', turn: stepTurn(s), afterDays: s.afterDays === null ? '' : String(s.afterDays), isLast: s.isLast },
    })),
    aside: steps.filter(s => s.isSetAside).map(s => ({ id: s.id, name: stepName(s) })),
    mayAdd: inUse.length < mostSteps, isDefault: isDefaultLadder(steps),
  }
}

export const referralsView = (p: SchoolProtocol): ReferralsView => {
  const rules = referralsInUse(p)
  return {
    rules: rules.map(([place, r]) => ({
      place, name: placeName[place](), who: whoSaid(r.responsible), when: r.when, back: m.protocol_refer_days({ n: r.daysUntilBack }),
      fields: { responsible: r.responsible ?? '', when: r.when, daysUntilBack: String(r.daysUntilBack) },
    })),
    places: referralPlaces.filter(place => !rules.some(([used]) => used === place)).map(value => ({ value, label: placeName[value]() })),
  }
}
