/**
 * Pages served by one process while another imports a national month into the same SQLite file, against the same pages before. Two
 * requests never run at once, so what is seen is the import's doing.
 */
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ensureBuild } from '../../../app/cli/build.mjs'
import { importFile } from '../../../db/import/import-file.ts'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { elenaRivas, losBoldos, rosaHuenchul } from '../../../db/seed/cast.ts'
import { seedDemo } from '../../../db/seed/demo.ts'
import { openSite } from '../../e2e/support/site.ts'
import { directoryFile, onDisk } from '../../support/ministry-files.ts'
import { benchRbds, writeAttendanceFile } from '../attendance-file.ts'
import { importInChild, nationalRows } from '../import-setting.ts'
import { milliseconds, quantileOf, ratio, seconds, type Section } from '../measure.ts'

const section: Section = {
  title: `Pages while ${nationalRows.toLocaleString('en')} rows are imported in another process`,
  run: async ({ dir, say }) => {
    await ensureBuild({})
    say('planting the demo')
    const site = await openSite({
      plant: async store => {
        await seedDemo(store)
        const path = onDisk('directory.csv', directoryFile(benchRbds(nationalRows).map(rbd => ({ rbd })), { layout: 2025, year: 2026 }), dir)
        const result = await importFile(store, { path, fileName: 'directory.csv', importedBy: null })
        if (!result.ok) throw new Error(`the directory was refused: ${result.reason}`)
      },
    })
    try {
      const file = join(dir, 'attendance.csv')
      writeAttendanceFile(file, nationalRows)
      const [cycle] = await listCyclesOfSchool(site.store, losBoldos.rbd, '2026-11-18')
      const at = `/cuadernos/${losBoldos.rbd}/ciclos/${cycle!.id}`
      const [team, region] = [await site.cookieOf(rosaHuenchul.id), await site.cookieOf(elenaRivas.id)]
      const pages = [{ what: 'challenge and theory', path: `${at}/desafio`, cookie: team }, { what: 'data review', path: `${at}/datos`, cookie: team }, { what: 'board', path: '/territorio', cookie: region }]
      const timesUntil = async (isOver: () => boolean) => {
        const times = pages.map(() => [] as number[])
        while (!isOver()) {
          for (const [i, p] of pages.entries()) {
            const from = performance.now()
            const response = await fetch(site.origin + p.path, { headers: { cookie: p.cookie } })
            await response.arrayBuffer()
            if (!response.ok) throw new Error(`${p.path}: ${response.status}`)
            times[i]!.push(performance.now() - from)
            await pause(30)
          }
        }
        return times
      }
      let end = performance.now() + 3000
      await timesUntil(() => performance.now() > end)
      say('pages alone')
      end = performance.now() + 15_000
      const alone = await timesUntil(() => performance.now() > end)
      say('pages during the import')
      let isDone = false
      const importing = importInChild(join(site.dataDir, 'cuaderno.sqlite'), file, pid => setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)).finally(() => { isDone = true })
      const during = await timesUntil(() => isDone)
      const figures = await importing
      return [
        ...pages.map((p, i) => {
          const [before, now] = [quantileOf(alone[i]!, 0.95), quantileOf(during[i]!, 0.95)]
          return { what: p.what, value: milliseconds(now), note: `p95 during the import; ${milliseconds(before)} alone: ${ratio(now, before)} (target: under 2 x); ${during[i]!.length} requests, worst ${milliseconds(Math.max(...during[i]!))}` }
        }),
        { what: 'the import meanwhile', value: seconds(figures.importMs) },
      ]
    } finally {
      await site.close()
    }
  },
}
export default section
