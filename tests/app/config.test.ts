import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigRefused, describeConfig, keyFor, loadSecrets, readConfig, type Environment } from '../../app/config.ts'
import { packageRoot } from '../../db/package-root.ts'

describe('the configuration', () => {
  it('needs nothing: loopback, the embedded database in the package folder, no mail', () => {
    expect(readConfig({})).toEqual({
      dataDir: join(packageRoot, 'data'), databaseUrl: null, host: '127.0.0.1', port: 3000, publicOrigin: 'http://localhost:3000', trustProxy: 0,
      smtpUrl: null, mailFrom: 'cuaderno@localhost', maxUploadBytes: 2_000_000_000, pseudonymKey: null, pseudonymKeyFile: join(packageRoot, 'data-pseudonym.key'),
    })
  })

  it('takes an empty value for none, and a relative folder from the package', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '  ', TEP_DATA_DIR: 'data/prueba' })).toMatchObject({ port: 3000, databaseUrl: null, dataDir: join(packageRoot, 'data/prueba') })
    expect(readConfig({ TEP_DATA_DIR: '/srv/tep' }, { defaultDataDir: 'data/demo' }).dataDir).toBe('/srv/tep')
    expect(readConfig({}, { defaultDataDir: 'data/demo' }).dataDir).toBe(join(packageRoot, 'data/demo'))
  })

  it('reads what an installation behind a proxy sets', () => {
    expect(readConfig({
      PUBLIC_ORIGIN: 'https://Cuaderno.Ejemplo.cl/', TRUST_PROXY: '1', PORT: '8080', SMTP_URL: 'smtps://u:p@mail.ejemplo.cl', TEP_MAX_UPLOAD: '500 MB', DATABASE_URL: 'postgres://a:b@db/tep',
    })).toMatchObject({ publicOrigin: 'https://cuaderno.ejemplo.cl', trustProxy: 1, port: 8080, mailFrom: 'cuaderno@cuaderno.ejemplo.cl', maxUploadBytes: 500_000_000 })
    expect(readConfig({ TEP_MAX_UPLOAD: '1048576' }).maxUploadBytes).toBe(1_048_576)
  })

  it.each<[Environment, string]>([
    [{ PORT: 'tres mil' }, 'PORT'], [{ PORT: '70000' }, 'PORT'], [{ PORT: '-1' }, 'PORT'], [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
    [{ PUBLIC_ORIGIN: 'cuaderno.ejemplo.cl' }, 'PUBLIC_ORIGIN'], [{ PUBLIC_ORIGIN: 'https://ejemplo.cl/cuaderno' }, 'PUBLIC_ORIGIN'],
    [{ PUBLIC_ORIGIN: 'http://cuaderno.ejemplo.cl' }, 'PUBLIC_ORIGIN'], [{ PUBLIC_ORIGIN: 'ftp://ejemplo.cl' }, 'PUBLIC_ORIGIN'],
    [{ DATABASE_URL: 'mysql://a@b/c' }, 'DATABASE_URL'], [{ SMTP_URL: 'mail.ejemplo.cl' }, 'SMTP_URL'], [{ MAIL_FROM: 'Cuaderno <a@b.cl>' }, 'MAIL_FROM'],
    [{ TEP_PSEUDONYM_KEY: 'abc' }, 'TEP_PSEUDONYM_KEY'], [{ TEP_MAX_UPLOAD: 'mucho' }, 'TEP_MAX_UPLOAD'], [{ TEP_MAX_UPLOAD: '10' }, 'TEP_MAX_UPLOAD'], [{ HOST: 'a b' }, 'HOST'],
  ])('refuses %o in one sentence that names the variable', (env, name) => {
    let refusal: unknown
    try { readConfig(env) } catch (e) { refusal = e }
    expect(refusal).toBeInstanceOf(ConfigRefused)
    expect((refusal as Error).message).toMatch(new RegExp(`^${name} must [^\\n]+\\.$`))
  })

  it('is the table of the operations page, word for word', () => {
    const page = readFileSync(join(packageRoot, 'docs/operations.md'), 'utf8')
    for (const row of describeConfig()) expect(page).toContain(`| \`${row.name}\` | ${row.default} | ${row.means} |`)
  })
})

describe('the secrets of an installation', () => {
  let dir: string
  beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'cuaderno-secrets-')) })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it('are made once, for their owner only, and differ between installations', () => {
    const first = loadSecrets(join(dir, 'a'))
    expect(first.key).toMatch(/^[0-9a-f]{64}$/)
    expect(first.firstRunCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(loadSecrets(join(dir, 'a'))).toEqual(first)
    expect(loadSecrets(join(dir, 'b')).key).not.toBe(first.key)
    expect(statSync(join(dir, 'a/secrets.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dir, 'a')).mode & 0o777).toBe(0o700)
    expect(statSync(join(dir, 'a/uploads')).mode & 0o777).toBe(0o700)
  })

  it('are closed again when somebody opened their file to others', () => {
    loadSecrets(join(dir, 'open'))
    chmodSync(join(dir, 'open/secrets.json'), 0o644)
    loadSecrets(join(dir, 'open'))
    expect(statSync(join(dir, 'open/secrets.json')).mode & 0o777).toBe(0o600)
  })

  it('that cannot be read stop the start with a sentence, and are not overwritten', () => {
    loadSecrets(join(dir, 'torn'))
    writeFileSync(join(dir, 'torn/secrets.json'), '{"key":')
    expect(() => loadSecrets(join(dir, 'torn'))).toThrow(ConfigRefused)
    expect(readFileSync(join(dir, 'torn/secrets.json'), 'utf8')).toBe('{"key":')
  })

  it('give each purpose a key of its own', () => {
    const secrets = loadSecrets(join(dir, 'a'))
    expect(keyFor(secrets, 'csrf')).toHaveLength(32)
    expect(keyFor(secrets, 'csrf').equals(keyFor(secrets, 'session'))).toBe(false)
    expect(keyFor(secrets, 'csrf').equals(keyFor(secrets, 'csrf'))).toBe(true)
  })
})
