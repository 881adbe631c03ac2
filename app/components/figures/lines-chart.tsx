/** Two years over the same calendar months. Loaded only in the browser, once the page is usable. It computes nothing. */
import { CartesianGrid, LabelList, Line, LineChart, ReferenceArea, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import css from './figures.module.css'
import type { ChartView } from './view.ts'

/** Room beside the last point for the longest of the lines' names, at about eight units a letter. */
const roomForNames = (view: ChartView) => Math.max(48, 18 + 8 * Math.max(...view.points.flatMap(p => [p.nowName?.length ?? 0, p.beforeName?.length ?? 0, p.alikeName?.length ?? 0])))

const look = {
  now: { line: css.lineNow, dot: css.dotNow, dash: undefined, label: 'nowName' },
  before: { line: css.lineBefore, dot: css.dotBefore, dash: '2 5', label: 'beforeName' },
  alike: { line: css.lineAlike, dot: css.dotAlike, dash: '7 4', label: 'alikeName' },
} as const

const LinesChart = ({ view }: { view: ChartView }) => (
  <ResponsiveContainer width="100%" height={280}>
    <LineChart data={view.points} margin={{ top: 20, right: roomForNames(view), bottom: 4, left: 0 }} accessibilityLayer={false}>
      <CartesianGrid vertical={false} className={css.grid} />
      {view.cycle ? <ReferenceArea x1={view.cycle.from} x2={view.cycle.to} className={css.cycleArea} label={{ value: view.cycle.name, position: 'insideTopLeft', className: css.cycleName }} ifOverflow="visible" /> : null}
      {view.marks?.map(month => <ReferenceLine key={month} x={month} className={css.lostMonth} stroke="currentColor" strokeDasharray="1 4" label={{ value: '×', position: 'insideBottom', className: css.lostMonth }} />)}
      <XAxis dataKey="month" interval="equidistantPreserveStart" minTickGap={6} tickLine={false} className={css.axis} padding={{ left: 16, right: 16 }} />
      <YAxis domain={[view.lowest, view.highest]} ticks={view.ticks.map(t => t.value)} tickFormatter={v => view.ticks.find(t => t.value === v)?.text ?? ''} tickLine={false} axisLine={false} width={52} className={css.axis} />
      {view.lines.map(({ key, name }) => (
        <Line key={key} type="linear" dataKey={key} name={name} connectNulls={false} isAnimationActive={false} activeDot={false}
          className={look[key].line} stroke="currentColor" strokeWidth={2} strokeDasharray={look[key].dash}
          dot={{ r: 4, className: look[key].dot }}>
          <LabelList dataKey={look[key].label} position="right" offset={10} className={css.lineName} />
        </Line>
      ))}
    </LineChart>
  </ResponsiveContainer>
)
export default LinesChart
