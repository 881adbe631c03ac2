import { describe, expect, it } from 'vitest'
import { eventGroups, eventName, isWorthALook, sentenceOf } from '../../../app/routes/people/audit-words.ts'
import { passwordSentence, placeName, professionName, roleName, roleSees } from '../../../app/routes/people/people-words.ts'
import { loggedPath } from '../../../app/log.ts'
import { inLocale } from '../../../app/request.server.ts'
import { professions } from '../../../cycles/people/professions.ts'
import { roles } from '../../../cycles/people/permissions.ts'
import { auditEvents } from '../../../db/audit.ts'
import type { AuditLine } from '../../../db/people/audit-log.ts'
import es from '../../../app/messages/people/es.json' with { type: 'json' }
import en from '../../../app/messages/people/en.json' with { type: 'json' }

const line = (of: Partial<AuditLine>): AuditLine => ({
  id: 'x', at: new Date('2026-11-18T13:40:00Z'), event: 'sign-in.ok', personId: 'p', personName: 'Rosa Huenchul', rbd: null, requestId: null, detail: {}, subjectName: null, ...of,
})

describe.each(['es', 'en'] as const)('words in %s', locale => {
  const said = <T>(f: () => T) => inLocale({ locale }, f)

  it('are there for each event, in exactly one group', () => {
    expect(eventGroups.flatMap(g => [...g.events]).sort()).toEqual([...auditEvents].sort())
    for (const event of auditEvents) {
      expect(said(() => eventName[event]()), event).not.toBe('')
      const sentence = said(() => sentenceOf(line({ event }), null))
      expect(sentence, event).toMatch(/\.|”$/)
      expect(sentence, event).not.toMatch(/undefined|null|\{/)
    }
  })

  it('are there for each role and profession', () => {
    for (const role of roles) expect([said(() => roleName(role)), said(() => roleSees(role))].every(Boolean)).toBe(true)
    for (const p of professions) expect(said(() => professionName(p))).toBeTruthy()
    expect(said(() => professionName('astronaut'))).toBeNull()
  })
})

describe('in Spanish', () => {
  const said = (of: Partial<AuditLine>, place: string | null = null) => inLocale({ locale: 'es' }, () => sentenceOf(line(of), place))

  it.each([
    [{ event: 'sign-in.ok', detail: { way: 'cast' } }, null, 'Rosa Huenchul entró desde la lista de la demostración.'],
    [{ event: 'sign-in.failed', personId: null, personName: null, detail: { addressHash: 'abc123' } }, null, 'Intento de entrar con un correo sin cuenta (huella abc123).'],
    [{ event: 'sign-in.blocked', detail: { waitSeconds: 120, failures: 7 } }, null, 'La cuenta de Rosa Huenchul espera 2 min tras 7 intentos fallidos seguidos.'],
    [{ event: 'session.ended', detail: { of: 'p', sessions: 2 }, subjectName: 'Rosa Huenchul' }, null, 'Rosa Huenchul cerró otras sesiones suyas (2).'],
    [{ event: 'invitation.created', detail: { role: 'team', scopeKind: 'school', scopeId: '90001' } }, 'Escuela Los Boldos', 'Rosa Huenchul invitó a alguien: Equipo líder, Escuela Los Boldos.'],
    [{ event: 'invitation.created', personId: null, personName: null, detail: { role: 'admin', scopeKind: 'country', scopeId: '' } }, null, 'La consola del servidor invitó a alguien: Administración, Todo el país.'],
    [{ event: 'access.refused', personId: null, personName: null, detail: { path: '/cuadernos/:rbd' } }, null, 'Alguien sin sesión pidió una página que no es suya (/cuadernos/:rbd) y se le negó.'],
    [{ event: 'notebook.opened-with-reason', rbd: 90001, detail: { reason: 'pidieron ayuda' } }, null, 'Rosa Huenchul abrió el cuaderno de RBD 90001. Razón: “pidieron ayuda”'],
  ] as [Partial<AuditLine>, string | null, string][])('says %o in a plain sentence', (of, place, sentence) => {
    expect(said(of, place)).toBe(sentence)
  })

  it('names places by what they are', () => {
    const name = (scopeKind: 'school' | 'network' | 'slep' | 'country', scopeId: string, scopeName: string | null) => inLocale({ locale: 'es' }, () => placeName({ scopeKind, scopeId, scopeName }))
    expect([name('slep', '9901', 'Costa Clara'), name('school', '4', null), name('network', 'x', null), name('country', '', null)])
      .toEqual(['SLEP Costa Clara', 'RBD 4', 'Un lugar que ya no está', 'Todo el país'])
  })

  it('says what to do about a password', () => {
    inLocale({ locale: 'es' }, () => {
      expect(passwordSentence({ kind: 'too-short' })).toBe('Escriba una contraseña de al menos 10 caracteres.')
      expect(passwordSentence({ kind: 'contains', word: 'boldos' })).toContain('“boldos”')
    })
  })
})

describe('the catalogues', () => {
  it('have the same keys, and keep to the vocabulary', () => {
    expect(Object.keys(en)).toEqual(Object.keys(es))
    const text = JSON.stringify(es).toLowerCase()
    for (const closed of ['equipo directivo', 'ranking', 'abandon', 'impacto', 'significativ', 'tutor', 'alumn', 'absentismo', 'veredicto']) expect(text, closed).not.toContain(closed)
  })
})

it('marks what an administrator should look at with more than colour', () => {
  expect(auditEvents.filter(isWorthALook)).toContain('access.refused')
  expect(isWorthALook('sign-in.ok')).toBe(false)
})

it('keeps links that let somebody in out of the log', () => {
  expect(loggedPath('/invitacion/abcDEF_-123')).toBe('/invitacion/…')
  expect(loggedPath('/invitacion/abcDEF_-123.data')).toBe('/invitacion/…')
  expect(loggedPath('/clave/p.e.s')).toBe('/clave/…')
  expect(loggedPath('/cuadernos/90001')).toBe('/cuadernos/90001')
})
