import { hasInstallation } from '../db/installation.ts'
import type { Store } from '../db/store.ts'
import type { Config, Secrets } from './config.ts'

/** An empty installation says in the terminal how to begin: the one-time code proves that whoever opens the page holds the machine. */
export const announceFirstRun = async (store: Store, config: Config, secrets: Secrets) => {
  if (await hasInstallation(store)) return
  process.stdout.write(`
  Cuaderno TEP

  Abra / Open      ${config.publicOrigin}/primera-vez
  Código / Code    ${secrets.firstRunCode}

`)
}
