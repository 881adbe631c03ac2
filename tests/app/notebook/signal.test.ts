/** Signal or noise as its loader gives it: what each reader is told of the predictions, and a course of typed weeks beside the rest of its school. */
import { expect, it } from 'vitest'
import * as help from '../../../app/routes/help/signal.tsx'
import * as signal from '../../../app/routes/notebook/signal.tsx'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { readPart, type BodyOf, type PageKind } from '../../../cycles/notebook/parts.ts'
import { saveCourseWeek } from '../../../db/indicators/course-weeks.ts'
import { startCycle, startImplementation } from '../../../db/notebook/cycles.ts'
import { addEntry, markReady, savePage } from '../../../db/notebook/parts.ts'
import { openSessionIn } from '../../../db/people/sessions.ts'
import { losBoldos, marcelaPaillan, rosaHuenchul, type CastPerson } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { device, withCast } from '../../db/people/open.ts'
import { ask } from '../people/ask.ts'

const { rbd } = losBoldos
const by = rosaHuenchul.id
const startedOn = '2026-08-17'

const bodyOf = <K extends PageKind | 'measure'>(kind: K, fields: Record<string, string>): BodyOf[K] => {
  const read = readPart(kind, fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.body
}
/** A cycle in a course, with two predictions: one that is counted, one that the school's attendance answers. `due`: days due of its course each week. */
const planted = async (store: Store, due = 150) => {
  const started = await startCycle(store, { rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by })
  if (!started.ok) throw new Error(started.reason)
  const { cycleId } = started
  await savePage(store, 'challenge', { rbd, cycleId, version: 0, by, saveKey: 'challenge', body: bodyOf('challenge', {
    challenge: 'Los lunes faltan 9', expectIndicator: 'own', expectMeasure: 'Faltan los lunes', expectDirection: 'down', expectFrom: '9', expectTo: '4', expectBy: '2026-11-27',
    'expectIndicator.k1': 'attendance', 'expectFrom.k1': '87', 'expectTo.k1': '89',
  }) })
  await savePage(store, 'data', { rbd, cycleId, version: 0, by, saveKey: 'data', body: bodyOf('data', { weSee: 'Los lunes', groupKind: 'course', groupWho: '7° básico B' }) })
  await startImplementation(store, { rbd, cycleId, on: startedOn, by })
  const added = await addEntry(store, 'measure', { rbd, cycleId, by, saveKey: 'measure', body: bodyOf('measure', { name: 'Faltan los lunes', 'value.2026-10-05': '7', 'value.2026-10-12': '5', 'value.2026-10-19': '5' }) })
  if (!added.ok) throw new Error(added.reason)
  for (const [i, attended] of [0.7, 0.7, 0.8, 0.84].entries()) {
    await saveCourseWeek(store, { rbd, monday: addDays('2026-08-03', 7 * i), by, courses: [
      { course: '110-7-B', daysAttended: Math.round(attended * due), daysDue: due }, { course: '110-7-A', daysAttended: 135, daysDue: 150 }, { course: '110-8-A', daysAttended: 90, daysDue: 100 },
    ] })
  }
  return cycleId
}
const seenBy = async (store: Store, who: CastPerson, cycleId: string) => {
  const { token } = await store.tx(tx => openSessionIn(store, tx, { personId: who.id, ...device }))
  return (await ask(store, signal.loader, { token, params: { rbd: String(rbd), cycleId } })).data as Awaited<ReturnType<typeof signal.loader>>
}

onEachEngine('what each verdict means', open => {
  it('has a figure to read on every point of its examples', async () => {
    const store = await withCast(open)
    const { token } = await store.tx(tx => openSessionIn(store, tx, { personId: by, ...device }))
    const { examples } = (await ask(store, help.loader, { token })).data as ReturnType<typeof help.loader>
    expect(examples[0]!.chart!.points[0]!.says).toBe('Junio de 2024: −2,1 puntos')
    for (const e of examples) for (const p of e.chart!.points) expect(p.says).toMatch(/^\p{Lu}\p{Ll}+ de 20\d\d: [+−]?\d+,\d puntos$/u)
  })
})

onEachEngine('signal or noise of a small cycle', open => {
  it('says of each prediction what can be said, and leads those of the school to its reading', async () => {
    const store = await withCast(open)
    const { predictions, known, knownFirst } = await seenBy(store, rosaHuenchul, await planted(store))
    expect(predictions.map(p => [p.what, p.expected, p.kind])).toEqual([
      ['Faltan los lunes', 'de 9 a 4, para el 27 nov 2026', 'read'], ['Asistencia', 'de 87% a 89%', 'elsewhere'],
    ])
    expect(predictions[0]).toMatchObject({ verdict: { headline: 'De 7 a 5 en 3 semanas', next: expect.stringContaining('con 7 semanas más') } })
    expect(predictions[1]).toMatchObject({ to: '#asistencia' })
    // A measure that answers a prediction is not said twice.
    expect([known, knownFirst]).toEqual([[], false])
  })

  it('stands the course beside the courses that were typed, since the start and before', async () => {
    const store = await withCast(open)
    const { gap } = await seenBy(store, rosaHuenchul, await planted(store))
    expect(gap!.sentence).toBe('7° básico B: desde el inicio (2 semanas) asiste 8,0 puntos menos que el resto; antes (2 semanas) asistía 20,0 puntos menos que el resto.')
    expect(gap!.table.rows.map(r => [r.cells['period'], r.cells['gap']])).toEqual([['24 ago 2026', '−6,0'], ['17 ago 2026', '−10,0']])
  })

  it('says nothing of a course that may have fewer than ten students', async () => {
    const store = await withCast(open)
    expect((await seenBy(store, rosaHuenchul, await planted(store, 45))).gap).toBeNull()
  })

  it('tells an advisor the weeks once they are shared, and the course never', async () => {
    const store = await withCast(open)
    const cycleId = await planted(store)
    const before = await seenBy(store, marcelaPaillan, cycleId)
    // The challenge is shared when implementation begins; what is counted, when its page is marked.
    expect(before.predictions[0]).toMatchObject({ kind: 'elsewhere', sentence: 'El equipo todavía no comparte lo que cuenta cada semana.', to: null })
    expect([before.known, before.gap]).toEqual([[], null])
    expect(JSON.stringify(before)).not.toMatch(/De 7 a 5/)
    await markReady(store, { rbd, cycleId, page: 'implementation', version: null, by })
    const after = await seenBy(store, marcelaPaillan, cycleId)
    expect(after.predictions[0]).toMatchObject({ what: 'Faltan los lunes', verdict: { headline: 'De 7 a 5 en 3 semanas' } })
    expect(after.gap).toBeNull()
    expect(JSON.stringify(after)).not.toMatch(/7° básico B/)
  })
})
