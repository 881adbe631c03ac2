import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { abandonGeneration, beginGeneration, listImports, publishGeneration, sweepUnfinishedImports, undoImport, writeCovers, writeInChunks } from '../../../db/generations.ts'
import { packageRoot } from '../../../db/package-root.ts'
import { castPeople, plantCast, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { attendanceFile, course, directoryFile, onDisk } from '../../support/ministry-files.ts'
import { clockOf, onEachEngine, openSqliteTestStore } from '../../support/stores.ts'
import { everythingImported, imported, readAttendanceOf, withDirectory } from './importing.ts'

const april = (rbd: number, attended: number, month = 4) => course(12, { rbd, month, firstMrun: rbd * 100, attended, due: 20 })
const attendedOf = async (store: Store) => Object.fromEntries((await readAttendanceOf(store)).filter(r => r.course === '').map(r => [`${r.rbd}/${r.month}`, r.daysAttended]))
const auditOf = async (store: Store) => (await store.read.select().from(store.s.audit)).map(a => a.event)

onEachEngine('generations', open => {
  it('the same file twice changes nothing and says so', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002])
    const content = attendanceFile([...april(90001, 18), ...april(90002, 15)])
    const first = await imported(store, content)
    const before = [await everythingImported(store), await auditOf(store)]
    const again = await imported(store, content, { fileName: 'otro nombre.csv' })
    expect(again).toMatchObject({ id: first.id, report: { unchanged: true, superseded: 0, rowsUsed: 24 } })
    expect([await everythingImported(store), await auditOf(store)]).toEqual(before)
  })

  it('a corrected file takes the place of what it covers, school by school and month by month, and nothing else', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002])
    await imported(store, attendanceFile([...april(90001, 18), ...april(90002, 15), ...april(90001, 17, 5)]))
    const { report } = await imported(store, attendanceFile([...april(90001, 10), ...april(90002, 9, 6)]))
    expect(report).toMatchObject({ superseded: 1, unchanged: false })
    expect(await attendedOf(store)).toEqual({ '90001/4': 120, '90002/4': 180, '90001/5': 204, '90002/6': 108 })
  })

  it('undoing gives back what was there before, month by month, and takes away what was new', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002])
    await imported(store, attendanceFile([...april(90001, 18), ...april(90002, 15)]))
    const before = await attendedOf(store)
    const { id } = await imported(store, attendanceFile([...april(90001, 10), ...april(90001, 10, 5)]))
    expect(await undoImport(store, id, { by: null })).toEqual({ ok: true, restored: 1, removed: 1 })
    expect(await attendedOf(store)).toEqual(before)
    expect(await undoImport(store, id, { by: null })).toEqual({ ok: false, reason: 'not-published' })
    expect(await undoImport(store, 'nobody', { by: null })).toEqual({ ok: false, reason: 'not-found' })
    expect((await auditOf(store)).filter(e => e === 'import.undone')).toHaveLength(1)
  })

  it('undoing one in the middle leaves the later one, and undoing that one does not bring the middle back', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const clock = clockOf(store)
    const ids: string[] = []
    for (const [hour, attended] of [[10, 18], [11, 17], [12, 16]] as const) {
      clock.set(`2026-11-18T${hour}:00:00Z`)
      ids.push((await imported(store, attendanceFile(april(90001, attended)))).id)
    }
    expect(await undoImport(store, ids[1]!, { by: null })).toEqual({ ok: true, restored: 0, removed: 0 })
    expect(await attendedOf(store)).toEqual({ '90001/4': 192 })
    expect(await undoImport(store, ids[2]!, { by: null })).toEqual({ ok: true, restored: 1, removed: 0 })
    expect(await attendedOf(store)).toEqual({ '90001/4': 216 })
  })

  it('a file that was undone or superseded can be imported again', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const content = attendanceFile(april(90001, 18))
    const { id } = await imported(store, content)
    await undoImport(store, id, { by: null })
    expect((await imported(store, content)).report.unchanged).toBe(false)
    await imported(store, attendanceFile(april(90001, 10)))
    expect((await imported(store, content)).report).toMatchObject({ unchanged: false, superseded: 1 })
    expect(await attendedOf(store)).toEqual({ '90001/4': 216 })
  })

  it('rows refused for an unknown school are read anew once a newer directory knows it', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const content = attendanceFile([...april(90001, 18), ...april(90001, 18, 5), ...course(2, { rbd: 90002, firstMrun: 1, attended: 1, due: 2 })])
    expect((await imported(store, content)).report).toMatchObject({ rowsRefused: 2 })
    await imported(store, directoryFile([{ rbd: 90001 }, { rbd: 90002 }], { year: 2026 }))
    expect((await imported(store, content)).report).toMatchObject({ rowsRefused: 0, unchanged: false, superseded: 2 })
    expect((await imported(store, content)).report.unchanged).toBe(true)
  })

  it('is on record when it starts and when it is published, with who did it', async () => {
    const store = await open()
    await plantCast(store)
    const { id } = await imported(store, attendanceFile(april(90001, 18)), { importedBy: tomasAguilera.id })
    const audit = (await store.read.select().from(store.s.audit)).filter(a => a.event.startsWith('import.'))
    expect(audit.map(a => [a.event, a.personId, a.detail.generation])).toEqual([['import.started', tomasAguilera.id, id], ['import.published', tomasAguilera.id, id]])
    const [latest] = await listImports(store)
    expect(latest).toMatchObject({ id, kind: 'attendance', state: 'published', importedBy: { name: tomasAguilera.name }, covers: 1, readToday: 1, report: { rowsUsed: 12 }, undoneBy: null })
    expect(castPeople.length).toBeGreaterThan(0)
  })

  it('the history says of each import how much of it is still read, and who undid it', async () => {
    const store = await open()
    await plantCast(store)
    const clock = clockOf(store)
    clock.set('2026-11-18T15:00:00Z')
    const first = await imported(store, attendanceFile([...april(90001, 18), ...april(90002, 15)]))
    clock.set('2026-11-18T16:00:00Z')
    const second = await imported(store, attendanceFile(april(90001, 10)))
    clock.set('2026-11-18T17:00:00Z')
    await undoImport(store, second.id, { by: tomasAguilera.id })
    const [a, b] = await listImports(store)
    expect(a).toMatchObject({ id: second.id, state: 'undone', covers: 1, readToday: 0, undoneBy: { name: tomasAguilera.name }, undoneAt: clock.now() })
    expect(b).toMatchObject({ id: first.id, state: 'published', covers: 2, readToday: 2, undoneBy: null })
  })

  it('what was never published is seen by nobody, and swept', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    await imported(store, attendanceFile(april(90001, 18)))
    const before = await attendedOf(store)
    const id = await beginGeneration(store, { kind: 'attendance', fileName: 'x.csv', fileSha256: 'x', fileBytes: 1, importedBy: null })
    const rows = Array.from({ length: 900 }, (_, i) => ({ generationId: id, rbd: 90001 + (i % 300), year: 2026, month: 3 + (i % 3), teaching: 'young' as const, course: `110-${Math.floor(i / 300)}-A`, students: 1, daysAttended: 1, daysDue: 2, pairs: [[1, 2, 1]] as [number, number, number][] }))
    await writeInChunks(store, store.s.attendance, rows)
    await writeCovers(store, id, 'attendance', rows.slice(0, 300).map(r => ({ year: r.year, month: r.month, rbd: r.rbd })))
    expect(await attendedOf(store)).toEqual(before)

    expect(await sweepUnfinishedImports(store)).toEqual([])
    // As after the death of the process that wrote it.
    await store.tx(tx => tx.update(store.s.generation).set({ builder: null }).where(eq(store.s.generation.id, id)))
    expect(await sweepUnfinishedImports(store)).toEqual([id])
    expect(await store.read.$count(store.s.attendance, eq(store.s.attendance.generationId, id))).toBe(0)
    expect(await store.read.$count(store.s.generationCover, eq(store.s.generationCover.generationId, id))).toBe(0)
    expect(await attendedOf(store)).toEqual(before)
    await expect(publishGeneration(store, id, (await listImports(store))[0]!.report!, { importedBy: null })).rejects.toThrow('not being built')
    expect(await attendedOf(store)).toEqual(before)
  })

  it('what is abandoned goes a few rows at a time, whatever the rows are of', async () => {
    const store = await open()
    const id = await beginGeneration(store, { kind: 'dropout', fileName: 'x.xlsx', fileSha256: 'x', fileBytes: 1, importedBy: null })
    // As the official workbook: no school in any row.
    await writeInChunks(store, store.s.officialDropout, Array.from({ length: 6000 }, (_, i) => ({ generationId: id, level: 'commune' as const, label: `C ${i}`, code: i, sex: 'all' as const, scope: 'global' as const, year: 2023, dropouts: 1, theoreticalEnrolment: 9 })))
    const left = () => store.read.$count(store.s.officialDropout, eq(store.s.officialDropout.generationId, id))
    const steps: number[] = []
    let before = await left()
    const watched: Store = { ...store, read: store.read, s: store.s, tx: async work => {
      const done = await store.tx(work)
      steps.push(before - await left())
      before -= steps.at(-1)!
      return done
    } }
    await abandonGeneration(watched, id)
    expect(before).toBe(0)
    expect(Math.max(...steps)).toBeLessThanOrEqual(2000)
    expect((await listImports(store))[0]).toMatchObject({ id, state: 'swept' })
  })
})

