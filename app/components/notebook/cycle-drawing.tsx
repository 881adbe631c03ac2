/** The cycle, drawn by us: four stations on one turn that ends a little further out than it began. */
import type { Phase } from '../../../cycles/notebook/phases.ts'
import { m } from '../../messages/compiled/messages.js'
import { phaseName } from './names.ts'
import css from './notebook.module.css'

const stations: { x: number; y: number; phases: Phase[] }[] = [
  { x: 32, y: 10, phases: ['planning'] },
  { x: 54, y: 32, phases: ['planning'] },
  { x: 32, y: 54, phases: ['implementing'] },
  { x: 10, y: 32, phases: ['studying', 'closed'] },
]

export const CycleDrawing = ({ phase }: { phase: Phase }) => (
  <svg className={css.drawing} viewBox="0 0 64 64" role="img" aria-label={m.notebook_drawing({ phase: phaseName[phase]() })} fill="none" strokeWidth="2.2" strokeLinecap="round">
    <path d="M32 10 A 22 22 0 1 1 10 32" stroke="var(--voice)" strokeDasharray={phase === 'dropped' ? '3 6' : undefined} />
    <path d="M10 32 C 6 19, 10 9, 21 5.5" stroke={phase === 'closed' ? 'var(--voice)' : 'var(--line)'} strokeDasharray={phase === 'closed' ? undefined : '2 5'} />
    <path d="M16 3 L 21.5 5.3 L 18.6 10.6" stroke={phase === 'closed' ? 'var(--voice)' : 'var(--line)'} strokeLinejoin="round" />
    {stations.map(s => (
      <circle key={`${s.x}-${s.y}`} cx={s.x} cy={s.y} r={s.phases.includes(phase) ? 5.5 : 4} fill={s.phases.includes(phase) ? 'var(--voice)' : 'var(--sheet)'} stroke="var(--voice)" />
    ))}
  </svg>
)
