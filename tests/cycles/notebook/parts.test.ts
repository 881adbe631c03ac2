import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinChanges } from '../../../cycles/notebook/merge.ts'
import { coreFields, emptyPage, isBlank, isSameBody, longestText, numberOf, pageKinds, readPart, type DataReview } from '../../../cycles/notebook/parts.ts'
import { lineOf, openingOf, pageThatMattersNow, sharedOf } from '../../../cycles/notebook/spine.ts'
import { challengeCarriedFrom, markThatWordsSuggest } from '../../../cycles/theory/carry-over.ts'
import { readAnswer, readComment } from '../../../cycles/feedback/feedback.ts'

describe('a page of the notebook', () => {
  it('is blank until somebody writes on it', () => {
    for (const page of pageKinds) expect(isBlank(emptyPage(page))).toBe(true)
    expect(isBlank({ ...emptyPage('challenge'), forWhom: '7°B' })).toBe(false)
  })

  it('takes a text of 300,000 characters and refuses one more by name', () => {
    expect(readPart('challenge', { challenge: 'a'.repeat(longestText) }).ok).toBe(true)
    expect(readPart('challenge', { challenge: 'a'.repeat(longestText + 1) })).toEqual({ ok: false, problems: { challenge: 'text_too_long' } })
  })

  it('counts a line break once, as it is kept, though a browser sends it as two characters', () => {
    expect(readPart('data', { why: '\r\n'.repeat(longestText / 2) + 'a'.repeat(longestText / 2) }).ok).toBe(true)
  })

  it('never refuses what it has once accepted', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), s => {
      const once = readPart('data', { whatWeSee: s })
      if (!once.ok) throw new Error('refused')
      expect(readPart('data', once.body)).toEqual(once)
    }))
  })

  it('reads figures as people type them in Chile and nothing else', () => {
    expect(['87,4', '87.4%', ' 87 ', '−2', '-2,5'].map(numberOf)).toEqual([87.4, 87.4, 87, -2, -2.5])
    expect(['a87', '/87', '8 7', '1.234,5', '', '87,', 'x'].map(numberOf)).toEqual([null, null, null, null, null, null, null])
    expect(readPart('challenge', { expectIndicator: 'attendance', expectTo: '185' })).toEqual({ ok: false, problems: { expectTo: 'percent_outside' } })
    expect(readPart('challenge', { expectFrom: 'muchos' })).toEqual({ ok: false, problems: { expectFrom: 'number_not_read' } })
  })

  it('shows open only fields it has', () => {
    for (const page of pageKinds) for (const field of coreFields[page]) expect(Object.keys(emptyPage(page))).toContain(field)
  })

  it('is the same text whatever order its fields come back in', () => {
    const data = (fields: Partial<DataReview>) => ({ ...fields }) as DataReview
    expect(isSameBody(data({ whatWeSee: 'a', whoIsAtRisk: 'b', why: '' }), data({ why: '', whoIsAtRisk: 'b', whatWeSee: 'a' }))).toBe(true)
    expect(isSameBody(data({ whatWeSee: 'a', whoIsAtRisk: 'b', why: '' }), data({ why: '', whoIsAtRisk: 'a', whatWeSee: 'a' }))).toBe(false)
  })
})

describe('joining two people\'s changes', () => {
  const body = fc.record({ whatWeSee: fc.constantFrom('', 'a', 'b'), whoIsAtRisk: fc.constantFrom('', 'a', 'b'), why: fc.constantFrom('', 'a', 'b') })
    .map(fields => ({ ...emptyPage('data'), ...fields }))
  it('keeps each one\'s words in the fields only that one touched, and names the fields both did', () => {
    fc.assert(fc.property(body, body, body, (base, mine, theirs) => {
      const { joined, clashing } = joinChanges(base, mine, theirs)
      for (const field of ['whatWeSee', 'whoIsAtRisk', 'why'] as const) {
        if (mine[field] === base[field]) expect(joined[field]).toBe(theirs[field])
        else expect(joined[field]).toBe(mine[field])
        expect(clashing.includes(field)).toBe(mine[field] !== base[field] && theirs[field] !== base[field] && mine[field] !== theirs[field])
      }
    }))
  })
  it('gives the same text whoever saves first, when nothing clashes', () => {
    fc.assert(fc.property(body, body, body, (base, mine, theirs) => {
      const [a, b] = [joinChanges(base, mine, theirs), joinChanges(base, theirs, mine)]
      expect(a.clashing).toEqual(b.clashing)
      if (a.clashing.length === 0) expect(a.joined).toEqual(b.joined)
    }))
  })
})

