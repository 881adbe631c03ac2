/** The page a comment is written on: what it speaks of beside the words, and everything else on the page it could speak of. Only what is shared is read. */
import { anchorToken, filledSections, placeOf, quotable, wordsOfSection, type Anchor, type Place } from '../../../cycles/feedback/anchors.ts'
import { attendancePercentOf } from '../../../cycles/indicators/attendance.ts'
import { measuredWeeksOf } from '../../../cycles/measures/weeks.ts'
import { entryKindsOf, type EntryKind, type PageKind, type PartBody } from '../../../cycles/notebook/parts.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { getNotebookForAdvisor, type AdvisorNotebook } from '../../../db/notebook/cycles.ts'
import { getPresentFigures } from '../../../db/notebook/snapshots.ts'
import { fieldName, entryFieldName } from '../../components/notebook/field-names.ts'
import { entryName } from '../../components/notebook/names.ts'
import { m } from '../../messages/compiled/messages.js'
import { found, type Visit } from '../notebook/viewer.server.ts'
import { wordsInField } from '../notebook/revisions.server.ts'
import { figureWords, pointWords, sectionName, wordsOfEntry } from './describe-comments.server.ts'

type Point = { token: string; label: string; figure: number | null }
export type CommentPlaces = {
  /** What the comment will speak of. */
  label: string
  token: string
  /** The version of the text that is shown: it goes back with the comment. */
  version: number
  words: { key: string; label: string; text: string }[]
  /** Sentences of it that can be quoted: `value` names field and sentence. */
  sentences: { value: string; quote: string }[]
  /** Somebody followed a link to what is not shared any more. */
  isGone: boolean
  /** The team took the page back: nothing can be given now. */
  isClosed: boolean
  others: { token: string; label: string; words: string }[]
  series: { name: string; points: Point[] }[]
  anchor: Anchor | null
}

const monthToken = (x: { year: number; month: number }) => `${x.year}-${String(x.month).padStart(2, '0')}`

/** Months of attendance belong to what was seen in the data, weeks of a measure to what was done; both are talked of where one learns. */
const seriesOf = async (visit: Visit, n: AdvisorNotebook, page: PageKind): Promise<{ name: string; series: string; points: Point[] }[]> => {
  if (page === 'challenge') return []
  const months = page === 'implementation' ? [] : (await getPresentFigures(visit.store, visit.rbd, visit.today))?.months ?? []
  const attendance: Point[] = months.map(x => {
    const figure = attendancePercentOf(x)
    return { token: `punto.attendance.${monthToken(x)}`, label: `${visit.f.monthLong(x)}: ${figureWords('%', figure, visit.f)}`, figure }
  }).reverse()
  const measures = n.entries.measure.map(e => ({
    name: e.body.name, series: e.id,
    points: measuredWeeksOf(e.body as unknown as Record<string, string>).filter(w => w.value !== null)
      .map(w => ({ token: `punto.${e.id}.${w.monday}`, label: `${m.doing_week({ day: visit.f.dayShort(w.monday) })}: ${figureWords(e.body.unit, w.value, visit.f)}`, figure: w.value })).reverse(),
  }))
  return [{ name: m.advice_series_attendance(), series: 'attendance', points: attendance }, ...measures].filter(s => s.points.length > 0)
}

/** `token`: what the address names. Throws 404 for a cycle of another school. */
export const placesFor = async (visit: Visit, page: PageKind, token: string | null): Promise<CommentPlaces & { title: string; number: number; year: number }> => {
  const n = found(await getNotebookForAdvisor(visit.store, visit.rbd, visit.cycleId, visit.today))
  const ready = n.pages[page]
  const head = { title: n.cycle.title, number: n.cycle.number, year: n.cycle.year }
  // Taken back while somebody writes: their words stay where they are.
  if (!ready) return { ...head, label: m.advice_whole_page(), token: '', version: 0, words: [], sentences: [], isGone: false, isClosed: true, others: [], series: [], anchor: null }
  const body: PartBody = ready.body
  const kinds = entryKindsOf(page)
  const entries = kinds.flatMap(kind => n.entries[kind].map(e => ({ kind, ...e, body: e.body as PartBody })))
  const series = await seriesOf(visit, n, page)
  const others = [
    { token: '', label: m.advice_whole_page(), words: '' },
    ...filledSections(page, body).map(s => ({ token: `seccion.${s}`, label: sectionName(s), words: openingOf(wordsOfSection(page, s, body)[0]?.text ?? '', 70) })),
    ...entries.map(e => ({ token: `entrada.${e.id}`, label: entryName[e.kind](), words: wordsOfEntry(e.kind, e.body) })),
  ]
  const shape = (fields: { field: string; text: string }[], nameOf: (field: string) => string) =>
    fields.map(w => ({ key: w.field, label: nameOf(w.field), text: wordsInField(w.field, w.text, visit.f) }))
  const place: Place = placeOf(page, token)
  const at = (anchor: Anchor | null, label: string, version: number, words: CommentPlaces['words'], sentences: CommentPlaces['sentences'] = [], isGone = false) => ({
    ...head, isClosed: false, label, version, words, sentences, isGone, anchor,
    token: anchorToken(anchor), others: others.filter(o => o.token !== anchorToken(anchor)), series: series.map(({ name, points }) => ({ name, points })),
  })
  const whole = (isGone = false) => at(null, m.advice_whole_page(), ready.version, shape(filledSections(page, body).flatMap(s => wordsOfSection(page, s, body)), fieldName), [], isGone)
  switch (place.kind) {
    case 'page': return whole()
    case 'section': {
      const words = wordsOfSection(page, place.section, body)
      if (words.length === 0) return whole(true)
      return at({ kind: 'section', section: place.section }, sectionName(place.section), ready.version, shape(words, fieldName), quotable(page, place.section, body).map(q => ({ value: `${q.field}|${q.quote}`, quote: q.quote })))
    }
    case 'entry': {
      const e = entries.find(x => x.id === place.entryId)
      if (!e) return whole(true)
      const said = Object.entries(e.body as unknown as Record<string, string>).filter(([field, text]) => text !== '' && !field.includes('.')).map(([field, text]) => ({ field, text }))
      return at({ kind: 'entry', entryId: e.id }, m.advice_about_entry({ kind: entryName[e.kind as EntryKind](), words: wordsOfEntry(e.kind, e.body) }), e.version, shape(said, field => entryFieldName(e.kind, field)))
    }
    case 'point': {
      const of = series.find(s => s.series === place.series)
      const point = of?.points.find(p => p.token === `punto.${place.series}.${place.at}`)
      if (!of || !point) return whole(true)
      const measure = n.entries.measure.find(e => e.id === place.series)
      const anchor: Anchor = { kind: 'point', series: place.series, at: place.at, figure: point.figure }
      const label = pointWords(anchor, measure?.body ?? null, visit.f)
      return at(anchor, label, measure?.version ?? ready.version, [])
    }
  }
}
