/** Measuring and printing. Everything a section prints was measured in the same run; nothing here asserts. */

export type Line = { what: string; value: string; note?: string }

/** A section of the benchmark: a file in `sections/` whose default export this is. Sections run in the order of their file names. */
export type Section = {
  title: string
  /** A folder of its own, removed afterwards. `say` writes a line of progress to stderr. */
  run: (at: { dir: string; say: (text: string) => void }) => Promise<Line[]>
}

/** The value at a share of the sorted list (0.5: the median), by nearest rank. NaN for an empty list. */
export const quantileOf = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? NaN
export const medianOf = (values: readonly number[]) => quantileOf(values, 0.5)

export const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
export const milliseconds = (ms: number) => `${ms.toFixed(1)} ms`
export const ratio = (a: number, b: number) => `${(a / b).toFixed(2)} x`

/** Runs `f` a few times and returns how long each run took, in ms. */
export const timesOf = async (runs: number, f: (run: number) => Promise<void> | void): Promise<number[]> => {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    await f(run)
    times.push(performance.now() - started)
  }
  return times
}

export const tableOf = (lines: readonly Line[]): string => {
  const widest = Math.max(...lines.map(l => l.what.length))
  const value = Math.max(...lines.map(l => l.value.length))
  return lines.map(l => `  ${l.what.padEnd(widest)}  ${l.value.padStart(value)}${l.note ? `  ${l.note}` : ''}`).join('\n')
}
