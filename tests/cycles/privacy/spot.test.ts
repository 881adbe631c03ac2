import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thingsInPart, thingsToAsk, keysOf } from '../../../cycles/privacy/free-texts.ts'
import { runCheckDigitOf } from '../../../cycles/privacy/run.ts'
import { keyOfThing, speaksOfHealth, spot, thingsIn } from '../../../cycles/privacy/spot.ts'
import { castNetwork } from '../../../db/seed/cast.ts'
import { notebookTexts } from '../../../db/seed/notebooks.ts'
import { demoPeople } from '../../../db/seed/people.ts'

const team = ['Rosa Huenchul', 'Daniela Soto', 'Escuela Los Boldos', 'Los Cabos']
const said = (text: string, allowed: readonly string[] = team) => spot(text, { allowed }).map(s => `${s.kind}: ${s.quote}`)

describe('a RUN', () => {
  it('is known by its check digit, which single slips break', () => {
    expect(runCheckDigitOf(12_345_678)).toBe('5')
    expect(runCheckDigitOf(10_000_013)).toBe('K')
    expect(runCheckDigitOf(11_111_112)).toBe('K')
    fc.assert(fc.property(fc.integer({ min: 1_000_000, max: 39_999_999 }), fc.nat(6), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
      const digits = String(body).split('')
      const at = digits.length - 1 - (place % digits.length)
      digits[at] = String((Number(digits[at]) + shift) % 10)
      expect(runCheckDigitOf(Number(digits.join('')))).not.toBe(runCheckDigitOf(body))
    }))
  })

  const grouped = (body: number, by: string) => String(body).replace(/\B(?=(\d{3})+$)/g, by)
  const written = fc.tuple(
    fc.oneof(fc.integer({ min: 1_000_000, max: 39_999_999 }), fc.integer({ min: 100_000_000, max: 109_999_999 })),
    fc.constantFrom('12.345.678-5', '12345678-5', '123456785', '12.345.6785', '12 345 678-5', '12.345.678–5', '12345678 - 5'), fc.boolean(),
  ).map(([body, shape, isLower]) => {
    const digit = isLower ? runCheckDigitOf(body).toLowerCase() : runCheckDigitOf(body)
    const number = shape.includes('.') ? grouped(body, '.') : shape.includes(' 3') ? grouped(body, ' ') : String(body)
    return number + (shape.includes(' - ') ? ' - ' : shape.includes('–') ? '–' : shape.includes('-') ? '-' : '') + digit
  })
  const around = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('', 'El RUN es', 'mamá: 9 8765 4321', '12.345.', '3,5', 'de 2026', '87,4%', 'a@b.cl', '+56'))

  it('is always found, however it is written and whatever stands around it', () => {
    let n = 0
    fc.assert(fc.property(around, fc.constantFrom(' ', '\n', '(', ': ', '«', 'RUN ', '\t'), written, fc.constantFrom(' ', '\n', ') ', '. ', ', ', '»', '; ', ''), around, (before, open, run, close, after) => {
      const text = before + open + run + close + (close === '' ? '' : after)
      const at = (before + open).length
      const found = spot(text).filter(s => s.kind === 'run' && s.start <= at && s.end >= at + run.length)
      expect(found.length, JSON.stringify(text)).toBe(1)
      n++
    }), { numRuns: 3000 })
    console.log(`a RUN was found in ${n} of ${n} texts made around it`)
  })

  it('is found with zero-width signs hidden in it, and quoted as it stands', () => {
    expect(said('RUN 12.3\u200b45.678-5, dice')).toEqual(['run: 12.3\u200b45.678-5'])
  })

  it('is not what only looks like one: a wrong digit, an RBD, a year, a count, a percentage', () => {
    for (const text of ['12.345.678-9', 'RBD 6350-7', 'de 2025 a 2026', 'Asistieron 139 de 371', '87,4% contra 89,5%', '$1.234.567', 'del 2026-08-17 al 2026-11-27', '7°B, 8°A, 31 de 31']) expect(said(text), text).toEqual([])
  })
})

