/** Who was in a meeting, in words: professions as they were noted, then others. Empty when nobody is marked. */
import { listOf } from '../../../cycles/notebook/repeats.ts'
import type { Meeting } from '../../../db/notebook/meetings.ts'
import { professionName } from '../people/people-words.ts'

export const presentNames = (meeting: Meeting): string[] =>
  [...listOf(meeting.body.present).map(p => professionName(p) ?? ''), meeting.body.presentOthers].filter(Boolean)
