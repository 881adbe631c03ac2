import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclose, discloseChange, discloseGroup, discloseRate, discloseYearRate, isShown, regionPolicy, regionPolicyOf, type Cell, type GroupFigures, type Policy } from '../../../cycles/disclosure/disclose.ts'

const parts = ['critical', 'severe', 'repeated', 'normal', 'outstanding'] as const
type Part = (typeof parts)[number]
type Row = GroupFigures<Part> & { id: number }

const row = (id: number, counts: [number, number, number, number, number], attendance = 0.87): Row => {
  const students = counts.reduce((a, b) => a + b, 0)
  return {
    id, students, daysDue: students * 20, daysAttended: Math.round(students * 20 * attendance),
    parts: { critical: counts[0], severe: counts[1], repeated: counts[2], normal: counts[3], outstanding: counts[4] },
  }
}
const withoutDaysOf = (r: Row) => r.students - parts.reduce((sum, p) => sum + r.parts[p], 0)
const shownParts = (cells: Record<Part, Cell<number>>) => parts.filter(p => isShown(cells[p]))

describe('one school', () => {
  it('under 10 students is hidden whole', () => {
    const d = discloseGroup(row(1, [1, 1, 1, 3, 3]))
    expect([d.students, d.daysDue, d.daysAttended, d.attendance, ...Object.values(d.parts)]).toEqual(Array(9).fill({ hidden: 'under-ten' }))
  })
  it('of 10 is shown, in whole percents', () => {
    const d = discloseGroup(row(1, [0, 5, 5, 0, 0], 0.873))
    expect(d.students).toEqual({ shown: 10 })
    expect(d.attendance).toEqual({ shown: { kind: 'percent', percent: 88, decimals: 0 } })
    expect(d.daysAttended).toEqual({ hidden: 'coarse-rate' })
  })
  it('hides a count of 1 to 4 and the next smallest with it, never just one', () => {
    expect(shownParts(discloseGroup(row(1, [3, 30, 40, 150, 90])).parts)).toEqual(['repeated', 'normal', 'outstanding'])
    // 3 and 0 would leave "0 to 3": a third is hidden.
    expect(shownParts(discloseGroup(row(1, [3, 0, 40, 150, 90])).parts)).toEqual(['normal', 'outstanding'])
  })
  it('hides a count that leaves 1 to 4 outside it', () => {
    expect(isShown(discloseGroup(row(1, [0, 0, 0, 3, 400])).parts.outstanding)).toBe(false)
  })
  it('of 200 or more shows its zeros; under 200 a nearly empty band is not told', () => {
    expect(shownParts(discloseGroup(row(1, [0, 30, 40, 150, 90])).parts)).toEqual([...parts])
    expect(isShown(discloseGroup(row(1, [0, 20, 30, 60, 40])).parts.critical)).toBe(false)
  })
  it('tells a rate near the ends only as a bound, and never the days behind it', () => {
    const d = discloseGroup(row(1, [0, 0, 10, 50, 60], 0.97))
    expect(d.attendance).toEqual({ shown: { kind: 'at-least', percent: 95 } })
    expect(d.daysAttended).toEqual({ hidden: 'coarse-rate' })
    expect(discloseRate(3, 100, 120)).toEqual({ shown: { kind: 'at-most', percent: 5 } })
    expect(discloseRate(970, 1000, 300)).toEqual({ shown: { kind: 'percent', percent: 97, decimals: 1 } })
    expect(discloseRate(0, 0, 300)).toBeNull()
  })
  it('carries no more of a rate than is shown', () => {
    const d = discloseGroup(row(1, [10, 30, 40, 150, 90], 0.87654))
    expect(d.attendance).toEqual({ shown: { kind: 'percent', percent: 87.7, decimals: 1 } })
  })
  const month = (students: number, percent: number) => ({ students, daysAttended: percent * students / 5, daysDue: students * 20 })
  it('adds months without those under 10', () => {
    expect(discloseYearRate([month(100, 88), month(100, 89.5), month(9, 10)], 100)).toEqual({ shown: { kind: 'percent', percent: 88.8, decimals: 1 } })
    expect(discloseYearRate([month(9, 88)], 9)).toEqual({ hidden: 'under-ten' })
    expect(discloseYearRate([], 100)).toBeNull()
  })
  it('adds months in whole percents as soon as one of them is told so, whatever the school has grown to', () => {
    expect(discloseYearRate([month(49, 80), month(60, 90.5)], 60)).toEqual({ shown: { kind: 'percent', percent: 86, decimals: 0 } })
    expect(discloseYearRate([month(50, 80), month(60, 90.5)], 60)).toEqual({ shown: { kind: 'percent', percent: 85.7, decimals: 1 } })
  })
  it('hides the year of which one month is told only as a bound: less the other months it would give that month', () => {
    // 80,0 and "95% or more" shown, days due shown: a year of 90 would say that May was 99 to 100.
    expect(discloseYearRate([month(100, 80), month(100, 99.7)], 100)).toEqual({ hidden: 'coarse-rate' })
    expect(discloseYearRate([month(100, 97), month(250, 80)], 250)).toEqual({ hidden: 'coarse-rate' })
    expect(discloseYearRate([month(100, 97), month(100, 3)], 100)).toEqual({ hidden: 'coarse-rate' })
    // All of them "95% or more" already say so of the year.
    expect(discloseYearRate([month(100, 97), month(30, 99)], 100)).toEqual({ shown: { kind: 'at-least', percent: 95 } })
    expect(discloseYearRate([month(100, 4), month(100, 3)], 100)).toEqual({ shown: { kind: 'at-most', percent: 5 } })
  })
  it('tells a change as coarsely as the coarsest rate it comes from', () => {
    expect(discloseChange(2.26, [month(371, 85), month(371, 88)])).toEqual({ shown: { points: 2.3, decimals: 1 } })
    expect(discloseChange(2.26, [month(30, 85), month(371, 88)])).toEqual({ shown: { points: 2, decimals: 0 } })
    expect(discloseChange(2.26, [month(120, 93), month(120, 95.3)])).toEqual({ hidden: 'coarse-rate' })
    expect(discloseChange(2.26, [month(371, 85), month(9, 88)])).toEqual({ hidden: 'under-ten' })
    expect(discloseChange(2.26, [])).toEqual({ hidden: 'coarse-rate' })
  })
  it('hides a change of which one month alone is told as a bound, though the mean of the months is not', () => {
    // April 80,0 and May 99,7 ("95% or more") against 90,0 twice: -0,2 on average would give May back.
    expect(discloseChange(-0.15, [month(100, 80), month(100, 90), month(100, 99.7), month(100, 90)])).toEqual({ hidden: 'coarse-rate' })
  })
  it('does not tell by subtraction how few students have no day due', () => {
    const of60 = { ...row(1, [5, 8, 10, 25, 10]), students: 60 }
    expect(shownParts(discloseGroup(of60).parts)).toEqual(['repeated', 'normal', 'outstanding'])
    // 5 or more without a day is no small count; none is the common case.
    expect(shownParts(discloseGroup({ ...row(1, [10, 30, 40, 150, 90]), students: 326 }).parts)).toEqual([...parts])
    expect(shownParts(discloseGroup(row(1, [5, 8, 10, 25, 10])).parts)).toEqual([...parts])
  })
})

