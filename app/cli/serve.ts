import { m } from '../messages/compiled/messages.js'
import { readConfig } from '../config.ts'
import type { Command } from './command.ts'

/** Serves the configured installation: what `npm start` does. */
export const serve: Command = {
  name: 'serve',
  usage: 'serve',
  summary: o => m.cli_serve_summary({}, o),
  help: o => m.cli_serve_help({}, o),
  options: {},
  takes: [0, 0],
  run: async ({ terminal }) => {
    // A wrong setting is said before anything is built.
    readConfig(terminal.env)
    return { thenServe: {} }
  },
}
