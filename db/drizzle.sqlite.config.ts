import { defineConfig } from 'drizzle-kit'

// `npm run migration:generate`: writes SQL for a person to read; our own runner (db/migrate.ts) applies it.
export default defineConfig({ dialect: 'sqlite', schema: './db/schema.sqlite.ts', out: './db/migrations/sqlite', casing: 'snake_case' })
