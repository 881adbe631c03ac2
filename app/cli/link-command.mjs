// Makes `npx tep` run the command of this folder: run by `prepare`, after every install.
//
// A `bin` entry in package.json would not do: for a package's own bin, npx first installs the package with all its dependencies
// into its cache, which takes seconds and the network (libnpmexec, "we have to install the local package into the npx cache").
// A file in node_modules/.bin it runs directly, from any folder below this one.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const bin = join(here, '../../node_modules/.bin')
mkdirSync(bin, { recursive: true })
if (process.platform === 'win32') {
  writeFileSync(join(bin, 'tep.cmd'), `@node "%~dp0\\${relative(bin, join(here, 'tep.mjs'))}" %*\r\n`)
} else {
  rmSync(join(bin, 'tep'), { force: true })
  symlinkSync(relative(bin, join(here, 'tep.mjs')), join(bin, 'tep'))
}