describe('the spine', () => {
  const none = { actions: 0, adjustments: 0, notes: 0, measures: 0 }
  it('says what is there in a few words', () => {
    expect(lineOf('challenge', emptyPage('challenge'), none)).toEqual({ kind: 'nothing-yet' })
    expect(lineOf('challenge', { ...emptyPage('challenge'), challenge: 'Los lunes\nfaltan 9 de 31' }, none)).toEqual({ kind: 'opening', words: 'Los lunes faltan 9 de 31' })
    expect(lineOf('implementation', emptyPage('implementation'), { actions: 1, adjustments: 2, notes: 9, measures: 1 })).toEqual({ kind: 'entries', actions: 1, adjustments: 2, notes: 9, measures: 1 })
    expect(lineOf('learnings', { ...emptyPage('learnings'), learnt: 'algo', decision: 'widen' }, none)).toEqual({ kind: 'decision', decision: 'widen' })
  })
  it('never cuts a line in the middle of a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), s => { expect(openingOf(s.replace(/\p{Surrogate}/gu, ''))).not.toMatch(/\p{Surrogate}/u) }))
  })
  it('tells a page shared as it stands from one written on since', () => {
    expect(sharedOf({ version: 3, readyVersion: null })).toBe('no')
    expect(sharedOf({ version: 3, readyVersion: 3 })).toBe('yes')
    expect(sharedOf({ version: 4, readyVersion: 3 })).toBe('changed-since')
    expect(sharedOf({ version: 3, readyVersion: 3 }, true)).toBe('changed-since')
  })
  it('opens a cycle where the next words go', () => {
    const pages = { challenge: emptyPage('challenge'), data: emptyPage('data'), implementation: emptyPage('implementation'), learnings: emptyPage('learnings') }
    expect(pageThatMattersNow('planning', pages)).toBe('challenge')
    expect(pageThatMattersNow('planning', { ...pages, challenge: { ...pages.challenge, challenge: 'x' } })).toBe('data')
    expect(pageThatMattersNow('implementing', pages)).toBe('implementation')
    expect(pageThatMattersNow('closed', pages)).toBe('learnings')
  })
})

describe('a theory carried over', () => {
  const parent = { ...emptyPage('challenge'), challenge: 'viejo', theoryIf: 'a', theoryThen: 'b', theoryWhichWill: 'c' }
  it('comes along without the old challenge', () => {
    expect(challengeCarriedFrom(parent, 'maintained')).toEqual({ ...emptyPage('challenge'), theoryIf: 'a', theoryThen: 'b', theoryWhichWill: 'c' })
    expect(challengeCarriedFrom(parent, 'replaced')).toEqual(emptyPage('challenge'))
  })
  it('suggests another mark only when the words say otherwise', () => {
    expect(markThatWordsSuggest('maintained', parent, { ...parent, theoryIf: 'A ' })).toBeNull()
    expect(markThatWordsSuggest('maintained', parent, { ...parent, theoryIf: 'otra' })).toBe('adjusted')
    expect(markThatWordsSuggest('replaced', parent, parent)).toBe('maintained')
    expect(markThatWordsSuggest('replaced', parent, emptyPage('challenge'))).toBeNull()
  })
})

describe('a comment in the margin', () => {
  it('has a kind and words', () => {
    expect(readComment({ kind: 'question', text: ' ¿Y los martes? ' })).toEqual({ ok: true, comment: { kind: 'question', text: '¿Y los martes?' } })
    expect(readComment({ text: '' })).toEqual({ ok: false, problems: { kind: 'comment_kind_missing', text: 'comment_text_missing' } })
    expect(readComment({ kind: 'veredicto', text: 'x' })).toEqual({ ok: false, problems: { kind: 'comment_kind_missing' } })
  })
  it('is answered with words, a stance, or both, but not with nothing', () => {
    expect(readAnswer({ answer: 'Sí', stance: '' })).toEqual({ ok: true, answer: { answer: 'Sí', stance: null } })
    expect(readAnswer({ answer: '', stance: 'not-now' })).toEqual({ ok: true, answer: { answer: '', stance: 'not-now' } })
    expect(readAnswer({ answer: ' ', stance: '' })).toEqual({ ok: false, problems: { answer: 'answer_missing' } })
  })
})