describe('telephones, addresses and e-mail', () => {
  it.each([
    ['llamar al 9 8765 4321', 'phone: 9 8765 4321'], ['al 987654321.', 'phone: 987654321'], ['+56 9 8765 4321', 'phone: +56 9 8765 4321'], ['fono (45) 2123456', 'phone: (45) 2123456'],
    ['la.mama@gmail.com avisó', 'email: la.mama@gmail.com'], ['escribe a María.José@liceo.cl', 'email: María.José@liceo.cl'],
    ['Vive en calle Los Aromos 345.', 'address: calle Los Aromos 345'], ['pasaje 4 n° 1023, atrás', 'address: pasaje 4 n° 1023'], ['en la parcela 12', 'address: parcela 12'], ['Camino a Puerto Saavedra km 12', 'address: Camino a Puerto Saavedra km 12'],
  ])('%s', (text, expected) => expect(said(text)).toEqual([expected]))

  it('are not what a team counts', () => {
    for (const text of ['En 2025 fueron 84,3% y 77,2%', 'el 13 de octubre de 2026 a las 8:45', 'De 371, 139 bajo 90% y 94 bajo 85%', 'casa por casa, en el camino', 'el bus de las 6:50 y el de las 7:10']) expect(said(text), text).toEqual([])
  })
})

describe('names', () => {
  it.each([
    ['Matías Soto faltó el lunes y su mamá, Carla, avisó', ['name: Matías Soto', 'name: Carla']],
    ['Hoy Brayan llegó tarde', ['name: Brayan']], ['el Brayatan no vino', ['name: Brayatan']], ['juan pérez no vino', ['name: juan pérez']], ['SOFIA ROJAS NO VINO', ['name: SOFIA ROJAS']],
    ['Vimos a María de los Ángeles Huentelao', ['name: María de los Ángeles Huentelao']], ['José', ['name: José']], ['la Mati y el Joaquín', ['name: Mati', 'name: Joaquín']], ['A Mat\u00edas lo vimos', ['name: Matías']], ['A Mati\u0301as lo vimos', ['name: Mati\u0301as']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))

  it('of the team may stand there, whole or in part; the same first name with another surname is a question', () => {
    expect(said('Rosa Huenchul y Daniela hablaron con el curso')).toEqual([])
    expect(said('Vino Rosa Díaz')).toEqual(['name: Rosa Díaz'])
    expect(said('Vino Daniela Soto', [])).toEqual(['name: Daniela Soto'])
  })

  it('are not what else carries a capital', () => {
    for (const text of [
      'El Consejo Escolar se reunió en el Liceo Gabriela Mistral con la Fundación Arturo López.', 'Los lunes toca Matemática, Lenguaje y Ciencias con 7° básico B.', 'En Temuco y en San Antonio.', 'La Escuela Los Boldos y la comuna de Los Cabos.',
      'Julio cerró en 85,2%. Abril fue peor. Domingo no cuenta.', 'Según el SLEP, el PME y la JUNAEB.', 'Dijo: «Me gusta venir». Nadie más.', '- Primero, la acogida\n- Segundo, el desayuno', 'En Fiestas Patrias y Semana Santa faltan más.', 'Grupo de WhatsApp del curso', 'Lo vimos con la OLN de Los Cabos', 'El sector La Puntilla y el cerro Ñielol',
    ]) expect(said(text), text).toEqual([])
  })

  it('are no question where a colleague is asked for', () => {
    expect(thingsInPart('action', { what: 'Llamar a la familia de Tomás', who: 'Ignacia Vergara' }, [])).toEqual({ what: [{ kind: 'name', quote: 'Tomás' }] })
    expect(thingsInPart('action', { what: '', who: 'Ignacia, 9 8765 4321' }, [])).toEqual({ who: [{ kind: 'phone', quote: '9 8765 4321' }] })
  })
})

describe('words about health', () => {
  it('are spotted in both languages, whatever their accents', () => {
    for (const [text, quote] of [
      ['tiene licencia médica', 'licencia médica'], ['un DIAGNÓSTICO nuevo', 'DIAGNÓSTICO'], ['está embarazada', 'embarazada'], ['lo ve un psiquiatra', 'psiquiatra'], ['toma medicamentos', 'medicamentos'], ['con depresion', 'depresion'], ['es TEA', 'TEA'],
      ['she is pregnant', 'pregnant'], ['on medication', 'medication'], ['a psychiatrist', 'psychiatrist'], ['was diagnosed', 'diagnosed'],
    ] as const) expect(said(text), text).toEqual([`health: ${quote}`])
  })
  it('are not their neighbours', () => {
    for (const text of ['La medición de los lunes y la medida propia', 'licencia de enseñanza media', 'tomamos tea', 'la dupla psicosocial y la psicóloga', 'un clima sano', 'el remedio fue escuchar']) expect(said(text), text).toEqual([])
  })
  it('no reason of absence may be called by one', () => {
    for (const label of ['Licencia médica', 'Embarazo', 'Salud', 'problemas de salud mental', 'Psiquiatría', 'Medicamentos', 'Se resfrió', 'Enfermería', 'Pregnancy', 'Sick leave', 'TDAH', 'Diagnóstico pendiente', 'Hora al dentista']) expect(speaksOfHealth(label), label).toBe(true)
    for (const label of ['Temporada de cosecha', 'Se corta el puente', 'Licencia de conducir', 'Cuida a su hermano', 'Harvest season', 'Turno de noche en la casa', 'Mudanza']) expect(speaksOfHealth(label), label).toBe(false)
  })
})

describe('whatever the text', () => {
  it('spans are its own and do not overlap, and nothing throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('Matías ', 'Soto', ' de la ', '12.345.678-5', ' 9 8765 4321', 'TEA', '\u200b', '. ', 'á', 'calle A 1', '@b.cl')).map(a => a.join(''))), text => {
      let end = 0
      for (const s of spot(text)) {
        expect(s.start).toBeGreaterThanOrEqual(end)
        expect(text.slice(s.start, s.end)).toBe(s.quote)
        expect(s.quote).not.toBe('')
        end = s.end
      }
    }), { numRuns: 2000 })
  })

  // Ways back through a text, each from every place in it, would outlast any test's time; how long it takes is in the bench.
  it('texts of 300,000 characters are read through once', () => {
    for (const text of ['En julio 7°B tuvo 78,8%. Matías Soto 12.345.678-5 faltó, llamar al 9 8765 4321. '.repeat(3700), 'A '.repeat(150_000), '1.'.repeat(150_000), 'calle a '.repeat(37_500), 'a@'.repeat(150_000), 'de la '.repeat(50_000)]) {
      expect(spot(text).filter(s => s.kind === 'run')).toHaveLength(text.startsWith('En julio') ? 3700 : 0)
    }
  })
})

