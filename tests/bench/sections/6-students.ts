/** The students page of a school of 3,000 with eight months of days and 400 contacts, server time against an empty route of the same server. */
import { ensureBuild } from '../../../app/cli/build.mjs'
import { newId } from '../../../db/ids.ts'
import { insertRows } from '../../../db/dialect.ts'
import { losBoldos, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import { streamFor } from '../../../db/seed/random.ts'
import { plantStudents, studentId, switchOn } from '../../db/students/plant-students.ts'
import { openSite } from '../../e2e/support/site.ts'
import { medianOf, milliseconds, quantileOf, ratio, type Section } from '../measure.ts'

const [students, rounds] = [3000, 40]
const codeOf = (i: number) => i.toString(36).toUpperCase().padStart(4, '0')

const section: Section = {
  title: 'Students of a school of 3,000, server time against an empty route',
  run: async ({ say }) => {
    await ensureBuild({})
    say('planting 3,000 students')
    const site = await openSite({
      plant: async store => {
        await plantCast(store, { installation: 'real' })
        await switchOn(store, losBoldos.rbd, rosaHuenchul.id)
        const chance = streamFor('bench-students')
        await plantStudents(store, losBoldos.rbd, Array.from({ length: students }, (_, i) => ({
          code: codeOf(i), course: `110-${1 + (i % 8)}-${'ABCDEFGHIJ'[Math.floor(i / 8) % 10]!}`, listNumber: 1 + Math.floor(i / 80),
          months: Object.fromEntries([3, 4, 5, 6, 7, 8, 9, 10].map(month => [month, [20 - Math.min(20, Math.floor(-3 * Math.log(1 - chance.next()))), 20]])),
        })), { year: new Date().getFullYear() })
        const at = store.clock.now()
        await store.tx(tx => insertRows(tx, store.s.contact, Array.from({ length: 400 }, (_, i) => ({
          id: newId(at), rbd: losBoldos.rbd, studentId: studentId(losBoldos.rbd, codeOf(i * 7)), cycleId: null, on: `${at.getFullYear()}-01-05`, step: 'homeroom' as const, how: 'call' as const, outcome: 'reached' as const,
          nextStep: null, nextOn: null, writtenBy: rosaHuenchul.id, writtenAt: at, withdrawnAt: null,
        }))))
      },
    })
    try {
      const cookie = await site.cookieOf(rosaHuenchul.id)
      const at = `/cuadernos/${losBoldos.rbd}/estudiantes`
      const pages = [{ what: 'empty route', path: '/no/existe' }, { what: 'students at risk, the whole school', path: at }, { what: 'students at risk, one course', path: `${at}?curso=110-7-B` }]
        .map(p => ({ ...p, times: [] as number[], bytes: 0 }))
      for (let round = -5; round < rounds; round++) {
        for (const p of pages) {
          const from = performance.now()
          const body = await fetch(site.origin + p.path, { headers: { cookie, 'accept-encoding': 'identity' } }).then(r => r.arrayBuffer())
          if (round >= 0) p.times.push(performance.now() - from)
          p.bytes = body.byteLength
        }
      }
      const empty = medianOf(pages[0]!.times)
      return pages.map(p => ({ what: p.what, value: milliseconds(medianOf(p.times)), note: `p95 ${milliseconds(quantileOf(p.times, 0.95))}, ${ratio(medianOf(p.times), empty)} the empty route, HTML ${Math.round(p.bytes / 1000)} kB` }))
    } finally {
      await site.close()
    }
  },
}
export default section