describe('an import in a process of its own', () => {
  const start = async (what: 'kill' | 'wait') => {
    const { store, file, drop } = await openSqliteTestStore()
    await withDirectory(store, [90001, 90002])
    await imported(store, attendanceFile(april(90001, 18)))
    const rows = Array.from({ length: 3000 }, (_, i) => ({ rbd: 90001 + (i % 2), month: 4, grade: i % 700, mrun: i, attended: 1, due: 2 }))
    const path = onDisk('archivo.csv', attendanceFile(rows))
    const child = spawn(process.execPath, ['--import', 'tsx', join(packageRoot, 'tests/db/import/importing-child.ts'), file, path, what], { cwd: packageRoot, stdio: ['ignore', 'pipe', 'inherit'] })
    return { store, child, end: async () => { rmSync(dirname(path), { recursive: true }); await drop() } }
  }
  const halfDone = async (store: Store) => {
    const [g] = await store.read.select().from(store.s.generation).where(eq(store.s.generation.state, 'building'))
    return { id: g!.id, rows: await store.read.$count(store.s.attendance, eq(store.s.attendance.generationId, g!.id)) }
  }

  it('is never visible when it is killed midway, and is swept at the next start', async () => {
    const { store, child, end } = await start('kill')
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')
    const { id, rows } = await halfDone(store)
    expect(rows).toBeGreaterThan(0)
    expect(await attendedOf(store)).toEqual({ '90001/4': 216 })
    expect(await sweepUnfinishedImports(store)).toEqual([id])
    expect(await halfDone(store).catch(() => 'nothing')).toBe('nothing')
    expect(await store.read.$count(store.s.attendance, eq(store.s.attendance.generationId, id))).toBe(0)
    expect(await attendedOf(store)).toEqual({ '90001/4': 216 })
    await end()
  })

  it('is left alone by the sweep as long as its process lives', async () => {
    const { store, child, end } = await start('wait')
    await once(child.stdout!, 'data')
    const { id, rows } = await halfDone(store)
    expect(await sweepUnfinishedImports(store)).toEqual([])
    expect((await halfDone(store)).rows).toBe(rows)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await sweepUnfinishedImports(store)).toEqual([id])
    await end()
  })
})
