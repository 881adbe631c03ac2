import { describe, expect, it } from 'vitest'
import { headerHashOf, isShowableHeader, renamed, saveColumnMapping } from '../../../db/import/mapping.ts'
import { confirmLook, discardLook, enqueueLooks, listLooks, listOpenBatches, lookAgain, newBatch } from '../../../db/import/looks.ts'
import { claimJob, failJob, finishJob, listJobs } from '../../../db/jobs.ts'
import type { Store } from '../../../db/store.ts'
import { plantCast, tomasAguilera } from '../../../db/seed/cast.ts'
import { attendanceFile, course, directoryFile } from '../../support/ministry-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { everythingImported, importBytes, imported, readAttendanceOf, withDirectory } from './importing.ts'

const by = { personId: tomasAguilera.id, requestId: 'r1' }
const report = { kind: 'attendance', rowsRead: 30 }

onEachEngine('files that wait for somebody’s word', open => {
  const uploaded = async (store: Store, names: string[]) => {
    await plantCast(store)
    const batch = newBatch(store.clock.now())
    await enqueueLooks(store, names.map(fileName => ({ path: `/x/${fileName}`, fileName })), { batch, ...by })
    return batch
  }
  const look = async (store: Store, end: 'ready' | { reason: string; header?: string[] }) => {
    const job = (await claimJob(store, ['import']))!
    if (end === 'ready') await finishJob(store, job, { report, preview: null })
    else { const { reason, ...detail } = end; await failJob(store, job, reason, detail) }
    return job.id
  }

  it('stand in the order they came, wait open, and are imported once however often somebody presses', async () => {
    const store = await open()
    const batch = await uploaded(store, ['marzo.csv', 'abril.csv'])
    expect((await listLooks(store, batch))!.map(l => [l.fileName, l.state])).toEqual([['marzo.csv', 'under-way'], ['abril.csv', 'under-way']])
    expect(await listOpenBatches(store)).toEqual([{ batch, files: ['marzo.csv', 'abril.csv'] }])
    const id = await look(store, 'ready')
    expect(await confirmLook(store, id, by)).toEqual({ ok: true })
    expect(await confirmLook(store, id, by)).toEqual({ ok: false, reason: 'not-ready' })
    const imports = (await listJobs(store)).filter(j => j.payload.step === 'import')
    expect(imports.map(j => [j.payload.fileName, j.payload.path, j.createdBy])).toEqual([['marzo.csv', '/x/marzo.csv', tomasAguilera.id]])
    expect((await listLooks(store, batch))![0]).toMatchObject({ state: 'confirmed', importJob: { state: 'waiting' } })
    expect((await listOpenBatches(store))[0]!.files).toEqual(['abril.csv'])
  })

  it('are let go, and cannot be imported after that', async () => {
    const store = await open()
    const batch = await uploaded(store, ['marzo.csv'])
    const id = await look(store, 'ready')
    expect(await discardLook(store, id)).toEqual({ ok: true })
    expect(await confirmLook(store, id, by)).toEqual({ ok: false, reason: 'not-ready' })
    expect((await listLooks(store, batch))![0]!.state).toBe('discarded')
    expect(await listOpenBatches(store)).toEqual([])
  })

  it('are looked at again where a directory was missing, and not where the file itself is broken', async () => {
    const store = await open()
    const batch = await uploaded(store, ['abril.csv', 'rota.csv'])
    const waits = await look(store, { reason: 'no-directory' })
    const broken = await look(store, { reason: 'truncated' })
    expect((await listLooks(store, batch))!.map(l => l.state === 'refused' && l.isKept)).toEqual([true, false])
    expect(await lookAgain(store, broken)).toEqual({ ok: false, reason: 'not-ready' })
    expect(await lookAgain(store, waits)).toEqual({ ok: true })
    expect((await listLooks(store, batch))![0]!.state).toBe('under-way')
  })

  it('of another batch, or of none, are not found', async () => {
    const store = await open()
    await uploaded(store, ['abril.csv'])
    expect(await listLooks(store, 'otra')).toBeNull()
  })
})

const ownNames: Record<string, string> = { AGNO: 'ANIO', MES_ESCOLAR: 'MES', RBD: 'CODIGO', COD_ENSE: 'ENSE', COD_GRADO: 'GRADO', LET_CUR: 'LETRA', MRUN: 'ID_ESTUDIANTE', DIAS_ASISTIDOS: 'PRESENTES', DIAS_TRABAJADOS: 'HABILES' }

