/** Least squares with few columns, and the variances of its coefficients. Rows are observations; a plain normal-equations solution is exact enough for four columns. */

export type Matrix = readonly (readonly number[])[]

/** The inverse of a small positive definite matrix (Gauss-Jordan with pivots), or null where it has none. */
export const inverseOf = (matrix: Matrix): number[][] | null => {
  const n = matrix.length
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))])
  const scale = Math.max(...matrix.flat().map(Math.abs))
  for (let c = 0; c < n; c++) {
    let pivot = c
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = r
    if (!(Math.abs(rows[pivot]![c]!) > 1e-12 * scale)) return null
    ;[rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!]
    const by = rows[c]![c]!
    rows[c] = rows[c]!.map(v => v / by)
    for (let r = 0; r < n; r++) {
      if (r === c) continue
      const times = rows[r]![c]!
      if (times !== 0) rows[r] = rows[r]!.map((v, j) => v - times * rows[c]![j]!)
    }
  }
  return rows.map(row => row.slice(n))
}

export const timesVector = (matrix: Matrix, vector: readonly number[]): number[] => matrix.map(row => row.reduce((sum, v, j) => sum + v * vector[j]!, 0))
export const times = (a: Matrix, b: Matrix): number[][] => a.map(row => b[0]!.map((_, j) => row.reduce((sum, v, k) => sum + v * b[k]![j]!, 0)))

/** X′X. */
export const crossOf = (x: Matrix): number[][] => x[0]!.map((_, i) => x[0]!.map((__, j) => x.reduce((sum, row) => sum + row[i]! * row[j]!, 0)))

export type LeastSquares = { coefficients: number[]; residuals: number[]; /** (X′X)⁻¹. */ inverse: number[][]; squares: number; degrees: number }

/** Null where the columns say the same thing, or there are no more rows than columns. */
export const leastSquaresOf = (x: Matrix, y: readonly number[]): LeastSquares | null => {
  if (x.length <= (x[0]?.length ?? 0)) return null
  const inverse = inverseOf(crossOf(x))
  if (!inverse) return null
  const coefficients = timesVector(inverse, x[0]!.map((_, j) => x.reduce((sum, row, i) => sum + row[j]! * y[i]!, 0)))
  const residuals = x.map((row, i) => y[i]! - row.reduce((sum, v, j) => sum + v * coefficients[j]!, 0))
  return { coefficients, residuals, inverse, squares: residuals.reduce((sum, e) => sum + e * e, 0), degrees: x.length - inverse.length }
}
