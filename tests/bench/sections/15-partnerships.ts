/**
 * Partnerships of a service with 500 organisations: the region's page, the register, looking for a name, and a school's page, server time against an
 * empty route of the same server and against the bare SQL that reads the same rows, in the same run. 250 and 500 stand beside each other: a page may
 * grow with the organisations and no faster.
 */
import { sql } from 'drizzle-orm'
import { ensureBuild } from '../../../app/cli/build.mjs'
import { nameKeyOf, organisationKinds } from '../../../cycles/partnerships/organisation.ts'
import { findOrganisations } from '../../../db/partnerships/organisations.ts'
import { listPartnerships } from '../../../db/partnerships/partnerships.ts'
import { listReach } from '../../../db/partnerships/reach.ts'
import { insertRows } from '../../../db/dialect.ts'
import { plantCast, plantPeople, regionalOf, rosaHuenchul, teamMember, type CastSchool } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { openSite } from '../../e2e/support/site.ts'
import { medianOf, milliseconds, quantileOf, ratio, timesOf, type Line, type Section } from '../measure.ts'

const sizes = [250, 500]
const rounds = 25
const schoolsOf = (size: number) => Array.from({ length: size / 5 }, (_, i) => 20_000 + size * 10 + i)
const slepOf = (size: number) => ({ code: 8_000 + size, name: `Servicio ${size}`, fromYear: 2021 })
const readers = new Map(sizes.map((size, i) => [size, regionalOf(870 + i, `Lectora ${size}`, slepOf(size))]))
const members = new Map(sizes.map((size, i) => [size, teamMember(880 + i, `Miembro ${size}`, 'principal', { rbd: schoolsOf(size)[0]! } as CastSchool)]))

const what = ['Casa', 'Taller', 'Biblioteca', 'Club', 'Centro', 'Fundación', 'Junta de Vecinos'] as const
const which = ['Marea Alta', 'Los Arrayanes', 'Puente Vivo', 'El Faro', 'Viento Sur', 'Orilla Clara', 'Semilla', 'Las Camelias', 'Cerro Azul', 'Río Manso', 'La Esquina'] as const
const nameOf = (n: number) => `${what[n % 7]} ${which[n % 11]} ${n}`

/** Four partnerships an organisation; the first school works with every fourth one, each with six meetings and three goals. */
const plantOrganisations = async (store: Store, size: number) => {
  const { s } = store
  const at = new Date('2026-04-06T14:00:00Z')
  const by = rosaHuenchul.id
  const slep = slepOf(size)
  const rbds = schoolsOf(size)
  const current = (await store.read.select({ id: s.currentImport.generationId }).from(s.currentImport)).map(r => r.id)
  const generationId = (await store.read.select({ id: s.generation.id, kind: s.generation.kind }).from(s.generation)).find(g => g.kind === 'slep-list' && current.includes(g.id))!.id
  await store.tx(async tx => {
    await tx.insert(s.slep).values({ code: slep.code, name: slep.name })
    await insertRows(tx, s.schoolSlep, rbds.map(rbd => ({ generationId, rbd, slepCode: slep.code, fromYear: 2021 })))
  })
  for (let from = 0; from < size; from += 50) await store.tx(async tx => {
    for (let n = from; n < from + 50; n++) {
      const id = `o-${size}-${n}`
      await insertRows(tx, s.organisation, [{ id, slepCode: slep.code, kind: organisationKinds[n % 9]!, name: nameOf(n), nameKey: nameKeyOf(nameOf(n)), contactRole: 'Coordinación', contactName: '', phone: '', mail: '', purpose: 'Talleres de la tarde.', addedBy: by, addedAt: at, updatedBy: by, updatedAt: at, mergedInto: null, mergedBy: null, mergedAt: null, standsFor: id }])
      for (let k = 0; k < 4; k++) {
        const rbd = k === 0 && n % 4 === 0 ? rbds[0]! : rbds[(n * 7 + k * 13 + 1) % rbds.length]!
        const partnershipId = `p-${size}-${n}-${k}`
        await insertRows(tx, s.partnership, [{ id: partnershipId, rbd, organisationId: id, purpose: 'Que nadie pierda las tardes.', fromDay: '2026-04-06', toDay: '2026-12-18', coordinatorId: null, coordinatorName: '', coordinatorProfession: 'teacher', schoolShares: '', partnerShares: '', begunOn: '2026-04-06', endedOn: null, version: 1, createdBy: by, createdAt: at, updatedBy: by, updatedAt: at, withdrawnAt: null }])
        await insertRows(tx, s.partnershipMeeting, Array.from({ length: 6 }, (_, i) => ({ id: `m-${size}-${n}-${k}-${i}`, partnershipId, rbd, onDay: `2026-0${4 + i}-08`, state: 'held' as const, present: ['principal'], partnerPresent: '', talked: '', agreed: 'Seguir.', version: 1, createdBy: by, createdAt: at, updatedBy: by, updatedAt: at, withdrawnAt: null })))
        await insertRows(tx, s.partnershipGoal, Array.from({ length: 3 }, (_, i) => ({ id: `g-${size}-${n}-${k}-${i}`, partnershipId, rbd, text: `Objetivo ${i}`, state: 'open' as const, writtenBy: by, writtenAt: at, settledBy: null, settledAt: null })))
      }
    }
  })
}

