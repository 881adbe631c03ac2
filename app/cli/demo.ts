import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { machineClock } from '../../db/clock.ts'
import { getInstallation } from '../../db/installation.ts'
import { appliedMigrations, migrate } from '../../db/migrate.ts'
import { openStore, type Store } from '../../db/store.ts'
import { readConfig, type Config } from '../config.ts'
import { createPseudonymKeyFile } from '../pseudonym-key.ts'
import { m } from '../messages/compiled/messages.js'
import { Refused, type Command, type Context } from './command.ts'

const open = async <T>(config: Pick<Config, 'databaseUrl' | 'dataDir'>, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openStore(config, machineClock)
  try { return await work(store) } finally { await store.close() }
}

const seed = async (store: Store, folder: string, context: Context) => {
  // Only the demo needs its texts and its generator.
  const { seedDemo } = await import('../../db/seed/demo.ts')
  await migrate(store)
  if (!(await seedDemo(store)).ok) throw new Refused(m.cli_demo_not_a_demo({ folder }, context.o))
  context.note(m.cli_demo_seeded({}, context.o))
}

/** The demo's own database: made whole in a folder beside, then moved to its place, so that an interrupted one is never met. */
const makeEmbedded = async (config: Config, context: Context) => {
  context.note(m.cli_demo_seeding({ folder: config.dataDir }, context.o))
  const draft = `${config.dataDir}.making-${process.pid}`
  await mkdir(dirname(config.dataDir), { recursive: true, mode: 0o700 })
  try {
    await mkdir(draft, { mode: 0o700 })
    await open({ databaseUrl: null, dataDir: draft }, store => seed(store, config.dataDir, context))
    // An empty folder may stand there already.
    if (existsSync(config.dataDir) && (await readdir(config.dataDir)).length > 0) throw new Refused(m.cli_demo_folder_taken({ folder: config.dataDir }, context.o))
    await rm(config.dataDir, { recursive: true, force: true })
    await rename(draft, config.dataDir)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

const requireDemo = async (store: Store, folder: string, context: Context) => {
  if ((await getInstallation(store))?.kind !== 'demo') throw new Refused(m.cli_demo_not_a_demo({ folder }, context.o))
}

/** Makes the demo's database where it is missing, then serves it. Never touches a database that is not a demo's. */
export const demo: Command = {
  name: 'demo',
  usage: 'demo',
  summary: o => m.cli_demo_summary({}, o),
  help: o => m.cli_demo_help({}, o),
  options: {},
  takes: [0, 0],
  run: async context => {
    const { o } = context
    const config = readConfig(context.terminal.env, { defaultDataDir: 'data/demo' })
    const isAbsent = config.databaseUrl === null && !existsSync(join(config.dataDir, 'cuaderno.sqlite'))
    if (isAbsent) await makeEmbedded(config, context)
    else await open(config, async store => {
      if (config.databaseUrl !== null && (await appliedMigrations(store)).length === 0) await seed(store, 'DATABASE_URL', context)
      else await requireDemo(store, config.databaseUrl ? 'DATABASE_URL' : config.dataDir, context)
    })
    createPseudonymKeyFile(config)
    return {
      thenServe: {
        dataDir: config.dataDir,
        onReady: address => context.note(['', m.cli_demo_ready_title({}, o), '', `    ${address}`, '', m.cli_demo_ready_how({}, o), m.cli_demo_ready_stop({}, o), ''].join('\n')),
      },
    }
  },
}
