/**
 * A school's own list in a real browser: switched on with its basis, brought in with an error found and corrected, the key sheet once, the
 * class book without JavaScript, names in one tab only. What leaves the device holds no name; what is kept holds no RUN; nobody else sees a code.
 */
import { describe, expect, it } from 'vitest'
import { runCheckDigitOf } from '../../cycles/privacy/run.ts'
import { anaSepulveda, elenaRivas, losBoldos, marcelaPaillan, rosaHuenchul, tomasAguilera } from '../../db/seed/cast.ts'
import { everythingIn } from '../support/every-table.ts'
import { htmlOf } from '../support/containers.ts'
import { onDisk } from '../support/ministry-files.ts'
import { bookFile, nominaFile, nominaHeader, pupils, secretsOf, testKeyVariable } from '../support/school-files.ts'
import { main, openJourney } from './support/journey.ts'

const journey = openJourney({ env: { TEP_PSEUDONYM_KEY: testKeyVariable } })
const { as } = journey
const students = `/cuadernos/${losBoldos.rbd}/estudiantes`
const list = pupils(12, 24_100_001, { rbd: losBoldos.rbd }).map((p, i) => ({ ...p, names: `Millaray ${'ABCDEFGHIJKL'[i]!}ntonia` }))
const secrets = [...new Set(list.flatMap(secretsOf))]

describe('a school’s own list', () => {
  it('is switched on by who administers, once the basis, the responsible person and the contact are written down', async () => {
    const page = await as(tomasAguilera)
    await page.goto(`${students}/ajustes`)
    await page.getByRole('button', { name: 'Guardar y activar' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Función legal del servicio').check()
    await page.fill('[name=texto]', 'Ley 21.040, artículo 18')
    await page.fill('[name=responsable]', 'Rosa Huenchul, directora')
    await page.fill('[name=contacto]', 'datos@costaclara.example')
    await page.locator('[name=plazo][value="1"]').check()
    await page.getByRole('button', { name: 'Guardar y activar' }).click()
    await page.getByText('Activada').first().waitFor()
  })

  it('is looked at with an error, corrected in SIGE’s own format, and brought in; the key sheet stands in that tab once', async () => {
    const page = await as(rosaHuenchul)
    const sent: string[] = []
    page.on('request', r => { if (r.method() === 'POST') sent.push(r.postDataBuffer()?.toString('latin1') ?? '') })
    await page.goto(`${students}/lista`)
    await page.setInputFiles('input[name=archivo]', onDisk('nomina.csv', nominaFile([{ ...list[0]!, digit: runCheckDigitOf(list[0]!.run) === '1' ? '2' : '1' }, ...list.slice(1)])))
    await page.getByRole('button', { name: 'Revisar' }).click()
    await page.getByText('Estas filas no se usarían').waitFor()
    expect(await main(page)).not.toContain(String(list[0]!.run))
    await page.getByRole('button', { name: 'Descartar' }).click()
    await page.getByText('Estas filas no se usarían').waitFor({ state: 'detached' })

    const rows = nominaFile(list).trim().split('\r\n').map(line => line.split(';'))
    expect(rows[0]).toEqual(nominaHeader)
    await page.setInputFiles('input[name=archivo]', onDisk('Nomina 2026.xls', htmlOf({ Nomina: rows })))
    await page.getByRole('button', { name: 'Revisar' }).click()
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByText('La nómina quedó lista.').waitFor()
    await page.getByRole('button', { name: 'Mostrar la hoja de claves' }).click()
    await page.getByRole('cell', { name: /Quilodrán/ }).first().waitFor()
    expect(await page.getByRole('cell', { name: /Millaray .ntonia/ }).count()).toBe(12)
    await page.reload()
    expect(await main(page)).not.toContain('Quilodrán')
    const namesSent = sent.filter(body => secrets.some(s => !/^\d+$/.test(s) && body.includes(Buffer.from(s).toString('latin1'))))
    expect(namesSent).toEqual([])
  })

  it('takes the class book without JavaScript, and then reads who is at risk', async () => {
    const page = await as(rosaHuenchul, { javaScript: false })
    await page.goto(`${students}/lista`)
    const rows = [8, 9, 10].flatMap(month => list.map((p, i) => ({ ...p, month, attended: i < 3 ? 12 : 19, due: 20 })))
    await page.setInputFiles('input[name=archivo]', onDisk('libro de clases.csv', bookFile(rows)))
    await page.getByRole('button', { name: 'Revisar' }).click()
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.goto(students)
    expect(await main(page)).toContain('3 de 12 estudiantes van con menos del 90%')
  })

  it('shows names beside the codes in one tab, from the file opened there, and in no other', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(students)
    const file = onDisk('mi lista.csv', nominaFile(list))
    await page.setInputFiles('#lista-propia', file)
    await page.getByText('Nombres mostrados en esta pestaña: 12').waitFor()
    expect(await main(page)).toContain('Quilodrán')
    await page.reload()
    expect(await main(page)).not.toContain('Quilodrán')
  })

  it('keeps no RUN, name, address or mail anywhere, nor says one in the server’s log', async () => {
    const kept = JSON.stringify(await everythingIn(journey.site.store))
    expect(secrets.filter(s => kept.includes(s))).toEqual([])
    expect(secrets.filter(s => journey.site.output().includes(s))).toEqual([])
    expect(await journey.site.store.read.$count(journey.site.store.s.student)).toBe(12)
  })

  it('is nobody else’s: no page, data request, export or search shows a code to another school, the advisor, the region or who administers', async () => {
    const codes = (await journey.site.store.read.select({ code: journey.site.store.s.student.code, id: journey.site.store.s.student.id }).from(journey.site.store.s.student))
    const boldos = `/cuadernos/${losBoldos.rbd}`
    const own = [students, `${students}.data`, `${students}/${codes[0]!.id}`, `${students}/${codes[0]!.id}.data`, `${students}/dias`, `${students}/lista`, `${students}/solicitudes`, `${boldos}/contactos`]
    const wider = ['/territorio', '/territorio.data', '/territorio/exportar', `/territorio/escuelas/${losBoldos.rbd}`, '/importaciones', '/registro', boldos, `${boldos}.data`, `${boldos}/cifras`, '/asesoria', `${boldos}/archivo/descargar`]
    for (const person of [anaSepulveda, marcelaPaillan, elenaRivas, tomasAguilera]) {
      const cookie = await journey.site.cookieOf(person.id)
      for (const path of [...own, ...wider]) {
        const answer = await fetch(journey.site.origin + path, { headers: { cookie }, redirect: 'manual' })
        const text = await answer.text()
        expect([person.name, path, codes.filter(c => text.includes(c.code) || text.includes(c.id)).length]).toEqual([person.name, path, path.includes(codes[0]!.id) ? expect.any(Number) : 0])
        if (own.includes(path)) expect([person.name, path, answer.status]).toEqual([person.name, path, 403])
      }
    }
  })
})
