/** What a cycle's team passed on, in words: sums by kind of place, and each week's with what came back. */
import { isOverdue, openOf, sumByPlace } from '../../../cycles/together/referrals.ts'
import { referralPlaces } from '../../../cycles/together/ways.ts'
import type { getReferralProtocol } from '../../../db/protocol/protocol.ts'
import type { KeptAnswer, KeptReferral } from '../../../db/together/referrals.ts'
import { wayName } from '../../components/doing/names.ts'
import { answerName, placeName, sentenceCase } from '../../components/together/words.ts'
import type { ReferralLine, ReferralSums } from '../../components/together/view.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { professionName } from '../people/people-words.ts'

type At = { today: string; f: Formatter }

export const describeSums = (referrals: readonly KeptReferral[], { today, f }: At): ReferralSums => ({
  caption: m.together_ref_caption(),
  rows: sumByPlace(referrals.filter(r => !r.isWithdrawn), today).map(s => ({ key: s.place, cells: {
    place: placeName[s.place](), passed: f.integer(s.passedOn), accompanied: f.integer(s.accompanied), taken: f.integer(s.answers.taken), together: f.integer(s.answers.together),
    notTaken: f.integer(s.answers['not-taken']), open: s.overdue > 0 ? m.together_open_overdue({ n: f.integer(s.open), overdue: f.integer(s.overdue) }) : f.integer(s.open),
  } })),
})

const answerWords = (a: KeptAnswer, f: Formatter) => m.together_ref_came_back({ day: f.day(a.on), n: f.integer(a.count), answer: answerName[a.answer]().toLowerCase() })

/** What the school's protocol says of each kind of place: when to refer, who answers, when it comes back. Places it says nothing of are left out. */
export const describeProtocol = (protocol: Awaited<ReturnType<typeof getReferralProtocol>>, f: Formatter): string[] =>
  referralPlaces.flatMap(place => {
    const says = protocol.get(place)
    if (!says || (says.when === '' && says.responsible === null)) return []
    const parts = [says.when, says.responsible === null ? '' : m.together_ref_protocol_who({ who: professionName(says.responsible) ?? says.responsible }), m.together_ref_protocol_back({ days: f.integer(says.daysUntilBack) })]
    return [m.together_ref_protocol_line({ place: placeName[place](), parts: parts.filter(Boolean).join('; ').replace(/\.(?=;)/g, '') })]
  })

export const describeReferral = (r: KeptReferral, { today, f }: At): ReferralLine => {
  const who = r.responsible === null ? null : professionName(r.responsible) ?? r.responsible
  const way = sentenceCase(wayName[r.way]())
  const open = openOf(r)
  return {
    id: r.id, open, isWithdrawn: r.isWithdrawn, by: m.together_ref_by({ name: r.writtenBy }),
    line: m.together_ref_line({ week: f.day(r.weekOf), n: f.integer(r.count), place: placeName[r.place]() }),
    about: who === null ? m.together_ref_line_way_nobody({ way, day: f.day(r.backBy) }) : m.together_ref_line_way({ way, who: sentenceCase(who), day: f.day(r.backBy) }),
    answers: r.answers.map(a => ({ id: a.id, words: answerWords(a, f) })),
    withdrawnAnswers: r.withdrawnAnswers.map(a => ({ id: a.id, words: answerWords(a, f) })),
    asks: isOverdue(r, today) ? m.together_ref_ask_overdue({ n: f.integer(open), day: f.day(r.backBy) }) : open === 0 ? m.together_ref_all_back() : null,
    isOverdue: isOverdue(r, today),
  }
}
