/** The four pages as small signs, each a seed of its page's own drawing. Drawn around 0,0 inside a circle of 24. */
import type { ReactNode } from 'react'
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import css from './drawing.module.css'

const signs: Record<PageKind, ReactNode> = {
  challenge: <><circle cx="-5" cy="-3.5" r="6.5" /><circle cx="5" cy="-3.5" r="6.5" /><circle cx="0" cy="5" r="6.5" /></>,
  data: <><path d="M -10 -7 h 0.01 M -3.4 -7 h 0.01 M 3.4 -7 h 0.01 M 10 -7 h 0.01 M -6.6 0 h 0.01 M 0 0 h 0.01 M 6.6 0 h 0.01" strokeWidth="3.6" /><circle cx="0" cy="8" r="3.6" /></>,
  implementation: <path d="M -12 8 C -4 8 -8 -2 0 -2 C 8 -2 3 -9 11 -10 M 5 -11.5 L 11.5 -10 L 9 -4" />,
  learnings: <path d="M 0 11 V -3 M 0 3 C -9 3 -10.5 -3 -10 -7 C -4 -7.5 0 -4 0 3 M 0 -3 C 0 -9 4 -12 9.5 -11.5 C 10 -6 7 -2.5 0 -3" />,
}

/** One station: filled where the cycle stands now. */
export const Station = ({ page, x, y, r, isHere = false }: { page: PageKind; x: number; y: number; r: number; isHere?: boolean }) => (
  <g transform={`translate(${x} ${y})`} className={isHere ? css.onVoice : css.voice}>
    <circle r={r} className={isHere ? `${css.filled} ${css.voice}` : css.paper} />
    <g transform={`scale(${r / 25})`}>{signs[page]}</g>
  </g>
)
