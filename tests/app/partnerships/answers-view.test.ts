import { describe, expect, it } from 'vitest'
import { indicatorsOfForm, published } from '../../../cycles/partnerships/assessment.ts'
import type { SideAnswers } from '../../../db/partnerships/answers.ts'
import { answersView, averagesView, scoreText } from '../../../app/routes/partnerships/answers-view.server.ts'
import { formatter } from '../../../app/format.ts'

const f = formatter('es')
const said = (answers: SideAnswers['answers'], byRole = ''): SideAnswers => ({ answers, byRole, by: null, firstAt: new Date('2026-11-10T14:00:00Z'), answeredAt: new Date('2026-11-10T14:00:00Z') })
const four = indicatorsOfForm.four

describe('what both sides answered, in words', () => {
  it('shows one side as one side alone, and says how many it answered', () => {
    const view = answersView({ school: said({ help: 8, roles: 6.5 }) }, four, f)
    expect(view.said).toEqual(['Escuela: respondió 2 de 4, el 10 nov 2026.', 'Organización: todavía no responde.'])
    expect(view.alone).toContain('es una mirada sola')
    expect(view.talk).toEqual([])
    expect(view.all.map(r => [r.school, r.partner])).toEqual([['8', 'sin responder'], ['6,5', 'sin responder']])
  })

  it('tells differences the largest first, and what is seen nearly alike after them', () => {
    const view = answersView({ school: said({ help: 8, roles: 7, return: 6, persistence: 5 }), partner: said({ help: 5.5, roles: 7, return: 1, persistence: 6 }, 'Coordinación') }, four, f)
    expect(view.talk).toEqual(['«Lo aprendido vuelve a la escuela»: la escuela puso 6 y la organización 1. ¿Qué ve cada parte?', '«Ayuda entre los equipos»: la escuela puso 8 y la organización 5,5. ¿Qué ve cada parte?'])
    expect(view.alike).toBe('Lo ven parecido: Permanencia en el sistema escolar y Planificación y reparto de tareas.')
    expect(view.said[1]).toContain('(Coordinación)')
  })

  it('asks what makes it possible where both agree, and says when no question has both answers', () => {
    expect(answersView({ school: said({ help: 7 }), partner: said({ help: 8 }) }, four, f).alike).toContain('¿Qué lo hace posible?')
    expect(answersView({ school: said({ help: 7 }), partner: said({ roles: 8 }) }, four, f).alike).toContain('No hay preguntas')
    expect(answersView({}, four, f)).toMatchObject({ alone: null, talk: [], alike: null, all: [] })
  })

  it('gives an average by dimension and side with how many of how many, and no total', () => {
    const averages = averagesView({ form: 'seventeen', sides: { partner: said(published) } }, f)
    expect(averages).toEqual([
      { key: 'coordination', name: 'Coordinación', school: 'sin responder', partner: '7,9 (10 de 10)' }, { key: 'evaluation', name: 'Evaluación', school: 'sin responder', partner: '7,8 (7 de 7)' },
    ])
  })

  it('writes a score as it was typed, with the comma of the language', () => {
    expect([6.8, 10, 0].map(n => scoreText(n, f))).toEqual(['6,8', '10', '0'])
    expect(scoreText(6.8, formatter('en'))).toBe('6.8')
  })
})
