/** The drawing that teaches each page. */
import type { ComponentType } from 'react'
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import { ChallengeGlance } from './challenge-glance.tsx'
import { DataGlance } from './data-glance.tsx'
import { ImplementationGlance } from './implementation-glance.tsx'
import { LearningsGlance } from './learnings-glance.tsx'

export const glances: Record<PageKind, ComponentType> = { challenge: ChallengeGlance, data: DataGlance, implementation: ImplementationGlance, learnings: LearningsGlance }
