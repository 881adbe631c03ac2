/** A form that saves itself, over a form, a line, a server and a device in memory. Time passes when a test says so. */
import { describe, expect, it } from 'vitest'
import { joinChanges } from '../../../cycles/notebook/merge.ts'
import { differencesBetween } from '../../../cycles/notebook/differences.ts'
import { selfSaving, type Fields, type SaveView, type World } from '../../../app/components/saving/self-saving.ts'
import type { Answer } from '../../../app/components/notebook/view.ts'
import { browserInMemory } from '../device/in-memory.ts'

const text = (a: string, b: string) => `${a}\n${b}`

/** A page on a server that compares versions, joins and knows keys, as db/notebook/parts.ts does. */
const serverWith = (first: Fields) => {
  const texts: Fields[] = [first]
  const kept: { key: string; body: Fields; by: string }[] = []
  const save = (by: string, version: number, fields: Fields, key: string): Answer => {
    const known = kept.find(k => k.key === key)
    const now = texts.at(-1)!
    const saved = (joinedWith: string | null, byParagraph: string[] = []): Answer =>
      ({ kind: 'saved', version: texts.length - 1, saveKey: 'x', savedAt: '10:42', body: texts.at(-1)!, joinedWith, did: 'saved', ...(byParagraph.length > 0 ? { byParagraph } : {}) })
    if (known) return saved(null)
    const mine = { ...texts[version]!, ...fields }
    const j = joinChanges(texts[version]! as never, mine as never, now as never)
    if (j.clashing.length > 0) return {
      kind: 'clash', form: 'page', clash: {
        savedBy: 'Pedro', savedAt: '10:41', theirVersion: texts.length - 1, theirs: now, joined: { ...(j.joined as unknown as Fields) },
        fields: j.clashing.map(name => ({ name, label: name, mine: mine[name]!, theirs: now[name]!, both: j.both[name]!, differences: differencesBetween(now[name]!, mine[name]!) })),
      },
    }
    texts.push(j.joined as unknown as Fields)
    kept.push({ key, body: mine, by })
    return saved(version < texts.length - 2 ? 'Pedro' : null, j.byParagraph)
  }
  return { texts, kept, save, version: () => texts.length - 1 }
}
type Server = ReturnType<typeof serverWith>

const bodyFrom = ({ intent: _i, version: _v, saveKey: _k, conJs: _c, solo: _s, ...fields }: Fields) => fields

/** One page of one tab. `answer`: how the line and the server behave, unless a test says otherwise. */
const openPage = (server: Server, options: { fields?: Fields; version?: number; clash?: Extract<Answer, { kind: 'clash' }>['clash']; later?: boolean } = {}) => {
  const form: Fields = { ...(options.fields ?? server.texts.at(-1)!) }
  const posted: Fields[] = []
  const timers = new Map<number, { at: number; what: () => void }>()
  let [now, ids, keys] = [0, 0, 0]
  let view: SaveView | null = null
  const taken = new Set<string>()
  const world: World = {
    kind: 'page', where: { path: '/desafio', form: 'page', title: 'Desafío' }, autosave: 'save', answersInPlace: true,
    read: () => ({ ...form }), write: values => { for (const [name, words] of Object.entries(values)) if (name in form) form[name] = words },
    fixed: () => ({ writer: 'rosa' }), labelOf: name => name, post: fields => { posted.push(fields) }, show: v => { view = v }, newKey: () => `k${Math.random()}-${keys++}`, wasTaken: key => taken.has(key),
    later: (ms, what) => { const id = ids++; timers.set(id, { at: now + ms, what }); return () => timers.delete(id) },
  }
  const saving = selfSaving(world, { version: options.version ?? server.version(), values: { ...form }, clash: options.clash ?? null })
  const pass = (ms: number) => {
    const until = now + ms
    for (;;) {
      const next = [...timers].filter(([, t]) => t.at <= until).sort((a, b) => a[1].at - b[1].at)[0]
      if (!next) break
      timers.delete(next[0])
      now = next[1].at
      next[1].what()
    }
    now = until
  }
  const last = () => posted.at(-1)!
  return {
    form, posted, saving, pass, last,
    view: () => view!,
    type: (name: string, words: string) => { form[name] = words; saving.input() },
    /** What was posted last reaches the server; its answer comes back, or is lost on the way. */
    arrive: (how: 'answered' | 'lost' = 'answered') => {
      const p = last()
      // What is no part of the text is the server's to read, and not in its answer.
      const fields = Object.fromEntries(Object.entries(bodyFrom(p)).filter(([name]) => name in server.texts[0]!))
      const answer = server.save('rosa', Number(p.version), fields, p.saveKey!)
      saving.answered(how === 'answered' ? answer : { kind: 'offline' })
      return answer
    },
    dropped: () => saving.answered({ kind: 'offline' }),
    /** The server took what was posted last and sent the reader on; the form was not told. */
    sentOn: () => { taken.add(last().saveKey!) },
  }
}

