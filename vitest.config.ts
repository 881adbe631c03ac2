import { defineConfig } from 'vitest/config'

// Its own configuration, without the framework's and paraglide's plugins: those hang for seconds here.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/setup.ts', 'tests/support/own-language.ts'],
    pool: 'forks',
    // Two processes for all files: what a file loads is there for the next one, and loading was half of the run.
    isolate: false,
    // Eight megabytes of compiled words are plain JavaScript: node loads them as they are.
    server: { deps: { external: [/app\/messages\/compiled\//] } },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
