import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

/** Fails the client build when it reaches what is kept: a query or a secret must not be able to travel to a browser by mistake. */
const keepServerOut = (): Plugin => ({
  name: 'keep-server-out',
  applyToEnvironment: environment => environment.name === 'client',
  // A module that tree shaking left empty is fine; one whose code stayed is not.
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue
      for (const [id, module] of Object.entries(chunk.modules)) {
        if (/\/(db|app\/cli)\/[^?]*\.ts$/.test(id) && module.renderedLength > 0 && !id.includes('node_modules')) {
          this.error(`${id.replace(/^.*\/(db|app)\//, '$1/')} would be sent to the browser in ${chunk.fileName}. Import it from loaders and actions only.`)
        }
      }
    }
  },
})

export default defineConfig({
  plugins: [reactRouter(), keepServerOut()],
  build: { target: ['chrome109', 'firefox115', 'safari15.6'], assetsInlineLimit: 0 },
  environments: {
    // The Express app is the entry of the server build, so that one process has one Store.
    ssr: { build: { rollupOptions: { input: './app/server.ts' } } },
  },
})
