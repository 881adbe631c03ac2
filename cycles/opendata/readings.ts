/**
 * How a figure of a file is to be read, as a code beside it. A rate that is told only as a bound leaves its number empty: a 5 that means "5 or
 * less" would be averaged by whoever reads the column without its neighbour.
 */
import { isShown, regionPolicy, type Cell, type HiddenReason, type Rate } from '../disclosure/disclose.ts'
import type { DisclosedShare } from '../disclosure/disclose-yearly.ts'

type Words = { es: string; en: string }

const hiddenReading: Record<HiddenReason, 'few-students' | 'small-count' | 'coarser-rate'> = { 'under-ten': 'few-students', 'small-cell': 'small-count', 'coarse-rate': 'coarser-rate' }

const [low, high] = [regionPolicy.boundPercent, 100 - regionPolicy.boundPercent]
const few: Words = { es: 'Oculto: menos estudiantes que el grupo más pequeño que se muestra', en: 'Hidden: fewer students than the smallest group that is shown' }
const small: Words = { es: 'Oculto: una cantidad pequeña, o una que se oculta junto con ella', en: 'Hidden: a small count, or one hidden along with it' }

export const rateReadings: Readonly<Record<string, Words>> = {
  exact: { es: 'Con un decimal', en: 'To one decimal' },
  'whole-percent': { es: 'Redondeado al entero: grupo de menos de 50 estudiantes', en: 'Rounded to a whole percent: a group of under 50 students' },
  [`at-most-${low}`]: { es: `${low} % o menos: no se dice más en un grupo de menos de 200`, en: `${low} % or less: no more is said of a group of under 200` },
  [`at-least-${high}`]: { es: `${high} % o más: no se dice más en un grupo de menos de 200`, en: `${high} % or more: no more is said of a group of under 200` },
  'count-only': { es: 'Solo la cantidad: la tasa devolvería una cantidad oculta', en: 'The count alone: the rate would give a hidden count back' },
  'few-students': few, 'small-count': small,
  'coarser-rate': { es: 'Oculto: devolvería una tasa que se muestra más gruesa', en: 'Hidden: it would give back a rate that is told coarser' },
  none: { es: 'No hay dato', en: 'No data' },
}

export const countReadings: Readonly<Record<string, Words>> = {
  shown: { es: 'Se muestra', en: 'Shown' },
  'to-ten': { es: 'A la decena más cercana: algo de la fila se oculta', en: 'To the nearest ten: something of the row is hidden' },
  'some-hidden': { es: 'Algunos se ocultan: vacío es oculto, nunca cero', en: 'Some are hidden: empty is hidden, never zero' },
  'few-students': few, 'small-count': small, none: { es: 'No hay dato', en: 'No data' },
}

export const publicationCodes: Readonly<Record<string, Words>> = {
  'region-rules': { es: 'Reglas de la región: grupos y cantidades pequeñas no se muestran', en: 'Region rules: small groups and counts are not shown' },
  'region-outline': { es: 'Lo que la región puede leer de un ciclo', en: 'What the region may read of a cycle' },
  'service-counts': { es: 'Cantidades de un servicio, sin escuelas', en: 'Counts of a service, without schools' },
  'as-published': { es: 'Como lo publicó el Ministerio', en: 'As the Ministry published it' },
  'not-for-publication': { es: 'NO PUBLICAR: contiene grupos pequeños', en: 'NOT FOR PUBLICATION: holds small groups' },
}

export type ReadRate = { percent: number | null; reading: string }
const ofRate = (rate: Rate): ReadRate =>
  rate.kind === 'percent' ? { percent: rate.percent, reading: rate.decimals === 0 ? 'whole-percent' : 'exact' } : { percent: null, reading: `${rate.kind}-${rate.percent}` }

/** A rate's number, if it is told as one, and its reading. */
export const readRate = (cell: Cell<Rate> | null): ReadRate =>
  cell === null ? { percent: null, reading: 'none' } : isShown(cell) ? ofRate(cell.shown) : { percent: null, reading: hiddenReading[cell.hidden] }

/** The same of a count with its rate. */
export const readShare = (cell: DisclosedShare | null): ReadRate & { count: number | null } => {
  if (cell === null) return { count: null, percent: null, reading: 'none' }
  if (!isShown(cell)) return { count: null, percent: null, reading: hiddenReading[cell.hidden] }
  return { count: cell.shown.count, ...(cell.shown.rate === null ? { percent: null, reading: 'count-only' } : ofRate(cell.shown.rate)) }
}

export const readCount = (cell: Cell<number> | null): { count: number | null; reading: string } =>
  cell === null ? { count: null, reading: 'none' } : isShown(cell) ? { count: cell.shown, reading: 'shown' } : { count: null, reading: hiddenReading[cell.hidden] }

/** Of several counts of one row together: whether all are shown, some, or none since the group is too small. */
export const readCounts = (cells: readonly Cell<number>[]): string =>
  cells.every(isShown) ? 'shown' : cells.every(c => !isShown(c) && c.hidden === 'under-ten') ? 'few-students' : 'some-hidden'