const start = { challenge: text('Faltan nueve.', 'El bus llega tarde.'), forWhom: '' }

describe('saving by itself', () => {
  it('posts the whole form after a pause, once, and says when the server has it', () => {
    const server = serverWith(start)
    const page = openPage(server)
    page.type('forWhom', '7')
    page.pass(1_000)
    page.type('forWhom', '7°B')
    page.pass(1_499)
    expect(page.posted).toEqual([])
    page.pass(1)
    expect(page.posted).toMatchObject([{ forWhom: '7°B', challenge: start.challenge, version: '0', intent: 'save', conJs: '1', solo: '1', writer: 'rosa' }])
    expect(page.view().state).toEqual({ kind: 'saving' })
    page.arrive()
    expect(page.view()).toMatchObject({ state: { kind: 'saved', at: '10:42', joinedWith: null }, changes: 0 })
    page.pass(60_000)
    expect(page.posted).toHaveLength(1)
    expect(page.saving.isDirty()).toBe(false)
  })

  it('does not post what was typed and taken back', () => {
    const page = openPage(serverWith(start))
    page.type('forWhom', '7')
    page.type('forWhom', '')
    page.pass(60_000)
    expect(page.posted).toEqual([])
  })

  it('lets a button wait for the save on its way, and go after it', () => {
    const page = openPage(serverWith(start))
    page.type('forWhom', '7°B')
    page.pass(1_500)
    page.saving.send('ready')
    expect(page.posted).toHaveLength(1)
    page.arrive()
    expect(page.last()).toMatchObject({ intent: 'ready', version: '1' })
  })

  it('takes a line that says nothing for thirty seconds for one that is down', () => {
    const page = openPage(serverWith(start))
    page.type('forWhom', '7°B')
    page.pass(1_500 + 30_000)
    expect(page.view()).toMatchObject({ state: { kind: 'offline' }, changes: 1 })
    page.pass(10_000)
    expect(page.posted).toHaveLength(2)
    expect(page.last()).toEqual(page.posted[0])
  })
})

describe('a save whose answer was lost', () => {
  it('goes again with its own key before anything newer, so that one’s own words are never a colleague’s', () => {
    const server = serverWith(start)
    const page = openPage(server)
    page.type('challenge', 'Faltan once.')
    page.pass(1_500)
    page.arrive('lost')
    page.type('challenge', 'Faltan once, casi todos por el bus.')
    page.pass(10_000)
    expect(page.last()).toMatchObject({ challenge: 'Faltan once.', version: '0', saveKey: page.posted[0]!.saveKey })
    page.arrive()
    page.pass(1_500)
    expect(page.last()).toMatchObject({ challenge: 'Faltan once, casi todos por el bus.', version: '1' })
    expect(page.last().saveKey).not.toBe(page.posted[0]!.saveKey)
    page.arrive()
    expect(server.texts.map(t => t.challenge)).toEqual([start.challenge, 'Faltan once.', 'Faltan once, casi todos por el bus.'])
  })

  it('is given up after the server failed on it three times: the newer words go on', () => {
    const page = openPage(serverWith(start))
    page.type('forWhom', '7')
    page.pass(1_500)
    page.type('forWhom', '7°B')
    for (let i = 0; i < 3; i++) { page.saving.answered({ kind: 'failed', sentence: 'No se pudo' }); page.pass(10_000) }
    expect(page.posted.map(p => p.forWhom)).toEqual(['7', '7', '7', '7°B'])
  })

  it('when the session ended, waits and goes with whatever is there when the door opens', () => {
    const page = openPage(serverWith(start))
    page.type('forWhom', '7')
    page.pass(1_500)
    page.saving.answered({ kind: 'signed-out' })
    page.type('forWhom', '7°B')
    expect(page.view().state.kind).toBe('signed-out')
    page.pass(10_000)
    page.arrive()
    expect(page.view().state.kind).toBe('saved')
  })
})

