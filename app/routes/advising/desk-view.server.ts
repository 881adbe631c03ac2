/** A desk in words, for its advisor and for whoever oversees it. */
import { getDesk } from '../../../db/advising/desk.ts'
import { listSignals, mostSchoolsWithSignals } from '../../../db/advising/signals.ts'
import { listCurrentPauses } from '../../../db/notebook/pauses.ts'
import type { Store } from '../../../db/store.ts'
import { listSchoolFacts } from '../../../db/territory.ts'
import { describeDesk } from '../../components/advising/describe-desk.ts'
import type { DeskView } from '../../components/advising/view.ts'
import { restsSentence } from '../../components/team/team-words.ts'
import type { Formatter } from '../../format.ts'

export type LoadedDesk = { view: DeskView; nameOf: (rbd: number) => string; /** More schools than their attendance is read for; null when it was. */ signalsLeftOut: number | null }

/** The schools are the caller's to check. `opens`: whether who reads may open their notebooks. */
export const loadDesk = async (store: Store, of: { rbds: readonly number[]; advisorId: string; today: string; opens: boolean }, f: Formatter): Promise<LoadedDesk> => {
  const { rbds, today } = of
  const schools = await getDesk(store, of)
  for (const { rbd, reason } of await listSignals(store, rbds, today)) schools.find(s => s.rbd === rbd)!.reasons.push(reason)
  const facts = await listSchoolFacts(store, rbds, Number(today.slice(0, 4)))
  const rests = await listCurrentPauses(store, schools.flatMap(s => s.cycles.map(c => c.id)), today)
  const nameOf = (rbd: number) => facts.get(rbd)?.name ?? `RBD ${rbd}`
  return {
    view: describeDesk(schools, { today, opens: of.opens, nameOf, restsOf: id => { const r = rests.get(id); return r ? restsSentence({ until: f.day(r.until), reason: r.reason }) : '' } }, f),
    nameOf, signalsLeftOut: rbds.length > mostSchoolsWithSignals ? mostSchoolsWithSignals : null,
  }
}
