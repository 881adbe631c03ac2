/** The demo's protocols and the meetings its schools held by rhythm, as rows with the history they would have left. */
import { agreementFields, readPart, type PartBody } from '../../cycles/notebook/parts.ts'
import { fieldOf } from '../../cycles/notebook/repeats.ts'
import type { Schema } from '../schema.ts'
import { castId } from './cast.ts'
import { streamFor } from './random.ts'
import { protocolTexts } from './texts/protocols.ts'

export type ProtocolRows = { schoolProtocol: Schema['schoolProtocol']['$inferInsert'][]; part: Schema['part']['$inferInsert'][]; partRevision: Schema['partRevision']['$inferInsert'][] }

const bodyOf = (fields: Record<string, string>): PartBody => {
  const read = readPart('meeting', fields)
  if (!read.ok) throw new Error(`the seed's meeting does not validate: ${JSON.stringify(read.problems)}`)
  return read.body
}

/** By table, in the order they go in. The cycles are there. */
export const protocolRows = (): ProtocolRows => {
  const rows: ProtocolRows = { schoolProtocol: [], part: [], partRevision: [] }
  for (const text of protocolTexts) {
    const { rbd } = text.school
    rows.schoolProtocol.push({ rbd, version: 1, body: text.protocol, savedBy: text.by.id, savedAt: new Date(`${text.on}T18:30:00Z`) })
    for (const [i, meeting] of text.meetings.entries()) {
      const { on, rhythm, by, present, others, minutes, agreed = [], next } = meeting
      const cycleNumber = (rbd - 90_000) * 10 + meeting.cycle
      const id = castId('part', 900_000 + cycleNumber * 100 + i)
      const [what, who, until] = agreementFields
      const said = Object.fromEntries(agreed.flatMap((a, n) => { const key = n === 0 ? '' : `k1000000${n}`; return [[fieldOf(what, key), a.what], [fieldOf(who, key), a.who], [fieldOf(until, key), a.by ?? '']] }))
      const begun = { on, rhythm, present: present.join(' '), presentOthers: others ?? '' }
      const at = (order: number) => new Date(Date.parse(`${on}T19:00:00Z`) + (order * 40 + streamFor('rhythm', rbd, i).upTo(25)) * 60_000)
      const saves = [bodyOf(begun), bodyOf({ ...begun, minutes, next: next ?? '', ...said })]
      rows.part.push({
        id, cycleId: castId('cycle', cycleNumber), rbd, kind: 'meeting', slot: id, body: saves.at(-1)!, version: saves.length, updatedBy: by.id, updatedAt: at(1), createdAt: at(0),
        withdrawnAt: null, readyAt: null, readyBy: null, readyVersion: null,
      })
      saves.forEach((body, n) => rows.partRevision.push({ partId: id, version: n + 1, rbd, body, savedBy: by.id, savedAt: at(n), saveKey: n === 0 ? id : castId('save', 90_000_000 + cycleNumber * 100 + i), outcome: 'saved' }))
    }
  }
  return rows
}
