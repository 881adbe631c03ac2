import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { emptyPage, type Area } from '../../../cycles/notebook/parts.ts'
import { scopeFor, operatorScope } from '../../../cycles/people/permissions.ts'
import { noFilters, passesFilters, readFilters } from '../../../cycles/region/filters.ts'
import { insertRows } from '../../../db/dialect.ts'
import { newId } from '../../../db/ids.ts'
import { getRegionPolicy, listSmallestGroups, setSmallestGroup } from '../../../db/region/policy.ts'
import { listRegionSchools } from '../../../db/region/schools.ts'
import { beatrizOyanedel, castId, costaClara, elenaRivas, islaChaica, losBoldos, losPeumos, millaray, plantCast, quebradaHonda, rosaHuenchul, tomasAguilera, valleHondo } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'
const elenas = scopeFor(elenaRivas, 'figures.ofTerritory', today)
const country = operatorScope('figures.ofTerritory')
const of = (schools: Awaited<ReturnType<typeof listRegionSchools>>, rbd: number) => schools.find(s => s.rbd === rbd)!

/** A cycle whose challenge names an area: shared as it stands, or as an earlier version with another. */
const plantChallenge = (store: Store, n: number, rbd: number, area: Area, more: { shared?: Area | null; closedOn?: string } = {}) => store.tx(async tx => {
  const { s } = store
  const [at, partId, cycleId] = [store.clock.now(), newId(store.clock.now()), castId('cycle', rbd * 10 + n)]
  const shared = more.shared === undefined ? area : more.shared
  const row = (version: number, a: Area) => ({ partId, version, rbd, body: { ...emptyPage('challenge'), area: a }, savedBy: rosaHuenchul.id, savedAt: at, saveKey: `${partId}${version}`, outcome: 'saved' as const })
  await insertRows(tx, s.cycle, [{ id: cycleId, rbd, number: n, year: 2026, title: `Ciclo ${n}`, version: 1, startedOn: '2026-04-01', implementationFrom: '2026-05-04', closedOn: more.closedOn ?? null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: rosaHuenchul.id, createdAt: at }])
  await insertRows(tx, s.part, [{ id: partId, cycleId, rbd, kind: 'challenge', slot: 'challenge', body: { ...emptyPage('challenge'), area }, version: 2, updatedBy: rosaHuenchul.id, updatedAt: at, createdAt: at, withdrawnAt: null, readyAt: shared ? at : null, readyBy: shared ? rosaHuenchul.id : null, readyVersion: shared ? 1 : null }])
  await insertRows(tx, s.partRevision, [row(1, shared ?? area), row(2, area)])
})

onEachEngine('the schools of a region', open => {
  it('are those of its scope with the traits everybody may know, and no other', async () => {
    const store = await open()
    await plantCast(store)
    const schools = await listRegionSchools(store, elenas, today)
    expect(schools.map(s => s.rbd)).toEqual(Array.from({ length: 12 }, (_, i) => 90001 + i))
    expect(of(schools, losBoldos.rbd)).toMatchObject({ name: losBoldos.name, slepName: 'Costa Clara', communeName: 'Los Cabos', level: 'primary', rural: true, size: '200-499', vulnerability: null, areas: [], phase: 'none', state: 'open', current: null })
    expect(of(schools, islaChaica.rbd).size).toBe('under-50')
    expect((await listRegionSchools(store, country, today)).map(s => s.rbd)).toContain(losPeumos.rbd)
    expect(await listRegionSchools(store, scopeFor(rosaHuenchul, 'figures.ofTerritory', today), today)).toEqual([])
  })

  it('are chosen by the area a team shared, as it stood then, and not by a draft', async () => {
    const store = await open()
    await plantCast(store)
    await plantChallenge(store, 1, losBoldos.rbd, 'family', { shared: 'crisis', closedOn: '2026-07-01' })
    await plantChallenge(store, 2, losBoldos.rbd, 'classroom')
    await plantChallenge(store, 1, millaray.rbd, 'family', { shared: null })
    const schools = await listRegionSchools(store, elenas, today)
    expect(of(schools, losBoldos.rbd)).toMatchObject({ areas: ['classroom', 'crisis'], phase: 'implementing', current: { number: 2 } })
    expect(of(schools, millaray.rbd)).toMatchObject({ areas: [], phase: 'implementing' })
    const chosen = (params: Record<string, string>) => schools.filter(s => passesFilters(s, readFilters(params))).map(s => s.rbd)
    expect(chosen({ area: 'crisis' })).toEqual([losBoldos.rbd])
    expect(chosen({ area: 'familia' })).toEqual([])
    expect(chosen({ ciclo: 'implementing', comuna: '99104' })).toEqual([millaray.rbd])
  })

  it('that closed, or passed to another service, stand where they stand today; one no directory knows is told by its RBD', async () => {
    const store = await open()
    await plantCast(store)
    await store.tx(async tx => {
      await tx.update(store.s.schoolYear).set({ state: 3 }).where(eq(store.s.schoolYear.rbd, quebradaHonda.rbd))
      await insertRows(tx, store.s.schoolSlepCorrection, [
        { rbd: losPeumos.rbd, slepCode: costaClara.code, fromYear: 2026, correctedBy: null, correctedAt: store.clock.now() },
        { rbd: 90777, slepCode: costaClara.code, fromYear: 2026, correctedBy: null, correctedAt: store.clock.now() },
        { rbd: millaray.rbd, slepCode: valleHondo.code, fromYear: 2026, correctedBy: null, correctedAt: store.clock.now() },
      ])
    })
    const schools = await listRegionSchools(store, elenas, today)
    expect(of(schools, quebradaHonda.rbd)).toMatchObject({ state: 'closed' })
    expect(of(schools, losPeumos.rbd)).toMatchObject({ slepName: 'Costa Clara', communeName: 'Valle Hondo' })
    expect(of(schools, 90777)).toMatchObject({ name: 'RBD 90777', communeCode: null, level: null, rural: null, state: null, factsYear: null })
    expect(schools.some(s => s.rbd === millaray.rbd)).toBe(false)
    expect((await listRegionSchools(store, scopeFor(beatrizOyanedel, 'figures.ofTerritory', today), today)).some(s => s.rbd === millaray.rbd)).toBe(true)
  })

  it('tell no band of vulnerability of a school with fewer students than may be told', async () => {
    const store = await open()
    await plantCast(store)
    const at = store.clock.now()
    const generationId = castId('generation', 640)
    const index = (rbd: number, students: number, tenths: number | null) => ({ generationId, rbd, year: 2026, level: 1 as const, baseYear: 2025, firstPriority: Math.round(students * 0.8), secondPriority: 0, thirdPriority: 0, students, indexTenths: tenths })
    await store.tx(async tx => {
      await insertRows(tx, store.s.generation, [{ id: generationId, kind: 'vulnerability', state: 'published', fileName: 'ive.xlsx', fileSha256: '6'.repeat(64), fileBytes: 1, importedBy: null, startedAt: at, publishedAt: at }])
      await insertRows(tx, store.s.vulnerability, [index(losBoldos.rbd, 380, 803), index(islaChaica.rbd, 6, 833), index(millaray.rbd, 600, null)])
      await insertRows(tx, store.s.currentImport, [losBoldos, islaChaica, millaray].map(s => ({ kind: 'vulnerability' as const, rbd: s.rbd, year: 2026, month: 1, generationId })))
    })
    const bandOf = async () => (await listRegionSchools(store, elenas, today)).filter(s => s.vulnerability).map(s => [s.rbd, s.vulnerability])
    expect(await bandOf()).toEqual([[losBoldos.rbd, '70-84']])
    expect(passesFilters(of(await listRegionSchools(store, elenas, today), islaChaica.rbd), { ...noFilters, vulnerability: '70-84' })).toBe(false)
    await setSmallestGroup(store, { slepCode: costaClara.code, fewest: 5, by: tomasAguilera.id })
    // Six may be told now; five in a priority and one who is not may not.
    expect(await bandOf()).toEqual([[losBoldos.rbd, '70-84']])
  })
})