describe('two people', () => {
  it('gives a colleague’s field and paragraphs in without touching what is being written', () => {
    const server = serverWith(start)
    const page = openPage(server)
    server.save('pedro', 0, { challenge: text('Faltan once.', 'El bus llega tarde.'), forWhom: '7°B' }, 'p')
    page.type('challenge', text('Faltan nueve.', 'El bus llega a las 8:30.'))
    page.pass(1_500)
    // Typing goes on while it is on its way.
    page.type('challenge', text('Faltan nueve.', 'El bus llega a las 8:30, a veces 8:40.'))
    page.arrive()
    expect(page.form).toEqual({ challenge: text('Faltan once.', 'El bus llega a las 8:30, a veces 8:40.'), forWhom: '7°B' })
    expect(page.view()).toMatchObject({ state: { kind: 'saved', joinedWith: 'Pedro' }, joined: { name: 'Pedro', fields: ['challenge'] } })
    page.pass(1_500)
    page.arrive()
    expect(server.texts.at(-1)).toEqual({ challenge: text('Faltan once.', 'El bus llega a las 8:30, a veces 8:40.'), forWhom: '7°B' })
    page.saving.read()
    expect(page.view().joined).toBeNull()
  })

  it('says a join in another field quietly, with no notice to read', () => {
    const server = serverWith(start)
    const page = openPage(server)
    server.save('pedro', 0, { forWhom: '7°B' }, 'p')
    page.type('challenge', 'Faltan once.')
    page.pass(1_500)
    page.arrive()
    expect(page.view()).toMatchObject({ state: { kind: 'saved', joinedWith: 'Pedro' }, joined: null })
    expect(page.form.forWhom).toBe('7°B')
  })

  it('stops saving by itself while two texts wait for a decision, whatever is typed', () => {
    const server = serverWith(start)
    const page = openPage(server)
    server.save('pedro', 0, { challenge: 'Faltan once.' }, 'p')
    page.type('challenge', 'Faltan siete.')
    page.pass(1_500)
    page.arrive()
    expect(page.view().state.kind).toBe('clash')
    page.type('challenge', 'Faltan siete u ocho.')
    page.pass(60_000)
    expect(page.posted).toHaveLength(1)
    page.saving.send('save')
    page.arrive()
    expect(server.texts.at(-1)!.challenge).toBe('Faltan siete u ocho.')
  })

  it('goes on by itself from a text made of both', () => {
    const server = serverWith(start)
    const page = openPage(server)
    server.save('pedro', 0, { challenge: 'Faltan once.' }, 'p')
    page.type('challenge', 'Faltan siete.')
    page.pass(1_500)
    page.arrive()
    page.saving.settle({ challenge: 'Faltan once.\nFaltan siete.' })
    page.pass(1_500)
    page.arrive()
    expect(server.texts.at(-1)!.challenge).toBe('Faltan once.\nFaltan siete.')
    expect(page.view().state.kind).toBe('saved')
  })

  it('takes a newer page in only where it touches nothing of one’s own', () => {
    const server = serverWith(start)
    const page = openPage(server)
    server.save('pedro', 0, { forWhom: '7°B' }, 'p')
    page.type('challenge', 'Faltan siete.')
    page.saving.given(1, server.texts.at(-1)!)
    expect(page.form).toEqual({ challenge: 'Faltan siete.', forWhom: '7°B' })
    server.save('pedro', 1, { challenge: 'Faltan once.' }, 'q')
    page.saving.given(2, server.texts.at(-1)!)
    expect(page.form.challenge).toBe('Faltan siete.')
    page.pass(1_500)
    expect(page.last().version).toBe('1')
    expect(page.arrive().kind).toBe('clash')
  })
})