describe('the sums', () => {
  const plain = row(1, [10, 30, 40, 150, 90])
  it('leave schools under 10 out', () => {
    const { sums } = disclose([plain, row(2, [0, 0, 3, 3, 3])], parts)
    expect(sums).toMatchObject({ students: { groups: 1, students: 320 }, attendance: { groups: 1, daysDue: 6400 }, parts: { groups: 1, students: 320 } })
  })
  it('of the bands leave out a school with a hidden one, and say how many they hold', () => {
    const { sums } = disclose([plain, row(2, [3, 30, 40, 150, 90])], parts)
    expect(sums.students).toEqual({ groups: 2, students: 633 })
    expect(sums.parts).toEqual({ groups: 1, students: 320, counts: plain.parts })
  })
  it('of the days leave out a school whose rate is coarse', () => {
    const { sums } = disclose([plain, row(2, [0, 5, 10, 10, 5])], parts)
    expect(sums.attendance).toEqual({ groups: 1, students: 320, daysAttended: 5568, daysDue: 6400, rate: { kind: 'percent', percent: 87, decimals: 1 } })
  })
  it('of nobody are not zero', () => {
    expect(disclose([row(1, [0, 0, 3, 3, 3])], parts).sums).toEqual({ students: null, attendance: null, parts: null })
  })
})

