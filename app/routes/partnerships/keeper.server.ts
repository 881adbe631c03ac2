/** Who keeps a school's partnerships: its team. Everything a page of theirs asks of its request. */
import { data } from 'react-router'
import { professionsOfASchool, type Profession } from '../../../cycles/people/professions.ts'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'
import type { Problems } from '../../../cycles/partnerships/words.ts'
import { newId } from '../../../db/ids.ts'
import { getPartnership, type Coordinator, type Partnership } from '../../../db/partnerships/partnerships.ts'
import type { TeamMember } from '../../../db/people/leadership.ts'
import { formatter } from '../../format.ts'
import { problemName } from '../../components/partnerships/names.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, rbdFrom, requireMayInSchool, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import { found, schoolNameOf, type Context } from '../notebook/viewer.server.ts'
import { professionName } from '../people/people-words.ts'

export const keeperOf = async (context: Context, params: { rbd?: string }) => {
  const { store, locale, requestId } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'partnership.keep', rbd)
  const today = todayOf(context)
  return { store, rbd, today, requestId, by: requireSignedIn(context).id, f: formatter(locale, timeZoneOf(context)), school: await schoolNameOf({ store, rbd, today }), newId: () => newId(store.clock.now()) }
}
export type Keeper = Awaited<ReturnType<typeof keeperOf>>

/** The partnership of the path, or 404: another school's does not exist here. */
export const partnershipOf = async (keeper: Keeper, params: { partnershipId?: string }): Promise<Partnership> =>
  found(await getPartnership(keeper.store, { rbd: keeper.rbd, partnershipId: params.partnershipId ?? '' }))

/** Names that may stand in the words of a partnership: its organisation's, as registered and as it is called today, and its contact's. */
export const namesOfOrganisation = (p: Partnership): string[] => [p.organisation.name, p.registeredAs ?? '', p.organisation.contactName].filter(s => s !== '')

export const fieldsOfRequest = async (request: Request): Promise<Record<string, string>> => fieldsFrom(await request.formData())

/** An id made beforehand by the page; anything else is none of ours. */
export const madeId = (fields: Record<string, string>, keeper: Keeper): string => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(fields.id ?? '') ? fields.id! : keeper.newId())

/** A form that was not taken: each problem in words at its field, what was typed stays. `form`: which of the page's forms it was. */
export const refused = (form: string, problems: Problems, values: Record<string, string>, status = 400) =>
  data({ form, problems: Object.fromEntries(Object.entries(problems).map(([field, p]) => [field, (problemName[p] ?? m.partners_problem_too_long)()])), values }, { status })

// ── The coordinator ───────────────────────────────────────────────────────────────────────────────────────────────────

export const coordinatorWords = (c: Coordinator): string => [c.name, professionName(c.profession) ?? ''].filter(s => s !== '').join(', ')
/** Named once, and no longer a member today. */
export const isGone = (c: Coordinator, team: readonly TeamMember[]): boolean => c.personId !== null && !team.some(t => t.id === c.personId)

/** Members by name, professions for whoever holds them; somebody gone stays as the choice they were. */
export const coordinatorOptions = (now: Coordinator | null, team: readonly TeamMember[]) => [
  { value: '', label: m.partners_coordinator_none() },
  ...(now && isGone(now, team) ? [{ value: 'same', label: m.partners_coordinator_gone_option({ name: coordinatorWords(now) }) }] : []),
  ...team.map(t => ({ value: `p:${t.id}`, label: [t.name, professionName(t.profession) ?? ''].filter(s => s !== '').join(', ') })),
  ...professionsOfASchool.map(p => ({ value: `r:${p}`, label: m.partners_coordinator_by_role({ role: professionName(p) ?? p }) })),
]
export const coordinatorValue = (c: Coordinator, team: readonly TeamMember[]): string => (c.personId ? (isGone(c, team) ? 'same' : `p:${c.personId}`) : c.profession ? `r:${c.profession}` : '')

/** What was chosen; undefined: whoever it was. A person who is not of the team is nobody here. */
export const readCoordinator = (said: string, team: readonly TeamMember[]): Coordinator | undefined => {
  if (said === 'same') return undefined
  const member = team.find(t => said === `p:${t.id}`)
  if (member) return { personId: member.id, name: member.name, profession: member.profession }
  const profession = professionsOfASchool.find(p => said === `r:${p}`) as Profession | undefined
  return { personId: null, name: '', profession: profession ?? null }
}

/** The agreement's days in words; past ones as a question. */
export const agreementWords = (p: { fromDay: string; toDay: string; endedOn: string | null }, keeper: Pick<Keeper, 'f' | 'today'>): { text: string; asks: boolean } => {
  const [from, to] = [p.fromDay && keeper.f.day(p.fromDay), p.toDay && keeper.f.day(p.toDay)]
  if (to && p.toDay < keeper.today && !p.endedOn) return { text: m.partners_agreement_over({ to }), asks: true }
  return { text: from && to ? m.partners_agreement_from_to({ from, to }) : from ? m.partners_agreement_from({ from }) : to ? m.partners_agreement_to({ to }) : m.partners_agreement_none(), asks: false }
}