describe('what the server would not take', () => {
  it('stays in its field and is left out, so that the rest is saved; corrected, it goes too', () => {
    const server = serverWith({ ...start, expectTo: '' })
    const page = openPage(server)
    page.type('expectTo', '140')
    page.type('forWhom', '7°B')
    page.pass(1_500)
    page.saving.answered({ kind: 'problems', form: 'page', problems: { expectTo: 'De 0 a 100' }, values: {} })
    page.pass(0)
    expect(page.last()).not.toHaveProperty('expectTo')
    page.arrive()
    expect(page.view()).toMatchObject({ state: { kind: 'problems', savedAt: '10:42' }, problems: { expectTo: 'De 0 a 100' }, asked: false, changes: 1 })
    expect([server.texts.at(-1)!.forWhom, page.form.expectTo]).toEqual(['7°B', '140'])
    page.pass(60_000)
    expect(page.posted).toHaveLength(2)
    page.type('expectTo', '85')
    expect(page.view().problems).toEqual({})
    page.pass(1_500)
    page.arrive()
    expect(server.texts.at(-1)).toEqual({ ...start, forWhom: '7°B', expectTo: '85' })
    expect(page.view().state.kind).toBe('saved')
  })

  it('leads there only when somebody pressed a button', () => {
    const page = openPage(serverWith(start))
    page.type('forWhom', 'x')
    page.saving.send('save')
    page.saving.answered({ kind: 'problems', form: 'page', problems: { forWhom: 'No' }, values: {} })
    expect(page.view().asked).toBe(true)
  })

  it('and when the button was pressed while the page was saving itself, too: it has its turn and its own answer', () => {
    const page = openPage(serverWith(start))
    page.type('forWhom', 'x')
    page.pass(1_500)
    page.saving.send('save')
    page.saving.answered({ kind: 'problems', form: 'page', problems: { forWhom: 'No' }, values: {} })
    expect(page.posted).toHaveLength(2)
    expect(page.last()).toMatchObject({ intent: 'save', forWhom: 'x' })
    page.saving.answered({ kind: 'problems', form: 'page', problems: { forWhom: 'No' }, values: {} })
    expect(page.view()).toMatchObject({ asked: true, problems: { forWhom: 'No' } })
  })
})

