/** The region's words for what a cycle decided and at which level it works. */
import type { Decision, SupportLevel } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'

export const decisionName: Record<Decision, () => string> = { adopt: m.region_decision_adopt, adapt: m.region_decision_adapt, drop: m.region_decision_drop, widen: m.region_decision_widen }
export const supportName: Record<SupportLevel, () => string> = { school: m.region_level_school, group: m.region_level_group, individual: m.region_level_individual }
