/**
 * `npm test`: lint beside types, build, unit tests, browser journeys. Every step runs, whatever the one before it said; the last line
 * counts the tests, and a step that is not tests counts as one when it fails. Nothing is skipped for want of a browser.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = name => join(root, 'node_modules', name)
const scratch = mkdtempSync(join(tmpdir(), 'cuaderno-test-run-'))
const counts = { passed: 0, failed: 0, skipped: 0 }

register({ tsconfig: false })
const { ensureChromium } = await import('./support/find-chromium.ts')

/**
 * What a step says comes out whole: two of them run at a time, and lines of both in one would be nobody's.
 * @param {string} name @param {string[]} args @param {{ env?: Record<string, string>, whole?: boolean }} [options] @returns {Promise<boolean>}
 */
const run = (name, args, { env = {}, whole = false } = {}) => new Promise(resolve => {
  const from = performance.now()
  if (!whole) process.stdout.write(`\n── ${name}\n`)
  const child = spawn(process.execPath, args, { cwd: root, stdio: whole ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
  /** @type {string[]} */
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', text => said.push(text))
  child.on('close', status => {
    if (whole) process.stdout.write(`\n── ${name}\n${said.join('')}`)
    process.stdout.write(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((performance.now() - from) / 1000)} s)\n`)
    resolve(status === 0)
  })
})

/** A step that is not made of tests: its commands one after the other. @param {string} name @param {string[][]} commands */
const step = async (name, ...commands) => {
  let ok = true
  for (const command of commands) ok = await run(name, command, { whole: true }) && ok
  if (!ok) counts.failed += 1
  return ok
}

/** @param {string} name @param {string[]} args @param {Record<string, string>} [env] */
const tests = async (name, args, env) => {
  const report = join(scratch, `${name.replace(/\W/g, '-')}.json`)
  const ok = await run(name, [bin('vitest/vitest.mjs'), 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { env })
  let failed = 0
  try {
    const r = JSON.parse(readFileSync(report, 'utf8'))
    counts.passed += r.numPassedTests
    counts.skipped += r.numPendingTests + (r.numTodoTests ?? 0)
    // A file that could not even be loaded has no tests to count.
    failed = r.numFailedTests + r.testResults.filter(f => f.status === 'failed' && !f.assertionResults.some(a => a.status === 'failed')).length
  } catch { /* No report: it did not get that far. */ }
  counts.failed += ok ? failed : Math.max(failed, 1)
}

let chromium = null
try { chromium = ensureChromium() } catch (e) { process.stdout.write(`${e.message}\n`) }

await Promise.all([
  step('lint', [bin('eslint/bin/eslint.js'), '.']),
  step('types', [bin('typescript-native/bin/tsc'), '--noEmit'], [bin('typescript-native/bin/tsc'), '--noEmit', '-p', 'cycles']),
])
const isBuilt = await step('build', [join(root, 'app/cli/build.mjs')])
await tests('unit tests', [])
if (chromium && isBuilt) await tests('browser journeys', ['--config', 'vitest.e2e.config.ts'], { TEP_CHROMIUM: chromium })
else {
  counts.failed += 1
  process.stdout.write(`\n── browser journeys: FAILED, ${chromium ? 'nothing was built to run them on' : 'no Chromium (see the first line)'}\n`)
}

rmSync(scratch, { recursive: true, force: true })
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}\n`)
process.exitCode = counts.failed > 0 ? 1 : 0
