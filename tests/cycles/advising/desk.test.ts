import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysFrom, inOrderOfNeed, isDueThisWeek, reasonKinds, type DeskReason, type ReasonKind } from '../../../cycles/advising/desk.ts'

const reason = (kind: ReasonKind, since: string): DeskReason => {
  const of = { since, cycleId: 'c', title: 'Que 7°B vuelva a los lunes' }
  switch (kind) {
    case 'asked': return { kind, page: 'data', ...of }
    case 'answered': return { kind, page: 'data', feedbackId: 'f', count: 1, ...of }
    case 'ready': return { kind, pages: ['data'], ...of }
    case 'due': return { kind, ...of }
    case 'quiet': return { kind, stage: 'implementing', remedy: 'entry', schoolDays: 12, ...of }
    case 'signal': return { kind, way: 'worse', ...of }
    case 'no-visit': return { kind, since, never: false }
  }
}
const school = (name: string, ...reasons: DeskReason[]) => ({ name, reasons })
const namesOf = (schools: { name: string }[]) => schools.map(s => s.name)

describe('the order of a desk', () => {
  it('is that of the kinds of need, then of how long; a newer request still comes before an older silence', () => {
    const { needing, others } = inOrderOfNeed([
      school('Quebrada Honda', reason('quiet', '2026-09-01')), school('El Mirador', reason('asked', '2026-11-16')), school('Los Boldos', reason('asked', '2026-11-10'), reason('no-visit', '2026-08-01')),
      school('Millaray'), school('Los Canelos', reason('no-visit', '2026-08-01'), reason('answered', '2026-11-17')),
    ])
    expect(namesOf(needing)).toEqual(['Los Boldos', 'El Mirador', 'Los Canelos', 'Quebrada Honda'])
    expect(namesOf(others)).toEqual(['Millaray'])
    expect(needing[2]!.reasons.map(r => r.kind)).toEqual(['answered', 'no-visit'])
  })

  it('is told apart by the next reasons, and else stays as it came', () => {
    const same = reason('ready', '2026-11-10')
    expect(namesOf(inOrderOfNeed([school('A', same), school('B', same, reason('due', '2026-11-16')), school('C', same)]).needing)).toEqual(['B', 'A', 'C'])
  })

  it('holds every school once and every reason, whatever there is', () => {
    const any = fc.array(fc.array(fc.tuple(fc.constantFrom(...reasonKinds), fc.constantFrom('2026-08-01', '2026-10-05', '2026-11-16')).map(([k, d]) => reason(k, d)), { maxLength: 4 }).map((reasons, i = 0) => ({ name: String(i), reasons })), { maxLength: 8 })
    fc.assert(fc.property(any, schools => {
      const named = schools.map((s, i) => ({ ...s, name: String(i) }))
      const { needing, others } = inOrderOfNeed(named)
      expect(namesOf([...needing, ...others]).sort()).toEqual(namesOf(named).sort())
      const ranks = needing.map(s => reasonKinds.indexOf(s.reasons[0]!.kind))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      for (const s of needing) expect(s.reasons).toHaveLength(named[Number(s.name)]!.reasons.length)
    }))
  })
})

describe('days on a desk', () => {
  it('are due in this week or past', () => {
    // Wednesday 18 November: the week ends on Sunday the 22nd.
    expect([isDueThisWeek('2026-11-22', '2026-11-18'), isDueThisWeek('2026-11-23', '2026-11-18'), isDueThisWeek('2026-09-01', '2026-11-18'), isDueThisWeek('', '2026-11-18')]).toEqual([true, false, true, false])
  })
  it('are counted whole, and none before it happens', () => {
    expect([daysFrom('2026-11-15', '2026-11-18'), daysFrom('2026-11-18', '2026-11-18'), daysFrom('2026-11-20', '2026-11-18')]).toEqual([3, 0, 0])
  })
})
