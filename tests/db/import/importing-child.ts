/** A process of its own that imports a file and stops for good after its first rows: `kill` kills itself there, `wait` waits to be killed. */
import { machineClock } from '../../../db/clock.ts'
import { importFile } from '../../../db/import/import-file.ts'
import { openSqliteStore } from '../../../db/store.ts'

const [database, path, what] = process.argv.slice(2) as [string, string, 'kill' | 'wait']
const store = await openSqliteStore(database, machineClock)
await importFile(store, {
  path, fileName: 'archivo.csv', importedBy: null,
  onProgress: p => {
    if (p.unit !== 'rows') return
    if (what === 'kill') process.kill(process.pid, 'SIGKILL')
    process.stdout.write('writing\n')
    // Holds no lock here: the rows so far are committed.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000)
  },
})
