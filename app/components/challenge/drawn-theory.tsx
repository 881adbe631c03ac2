/** The drawing of a theory: with the page from the server; its script comes after the page can be used, as a chart's does. */
import { lazy, Suspense } from 'react'
import type { Theory } from '../../../cycles/theory/theory.ts'

const Tree = lazy(() => import('./theory-tree.tsx').then(module => ({ default: module.TheoryTree })))

export const DrawnTheory = (props: { theory: Theory; withList?: 'folded' | 'open' }) => <Suspense fallback={null}><Tree {...props} /></Suspense>
