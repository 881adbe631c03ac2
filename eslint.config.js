import tseslint from 'typescript-eslint'

/**
 * The fences between the layers (cycles <- db <- app), and the few habits that types cannot hold. Each fence was proven by breaking it:
 * tests/app/fences.test.ts lints a line that breaks each one.
 */
const restrict = (...patterns) => ['error', { patterns: patterns.map(([regex, message]) => ({ regex, message })) }]
const ban = (...selectors) => ['error', ...selectors.map(([selector, message]) => ({ selector, message }))]

const cyclesImports = restrict(
  ['^node:', 'cycles/ is pure: no Node modules.'],
  ['^(\\.\\./)+(db|app|tests)/', 'Nothing points the other way: cycles <- db <- app.'],
  ['^(?!zod$|\\.\\.?/)', 'cycles/ knows zod and itself, nothing else.'],
)
// Quantiles and tails are a library's work (docs/methods.md); one folder knows which. Pure functions of numbers, without Node or a clock.
const distributionsImports = restrict(
  ['^node:', 'cycles/ is pure: no Node modules.'],
  ['^(?!@stdlib/stats-base-dists-)', 'cycles/distributions/ knows the distributions of @stdlib, nothing else.'],
)
const dbImports = restrict(
  ['^(\\.\\./)+(app|tests)/', 'db/ has never heard of the app.'],
  ['^(react|react-dom|react-router|express|@react-router)', 'db/ has never heard of HTTP or React.'],
)
const clockAndChance = [
  ["CallExpression[callee.object.name='Date'][callee.property.name='now']", 'The clock is passed in.'],
  ["NewExpression[callee.name='Date'][arguments.length=0]", 'The clock is passed in.'],
  ["CallExpression[callee.object.name='Math'][callee.property.name='random']", 'Chance is passed in.'],
]
const writing = [
  ["CallExpression[callee.property.name=/^(insert|update|delete)$/][callee.object.property.name='read']", 'store.read is for reading: writes go through store.tx.'],
  ["CallExpression[callee.property.name='transaction']", 'store.tx is the only way to write.'],
]

export default tseslint.config(
  { ignores: ['node_modules/', 'build/', 'data/', '.react-router/', 'app/messages/compiled/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      'no-restricted-syntax': ban(...writing),
    },
  },
  {
    files: ['cycles/**/*.ts'],
    rules: {
      'no-restricted-imports': cyclesImports,
      'no-restricted-syntax': ban(...clockAndChance, ["NewExpression[callee.name='Date']", 'cycles/ reckons with YYYY-MM-DD text.'], ["ImportExpression", 'cycles/ is pure: no lazy imports.']),
      'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch', 'window', 'document'],
    },
  },
  { files: ['cycles/distributions/*.ts'], rules: { 'no-restricted-imports': distributionsImports } },
  {
    files: ['db/**/*.ts'],
    ignores: ['db/clock.ts'],
    rules: { 'no-restricted-imports': dbImports, 'no-restricted-syntax': ban(...clockAndChance, ...writing) },
  },
  // The dialect and the stores are where the drivers are.
  { files: ['db/store.ts', 'tests/support/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['app/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ban(
        ...writing,
        ["JSXText[value=/\\p{L}{2,}/u]", 'Words come from the message files.'],
        ["JSXAttribute[name.name='style']", "The policy is style-src 'self': use a class."],
        ["JSXAttribute[name.name=/^(title|alt|placeholder|aria-label)$/] > Literal[value=/\\p{L}{2,}/u]", 'Words come from the message files.'],
      ),
      'no-restricted-imports': restrict(['^(better-sqlite3|pg|drizzle-orm)', 'The database is behind db/.'], ['^@stdlib/', 'Distributions are behind cycles/distributions/, and no browser needs them.']),
    },
  },
  // The command line and the terminal speak through the process.
  { files: ['app/cli/**', 'app/start.mjs', 'tests/**', 'tests/run.mjs'], rules: { 'no-console': 'off' } },
)
