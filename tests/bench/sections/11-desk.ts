/**
 * Server time of an advisor's desk with 5, 50 and 500 schools against an empty route of the same server in the same run. Each school has an
 * open cycle with three pages, ten notes, comments, a request in every third and visits in every second: what a busy service has. Signals of
 * attendance are read up to twelve schools and not beyond, and these schools have none. It may grow with the schools and no faster.
 */
import { ensureBuild } from '../../../app/cli/build.mjs'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { emptyPage } from '../../../cycles/notebook/parts.ts'
import { getDesk } from '../../../db/advising/desk.ts'
import { listQuietCycles } from '../../../db/advising/quiet-cycles.ts'
import { schoolDayOf } from '../../../db/clock.ts'
import { insertRows } from '../../../db/dialect.ts'
import { newId } from '../../../db/ids.ts'
import { advisorOf, plantCast, plantPeople, rosaHuenchul, type CastPerson, type CastSchool } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { openSite } from '../../e2e/support/site.ts'
import { medianOf, milliseconds, quantileOf, ratio, timesOf, type Section } from '../measure.ts'

const sizes = [5, 50, 500]
const rounds = 30
const firstRbd = 1_000
const rbdsOf = (size: number) => Array.from({ length: size }, (_, i) => firstRbd * sizes.indexOf(size) + firstRbd + i)
const advisors = new Map<number, CastPerson>(sizes.map((size, i) => [size, advisorOf(800 + 10 * i, `Asesora ${size}`, rbdsOf(size).map(rbd => ({ rbd }) as CastSchool))]))

const plantSchool = async (store: Store, rbd: number, today: string) => {
  const { s } = store
  const by = rosaHuenchul.id
  const day = (ago: number) => addDays(today, -ago)
  const at = (ago: number) => new Date(`${day(ago)}T15:00:00Z`)
  const ago = 3 + (rbd % 60)
  const cycleId = newId(at(120))
  const parts: (typeof s.part.$inferInsert)[] = []
  const page = (kind: 'challenge' | 'data' | 'implementation', body: object) => parts.push({
    id: newId(at(100)), cycleId, rbd, kind, slot: kind, body: { ...emptyPage(kind), ...body } as never, version: 1, updatedBy: by, updatedAt: at(ago), createdAt: at(100), withdrawnAt: null, readyAt: at(ago), readyBy: by, readyVersion: 1,
  })
  page('challenge', { challenge: 'Los lunes falta medio curso. '.repeat(20), expectIndicator: 'attendance', expectFrom: '82', expectTo: '88', expectBy: day(rbd % 30 - 10) })
  page('data', { whatWeSee: 'Faltan los lunes. '.repeat(20) })
  page('implementation', { howItGoes: 'Bien' })
  for (let n = 0; n < 10; n++) { const id = newId(at(90)); parts.push({ id, cycleId, rbd, kind: 'note', slot: id, body: { on: day(ago + n), text: 'Llamamos a doce familias. '.repeat(10) } as never, version: 1, updatedBy: by, updatedAt: at(ago + n), createdAt: at(ago + n), withdrawnAt: null, readyAt: null, readyBy: null, readyVersion: null }) }
  const visitIds = [newId(at(40)), newId(at(1))]
  const advisorId = [...advisors].find(([size]) => rbdsOf(size).includes(rbd))![1].id
  await store.tx(async tx => {
    await insertRows(tx, s.cycle, [{ id: cycleId, rbd, number: 1, year: Number(today.slice(0, 4)), title: 'Que 7°B vuelva a los lunes', version: 1, startedOn: day(120), implementationFrom: day(100), closedOn: null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: by, createdAt: at(120) }])
    await insertRows(tx, s.part, parts)
    await insertRows(tx, s.partRevision, parts.map(p => ({ partId: p.id, version: 1, rbd, body: p.body, savedBy: by, savedAt: p.updatedAt, saveKey: p.id, outcome: 'saved' as const })))
    await insertRows(tx, s.feedback, ['challenge', 'data'].map((on, i) => ({
      id: newId(at(30)), cycleId, rbd, page: on as 'data', kind: 'question' as const, text: '¿Y los viernes?', writtenBy: advisorId, writtenAt: at(ago + 1 - i * 2), withdrawnAt: null, answer: i ? 'También' : null, stance: null,
      answeredBy: i ? by : null, answeredAt: i ? at(ago) : null, anchor: null, partId: null, partVersion: null, followsId: null, seenAt: null, seenBy: null, answerSeenAt: null,
    })))
    if (rbd % 3 === 0) await insertRows(tx, s.feedbackRequest, [{ id: newId(at(2)), cycleId, rbd, page: 'implementation', question: '', askedBy: by, askedAt: at(2), withdrawnAt: null, metAt: null, metBy: null }])
    if (rbd % 2 === 0) {
      await insertRows(tx, s.visit, visitIds.map((id, i) => ({ id, kind: 'visit' as const, advisorId, onDay: i ? addDays(today, 7) : day(40), atTime: '', state: i ? 'planned' as const : 'held' as const, body: {}, version: 1, createdBy: advisorId, createdAt: at(40), updatedBy: advisorId, updatedAt: at(40) })))
      for (const visitId of visitIds) await tx.insert(s.visitSchool).values({ visitId, rbd, cycleId: null, brings: '' })
    }
  })
}

