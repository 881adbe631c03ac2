import fc from 'fast-check'
import { inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { researchFiles } from '../../../cycles/opendata/research-tables.ts'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import { insertRows } from '../../../db/dialect.ts'
import type { ZipEntry } from '../../../db/export/zip.ts'
import { zipOf } from '../../../db/export/zip.ts'
import { decideOutside } from '../../../db/opendata/outside.ts'
import { listResearchSchools, openResearchSet } from '../../../db/opendata/research.ts'
import { castId, costaClara, elenaRivas, foreignSchools, networkSchools, plantCast, rosaHuenchul, tomasAguilera, valleHondo } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { resultsFile } from '../../support/ministry-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { imported } from '../import/importing.ts'
import { inBands, plantAttendance } from '../indicators/plant-attendance.ts'

const today = '2026-11-18'
const scopeOf = (person: typeof elenaRivas) => scopeFor(person, 'data.keys', today)
const by = { personId: elenaRivas.id, requestId: 'r1', via: 'web' as const }
const readMes = [{ path: 'LEEME.txt', textOf: ({ exportId }: { exportId: string }) => `copia ${exportId}` }]

const open = async (store: Store, slepCode: number) => { await decideOutside(store, { slepCode, isOpen: true }, { person: tomasAguilera, today }) }
const filesOf = async (entries: AsyncIterable<ZipEntry>) => {
  const out: Record<string, string> = {}
  for await (const { path, text } of entries) { let s = ''; for await (const piece of text) s += piece; out[path] = s }
  return out
}
const rowsOf = (csv: string) => {
  const [header, ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n').map(line => line.split(';'))
  return lines.map(line => Object.fromEntries(header!.map((name, i) => [name, line[i]!])))
}

onEachEngine('a copy for research', open_ => {
  const planted = async () => {
    const store = await open_()
    await plantCast(store)
    await plantAttendance(store, [...networkSchools, ...foreignSchools].flatMap(s => [9, 10].map(month => ({ rbd: s.rbd, year: 2026, month, pairs: s.enrolment < 10 ? inBands([1, 1, 1, 1, 2]) : inBands([6, 20, 30, 200, 118]) }))))
    await imported(store, resultsFile([{ rbd: 90002, year: 2024, boys: [180, 8, 8, 6], girls: [170, 8, 8, 9], attendance: '89,53' }]), { fileName: 'r.csv' })
    await store.tx(tx => insertRows(tx, store.s.cycle, [{ id: castId('cycle', 1), rbd: 90002, number: 1, year: 2026, title: 'Vínculo con todos', version: 1, startedOn: '2026-03-17', implementationFrom: '2026-05-04', closedOn: null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: rosaHuenchul.id, createdAt: store.clock.now() }]))
    return store
  }

  it('has only schools of services that let theirs be seen, and is not made of fewer than five', async () => {
    const store = await planted()
    expect(await openResearchSet(store, { scope: scopeOf(elenaRivas), today, by, readMes })).toMatchObject({ ok: false, reason: 'too-few-schools' })
    await open(store, valleHondo.code)
    expect(await openResearchSet(store, { scope: scopeOf(tomasAguilera), today, by, readMes })).toMatchObject({ ok: false, schools: { open: 2, leftOut: 2 } })
    expect((await store.read.select().from(store.s.audit)).filter(a => a.event === 'export.research')).toEqual([])
    await open(store, costaClara.code)
    expect((await listResearchSchools(store, scopeOf(tomasAguilera), today))).toMatchObject({ open: 14, sleps: 2 })
    // Whoever coordinates one service makes a copy of that one.
    expect((await listResearchSchools(store, scopeOf(elenaRivas), today))).toMatchObject({ open: 12, sleps: 1 })
  })

  it('holds no number and no name of a school, commune or service, no day and no text, and its codes are of one copy', async () => {
    const store = await planted()
    for (const s of [costaClara, valleHondo]) await open(store, s.code)
    const made = async () => { const set = await openResearchSet(store, { scope: scopeOf(tomasAguilera), today, by, readMes }); if (!set.ok) throw new Error(set.reason); return { set, files: await filesOf(set.entries) } }
    const [a, b] = [await made(), await made()]
    const all = Object.values(a.files).join('\n')
    for (const s of [...networkSchools, ...foreignSchools]) for (const word of [String(s.rbd), s.name, s.communeName, String(s.communeCode), s.slep.name, String(s.slep.code)]) expect(all).not.toContain(word)
    expect(all).not.toMatch(/\d{4}-\d\d-\d\d|Vínculo|Rosa/)
    const [first, second] = [a, b].map(x => new Set(rowsOf(x.files['escuelas.csv']!).map(r => r.school)))
    expect([...first!].filter(code => second!.has(code))).toEqual([])
    for (const [key, file] of Object.entries(researchFiles)) {
      const rows = rowsOf(a.files[`${file.name}.csv`]!)
      expect(rows.length, key).toBeGreaterThan(0)
      for (const row of rows) {
        expect(first!.has(row.school!)).toBe(true)
        for (const c of file.columns) if ('codes' in c && c.codes && row[c.name] !== '') expect(Object.keys(c.codes), `${key}.${c.name}`).toContain(row[c.name])
      }
      const codes = rows.map(r => r.school!)
      expect(codes, key).toEqual([...codes].sort())
    }
    const cycles = rowsOf(a.files['ciclos.csv']!)
    expect(cycles).toMatchObject([{ started: '2026-03', implemented: '2026-05', phase: 'implementing' }])
    expect(rowsOf(a.files['asistencia.csv']!).every(r => Number(r.students_about) % 10 === 0 && /^\d*$/.test(r.attendance_percent!))).toBe(true)
    expect(a.files['diccionario.csv']).toContain('menos de cinco escuelas')
    expect(a.files['LEEME.txt']).toBe(`copia ${a.set.exportId}`)
  })

  it('tells no combination of traits that fewer than five schools share, and says how many it left out', async () => {
    const store = await planted()
    for (const s of [costaClara, valleHondo]) await open(store, s.code)
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ enrolment: fc.integer({ min: 1, max: 900 }), rural: fc.boolean() }), { minLength: 14, maxLength: 14 }), async traits => {
      const { schoolYear } = store.s
      const rbds = [...networkSchools, ...foreignSchools].map(s => s.rbd)
      const { eq } = await import('drizzle-orm')
      await store.tx(async tx => { for (const [i, t] of traits.entries()) await tx.update(schoolYear).set(t).where(eq(schoolYear.rbd, rbds[i]!)) })
      const set = await openResearchSet(store, { scope: scopeOf(tomasAguilera), today, by, readMes })
      if (!set.ok) throw new Error(set.reason)
      const rows = rowsOf((await filesOf(set.entries))['escuelas.csv']!)
      const alike = new Map<string, number>()
      for (const r of rows) { const key = `${r.region} ${r.rurality} ${r.size}`; alike.set(key, (alike.get(key) ?? 0) + 1) }
      for (const n of alike.values()) expect(n).toBeGreaterThanOrEqual(5)
      expect(rows.length + set.schools.leftOut).toBe(14)
    }), { numRuns: 12 })
  })
})

it('a zip is one that others open', async () => {
  const pieces: Uint8Array[] = []
  for await (const p of zipOf([{ path: 'ñandú.txt', text: ['hola ', 'mundo'] }, { path: 'vacío.txt', text: [] }])) pieces.push(p)
  const file = Buffer.concat(pieces)
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'))
  expect(file.readUInt16LE(end + 10)).toBe(2)
  let at = file.readUInt32LE(end + 16)
  const read: Record<string, string> = {}
  for (let i = 0; i < 2; i++) {
    const [packed, size, nameLength, local] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24), file.readUInt16LE(at + 28), file.readUInt32LE(at + 42)]
    const name = file.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    const from = local + 30 + file.readUInt16LE(local + 26)
    read[name] = inflateRawSync(file.subarray(from, from + packed)).toString('utf8')
    expect(Buffer.byteLength(read[name])).toBe(size)
    at += 46 + nameLength
  }
  expect(read).toEqual({ 'ñandú.txt': 'hola mundo', 'vacío.txt': '' })
})
