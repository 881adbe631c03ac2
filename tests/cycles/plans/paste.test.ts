import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, labelOf, nameOfAction, splitPlanAction } from '../../../cycles/plans/paste.ts'

describe('an action pasted from a plan', () => {
  it('is taken apart where its labels say so', () => {
    expect(splitPlanAction('Nombre de la acción: Retroalimentación formativa\nResponsable: Margarita Loncomil\nFecha inicio: 09/03/2026\nFecha de término: 4-12-2026\nMedios de verificación: Pautas\nActas de ciclo')).toEqual({
      action: 'Retroalimentación formativa', responsible: 'Margarita Loncomil', from: '2026-03-09', to: '2026-12-04', means: 'Pautas\nActas de ciclo',
    })
  })
  it('reads a table’s cells, labels on lines of their own, capitals and missing accents', () => {
    expect(splitPlanAction('ACCION\tRecibir al curso\nRESPONSABLES\nDupla psicosocial\ny profesora jefe\nINICIO\t2026-03-09 00:00:00\nTÉRMINO\n18 de diciembre de 2026\nMEDIO(S) DE VERIFICACION:\nFotos de la pauta')).toEqual({
      action: 'Recibir al curso', responsible: 'Dupla psicosocial y profesora jefe', from: '2026-03-09', to: '2026-12-18', means: 'Fotos de la pauta',
    })
  })
  it('is the action’s words where there is no label', () => {
    expect(splitPlanAction('Recibir al curso cada lunes\r\n\r\ncon desayuno')).toEqual({ action: 'Recibir al curso cada lunes\ncon desayuno', responsible: '', from: '', to: '', means: '' })
    expect(splitPlanAction(' \n ')).toEqual({ action: '', responsible: '', from: '', to: '', means: '' })
  })
  it('keeps what nobody asked for, and a date it cannot read, with the action’s words', () => {
    const s = splitPlanAction('Acción: Tutorías\nDimensión: Convivencia\nRecursos: 300 mil\nResponsable: UTP\nFecha inicio: cuando parta el año')
    expect(s).toEqual({ action: 'Tutorías\nDimensión: Convivencia\nRecursos: 300 mil\ncuando parta el año', responsible: 'UTP', from: '', to: '', means: '' })
  })
  it.each([
    ['09/03/2026', '2026-03-09'], ['9-3-2026', '2026-03-09'], ['2026-03-09', '2026-03-09'], ['lunes 9 de marzo de 2026', '2026-03-09'], ['9 marzo 2026', '2026-03-09'], ['1 de setiembre del 2026', '2026-09-01'],
    ['31/02/2026', ''], ['marzo', ''], ['9/3/26', ''], ['', ''],
  ])('reads the day "%s" as "%s"', (text, day) => { expect(dayIn(text)).toBe(day) })

  it('keeps what stands under a day with the action’s words', () => {
    expect(splitPlanAction('Acción: Tutorías\nFecha inicio:\n09/03/2026\n★\nhasta julio')).toMatchObject({ action: 'Tutorías\n★\nhasta julio', from: '2026-03-09' })
  })
  it('loses no word, whatever is pasted', () => {
    const line = fc.oneof(fc.lorem({ maxCount: 5 }), fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('Responsable:', 'Fecha inicio: 09/03/2026', 'Fecha inicio: pronto', 'Medios de verificación', 'Recursos:\tmuchos', 'Acción: hacer'))
    fc.assert(fc.property(fc.array(line, { maxLength: 12 }), lines => {
      const pasted = lines.join('\n')
      const out = Object.values(splitPlanAction(pasted)).join(' ')
      for (const raw of pasted.replace(/\u0000/g, '').split(/\r\n?|\n/)) {
        // A label names what stands under it: it is no word of it, also where chance writes one.
        const line = raw.replace(/\u00a0/g, ' ').trim()
        const rest = labelOf(line)?.rest ?? line
        if (dayIn(rest) !== '') continue
        for (const word of rest.split(/\s+/u)) if (word !== '') expect(out).toContain(word)
      }
    }))
  })
  it('never throws and gives only real days', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), s => {
      const { from, to } = splitPlanAction(`Fecha inicio: ${s}\n${s}\nFecha término: ${s}`)
      for (const day of [from, to]) if (day !== '') expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
    }))
  })
})

describe('the name of a cycle born from an action', () => {
  it('is its first line, cut at a word where it is too long', () => {
    expect(nameOfAction('\n Tutorías  entre pares \nDimensión: Convivencia', 200)).toBe('Tutorías entre pares')
    const long = nameOfAction('palabra '.repeat(60), 200)
    expect(long.length).toBeLessThanOrEqual(200)
    expect(long).toMatch(/palabra…$/)
    expect(nameOfAction('', 200)).toBe('')
  })
})
