/**
 * The notebook as one readable file: opens anywhere, without a network and without scripts, and says so itself (its own content policy). It is
 * a download and no page of the site, so its style stands in it. Words are in the language of whoever asks the generator for its next piece.
 */
import { html, type Html } from '../../cycles/export/html.ts'
import type { FeedbackKind, Stance } from '../../cycles/feedback/feedback.ts'
import type { PageKind, PartBody, PartKind } from '../../cycles/notebook/parts.ts'
import { splitField } from '../../cycles/notebook/repeats.ts'
import { isPageKind } from '../../cycles/notebook/spine.ts'
import type { ArchiveHead, ArchivedCycle, ArchivedPart, ArchivedRevision, ArchivePiece } from '../../db/notebook/archive.ts'
import { wayName } from '../components/doing/names.ts'
import { answerName, placeName } from '../components/together/words.ts'
import { professionName } from '../routes/people/people-words.ts'
import { carriedName, entryName, feedbackKindName, pageName, stanceName } from '../components/notebook/names.ts'
import type { Formatter } from '../format.ts'
import { m } from '../messages/compiled/messages.js'
import { currentLocale, languageTag } from '../words.ts'
import { partnershipsHtmlOf } from './partnerships-html.ts'
import { archiveFieldName, archiveValue } from './archive-words.ts'

const style = `
:root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1d2930;--soft:#4c5a62;--line:#e3dfd3;--voice:#0d5c63}
@media(prefers-color-scheme:dark){:root{--paper:#14191c;--ink:#ece8dd;--soft:#b9bfbf;--line:#2f393e;--voice:#7cc7c4}}
*{box-sizing:border-box}body{margin:0 auto;max-width:46rem;padding:2rem 1.25rem 5rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 Georgia,'Noto Serif',serif;overflow-wrap:anywhere}
h1{font-size:2.25rem;line-height:1.1;margin:0 0 .5rem}h2{font-size:1.75rem;line-height:1.15;margin:4rem 0 .25rem;padding-top:1rem;border-top:3px solid var(--voice)}
h3{font-size:1.25rem;margin:2.5rem 0 .75rem;color:var(--voice)}h4{font:600 .875rem/1.4 system-ui,sans-serif;color:var(--soft);margin:1.25rem 0 .125rem}
p{margin:0 0 .5rem}.t{white-space:pre-wrap}.s,nav,summary,footer{font:.875rem/1.5 system-ui,sans-serif;color:var(--soft)}
nav ol{padding-left:1.25rem}a{color:var(--voice)}.e{border-left:3px solid var(--line);padding:.125rem 0 .25rem 1rem;margin:0 0 1rem}
.w{opacity:.75}details{margin:.5rem 0 1rem}summary{cursor:pointer;padding:.375rem 0}.r{border-top:1px dotted var(--line);padding:.5rem 0 .25rem}
table{border-collapse:collapse;font:.875rem/1.4 system-ui,sans-serif}td,th{text-align:right;padding:.125rem 1rem .125rem 0}td:first-child,th:first-child{text-align:left}
@media print{body{max-width:none;padding:0;background:#fff;color:#000;font-size:10pt}h2{break-before:page}details{display:none}}
`

/** `reasons`: what the school's own reasons are called, by id. */
type Words = { f: Formatter; reasons: Readonly<Record<string, string>> }

/** Fields in the order they were kept; groups of several after the first of their kind. */
const fieldsOf = (kind: PartKind, body: PartBody, w: Words): Html[] => {
  const places = new Map<string, number>()
  return Object.entries(body as unknown as Record<string, string>).filter(([, value]) => value !== '').map(([field, value]) => {
    const name = splitField(field)?.name ?? field
    const place = (places.get(name) ?? 0) + 1
    places.set(name, place)
    return html`<h4>${archiveFieldName(kind, field, { place, ...w })}</h4><p class="t" dir="auto">${archiveValue(field, value, w.f)}</p>\n`
  })
}

const kindName: Record<PartKind, () => string> = { ...pageName, ...entryName }

const headOf = (head: ArchiveHead, f: Formatter): Html => html`<!doctype html>
<html lang="${languageTag(currentLocale())}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="robots" content="noindex">
<title>${m.notebook_school_title({ school: head.school.name ?? `RBD ${head.school.rbd}` })}</title><style>${styleSheet}</style></head><body>
<header><p class="s">${head.programme}</p><h1>${m.notebook_school_title({ school: head.school.name ?? `RBD ${head.school.rbd}` })}</h1>
<p class="s">${m.story_archive_taken({ rbd: String(head.school.rbd), when: f.dayAndTime(head.exportedAt) })}</p><p class="s">${m.story_archive_care()}</p></header>
${head.contents.length === 0 ? html`<p>${m.story_archive_nothing()}</p>` : html`<nav><ol>${head.contents.map(c => html`<li value="${c.number}"><a href="#ciclo-${c.number}"><bdi>${c.title}</bdi></a></li>`)}</ol></nav>`}
`
/** The one piece of this file that is no text and no markup: our own, a constant. */
const styleSheet = { text: style } as unknown as Html