describe('on the device', () => {
  const wednesday = 1_000_000
  const withDevice = async (server: Server, tab: string, browser = browserInMemory(() => wednesday), options: Parameters<typeof openPage>[1] = {}) => {
    const device = await browser.openTab(tab)
    const page = openPage(server, options)
    page.saving.attach(device)
    const settled = async () => { for (let i = 0; i < 8; i++) await device.list() }
    await settled()
    return { browser, device, page, settled, records: async () => { await settled(); return device.list() } }
  }

  it('words are kept within a third of a second, and until then closing would lose them', async () => {
    const { page, records } = await withDevice(serverWith(start), 'a')
    page.type('forWhom', '7°B')
    expect(page.saving.wouldLose()).toBe(true)
    page.pass(300)
    expect(await records()).toEqual([expect.objectContaining({ fields: { writer: 'rosa', forWhom: '7°B' }, version: 0, at: wednesday })])
    expect(page.saving.wouldLose()).toBe(false)
    expect(page.view()).toMatchObject({ isKept: true, changes: 1 })
    page.type('forWhom', '7°B y 8°A')
    expect(page.saving.wouldLose()).toBe(true)
  })

  it('words leave the device when the server has them, and not before', async () => {
    const { page, records } = await withDevice(serverWith(start), 'a')
    page.type('forWhom', '7°B')
    page.pass(1_500)
    expect(await records()).toHaveLength(1)
    page.arrive()
    expect(await records()).toEqual([])
  })

  it('without a device closing would lose them until they are saved', () => {
    const page = openPage(serverWith(start))
    page.type('forWhom', '7°B')
    page.pass(1_500)
    expect(page.saving.wouldLose()).toBe(true)
    page.arrive()
    expect(page.saving.wouldLose()).toBe(false)
  })

  it('words of a tab that died come back into their fields and arrive once', async () => {
    const server = serverWith(start)
    const { browser, page, settled } = await withDevice(server, 'a')
    page.type('challenge', 'Faltan once.')
    page.pass(300)
    await settled()
    browser.killTab('a')
    const again = await withDevice(server, 'b', browser)
    expect(again.page.form.challenge).toBe('Faltan once.')
    expect(again.page.view()).toMatchObject({ restoredFrom: wednesday, state: { kind: 'changed' } })
    again.page.pass(0)
    again.page.arrive()
    expect(server.texts.map(t => t.challenge)).toEqual([start.challenge, 'Faltan once.'])
    // The notice stays until somebody has read it; the words are saved.
    expect(again.page.view()).toMatchObject({ restoredFrom: wednesday, state: { kind: 'saved' } })
    again.page.saving.read()
    expect(again.page.view().restoredFrom).toBeNull()
    expect(await again.records()).toEqual([])
  })

  it('a save that had arrived before the tab died is not written a second time, nor is what was typed after it a clash', async () => {
    const server = serverWith(start)
    const { browser, page, settled } = await withDevice(server, 'a')
    page.type('challenge', 'Faltan once.')
    page.pass(1_500)
    page.arrive('lost')
    page.type('challenge', 'Faltan once, casi todos por el bus.')
    page.pass(300)
    await settled()
    browser.killTab('a')
    const again = await withDevice(server, 'b', browser)
    expect(again.page.form.challenge).toBe('Faltan once, casi todos por el bus.')
    again.page.pass(0)
    expect(again.page.last()).toMatchObject({ challenge: 'Faltan once.', version: '0', saveKey: page.posted[0]!.saveKey })
    again.page.arrive()
    again.page.pass(1_500)
    again.page.arrive()
    expect(server.texts.map(t => t.challenge)).toEqual([start.challenge, 'Faltan once.', 'Faltan once, casi todos por el bus.'])
    expect(await again.records()).toEqual([])
  })

  it('a save that had arrived leaves nothing to send, though the page makes some of its fields anew each time', async () => {
    const server = serverWith(start)
    const { browser, page, settled } = await withDevice(server, 'a', undefined, { fields: { ...start, firstKey: 'of the first page' } })
    page.type('forWhom', '7°B')
    page.pass(1_500)
    await settled()
    page.arrive('lost')
    browser.killTab('a')
    const again = await withDevice(server, 'b', browser, { fields: { ...server.texts.at(-1)!, firstKey: 'of the second' } })
    again.page.pass(0)
    again.page.arrive()
    again.page.pass(60_000)
    expect(again.page.posted).toHaveLength(1)
    expect(again.page.saving.isDirty()).toBe(false)
    expect(again.page.form.firstKey).toBe('of the second')
  })

  it('words that come back from before a colleague’s save clash as any do, and decided, are gone from the device', async () => {
    const server = serverWith(start)
    const { browser, page, settled } = await withDevice(server, 'a')
    page.type('challenge', 'Faltan once.')
    page.pass(300)
    await settled()
    browser.killTab('a')
    server.save('pedro', 0, { challenge: 'Faltan siete.' }, 'p')
    const again = await withDevice(server, 'b', browser)
    again.page.pass(0)
    expect(again.page.last().version).toBe('0')
    again.page.arrive()
    expect(again.page.view().state).toMatchObject({ kind: 'clash', clash: { fields: [{ name: 'challenge', mine: 'Faltan once.', theirs: 'Faltan siete.' }] } })
    // Undecided, it is still there, from the version it was written from.
    expect(await again.records()).toMatchObject([{ version: 0, fields: { challenge: 'Faltan once.' } }])
    again.page.saving.send('save')
    again.page.arrive()
    expect(await again.records()).toEqual([])
    expect(server.texts.at(-1)!.challenge).toBe('Faltan once.')
  })

  it('leaves the words of a tab that is open alone', async () => {
    const server = serverWith(start)
    const { browser, page, settled } = await withDevice(server, 'a')
    page.type('challenge', 'Faltan once.')
    page.pass(300)
    await settled()
    const other = await withDevice(server, 'b', browser)
    expect(other.page.form.challenge).toBe(start.challenge)
    expect(other.page.view()?.restoredFrom ?? null).toBeNull()
  })

  it('words for a field the page does not show go out with the rest', async () => {
    const server = serverWith({ ...start, 'theoryIf.k1': '' })
    const { browser, page, settled } = await withDevice(server, 'a')
    page.type('theoryIf.k1', 'recibimos al curso')
    page.pass(300)
    await settled()
    browser.killTab('a')
    const again = await withDevice(server, 'b', browser, { fields: start })
    again.page.pass(0)
    // The page is loaded again after it, to show the field.
    expect(again.page.last()).toMatchObject({ 'theoryIf.k1': 'recibimos al curso' })
    expect(again.page.last()).not.toHaveProperty('solo')
    again.page.arrive()
    expect(server.texts.at(-1)!['theoryIf.k1']).toBe('recibimos al curso')
    expect(await again.records()).toEqual([])
  })

  it('several that never arrived come back one after the other', async () => {
    const server = serverWith(start)
    const browser = browserInMemory(() => wednesday)
    for (const [tab, field, words] of [['a', 'challenge', 'Faltan once.'], ['b', 'forWhom', '7°B']] as const) {
      const { page, settled } = await withDevice(server, tab, browser)
      page.type(field, words)
      page.pass(300)
      await settled()
    }
    browser.killTab('a')
    browser.killTab('b')
    const again = await withDevice(server, 'c', browser)
    again.page.pass(0)
    again.page.arrive()
    await again.settled()
    again.page.pass(0)
    again.page.arrive()
    expect(server.texts.at(-1)).toEqual({ challenge: 'Faltan once.', forWhom: '7°B' })
    expect(await again.records()).toEqual([])
  })

  it('a form that is left with unsent words leaves them on the device for the next one', async () => {
    const server = serverWith(start)
    const { browser, page, device, settled } = await withDevice(server, 'a')
    page.type('forWhom', '7°B')
    page.saving.stop()
    await settled()
    const again = openPage(server)
    again.saving.attach(device)
    await settled()
    expect(again.form.forWhom).toBe('7°B')
    expect(browser.kept.size).toBe(1)
  })

  it('a form that is gone because its button was answered with another page leaves nothing; one whose answer is not known leaves its words', async () => {
    for (const isTaken of [true, false]) {
      const { page, browser, settled } = await withDevice(serverWith(start), 'a')
      page.type('forWhom', '7°B')
      page.saving.send('ready')
      await settled()
      expect(browser.kept.size).toBe(1)
      if (isTaken) page.sentOn()
      page.saving.stop()
      await settled()
      expect(browser.kept.size).toBe(isTaken ? 0 : 1)
    }
  })
})

it('a text that waits for a decision since before the page could do anything saves nothing by itself', () => {
  const server = serverWith(start)
  server.save('pedro', 0, { challenge: 'Faltan once.' }, 'p')
  const clash = (server.save('rosa', 0, { challenge: 'Faltan siete.' }, 'r') as Extract<Answer, { kind: 'clash' }>).clash
  const page = openPage(server, { fields: { ...start, challenge: 'Faltan siete.' }, clash })
  page.saving.input()
  page.pass(60_000)
  expect(page.posted).toEqual([])
  page.saving.send('save')
  expect(page.arrive().kind).toBe('saved')
})
