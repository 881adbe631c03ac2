import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../../app/cli/main.ts'
import { terminalLocale } from '../../../app/cli/locale.mjs'
import { migrationsOf } from '../../../db/migrate.ts'
import { packageRoot } from '../../../db/package-root.ts'
import { emptyPage } from '../../../cycles/notebook/parts.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { listOpenings } from '../../../db/notebook/openings.ts'
import { savePage } from '../../../db/notebook/parts.ts'
import { losBoldos, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import { openTerminal } from './terminal.ts'

let t: ReturnType<typeof openTerminal>
beforeEach(() => { t = openTerminal() })
afterEach(() => t.drop())

const directory = `AGNO;RBD;DGV_RBD;NOM_RBD;COD_REG_RBD;COD_COM_RBD;NOM_COM_RBD;COD_DEPE;RURAL_RBD;MATRICULA;ESTADO_ESTAB;ENS_01
2026;90001;0;ESCUELA LOS BOLDOS;9;9101;COSTA CLARA;6;1;1;1;110
2026;90002;0;LICEO BAHIA CLARA;9;9101;COSTA CLARA;6;0;1;1;310
`

describe('the command line', () => {
  it('explains every command in both languages', async () => {
    for (const [LANG, word] of [['es_CL.UTF-8', 'Importa archivos'], ['C.UTF-8', "Imports the Ministry's files"]] as const) {
      const overview = await t.tep(['--help'], { LANG })
      expect(overview).toMatchObject({ exitCode: 0, stderr: '' })
      expect(overview.stdout).toContain(word)
      for (const name of Object.keys(commands)) {
        expect(overview.stdout).toContain(`tep ${name}`)
        const help = await t.tep(['help', name], { LANG })
        expect(help.stdout).toContain(`tep ${name}`)
        expect(help.stdout.split('\n').filter(Boolean).length).toBeGreaterThan(2)
        expect((await t.tep([name, '--help'], { LANG })).stdout).toBe(help.stdout)
      }
    }
  })

  it('speaks as POSIX says: LC_ALL before LC_MESSAGES before LANG', () => {
    expect(terminalLocale({ LANG: 'es_CL.UTF-8' })).toBe('es')
    expect(terminalLocale({ LANG: 'es_CL.UTF-8', LC_ALL: 'C' })).toBe('en')
    expect(terminalLocale({ LANG: 'C', LC_MESSAGES: 'es_ES' })).toBe('es')
    expect(terminalLocale({})).toBe('en')
  })

  it.each<[string, string[], RegExp]>([
    ['no command', [], /tep help COMMAND/],
    ['an unknown command', ['improt', 'x.csv'], /"improt" is not a command/],
    ['a name every object has', ['constructor'], /is not a command/],
    ['an unknown option', ['check', '--jsn'], /--jsn does not exist/],
    ['a missing file', ['import'], /An argument is missing/],
    ['one argument too many', ['backup', 'a', 'b'], /"b" is one too many/],
    ['a month that is none', ['export', 'indicators', '--month', '13'], /--month must be a whole number from 1 to 12/],
    ['a format that is none', ['export', 'indicators', '--format', 'xlsx'], /--format must be one of: csv, json/],
    ['a notebook of no school', ['export', 'notebook'], /--rbd is missing/],
    ['a notebook as a table', ['export', 'notebook', '--rbd', '90001', '--format', 'csv'], /--format must be one of: json, html/],
    ['a notebook of a year', ['export', 'notebook', '--rbd', '90001', '--year', '2026'], /notebook takes --rbd, --format and --out/],
    ['a table as a page', ['export', 'cycles', '--format', 'html'], /--format must be one of: csv, json/],
    ['one school of a table', ['export', 'cycles', '--rbd', '90001'], /--rbd belongs to notebook/],
    ['something that is not exported', ['export', 'students'], /"students" is not exported/],
    ['a role that is none', ['invite', 'a@b.cl', '--role', 'boss', '--scope', '1'], /--role must be one of/],
    ['no scope', ['invite', 'a@b.cl', '--role', 'team'], /--scope is missing/],
  ])('refuses %s with one sentence and exit code 2', async (_, args, sentence) => {
    const { exitCode, stdout, stderr } = await t.tep(args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(sentence)
    if (args.length > 0) expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync(t.dataDir)).toBe(false)
  })

  it('refuses a wrong setting by its name', async () => {
    const { exitCode, stderr } = await t.tep(['check'], { PORT: 'many' })
    expect(exitCode).toBe(2)
    expect(stderr).toBe('tep: PORT must be a whole number from 0 to 65535.\n')
  })

  it('makes no database by asking about one', async () => {
    for (const args of [['check'], ['backup', 'b.tep'], ['export', 'cycles'], ['invite', 'a@b.cl', '--role', 'admin']]) {
      const { exitCode, stdout, stderr } = await t.tep(args)
      expect({ args, exitCode, stdout }).toEqual({ args, exitCode: 1, stdout: '' })
      expect(stderr).toContain(`There is no database in ${t.dataDir}`)
    }
    expect(existsSync(t.dataDir)).toBe(false)
  })

  it('says in a sentence that PostgreSQL is not there', async () => {
    const { exitCode, stderr } = await t.tep(['check'], { DATABASE_URL: 'postgres://a@127.0.0.1:1/x' })
    expect(exitCode).toBe(1)
    expect(stderr).toBe('tep: The database of DATABASE_URL cannot be reached (ECONNREFUSED): check the address and that the server runs.\n')
  })

  it('says in a sentence that the database file is not one', async () => {
    await t.tep(['migrate'])
    writeFileSync(join(t.dataDir, 'cuaderno.sqlite'), 'this is a note, not a database, and long enough to be read as a header of one, one hundred bytes')
    const { exitCode, stderr } = await t.tep(['check'])
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^tep: The database file cannot be read as one: .*\n$/)
  })
})

