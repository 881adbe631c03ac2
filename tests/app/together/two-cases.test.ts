/** The source's two cases, as the demo tells them: one school works jointly, one refers, and whoever reads the page alone can tell. */
import { beforeAll, describe, expect, it } from 'vitest'
import { formatter } from '../../../app/format.ts'
import { describeMix } from '../../../app/routes/together/mix-view.server.ts'
import { describeCommon, describeNeeds, describeViews } from '../../../app/routes/together/views-view.server.ts'
import { castId } from '../../../db/seed/cast.ts'
import { seedDemo } from '../../../db/seed/demo.ts'
import { getMixFacts } from '../../../db/together/mix.ts'
import { listReferrals } from '../../../db/together/referrals.ts'
import { getTogether } from '../../../db/together/views.ts'
import { openSqliteTestStore } from '../../support/stores.ts'

const es = formatter('es')
const today = '2026-11-18'
const boldos = { rbd: 90001, cycleId: castId('cycle', 12) }
const mirador = { rbd: 90003, cycleId: castId('cycle', 32) }

let opened: Awaited<ReturnType<typeof openSqliteTestStore>>
beforeAll(async () => {
  opened = await openSqliteTestStore()
  await seedDemo(opened.store, { scale: { comparisonSchools: 0, years: [2026] } })
  return () => opened.drop()
}, 120_000)

const mixOf = async (which: { rbd: number; cycleId: string }) => describeMix(await getMixFacts(opened.store, which), [], await listReferrals(opened.store, which), ['principal', 'psychologist'], { today, f: es })
const bodyOf = async (which: { rbd: number; cycleId: string }) => (await getTogether(opened.store, which)).body

describe('working together in the demo', () => {
  it('Los Boldos does most of it jointly, and knows what became of whom it passed on', async () => {
    const mix = await mixOf(boldos)
    expect(mix.headline).toBe('La mayor parte se hace en conjunto: 4 de 6 acciones.')
    expect(mix.detail).toContain('1 de 5 estudiantes o familias que se derivaron esperan respuesta, dentro de plazo.')
    expect(mix.question).toContain('¿Qué aprendió cada profesión de las otras')
    expect(mix.levelsQuestion).toBeNull()
    expect(describeCommon(await bodyOf(boldos))).toHaveLength(2)
    const views = describeViews(await bodyOf(boldos))
    expect(views.map(v => v.key)).toEqual(['principal', 'utp-head', 'climate-coordinator', 'psychologist', 'social-worker', 'homeroom-teacher'])
    expect(views.filter(v => v.fields.some(x => x.key === 'changed'))).toHaveLength(3)
  })

  it('El Mirador refers most of it, and waits for what does not come back', async () => {
    const mix = await mixOf(mirador)
    expect(mix.headline).toBe('La mayor parte se deriva: 3 de 5 acciones pasan al estudiante a otra profesión o a otra red.')
    expect(mix.detail).toContain('12 de 15 estudiantes o familias que se derivaron esperan respuesta; de 12, el plazo ya pasó.')
    expect(mix.question).toContain('¿quién sigue siendo el adulto de ese estudiante')
    expect(mix.levelsQuestion).toContain('El plan promete la escuela')
    expect(mix.whoQuestion).toContain('trabajador')
    expect(describeCommon(await bodyOf(mirador))).toEqual([])
    expect(describeViews(await bodyOf(mirador))).toHaveLength(3)
  })

  it('has no score, no percentage and nobody’s name in what it says of either', async () => {
    for (const which of [boldos, mirador]) {
      const said = JSON.stringify(await mixOf(which))
      expect(said).not.toMatch(/%|puntaje|nota final|Nicole|Daniela|Carolina|Cristián/)
    }
  })

  it('asks about the need students name most when no profession saw it', async () => {
    const body = await bodyOf(mirador)
    const needs = describeNeeds(body, { ofCycle: null, people: 58, needs: [{ need: 'emotional', n: 21 }, { need: 'identity', n: 12 }] }, es)!
    expect(needs.rows[0]!.cells).toEqual({ need: 'Que alguien los escuche', students: '21 de 58', professions: '' })
    expect(needs.question).toContain('Que alguien los escuche')
    // A need nobody of the ten or more named often enough is not told apart from one that nobody named.
    expect(needs.rows.find(r => r.key === 'benefits')!.cells.students).toBe('muy pocos para mostrarlo')
    expect(describeNeeds(body, { ofCycle: null, people: 58, needs: [{ need: 'family', n: 21 }] }, es)!.question).toBeNull()
    expect(describeNeeds({ commonReading: '', commonPurpose: '' }, null, es)).toBeNull()
  })
})