const lineOf = (...texts: (string | null)[]): Html | null => {
  const said = texts.filter((t): t is string => t !== null && t !== '')
  return said.length === 0 ? null : html`<p class="s">${said.join(' · ')}</p>\n`
}

const cycleOf = (c: ArchivedCycle, f: Formatter): Html => {
  const day = (d: string | null) => (d === null ? null : f.day(d))
  return html`<section id="ciclo-${c.number}"><h2 dir="auto">${c.number}. ${c.title}</h2>
${lineOf(
    m.story_archive_started({ day: f.day(c.startedOn), name: c.createdBy }), c.implementationFrom ? m.story_archive_implementing({ day: day(c.implementationFrom)! }) : null,
    c.closedOn ? m.story_archive_closed({ day: day(c.closedOn)! }) : null, c.droppedOn ? m.story_archive_dropped({ day: day(c.droppedOn)! }) : null,
    c.bornFrom !== null ? m.story_archive_born({ number: c.bornFrom, carried: c.theoryCarried === null ? '' : (carriedName as Record<string, () => string>)[c.theoryCarried]?.().toLowerCase() ?? '' }) : null,
  )}${c.pauses.map(p => lineOf(m.story_archive_pause({ from: f.day(p.startsOn), to: f.day(p.endedOn ?? p.until), name: p.by })))}`
}

const partOf = (part: ArchivedPart, w: Words): Html => {
  const fields = fieldsOf(part.kind, part.body, w)
  const isPage = isPageKind(part.kind)
  const said = lineOf(
    m.story_archive_saved({ name: part.updatedBy, when: w.f.dayAndTime(part.updatedAt) }),
    part.ready ? m.story_archive_ready({ name: part.ready.by, when: w.f.dayAndTime(part.ready.at), version: part.ready.version }) : null,
    part.withdrawnAt ? m.story_archive_withdrawn({ when: w.f.dayAndTime(part.withdrawnAt) }) : null,
  )
  return isPage
    ? html`<h3>${kindName[part.kind]()}</h3>\n${fields.length === 0 ? html`<p class="s">${m.notebook_history_blank()}</p>` : fields}${said}`
    : html`<div class="${part.withdrawnAt ? 'e w' : 'e'}"><p class="s"><strong>${kindName[part.kind]()}</strong></p>\n${fields}${said}`
}

const revisionOf = (kind: PartKind, r: ArchivedRevision, w: Words): Html => html`<div class="r">${lineOf(
  r.outcome === 'conflict' ? m.notebook_history_conflict() : m.notebook_history_version({ n: r.version }), m.notebook_history_by({ name: r.by, when: w.f.dayAndTime(r.at) }),
)}${fieldsOf(kind, r.body, w)}</div>\n`

const wordOf = (table: Readonly<Record<string, () => string>>, key: string): string => (Object.hasOwn(table, key) ? table[key]!() : key)

