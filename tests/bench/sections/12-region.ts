/**
 * The board with 12, 500 and 5,000 schools of one service x 5 years of attendance x up to 20,000 cycles (four a school): server time of its table, of a
 * board in groups, of the small charts and of the tiles, against an empty route of the same server in the same run, and against the bare SQL it
 * cannot do without (the month's histograms, the year's months, the cycles). It may grow with the schools and no faster; a page holds sixty of them.
 */
import { and, eq } from 'drizzle-orm'
import { ensureBuild } from '../../../app/cli/build.mjs'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { emptyPage } from '../../../cycles/notebook/parts.ts'
import type { Membership } from '../../../cycles/people/permissions.ts'
import { schoolDayOf } from '../../../db/clock.ts'
import { insertRows, JsonText } from '../../../db/dialect.ts'
import { newId } from '../../../db/ids.ts'
import { listMonthHistograms, listSchoolMonths } from '../../../db/indicators/school-months.ts'
import { elenaRivas, plantCast, plantPeople, rosaHuenchul, type CastPerson } from '../../../db/seed/cast.ts'
import { streamFor } from '../../../db/seed/random.ts'
import type { Store } from '../../../db/store.ts'
import { openSite } from '../../e2e/support/site.ts'
import { medianOf, milliseconds, quantileOf, ratio, timesOf, type Line, type Section } from '../measure.ts'

const sizes = (process.env.BENCH_SCHOOLS ?? '12,500,5000').split(',').map(Number)
const years = 5
/** Two schools in three run cycles, six each, the last one under way: four a school. The others are who they are compared with. */
const cyclesOf = (rbd: number) => (rbd % 3 === 0 ? 0 : 6)
const slepOf = (size: number) => 50_000 + sizes.indexOf(size)
const rbdsOf = (size: number) => Array.from({ length: size }, (_, i) => 10_000 * (sizes.indexOf(size) + 1) + i)
const readerOf = (size: number): CastPerson => ({
  ...elenaRivas, id: elenaRivas.id.replace(/\d{3}$/, String(800 + sizes.indexOf(size))), email: `region${size}@demo.example`,
  memberships: [{ role: 'regional', scopeKind: 'slep', scopeId: String(slepOf(size)), startsOn: '2025-03-03', endsOn: null } satisfies Membership],
})

