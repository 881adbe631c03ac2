/**
 * What leaves, in a real browser: whoever coordinates a territory takes files, makes a key that a program reads with, opens the service to the
 * outside after seeing exactly what, and takes the key back. The page works without JavaScript.
 */
import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import { expect, it } from 'vitest'
import { insertRows } from '../../db/dialect.ts'
import { plantPeople, castId, elenaRivas, islaChaica, losBoldos, type CastPerson } from '../../db/seed/cast.ts'
import { allAttend, plantAttendance } from '../db/indicators/plant-attendance.ts'
import { main, openJourney, press } from './support/journey.ts'

/** Somebody of the country's staff: sees of a service what it lets be seen. */
const nora: CastPerson = { ...elenaRivas, id: castId('person', 91), name: 'Nora Quintana', email: 'nora.quintana@demo.example', memberships: [{ role: 'regional', scopeKind: 'country', scopeId: '', startsOn: '2025-03-03', endsOn: null }] }

const journey = openJourney({
  plant: async store => {
    await store.tx(tx => plantPeople(store, tx, [nora], { credentials: false }))
    await plantAttendance(store, [2025, 2026].flatMap(year => [9, 10].flatMap(month => [{ rbd: losBoldos.rbd, year, month, pairs: allAttend(300, 17) }, { rbd: islaChaica.rbd, year, month, pairs: allAttend(6, 17) }])))
    await store.tx(tx => insertRows(tx, store.s.cycle, [{ id: castId('cycle', 1), rbd: losBoldos.rbd, number: 1, year: 2026, title: '=1+1 Que vuelvan', version: 1, startedOn: '2026-03-17', implementationFrom: null, closedOn: null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: elenaRivas.id, createdAt: store.clock.now() }]))
  },
})
const { as } = journey
const api = (path: string, key: string) => fetch(`${journey.site.origin}/api/v1/${path}`, { headers: { authorization: `Bearer ${key}` } })

it('files are chosen and taken without JavaScript, and read back', async () => {
  const elena = await as(elenaRivas, { javaScript: false })
  await elena.goto('/territorio')
  await elena.getByRole('link', { name: 'Ir a los datos' }).click()
  expect(await main(elena)).toContain('Hay datos de 2025–2026')
  const take = async (button: string) => {
    const [file] = await Promise.all([elena.waitForEvent('download'), elena.getByRole('button', { name: button }).click()])
    return { name: file.suggestedFilename(), bytes: readFileSync((await file.path())!) }
  }
  await elena.getByLabel('Desde el año').selectOption('2026')
  const csv = await take('Descargar CSV')
  expect(csv.name).toMatch(/^cuaderno-asistencia-2026-2026-11-18-\w{7}\.csv$|^cuaderno-asistencia-2026-\d{4}-\d\d-\d\d-\w{7}\.csv$/)
  const lines = csv.bytes.toString('utf8').trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFrbd;school_name;/)
  expect(lines).toHaveLength(5)
  expect(lines.filter(l => l.startsWith('90011;')).every(l => l.includes(';few-students;'))).toBe(true)
  const book = XLSX.read((await take('Descargar Excel')).bytes)
  expect(XLSX.utils.sheet_to_json(book.Sheets.asistencia!)).toHaveLength(4)
  await elena.getByLabel(/^Ciclos de mejora/).check()
  const cycles = (await take('Descargar CSV')).bytes.toString('utf8')
  expect(cycles).toContain(";'=1+1 Que vuelvan;")
  // What cannot be given is said where it was chosen.
  await elena.getByLabel('Desde el año').selectOption('2026')
  await elena.getByLabel('Hasta el año').selectOption('2025')
  await press(elena, 'Descargar CSV')
  expect(await elena.getByRole('alert').innerText()).toContain('El año final es anterior al inicial')
  expect(await elena.getByLabel('Desde el año').inputValue()).toBe('2026')
})

it('a key is made, read with, and taken back; the country sees the service once it is open', async () => {
  const elena = await as(elenaRivas)
  await elena.goto('/territorio/datos/llaves')
  await press(elena, 'Hacer la llave')
  await elena.getByText('Escriba un nombre para la llave.').first().waitFor()
  await elena.getByLabel('Nombre').fill('Tablero del servicio')
  await press(elena, 'Hacer la llave')
  const key = await elena.getByText(/^tep1_[\w-]{43}$/).innerText()
  expect((await api('asistencia', key)).status).toBe(200)
  expect((await api('asistencia?slep=9902', key)).status).toBe(403)
  expect((await api('necesidades', key)).status).toBe(403)
  expect((await fetch(`${journey.site.origin}/territorio`, { redirect: 'manual', headers: { authorization: `Bearer ${key}` } })).headers.get('location')).toMatch(/^\/entrar/)

  const asNora = async (path: string) => fetch(journey.site.origin + path, { redirect: 'manual', headers: { cookie: await journey.site.cookieOf(nora.id) } })
  expect((await asNora(`/territorio/escuelas/${losBoldos.rbd}`)).status).toBe(403)
  expect(await (await asNora('/territorio')).text()).not.toContain(losBoldos.name)
  await elena.goto('/territorio/datos/fuera')
  expect(await main(elena)).toContain('Fuera de Costa Clara no se ve nada de sus escuelas')
  expect(await main(elena)).toContain('Hay datos de 2025–2026')
  await press(elena, 'Dejar que se vea')
  await elena.getByText('Fuera de Costa Clara se ve lo que dice esta página.').waitFor()
  expect((await asNora(`/territorio/escuelas/${losBoldos.rbd}`)).status).toBe(200)
  expect(await (await asNora('/territorio')).text()).toContain(losBoldos.name)
  expect(await (await asNora('/territorio/datos')).text()).toContain('1 de 2')
  const research = await asNora('/territorio/datos/investigacion/descargar')
  const zip = Buffer.from(await research.arrayBuffer())
  expect([research.status, zip.subarray(0, 2).toString()]).toEqual([200, 'PK'])

  await elena.goto('/territorio/datos/llaves')
  await press(elena, 'Anular Tablero del servicio')
  await elena.getByText('La llave quedó anulada').waitFor()
  const refused = await api('asistencia', key)
  expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([401, 'Esa llave fue anulada.'])
})