const section: Section = {
  title: "An advisor's desk with 5, 50 and 500 schools, server time against an empty route",
  run: async ({ say }) => {
    await ensureBuild({})
    let today = ''
    const site = await openSite({
      plant: async store => {
        today = schoolDayOf(store.clock.now(), 'America/Santiago')
        await plantCast(store, { installation: 'real' })
        await store.tx(tx => plantPeople(store, tx, [...advisors.values()], { credentials: false }))
        for (const size of sizes) { say(`planting ${size} schools`); for (const rbd of rbdsOf(size)) await plantSchool(store, rbd, today) }
      },
    })
    try {
      const cookies = new Map<number, string>()
      for (const [size, advisor] of advisors) cookies.set(size, await site.cookieOf(advisor.id))
      const pages = [{ what: 'empty route', path: '/no/existe', size: 5 }, ...sizes.map(size => ({ what: `the desk, ${size} schools`, path: '/asesoria', size }))].map(p => ({ ...p, times: [] as number[], bytes: 0 }))
      for (let round = -3; round < rounds; round++) {
        for (const p of pages) {
          const from = performance.now()
          const answer = await fetch(site.origin + p.path, { headers: { cookie: cookies.get(p.size)!, 'accept-encoding': 'identity' } })
          const body = await answer.arrayBuffer()
          if (p.path === '/asesoria' && answer.status !== 200) throw new Error(`the desk answered ${answer.status}`)
          if (round >= 0) p.times.push(performance.now() - from)
          p.bytes = body.byteLength
        }
      }
      const empty = medianOf(pages[0]!.times)
      const lines = pages.map(p => ({
        what: p.what, value: milliseconds(medianOf(p.times)), note: `p95 ${milliseconds(quantileOf(p.times, 0.95))}, ${ratio(medianOf(p.times), empty)} the empty route, HTML ${Math.round(p.bytes / 1000)} kB`,
      }))
      const few = async (f: () => Promise<unknown>) => medianOf((await timesOf(9, async () => { await f() })).slice(2))
      for (const size of sizes) {
        const rbds = rbdsOf(size)
        const quiet = await few(() => listQuietCycles(site.store, rbds, today))
        const desk = await few(() => getDesk(site.store, { rbds, advisorId: advisors.get(size)!.id, today }))
        lines.push({ what: `its queries, ${size} schools`, value: milliseconds(desk), note: `${(1000 * desk / size).toFixed(0)} µs a school; cycles without news ${milliseconds(quiet)}` })
      }
      return lines
    } finally {
      await site.close()
    }
  },
}
export default section
