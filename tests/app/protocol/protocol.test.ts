import { describe, expect, it } from 'vitest'
import { readPart } from '../../../cycles/notebook/parts.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { addEntry } from '../../../db/notebook/parts.ts'
import { changeProtocol, getProtocol, getReferralProtocol } from '../../../db/protocol/protocol.ts'
import { openSessionIn } from '../../../db/people/sessions.ts'
import { anaSepulveda, elenaRivas, marcelaPaillan, plantCast, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import { listContactsOfStudent, listSchoolChanges } from '../../../db/students/contacts.ts'
import type { Store } from '../../../db/store.ts'
import * as protocol from '../../../app/routes/protocol/protocol.tsx'
import * as meetings from '../../../app/routes/team/meetings.tsx'
import * as student from '../../../app/routes/students/student.tsx'
import * as students from '../../../app/routes/students/students.tsx'
import type { LadderView, ReferralsView, RhythmView } from '../../../app/components/protocol/view.ts'
import { openSqliteTestStore } from '../../support/stores.ts'
import { boldos } from '../../db/notebook/plant.ts'
import { plantStudents, studentId, switchOn } from '../../db/students/plant-students.ts'
import { ask } from '../people/ask.ts'

type Sessions = Record<'rosa' | 'marcela' | 'ana' | 'elena' | 'tomas', string>
type At = { store: Store; params: { rbd: string; cycleId: string }; sessions: Sessions }
type Page = { mayKeep: boolean; ladder: LadderView; referrals: ReferralsView; rhythms: RhythmView[]; done: string | null }
const k7 = studentId(boldos, 'K7M4')

const inSchool = async (test: (at: At) => Promise<void>) => {
  const { store, drop } = await openSqliteTestStore()
  try {
    await plantCast(store, { installation: 'real' })
    const open = async (personId: string) => (await store.tx(tx => openSessionIn(store, tx, { personId, sharedComputer: true, agentFamily: 'Firefox' }))).token
    const started = await startCycle(store, { rbd: boldos, title: 'Que 7°B vuelva', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    await test({
      store, params: { rbd: String(boldos), cycleId: started.cycleId },
      sessions: { rosa: await open(rosaHuenchul.id), marcela: await open(marcelaPaillan.id), ana: await open(anaSepulveda.id), elena: await open(elenaRivas.id), tomas: await open(tomasAguilera.id) },
    })
  } finally { await drop() }
}
const pageOf = async ({ store, params }: At, token: string) => (await ask(store, protocol.loader as never, { token, params })).data as Page
const post = ({ store, params, sessions }: At, form: Record<string, string>, token = sessions.rosa) => ask(store, protocol.action as never, { token, params, form })
const names = (p: Page) => p.ladder.steps.map(s => s.name)

describe('the protocol\'s page', () => {
  it('is the ladder everybody starts from, with its last resort marked, until the team moves and renames a step', () => inSchool(async at => {
    const { rosa } = at.sessions
    expect(names(await pageOf(at, rosa))).toEqual(['Profesor/a jefe', 'Equipo', 'Acuerdo escrito con la familia', 'Visita al hogar', 'Aviso dejado, si no hay nadie en casa', 'Derivación acompañada'])
    expect((await pageOf(at, rosa)).ladder.steps.map(s => [s.isLast, s.mayUp, s.mayDown])).toEqual([[false, false, true], [false, true, true], [false, true, true], [false, true, true], [false, true, false], [true, false, false]])
    expect((await post(at, { que: 'subir', id: 'home-visit' })).to).toContain('hecho=guardado')
    await post(at, { que: 'paso', id: 'team', label: 'Consejo de curso', responsible: 'principal', turn: 'al segundo día', afterDays: '2' })
    const page = await pageOf(at, rosa)
    expect(names(page).slice(1, 4)).toEqual(['Consejo de curso', 'Visita al hogar', 'Acuerdo escrito con la familia'])
    expect(page.ladder.steps[1]).toMatchObject({ who: 'Director/a', when: 'al segundo día, desde 2 días seguidos de ausencia' })
    await post(at, { que: 'deshacer' })
    expect(names(await pageOf(at, rosa))[1]).toBe('Equipo')
  }))

  it('keeps the catalogue\'s words where nobody changed them, so that another language reads them in its own', () => inSchool(async at => {
    await post(at, { que: 'paso', id: 'team', label: 'Equipo', turn: 'si la ausencia sigue o no se logra contacto', responsible: 'psychologist', afterDays: '' })
    expect((await getProtocol(at.store, boldos)).protocol.steps[1]).toMatchObject({ label: null, turn: null, responsible: 'psychologist' })
  }))

  it('hands back what to mend, at its field', () => inSchool(async at => {
    const answer = await post(at, { que: 'paso', id: 'team', label: 'visita al hogar', turn: '', afterDays: 'dos', responsible: '' })
    expect([answer.status, Object.keys((answer.data as { problems: object }).problems)]).toEqual([400, ['label-team', 'afterDays-team']])
    const other = await post(at, { que: 'derivar', id: 'nueva', place: '', when: '', responsible: '', daysUntilBack: '120' })
    expect([other.status, Object.keys((other.data as { problems: object }).problems)]).toEqual([400, ['place-nueva', 'daysUntilBack-nueva']])
    expect((await post(at, { que: 'paso', id: 'nadie', label: 'x' })).status).toBe(404)
    expect((await post(at, { que: 'otra cosa' })).status).toBe(404)
  }))

  it('says where the school refers to, and what it wrote is what the log of referrals follows', () => inSchool(async at => {
    await post(at, { que: 'derivar', id: 'nueva', place: 'oln', when: 'si la familia lo sabe', responsible: 'social-worker', daysUntilBack: '21' })
    expect((await pageOf(at, at.sessions.rosa)).referrals.rules).toMatchObject([{ place: 'oln', who: 'Trabajador/a social', when: 'si la familia lo sabe', back: '21 días' }])
    expect((await getReferralProtocol(at.store, boldos)).get('oln')).toEqual({ responsible: 'social-worker', when: 'si la familia lo sabe', daysUntilBack: 21 })
    await post(at, { que: 'dejar-derivacion', id: 'oln', place: 'oln' })
    expect((await pageOf(at, at.sessions.rosa)).referrals.rules).toEqual([])
  }))

  it('is written by the team, read by its advisor without the meetings, and nobody else\'s', () => inSchool(async at => {
    const { sessions } = at
    await post(at, { que: 'ritmos', keep: 'review', 'leads-review': 'principal' })
    const read = await pageOf(at, sessions.marcela)
    expect([read.mayKeep, read.rhythms]).toMatchObject([false, [{ name: 'Revisión mensual', who: 'Conduce: Director/a.', sentences: [], meetings: [] }]])
    expect((await post(at, { que: 'subir', id: 'team' }, sessions.marcela)).status).toBe(403)
    for (const token of [sessions.ana, sessions.elena, sessions.tomas]) {
      expect((await ask(at.store, protocol.loader as never, { token, params: at.params })).status).toBe(403)
      expect((await post(at, { que: 'subir', id: 'team' }, token)).status).toBe(403)
    }
    expect((await getProtocol(at.store, boldos)).last!.version).toBe(1)
  }))
})

describe('a rhythm of meetings', () => {
  it('says in which months a review was held and what it agreed, and that one without attendance was held all the same', () => inSchool(async at => {
    const { store, params, sessions } = at
    await changeProtocol(store, { rbd: boldos, by: rosaHuenchul.id }, p => ({ ...p, rhythms: { review: { leads: 'principal', since: '2026-08-01', isSetAside: false } } }))
    const meet = async (fields: Record<string, string>) => {
      const read = readPart('meeting', fields)
      if (!read.ok) throw new Error(JSON.stringify(read.problems))
      await addEntry(store, 'meeting', { rbd: boldos, cycleId: params.cycleId, body: read.body, by: rosaHuenchul.id, saveKey: crypto.randomUUID() })
    }
    await meet({ on: '2026-08-27', rhythm: 'review', present: 'principal psychologist', agreedWhat: 'Llamar a las cuatro familias', 'agreedWhat.k2': 'Mirar los lunes', next: '2026-09-24' })
    await meet({ on: '2026-10-29', rhythm: 'review' })
    await meet({ on: '2026-09-10', present: 'principal' })
    const [review] = (await pageOf(at, sessions.rosa)).rhythms
    expect(review!.sentences).toEqual(['Se hizo en 2 de 3 meses con clases.', 'Sin reunión anotada: septiembre.', 'Sin próxima fecha.'])
    expect(review!.meetings).toMatchObject([{ day: '29 oct 2026', who: 'sin asistencia anotada', agreed: 'sin acuerdos anotados' }, { who: 'Director/a y Psicólogo/a', agreed: '2 acuerdos: Llamar a las cuatro familias' }])
    // What was written keeps its profession, whatever the person is now.
    await store.tx(tx => tx.update(store.s.person).set({ profession: 'utp-head' }))
    expect((await pageOf(at, sessions.rosa)).rhythms[0]!.meetings[1]!.who).toBe('Director/a y Psicólogo/a')
    const seen = (await ask(store, meetings.loader as never, { token: sessions.rosa, params })).data as { rhythms: RhythmView[]; kinds: { value: string }[] }
    expect([seen.rhythms[0]!.sentences[1], seen.kinds.map(k => k.value)]).toEqual(['Sin reunión anotada: septiembre.', ['', 'review', 'follow-up', 'partners']])
    const begun = await ask(store, meetings.action as never, { token: sessions.rosa, params, form: { que: 'empezar', rhythm: 'follow-up' } })
    expect(begun.to).toContain('/reuniones/')
  }))

  it('counts from the day it was chosen; taken up again it is chosen anew', () => inSchool(async at => {
    await post(at, { que: 'ritmos', keep: 'follow-up', 'leads-follow-up': 'psychologist' })
    expect((await getProtocol(at.store, boldos)).protocol.rhythms['follow-up']).toMatchObject({ leads: 'psychologist', isSetAside: false })
    expect((await pageOf(at, at.sessions.rosa)).rhythms[0]!.sentences[0]).toBe('Todavía no termina el primer período desde que se eligió.')
    await post(at, { que: 'ritmos' })
    expect((await pageOf(at, at.sessions.rosa)).rhythms).toEqual([])
  }))
})

describe('a contact that follows the protocol', () => {
  const withStudent = (test: (at: At & { write: (form: Record<string, string>) => ReturnType<typeof ask> }) => Promise<void>) => inSchool(async at => {
    await switchOn(at.store, boldos, rosaHuenchul.id)
    await plantStudents(at.store, boldos, [{ code: 'K7M4', course: '110-7-B', listNumber: 14, months: { 9: [18, 20], 10: [8, 18] } }])
    await test({ ...at, write: form => ask(at.store, student.action as never, { token: at.sessions.rosa, params: { ...at.params, studentId: k7 }, form }) })
  })
  const contact = { que: 'anotar', on: '2026-10-03', step: 'referral', how: 'meeting', outcome: 'agreed', nextStep: '', nextOn: '', cycleId: '', way: 'referral', professions: 'psychologist', referredTo: 'inside', backBy: '' }
  type StudentPage = { returns: { id: string; question: string }[]; contacts: { cells: { step: string }; way: string[] }[]; words: { rung: string | null; nextStep: { value: string; label: string }[] } }
  const seen = async (at: At) => (await ask(at.store, student.loader as never, { token: at.sessions.rosa, params: { ...at.params, studentId: k7 } })).data as StudentPage

  it('offers the next rung, and asks after a referral whose day is past until somebody says what came back', () => withStudent(async at => {
    expect((await seen(at)).words.rung).toBe('Según el protocolo, se comienza por «Profesor/a jefe», apenas falta sin aviso.')
    await at.write({ ...contact, step: 'homeroom', on: '2026-10-01', way: 'alone', referredTo: '' })
    const { words } = await seen(at)
    expect([words.rung, words.nextStep[0]]).toEqual(['Según el protocolo, después de «Profesor/a jefe» viene «Equipo», si la ausencia sigue o no se logra contacto.', { value: 'team', label: 'Equipo (el siguiente del protocolo)' }])
    await at.write(contact)
    const page = await seen(at)
    expect(page.returns.map(r => r.question)).toEqual(['La derivación del 3 oct debía volver el 17 oct: ¿qué se sabe?'])
    const list = JSON.stringify((await ask(at.store, students.loader as never, { token: at.sessions.rosa, params: at.params })).data)
    expect(list).toContain('La derivación del 3 oct debía volver el 17 oct: ¿qué se sabe?')
    const answer = { que: 'volvio', contacto: page.returns[0]!.id, respuesta: 'together' }
    expect((await at.write({ ...answer, answeredOn: '2026-10-02' })).status).toBe(400)
    expect((await at.write({ ...answer, answeredOn: '2026-10-20' })).to).toContain('hecho=volvio')
    expect((await seen(at)).returns).toEqual([])
    expect((await seen(at)).contacts[0]!.way).toEqual(['Derivación, dentro de la escuela', 'Psicólogo/a', 'Lo trabajan con nosotros (20 oct)'])
  }))

  it('keeps the words of then when the step is renamed, and refuses a step that is set aside', () => withStudent(async at => {
    await post(at, { que: 'paso', id: 'referral', label: 'Con la dupla', turn: '', responsible: '', afterDays: '' })
    await at.write(contact)
    await post(at, { que: 'paso', id: 'referral', label: 'Otra cosa', turn: '', responsible: '', afterDays: '' })
    expect((await seen(at)).contacts[0]!.cells.step).toBe('Con la dupla')
    await post(at, { que: 'dejar', id: 'referral' })
    expect((await seen(at)).contacts[0]!.cells.step).toBe('Con la dupla')
    expect((await at.write(contact)).status).toBe(400)
    expect(await listContactsOfStudent(at.store, boldos, k7)).toHaveLength(1)
  }))

  it('is no help to change school: that is noted apart, and only when the family asked for it', () => withStudent(async at => {
    const help = { que: 'ayuda', changeOn: '2026-11-10', helps: 'papers' }
    const refused = await at.write(help)
    expect([refused.status, (refused.data as { problems: Record<string, string> }).problems]).toEqual([400, { familyAsked: 'Solo se anota si la familia lo pidió: marquen la casilla si fue así.' }])
    expect(await listSchoolChanges(at.store, boldos, k7)).toEqual([])
    expect((await at.write({ ...help, familyAsked: 'si' })).to).toContain('hecho=ayuda')
    expect(await listSchoolChanges(at.store, boldos, k7)).toMatchObject([{ helps: ['papers'], on: '2026-11-10' }])
    for (const token of [at.sessions.marcela, at.sessions.ana]) expect((await ask(at.store, student.action as never, { token, params: { ...at.params, studentId: k7 }, form: { ...help, familyAsked: 'si' } })).status).toBe(403)
  }))
})
