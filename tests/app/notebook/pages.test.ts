import { describe, expect, it } from 'vitest'
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { addEntry, listRevisions, markReady, savePage, unmarkReady } from '../../../db/notebook/parts.ts'
import { openSessionIn, openWithReason } from '../../../db/people/sessions.ts'
import { anaSepulveda, elenaRivas, marcelaPaillan, plantCast, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import * as challenge from '../../../app/routes/notebook/challenge.tsx'
import * as comment from '../../../app/routes/conversation/comment.tsx'
import * as conversation from '../../../app/routes/conversation/conversation.tsx'
import * as thread from '../../../app/routes/conversation/thread.tsx'
import * as cycleOptions from '../../../app/routes/notebook/cycle-options.tsx'
import * as cycleRedirect from '../../../app/routes/notebook/cycle.tsx'
import * as dataReview from '../../../app/routes/notebook/data-review.tsx'
import * as desk from '../../../app/routes/advising/desk.tsx'
import * as history from '../../../app/routes/notebook/page-history.tsx'
import * as implementation from '../../../app/routes/notebook/implementation.tsx'
import * as learnings from '../../../app/routes/notebook/learnings.tsx'
import * as newCycle from '../../../app/routes/notebook/new-cycle.tsx'
import * as school from '../../../app/routes/notebook/school-notebook.tsx'
import { openSqliteTestStore } from '../../support/stores.ts'
import { bodyOf, boldos } from '../../db/notebook/plant.ts'
import { ask } from '../people/ask.ts'

const pages = { challenge, data: dataReview, implementation, learnings }

/** Escuela Los Boldos with one cycle, and the sessions of whoever may look at it. */
const withNotebook = async (test: (notebook: {
  store: Store; cycleId: string; params: { rbd: string; cycleId: string }
  sessions: { rosa: string; marcela: string; ana: string; elena: string; tomas: string }
}) => Promise<void>) => {
  const { store, drop } = await openSqliteTestStore()
  try {
    await plantCast(store)
    const open = async (personId: string) => (await store.tx(tx => openSessionIn(store, tx, { personId, sharedComputer: true, agentFamily: 'Firefox' }))).token
    const started = await startCycle(store, { rbd: boldos, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    await test({
      store, cycleId: started.cycleId, params: { rbd: String(boldos), cycleId: started.cycleId },
      sessions: { rosa: await open(rosaHuenchul.id), marcela: await open(marcelaPaillan.id), ana: await open(anaSepulveda.id), elena: await open(elenaRivas.id), tomas: await open(tomasAguilera.id) },
    })
  } finally { await drop() }
}

const write = (store: Store, cycleId: string, text: string, version = 0) =>
  savePage(store, 'challenge', { rbd: boldos, cycleId, version, body: bodyOf('challenge', { challenge: text }), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
const mark = (store: Store, cycleId: string, page: PageKind) => markReady(store, { rbd: boldos, cycleId, page, version: null, by: rosaHuenchul.id })

describe('what leaves the server for each reader', () => {
  it('never holds a draft for the advisor, on any page, in the redirect, the list or the desk', () => withNotebook(async ({ store, cycleId, params, sessions }) => {
    await write(store, cycleId, 'lo acordado')
    await mark(store, cycleId, 'challenge')
    await write(store, cycleId, 'BORRADOR posterior', 1)
    await savePage(store, 'learnings', { rbd: boldos, cycleId, version: 0, body: bodyOf('learnings', { learnt: 'BORRADOR' }), by: rosaHuenchul.id, saveKey: 'l' })
    await addEntry(store, 'note', { rbd: boldos, cycleId, body: bodyOf('note', { on: '2026-09-07', text: 'BORRADOR' }), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
    for (const route of [...Object.values(pages), school, desk, cycleRedirect]) {
      const seen = await ask(store, route.loader as never, { token: sessions.marcela, params })
      expect(seen.status).toBeLessThan(400)
      expect(JSON.stringify(seen.data)).not.toContain('BORRADOR')
    }
    expect(JSON.stringify((await ask(store, challenge.loader as never, { token: sessions.marcela, params })).data)).toContain('lo acordado')
  }))

  it('is nothing for another school, the region, or an administrator without a reason', () => withNotebook(async ({ store, params, sessions }) => {
    for (const token of [sessions.ana, sessions.elena, sessions.tomas]) {
      for (const route of Object.values(pages)) expect((await ask(store, route.loader as never, { token, params })).status).toBe(403)
      expect((await ask(store, school.loader as never, { token, params })).status).toBe(403)
    }
  }))

  it('is a cycle that does not exist through another school of one\'s own', () => withNotebook(async ({ store, cycleId, sessions }) => {
    for (const route of Object.values(pages)) expect((await ask(store, route.loader as never, { token: sessions.ana, params: { rbd: '90002', cycleId } })).status).toBe(404)
    expect((await ask(store, challenge.action as never, { token: sessions.ana, params: { rbd: '90002', cycleId }, form: { intent: 'save', version: '0', challenge: 'ajeno' } })).status).toBe(404)
  }))

  it('lets an administrator with a reason read and not write, and tells the team', () => withNotebook(async ({ store, cycleId, params, sessions }) => {
    await write(store, cycleId, 'nuestro texto')
    const { getPersonOfSession } = await import('../../../db/people/sessions.ts')
    const tomas = (await getPersonOfSession(store, sessions.tomas))!
    await openWithReason(store, { idHash: tomas.session.idHash, personId: tomas.id, rbd: boldos, reason: 'Pidieron ayuda para cerrar el ciclo' })
    const seen = await ask(store, challenge.loader as never, { token: sessions.tomas, params })
    expect(JSON.stringify(seen.data)).toContain('nuestro texto')
    expect((await ask(store, challenge.action as never, { token: sessions.tomas, params, form: { intent: 'save', version: '1', challenge: 'ajeno' } })).status).toBe(403)
    expect((await ask(store, history.loader as never, { token: sessions.tomas, params: { ...params, hoja: 'desafio' } })).status).toBe(403)
    expect(JSON.stringify((await ask(store, school.loader as never, { token: sessions.rosa, params })).data)).toContain('Pidieron ayuda para cerrar el ciclo')
  }))
})

describe('writing', () => {
  it('is the team\'s alone: every intent of every page refuses the advisor', () => withNotebook(async ({ store, cycleId, params, sessions }) => {
    await write(store, cycleId, 'lo acordado')
    await mark(store, cycleId, 'challenge')
    const entry = await addEntry(store, 'note', { rbd: boldos, cycleId, body: bodyOf('note', { on: '2026-09-07', text: 'nota' }), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
    if (!entry.ok) throw new Error('not made')
    for (const intent of ['save', 'ready', 'unready', 'start', 'close', 'mark-adjusted', 'join', 'entry-add', 'entry-save', 'entry-withdraw', 'entry-restore', 'comment-answer']) {
      for (const route of Object.values(pages)) {
        const answer = await ask(store, route.action as never, { token: sessions.marcela, params, form: { intent, version: '1', challenge: 'de otra mano', entryId: entry.partId, entryKind: 'note' } })
        expect([intent, answer.status]).toEqual([intent, 403])
      }
    }
    for (const route of [newCycle, cycleOptions]) {
      expect((await ask(store, route.loader as never, { token: sessions.marcela, params })).status).toBe(403)
      expect((await ask(store, route.action as never, { token: sessions.marcela, params, form: { intent: 'drop', why: 'x', title: 'x' } })).status).toBe(403)
    }
    expect(await listRevisions(store, { rbd: boldos, cycleId, slot: 'challenge' })).toHaveLength(1)
  }))

  it('comes back to the page after a save, and says so in place when it was sent by the page itself', () => withNotebook(async ({ store, params, sessions }) => {
    const save = (form: Record<string, string>) => ask(store, challenge.action as never, { token: sessions.rosa, params, form: { intent: 'save', ...form } })
    expect(await save({ version: '0', challenge: 'uno' })).toMatchObject({ status: 303, to: `/cuadernos/${params.rbd}/ciclos/${params.cycleId}/desafio` })
    expect(await save({ version: '1', challenge: 'dos', conJs: '1' })).toMatchObject({ status: 200, data: { kind: 'saved', version: 2, savedAt: '10:40', did: 'saved' } })
  }))

  it('shows both texts of a clash with what differs, and keeps what was sent', () => withNotebook(async ({ store, cycleId, params, sessions }) => {
    await write(store, cycleId, 'faltan nueve')
    await write(store, cycleId, 'faltan once', 1)
    const answer = await ask(store, challenge.action as never, { token: sessions.rosa, params, form: { intent: 'save', version: '1', challenge: 'faltan siete' } })
    expect(answer).toMatchObject({ status: 409, data: { kind: 'clash', clash: {
      savedBy: rosaHuenchul.name, theirVersion: 2, joined: { challenge: 'faltan siete' },
      fields: [{ name: 'challenge', differences: [{ kind: 'same', text: 'faltan ' }, { kind: 'removed', text: 'once' }, { kind: 'added', text: 'siete' }] }],
    } } })
    const joined = await ask(store, challenge.action as never, { token: sessions.rosa, params, form: { intent: 'join', version: '2', challenge: 'faltan siete', 'theirs.challenge': 'faltan once' } })
    expect(joined).toMatchObject({ status: 200, data: { kind: 'joining', version: 2, values: { challenge: 'faltan siete\n\nfaltan once' } } })
    expect((await listRevisions(store, { rbd: boldos, cycleId, slot: 'challenge' })).map(r => r.outcome)).toContain('conflict')
  }))

  it('names the field that waits, with everything that was written still in the form', () => withNotebook(async ({ store, params, sessions }) => {
    const answer = await ask(store, challenge.action as never, { token: sessions.rosa, params, form: { intent: 'save', version: '0', challenge: 'los lunes', expectTo: 'muchos' } })
    expect(answer).toMatchObject({ status: 400, data: { kind: 'problems', problems: { expectTo: 'Escriban un número, por ejemplo 87,4.' }, values: { challenge: 'los lunes', expectTo: 'muchos' } } })
    const close = await ask(store, learnings.action as never, { token: sessions.rosa, params, form: { intent: 'close', version: '0', learnt: 'algo' } })
    expect(Object.keys((close.data as { problems: object }).problems)).toEqual(['decision', 'decisionWhy'])
  }))

  it('goes from closing to the next cycle with the theory carried over', () => withNotebook(async ({ store, cycleId, params, sessions }) => {
    await savePage(store, 'challenge', { rbd: boldos, cycleId, version: 0, body: bodyOf('challenge', { theoryIf: 'recibimos al curso' }), by: rosaHuenchul.id, saveKey: 'c' })
    expect((await ask(store, learnings.action as never, { token: sessions.rosa, params, form: { intent: 'close', version: '0', decision: 'widen', decisionWhy: 'resultó' } })).status).toBe(303)
    const missing = await ask(store, newCycle.action as never, { token: sessions.rosa, params: { rbd: params.rbd }, form: { title: 'Ciclo 2', parentId: cycleId } })
    expect(missing).toMatchObject({ status: 400, data: { problems: { theoryCarried: expect.any(String) } } })
    const started = await ask(store, newCycle.action as never, { token: sessions.rosa, params: { rbd: params.rbd }, form: { title: 'Ciclo 2', parentId: cycleId, theoryCarried: 'maintained' } })
    expect(started.to).toMatch(/\/desafio$/)
    const child = started.to!.split('/')[4]!
    expect((await ask(store, challenge.loader as never, { token: sessions.rosa, params: { rbd: params.rbd, cycleId: child } })).data).toMatchObject({
      frame: { number: 2, theoryCarried: 'maintained', parent: { number: 1 } }, sheet: { values: { theoryIf: 'recibimos al curso' } }, parent: { decision: 'widen', decisionWhy: 'resultó' },
    })
  }))
})

describe('the margin', () => {
  it('takes the advisor\'s question on a ready page and the team\'s answer', () => withNotebook(async ({ store, cycleId, params, sessions }) => {
    await write(store, cycleId, 'los lunes')
    const leave = () => ask(store, comment.action as never, { token: sessions.marcela, params: { ...params, hoja: 'desafio' }, form: { intent: 'comment-leave', kind: 'question', text: '¿Y los martes?' } })
    expect(await leave()).toMatchObject({ status: 400, data: { kind: 'problems', form: 'comment', values: { text: '¿Y los martes?' } } })
    await mark(store, cycleId, 'challenge')
    expect((await leave()).status).toBe(303)
    const comments = async (token: string) => ((await ask(store, challenge.loader as never, { token, params })).data as { frame: { comments: { id: string; text: string; answer: string | null; mayWithdraw: boolean }[] } }).frame.comments
    const [left] = await comments(sessions.rosa)
    expect(left).toMatchObject({ text: '¿Y los martes?', mayWithdraw: false })
    expect((await ask(store, comment.action as never, { token: sessions.rosa, params: { ...params, hoja: 'desafio' }, form: { intent: 'comment-leave', kind: 'question', text: 'x' } })).status).toBe(403)
    expect((await ask(store, challenge.action as never, { token: sessions.rosa, params, form: { intent: 'comment-answer', feedbackId: left!.id, answer: 'También', stance: 'taken' } })).status).toBe(303)
    expect(await comments(sessions.marcela)).toMatchObject([{ answer: 'También', mayWithdraw: false }])
  }))

  it('shows the advisor, then and now, only what was shared; and nobody the draft of a comment', () => withNotebook(async ({ store, cycleId, params, sessions }) => {
    await write(store, cycleId, 'lo acordado')
    await mark(store, cycleId, 'challenge')
    const onChallenge = { ...params, hoja: 'desafio' }
    const form = { intent: 'comment-leave', kind: 'question', text: '¿Y los martes?', en: 'seccion.challenge', partVersion: '1' }
    const left = await ask(store, comment.action as never, { token: sessions.marcela, params: onChallenge, form })
    const feedbackId = left.to!.split('/').at(-1)!
    await ask(store, comment.action as never, { token: sessions.marcela, params: onChallenge, form: { ...form, intent: 'comment-draft', text: 'COMENTARIO SIN ENTREGAR', saveKey: newId(store.clock.now()) } })
    await write(store, cycleId, 'BORRADOR posterior', 1)
    const see = async (token: string) => JSON.stringify([
      (await ask(store, thread.loader as never, { token, params: { ...params, feedbackId } })).data, (await ask(store, conversation.loader as never, { token, params })).data,
      (await ask(store, challenge.loader as never, { token, params })).data,
    ])
    expect(await see(sessions.marcela)).not.toContain('BORRADOR')
    expect(await see(sessions.marcela)).toContain('COMENTARIO SIN ENTREGAR')
    const team = await see(sessions.rosa)
    expect(team).toContain('BORRADOR posterior')
    expect(team).not.toContain('COMENTARIO SIN ENTREGAR')
    // Read by the team just now: the advisor is told, and of the text only once it is shared.
    expect(JSON.stringify((await ask(store, thread.loader as never, { token: sessions.marcela, params: { ...params, feedbackId } })).data)).toContain('Rosa Huenchul')
    expect((await ask(store, thread.loader as never, { token: sessions.ana, params: { ...params, feedbackId } })).status).toBe(403)
    expect(await ask(store, comment.loader as never, { token: sessions.marcela, params: { ...params, hoja: 'aprendizajes' } })).toMatchObject({ status: 200, data: { places: { isClosed: true, words: [], others: [] } } })
    expect((await ask(store, comment.loader as never, { token: sessions.marcela, params: { ...params, hoja: 'otra' } })).status).toBe(404)
  }))

  it('keeps the words of a comment whose text moved on, and takes them once its writer looked again', () => withNotebook(async ({ store, cycleId, params, sessions }) => {
    await write(store, cycleId, 'los lunes')
    await mark(store, cycleId, 'challenge')
    await write(store, cycleId, 'los lunes y los viernes', 1)
    await mark(store, cycleId, 'challenge')
    const leave = (partVersion: string) => ask(store, comment.action as never, { token: sessions.marcela, params: { ...params, hoja: 'desafio' }, form: { intent: 'comment-leave', kind: 'question', text: '¿Y los martes?', partVersion } })
    expect(await leave('1')).toMatchObject({ status: 400, data: { form: 'comment', values: { text: '¿Y los martes?' } } })
    expect((await leave('2')).status).toBe(303)
  }))

  it('keeps the words of a comment on a page its team took back meanwhile', () => withNotebook(async ({ store, cycleId, params, sessions }) => {
    await write(store, cycleId, 'los lunes')
    await mark(store, cycleId, 'challenge')
    await unmarkReady(store, { rbd: boldos, cycleId, page: 'challenge' })
    for (const en of ['', 'seccion.challenge', 'punto.attendance.2026-05', `entrada.${newId(store.clock.now())}`]) {
      const left = await ask(store, comment.action as never, { token: sessions.marcela, params: { ...params, hoja: 'desafio' }, form: { intent: 'comment-leave', kind: 'question', text: '¿Y los martes?', partVersion: '1', en } })
      expect(left).toMatchObject({ status: 400, data: { form: 'comment', values: { text: '¿Y los martes?' } } })
    }
  }))

  it('is asked for by the team, shares the page by that, and is met by the next comment', () => withNotebook(async ({ store, cycleId, params, sessions }) => {
    await write(store, cycleId, 'los lunes')
    const askFor = (token: string) => ask(store, challenge.action as never, { token, params, form: { intent: 'comment-ask', question: '¿Se entiende?' } })
    expect((await askFor(sessions.marcela)).status).toBe(403)
    expect((await askFor(sessions.rosa)).status).toBe(303)
    const request = async (token: string) => ((await ask(store, challenge.loader as never, { token, params })).data as { frame: { request: unknown } }).frame.request
    expect(await request(sessions.marcela)).toMatchObject({ question: '¿Se entiende?' })
    await ask(store, comment.action as never, { token: sessions.marcela, params: { ...params, hoja: 'desafio' }, form: { intent: 'comment-leave', kind: 'strength', text: 'Se entiende' } })
    expect(await request(sessions.rosa)).toBeNull()
  }))
})
