#!/usr/bin/env node
// The operator's command. Runs the TypeScript sources directly; `npx tep` reaches it through node_modules/.bin (see link-command.mjs).
import { register } from 'tsx/esm/api'
import { serve } from '../start.mjs'

// The messages are many small modules of plain JavaScript: loaded before tsx looks at every one of them, three times as fast.
await import('../messages/compiled/messages.js')
// Not the tsconfig of the folder the command is called from.
const unregister = register({ tsconfig: false })
const { run } = await import('./main.ts')

// `tep export … | head` closes the pipe early: that is no failure.
process.stdout.on('error', e => { if (e.code === 'EPIPE') process.exit(0); throw e })

const { exitCode, thenServe } = await run(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
})
process.exitCode = exitCode
if (thenServe) {
  await unregister()
  await serve(thenServe)
}
