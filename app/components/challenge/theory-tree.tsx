/**
 * A theory of action drawn as a small tree of our own: what leads to what. Geometry comes from `cycles/theory/tree.ts`; this only paints it,
 * with attributes alone, so that it is the same on a page, on paper and in a file. The whole text stands in a nested list beside it.
 */
import { useId } from 'react'
import { shapeOfTheory, type Theory } from '../../../cycles/theory/theory.ts'
import { layTheoryTree, type TheoryTree as Tree, type TreePart } from '../../../cycles/theory/tree.ts'
import { m } from '../../messages/compiled/messages.js'
import { TheoryList } from './theory-list.tsx'
import css from './challenge.module.css'

const serif = "Georgia, 'Iowan Old Style', 'Palatino Linotype', 'Noto Serif', 'DejaVu Serif', serif"
const label: Record<TreePart, () => string> = { condition: m.notebook_theory_if, strategy: m.notebook_theory_then, result: m.notebook_theory_which_will }

const Drawn = ({ tree, className, describedBy, marker }: { tree: Tree; className: string | undefined; describedBy: string; marker: string }) => (
  <svg className={className} viewBox={`0 0 ${tree.width} ${tree.height}`} width={tree.width} height={tree.height} role="img" aria-label={m.challenge_tree_alt()} aria-describedby={describedBy} fontFamily={serif} fontSize={tree.fontSize}>
    <defs>
      <marker id={marker} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
        <path d="M1 1 L7 4 L1 7" fill="none" stroke="var(--voice, #0d5c63)" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
      </marker>
    </defs>
    {tree.lines.map((line, i) => (
      <polyline key={i} points={line.points.map(p => p.join(',')).join(' ')} fill="none" stroke="var(--voice, #0d5c63)" strokeWidth="1.5" strokeLinecap="round" {...(line.isArrow ? { markerEnd: `url(#${marker})` } : {})} />
    ))}
    {tree.nodes.map(node => (
      <g key={node.id}>
        <rect x={node.x + 0.75} y={node.y + 0.75} width={node.width - 1.5} height={node.height - 1.5} rx="8"
          fill={node.part === 'result' ? 'var(--voice-wash, #e1f0ee)' : 'var(--sheet, #fffefb)'} stroke={node.part === 'result' ? 'var(--voice, #0d5c63)' : 'var(--line, #b9b4a4)'} strokeWidth="1.5" />
        <text fill="var(--ink, #1d2930)">{node.lines.map((line, i) => <tspan key={i} x={line.x} y={line.y}>{line.text}</tspan>)}</text>
      </g>
    ))}
    {tree.labels.map((l, i) => <text key={i} x={l.x} y={l.y} fill="var(--voice, #0d5c63)" fontStyle="italic" fontSize={tree.fontSize + 1}>{label[l.part]()}</text>)}
  </svg>
)

/** `withList`: 'folded' beside fields that hold the words already, 'open' where the list is the text one reads. */
export const TheoryTree = ({ theory, withList = 'folded' }: { theory: Theory; withList?: 'folded' | 'open' }) => {
  const id = useId().replace(/[^\w-]/g, '')
  const shape = shapeOfTheory(theory)
  const [across, down] = [layTheoryTree(shape, 'across'), layTheoryTree(shape, 'down')]
  if (!across || !down) return null
  const isCut = across.nodes.some(n => n.isCut) || down.nodes.some(n => n.isCut)
  const list = <TheoryList shape={shape} id={`lista-${id}`} />
  const drawing = (
    <figure className={css.treeFigure}>
      <figcaption className={css.treeTitle}>{m.challenge_tree_title()}</figcaption>
      <div className={css.treeBox}>
        <Drawn tree={across} className={css.across} describedBy={`lista-${id}`} marker={`punta-a-${id}`} />
        <Drawn tree={down} className={css.down} describedBy={`lista-${id}`} marker={`punta-b-${id}`} />
      </div>
      {across.left > 0 || isCut ? <p className={css.hint}>{across.left > 0 ? m.challenge_tree_left({ n: across.left }) : m.challenge_tree_cut()}</p> : null}
      {withList === 'folded' ? <details className={css.treeList}><summary>{m.challenge_tree_list()}</summary>{list}</details> : null}
    </figure>
  )
  return withList === 'open' ? <>{list}{drawing}</> : drawing
}
