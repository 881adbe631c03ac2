import { afterEach, beforeEach, expect, vi } from 'vitest'

// A stray console.error is a failure that nobody looked at.
let spy: ReturnType<typeof vi.spyOn> | undefined
beforeEach(() => { spy = vi.spyOn(console, 'error').mockImplementation(() => {}) })
afterEach(() => {
  const calls = spy?.mock.calls ?? []
  spy?.mockRestore()
  expect(calls, 'console.error was called').toEqual([])
})
