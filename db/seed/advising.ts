/** What teams of the demo asked of their advisors: a look at a page. As people would have left it; nobody has met it yet. */
import type { Schema } from '../schema.ts'
import { castId, elMirador, lasGaviotas } from './cast.ts'
import { teamMembers } from './people.ts'

const requestId = (n: number) => `d3100000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** The same in every run. */
export const advisingRows = (): { requests: Schema['feedbackRequest']['$inferInsert'][] } => {
  const utpHeadOf = (rbd: number) => teamMembers.find(p => p.profession === 'utp-head' && p.memberships.some(m => m.scopeId === String(rbd)))!
  const asked = (n: number, rbd: number, cycleNumber: number, page: 'data' | 'implementation', at: string, question: string) => ({
    id: requestId(n), cycleId: castId('cycle', (rbd - 90_000) * 10 + cycleNumber), rbd, page, question, askedBy: utpHeadOf(rbd).id, askedAt: new Date(at), withdrawnAt: null, metAt: null, metBy: null,
  })
  return {
    requests: [
      asked(1, elMirador.rbd, 2, 'implementation', '2026-11-15T21:20:00Z', '¿Les parece que la devolución del viernes está llegando a tiempo, o conviene moverla?'),
      asked(2, lasGaviotas.rbd, 3, 'data', '2026-11-12T20:05:00Z', ''),
    ],
  }
}
