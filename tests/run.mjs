/**
 * `npm test`: lint, types, unit tests, build, browser journeys. Every step runs, whatever the one before it said; the last line counts the
 * tests, and a step that is not tests counts as one when it fails. Nothing is skipped for want of a browser.
 */
import { spawnSync } from 'node:child_process'
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

/** @param {string} name @param {string[]} args @param {Record<string, string>} [env] */
const run = (name, args, env = {}) => {
  process.stdout.write(`\n── ${name}\n`)
  const from = performance.now()
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
  process.stdout.write(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((performance.now() - from) / 1000)} s)\n`)
  return status === 0
}

/** A step that is not made of tests. @param {string} name @param {string[][]} commands */
const step = (name, ...commands) => {
  const ok = commands.map(c => run(name, c)).every(Boolean)
  if (!ok) counts.failed += 1
  return ok
}

/** @param {string} name @param {string[]} args @param {Record<string, string>} [env] */
const tests = (name, args, env) => {
  const report = join(scratch, `${name.replace(/\W/g, '-')}.json`)
  const ok = run(name, [bin('vitest/vitest.mjs'), 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env)
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

step('lint', [bin('eslint/bin/eslint.js'), '.'])
step('types', [bin('typescript/bin/tsc'), '--noEmit'], [bin('typescript/bin/tsc'), '--noEmit', '-p', 'cycles'])
tests('unit tests', [])
const isBuilt = step('build', [join(root, 'app/cli/build.mjs')])
if (chromium && isBuilt) tests('browser journeys', ['--config', 'vitest.e2e.config.ts'], { TEP_CHROMIUM: chromium })
else {
  counts.failed += 1
  process.stdout.write(`\n── browser journeys: FAILED, ${chromium ? 'nothing was built to run them on' : 'no Chromium (see the first line)'}\n`)
}

rmSync(scratch, { recursive: true, force: true })
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}\n`)
process.exitCode = counts.failed > 0 ? 1 : 0