const section: Section = {
  title: 'Partnerships: 500 organisations, against an empty route and the bare SQL',
  run: async ({ say }) => {
    await ensureBuild({})
    const site = await openSite({
      plant: async store => {
        await plantCast(store, { installation: 'real' })
        await store.tx(tx => plantPeople(store, tx, [...readers.values(), ...members.values()], { credentials: false }))
        for (const size of sizes) { say(`planting ${size} organisations`); await plantOrganisations(store, size) }
      },
    })
    try {
      const pages = [
        { what: 'empty route', path: '/no/existe', size: sizes[0]!, by: readers },
        ...sizes.flatMap(size => [
          { what: `the region's page, ${size}`, path: '/territorio/alianzas', size, by: readers }, { what: `its last page, ${size}`, path: '/territorio/alianzas?pagina=99', size, by: readers },
          { what: `one kind, ${size}`, path: '/territorio/alianzas?tipo=sports', size, by: readers }, { what: `the register, ${size}`, path: '/territorio/alianzas/registro', size, by: readers },
          { what: `looking for a name, ${size}`, path: `/cuadernos/${schoolsOf(size)[0]}/alianzas/nueva?nombre=fundasion+puente+bivo`, size, by: members }, { what: `a school's page, ${size}`, path: `/cuadernos/${schoolsOf(size)[0]}/alianzas`, size, by: members },
        ]),
      ].map(p => ({ ...p, times: [] as number[], bytes: 0 }))
      const cookies = new Map<string, string>()
      for (const p of [...readers.values(), ...members.values()]) cookies.set(p.id, await site.cookieOf(p.id))
      for (let round = -3; round < rounds; round++) for (const p of pages) {
        const from = performance.now()
        const answer = await fetch(site.origin + p.path, { headers: { cookie: cookies.get(p.by.get(p.size)!.id)!, 'accept-encoding': 'identity' } })
        const body = await answer.arrayBuffer()
        if (p.path !== '/no/existe' && answer.status !== 200) throw new Error(`${p.path} answered ${answer.status}`)
        if (round >= 0) p.times.push(performance.now() - from)
        p.bytes = body.byteLength
      }
      const empty = medianOf(pages[0]!.times)
      const took = (what: string) => medianOf(pages.find(p => p.what === what)!.times)
      const lines: Line[] = pages.map(p => ({ what: p.what, value: milliseconds(medianOf(p.times)), note: `p95 ${milliseconds(quantileOf(p.times, 0.95))}, ${ratio(medianOf(p.times), empty)} the empty route, HTML ${Math.round(p.bytes / 1000)} kB` }))
      const few = async (f: () => Promise<unknown>) => medianOf((await timesOf(11, async () => { await f() })).slice(2))
      const { store } = site
      const { organisation: o, partnership: p } = store.s
      for (const size of sizes) {
        const [slep, rbds] = [slepOf(size).code, schoolsOf(size)]
        // The same rows with nothing made of them.
        const bareReach = await few(() => store.read.select({ name: o.name, rbd: p.rbd, purpose: p.purpose }).from(o).leftJoin(p, sql`${p.organisationId} = ${o.id}`).where(sql`${o.slepCode} = ${slep}`))
        const bareNames = await few(() => store.read.select({ id: o.id, key: o.nameKey }).from(o).where(sql`${o.slepCode} = ${slep}`))
        const bareSchool = await few(() => store.read.select().from(p).where(sql`${p.rbd} = ${rbds[0]!}`))
        const [reach, find, list] = [await few(() => listReach(store, [slep], rbds)), await few(() => findOrganisations(store, slep, 'fundasion puente bivo')), await few(() => listPartnerships(store, rbds[0]!))]
        const line = (what: string, query: number, bare: number, page: string) => lines.push({ what: `${what}, ${size}`, value: milliseconds(query), note: `bare SQL ${milliseconds(bare)}: ${ratio(query, bare)}; the page ${ratio(took(`${page}, ${size}`), bare)}` })
        line('its query: organisations and schools', reach, bareReach, "the region's page")
        line('its query: names alike', find, bareNames, 'looking for a name')
        line('its queries: a school', list, bareSchool, "a school's page")
      }
      return lines
    } finally {
      await site.close()
    }
  },
}
export default section
