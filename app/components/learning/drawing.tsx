/**
 * The ground of our own drawings: one line weight, the page's own colours, words in the page's language. Each has two layouts, one for a
 * phone and one for a wide page or paper; the stylesheet shows the one that fits, so that its words are never smaller than text.
 */
import { useId, type ReactNode } from 'react'
import css from './drawing.module.css'

/** A sentence in lines of about so many characters: SVG does not break its lines. */
export const linesOf = (text: string, atMost: number): string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= atMost) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

type Hand = 'name' | 'say' | 'join' | 'middle'
type Anchor = 'start' | 'middle' | 'end'
/** Words at a point, broken into lines below each other. `name`: what a thing is called; `say`: a sentence about it; `join`: si, entonces. */
export const Words = ({ x, y, text, hand = 'say', anchor = 'start', wrap = 99, from = 'top' }: { x: number; y: number; text: string; hand?: Hand; anchor?: Anchor; wrap?: number; /** Whether `y` is the first line's, the middle of all, or the last line's. */ from?: 'top' | 'middle' | 'bottom' }) => {
  const lines = linesOf(text, wrap)
  const step = hand === 'say' || hand === 'middle' ? 17 : 19
  const up = from === 'top' ? 0 : from === 'bottom' ? (lines.length - 1) * step : ((lines.length - 1) * step) / 2
  return (
    <text className={css[hand]} x={x} y={y - up} textAnchor={anchor}>
      {lines.map((line, i) => <tspan key={i} x={x} dy={i === 0 ? 0 : step}>{line}</tspan>)}
    </text>
  )
}

/** The head of an arrow at a point, pointing along an angle in degrees (0: to the right, 90: down). */
export const Head = ({ x, y, turn }: { x: number; y: number; turn: number }) => <path d="M -8 -6 L 0 0 L -8 6" transform={`translate(${x} ${y}) rotate(${turn})`} />

/** Both layouts of one drawing. `says`: the whole of it in words, for whoever does not see it. */
export const Drawing = ({ title, says, wide, narrow }: { title: string; says: string; wide: { box: readonly [width: number, height: number]; draw: ReactNode }; narrow: { box: readonly [width: number, height: number]; draw: ReactNode } }) => (
  <div className={css.drawing}>
    <Picture className={css.narrow!} title={title} says={says} {...narrow} />
    <Picture className={css.wide!} title={title} says={says} {...wide} />
  </div>
)

const Picture = ({ className, title, says, box, draw }: { className: string; title: string; says: string; box: readonly [number, number]; draw: ReactNode }) => {
  const id = useId()
  return (
    <svg className={className} viewBox={`0 0 ${box[0]} ${box[1]}`} role="img" aria-labelledby={`${id}-t ${id}-d`} focusable="false">
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{says}</desc>
      {draw}
    </svg>
  )
}