describe('tep migrate and check', () => {
  it('makes the database once, recorded, readable by its owner only', async () => {
    expect((await t.tep(['migrate', '--json'])).json()).toEqual({ ok: true, applied: migrationsOf('sqlite').map(m => m.name) })
    expect((await t.tep(['migrate', '--json'])).json()).toEqual({ ok: true, applied: [] })
    expect(statSync(join(t.dataDir, 'cuaderno.sqlite')).mode & 0o777).toBe(0o600)
    const checked = (await t.tep(['check', '--json'])).json()
    expect(checked.ok).toBe(true)
    expect(await t.withStore(s => s.read.select({ event: s.s.audit.event }).from(s.s.audit))).toEqual([{ event: 'migration.applied' }, { event: 'check.run' }])
  })

  it('fails when something does not fit', async () => {
    await t.tep(['migrate'])
    await t.withStore(async store => {
      if (store.driver.kind === 'sqlite') store.driver.writer.exec("pragma foreign_keys = off; insert into microcentro values ('m', 4711, 'sin SLEP')")
    })
    const { exitCode, stdout, stderr } = await t.tep(['check'])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^WRONG {2}rows without their parent .*1 \(microcentro\)$/m)
    expect(stderr).toContain('Something does not fit')
  })
})

describe('tep import and export', () => {
  it('imports files named from the caller\'s folder, and says in one object what came of each', async () => {
    writeFileSync(join(t.dir, 'directorio.csv'), directory)
    writeFileSync(join(t.dir, 'nota.csv'), 'hola\n')
    const answer = await t.tep(['import', 'directorio.csv', 'nota.csv', '--json'])
    expect(answer.exitCode).toBe(1)
    const { ok, files } = answer.json() as { ok: boolean; files: Record<string, unknown>[] }
    expect(ok).toBe(false)
    expect(files.map(f => [f.file, f.ok])).toEqual([['directorio.csv', true], ['nota.csv', false]])
    expect(files[0]!.report).toMatchObject({ kind: 'directory', rowsUsed: 2, years: [2026], fileName: 'directorio.csv' })
    expect(answer.stderr).toContain(`tep: nota.csv: ${String(files[1]!.sentence)}`)
  })

  it('only looks with --dry-run, and changes nothing the second time', async () => {
    writeFileSync(join(t.dir, 'directorio.csv'), directory)
    expect((await t.tep(['import', '--dry-run', 'directorio.csv'])).stdout).toContain('nothing was kept')
    expect(await t.withStore(s => s.read.select().from(s.s.schoolYear))).toEqual([])
    expect((await t.tep(['import', 'directorio.csv'])).stdout).toContain('Imported.')
    const again = await t.tep(['import', 'directorio.csv'], { LANG: 'es_CL' })
    expect(again).toMatchObject({ exitCode: 0 })
    expect(again.stdout).toContain('no cambió nada')
    expect(await t.withStore(s => s.read.select().from(s.s.schoolYear))).toHaveLength(2)
  })

  it('refuses a job that is not a running import', async () => {
    await t.tep(['migrate'])
    const { exitCode, stdout, stderr } = await t.tep(['import', '--job', 'nobody'])
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('not an import under way')
  })

  it('exports to a file of its owner only, warns that it is not for publication, and records it', async () => {
    await t.tep(['migrate'])
    const out = await t.tep(['export', 'indicators', '--year', '2026', '--out', 'indicadores.csv'])
    expect(out).toMatchObject({ exitCode: 0, stdout: '' })
    expect(out.stderr).toContain('Not for publication')
    expect(readFileSync(join(t.dir, 'indicadores.csv'), 'utf8')).toMatch(/^\uFEFFrbd;school_name;slep_code;.*;year;month;teaching;/)
    expect(statSync(join(t.dir, 'indicadores.csv')).mode & 0o777).toBe(0o600)
    const region = await t.tep(['export', 'indicators', '--disclosure', 'region', '--format', 'json'])
    expect(region.stderr).not.toContain('Not for publication')
    expect(region.json()).toMatchObject({ rows: [] })
    expect((await t.tep(['export', 'cycles', '--month', '4'])).exitCode).toBe(2)
    const recorded = await t.withStore(s => s.read.select({ event: s.s.audit.event, detail: s.s.audit.detail }).from(s.s.audit))
    expect(recorded.filter(r => r.event === 'export.indicators').map(r => r.detail.disclosure)).toEqual(['none', 'region'])
  })
})

