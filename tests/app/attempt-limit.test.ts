import { expect, it } from 'vitest'
import { attemptLimit, isCountedPath, isLinkPath } from '../../app/attempt-limit.ts'

it('lets a client try so often in a window and no more, and lets it again once the window has passed', () => {
  const limit = attemptLimit(3, 1000)
  expect([0, 1, 2, 3].map(at => limit.mayTry('a', at))).toEqual([true, true, true, false])
  expect(limit.mayTry('b', 3)).toBe(true)
  expect(limit.mayTry('a', 999)).toBe(false)
  expect(limit.mayTry('a', 1000)).toBe(true)
})

it('counts what guesses or costs, as a page and as a data request, and nothing else', () => {
  expect(['/entrar', '/entrar.data', '/primera-vez', '/invitacion/abc', '/clave/abc.data'].map(isCountedPath)).toEqual([true, true, true, true, true])
  expect(['/', '/salir', '/cuadernos/90001', '/entrar/otra', '/invitacion'].map(isCountedPath)).toEqual([false, false, false, false, false])
})

it('knows a link to a story as a page and as a data request', () => {
  expect(['/historia/abc.def', '/historia/abc.def.data', '/historia', '/historia/a/b', '/cuadernos/90001', '/alianza/abc.def', '/alianza/abc.def/responder/1.data'].map(isLinkPath)).toEqual([true, true, false, false, false, true, true])
})
