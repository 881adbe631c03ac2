/** The tiles of a territory: the schools an address asks for, by commune and name, with the phase of each. Runs in the loader. */
import { phaseChoices, type PhaseChoice } from '../../../cycles/region/filters.ts'
import type { BoardRow } from '../../../db/indicators/board.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { phaseName } from './filter-words.ts'

export type TilesView = {
  legend: { phase: PhaseChoice; label: string }[]
  communes: { key: string; name: string; count: string; schools: { rbd: number; name: string; phase: PhaseChoice; phaseName: string; label: string }[] }[]
}

export const describeTiles = (rows: readonly BoardRow[], f: Formatter): TilesView => {
  const communes = new Map<number, BoardRow[]>()
  for (const row of rows) { const mine = communes.get(row.communeCode); if (mine) mine.push(row); else communes.set(row.communeCode, [row]) }
  const present = new Set(rows.map(r => r.traits.phase))
  return {
    legend: phaseChoices.filter(p => present.has(p)).map(phase => ({ phase, label: phaseName(phase) })),
    communes: [...communes].map(([code, schools]) => ({
      key: String(code), name: code === 0 ? m.board_tiles_no_commune() : schools[0]!.communeName, count: m.board_tiles_schools({ n: schools.length }),
      schools: schools.map(r => ({ rbd: r.rbd, name: r.name, phase: r.traits.phase, phaseName: phaseName(r.traits.phase), label: `${r.name}: ${phaseName(r.traits.phase)}` })),
    })).sort((a, b) => f.compare(a.name, b.name)),
  }
}
