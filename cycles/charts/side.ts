/** Which side of a line a figure is on. */

const tolerance = (line: number) => 1e-9 * Math.max(1, Math.abs(line))

/** 1 above, -1 below, 0 on the line: within 1e-9, so that two ways of adding up the same numbers agree (reference: methods, 2). */
export const sideOf = (value: number, line: number): -1 | 0 | 1 => (Math.abs(value - line) <= tolerance(line) ? 0 : value > line ? 1 : -1)

/** Strictly outside; on the limit is inside. A limit that is null tests nothing. */
export const beyondSide = (value: number, lower: number | null, upper: number | null): -1 | 0 | 1 =>
  upper !== null && sideOf(value, upper) === 1 ? 1 : lower !== null && sideOf(value, lower) === -1 ? -1 : 0
