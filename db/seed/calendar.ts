/** The demo's calendar of 2026: the year's frame as a service sets it, and what happened to a few schools. */
import type { EntryKind } from '../../cycles/calendar/entries.ts'
import type { Schema } from '../schema.ts'
import { anaSepulveda, castId, costaClara, elMirador, losBoldos, losPelicanos, rosaHuenchul, tomasAguilera } from './cast.ts'
import { teamMembers } from './people.ts'

type Row = Schema['calendarEntry']['$inferInsert']

/** The same in every run. */
export const calendarRows = (): Row[] => {
  const pelicanos = teamMembers.find(p => p.memberships.some(m => m.scopeId === String(losPelicanos.rbd)))!
  const entries: [Row['layer'], number | null, EntryKind, string, string, string, { id: string }, string[]?][] = [
    ['country', null, 'school-year-start', '2026-03-04', '2026-03-04', '', tomasAguilera],
    ['country', null, 'school-year-end', '2026-12-04', '2026-12-04', '', tomasAguilera],
    ['territory', costaClara.code, 'winter-break', '2026-06-22', '2026-07-03', '', tomasAguilera],
    ['territory', costaClara.code, 'holiday', '2026-09-14', '2026-09-17', 'Fiestas Patrias', tomasAguilera],
    ['school', losBoldos.rbd, 'storm', '2026-06-11', '2026-06-12', 'Camino a los sectores altos anegado', rosaHuenchul],
    ['school', losBoldos.rbd, 'no-water-or-power', '2026-10-08', '2026-10-08', 'Corte de agua por rotura de la matriz', rosaHuenchul],
    ['school', losBoldos.rbd, 'suspended', '2026-10-29', '2026-10-29', 'Salida a terreno', rosaHuenchul, ['110-8-A']],
    ['school', elMirador.rbd, 'local-holiday', '2026-11-06', '2026-11-06', 'Aniversario de Arreboles', anaSepulveda],
    ['school', losPelicanos.rbd, 'road-cut', '2026-07-20', '2026-07-22', 'Derrumbe en la cuesta', pelicanos],
  ]
  return entries.map(([layer, of, kind, fromDay, toDay, label, by, courses], i) => ({
    id: castId('calendar', i + 1), layer, slepCode: layer === 'territory' ? of : null, rbd: layer === 'school' ? of : null, kind, fromDay, toDay, courses: courses ?? [], label,
    enteredBy: by.id, enteredAt: new Date(`${fromDay < '2026-03-05' || layer !== 'school' ? '2026-03-02' : fromDay}T12:30:00Z`), withdrawnBy: null, withdrawnAt: null,
  }))
}