onEachEngine('the smallest group that is told', open => {
  it('is ten until an administrator sets another, for one service alone or for all', async () => {
    const store = await open()
    await plantCast(store)
    expect((await getRegionPolicy(store, elenas)).fewestStudents).toBe(10)
    expect(await setSmallestGroup(store, { slepCode: costaClara.code, fewest: 5, by: tomasAguilera.id })).toEqual({ ok: true })
    expect((await getRegionPolicy(store, elenas)).fewestStudents).toBe(5)
    expect((await getRegionPolicy(store, scopeFor(beatrizOyanedel, 'figures.ofTerritory', today))).fewestStudents).toBe(10)
    expect((await getRegionPolicy(store, country)).fewestStudents).toBe(10)
    expect((await getRegionPolicy(store, 'leaves')).fewestStudents).toBe(10)
    await setSmallestGroup(store, { slepCode: null, fewest: 15, by: tomasAguilera.id })
    expect(await listSmallestGroups(store)).toEqual({ across: 15, bySlep: new Map([[costaClara.code, 5]]) })
    expect((await getRegionPolicy(store, 'leaves')).fewestStudents).toBe(15)
    expect((await getRegionPolicy(store, scopeFor(beatrizOyanedel, 'figures.ofTerritory', today))).fewestStudents).toBe(15)
  })

  it('is nobody’s to lower for whoever sees two services', async () => {
    const store = await open()
    await plantCast(store)
    await setSmallestGroup(store, { slepCode: costaClara.code, fewest: 5, by: null })
    await setSmallestGroup(store, { slepCode: valleHondo.code, fewest: 5, by: null })
    const both = scopeFor({ id: 'x', memberships: [...elenaRivas.memberships, ...beatrizOyanedel.memberships] }, 'figures.ofTerritory', today)
    expect((await getRegionPolicy(store, both)).fewestStudents).toBe(10)
  })

  it('is refused below five inside, below ten across, above thirty, as a fraction, and for a service nobody knows; what was set is recorded', async () => {
    const store = await open()
    await plantCast(store)
    for (const [slepCode, fewest] of [[costaClara.code, 4], [null, 9], [null, 31], [costaClara.code, 7.5], [costaClara.code, Number.NaN]] as const) {
      expect(await setSmallestGroup(store, { slepCode, fewest, by: null })).toEqual({ ok: false, reason: 'out-of-range' })
    }
    expect(await setSmallestGroup(store, { slepCode: 1, fewest: 10, by: null })).toEqual({ ok: false, reason: 'unknown-slep' })
    await setSmallestGroup(store, { slepCode: costaClara.code, fewest: 8, by: tomasAguilera.id })
    await setSmallestGroup(store, { slepCode: costaClara.code, fewest: 5, by: tomasAguilera.id })
    const lines = await store.read.select({ detail: store.s.audit.detail, personId: store.s.audit.personId }).from(store.s.audit).where(eq(store.s.audit.event, 'settings.changed'))
    expect(lines).toHaveLength(2)
    expect(lines).toContainEqual({ personId: tomasAguilera.id, detail: { setting: 'smallest-group', slepCode: costaClara.code, from: 8, to: 5 } })
  })
})
