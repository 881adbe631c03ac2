import { expect, it } from 'vitest'
import * as analysis from '../../../app/routes/partnerships/analysis.tsx'
import * as assessmentRound from '../../../app/routes/partnerships/assessment-round.tsx'
import * as assessments from '../../../app/routes/partnerships/assessments.tsx'
import * as editPartnership from '../../../app/routes/partnerships/edit-partnership.tsx'
import * as newPartnership from '../../../app/routes/partnerships/new-partnership.tsx'
import * as organisation from '../../../app/routes/partnerships/organisation.tsx'
import * as partnerAnswer from '../../../app/routes/partnerships/partner-answer.tsx'
import * as partnerLink from '../../../app/routes/partnerships/partner-link.tsx'
import * as partnerMeeting from '../../../app/routes/partnerships/partner-meeting.tsx'
import * as partnerSide from '../../../app/routes/partnerships/partner-side.tsx'
import * as partnershipHistory from '../../../app/routes/partnerships/partnership-history.tsx'
import * as partnership from '../../../app/routes/partnerships/partnership.tsx'
import * as partnerships from '../../../app/routes/partnerships/partnerships.tsx'
import { openSessionIn } from '../../../db/people/sessions.ts'
import { anaSepulveda, elenaRivas, losBoldos, marcelaPaillan, rosaHuenchul, type CastPerson } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { device, withCast } from '../../db/people/open.ts'
import { ask } from '../people/ask.ts'

const rbd = String(losBoldos.rbd)
const sessionOf = async (store: Store, who: CastPerson) => (await store.tx(tx => openSessionIn(store, tx, { personId: who.id, ...device }))).token
type Refused = { problems: Record<string, string>; values: Record<string, string> }

const openPartnership = async (store: Store) => {
  const token = await sessionOf(store, rosaHuenchul)
  const made = await ask(store, newPartnership.action, { token, params: { rbd }, form: { intent: 'make', name: 'Casa Taller Mar Adentro', kind: 'support', purpose: 'Las tardes', coordinator: `p:${rosaHuenchul.id}` } })
  const partnershipId = /alianzas\/([0-9a-f-]+)/.exec(made.to ?? '')![1]!
  return { token, params: { rbd, partnershipId } }
}