onEachEngine('a source with columns of its own', open => {
  const rows = course(12, { rbd: 90001, firstMrun: 1, attended: 18, due: 20 })
  /** The Ministry's file with its header written in other words, as an exporter of a service has them. */
  const fileOf = (attended: number) => Buffer.from(attendanceFile(course(12, { rbd: 90001, firstMrun: 1, attended, due: 20 })).toString('utf8').replace(/^.*\r\n/, line =>
    line.split(';').map(c => { const name = c.replace('\uFEFF', '').trim(); return c.replace(name, ownNames[name] ?? name) }).join(';')))
  const headerOf = async (store: Store) => {
    const result = await importBytes(store, fileOf(18))
    if (result.ok || !result.detail.header) throw new Error('it was expected to be refused, with its header')
    return result.detail.header
  }
  const columns = { ...ownNames }

  it('is refused first, then read once somebody said which is which, and the next file by itself, to the same figures', async () => {
    const store = await open()
    await plantCast(store)
    await withDirectory(store, [90001])
    const header = await headerOf(store)
    expect(await saveColumnMapping(store, header, { kind: 'attendance', columns }, by)).toEqual({ ok: true })
    await imported(store, fileOf(18))
    const own = await readAttendanceOf(store)
    await imported(store, attendanceFile(rows))
    expect(await readAttendanceOf(store)).toEqual(own)
    await imported(store, fileOf(10))
    expect((await readAttendanceOf(store))[0]!.daysAttended).toBe(120)
  })

  it('is not believed where a needed column was not chosen, chosen twice, or is not in the file; nothing is kept then', async () => {
    const store = await open()
    await plantCast(store)
    await withDirectory(store, [90001])
    const header = await headerOf(store)
    const said = { kind: 'attendance' as const, columns: { ...columns, MRUN: '', RBD: 'NADA', DIAS_ASISTIDOS: 'HABILES' } }
    expect(await saveColumnMapping(store, header, said, by)).toEqual({ ok: false, problems: [
      { column: 'RBD', reason: 'not-in-file' }, { column: 'MRUN', reason: 'not-chosen' }, { column: 'DIAS_TRABAJADOS', reason: 'chosen-twice' },
    ] })
    const before = await everythingImported(store)
    expect(await importBytes(store, fileOf(18))).toMatchObject({ ok: false })
    expect(await everythingImported(store)).toEqual(before)
  })
})

onEachEngine('looking at a file', open => {
  it('shows the first rows of a directory, only the columns that are read, and writes nothing', async () => {
    const store = await open()
    const before = await everythingImported(store)
    const result = await importBytes(store, directoryFile([{ rbd: 90001, name: 'ESCUELA ÑANDÚ' }, { rbd: 90002 }]), { dryRun: true })
    if (!result.ok) throw new Error(result.reason)
    expect(result.preview!.read).toContain('NOM_RBD')
    expect(result.preview!.read).not.toContain('RUT_SOSTENEDOR')
    expect(result.preview!.unread).toBeGreaterThan(30)
    expect(result.preview!.rows).toHaveLength(2)
    expect(result.preview!.rows[0]).toContain('ESCUELA ÑANDÚ')
    expect(await everythingImported(store)).toEqual(before)
  })

  it('shows no row of a file with a row per student', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const result = await importBytes(store, attendanceFile(course(30, { rbd: 90001, firstMrun: 7_000_001, attended: 18, due: 20 })), { dryRun: true })
    if (!result.ok) throw new Error(result.reason)
    expect(result.preview).toMatchObject({ rows: [] })
    expect(JSON.stringify(result)).not.toContain('7000001')
  })
})

describe('a header that may be shown', () => {
  it.each([
    [['AGNO', 'RBD', 'TOTAL_MATRICULA_2015'], true],
    [['NOMBRE', 'CURSO', ''], true],
    [['2026', '3', '90001', 'PEREZ SOTO JUANA'], false],
    [['PEREZ', '12.345.678-5'], false],
    [['JUANA@EJEMPLO.CL', 'RBD'], false],
    [['', ''], false],
  ])('%j: %s', (columns, is) => expect(isShowableHeader(columns)).toBe(is))

  it('is one source however it is read, and another one in another order', () => {
    expect(headerHashOf(['A', 'B'])).toBe(headerHashOf(['A', 'B']))
    expect(headerHashOf(['A', 'B'])).not.toBe(headerHashOf(['B', 'A']))
    expect(headerHashOf(['A;B'])).not.toBe(headerHashOf(['A', 'B']))
  })

  it('keeps the column somebody named, when another already had our name', () => {
    expect(renamed(['RBD', 'CODIGO'], { kind: 'attendance', columns: { RBD: 'CODIGO' } })).toEqual(['', 'RBD'])
  })
})

