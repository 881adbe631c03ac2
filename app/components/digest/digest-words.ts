/** A digest in words: as a mail's text and as lines to copy, both from one view. Said in the language of the moment (`inLocale`). */
import type { Digest, DigestItem, DigestItemKind, DigestSection, Side } from '../../../cycles/digest/digest.ts'
import type { Rhythm } from '../../../cycles/digest/rhythm.ts'
import { deskPath, remedyPath } from '../advising/paths.ts'
import { quietSentence, remedySentence } from '../advising/quiet-words.ts'
import { pageName } from '../notebook/names.ts'
import { pagePath, schoolPath } from '../notebook/paths.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { agreementsPath, commentAnchor, digestPath, inboxPath, stopPath } from './paths.ts'

/** What the words need beside the digest. `nameOf`: of a school; `origin`: `https://host`, which links begin with. */
export type DigestSetting = { programme: string; nameOf: (rbd: number) => string; f: Formatter; origin: string; today: string }

type Line = { text: string; step: string | null; url: string }
export type DigestView = { subject: string; title: string; sections: { heading: string; lines: Line[]; more: { text: string; url: string } | null }[] }

const heading: Record<DigestItemKind, () => string> = {
  comments: m.digest_head_comments, requests: m.digest_head_requests, answers: m.digest_head_answers, visits: m.digest_head_visits,
  agreements: m.digest_head_agreements, quiet: m.digest_head_quiet,
}
const visitWords = { visit: [m.digest_item_visit, m.digest_item_visit_at], call: [m.digest_item_call, m.digest_item_call_at], network: [m.digest_item_network, m.digest_item_network_at] } as const

const wordsOf = (item: DigestItem, f: Formatter): string => {
  switch (item.kind) {
    case 'comments': case 'requests': case 'answers': {
      const say = { comments: m.digest_item_comments, requests: m.digest_item_requests, answers: m.digest_item_answers }[item.kind]
      return say({ n: item.n, number: item.cycleNumber, page: pageName[item.page](), day: f.dayShort(item.since) })
    }
    case 'agreements': return (item.isPast ? m.digest_item_agreements_past : m.digest_item_agreements)({ n: item.n, day: f.dayShort(item.byDay) })
    case 'visits': { const [on, at] = visitWords[item.visit]; return item.atTime ? at({ day: f.weekday(item.onDay), time: item.atTime }) : on({ day: f.weekday(item.onDay) }) }
    case 'quiet': return m.digest_item_quiet({ number: item.cycleNumber, sentence: quietSentence(item, f) })
  }
}

const pathOf = (item: DigestItem, side: Side): string => {
  switch (item.kind) {
    case 'comments': case 'answers': return `${pagePath(item.rbd, item.cycleId, item.page)}#${commentAnchor(item.firstId)}`
    case 'requests': return pagePath(item.rbd, item.cycleId, item.page)
    case 'agreements': case 'visits': return agreementsPath(item.rbd)
    case 'quiet': return remedyPath(item.remedy, item.rbd, item.cycleId, side)
  }
}

const whereOf = (digest: Digest, nameOf: (rbd: number) => string): string => {
  const rbds = [...new Set([...(digest.schools.team ?? []), ...(digest.schools.advisor ?? [])])]
  return rbds.length === 1 ? nameOf(rbds[0]!) : m.digest_where_schools({ n: rbds.length })
}

export const digestView = (digest: Digest, { programme, nameOf, f, origin, today }: DigestSetting): DigestView => {
  const where = whereOf(digest, nameOf)
  const isOfOne = new Set([...(digest.schools.team ?? []), ...(digest.schools.advisor ?? [])]).size === 1
  const lineOf = (item: DigestItem, side: Side): Line => {
    const what = wordsOf(item, f)
    const whose = item.kind === 'visits' && item.n > 1 ? m.digest_where_schools({ n: item.n }) : nameOf(item.rbd)
    return {
      text: f.asHeading(isOfOne ? what : m.digest_at_school({ school: whose, what })),
      step: item.kind === 'quiet' ? m.digest_step({ step: remedySentence[item.remedy]() }) : null, url: origin + pathOf(item, side),
    }
  }
  const moreOf = ({ side, more }: DigestSection) => (more === 0 ? null : { text: m.digest_more({ n: more }), url: origin + (side === 'advisor' ? deskPath : digest.schools.team!.length === 1 ? schoolPath(digest.schools.team![0]!) : inboxPath) })
  return {
    subject: m.digest_subject({ programme, where }), title: f.asHeading(m.digest_title({ where, day: f.weekday(today) })),
    sections: digest.sections.map(s => ({ heading: heading[s.kind](), lines: s.items.map(item => lineOf(item, s.side)), more: moreOf(s) })),
  }
}

const footOf: Record<Rhythm, () => string> = { week: m.digest_foot_week, fortnight: m.digest_foot_fortnight, month: m.digest_foot_month, never: m.digest_foot_fortnight }

/** The mail, plain: it reads the same in every program, on a phone and read aloud. An address begins its own line, where a narrow screen breaks it least. */
export const digestText = (view: DigestView, { origin, rhythm, token }: { origin: string; rhythm: Rhythm; token: string }): string => [
  view.title,
  ...view.sections.map(s => [
    s.heading.toUpperCase(),
    ...s.lines.map(l => [`- ${l.text}`, ...(l.step ? [l.step] : []), l.url].join('\n')),
    ...(s.more ? [`- ${s.more.text}\n${s.more.url}`] : []),
  ].join('\n')),
  ['--', footOf[rhythm](), m.digest_foot_privacy(), `${m.digest_foot_change()} ${origin}${digestPath}`, `${m.digest_foot_stop()} ${origin}${stopPath(token)}`].join('\n'),
].join('\n\n') + '\n'

/** The same points for a group of messages: one line each, bold as WhatsApp writes it. No link that stops anything is in it. */
export const digestLines = (view: DigestView): string => [
  `*${view.title}*`,
  ...view.sections.flatMap(s => [
    '', `*${s.heading}*`,
    ...s.lines.map(l => `• ${[l.text, l.step].filter(Boolean).join(' ')} ${l.url}`),
    ...(s.more ? [`• ${s.more.text}: ${s.more.url}`] : []),
  ]),
].join('\n')
