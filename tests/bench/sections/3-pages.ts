/**
 * Server time of the pages people open most, on the demo (12 schools with cycles, 412 with attendance since 2018), against an empty
 * route of the same server in the same run: a path that does not exist, which has the frame, the guard and the session and nothing
 * more. Requests go one after the other and round by round, so that noise falls on all alike.
 */
import { ensureBuild } from '../../../app/cli/build.mjs'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { elenaRivas, losBoldos, rosaHuenchul } from '../../../db/seed/cast.ts'
import { seedDemo } from '../../../db/seed/demo.ts'
import { openSite } from '../../e2e/support/site.ts'
import { medianOf, milliseconds, quantileOf, ratio, type Section } from '../measure.ts'

const rounds = 60

const section: Section = {
  title: 'Pages on the demo, server time against an empty route',
  run: async ({ say }) => {
    await ensureBuild({})
    say('planting the demo')
    const site = await openSite({ plant: store => seedDemo(store) })
    try {
      const [cycle] = await listCyclesOfSchool(site.store, losBoldos.rbd, '2026-11-18')
      const at = `/cuadernos/${losBoldos.rbd}/ciclos/${cycle!.id}`
      const [team, region] = [await site.cookieOf(rosaHuenchul.id), await site.cookieOf(elenaRivas.id)]
      const pages = [
        { what: 'empty route', path: '/no/existe', cookie: team },
        { what: 'notebook: challenge and theory', path: `${at}/desafio`, cookie: team },
        { what: 'notebook: data review', path: `${at}/datos`, cookie: team },
        { what: 'notebook: implementation', path: `${at}/implementacion`, cookie: team },
        { what: 'board', path: '/territorio', cookie: region },
        { what: 'one school of the board', path: `/territorio/escuelas/${losBoldos.rbd}`, cookie: region },
      ].map(p => ({ ...p, times: [] as number[], bytes: 0 }))
      for (let round = -5; round < rounds; round++) {
        for (const p of pages) {
          const from = performance.now()
          const body = await fetch(site.origin + p.path, { headers: { cookie: p.cookie, 'accept-encoding': 'identity' } }).then(r => r.arrayBuffer())
          if (round >= 0) p.times.push(performance.now() - from)
          p.bytes = body.byteLength
        }
      }
      const empty = medianOf(pages[0]!.times)
      return pages.map(p => ({
        what: p.what, value: milliseconds(medianOf(p.times)),
        note: `p95 ${milliseconds(quantileOf(p.times, 0.95))}, ${ratio(medianOf(p.times), empty)} the empty route, HTML ${Math.round(p.bytes / 1000)} kB`,
      }))
    } finally {
      await site.close()
    }
  },
}
export default section