describe('tep export notebook', () => {
  const plantNotebook = async () => {
    await t.tep(['migrate'])
    await t.withStore(async s => {
      await plantCast(s, { installation: 'real' })
      const at = { rbd: losBoldos.rbd, by: rosaHuenchul.id }
      const started = await startCycle(s, { ...at, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03' })
      if (!started.ok) throw new Error(started.reason)
      await savePage(s, 'challenge', { ...at, cycleId: started.cycleId, version: 0, body: { ...emptyPage('challenge'), challenge: 'Faltan <9> & "31"' }, saveKey: 'k' })
    })
  }

  it('writes the whole notebook of a school as JSON to its owner only, says what it is, and records it', async () => {
    await plantNotebook()
    const out = await t.tep(['export', 'notebook', '--rbd', '90001', '--out', 'cuaderno.json'])
    expect(out).toMatchObject({ exitCode: 0, stdout: '' })
    expect(out.stderr).toContain('Internal to the school')
    expect(statSync(join(t.dir, 'cuaderno.json')).mode & 0o777).toBe(0o600)
    const archive = JSON.parse(readFileSync(join(t.dir, 'cuaderno.json'), 'utf8')) as { format: string; cycles: { title: string; parts: { body: { challenge: string } }[] }[] }
    expect(archive.format).toBe('cuaderno-tep/notebook')
    expect(archive.cycles[0]).toMatchObject({ title: 'Que 7°B vuelva a los lunes', parts: [{ body: { challenge: 'Faltan <9> & "31"' } }] })
    const recorded = await t.withStore(s => s.read.select({ event: s.s.audit.event, by: s.s.audit.personId, rbd: s.s.audit.rbd }).from(s.s.audit))
    expect(recorded.filter(r => r.event === 'notebook.exported')).toEqual([{ event: 'notebook.exported', by: null, rbd: 90001 }])
  })

  it('lets the team see that the operator took a copy', async () => {
    await plantNotebook()
    await t.tep(['export', 'notebook', '--rbd', '90001'])
    expect(await t.withStore(s => listOpenings(s, 90001))).toMatchObject([{ kind: 'copied' }])
    expect(await t.withStore(s => listOpenings(s, 90002))).toEqual([])
  })

  it('writes it to read in the terminal’s language', async () => {
    await plantNotebook()
    const [es, en] = [await t.tep(['export', 'notebook', '--rbd', '90001', '--format', 'html'], { LANG: 'es_CL.UTF-8' }), await t.tep(['export', 'notebook', '--rbd', '90001', '--format', 'html'])]
    expect(es.stdout).toMatch(/^<!doctype html>.*<html lang="es-CL">.*Desafío y teoría de acción.*<\/html>\n$/s)
    expect(en.stdout).toMatch(/<html lang="en">.*Challenge and theory of action/s)
    expect(es.stdout).toContain('Faltan &lt;9&gt; &amp; &quot;31&quot;')
  })

  it('says so of a school nobody knows, and leaves no file', async () => {
    await t.tep(['migrate'])
    const out = await t.tep(['export', 'notebook', '--rbd', '4711', '--out', 'x.json'])
    expect(out).toMatchObject({ exitCode: 1, stdout: '' })
    expect(out.stderr).toContain('no school and no notebook with RBD 4711')
    expect(existsSync(join(t.dir, 'x.json'))).toBe(false)
  })
})

describe('tep invite', () => {
  const invite = (...args: string[]) => t.tep(['invite', ...args])

  it('waits for the first run', async () => {
    await t.tep(['migrate'])
    expect((await invite('ana@ejemplo.cl', '--role', 'admin')).stderr).toContain('no administrator yet')
  })

  it('prints the link alone on standard output, keeps only its hash, and mails it where there is mail', async () => {
    await t.tep(['migrate'])
    await t.withStore(s => plantCast(s, { installation: 'real' }))
    const quiet = await invite('nueva@ejemplo.cl', '--role', 'team', '--scope', String(losBoldos.rbd))
    expect(quiet.exitCode).toBe(0)
    expect(quiet.stdout).toMatch(/^http:\/\/localhost:3000\/invitacion\/[\w-]{40,}\n$/)
    expect(quiet.stderr).toContain('One-time link for nueva@ejemplo.cl')
    const mailed = await t.tep(['invite', 'otra@ejemplo.cl', '--role', 'admin', '--json'], { SMTP_URL: 'smtp://127.0.0.1:1', PUBLIC_ORIGIN: 'https://cuaderno.ejemplo.cl' })
    expect(mailed.json()).toMatchObject({ ok: true, role: 'admin', scopeKind: 'country', mailed: true })
    const token = quiet.stdout.trim().split('/').at(-1)!
    await t.withStore(async s => {
      expect(JSON.stringify(await s.read.select().from(s.s.invitation))).not.toContain(token)
      const jobs = await s.read.select().from(s.s.job)
      expect(jobs.map(j => [j.kind, j.payload.to])).toEqual([['mail', 'otra@ejemplo.cl']])
      expect(jobs[0]!.payload.text).toContain(mailed.json().link)
    })
  })

  it.each<[string, string[], RegExp]>([
    ['an address that is none', ['nobody', '--role', 'admin'], /"nobody" is not a mail address/],
    ['a school nobody knows', ['a@b.cl', '--role', 'team', '--scope', '12345'], /"12345" is not known/],
    ['a team of a whole service', ['a@b.cl', '--role', 'team', '--scope', 'slep:9901'], /team is not given in "slep:9901"/],
  ])('refuses %s', async (_, args, sentence) => {
    await t.tep(['migrate'])
    await t.withStore(s => plantCast(s, { installation: 'real' }))
    const { exitCode, stdout, stderr } = await invite(...args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toMatch(sentence)
  })

  it('takes a bare number for a service where the role reaches services, and asks where it may be both', async () => {
    await t.tep(['migrate'])
    await t.withStore(s => plantCast(s, { installation: 'real' }))
    expect((await invite('r@b.cl', '--role', 'regional', '--scope', '9901', '--json')).json()).toMatchObject({ scopeKind: 'slep', scopeId: '9901' })
    expect((await invite('a@b.cl', '--role', 'advisor', '--scope', '90001', '--json')).json()).toMatchObject({ scopeKind: 'school', scopeId: '90001' })
    await t.withStore(s => s.tx(tx => tx.insert(s.s.slep).values({ code: 90001, name: 'Homónimo' })))
    const both = await invite('b@b.cl', '--role', 'advisor', '--scope', '90001')
    expect(both.exitCode).toBe(2)
    expect(both.stderr).toContain('school:90001')
    expect((await invite('b@b.cl', '--role', 'advisor', '--scope', 'slep:90001', '--json')).json()).toMatchObject({ scopeKind: 'slep' })
  })
})

describe('tep backup and restore', () => {
  it('moves an installation to another folder, which then checks out and has its people', async () => {
    await t.tep(['migrate'])
    await t.withStore(s => plantCast(s, { installation: 'real' }))
    const made = (await t.tep(['backup', 'todo.tep', '--json'])).json()
    expect(made).toMatchObject({ ok: true, file: join(t.dir, 'todo.tep') })
    expect((await t.tep(['backup', 'todo.tep'])).stderr).toContain('is not replaced')
    const elsewhere = { TEP_DATA_DIR: join(t.dir, 'elsewhere') }
    expect((await t.tep(['restore', 'todo.tep', '--json'], elsewhere)).json()).toMatchObject({ ok: true, rows: made.rows })
    expect((await t.tep(['check'], elsewhere)).exitCode).toBe(0)
    expect((await t.tep(['restore', 'todo.tep'], elsewhere)).stderr).toContain('is not new and is left alone')
  })

  it('makes no database for a file that is no backup', async () => {
    writeFileSync(join(t.dir, 'nota.txt'), 'hola')
    for (const [file, sentence] of [['nota.txt', 'is not a backup'], ['nada.tep', 'does not exist']] as const) {
      const { exitCode, stderr } = await t.tep(['restore', file])
      expect(exitCode).toBe(1)
      expect(stderr).toContain(sentence)
    }
    expect(existsSync(t.dataDir)).toBe(false)
  })
})

describe('tep demo and serve', () => {
  it('leave a real installation alone', async () => {
    await t.tep(['migrate'])
    const { exitCode, stderr, thenServe } = await t.tep(['demo'])
    expect({ exitCode, thenServe }).toEqual({ exitCode: 1, thenServe: undefined })
    expect(stderr).toContain('is not a demonstration and is left alone')
  })

  it('serve the demo that is there, and the configured installation', async () => {
    await t.tep(['migrate'])
    await t.withStore(s => plantCast(s, { installation: 'demo' }))
    expect((await t.tep(['demo'])).thenServe).toMatchObject({ dataDir: t.dataDir })
    expect(await t.tep(['serve'])).toMatchObject({ exitCode: 0, thenServe: {} })
    expect((await t.tep(['serve'], { TRUST_PROXY: 'yes' })).exitCode).toBe(2)
  })
})

describe('the tep program', () => {
  it('runs through a link, from a folder that is not the package\'s, with one object on standard output', () => {
    symlinkSync(join(packageRoot, 'app/cli/tep.mjs'), join(t.dir, 'tep'))
    // A tsconfig of the caller's must not matter.
    writeFileSync(join(t.dir, 'tsconfig.json'), '{ "compilerOptions": { "paths": { "*": ["./nowhere/*"] } }')
    const ran = spawnSync(process.execPath, [join(t.dir, 'tep'), 'migrate', '--json'], { cwd: t.dir, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: tmpdir(), TEP_DATA_DIR: t.dataDir } })
    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(ran.stdout)).toMatchObject({ ok: true })
    const wrong = spawnSync(process.execPath, [join(t.dir, 'tep'), 'frob'], { cwd: t.dir, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: tmpdir() } })
    expect({ status: wrong.status, stdout: wrong.stdout }).toEqual({ status: 2, stdout: '' })
  })

  it('is what npx finds: a link that every install makes', () => {
    expect(statSync(join(packageRoot, 'node_modules/.bin/tep')).isFile()).toBe(true)
    const { bin, scripts } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { bin?: unknown; scripts: Record<string, string> }
    // With a bin entry npx would install the package, from the network, before each first run.
    expect(bin).toBeUndefined()
    expect(scripts.prepare).toContain('link-command.mjs')
  })
})
