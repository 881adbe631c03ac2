import { expect, it } from 'vitest'
import { createLogger, loggedPath } from '../../app/log.ts'

const logged = (write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] => {
  const lines: string[] = []
  write(createLogger({ write: line => { lines.push(line) } }))
  return lines.map(l => JSON.parse(l) as Record<string, unknown>)
}

it('is one JSON object a line, with its time in UTC', () => {
  const [line] = logged(log => log.info({ requestId: 'r1', path: '/cuadernos/90001' }, 'request'))
  expect(line).toMatchObject({ level: 'info', requestId: 'r1', path: '/cuadernos/90001', msg: 'request' })
  expect(line!.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
})

it('keeps out what lets somebody in and what people wrote, however deep it is handed over', () => {
  const text = JSON.stringify(logged(log => {
    log.info({ cookie: 's=abc-secret', req: { headers: { authorization: 'abc-secret' } }, form: { password: 'abc-secret', body: 'abc-secret' } }, 'a')
    log.info({ job: { payload: { link: 'abc-secret' } }, token: 'abc-secret' }, 'b')
  }))
  expect(text).not.toContain('abc-secret')
})

it('keeps the values of a failed query out of an error, its cause and its stack, and the row out of PostgreSQL\'s detail', () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint'), { code: '23505', detail: 'Key (email)=(ana@secreto.cl) already exists.' })
  const error = new Error('Failed query: insert into "part" ("body") values ($1)\nparams: {"challenge":"ana@secreto.cl\nsegunda línea"}', { cause })
  const [line] = logged(log => log.error({ err: error }, 'request failed'))
  expect(JSON.stringify(line)).not.toContain('secreto')
  expect(JSON.stringify(line)).not.toContain('segunda')
  expect(line!.err).toMatchObject({ type: 'Error', message: 'Failed query: insert into "part" ("body") values ($1)', cause: { code: '23505' } })
  expect(JSON.stringify(line)).toContain('log.test.ts')
})

it('says of something thrown that is no error only that it was thrown', () => {
  const [line] = logged(log => log.error({ err: 'abc-secret' }, 'x'))
  expect(JSON.stringify(line)).not.toContain('abc-secret')
})

it('keeps a link that lets somebody in out of a path', () => {
  expect(['/historia/abc.def', '/historia/abc.def.data', '/clave/abc', '/invitacion/abc', '/alianza/abc.def/responder/1', '/cuadernos/90001/ciclos/x/historia-del-ciclo'].map(loggedPath))
    .toEqual(['/historia/…', '/historia/…', '/clave/…', '/invitacion/…', '/alianza/…/responder/1', '/cuadernos/90001/ciclos/x/historia-del-ciclo'])
})