onEachEngine('the pages of partnerships', open => {
  it('offer an organisation that is there before another is registered, and keep what was typed when something is missing', async () => {
    const store = await withCast(open)
    const { token } = await openPartnership(store)
    const found = (await ask(store, newPartnership.loader, { token, params: { rbd }, query: '?nombre=mar+adentro' })).data as { alike: { name: string }[]; form: unknown }
    expect([found.alike.map(a => a.name), found.form]).toEqual([['Casa Taller Mar Adentro'], null])
    expect(((await ask(store, newPartnership.loader, { token, params: { rbd }, query: '?nombre=mar+adentro&registrar' })).data as { form: unknown }).form).not.toBeNull()
    const refused = await ask(store, newPartnership.action, { token, params: { rbd }, form: { intent: 'make', name: 'Otra Casa', mail: 'sin arroba', from: '2026-02-30' } })
    expect(refused.status).toBe(400)
    expect(Object.keys((refused.data as Refused).problems).sort()).toEqual(['from', 'kind', 'mail', 'purpose'])
    expect((refused.data as Refused).values).toMatchObject({ name: 'Otra Casa', mail: 'sin arroba' })
  })

  it('refuse a score at its field and keep a half-filled form; both forms keep each other’s answers', async () => {
    const store = await withCast(open)
    const at = await openPartnership(store)
    const opened = await ask(store, assessments.action, { ...at, form: { intent: 'open', form: 'four' } })
    const round = { ...at, params: { ...at.params, roundId: opened.to!.split('/').at(-1)! } }
    const refused = await ask(store, assessmentRound.action, { ...round, form: { intent: 'save', help: '12', roles: 'siete', return: '6' } })
    expect([refused.status, Object.keys((refused.data as Refused).problems)]).toEqual([400, ['help', 'roles']])
    expect((refused.data as Refused).values).toMatchObject({ help: '12', roles: 'siete', return: '6' })
    await ask(store, assessmentRound.action, { ...round, form: { intent: 'save', help: '8', return: '6,5' } })
    expect((await ask(store, assessmentRound.loader, { ...round, query: '?hecho=guardado' })).data).toMatchObject({ values: { help: '8', return: '6,5' }, done: 'Quedó guardado lo que respondieron: 2 de 4.' })
    await ask(store, assessmentRound.action, { ...round, form: { intent: 'other-form', help: '8', return: '6,5' } })
    await ask(store, assessmentRound.action, { ...round, form: { intent: 'save', help: '8', return: '6,5', trust: '9' } })
    await ask(store, assessmentRound.action, { ...round, form: { intent: 'other-form', help: '7', return: '6,5', trust: '9' } })
    // Back to four: what the whole form got is still there.
    expect((await ask(store, assessmentRound.loader, round)).data).toMatchObject({ form: 'four', values: { help: '7', trust: '9' } })
  })

  it('tell what it said before, change by change, with the way back; a partner’s corrections stay its own', async () => {
    const store = await withCast(open)
    const at = await openPartnership(store)
    type History = { done: string | null; changes: { id: string; title: string; by: string; version: number | null; changes: { name: string; differences: { kind: string; text: string }[] }[] }[] }
    const history = async (query = '') => (await ask(store, partnershipHistory.loader, { ...at, query })).data as History
    expect((await history()).changes).toEqual([])
    const { version } = (await ask(store, editPartnership.loader, at)).data as { version: number }
    await ask(store, editPartnership.action, { ...at, form: { intent: 'save', version: String(version), purpose: 'Las tardes y los lunes', coordinator: 'same' } })
    const opened = await ask(store, assessments.action, { ...at, form: { intent: 'open', form: 'four' } })
    const round = { ...at, params: { ...at.params, roundId: opened.to!.split('/').at(-1)! } }
    for (const help of ['8', '6,5']) await ask(store, assessmentRound.action, { ...round, form: { intent: 'save', help } })
    // A save that alters nothing is no change.
    await ask(store, assessmentRound.action, { ...round, form: { intent: 'save', help: '6,5' } })
    const { changes } = await history()
    expect(changes.map(c => [c.title, c.version]).sort()).toEqual([['Autoevaluación del 18 nov 2026 · lo que respondió la escuela', null], ['Para qué se unen y qué comparten', 2]])
    const words = changes.find(c => c.version !== null)!
    expect(words.by).toMatch(/^Lo cambió Rosa Huenchul/)
    expect(words.changes.map(x => [x.name, x.differences.filter(d => d.kind !== 'same').map(d => `${d.kind} ${d.text.trim()}`)])).toEqual([['Para qué se unen', ['added y los lunes']]])
    expect(JSON.stringify(changes.find(c => c.version === null)!.changes)).toMatch(/8.*6,5/)
    expect((await ask(store, partnershipHistory.action, { ...at, form: { revision: words.id, version: '1' } })).to).toMatch(/hecho=cambio$/)
    expect((await ask(store, partnershipHistory.action, { ...at, form: { revision: words.id, version: '2' } })).to).toMatch(/hecho=repuesta$/)
    expect(((await ask(store, partnership.loader, at)).data as { purpose: string }).purpose).toBe('Las tardes')
    expect((await history('?hecho=repuesta')).done).toMatch(/^Dice otra vez/)
    expect((await history()).changes).toHaveLength(3)
  })

  it('ask the team about what looks like a name before a link is handed out, and not about its colleagues', async () => {
    const store = await withCast(open)
    const at = await openPartnership(store)
    await ask(store, partnership.action, { ...at, form: { intent: 'goal-add', goalText: `Acompañar a Matías Cárcamo los lunes en Mar Adentro, con ${rosaHuenchul.name}` } })
    const { concerns } = (await ask(store, partnerLink.loader, at)).data as { concerns: string[] }
    expect(concerns.join()).toContain('Matías')
    expect(concerns.join()).not.toContain('Rosa')
    expect(concerns).toHaveLength(1)
    expect(((await ask(store, partnership.loader, at)).data as { concerns: string[] }).concerns).toEqual(concerns)
  })

  it('give the partner its own side and nothing of the school’s, and thank it with what was kept', async () => {
    const store = await withCast(open)
    const at = await openPartnership(store)
    await ask(store, partnership.action, { ...at, form: { intent: 'goal-add', goalText: 'Los lunes alguien espera' } })
    await ask(store, assessments.action, { ...at, form: { intent: 'open' } })
    await ask(store, partnerMeeting.action, { ...at, params: { ...at.params, meetingId: 'nueva' }, form: { intent: 'save', onDay: '2026-11-10', state: 'held', talked: 'nota-del-equipo', agreed: 'Vernos en marzo' } })
    await ask(store, partnerLink.action, { ...at, form: { intent: 'make', days: '120' } })
    const address = ((await ask(store, partnerLink.loader, at)).data as { links: { address: string; id: string }[] }).links[0]!
    const token = address.address.split('/').at(-1)!
    const side = await ask(store, partnerSide.loader, { params: { token } })
    expect(JSON.stringify(side.data)).toContain('Los lunes alguien espera')
    for (const kept of ['nota-del-equipo', rosaHuenchul.name]) expect(JSON.stringify(side.data)).not.toContain(kept)
    const toAnswer = (side.data as { toAnswer: { id: string }[] }).toAnswer
    const answer = { params: { token, aboutId: toAnswer[0]!.id } }
    const refused = await ask(store, partnerAnswer.action, { ...answer, form: { help: '-1', roles: '4' } })
    expect([refused.status, (refused.data as Refused).values.roles]).toEqual([400, '4'])
    expect((await ask(store, partnerAnswer.action, { ...answer, form: { help: '3,5', byRole: 'Coordinación' } })).to).toContain('?gracias')
    expect((await ask(store, partnerAnswer.loader, { ...answer, query: '?gracias' })).data).toMatchObject({ thanks: { n: 'Respondieron 1 de 4, el 18 nov 2026.' } })
    // Another's round, a forged token and a link taken back open nothing, and say the same.
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    expect((await ask(store, partnerSide.loader, { params: { token: forged } })).status).toBe(404)
    expect((await ask(store, partnerAnswer.loader, { params: { token, aboutId: at.params.partnershipId } })).status).toBe(404)
    await ask(store, partnerLink.action, { ...at, form: { intent: 'revoke', link: address.id } })
    expect((await ask(store, partnerAnswer.action, { ...answer, form: { help: '9' } })).status).toBe(404)
    expect((await ask(store, assessments.loader, at)).data).toMatchObject({ rounds: [{ hasPartner: true }] })
  })

  it('are the team’s: another school gets nothing, an advisor the list alone, the region tidies and reads no answer', async () => {
    const store = await withCast(open)
    const at = await openPartnership(store)
    const [ana, marcela, elena] = [await sessionOf(store, anaSepulveda), await sessionOf(store, marcelaPaillan), await sessionOf(store, elenaRivas)]
    for (const token of [ana, marcela, elena]) for (const page of [partnership, assessments, analysis, partnerLink]) expect((await ask(store, page.loader, { ...at, token })).status).toBe(403)
    expect((await ask(store, partnerships.loader, { token: ana, params: { rbd } })).status).toBe(403)
    const list = (await ask(store, partnerships.loader, { token: marcela, params: { rbd } })).data as { going: { href: string | null; stage: string | null }[] }
    expect(list.going).toMatchObject([{ name: 'Casa Taller Mar Adentro', href: null, stage: null }])
    expect((await ask(store, partnerships.action, { token: marcela, params: { rbd }, form: { intent: 'put-back', partnership: at.params.partnershipId } })).status).toBe(403)
    // A partnership under another school's number is nobody's.
    expect((await ask(store, partnership.loader, { token: ana, params: { rbd: '90002', partnershipId: at.params.partnershipId } })).status).toBe(404)
    const [org] = await store.read.select({ id: store.s.organisation.id }).from(store.s.organisation)
    const renamed = await ask(store, organisation.action, { token: elena, params: { organisationId: org!.id }, form: { intent: 'save', name: 'Casa Abierta', kind: 'support' } })
    expect(renamed.to).toContain('hecho=guardado')
    expect((await ask(store, organisation.loader, { token: elena, params: { organisationId: org!.id } })).data).toMatchObject({ name: 'Casa Abierta', former: 'Nombres anteriores: “Casa Taller Mar Adentro”' })
  })

  it('take back and put back: a partnership, an analysis, what was said of it', async () => {
    const store = await withCast(open)
    const at = await openPartnership(store)
    await ask(store, partnership.action, { ...at, form: { intent: 'take-out' } })
    const listed = async () => (await ask(store, partnerships.loader, { token: at.token, params: { rbd } })).data as { going: unknown[]; withdrawn: unknown[] }
    expect([(await listed()).going.length, (await listed()).withdrawn.length]).toEqual([0, 1])
    await ask(store, partnerships.action, { token: at.token, params: { rbd }, form: { intent: 'put-back', partnership: at.params.partnershipId } })
    expect([(await listed()).going.length, (await listed()).withdrawn.length]).toEqual([1, 0])
    expect((await ask(store, analysis.action, { ...at, form: { intent: 'review', kind: 'evaluation', together: 'Nos vemos' } })).status).toBe(400)
    await ask(store, analysis.action, { ...at, form: { intent: 'review', kind: 'swot', strengths: 'Nos conocemos' } })
    const reviews = async () => (await ask(store, analysis.loader, at)).data as { swot: { here: { id: string }[]; withdrawn: unknown[] } }
    const [review] = (await reviews()).swot.here
    await ask(store, analysis.action, { ...at, form: { intent: 'unsay', review: review!.id } })
    expect((await reviews()).swot).toMatchObject({ here: [], withdrawn: [{ id: review!.id }] })
    await ask(store, analysis.action, { ...at, form: { intent: 'say-again', review: review!.id } })
    expect((await reviews()).swot.here).toHaveLength(1)
  })
})
