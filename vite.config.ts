import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { reactRouter } from '@react-router/dev/vite'
import { minify } from 'terser'
import { build, defineConfig, type Plugin } from 'vite'

/**
 * Fails the client build when it reaches what is kept: a query or a secret must not be able to travel to a browser by mistake. Nor may the
 * statistics library, which is 55 kB that no page needs: verdicts are reached on the server.
 */
const keepServerOut = (): Plugin => ({
  name: 'keep-server-out',
  applyToEnvironment: environment => environment.name === 'client',
  // A module that tree shaking left empty is fine; one whose code stayed is not.
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue
      for (const [id, module] of Object.entries(chunk.modules)) {
        if (id.includes('/@stdlib/') && module.renderedLength > 0) this.error(`The statistics library would be sent to the browser in ${chunk.fileName}. Call what needs it in loaders and actions only.`)
        if (/\/(db|app\/cli)\/[^?]*\.ts$/.test(id) && module.renderedLength > 0 && !id.includes('node_modules')) {
          this.error(`${id.replace(/^.*\/(db|app)\//, '$1/')} would be sent to the browser in ${chunk.fileName}. Import it from loaders and actions only.`)
        }
      }
    }
  },
})

const compiledMessages = 'app/messages/compiled'

/**
 * A browser gets the words of one language: the client is built once for each (`app/cli/build.mjs`). The compiler keeps the words of a
 * language in one file, which the server, the command line and the tests load in one go; here each message becomes a module of its own,
 * so that a page's scripts carry its own words only. The server keeps both languages and chooses by request.
 */
const oneLanguage = (): Plugin => {
  const language = process.env.TEP_BUILD_LANGUAGE ?? 'es'
  const modules = new Map<string, string>()
  const messageScheme = 'message:'
  return {
    name: 'one-language',
    applyToEnvironment: environment => environment.name === 'client',
    resolveId: id => (id.startsWith(messageScheme) ? `\0${id}` : null),
    load: id => modules.get(id.slice(`\0${messageScheme}`.length)) ?? null,
    async transform(code, id) {
      if (id.endsWith(`/${compiledMessages}/runtime.js`)) {
        const said = 'export const experimentalStaticLocale = undefined;'
        if (!code.includes(said)) this.error('The compiled messages have no switch for one language any more: see oneLanguage in vite.config.ts.')
        return { code: code.replace(said, `export const experimentalStaticLocale = ${JSON.stringify(language)};`), map: null }
      }
      // While developing, one file of all words is quicker than a request for each.
      if (this.environment.mode !== 'build' || !id.endsWith(`/${compiledMessages}/messages/_index.js`)) return null
      const words = await readFile(`${compiledMessages}/messages/${language}.js`, 'utf8')
      for (const node of this.parse(words).body) {
        if (node.type !== 'ExportNamedDeclaration' || node.declaration?.type !== 'VariableDeclaration') continue
        const [made] = node.declaration.declarations
        if (made?.id.type !== 'Identifier') continue
        const { start, end } = node as unknown as { start: number; end: number }
        const text = words.slice(start, end)
        modules.set(made.id.name, text.includes('registry.') ? `import * as registry from ${JSON.stringify(resolve(compiledMessages, 'registry.js'))}\n${text}` : text)
      }
      if (modules.size === 0) this.error('The compiled messages are not what they were: see oneLanguage in vite.config.ts.')
      // By name: thousands of `export *` are looked through again for every word of every page, which took most of a build.
      return { code: [...modules.keys()].map(name => `export { ${name} } from '${messageScheme}${name}'`).join('\n'), map: null }
    },
  }
}

const target = ['chrome109', 'firefox115', 'safari15.6']

/**
 * The phone's service worker, in one plain file whose name never changes: not every browser takes a worker made of modules, and the
 * address of a worker is what a browser knows it by. It is told nothing of the build; it reads what to keep from the page it keeps.
 */
const serviceWorker = (): Plugin => ({
  name: 'service-worker',
  applyToEnvironment: environment => environment.name === 'client',
  async generateBundle() {
    const made = await build({
      configFile: false, publicDir: false, logLevel: 'warn',
      build: { write: false, target, rollupOptions: { input: 'app/device/service-worker.ts', output: { format: 'iife', entryFileNames: 'sw.js' } } },
    })
    const [file] = 'output' in made ? made.output : []
    if (!file || file.type !== 'chunk' || file.imports.length > 0) this.error('The service worker did not come out as one file.')
    this.emitFile({ type: 'asset', fileName: file.fileName, source: file.code })
  },
})

/** Terser leaves less than esbuild does. Vite's own setting for it would go over the server's build as well. */
const small = (): Plugin => ({
  name: 'small',
  applyToEnvironment: environment => environment.name === 'client',
  generateBundle: {
    order: 'post',
    async handler(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const made = await minify(chunk.code, { ecma: 2020, module: true, safari10: true, compress: { passes: 2 }, format: { comments: false } })
        if (made.code) chunk.code = made.code
      }
    },
  },
})

/** Class names of their own word after a sign of their file: a script carries each beside that very word, which packs to almost nothing. */
const shortName = (name: string, file: string) => `_${createHash('sha256').update(relative(process.cwd(), file.split('?')[0]!)).digest('base64url').slice(0, 3)}${name}`

export default defineConfig({
  css: { modules: { generateScopedName: shortName } },
  plugins: [reactRouter(), keepServerOut(), oneLanguage(), small(), serviceWorker()],
  build: { target, assetsInlineLimit: 0, reportCompressedSize: false },
  environments: {
    // Words and small parts that several pages share come together: forty files of 300 bytes cost a phone more than their bytes.
    // Their names are told to every page, in the list of routes: no longer than they need to be.
    client: { build: { minify: false, rollupOptions: { output: { experimentalMinChunkSize: 500, entryFileNames: 'assets/[hash].js', chunkFileNames: 'assets/[hash].js', assetFileNames: 'assets/[hash][extname]' } } } },
    // The Express app is the entry of the server build, so that one process has one Store. The client's second build, in English, is there
    // for its files and their list: the framework writes that list while it builds a server, of which the list alone is asked.
    ssr: { build: { rollupOptions: { input: process.env.TEP_BUILD_LANGUAGE === 'en' ? 'virtual:react-router/server-manifest' : './app/server.ts' } } },
  },
})