/** A territory of `size` schools in communes of twenty, three in four primary, each with 325 students a month, and cycles in two of three. */
const plantTerritory = async (store: Store, size: number, today: string) => {
  const { s } = store
  const chance = streamFor(`bench-region-${size}`)
  const at = store.clock.now()
  const rbds = rbdsOf(size)
  const year = Number(today.slice(0, 4))
  const attendance = newId(at)
  const generation = () => ({ id: attendance, kind: 'attendance' as const, state: 'published' as const, fileName: 'asistencia.csv', fileSha256: '0'.repeat(64), fileBytes: 0, importedBy: null, startedAt: at, publishedAt: at })
  await store.tx(async tx => {
    await insertRows(tx, s.slep, [{ code: slepOf(size), name: `SLEP ${size}` }])
    await insertRows(tx, s.generation, [generation()])
    await plantPeople(store, tx, [readerOf(size)], { credentials: false })
  })
  // Corrections stand for the list: one list is read at a time, and three territories share this database.
  for (let i = 0; i < rbds.length; i += 500) await store.tx(tx => insertRows(tx, s.schoolSlepCorrection, rbds.slice(i, i + 500).map(rbd => ({ rbd, slepCode: slepOf(size), fromYear: 2020, correctedBy: null, correctedAt: at }))))
  // The cast's directory and list are the ones read today; the schools of this territory are added to them.
  const reads = await store.read.select({ id: s.currentImport.generationId, kind: s.currentImport.kind }).from(s.currentImport)
  const directory = reads.find(c => c.kind === 'directory')!.id
  for (let i = 0; i < rbds.length; i += 500) await store.tx(tx => insertRows(tx, s.schoolYear, rbds.slice(i, i + 500).map(rbd => ({
    generationId: directory, rbd, year: 2026, name: `Escuela ${Math.floor(100 + 900 * chance.next())} ${rbd}`, regionCode: 80 + sizes.indexOf(size), communeCode: 10_000 * (sizes.indexOf(size) + 1) + Math.floor((rbd % 10_000) / 20), communeName: `Comuna ${Math.floor((rbd % 10_000) / 20)}`,
    dependency: 6, rural: rbd % 5 === 0, state: 1, hasStudents: true, enrolment: 200 + (rbd % 300), teachingCodes: rbd % 4 === 0 ? [310] : [110],
  }))))
  const months = Array.from({ length: years }, (_, y) => year - years + 1 + y).flatMap(y => [3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter(m => y < year || `${y}-${String(m).padStart(2, '0')}` < today.slice(0, 7)).map(m => ({ year: y, month: m })))
  for (const rbd of rbds) {
    await store.tx(async tx => {
      await insertRows(tx, s.attendance, months.map(m => {
        const pairs = new Map<number, number>()
        for (let n = 0; n < 325; n++) { const a = 20 - Math.min(20, Math.floor(-(2.2 + (rbd % 7) / 10) * Math.log(1 - chance.next()))); pairs.set(a, (pairs.get(a) ?? 0) + 1) }
        const all = [...pairs].sort((x, y) => x[0] - y[0]).map(([a, n]) => [a, 20, n] as [number, number, number])
        return { generationId: attendance, rbd, ...m, teaching: 'young' as const, course: '', students: 325, daysAttended: all.reduce((sum, [a, , n]) => sum + a * n, 0), daysDue: 6_500, pairs: new JsonText(JSON.stringify(all)) as never }
      }))
      await insertRows(tx, s.currentImport, months.map(m => ({ kind: 'attendance' as const, rbd, ...m, generationId: attendance })))
    })
  }
  for (let i = 0; i < rbds.length; i += 50) await store.tx(async tx => {
    const cycles = rbds.slice(i, i + 50).flatMap(rbd => Array.from({ length: cyclesOf(rbd) }, (_, n) => {
      const startedOn = addDays(today, -150 - 240 * (cyclesOf(rbd) - 1 - n) - (rbd % 40))
      const isOpen = n === cyclesOf(rbd) - 1
      return { id: newId(at), rbd, number: n + 1, year: Number(startedOn.slice(0, 4)), title: 'Que 7°B vuelva a los lunes', version: 1, startedOn, implementationFrom: addDays(startedOn, 30), closedOn: isOpen ? null : addDays(startedOn, 230), droppedOn: null, parentId: null, theoryCarried: n === 0 ? null : 'maintained' as const, createdBy: rosaHuenchul.id, createdAt: at }
    }))
    await insertRows(tx, s.cycle, cycles)
    const parts = cycles.flatMap(c => (c.closedOn ? ['challenge' as const, 'learnings' as const] : ['challenge' as const]).map(kind => ({
      id: newId(at), cycleId: c.id, rbd: c.rbd, kind, slot: kind, version: 1, updatedBy: rosaHuenchul.id, updatedAt: at, createdAt: at, withdrawnAt: null, readyAt: at, readyBy: rosaHuenchul.id, readyVersion: 1,
      body: { ...emptyPage(kind), ...(kind === 'challenge' ? { area: 'family', challenge: 'Los lunes falta medio curso. '.repeat(30), theoryIf: 'llamamos '.repeat(40) } : { decision: 'adapt', learnt: 'Que llamar el domingo sirve. '.repeat(30) }) } as never,
    })))
    await insertRows(tx, s.part, parts)
    await insertRows(tx, s.partRevision, parts.map(p => ({ partId: p.id, version: 1, rbd: p.rbd, body: p.body, savedBy: rosaHuenchul.id, savedAt: at, saveKey: p.id, outcome: 'saved' as const })))
  })
}

/** Rows alone, as the engine gives them: what no page of the board can do without. */
const bareSql = async (store: Store, size: number, month: { year: number; month: number }) => {
  const rbds = size > 2_000 ? 'all' as const : rbdsOf(size)
  await listMonthHistograms(store, { rbds, from: month, to: month, teaching: 'young' })
  await listSchoolMonths(store, { rbds, from: { year: month.year, month: 3 }, to: month, teaching: 'young' })
  await store.read.select().from(store.s.cycle)
}

/** Fetches a page whole and says its bytes; a page of the region that does not open is a mistake of the bench. */
const pagesOf = (site: Awaited<ReturnType<typeof openSite>>, cookie: string) => async (path: string): Promise<number> => {
  const answer = await fetch(site.origin + path, { headers: { cookie, 'accept-encoding': 'identity' } })
  const body = await answer.arrayBuffer()
  if (path.startsWith('/territorio') && answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  return body.byteLength
}

/** The pages of the three questions and the report: the first time after an import, when effects of every cycle are read and kept, and afterwards. */
const questionLines = async (site: Awaited<ReturnType<typeof openSite>>, say: (text: string) => void): Promise<Line[]> => {
  const lines: Line[] = []
  const before = new Map<string, { size: number; ms: number }>()
  for (const size of sizes) {
    const cookie = await site.cookieOf(readerOf(size).id)
    const fetchPage = pagesOf(site, cookie)
    const empty = medianOf((await timesOf(12, async () => { await fetchPage('/no/existe') })).slice(2))
    const sqlTime = medianOf((await timesOf(5, async () => {
      await site.store.read.select().from(site.store.s.cycle)
      await site.store.read.select({ cycleId: site.store.s.part.cycleId, body: site.store.s.partRevision.body }).from(site.store.s.part).innerJoin(site.store.s.partRevision, and(eq(site.store.s.partRevision.partId, site.store.s.part.id), eq(site.store.s.partRevision.version, site.store.s.part.readyVersion)))
    })).slice(1))
    for (const [what, path] of [['differences', '/territorio/diferencias'], ['results', '/territorio/resultados'], ['schools for their size', '/territorio/resultados/escuelas'], ['report', '/territorio/informe']] as const) {
      say(`${what} of ${size} schools`)
      const from = performance.now()
      let bytes = await fetchPage(path)
      const first = performance.now() - from
      const times = await timesOf(5, async () => { bytes = await fetchPage(path) })
      const ms = medianOf(times)
      const last = before.get(path)
      lines.push({ what: `${what}, ${size.toLocaleString('en')} schools`, value: milliseconds(ms), note: `first ${milliseconds(first)}, ${ratio(ms, empty)} the empty route, ${ratio(ms, sqlTime)} cycles and shared pages of all three territories as bare SQL (${milliseconds(sqlTime)}), HTML ${Math.round(bytes / 1000)} kB${last ? `; ${ratio(ms, last.ms)} for ${ratio(size, last.size)} the schools` : ''}` })
      before.set(path, { size, ms })
    }
  }
  return lines
}

const section: Section = {
  title: 'The board and the three questions with 12, 500 and 5,000 schools x 5 years x four cycles each, server time against an empty route and its bare SQL',
  run: async ({ say }) => {
    await ensureBuild({})
    let today = ''
    const site = await openSite({
      plant: async store => {
        await plantCast(store, { installation: 'demo' })
        today = schoolDayOf(store.clock.now(), 'America/Santiago')
        for (const size of sizes) { say(`planting ${size} schools`); await plantTerritory(store, size, today) }
      },
    })
    try {
      const now = new Date(`${today}T12:00:00Z`)
      const last = now.getUTCMonth() >= 3 ? { year: now.getUTCFullYear(), month: now.getUTCMonth() } : { year: now.getUTCFullYear() - 1, month: 12 }
      const lines: Line[] = []
      let before: { size: number; ms: number } | null = null
      for (const size of sizes) {
        say(`reading the board of ${size} schools`)
        const cookie = await site.cookieOf(readerOf(size).id)
        const fetchPage = pagesOf(site, cookie)
        const empty = medianOf((await timesOf(12, async () => { await fetchPage('/no/existe') })).slice(2))
        const sqlTime = medianOf((await timesOf(7, () => bareSql(site.store, size, last))).slice(2))
        const firstFrom = performance.now()
        await fetchPage('/territorio')
        const first = performance.now() - firstFrom
        for (const [what, path] of [['table', '/territorio'], ['in groups by chronic absence', '/territorio?orden=inasistencia'], ['small charts', '/territorio?vista=graficos'], ['tiles', '/territorio?vista=mapa'], ['rural ones of a level', '/territorio?ruralidad=rural&nivel=basica']] as const) {
          let bytes = 0
          const times = (await timesOf(9, async () => { bytes = await fetchPage(path) })).slice(2)
          const ms = medianOf(times)
          lines.push({
            what: `board, ${what}, ${size.toLocaleString('en')} schools`, value: milliseconds(ms),
            note: `p95 ${milliseconds(quantileOf(times, 0.95))}, ${ratio(ms, empty)} the empty route, ${ratio(ms, sqlTime)} the bare SQL (${milliseconds(sqlTime)}), HTML ${Math.round(bytes / 1000)} kB${
              what === 'table' ? `; first after an import ${milliseconds(first)}${before ? `; ${ratio(ms, before.ms)} for ${ratio(size, before.size)} the schools` : ''}` : ''}`,
          })
          if (what === 'table') before = { size, ms }
        }
      }
      lines.push(...await questionLines(site, say))
      return lines
    } finally {
      await site.close()
    }
  },
}
export default section
