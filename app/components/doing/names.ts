/** The words for what is done: levels of support, states one tap away, directions. */
import type { ActionState } from '../../../cycles/notebook/action-list.ts'
import type { Direction, SupportLevel } from '../../../cycles/notebook/parts.ts'
import type { WayOfWorking } from '../../../cycles/together/ways.ts'
import { m } from '../../messages/compiled/messages.js'

export const levelName: Record<SupportLevel, () => string> = { school: m.doing_level_school, group: m.doing_level_group, individual: m.doing_level_individual }
export const wayName: Record<WayOfWorking, () => string> = { alone: m.together_way_alone, joint: m.together_way_joint, 'hand-over': m.together_way_hand_over, referral: m.together_way_referral }
export const directionName: Record<Direction, () => string> = { up: m.doing_measure_up, down: m.doing_measure_down }
export const directionWish: Record<Direction, () => string> = { up: m.doing_measure_wish_up, down: m.doing_measure_wish_down }

/** What the button says that takes an action from one state to another. */
export const stepName = (from: ActionState, to: ActionState): string => {
  switch (to) {
    case 'done': return m.doing_step_done()
    case 'left': return m.doing_step_left()
    default: return from === 'done' ? m.doing_step_done_doing() : from === 'left' ? m.doing_step_left_doing() : m.doing_step_planned_doing()
  }
}