describe('what a person is asked', () => {
  it('is asked once for each thing, and not again for what was there or was said to be all right', () => {
    const text = 'Tomás dijo que Tomas y Sofía no vienen'
    const things = { said: thingsIn(spot(text)) }
    expect(things.said).toEqual([{ kind: 'name', quote: 'Tomás' }, { kind: 'name', quote: 'Sofía' }])
    expect(thingsToAsk(things, [])).toHaveLength(2)
    expect(thingsToAsk(things, [keyOfThing({ kind: 'name', quote: 'TOMÁS' })])).toEqual([{ kind: 'name', quote: 'Sofía' }])
    expect(thingsToAsk(things, keysOf(things))).toEqual([])
  })
})

describe("the demo's own notebooks", () => {
  const texts: { school: number; text: string }[] = []
  const walk = (school: number, value: unknown) => {
    if (typeof value === 'string') texts.push({ school, text: value })
    else if (Array.isArray(value)) value.forEach(v => walk(school, v))
    else if (value && typeof value === 'object') for (const [k, v] of Object.entries(value)) if (!['by', 'school', 'advisor', 'email', 'memberships', 'name', 'who'].includes(k)) walk(school, v)
  }
  for (const n of notebookTexts) walk(n.school.rbd, n.cycles)
  walk(notebookTexts[0]!.school.rbd, castNetwork)

  it('raise hardly any false alarm', () => {
    const written = texts.filter(t => t.text.length >= 20)
    const words = written.reduce((sum, t) => sum + t.text.split(/\s+/u).length, 0)
    const alarms = written.flatMap(({ school, text }) => {
      const { name, communeName } = notebookTexts.find(n => n.school.rbd === school)!.school
      const allowed = [...demoPeople.filter(p => p.memberships.some(m => m.role !== 'team' || m.scopeId === String(school))).map(p => p.name), name, communeName]
      return thingsIn(spot(text, { allowed })).map(t => `${t.kind}: ${t.quote}`)
    })
    console.log(`${alarms.length} things asked about in ${written.length} texts of the demo, ${words} words (${(1000 * alarms.length / words).toFixed(2)} in a thousand): ${alarms.join('; ')}`)
    // Each of these is the name of a colleague of another school: a question worth asking.
    expect(alarms.every(a => a.startsWith('name: '))).toBe(true)
    expect(alarms.length / words).toBeLessThan(0.001)
    expect(words).toBeGreaterThan(10_000)
  })
})