const around = (c: ArchivedCycle, w: Words): Html => html`${c.snapshots.length > 0 ? html`<h3>${m.story_archive_snapshots()}</h3>${c.snapshots.map(s => html`<p class="s">${m.story_archive_snapshot({ when: w.f.dayAndTime(s.takenAt) })}${s.figures.source ? ` · ${m.data_source({ file: s.figures.source.fileName, day: w.f.dayOf(s.figures.source.publishedAt) })}` : ''}</p>
<table><tr><th>${m.data_col_month()}</th><th>${m.data_col_attendance()}</th><th>${m.data_col_students()}</th></tr>${s.figures.months.map(x => html`<tr><td>${w.f.month(x)}</td><td>${x.daysDue > 0 ? w.f.percent((100 * x.daysAttended) / x.daysDue) : '·'}</td><td>${w.f.integer(x.students)}</td></tr>`)}</table>\n`)}` : null}${
  c.needs.length > 0 ? html`<h3>${m.story_archive_needs()}</h3>${c.needs.map(n => html`<div class="e"><p class="t" dir="auto">${n.text}</p>${lineOf(
    m.notebook_history_by({ name: n.raisedBy, when: w.f.dayAndTime(n.raisedAt) }), n.inChargeOf ? m.story_archive_in_charge({ name: n.inChargeOf }) : null,
    n.withdrawnAt ? m.story_archive_withdrawn({ when: w.f.dayAndTime(n.withdrawnAt) }) : null,
  )}${n.answerText || n.answer ? html`<p class="t" dir="auto">${n.answerText ?? ''}</p>${lineOf(n.answerDay ? w.f.day(n.answerDay) : null, n.answeredBy && n.answeredAt ? m.notebook_history_by({ name: n.answeredBy, when: w.f.dayAndTime(n.answeredAt) }) : null)}` : null}</div>\n`)}` : null}${
  c.referrals.length > 0 ? html`<h3>${m.together_ref_title()}</h3>${c.referrals.map(r => html`<div class="${r.withdrawn ? 'e w' : 'e'}">${lineOf(
    m.together_ref_line({ place: wordOf(placeName, r.place), n: w.f.integer(r.count), week: w.f.day(r.weekOf) }), wordOf(wayName, r.way), r.responsible === null ? null : professionName(r.responsible), m.together_ref_by({ name: r.by }), m.together_ref_archive_back({ day: w.f.day(r.backBy) }),
  )}${r.answers.map(a => lineOf(m.together_ref_came_back({ day: w.f.day(a.on), n: w.f.integer(a.count), answer: wordOf(answerName, a.answer) }), m.together_ref_by({ name: a.by }), a.withdrawn ? m.together_ref_removed_list() : null))}</div>\n`)}` : null}${
  c.feedback.length + c.requests.length > 0 ? html`<h3>${m.story_archive_conversation()}</h3>${c.requests.map(q => html`<div class="e">${lineOf(pageName[q.page as PageKind]?.() ?? q.page, m.advice_asked_line({ name: q.askedBy, day: w.f.dayAndTime(q.askedAt) }))}${q.question ? html`<p class="t" dir="auto">${q.question}</p>` : null}</div>\n`)}${c.feedback.map(x => html`<div class="e">${lineOf(
    feedbackKindName[x.kind as FeedbackKind]?.() ?? x.kind, pageName[x.page as PageKind]?.() ?? x.page, m.notebook_history_by({ name: x.writtenBy, when: w.f.dayAndTime(x.writtenAt) }),
  )}${x.about?.kind === 'sentence' ? html`<blockquote class="t" dir="auto">${x.about.quote}</blockquote>` : null}<p class="t" dir="auto">${x.text}</p>${x.answer !== null || x.stance !== null ? html`<div class="e"><p class="t" dir="auto">${x.answer ?? ''}</p>${lineOf(
    x.stance === null ? null : stanceName[x.stance as Stance]?.() ?? x.stance, x.answeredBy && x.answeredAt ? m.notebook_history_by({ name: x.answeredBy, when: w.f.dayAndTime(x.answeredAt) }) : null,
  )}</div>` : null}</div>\n`)}` : null}</section>\n`

/** The file in pieces. What a part was before stands folded under it. */
export const archiveHtmlOf = async function* (pieces: AsyncIterable<ArchivePiece>, f: Formatter): AsyncGenerator<string> {
  let w: Words = { f, reasons: {} }
  let [cycle, part]: [ArchivedCycle | null, ArchivedPart | null] = [null, null]
  let isFolded = false
  let partnerships = ''
  /** What is open is closed before the next thing of its kind begins. */
  const endOfPart = () => {
    const closing = part === null ? '' : `${isFolded ? '</details>' : ''}${isPageKind(part.kind) ? '' : '</div>'}\n`
    ;[part, isFolded] = [null, false]
    return closing
  }
  const endOfCycle = () => `${endOfPart()}${cycle === null ? '' : around(cycle, w).text}`
  for await (const piece of pieces) {
    switch (piece.kind) {
      case 'head': {
        w = { f, reasons: Object.fromEntries(piece.head.absenceReasons.flatMap(r => (r.label === null ? [] : [[r.id, r.label]]))) }
        partnerships = partnershipsHtmlOf(piece.head.partnerships, f)
        yield headOf(piece.head, f).text
        break
      }
      case 'cycle':
        yield endOfCycle() + cycleOf(piece.cycle, f).text
        cycle = piece.cycle
        break
      case 'part':
        yield endOfPart() + partOf(piece.part, w).text
        part = piece.part
        break
      case 'revision': {
        // The version that stands is above already: a part saved once has no history to unfold.
        if (part === null || (piece.revision.outcome === 'saved' && piece.revision.version === part.version)) break
        const opening = isFolded ? '' : html`<details><summary>${m.notebook_history()}</summary>`.text
        isFolded = true
        yield opening + revisionOf(part.kind, piece.revision, w).text
        break
      }
    }
  }
  yield `${endOfCycle()}${partnerships}<footer><p>${html`${m.story_archive_end()}`.text}</p></footer></body></html>\n`
}
