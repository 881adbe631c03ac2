/** A school's cycles in a row: how each theory came along says the line, how each cycle ended its sign. The sentence beside it says the same. */
import { m } from '../../messages/compiled/messages.js'
import type { ChainDrawing } from './differences-view.ts'
import css from './region.module.css'

const Node = ({ x, y, label, kind }: ChainDrawing['nodes'][number]) => (
  <g>
    <circle className={kind === 'closed' ? css.nodeClosed : css.nodeOpen} cx={x} cy={y} r={9} />
    <text className={kind === 'closed' ? css.nodeNumberClosed : css.nodeNumber} x={x} y={y + 4} textAnchor="middle">{label}</text>
    {kind === 'dropped' ? <line className={css.nodeDropped} x1={x - 9} y1={y + 9} x2={x + 9} y2={y - 9} /> : null}
  </g>
)

export const Chain = ({ drawing: d }: { drawing: ChainDrawing }) => (
  <svg className={css.chain} viewBox={`0 0 ${d.width} ${d.height}`} width={d.width} height={d.height} role="img" aria-label={d.sentence} focusable="false">
    {d.links.map(l => <line key={l.key} className={css[l.carried]} x1={l.x1} x2={l.x2} y1={l.y} y2={l.y} />)}
    {d.nodes.map(({ key, ...node }) => <Node key={key} {...node} />)}
  </svg>
)

const Sample = ({ carried }: { carried: 'maintained' | 'adjusted' | 'replaced' }) => (
  <svg className={css.sample} viewBox="0 0 32 10" width={32} height={10} aria-hidden="true" focusable="false"><line className={css[carried]} x1={2} x2={30} y1={5} y2={5} /></svg>
)

export const ChainLegend = () => (
  <ul className={css.legend}>
    <li><Sample carried="maintained" /> {m.region_carried_maintained()}</li>
    <li><Sample carried="adjusted" /> {m.region_carried_adjusted()}</li>
    <li><Sample carried="replaced" /> {m.region_carried_replaced()}</li>
    <li><svg className={css.sample} viewBox="0 0 22 22" width={22} height={22} aria-hidden="true" focusable="false"><circle className={css.nodeClosed} cx={11} cy={11} r={9} /></svg> {m.region_chain_closed()}</li>
    <li><svg className={css.sample} viewBox="0 0 22 22" width={22} height={22} aria-hidden="true" focusable="false"><circle className={css.nodeOpen} cx={11} cy={11} r={9} /></svg> {m.region_chain_open()}</li>
    <li><svg className={css.sample} viewBox="0 0 22 22" width={22} height={22} aria-hidden="true" focusable="false"><circle className={css.nodeOpen} cx={11} cy={11} r={9} /><line className={css.nodeDropped} x1={2} y1={20} x2={20} y2={2} /></svg> {m.region_chain_dropped()}</li>
  </ul>
)
