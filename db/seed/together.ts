/** Turns what the demo's teams say to each other and pass on into rows, with a history as they would have left it. */
import { readPart, type PartBody } from '../../cycles/notebook/parts.ts'
import type { Schema } from '../schema.ts'
import { togetherIdOf } from '../together/views.ts'
import { castId } from './cast.ts'
import { streamFor } from './random.ts'
import { togetherTexts } from './texts/together.ts'

const at = (day: string, key: string) => new Date(Date.parse(`${day}T13:00:00Z`) + streamFor('together', day, key).upTo(5 * 3600) * 1000)

const bodyOf = (fields: Record<string, string>): PartBody => {
  const read = readPart('together', fields)
  if (!read.ok) throw new Error(`the seed's views do not validate: ${JSON.stringify(read.problems)}`)
  return read.body
}

export type TogetherRows = { part: Schema['part']['$inferInsert'][]; partRevision: Schema['partRevision']['$inferInsert'][]; referral: Schema['referral']['$inferInsert'][]; referralAnswer: Schema['referralAnswer']['$inferInsert'][] }

/** By table, in the order they go in. The cycles are there. */
export const togetherRows = (): TogetherRows => {
  const rows: TogetherRows = { part: [], partRevision: [], referral: [], referralAnswer: [] }
  for (const text of togetherTexts) {
    const { rbd } = text.school
    const number = (rbd - 90_000) * 10 + text.cycle
    const cycleId = castId('cycle', number)
    const id = togetherIdOf(cycleId)
    const first = text.saves[0]!
    let fields: Record<string, string> = {}
    rows.partRevision.push({ partId: id, version: 1, rbd, body: bodyOf({}), savedBy: first.by.id, savedAt: new Date(at(first.on, `${number}-0`).getTime() - 60_000), saveKey: id, outcome: 'saved' })
    for (const [i, save] of text.saves.entries()) {
      for (const [profession, view] of Object.entries(save.views ?? {})) {
        for (const [name, said] of Object.entries(view)) fields = { ...fields, [`${name}.${profession}`]: typeof said === 'string' ? said : said.join(' ') }
      }
      fields = { ...fields, ...(save.commonReading ? { commonReading: save.commonReading } : {}), ...(save.commonPurpose ? { commonPurpose: save.commonPurpose } : {}) }
      rows.partRevision.push({ partId: id, version: i + 2, rbd, body: bodyOf(fields), savedBy: save.by.id, savedAt: at(save.on, `${number}-${i}`), saveKey: castId('save', number * 1000 + 900 + i), outcome: 'saved' })
    }
    const [made, last] = [rows.partRevision.find(r => r.partId === id)!, rows.partRevision.at(-1)!]
    rows.part.push({ id, cycleId, rbd, kind: 'together', slot: id, body: last.body, version: last.version, updatedBy: last.savedBy, updatedAt: last.savedAt, createdAt: made.savedAt, withdrawnAt: null, readyAt: null, readyBy: null, readyVersion: null })
    for (const [i, { by, answers = [], ...referral }] of text.referrals.entries()) {
      const referralId = castId('referral', number * 10 + i)
      rows.referral.push({ id: referralId, rbd, cycleId, ...referral, writtenBy: by.id, writtenAt: at(referral.weekOf, `${number}-referral-${i}`), withdrawnAt: null })
      for (const [j, { by: answeredBy, ...answer }] of answers.entries()) {
        rows.referralAnswer.push({ id: castId('referral', number * 1000 + i * 10 + j), referralId, rbd, ...answer, writtenBy: answeredBy.id, writtenAt: at(answer.on, `${number}-answer-${i}-${j}`), withdrawnAt: null })
      }
    }
  }
  return rows
}
