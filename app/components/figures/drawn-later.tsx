/** Holds a chart's place, and draws it once the page is usable. Nothing is drawn on the server, and without JavaScript nothing is missing: the table says it all. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { m } from '../../messages/compiled/messages.js'
import css from './figures.module.css'
import type { ChartView } from './view.ts'

const LinesChart = lazy(() => import('./lines-chart.tsx'))

export const DrawnLater = ({ view }: { view: ChartView }) => {
  const [isUsable, setUsable] = useState(false)
  useEffect(() => {
    // Safari has no requestIdleCallback.
    if (typeof window.requestIdleCallback !== 'function') { const t = setTimeout(() => setUsable(true), 200); return () => clearTimeout(t) }
    const id = window.requestIdleCallback(() => setUsable(true), { timeout: 1500 })
    return () => window.cancelIdleCallback(id)
  }, [])
  const waiting = <p className={css.waiting}>{m.data_chart_waiting()}</p>
  return (
    <div className={`${css.chart} no-print`} aria-hidden="true">
      {isUsable ? <Suspense fallback={waiting}><LinesChart view={view} /></Suspense> : waiting}
    </div>
  )
}