// ── What can be worked out from what is shown ─────────────────────────────────────────────────────────────────────────

type Fraction = { n: bigint; d: bigint }
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
const fraction = (n: bigint, d: bigint): Fraction => { const g = gcd(n, d) || 1n; const s = d < 0n ? -1n : 1n; return { n: (s * n) / g, d: (s * d) / g } }
const minus = (a: Fraction, b: Fraction) => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
const times = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d)
const over = (a: Fraction, b: Fraction) => fraction(a.n * b.d, a.d * b.n)

/** The unknowns that linear equations fix: exact Gauss-Jordan, then the rows that speak of one unknown only. */
const fixedBy = (equations: Map<string, number>[]): string[] => {
  const names = [...new Set(equations.flatMap(e => [...e.keys()]))]
  const matrix = equations.map(e => names.map(name => fraction(BigInt(e.get(name) ?? 0), 1n)))
  let lead = 0
  for (let column = 0; column < names.length; column++) {
    const pivot = matrix.findIndex((r, i) => i >= lead && r[column]!.n !== 0n)
    if (pivot < 0) continue
    ;[matrix[lead], matrix[pivot]] = [matrix[pivot]!, matrix[lead]!]
    const by = matrix[lead]![column]!
    matrix[lead] = matrix[lead]!.map(v => over(v, by))
    matrix.forEach((r, i) => { if (i !== lead && r[column]!.n !== 0n) { const f = r[column]!; matrix[i] = r.map((v, j) => minus(v, times(f, matrix[lead]![j]!))) } })
    lead++
  }
  return matrix.filter(r => r.filter(v => v.n !== 0n).length === 1).map(r => names[r.findIndex(v => v.n !== 0n)]!)
}

type Table = ReturnType<typeof disclose<number, Part>>

/**
 * Everything a reader may set down. The unknowns are the true figures that are not shown; a school's bands add up to its students; and
 * each sum is the sum of as many schools as it says, of those a reader can tell to be in it (those that show all that is summed),
 * or, where the numbers do not agree, of all.
 */
const knownTo = (rows: Row[], table: Table) => {
  const equations: Map<string, number>[] = []
  const sized = table.rows.filter(r => isShown(r.students))
  // A school's bands and those without a day due add up to its students; 5 of them or more are no small count.
  for (const r of sized) {
    const hidden = parts.filter(p => !isShown(r.parts[p])).map(p => `${r.id} ${p}`)
    const without = withoutDaysOf(rows[r.id]!)
    equations.push(new Map([...hidden, ...(without > 0 && (without < 5 || hidden.length > 0) ? [`${r.id} without`] : [])].map(name => [name, 1])))
  }
  const { parts: counts, attendance } = table.sums
  const whole = sized.filter(r => parts.every(p => isShown(r.parts[p])))
  const among = counts && counts.groups !== whole.length ? sized : whole
  for (const p of parts) equations.push(new Map(counts ? among.filter(r => !isShown(r.parts[p])).map(r => [`${r.id} ${p}`, 1]) : []))
  const exact = sized.filter(r => isShown(r.daysAttended))
  const daysAmong = attendance && attendance.groups !== exact.length ? sized : exact
  equations.push(new Map(attendance ? daysAmong.filter(r => !isShown(r.daysAttended)).map(r => [`${r.id} days`, 1]) : []))
  // The sums are what they say they are.
  if (counts) for (const p of parts) expect(counts.counts[p]).toBe(among.reduce((sum, r) => sum + rows[r.id]!.parts[p], 0))
  if (attendance) expect(attendance.daysAttended).toBe(daysAmong.reduce((sum, r) => sum + rows[r.id]!.daysAttended, 0))
  return equations.filter(e => e.size > 0)
}

