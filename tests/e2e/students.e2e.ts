/**
 * The review of those at risk in a real browser: a finding, a family nobody has sought, a contact with its next step, whom the cycle is for,
 * frozen when implementation begins, and its curve. And nobody else: not the advisor, not another school's team.
 */
import { describe, expect, it } from 'vitest'
import { startCycle, startImplementation } from '../../db/notebook/cycles.ts'
import { anaSepulveda, losBoldos, marcelaPaillan, rosaHuenchul } from '../../db/seed/cast.ts'
import { plantStudents, studentId, switchOn, type PlantedStudent } from '../db/students/plant-students.ts'
import { openJourney } from './support/journey.ts'

let cycleId = ''
const school = `/cuadernos/${losBoldos.rbd}`
const students = `${school}/estudiantes`
const group = () => `${school}/ciclos/${cycleId}/grupo`

/** Twelve of 7°B who come less and less, and twenty of 7°A who come. */
const planted: PlantedStudent[] = [
  ...Array.from({ length: 12 }, (_, i): PlantedStudent => ({ code: `K${i % 10}M${i > 9 ? 5 : 4}`, course: '110-7-B', listNumber: i + 1, months: { 8: [18, 20], 9: [16, 18], 10: [10 + (i % 4), 20] } })),
  ...Array.from({ length: 20 }, (_, i): PlantedStudent => ({ code: `A${i % 10}B${i > 9 ? 5 : 4}`, course: '110-7-A', listNumber: i + 1, months: { 8: [20, 20], 9: [18, 18], 10: [19, 20] } })),
]

const journey = openJourney({
  plant: async store => {
    const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    cycleId = started.cycleId
    await switchOn(store, losBoldos.rbd, rosaHuenchul.id)
    await plantStudents(store, losBoldos.rbd, planted)
  },
})
const { as } = journey

describe('the at-risk review', () => {
  it('leads from the finding to a family nobody has sought, and back once somebody has', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(school)
    await page.getByRole('link', { name: 'Estudiantes', exact: true }).click()
    await page.getByText('12 de 32 estudiantes van con menos del 90%').waitFor()
    await page.getByRole('region', { name: 'En riesgo y nadie ha actuado todavía' }).getByRole('link', { name: '7°B, n.º 1 · K0M4' }).click()
    await page.getByRole('heading', { level: 1, name: '7°B, n.º 1 · K0M4' }).waitFor()
    await page.getByLabel('Quién o qué').selectOption('homeroom')
    await page.getByLabel('Cómo', { exact: true }).selectOption('call')
    await page.getByLabel('Cómo se trabajó').selectOption('alone')
    await page.getByLabel('Próximo paso', { exact: true }).selectOption('home-visit')
    await page.getByRole('button', { name: 'Anotar', exact: true }).click()
    // What is missing is said, and what was chosen stays.
    await page.getByRole('alert').getByText('Elijan el resultado.').waitFor()
    expect(await page.getByLabel('Quién o qué').inputValue()).toBe('homeroom')
    await page.getByLabel('Resultado').selectOption('reached')
    await page.getByLabel('Fecha del próximo paso').fill('2026-11-18')
    await page.getByRole('button', { name: 'Anotar', exact: true }).click()
    await page.getByText('Gestión anotada.').waitFor()
    await page.goto(students)
    await page.getByText('con 11 de ellos nadie se ha contactado todavía').waitFor()
    await page.getByRole('region', { name: 'Pasos cuya fecha ya llegó' }).getByText('Visita al hogar, 18 nov').waitFor()
  })

  it('chooses whom the cycle is for without JavaScript, freezes it when implementation begins, and draws its curve', async () => {
    const plain = await as(rosaHuenchul, { javaScript: false })
    await plain.goto(group())
    const boxes = plain.getByRole('checkbox', { name: /7°B, n.º/ })
    for (const box of await boxes.all()) await box.check()
    await plain.getByRole('button', { name: 'Este es nuestro grupo' }).click()
    await plain.getByRole('heading', { name: 'El grupo: 12 estudiantes' }).waitFor()

    const page = await as(rosaHuenchul)
    await page.goto(`${school}/ciclos/${cycleId}/implementacion`)
    await page.getByRole('link', { name: 'Grupo del ciclo: 12 estudiantes' }).waitFor()
    expect((await startImplementation(journey.site.store, { rbd: losBoldos.rbd, cycleId, on: '2026-10-01', by: rosaHuenchul.id })).ok).toBe(true)
    await page.goto(group())
    await page.getByText('Quedó fijo el').waitFor()
    expect(await page.getByRole('button', { name: 'Este es nuestro grupo' }).count()).toBe(0)
    await page.getByText('Antes (agosto a septiembre), el grupo asistió al 89,5% de los días y el resto de la escuela al 100,0%.').first().waitFor()
    await page.locator('.recharts-line').first().waitFor()
    expect(await page.locator('.recharts-line').count()).toBe(2)
  })

  it('opens signal or noise with what the group shows already, before the school\'s attendance can say anything', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(`${school}/ciclos/${cycleId}/datos`)
    await page.getByRole('link', { name: 'Qué dicen los datos de este ciclo: ¿señal o ruido?' }).click()
    await page.getByRole('heading', { level: 1, name: 'Señal o ruido' }).waitFor()
    expect(await page.locator('main h2').first().innerText()).toBe('Lo que ya se puede saber')
    await page.getByRole('region', { name: 'Lo que ya se puede saber' }).getByText('el grupo asistió al 89,5% de los días').waitFor()
    await page.getByText('No hay meses de asistencia de la escuela').waitFor()
    // The same twelve beside everybody else, in points.
    await page.getByRole('region', { name: 'Al lado del resto de la escuela' }).getByText(/^El grupo: desde el inicio \(1 mes\) asiste \d+,\d puntos menos que el resto; antes \(2 meses\) asistía 10,5 puntos menos que el resto\.$/).waitFor()
  })

  it('is nobody else\'s: no link, no page and no code for the advisor or another school\'s team', async () => {
    const code = studentId(losBoldos.rbd, 'K0M4')
    for (const person of [marcelaPaillan, anaSepulveda]) {
      const page = await as(person)
      for (const path of [students, `${students}/${code}`, `${students}/dias`, group(), `${students}.data`, `${students}/${code}.data`, `${group()}.data`]) {
        const answer = await page.request.get(path, { maxRedirects: 0 })
        expect([path, answer.status()]).toEqual([path, 403])
        expect(await answer.text()).not.toMatch(/K0M4|7°B, n/)
      }
    }
    const advisor = await as(marcelaPaillan)
    await advisor.goto(`${school}/ciclos/${cycleId}/implementacion`)
    expect(await advisor.content()).not.toMatch(/Grupo del ciclo|K0M4|\/estudiantes/)
    await advisor.goto(`${school}/ciclos/${cycleId}/senal`)
    await advisor.getByRole('heading', { level: 1, name: 'Señal o ruido' }).waitFor()
    expect(await advisor.content()).not.toMatch(/el grupo asistió|El grupo:|Al lado del resto|K0M4|\/grupo/)
  })
})
