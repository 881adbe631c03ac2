/** Two people of Escuela Los Boldos and their advisor, for the tests of the notebook. Invented. */
import { readPart, type BodyOf, type PartKind } from '../../../cycles/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import type { Store } from '../../../db/store.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'

export const boldos = 90001
export const bahia = 90002
export const today = '2026-11-18'

export const plantPeople = async (store: Store) => {
  const at = store.clock.now()
  const person = (name: string) => ({ id: newId(at), name, email: `${name.split(' ')[0]!.toLowerCase()}@costaclara.example`, profession: null, language: null, agreedAt: at, createdAt: at, disabledAt: null })
  const [rosa, pedro, ana, marcela] = [person('Rosa Huenchul'), person('Pedro Millalonco'), person('Ana Sepúlveda'), person('Marcela Paillán')] as const
  await store.tx(tx => tx.insert(store.s.person).values([rosa, pedro, ana, marcela]))
  return { rosa: rosa.id, pedro: pedro.id, ana: ana.id, marcela: marcela.id }
}

export const plantCycle = async (store: Store, by: string, rbd = boldos, title = 'Que 7°B vuelva a los lunes') => {
  const started = await startCycle(store, { rbd, title, on: '2026-08-03', by })
  if (!started.ok) throw new Error(started.reason)
  return started.cycleId
}

/** A body as a form would give it. */
export const bodyOf = <K extends PartKind>(kind: K, fields: Partial<BodyOf[K]>): BodyOf[K] => {
  const read = readPart(kind, fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.body
}
