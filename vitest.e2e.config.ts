import { defineConfig } from 'vitest/config'

// The browser journeys, two files at a time: each has a built server, a database and a browser of its own.
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    globalSetup: ['tests/support/built.ts'],
    setupFiles: ['tests/support/setup.ts'],
    pool: 'forks',
    server: { deps: { external: [/app\/messages\/compiled\//] } },
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // What a page says is read until it says it: its address changes before the page does.
    expect: { poll: { timeout: 15_000 } },
  },
})
