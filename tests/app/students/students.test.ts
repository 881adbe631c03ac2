import { describe, expect, it } from 'vitest'
import { startCycle, startImplementation } from '../../../db/notebook/cycles.ts'
import { openSessionIn, openWithReason, getPersonOfSession } from '../../../db/people/sessions.ts'
import { anaSepulveda, elenaRivas, marcelaPaillan, plantCast, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import { switchStudentsOff } from '../../../db/students/module.ts'
import type { Store } from '../../../db/store.ts'
import * as contacts from '../../../app/routes/students/contacts.tsx'
import * as group from '../../../app/routes/students/focus-group.tsx'
import * as student from '../../../app/routes/students/student.tsx'
import * as students from '../../../app/routes/students/students.tsx'
import * as weekdays from '../../../app/routes/students/weekdays.tsx'
import * as implementation from '../../../app/routes/notebook/implementation.tsx'
import * as school from '../../../app/routes/notebook/school-notebook.tsx'
import * as dataReview from '../../../app/routes/notebook/data-review.tsx'
import * as learnings from '../../../app/routes/notebook/learnings.tsx'
import * as desk from '../../../app/routes/advising/desk.tsx'
import * as board from '../../../app/routes/board/board.tsx'
import * as boardSchool from '../../../app/routes/board/school.tsx'
import * as archive from '../../../app/routes/story/archive-download.ts'
import * as boardExport from '../../../app/routes/opendata/export.ts'
import * as audit from '../../../app/routes/people/audit.tsx'
import { markReady } from '../../../db/notebook/parts.ts'
import { plantAttendance } from '../../db/indicators/plant-attendance.ts'
import { openSqliteTestStore } from '../../support/stores.ts'
import { bahia, boldos } from '../../db/notebook/plant.ts'
import { plantStudents, studentId, switchOn, type PlantedStudent } from '../../db/students/plant-students.ts'
import { ask } from '../people/ask.ts'

const k7 = studentId(boldos, 'K7M4')
/** Eleven students of 7°B and 8°A: K7M4 fell from normal to severe in October, A2B3 has never come much, the others come. */
const plant: PlantedStudent[] = [
  { code: 'K7M4', course: '110-7-B', listNumber: 14, months: { 8: [20, 20], 9: [18, 20], 10: [8, 18] } },
  { code: 'A2B3', course: '110-8-A', listNumber: 3, months: { 8: [9, 20], 9: [8, 20], 10: [7, 18] } },
  ...Array.from({ length: 9 }, (_, i) => ({ code: `C${i}X1`, course: '110-7-B', listNumber: i + 1, months: { 8: [20, 20], 9: [19, 20], 10: [18, 18] } as PlantedStudent['months'] })),
]

const withStudents = async (test: (at: { store: Store; params: { rbd: string; cycleId: string }; sessions: Record<'rosa' | 'marcela' | 'ana' | 'elena' | 'tomas', string> }) => Promise<void>) => {
  const { store, drop } = await openSqliteTestStore()
  try {
    await plantCast(store, { installation: 'real' })
    const open = async (personId: string) => (await store.tx(tx => openSessionIn(store, tx, { personId, sharedComputer: true, agentFamily: 'Firefox' }))).token
    const started = await startCycle(store, { rbd: boldos, title: 'Que 7°B vuelva', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    await switchOn(store, boldos, rosaHuenchul.id)
    await plantStudents(store, boldos, plant)
    await test({
      store, params: { rbd: String(boldos), cycleId: started.cycleId },
      sessions: { rosa: await open(rosaHuenchul.id), marcela: await open(marcelaPaillan.id), ana: await open(anaSepulveda.id), elena: await open(elenaRivas.id), tomas: await open(tomasAguilera.id) },
    })
  } finally { await drop() }
}

type Page = { kind: string; view: { finding: string; next: string | null; rule: string; sections: { id: string; lines: { who: string; toDate: string; band: string; moved: string | null; last: string }[] }[] } }
const pageOf = async (store: Store, token: string, params: Record<string, string>, query = '') => (await ask(store, students.loader as never, { token, params, query })).data as Page
const contact = { que: 'anotar', on: '2026-11-16', step: 'homeroom', how: 'call', outcome: 'reached', nextStep: 'home-visit', nextOn: '2026-11-18', cycleId: '', way: 'alone' }

describe('the students page', () => {
  it('begins with the finding, then who nobody has sought, then who moved down, each by course, list number and days', () => withStudents(async ({ store, params, sessions }) => {
    const { view } = await pageOf(store, sessions.rosa, params)
    expect(view.finding).toBe('A octubre, 2 de 11 estudiantes van con menos del 90% de asistencia acumulada; con 2 de ellos nadie se ha contactado todavía.')
    expect(view.sections.map(s => s.id)).toEqual(['sin-gestion', 'bajaron', 'tramo-critical', 'tramo-severe'])
    expect(view.sections[0]!.lines.map(l => [l.who, l.toDate])).toEqual([['8°A, n.º 3 · A2B3', '24 de 58 (41,4%)'], ['7°B, n.º 14 · K7M4', '46 de 58 (79,3%)']])
    expect(view.sections[1]!.lines).toMatchObject([{ who: '7°B, n.º 14 · K7M4', band: 'grave', moved: 'antes, normal', last: 'Nadie todavía' }])
    expect(view.rule).toContain('90,0% cuenta como normal')
    expect((await pageOf(store, sessions.rosa, params, '?curso=110-8')).view.sections[0]!.lines).toHaveLength(1)
  }))

  it('leads from a contact with its next step to the step that is due, and back when it is withdrawn', () => withStudents(async ({ store, params, sessions }) => {
    const at = { token: sessions.rosa, params: { ...params, studentId: k7 } }
    expect((await ask(store, student.action as never, { ...at, form: contact })).to).toContain('hecho=anotado')
    const { view } = await pageOf(store, sessions.rosa, params)
    expect([view.next, view.sections[0]!.lines.length]).toEqual(['Hay 1 paso acordado cuya fecha ya llegó.', 1])
    expect(view.sections.find(s => s.id === 'pasos')!.lines[0]!.last).toBe('16 nov: Profesor/a jefe, llamada. Se conversó')
    const seen = (await ask(store, implementation.loader as never, { token: sessions.rosa, params })).data
    expect(JSON.stringify(seen)).toContain('1 paso con su familia ya llegó')
    const page = (await ask(store, student.loader as never, at)).data as { contacts: { id: string }[]; next: string }
    expect(page.next).toBe('Visita al hogar, 18 nov')
    await ask(store, student.action as never, { ...at, form: { que: 'retirar', contacto: page.contacts[0]!.id } })
    expect((await pageOf(store, sessions.rosa, params)).view.sections[0]!.lines).toHaveLength(2)
  }))

  it('hands a contact back with what to mend, and takes no word that is not in its lists', () => withStudents(async ({ store, params, sessions }) => {
    const answer = await ask(store, student.action as never, { token: sessions.rosa, params: { ...params, studentId: k7 }, form: { ...contact, outcome: 'está enferma', nextOn: '' } })
    expect([answer.status, Object.keys((answer.data as { problems: object }).problems)]).toEqual([400, ['outcome', 'nextOn']])
  }))

  it('is an invitation while the module is off, and there is no student\'s page then', () => withStudents(async ({ store, params, sessions }) => {
    await switchStudentsOff(store, { rbd: boldos, by: tomasAguilera.id })
    const page = await ask(store, students.loader as never, { token: sessions.rosa, params })
    expect(page.data).toMatchObject({ kind: 'off' })
    expect(JSON.stringify(page.data)).not.toContain('K7M4')
    for (const route of [student, group, weekdays]) expect((await ask(store, route.loader as never, { token: sessions.rosa, params: { ...params, studentId: k7 } })).status).toBe(404)
    expect((await ask(store, student.action as never, { token: sessions.rosa, params: { ...params, studentId: k7 }, form: contact })).status).toBe(404)
    expect((await ask(store, contacts.loader as never, { token: sessions.rosa, params })).status).toBe(200)
  }))
})

describe('the group of a cycle', () => {
  it('is chosen, frozen when implementation begins, and shown without a reading under ten students', () => withStudents(async ({ store, params, sessions }) => {
    const choose = (form: Record<string, string>) => ask(store, group.action as never, { token: sessions.rosa, params, form })
    expect((await choose({ que: 'estudiantes' })).status).toBe(400)
    expect((await choose({ que: 'estudiantes', estudiante: k7, mostrado: k7 })).to).toContain('hecho=elegido')
    await startImplementation(store, { rbd: boldos, cycleId: params.cycleId, on: '2026-10-01', by: rosaHuenchul.id })
    expect((await choose({ que: 'cursos', curso: '110-8-A' })).status).toBe(409)
    const seen = (await ask(store, group.loader as never, { token: sessions.rosa, params })).data as { focus: { who: string; finding: string; chart: unknown; movement: { sentence: string } }; choose: unknown }
    expect(seen.choose).toBeNull()
    expect(seen.focus).toMatchObject({ who: 'El grupo: 1 estudiante', finding: 'Es 1 estudiante: se muestran sus días, sin leer nada en ellos.', chart: null, movement: { sentence: 'Bajaron 1, subieron 0 y 0 siguen en su tramo.' } })
  }))

  it('of a whole course has a curve beside the rest of the school', () => withStudents(async ({ store, params, sessions }) => {
    await ask(store, group.action as never, { token: sessions.rosa, params, form: { que: 'cursos', curso: '110-7-B' } })
    await startImplementation(store, { rbd: boldos, cycleId: params.cycleId, on: '2026-10-01', by: rosaHuenchul.id })
    const { focus } = (await ask(store, group.loader as never, { token: sessions.rosa, params })).data as { focus: { who: string; finding: string; chart: { points: unknown[] } } }
    // 389 of 400 days before (20×9+20 and 19×9+18), 17 of 40 the rest; 170 of 180 since, 7 of 18.
    expect(focus.finding).toBe('Antes (agosto a septiembre), el grupo asistió al 97,3% de los días y el resto de la escuela al 42,5%. Desde que empezó la implementación (octubre), al 94,4% y al 38,9%.')
    expect(focus.chart.points).toHaveLength(3)
    expect(JSON.stringify((await ask(store, learnings.loader as never, { token: sessions.rosa, params })).data)).toContain('Grupo del ciclo: 7°B')
  }))
})

describe('nobody but the school\'s own team', () => {
  it('opens a page of its students, or writes there: not the advisor, the region, another team, an administrator with a reason', () => withStudents(async ({ store, params, sessions }) => {
    const tomas = (await getPersonOfSession(store, sessions.tomas))!
    await openWithReason(store, { idHash: tomas.session.idHash, personId: tomas.id, rbd: boldos, reason: 'Pidieron ayuda para cerrar el ciclo' })
    for (const token of [sessions.marcela, sessions.ana, sessions.elena, sessions.tomas]) {
      for (const route of [students, student, group, weekdays]) expect((await ask(store, route.loader as never, { token, params: { ...params, studentId: k7 } })).status).toBe(403)
      for (const route of [students, student, group, contacts]) {
        expect((await ask(store, route.action as never, { token, params: { ...params, studentId: k7 }, form: { ...contact, que: 'estudiantes', estudiante: k7 } })).status).toBe(403)
      }
    }
    for (const t of [store.s.contact, store.s.focusGroup, store.s.contactCount]) expect(await store.read.select().from(t)).toEqual([])
  }))

  it('reaches a student of this school through another school\'s address', () => withStudents(async ({ store, params, sessions }) => {
    await switchOn(store, bahia, anaSepulveda.id)
    const elsewhere = { token: sessions.ana, params: { ...params, rbd: String(bahia), studentId: k7 } }
    for (const route of [student, group]) expect((await ask(store, route.loader as never, elsewhere)).status).toBe(404)
    expect((await ask(store, student.action as never, { ...elsewhere, form: contact })).status).toBe(404)
    expect((await ask(store, group.action as never, { ...elsewhere, form: { que: 'estudiantes', estudiante: k7 } })).status).toBe(404)
    expect(JSON.stringify((await ask(store, students.loader as never, elsewhere)).data)).not.toContain('K7M4')
  }))

  it('receives a code or an id of a student in any page, export or record', () => withStudents(async ({ store, params, sessions }) => {
    await ask(store, group.action as never, { token: sessions.rosa, params, form: { que: 'estudiantes', estudiante: k7, mostrado: k7 } })
    await ask(store, student.action as never, { token: sessions.rosa, params: { ...params, studentId: k7 }, form: contact })
    await ask(store, student.loader as never, { token: sessions.rosa, params: { ...params, studentId: k7 } })
    const asked: [string, { loader: unknown }][] = [
      ...[dataReview, learnings, implementation, school, desk].map((r): [string, { loader: unknown }] => [sessions.marcela, r]),
      ...[board, boardSchool, boardExport].map((r): [string, { loader: unknown }] => [sessions.elena, r]),
      [sessions.tomas, audit],
      // Their own archive leaves the school: it holds the notebook, and no student.
      [sessions.rosa, archive],
    ]
    for (const [token, route] of asked) {
      const answer = await ask(store, route.loader as never, { token, params })
      const all = JSON.stringify(answer.data) + (answer.body ?? '')
      for (const secret of ['K7M4', k7, 'Grupo del ciclo']) expect(all.includes(secret), secret).toBe(false)
    }
  }))
})

describe('the advisor', () => {
  it('sees how many by level, and by course only while the team shares them', () => withStudents(async ({ store, params, sessions }) => {
    await plantAttendance(store, [
      { rbd: boldos, year: 2026, month: 10, pairs: [[8, 18, 2], [18, 18, 9]] }, { rbd: boldos, year: 2026, month: 10, course: '110-7-A', pairs: [[8, 18, 1], [18, 18, 4]] },
      { rbd: boldos, year: 2026, month: 10, course: '110-7-B', pairs: [[8, 18, 1], [18, 18, 5]] },
    ])
    await markReady(store, { rbd: boldos, cycleId: params.cycleId, page: 'data', version: null, by: rosaHuenchul.id })
    const seen = async () => JSON.stringify((await ask(store, dataReview.loader as never, { token: sessions.marcela, params })).data)
    const share = (cursos: string) => ask(store, students.action as never, { token: sessions.rosa, params, form: { que: 'compartir', cursos } })
    const before = await seen()
    expect(before).toContain('Por nivel, octubre de 2026')
    expect(before).toContain('"course":"7° básico"')
    expect(before).not.toContain('7° básico B')
    expect((await share('si')).status).toBe(303)
    expect(await seen()).toContain('"course":"7° básico B"')
    await share('no')
    expect(await seen()).not.toContain('7° básico B')
    expect((await store.read.select().from(store.s.audit)).filter(r => r.event === 'students.courses-shared').map(r => r.detail)).toEqual([{ shares: true }, { shares: false }])
    expect((await ask(store, students.action as never, { token: sessions.marcela, params, form: { que: 'compartir', cursos: 'si' } })).status).toBe(403)
  }))
})

describe('families as counts', () => {
  it('are there for every team, by week, and can be withdrawn', () => withStudents(async ({ store, sessions }) => {
    const at = { token: sessions.ana, params: { rbd: String(bahia) } }
    expect((await ask(store, contacts.action as never, { ...at, form: { que: 'anotar', on: '2026-11-17', sought: '3', reached: '8', agreements: '0' } })).status).toBe(400)
    expect((await ask(store, contacts.action as never, { ...at, form: { que: 'anotar', on: '2026-11-17', sought: '8', reached: '5', agreements: '2' } })).to).toContain('hecho=anotado')
    const seen = (await ask(store, contacts.loader as never, at)).data as { finding: string; weeks: { cells: { week: string } }[]; entries: { id: string }[] }
    expect([seen.finding, seen.weeks[0]!.cells.week]).toEqual(['Este año la escuela buscó a 8 familias, logró conversar con 5 y llegó a 2 acuerdos.', 'del 16 nov 2026'])
    await ask(store, contacts.action as never, { ...at, form: { que: 'retirar', contacto: seen.entries[0]!.id } })
    expect((await ask(store, contacts.loader as never, at)).data).toMatchObject({ finding: 'Todavía no hay familias buscadas anotadas este año.', weeks: [] })
  }))
})
