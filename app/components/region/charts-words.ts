/** Small charts of the board as they are drawn and told. Runs in the loader. */
import { chartBox, sharedAxis, smallChart, type SmallChart } from '../../../cycles/region/board-multiples.ts'
import type { BoardPage } from '../../../db/region/board-page.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { BoardTableView } from './board-row-words.ts'

export type SmallChartView = { key: string; name: string; href: string | null; drawing: SmallChart | null; words: string; reading: string | null }
export type ChartsView = {
  axis: { low: string; high: string } | null
  box: { viewBox: string; left: number; right: number; top: number; bottom: number; height: number; high: number; low: number }
  charts: SmallChartView[]
}

/** The schools of the page by name, whatever the order of the table: charts stand in no groups. */
export const describeCharts = (page: BoardPage, view: Pick<BoardTableView, 'sections'>, f: Formatter): ChartsView => {
  const rows = page.sections.flatMap(s => s.rows.map(r => r.row)).sort((a, b) => f.compare(a.name, b.name) || a.rbd - b.rbd)
  const words = new Map(view.sections.flatMap(s => s.rows.map(r => [r.key, r] as const)))
  const details = rows.flatMap(r => { const d = page.details.get(r.rbd); return d ? [d.months] : [] })
  const axis = sharedAxis(details)
  const slots = Math.max(1, ...details.map(d => d.length))
  return {
    axis: axis && { low: f.percent(axis.low, 0), high: f.percent(axis.high, 0) },
    box: { viewBox: `0 0 ${chartBox.width} ${chartBox.height}`, left: chartBox.left, right: chartBox.right, top: chartBox.top, bottom: chartBox.bottom, height: chartBox.height - 1, high: chartBox.top - 4, low: chartBox.height - 1 },
    charts: rows.map(row => {
      const detail = page.details.get(row.rbd)
      const told = words.get(String(row.rbd))
      const chart = detail && axis ? smallChart(detail.months, row.span?.implementationFrom ?? null, axis, slots) : null
      const isDrawn = chart !== null && chart.points.length > 0
      const [first, last] = [chart?.first, chart?.last]
      return {
        key: String(row.rbd), name: row.name, href: row.figures.kind === 'shown' ? `/territorio/escuelas/${row.rbd}#meses` : `/territorio/escuelas/${row.rbd}`,
        drawing: isDrawn ? chart : null,
        words: row.figures.kind === 'under-ten' ? m.board_under_ten({ k: page.board.policy.fewestStudents }) : row.figures.kind === 'no-data' ? m.board_no_attendance()
          : [
            isDrawn && first && last ? m.board_chart_from_to({ first: f.asHeading(f.month(first.month)), from: f.percent(first.percent!), last: f.asHeading(f.month(last.month)), to: f.percent(last.percent!) }) : m.board_chart_none(),
            chart?.median ? m.board_chart_median({ percent: f.percent(chart.median.percent) }) : '',
            chart && chart.hidden > 0 ? m.board_chart_hidden({ n: chart.hidden }) : '',
          ].filter(s => s !== '').join(' '),
        reading: told?.reading?.words ?? null,
      }
    }),
  }
}
