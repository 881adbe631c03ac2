/** A cycle's mix in words: what its record says of how the professions work, and the question beside each part. */
import { heardOf, isPromiseElsewhere, levelsOf, readingOf, standingActions, waysOf, whoWorkedWithWhom, type HeardOf, type MixContact, type MixReading, type WayCounts } from '../../../cycles/together/mix.ts'
import { isOverdue, openOf } from '../../../cycles/together/referrals.ts'
import { waysOfWorking, type WayOfWorking } from '../../../cycles/together/ways.ts'
import { supportLevels } from '../../../cycles/notebook/parts.ts'
import type { Profession } from '../../../cycles/people/professions.ts'
import type { MixFacts } from '../../../db/together/mix.ts'
import type { KeptReferral } from '../../../db/together/referrals.ts'
import { levelName, wayName } from '../../components/doing/names.ts'
import { sentenceCase } from '../../components/together/words.ts'
import type { MixView } from '../../components/together/view.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { professionName } from '../people/people-words.ts'

/** In the order people compare them: together first, alone last. */
const waysInOrder = ['joint', 'hand-over', 'referral', 'alone'] as const satisfies readonly WayOfWorking[]

const partsOf = (counts: WayCounts, f: Formatter) => sentenceCase(f.list(waysInOrder.flatMap(w => (counts[w] > 0 ? [m.together_part_of({ n: f.integer(counts[w]), way: wayName[w]() })] : []))))

const mostOf: Record<WayOfWorking, (of: { n: string; said: string }) => string> = {
  joint: m.together_find_joint, 'hand-over': m.together_find_hand_over, referral: m.together_find_referral, alone: m.together_find_alone,
}
const questionOf: Record<MixReading, (() => string) | null> = {
  nothing: null, unsaid: m.together_ask_few, few: m.together_ask_few, mixed: m.together_ask_mixed,
  joint: m.together_ask_joint, 'hand-over': m.together_ask_hand_over, referral: m.together_ask_referral, alone: m.together_ask_alone,
}

const headlineOf = (reading: MixReading, counts: WayCounts, f: Formatter): string => {
  switch (reading) {
    case 'nothing': return m.together_find_nothing()
    case 'unsaid': return m.together_find_unsaid({ n: counts.unsaid })
    case 'few': return m.together_find_few({ said: f.integer(counts.said), total: f.integer(counts.said + counts.unsaid), parts: partsOf(counts, f) })
    case 'mixed': return m.together_find_mixed({ parts: partsOf(counts, f) })
    default: return mostOf[reading]({ n: f.integer(counts[reading]), said: f.integer(counts.said) })
  }
}

const referralLine = (referrals: readonly KeptReferral[], today: string, f: Formatter): string[] => {
  const those = referrals.filter(r => !r.isWithdrawn)
  const sum = (n: (r: KeptReferral) => number) => those.reduce((total, r) => total + n(r), 0)
  const [total, open, overdue] = [sum(r => r.count), sum(openOf), sum(r => (isOverdue(r, today) ? openOf(r) : 0))]
  if (total === 0) return []
  if (open === 0) return [m.together_referrals_all_back({ total: f.integer(total) })]
  return [overdue > 0 ? m.together_referrals_waiting({ n: f.integer(open), total: f.integer(total), overdue: f.integer(overdue) }) : m.together_referrals_waiting_none_due({ n: f.integer(open), total: f.integer(total) })]
}

const timesOf = (heard: NonNullable<HeardOf>, f: Formatter) => {
  const people = heard.people === null ? null : f.integer(heard.people)
  if (heard.times === 1) return people === null ? m.together_voice_once() : m.together_voice_once_people({ people })
  return people === null ? m.together_voice_times({ n: f.integer(heard.times) }) : m.together_voice_times_people({ n: f.integer(heard.times), people })
}

/** `Jefe/a de UTP` in the middle of a sentence. */
const withinSentence = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)
const nameOf = (p: Profession) => professionName(p) ?? p

export const describeMix = (facts: MixFacts, contacts: readonly MixContact[], referrals: readonly KeptReferral[], ofTeam: readonly Profession[], { today, f }: { today: string; f: Formatter }): MixView => {
  const actions = standingActions(facts.actions)
  const counts = waysOf(actions.map(a => a.way))
  const contactCounts = waysOf(contacts.map(c => c.way))
  const reading = readingOf(counts)
  const levels = levelsOf(facts.actions)
  const who = whoWorkedWithWhom([...actions, ...contacts], ofTeam)
  const outside = who.filter(w => w.tookPart && w.with.length === 0).map(w => w.profession)
  const anyJoint = who.some(w => w.with.length > 0)
  const heard = heardOf(facts.voices)
  const isMost = (waysOfWorking as readonly string[]).includes(reading)
  const rest = [
    ...(isMost ? [`${partsOf(counts, f)}.`] : []),
    ...(counts.unsaid > 0 && counts.said > 0 && reading !== 'few' ? [m.together_rest_unsaid({ n: counts.unsaid })] : []),
  ]
  return {
    headline: headlineOf(reading, counts, f),
    detail: [
      ...(rest.length > 0 ? [rest.join(' ')] : []),
      ...(contactCounts.said > 0 ? [m.together_contacts_said({ parts: partsOf(contactCounts, f) })] : []),
      ...referralLine(referrals, today, f),
    ],
    question: questionOf[reading]?.() ?? null,
    levels: facts.actions.length === 0 ? [] : [...supportLevels, 'unsaid' as const].flatMap(l => {
      const { planned, done, left } = levels[l]
      return l === 'unsaid' && planned === 0 ? [] : [{ key: l, cells: { level: l === 'unsaid' ? m.together_level_unsaid() : levelName[l](), planned: f.integer(planned), done: f.integer(done), left: f.integer(left) } }]
    }),
    levelsNote: contacts.length > 0 ? m.together_levels_contacts({ n: f.integer(contacts.length) }) : null,
    levelsQuestion: isPromiseElsewhere(levels) ? m.together_ask_levels() : null,
    hasContacts: contacts.length > 0,
    ways: counts.said + contactCounts.said === 0 ? [] : [...waysInOrder.map(w => ({ key: w as string, label: sentenceCase(wayName[w]()), n: counts[w], c: contactCounts[w] })),
      ...(counts.unsaid + contactCounts.unsaid > 0 ? [{ key: 'unsaid', label: sentenceCase(m.together_way_unsaid()), n: counts.unsaid, c: contactCounts.unsaid }] : [])]
      .map(r => ({ key: r.key, cells: { way: r.label, actions: f.integer(r.n), contacts: f.integer(r.c) } })),
    who: who.every(w => !w.tookPart) ? [] : who.map(w => ({ key: w.profession, cells: {
      profession: nameOf(w.profession), with: w.with.length > 0 ? f.list(w.with.map(nameOf)) : w.tookPart ? m.together_with_nobody() : m.together_with_absent(),
    } })),
    whoQuestion: anyJoint && outside.length > 0 ? m.together_ask_who({ professions: f.list(outside.map(p => withinSentence(nameOf(p)))) }) : null,
    voices: facts.actions.length + facts.voices.length === 0 ? [] : [
      heard.students ? m.together_voice_students({ times: timesOf(heard.students, f), day: f.day(heard.students.last) }) : m.together_voice_no_students(),
      heard.families ? m.together_voice_families({ times: timesOf(heard.families, f), day: f.day(heard.families.last) }) : m.together_voice_no_families(),
    ],
    hasActions: facts.actions.length > 0,
  }
}
