import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { archiveHtmlOf } from '../../../app/archive/archive-html.ts'
import { archiveFieldName, archiveValue } from '../../../app/archive/archive-words.ts'
import { formatter } from '../../../app/format.ts'
import { readLocaleWith, type Locale } from '../../../app/words.ts'
import { partSchemas, type PartBody, type PartKind } from '../../../cycles/notebook/parts.ts'
import type { ArchivedCycle, ArchivedPart, ArchivePiece } from '../../../db/notebook/archive.ts'

let locale: Locale = 'es'
beforeAll(() => readLocaleWith(() => locale))

const at = '2026-11-18T13:40:00.000Z'
/** A notebook in which every text is `text`: titles, names, fields, comments, files. */
const piecesOf = (text: string): ArchivePiece[] => {
  const part = (kind: PartKind, body: Record<string, string>): ArchivedPart => ({ id: kind, kind, body: body as unknown as PartBody, version: 2, createdAt: at, updatedAt: at, updatedBy: text, withdrawnAt: kind === 'note' ? at : null, ready: kind === 'challenge' ? { version: 1, at, by: text } : null })
  const cycle: ArchivedCycle = {
    id: 'c', number: 1, year: 2026, title: text, startedOn: '2026-03-12', implementationFrom: null, closedOn: null, droppedOn: null, bornFrom: null, theoryCarried: null, createdBy: text, createdAt: at,
    pauses: [{ startsOn: '2026-10-01', until: '2026-10-09', reason: 'tests', endedOn: null, by: text, at }],
    snapshots: [{ takenAt: at, takenBy: text, figures: { shape: 1, months: [], courses: [], scheme: { name: text, severeFrom: 50, repeatedFrom: 85, normalFrom: 90, outstandingFrom: 97 }, source: { fileName: text, publishedAt: at } } }],
    needs: [{ kind: 'transport', text, raisedBy: text, raisedAt: at, withdrawnAt: null, receivedBy: null, receivedAt: null, inChargeOf: text, answer: 'yes', answerText: text, answerDay: null, answeredBy: text, answeredAt: at }],
    requests: [{ page: 'challenge', question: text, askedBy: text, askedAt: at, metAt: null }],
    feedback: [{ id: text, about: { kind: 'sentence', field: 'challenge', quote: text }, partId: null, partVersion: null, follows: null, page: 'challenge', kind: 'question', text, writtenBy: text, writtenAt: at, answer: text, stance: 'taken', answeredBy: text, answeredAt: at }],
    storyLinks: [],
    referrals: [{ weekOf: '2026-09-07', place: text, way: 'referral', count: 3, responsible: text, backBy: '2026-09-21', by: text, withdrawn: false, answers: [{ on: '2026-09-15', answer: text, count: 1, by: text, withdrawn: true }] }],
  }
  const revision = (version: number, outcome: 'saved' | 'conflict', body: Record<string, string>): ArchivePiece => ({ kind: 'revision', revision: { version, at, by: text, outcome, body: body as unknown as PartBody } })
  return [
    { kind: 'head', head: { format: 'cuaderno-tep/notebook', version: 1, exportedAt: at, programme: text, school: { rbd: 90001, name: text, commune: text }, contents: [{ number: 1, title: text }], absenceReasons: [{ id: 'r1', label: text, createdBy: text, createdAt: at, retiredAt: null }], partnerships: [{
      organisation: { name: text, kind: 'support' }, purpose: text, from: '2026-03-02', to: '', begunOn: '2026-03-02', endedOn: null, withdrawn: false, coordinator: { name: text, profession: 'principal' }, schoolShares: text, partnerShares: text,
      goals: [{ text, state: 'reached' }], seen: [{ kind: 'vision', onDay: '2026-03-02', marks: ['strategic'], note: text, by: text, withdrawn: true }],
      meetings: [{ onDay: '2026-03-02', state: 'held', present: ['principal'], partnerPresent: text, agreed: text, talked: text, by: text, withdrawn: false, school: { answers: { 'both-ways': 7.5 }, by: text, role: '', at }, partner: { answers: {}, by: null, role: text, at } }],
      actions: [{ what: text, who: text, agreedOn: '2026-03-02', byDay: '', state: 'done' }], assessments: [{ onDay: '2026-03-02', form: 'four', withdrawn: false, school: null, partner: { answers: { help: 3 }, by: null, role: text, at } }],
      reviews: [{ kind: 'swot', onDay: '2026-03-02', texts: { strengths: text }, decision: null, by: text, withdrawn: false }], before: [], links: [],
    }] } },
    { kind: 'cycle', cycle },
    { kind: 'part', part: part('challenge', { challenge: text, 'theoryIf.k1': text, [text]: text }) }, revision(1, 'saved', { challenge: text }), revision(1, 'conflict', { challenge: text }), revision(2, 'saved', { challenge: text }),
    { kind: 'part', part: part('data', { whatWeSee: text, 'reason.r1': '3' }) },
    { kind: 'part', part: part('note', { on: '2026-09-07', text }) }, revision(1, 'saved', { on: '2026-09-07', text }),
    { kind: 'part', part: part('action', { what: text, professions: 'teacher' }) },
    { kind: 'part', part: part('together', { commonReading: text, 'matters.teacher': text, [`asks.${text}`]: text, 'seesNeeds.teacher': 'emotional' }) },
  ]
}
const htmlOf = async (text: string) => {
  let out = ''
  for await (const piece of archiveHtmlOf((async function* () { yield* piecesOf(text) })(), formatter(locale))) out += piece
  return out
}
const tagsOf = (out: string) => out.match(/<[^>]*>/g)!.map(tag => tag.replace(/\s.*>$/s, '>'))
/** Tags that end themselves. */
const empty = new Set(['<!doctype>', '<meta>'])
const isBalanced = (tags: string[]) => {
  const open: string[] = []
  for (const tag of tags) {
    if (empty.has(tag)) continue
    if (!tag.startsWith('</')) open.push(tag.slice(1, -1))
    else if (open.pop() !== tag.slice(2, -1)) return false
  }
  return open.length === 0
}

