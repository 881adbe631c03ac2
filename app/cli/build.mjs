/**
 * Builds the server when the build is missing or older than what it is made of. Plain JavaScript: it runs before anything is compiled.
 * "Older" is told by content: a stamp in the build holds one hash over every source, so a copied or checked-out tree is not rebuilt for
 * its dates, and a deleted source is noticed.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const serverFile = join(root, 'build/server/index.js')
const stampFile = join(root, 'build/sources.sha256')
const folders = ['app', 'cycles', 'db', 'public']
const files = ['package.json', 'package-lock.json', 'remix.config.js', 'react-router.config.ts', 'vite.config.ts', 'tsconfig.json']
/** The command line runs from its sources, and compiled messages are made from the catalogues. */
const isNoSource = path => path === 'app/cli' || path === 'app/messages/compiled' || path === 'app/start.mjs'

/** @param {string} folder @returns {string[]} */
const filesIn = folder => existsSync(join(root, folder))
  ? readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
      const path = `${folder}/${entry.name}`
      if (isNoSource(path)) return []
      return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : []
    })
  : []

const hashOfSources = () => {
  const hash = createHash('sha256').update(process.version)
  for (const path of [...folders.flatMap(filesIn), ...files.filter(f => existsSync(join(root, f)))].sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

export const isBuilt = () => existsSync(serverFile) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hashOfSources()

export class BuildFailed extends Error {}

/** @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<void>} */
const run = (args, env = {}) => new Promise((resolve, reject) => {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production', ...env } })
  let output = ''
  child.stdout.on('data', d => { output += d })
  child.stderr.on('data', d => { output += d })
  child.on('error', reject)
  child.on('close', code => (code === 0 ? resolve() : reject(new BuildFailed(output.slice(-4_000).trim()))))
})

const listOfFiles = /^window\.__reactRouterManifest=(.*?);?$/s

/**
 * The list of all routes comes with every first page. Which further files a route's own file asks for is in that file too: a page opened
 * from another one reads it there, one step later, and nobody's first page carries the list of a hundred others. What the server puts into
 * a page (its own list, and `assets-en.json`) keeps them.
 */
const lightenLists = () => {
  const assets = join(root, 'build/client/assets')
  for (const file of readdirSync(assets).filter(f => /^manifest-.*\.js$/.test(f))) {
    const found = listOfFiles.exec(readFileSync(join(assets, file), 'utf8').trim())
    if (!found) continue
    const list = JSON.parse(found[1])
    // The root's style sheets are on every page already.
    const everywhere = new Set(list.routes.root.css)
    for (const route of Object.values(list.routes)) {
      delete route.imports
      if (route.id !== 'root') route.css = route.css.filter(sheet => !everywhere.has(sheet))
      for (const key of Object.keys(route)) if (route[key] === false) delete route[key]
    }
    writeFileSync(join(assets, file), `window.__reactRouterManifest=${JSON.stringify(list)};`)
  }
}

/**
 * The client once more, with the English words: its files stand beside the Spanish ones (their names are hashes of what they hold), and
 * `build/assets-en.json` is the list the server hands to a page in English. The server build itself holds both languages.
 */
const addEnglish = () => {
  const apart = join(root, 'build/english')
  const assets = join(apart, 'client/assets')
  // A route may be called manifest too: what is in it tells.
  const list = readdirSync(assets).filter(f => /^manifest-.*\.js$/.test(f))
    .map(f => listOfFiles.exec(readFileSync(join(assets, f), 'utf8').trim())).find(found => found !== null)
  if (!list) throw new BuildFailed('The English client has no list of its files, or it is not as it was.')
  cpSync(assets, join(root, 'build/client/assets'), { recursive: true })
  writeFileSync(join(root, 'build/assets-en.json'), JSON.stringify(JSON.parse(list[1])))
  rmSync(apart, { recursive: true, force: true })
}

/**
 * Builds now, whatever is there. Throws BuildFailed with the tool's last words.
 * @returns {Promise<void>}
 */
export const build = async () => {
  rmSync(stampFile, { force: true })
  const hash = hashOfSources()
  await run([join(root, 'node_modules/@inlang/paraglide-js/bin/run.js'), 'compile', '--project', 'app/messages/project.inlang', '--outdir', 'app/messages/compiled', '--output-structure', 'locale-modules', '--strategy', 'globalVariable', 'baseLocale', '--silent'])
  const bundle = join(root, 'node_modules/@react-router/dev/bin.js')
  // Side by side, each into a folder of its own: a bundler keeps one core busy, and most machines have two.
  await Promise.all([
    run([bundle, 'build'], { TEP_BUILD_LANGUAGE: 'es' }),
    run([bundle, 'build'], { TEP_BUILD_LANGUAGE: 'en', TEP_BUILD_DIRECTORY: 'build/english' }),
  ])
  addEnglish()
  lightenLists()
  writeFileSync(stampFile, hash)
}

/**
 * Builds when needed.
 * @param {{ onBuild?: () => void }} [options] `onBuild` is called before a build begins.
 * @returns {Promise<boolean>} whether it built
 */
export const ensureBuild = async (options = {}) => {
  if (isBuilt()) return false
  options.onBuild?.()
  await build()
  return true
}

/**
 * The built server (`app/server.ts`).
 * @returns {Promise<{ start(options?: { dataDir?: string }): Promise<{ address: string, stop(): Promise<void> }> }>}
 */
export const loadServer = () => {
  process.env.NODE_ENV ??= 'production'
  return import(pathToFileURL(serverFile).href)
}

// `npm run build`
if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  try { await build() } catch (e) { console.error(e instanceof BuildFailed ? e.message : e); process.exitCode = 1 }
}
