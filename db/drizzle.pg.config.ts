import { defineConfig } from 'drizzle-kit'

// `npm run migration:generate`: writes SQL for a person to read; our own runner (db/migrate.ts) applies it.
export default defineConfig({ dialect: 'postgresql', schema: './db/schema.pg.ts', out: './db/migrations/pg', casing: 'snake_case' })
