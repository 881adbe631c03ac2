import { describe, expect, it } from 'vitest'
import { emptySupport, readSupport, supportSentences, type NeedAnswer } from '../../../cycles/engagement/support.ts'
import type { Moment } from '../../../cycles/engagement/rounds.ts'
import type { RoundResult } from '../../../db/engagement/results.ts'
import { describeSupport } from '../../../app/components/engagement/describe-support.ts'
import { formatter } from '../../../app/format.ts'

const f = formatter('es')
/** A school's round by code: `often` of everybody say "always" to each sentence, the others "never". */
const round = (moment: Moment, often: number, needs: Partial<Record<NeedAnswer, number>>): RoundResult => {
  const code = emptySupport()
  const people = Object.values(needs).reduce((a, b) => a + b, 0)
  for (const s of supportSentences) { code.sentences[s].always = often; code.sentences[s].never = people - often }
  Object.assign(code.need, needs)
  return { moment, closedOn: '2026-03-27', people, kind: 'school', groups: [], support: readSupport({ code, paper: emptySupport() }) }
}
const cells = (rows: { key: string; cells: Record<string, string> }[]) => Object.fromEntries(rows.map(r => [r.key, r.cells]))

describe('what students say of how they are accompanied, in words', () => {
  it('start and end stand beside each other, and a difference that may be chance says so', () => {
    const v = describeSupport([round('start', 11, { emotional: 9, study: 11, family: 2, 'prefers-not': 3 }), round('end', 13, { emotional: 12, company: 6, study: 5 })], f)!
    expect(v.sentences[0]).toBe('Al inicio del ciclo dijeron «casi siempre» o «siempre»: los escuchan cuando dicen lo que necesitan 44%, alguien los acompaña cuando algo les cuesta 44% y los ayudan sin mandarlos de una persona a otra 44%.')
    expect(v.table.rows[0]!.cells).toEqual({ item: 'Me escuchan cuando digo lo que necesito.', start: '44% (11 de 25 respuestas)', end: '57% (13 de 23 respuestas)' })
    expect(v.readings[0]!.says).toContain('Puede ser azar')
    expect(v.needs!.sentences).toEqual([
      'Al inicio del ciclo, de 25 estudiantes, lo más nombrado: «Ayuda para estudiar» (11) y «Que alguien me escuche» (9).',
      'Al cierre del ciclo, de 23 estudiantes, lo más nombrado: «Que alguien me escuche» (12), «Estar con otros, no sola ni solo» (6) y «Ayuda para estudiar» (5).',
    ])
    expect(v.needs!.table.rows.map(r => r.key)).toEqual(['emotional', 'company', 'study', 'others', 'people'])
    expect(cells(v.needs!.table.rows)).toMatchObject({ company: { start: 'con otra cosa', end: '6' }, others: { start: '5', end: '0' }, people: { start: '25', end: '23' } })
    expect(v.unread).toEqual([])
  })
  it('one moment alone has its margin, and a need without a number appears nowhere', () => {
    const v = describeSupport([round('end', 20, { identity: 4, nothing: 16, 'prefers-not': 5 })], f)!
    expect(v.readings[0]!.says).toMatch(/^Con otras personas en la sala, la cifra podría estar entre \d+% y \d+%\.$/)
    expect(JSON.stringify(v.needs)).not.toContain('respeten')
    expect(v.needs!.sentences).toEqual(['Al cierre del ciclo, de 25 estudiantes, ninguna ayuda fue nombrada por cinco o más.'])
    expect(cells(v.needs!.table.rows)).toMatchObject({ nothing: { end: '16' }, others: { end: '9' } })
  })
  it('a choice that may not be read says why; rounds before the four questions and those too small have no part in it', () => {
    const v = describeSupport([round('start', 20, { identity: 9, 'prefers-not': 16 })], f)!
    expect(v.needs).toBeNull()
    expect(v.unread).toEqual([expect.stringContaining('Al inicio del ciclo no se lee qué necesitan')])
    expect(describeSupport([{ moment: 'start', closedOn: '2026-03-27', people: 30, kind: 'school', groups: [], support: null }, { moment: 'end', closedOn: '2026-07-17', people: 4, kind: 'too-few' }], f)).toBeNull()
  })
})
