import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigRefused } from '../../../app/config.ts'
import { readPseudonymKeys, requireOwnKeys, usableKeys } from '../../../app/pseudonym-key.ts'
import { rememberKey } from '../../../db/students/pseudonyms.ts'
import { openTerminal } from './terminal.ts'

let t: ReturnType<typeof openTerminal>
beforeEach(async () => { t = openTerminal(); await t.tep(['migrate']) })
afterEach(() => t.drop())
const place = () => ({ pseudonymKey: null, pseudonymKeyFile: join(t.dir, 'data-pseudonym.key') })
const use = () => t.withStore(async store => { const keys = await requireOwnKeys(store, place()); await store.tx(tx => rememberKey(store, tx, keys!)) })

describe('the key of the codes', () => {
  it('is made once, outside the data folder, for its owner only, and is never printed', async () => {
    expect(await t.tep(['key', 'show'])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('There is no key yet') })
    const made = await t.tep(['key', 'create'])
    expect(made.exitCode).toBe(0)
    const { pseudonymKeyFile: file } = place()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const written = readFileSync(file, 'utf8')
    expect(written).toMatch(/^1:[0-9a-f]{64}\n$/)
    expect(made.stdout + (await t.tep(['key', 'show'])).stdout).not.toContain(written.trim().slice(2))
    expect(await t.tep(['key', 'create'])).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('is not replaced') })
    expect(readFileSync(file, 'utf8')).toBe(written)
    chmodSync(file, 0o644)
    expect(await t.tep(['key', 'show'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('chmod 600') })
  })

  it('that is another one than this database worked with is refused by the start, by pages, by every command', async () => {
    await t.tep(['key', 'create'])
    await use()
    const { pseudonymKeyFile: file } = place()
    const right = readFileSync(file, 'utf8')
    writeFileSync(file, `1:${'ab'.repeat(32)}\n`)
    await t.withStore(async store => {
      await expect(requireOwnKeys(store, place())).rejects.toThrow(ConfigRefused)
      await expect(requireOwnKeys(store, place())).rejects.toThrow(/is not the one this database was used with \(version 1\): put back the right one/)
      expect(await usableKeys(store, place())).toBeNull()
    })
    expect((await t.tep(['key', 'rotate'])).exitCode).toBe(1)
    rmSync(file)
    expect(await t.tep(['key', 'create'])).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/used with version 1 of the key.*put the file at/) })
    // Without any key the server starts, and makes no code.
    await t.withStore(async store => { expect(await requireOwnKeys(store, place())).toBeNull() })
    writeFileSync(file, right, { mode: 0o600 })
    await t.withStore(async store => { expect((await requireOwnKeys(store, place()))?.[0].version).toBe(1) })
  })

  it('gets a new version and keeps the earlier one; one that went back in time is refused', async () => {
    await t.tep(['key', 'create'])
    const { pseudonymKeyFile: file } = place()
    const first = readFileSync(file, 'utf8')
    expect((await t.tep(['key', 'rotate'])).exitCode).toBe(0)
    expect(readPseudonymKeys(place())?.map(k => k.version)).toEqual([2, 1])
    expect(readFileSync(file, 'utf8')).toContain(first)
    await use()
    writeFileSync(file, first)
    await t.withStore(async store => { await expect(requireOwnKeys(store, place())).rejects.toThrow(/used with version 2/) })
    rmSync(file)
    expect(await t.tep(['key', 'rotate', '--lost'])).toMatchObject({ exitCode: 0 })
    expect(readPseudonymKeys(place())?.map(k => k.version)).toEqual([3])
  })

  it('is looked at before a backup is restored; none at all restores, and says what is missing', async () => {
    await t.tep(['key', 'create'])
    await use()
    await t.tep(['backup', 'b.tep'])
    const right = readFileSync(place().pseudonymKeyFile, 'utf8').trim()
    const into = (name: string, key: string) => t.tep(['restore', 'b.tep'], { TEP_DATA_DIR: join(t.dir, name), TEP_PSEUDONYM_KEY: key })
    expect(await into('x', `1:${'cd'.repeat(32)}`)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("is not this backup's") })
    expect(await into('y', right)).toMatchObject({ exitCode: 0, stderr: '' })
    expect(await into('z', '')).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('their key is not here') })
    // Nor does a backup carry the key itself.
    const { gunzipSync } = await import('node:zlib')
    expect(gunzipSync(readFileSync(join(t.dir, 'b.tep'))).toString()).not.toContain(right.slice(2))
  })
})