const count = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) }, { weight: 2, arbitrary: fc.integer({ min: 7, max: 120 }) })
const withoutDays = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }) })
const anyRow = fc.tuple(fc.tuple(count, count, count, count, count), fc.double({ min: 0.02, max: 0.99, noNaN: true }), withoutDays)
const anyTable = fc.array(anyRow, { minLength: 1, maxLength: 7 })
  .map(rows => rows.map(([counts, attendance, without], id): Row => { const r = row(id, counts, attendance); return { ...r, students: r.students + without } }))

describe('whatever the table', () => {
  it('no hidden figure follows from what is shown by solving the sums', () => {
    fc.assert(fc.property(anyTable, rows => {
      expect(fixedBy(knownTo(rows, disclose(rows, parts)))).toEqual([])
    }), { numRuns: 1500 })
  })

  it('nor because counts cannot be below zero: what is hidden together always holds 5 students', () => {
    fc.assert(fc.property(anyTable, rows => {
      const table = disclose(rows, parts)
      const heldIn = (cells: { hidden: boolean; count: number }[]) => cells.filter(c => c.hidden).reduce((sum, c) => sum + c.count, 0)
      const included = rows.flatMap((r, i) => r.students >= 10 ? [{ counts: r.parts, cells: table.rows[i]!.parts }] : [])
      for (const { counts, cells } of included) {
        // With every band hidden only the students are known: 10 or more, with or without a day due.
        if (shownParts(cells).length === parts.length || shownParts(cells).length === 0) continue
        expect(heldIn(parts.map(p => ({ hidden: !isShown(cells[p]), count: counts[p] })))).toBeGreaterThanOrEqual(5)
      }
    }), { numRuns: 1000 })
  })

  it('no small count is shown, and a small school shows nothing', () => {
    fc.assert(fc.property(anyTable, rows => {
      const table = disclose(rows, parts)
      rows.forEach((r, i) => {
        const d = table.rows[i]!
        if (r.students < 10) expect([d.students, d.daysDue, d.daysAttended, ...Object.values(d.parts)].some(c => isShown(c))).toBe(false)
        const without = withoutDaysOf(r)
        if (shownParts(d.parts).length === parts.length) expect(without === 0 || without >= 5).toBe(true)
        else expect(parts.length - shownParts(d.parts).length).toBeGreaterThanOrEqual(2)
        for (const p of parts) {
          const cell = d.parts[p]
          if (isShown(cell)) expect([cell.shown, r.students - cell.shown].every(n => n === 0 || n >= 5)).toBe(true)
        }
      })
    }))
  })

  it('nor by setting the sums of two filters of the table against each other', () => {
    fc.assert(fc.property(anyTable, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), (rows, keep) => {
      const some = rows.filter((_, i) => keep[i])
      const both = [rows, some].flatMap(of => knownTo(rows, disclose(of, parts)))
      expect(fixedBy(both)).toEqual([])
    }), { numRuns: 500 })
  })

  it('what is shown of a school depends on that school alone: no filter of the table shows what another hides', () => {
    fc.assert(fc.property(anyTable, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), (rows, keep) => {
      const some = rows.filter((_, i) => keep[i])
      const all = new Map(disclose(rows, parts).rows.map(r => [r.id, r]))
      for (const r of disclose(some, parts).rows) expect(r).toEqual(all.get(r.id))
    }))
  })

  it('a larger smallest group never shows a school more', () => {
    fc.assert(fc.property(anyTable, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (rows, k, more) => {
      const under = (fewestStudents: number): Policy => ({ ...regionPolicy, fewestStudents })
      const [loose, strict] = [k, k + more].map(n => disclose(rows, parts, under(n)).rows)
      rows.forEach((_, i) => {
        const [a, b] = [loose![i]!, strict![i]!]
        const cellsOf = (d: typeof a) => [d.students, d.daysDue, d.daysAttended, ...parts.map(p => d.parts[p])]
        cellsOf(b).forEach((cell, j) => { if (isShown(cell)) expect(cellsOf(a)[j]).toEqual(cell) })
      })
    }))
  })
})

