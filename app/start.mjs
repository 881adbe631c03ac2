// `npm start`: builds when the build is missing or older than the sources, then serves. Plain JavaScript, so that the server's process
// runs the build and nothing else.
import { fileURLToPath } from 'node:url'
import { BuildFailed, ensureBuild, loadServer } from './cli/build.mjs'
import { terminalLocale } from './cli/locale.mjs'

/**
 * Serves until it is told to stop. Failures are one sentence on standard error and exit code 1.
 * @param {{ dataDir?: string, onReady?: (address: string) => void }} [options]
 */
export const serve = async (options = {}) => {
  const locale = terminalLocale(process.env)
  const fail = sentence => { process.stderr.write(`${sentence}\n`); process.exitCode = 1 }
  try {
    // Said in both languages by hand: the catalogues may not be compiled yet.
    await ensureBuild({ onBuild: () => process.stderr.write(locale === 'es' ? 'Construyendo la aplicación (unos segundos)…\n' : 'Building the application (a few seconds)…\n') })
  } catch (e) {
    if (!(e instanceof BuildFailed)) throw e
    return fail(`${e.message}\n${locale === 'es' ? 'No se pudo construir la aplicación: vea el mensaje de arriba.' : 'The application could not be built: see the message above.'}`)
  }
  const { failureSentence } = await import('./cli/failure.mjs')
  try {
    const server = await loadServer()
    const { address } = await server.start(options.dataDir ? { dataDir: options.dataDir } : {})
    options.onReady?.(address)
  } catch (e) {
    const sentence = failureSentence(e, locale)
    if (!sentence) throw e
    fail(sentence)
    // Whatever start had opened before it failed must not keep the process.
    process.exit()
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) await serve()
