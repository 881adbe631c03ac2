import { describe, expect, it } from 'vitest'
import { emptySupport, readSupport, supportSentences, type NeedAnswer, type SupportSentence } from '../../../cycles/engagement/support.ts'
import type { AnswerOrNone } from '../../../cycles/engagement/items.ts'
import { elMirador, islaChaica, losBoldos, type CastSchool } from '../../../db/seed/cast.ts'
import { engagementRows } from '../../../db/seed/engagement.ts'

const rows = engagementRows((school, number) => `${school.rbd}/${number}`)
const supportOf = (school: CastSchool, number: number, moment: 'start' | 'end') => {
  const round = rows.rounds.find(r => r.cycleId === `${school.rbd}/${number}` && r.moment === moment)!
  const courses = rows.courses.filter(c => c.roundId === round.id).map(c => c.id)
  const of = { code: emptySupport(), paper: emptySupport() }
  for (const t of rows.tallies) {
    if (!courses.includes(t.courseId)) continue
    if (t.item === 'need') of[t.source].need[t.answer as NeedAnswer] += t.count
    else if ((supportSentences as readonly string[]).includes(t.item)) of[t.source].sentences[t.item as SupportSentence][t.answer as AnswerOrNone] += t.count
  }
  return readSupport(of)!
}
const percent = (s: { engaged: number; said: number } | null) => Math.round((100 * s!.engaged) / s!.said)

describe('the surveys of the demo tell the two cases of the source', () => {
  it('in Los Boldos students feel heard and accompanied; in El Mirador many are sent from one person to another', () => {
    const [jointly, refers] = [supportOf(losBoldos, 2, 'start').sentences, supportOf(elMirador, 2, 'start').sentences]
    for (const s of supportSentences) expect(percent(jointly[s]), s).toBeGreaterThanOrEqual(65)
    expect(percent(refers['not-passed-around'])).toBeLessThanOrEqual(25)
    for (const s of supportSentences) expect(percent(refers[s]), s).toBeLessThanOrEqual(55)
  })
  it('in El Mirador what students name first is not what the professions see', () => {
    for (const [number, moment] of [[1, 'end'], [2, 'start']] as const) {
      const needs = supportOf(elMirador, number, moment).needs!.needs.map(x => x.need)
      expect(needs.slice(0, 3).sort()).toEqual(['company', 'emotional', 'identity'])
    }
  })
  it('what is needed can be read in every round of both, and not of six children', () => {
    const read = [supportOf(losBoldos, 1, 'start'), supportOf(losBoldos, 1, 'end'), supportOf(losBoldos, 2, 'start')]
    for (const r of read) expect(r.needs?.needs.map(x => x.need)).toContain('study')
    expect(supportOf(islaChaica, 1, 'start').needs).toBeNull()
  })
})
