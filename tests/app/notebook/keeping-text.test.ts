import { describe, expect, it } from 'vitest'
import { keepText } from '../../../app/components/notebook/keep-text.ts'
import { readLocaleWith } from '../../../app/words.ts'
import { wasTaken } from '../../../app/components/saving/taken.ts'
import { frameStays, askNavigation, skipsItsOwnSaves } from '../../../app/components/notebook/revalidation.ts'

readLocaleWith(() => 'es')
const post = () => new Request('http://tep.test/x', { method: 'POST', body: new URLSearchParams({ saveKey: 'k1' }) })
const failing = (thrown: unknown) => keepText(post(), () => Promise.reject(thrown))

describe('between the form and the server', () => {
  it('gives the server\'s answer on', async () => {
    expect(await keepText(post(), () => Promise.resolve({ kind: 'saved' }))).toEqual({ kind: 'saved' })
  })
  it('answers instead of throwing when the line drops, the session ended or the server failed', async () => {
    expect(await failing(new TypeError('Failed to fetch'))).toEqual({ kind: 'offline' })
    expect(await failing(new Response(null, { status: 302, headers: { Location: '/entrar?a=x' } }))).toEqual({ kind: 'signed-out' })
    expect(await failing(new Response(null, { status: 503 }))).toMatchObject({ kind: 'failed' })
    expect(await failing({ status: 500, data: null })).toMatchObject({ kind: 'failed' })
    expect(await failing({ status: 409, data: { reason: 'words-kept', why: 'other-person', to: '/x', fields: {} } })).toMatchObject({ kind: 'other-person' })
    expect(await failing(new Error('unexpected'))).toMatchObject({ kind: 'failed' })
  })
  it('lets the server send the reader on', async () => {
    const onwards = new Response(null, { status: 303, headers: { Location: '/cuadernos/90001' } })
    await expect(failing(onwards)).rejects.toBe(onwards)
    // And notes that it took the words: the form that sent them may be gone. Only a redirect says so.
    expect(wasTaken('k1')).toBe(true)
    await failing(new TypeError('Failed to fetch'))
    expect(wasTaken('k1')).toBe(false)
  })
})

describe('what is loaded again after a post', () => {
  const args = (fields: Record<string, string>, actionResult: unknown) => {
    const formData = new FormData()
    for (const [k, v] of Object.entries(fields)) formData.set(k, v)
    return { formData, actionResult, defaultShouldRevalidate: true } as never
  }
  it('is nothing when the server did not take it: the page with the words stays', () => {
    for (const kind of ['offline', 'signed-out', 'failed', 'other-person']) {
      expect(skipsItsOwnSaves(args({}, { kind }))).toBe(false)
      expect(frameStays(args({}, { kind }))).toBe(false)
    }
  })
  it('is nothing after a save the page made by itself, unless a colleague\'s words came in', () => {
    expect(skipsItsOwnSaves(args({ solo: '1' }, { kind: 'saved', joinedWith: null }))).toBe(false)
    expect(skipsItsOwnSaves(args({ solo: '1' }, { kind: 'saved', joinedWith: 'Pedro' }))).toBe(true)
  })
  it('is the page when a save of its own ends while the page is being loaded anyway: it would end that loading with what stood before', () => {
    askNavigation(() => true)
    try {
      for (const answer of [{ kind: 'saved', joinedWith: null }, { kind: 'spotted' }, { kind: 'offline' }]) expect(skipsItsOwnSaves(args({ solo: '1', conJs: '1' }, answer))).toBe(true)
      expect(skipsItsOwnSaves(args({}, { kind: 'offline' }))).toBe(false)
    } finally { askNavigation(() => false) }
    expect(skipsItsOwnSaves(args({ solo: '1', conJs: '1' }, { kind: 'saved', joinedWith: null }))).toBe(false)
  })
  it('is the page after anything else', () => {
    expect(skipsItsOwnSaves(args({ intent: 'ready' }, { kind: 'saved' }))).toBe(true)
    expect(frameStays(args({ intent: 'entry-add' }, undefined))).toBe(true)
  })
})