describe('the smallest group that is told', () => {
  type Days = { students: number; daysAttended: number; daysDue: number }
  const anyDays: fc.Arbitrary<Days> = fc.record({ students: fc.integer({ min: 0, max: 260 }), share: fc.double({ min: 0, max: 1, noNaN: true }), near: fc.boolean() })
    .map(({ students, share, near }) => ({ students, daysDue: 20 * students, daysAttended: Math.round(20 * students * (near ? 0.95 + share / 20 : share)) }))
  const anyGroup = fc.tuple(anyDays, fc.array(fc.nat(40), { minLength: 3, maxLength: 3 })).map(([days, [a, b, c]]) => ({ ...days, students: days.students + a! + b! + c!, parts: { a: a!, b: b!, c: c! } }))
  const two = fc.tuple(fc.integer({ min: 5, max: 30 }), fc.integer({ min: 5, max: 30 })).map(ks => [Math.min(...ks), Math.max(...ks)] as const)
  const isHidden = (cell: Cell<unknown> | null) => cell !== null && !isShown(cell)

  it('hides with a larger number all that a smaller one hides: rows, and the sums of every table', () => {
    fc.assert(fc.property(fc.array(anyGroup, { maxLength: 8 }), two, (groups, [less, more]) => {
      const rows = groups.map((g, id) => ({ ...g, id }))
      const [few, many] = [disclose(rows, ['a', 'b', 'c'], regionPolicyOf(less)), disclose(rows, ['a', 'b', 'c'], regionPolicyOf(more))]
      few.rows.forEach((row, i) => {
        const other = many.rows[i]!
        for (const [a, b] of [[row.students, other.students], [row.daysAttended, other.daysAttended], [row.daysDue, other.daysDue], [row.attendance, other.attendance], [row.parts.a, other.parts.a], [row.parts.b, other.parts.b], [row.parts.c, other.parts.c]] as const) {
          if (isHidden(a)) expect(isHidden(b)).toBe(true)
        }
      })
      for (const sum of ['students', 'attendance', 'parts'] as const) expect((many.sums[sum]?.groups ?? 0) <= (few.sums[sum]?.groups ?? 0)).toBe(true)
    }))
  })

  it('hides with a larger number every year and every change that a smaller one hides', () => {
    fc.assert(fc.property(fc.array(anyDays, { minLength: 1, maxLength: 6 }), two, (months, [less, more]) => {
      const students = months.at(-1)!.students
      if (isHidden(discloseYearRate(months, students, regionPolicyOf(less)))) expect(discloseYearRate(months, students, regionPolicyOf(more)) === null || isHidden(discloseYearRate(months, students, regionPolicyOf(more)))).toBe(true)
      if (isHidden(discloseChange(1.5, months, regionPolicyOf(less)))) expect(isHidden(discloseChange(1.5, months, regionPolicyOf(more)))).toBe(true)
    }))
  })
})

describe('two filters of one table', () => {
  const anyGroup = fc.record({ students: fc.integer({ min: 0, max: 60 }), a: fc.nat(30), b: fc.nat(30), traits: fc.integer({ min: 0, max: 7 }) })
    .map(({ students, a, b, traits }) => ({ students: students + a + b, daysAttended: 15 * (students + a + b), daysDue: 20 * (students + a + b), parts: { a, b }, traits }))

  it('give the same sums whatever stands in the schools that are hidden, so that no difference of the two holds one', () => {
    fc.assert(fc.property(fc.array(anyGroup, { maxLength: 10 }), fc.nat(7), fc.nat(7), fc.integer({ min: 5, max: 30 }), fc.array(fc.nat(1_000), { minLength: 10, maxLength: 10 }), (groups, f, g, k, others) => {
      const policy = regionPolicyOf(k)
      const sumsOf = (table: typeof groups, filter: number) => disclose(table.filter(x => (x.traits & filter) === filter).map((x, id) => ({ ...x, id })), ['a', 'b'], policy).sums
      // Every hidden school becomes another hidden school of the same traits.
      const changed = groups.map((x, i) => {
        if (x.students >= k) return x
        const students = others[i]! % k
        return { ...x, students, daysAttended: students, daysDue: 20 * students, parts: { a: students, b: 0 } }
      })
      for (const filter of [f, g, f | g]) expect(sumsOf(changed, filter)).toEqual(sumsOf(groups, filter))
    }))
  })
})