describe('the readable file', () => {
  it('has the same markup whatever people wrote, every tag closed, and no way to run or fetch anything', async () => {
    locale = 'es'
    const plain = tagsOf(await htmlOf('texto'))
    expect(isBalanced(plain)).toBe(true)
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.array(fc.constantFrom('<script>alert(1)</script>', '</p>', '"', "'", '<img src=x onerror=alert(1)>', '</style>', '<!--', '-->', '&', 'javascript:', '\u202e', '\u0000', ']]>', '=cmd()'), { minLength: 1, maxLength: 6 }).map(c => c.join('')),
    )
    await fc.assert(fc.asyncProperty(hostile, async text => {
      const out = await htmlOf(text)
      expect(tagsOf(out)).toEqual(plain)
      expect(out).not.toMatch(/<(script|img|link|iframe|object|svg|base)/i)
    }), { numRuns: 150 })
    expect(plain.filter(tag => ['<script>', '<img>', '<link>', '<iframe>'].includes(tag))).toEqual([])
    expect(await htmlOf('texto')).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  it('is in the language it was asked for', async () => {
    locale = 'es'
    expect(await htmlOf('x')).toMatch(/<html lang="es-CL">.*Fin del cuaderno/s)
    locale = 'en'
    const english = await htmlOf('x')
    expect(english).toMatch(/<html lang="en">.*End of the notebook/s)
    expect(english).toContain('Challenge and theory of action')
    expect(english).not.toMatch(/Guardado|Versión|Anotación/)
    locale = 'es'
  })

  it('folds what a part was before under it, and not the version that stands', async () => {
    const out = await htmlOf('texto')
    expect(out.match(/<details>/g)).toHaveLength(2)
    expect(out.match(/class="r"/g)).toHaveLength(3)
  })
})

describe('its words', () => {
  it('name every field a notebook can hold, in both languages, and never by its key', () => {
    for (const language of ['es', 'en'] as const) {
      locale = language
      for (const kind of Object.keys(partSchemas) as PartKind[]) for (const field of Object.keys(partSchemas[kind].shape)) {
        const name = archiveFieldName(kind, field, { place: 1, reasons: {} })
        expect(name, `${kind}.${field}`).not.toBe(field)
        expect(name).not.toBe('')
      }
    }
    locale = 'es'
    expect(archiveFieldName('data', 'reason.r1', { place: 1, reasons: { r1: 'Transporte' } })).toContain('Transporte')
    expect(archiveFieldName('measure', 'value.2026-08-24', { place: 1, reasons: {} })).toContain('24 ago 2026')
    expect(archiveFieldName('challenge', 'theoryIf.k1', { place: 2, reasons: {} })).toMatch(/\(2\)$/)
  })

  it('say choices, sets and days in words, and leave a person’s own text as it is', () => {
    const f = formatter('es')
    expect(archiveValue('decision', 'widen', f)).toBe('Ampliar')
    expect(archiveValue('showsWeekdays', 'mon fri', f)).toBe('Lunes y Viernes')
    expect(archiveValue('reading.k2', 'cannot-tell', f)).toBe('Todavía no se puede saber')
    expect(archiveValue('on', '2026-09-07', f)).toBe('7 sep 2026')
    expect(archiveValue('learnt', 'widen', f)).toBe('widen')
    // Names every object has are no words of ours.
    for (const key of ['constructor', 'valueOf', '__proto__']) {
      expect(archiveFieldName('challenge', key, { place: 1, reasons: {} })).toBe(key)
      expect(archiveValue('decision', key, f)).toBe(key)
      expect(archiveValue(key, 'x', f)).toBe('x')
    }
  })
})
