/**
 * What schools of the demo chose to share of their learnings, from what they wrote: with and without their name, cycles that did not work among
 * them, some for research too, and one taken back; the code book of the service, and two people who code.
 */
import type { ShareChoice, ShareField } from '../../cycles/learnings/sharing.ts'
import { shareableOf, toShare } from '../../cycles/learnings/sharing.ts'
import { isCommon, levelOfSchool } from '../../cycles/learnings/context.ts'
import { fold } from '../../cycles/learnings/stems.ts'
import { asBody } from '../../cycles/notebook/parts.ts'
import { indexRowsOf } from '../learnings/sharing.ts'
import { passagesOf } from '../learnings/codings.ts'
import type { Schema } from '../schema.ts'
import {
  altoNalcas, bahiaClara, castId, costaClara, elMirador, elenaRivas, islaChaica, lasGaviotas, liceoPuertoManso, losBoldos, losCanelos, losPelicanos, millaray, networkSchools, quebradaHonda,
  rinconDePellines, type CastSchool,
} from './cast.ts'
import type { NotebookRows } from './notebooks.ts'
import { mauricioFuentealba } from './people.ts'

type Shared = { school: CastSchool; cycle: number; on: string; named?: false; context?: true; research?: true; without?: readonly ShareField[]; takenBackOn?: string }

const shared: readonly Shared[] = [
  { school: bahiaClara, cycle: 1, on: '2025-12-10' },
  { school: lasGaviotas, cycle: 1, on: '2025-12-09', context: true, research: true },
  { school: losCanelos, cycle: 1, on: '2026-08-20', named: false, research: true },
  { school: elMirador, cycle: 1, on: '2026-08-21', context: true, research: true },
  { school: losBoldos, cycle: 1, on: '2026-08-24', context: true, research: true },
  { school: bahiaClara, cycle: 2, on: '2026-08-25', context: true, research: true },
  { school: lasGaviotas, cycle: 2, on: '2026-08-26', research: true },
  { school: liceoPuertoManso, cycle: 1, on: '2026-08-27', without: ['surprises'] },
  { school: losPelicanos, cycle: 1, on: '2026-08-28', named: false, context: true, research: true },
  { school: quebradaHonda, cycle: 1, on: '2026-09-02', context: true },
  { school: altoNalcas, cycle: 1, on: '2026-09-03', takenBackOn: '2026-09-21' },
  { school: millaray, cycle: 1, on: '2026-09-09', named: false },
  { school: rinconDePellines, cycle: 1, on: '2026-09-22', context: true, research: true },
  { school: liceoPuertoManso, cycle: 2, on: '2026-10-06', context: true, research: true },
  { school: islaChaica, cycle: 2, on: '2026-10-30', named: false, context: true },
]

const codes = [
  { name: 'Metodología', definition: 'Dice que tener pasos, turnos, plazos o una manera ordenada de trabajar sirvió, o que faltó.', example: 'Cuando quedó escrito a quién le tocaba, se hizo.' },
  { name: 'Ajuste de la teoría', definition: 'Cambió lo que pensaban que iba a resultar, o por qué. No se pone cuando solo cambió una fecha.', example: 'Creíamos que era falta de ganas y era el frío.' },
  { name: 'Colaboración', definition: 'Aprenden o deciden con otras personas adultas: de la escuela, de otra escuela o de la red.', example: 'Lo vimos juntos en la reunión y cada quien trajo lo suyo.' },
  { name: 'Uso de datos', definition: 'Nombra una cifra o un conteo para decir qué pasó. No se pone a una fecha ni a una hora.', example: 'De diez bajamos a cuatro, y por eso seguimos.' },
  { name: 'Familias', definition: 'Algo cambió en la relación con las familias, dicho por el equipo o por ellas.', example: 'Ahora avisan antes de que llamemos.' },
  { name: 'Voz de estudiantes', definition: 'Lo que dijeron o hicieron las y los estudiantes cambió lo que el equipo entendía.', example: 'Nos contaron que la entrada les parecía un examen.' },
] as const
const retired = { name: 'Motivación', definition: 'Ganas o falta de ganas. Se dejó de usar: servía para todo y no decía de quién hablaba.', example: '' } as const

/** What each of the two reads in a sentence: alike, and not the same. By code, in the order of the book. */
const reads: Record<'elena' | 'mauricio', readonly RegExp[]> = {
  elena: [
    /escrito|horario|turnos|queda en|en una semana|revisar|rutina|se queda/i, /no alcanza|cambió|no era|no se puede|empezamos|vez de|dos veces/i, /colegas|juntos|asistentes|equipo|microcentro|se pusieron de acuerdo|matemática/i,
    /\d.*(%|de cada|días|parejas|familias)|bajaron|bajamos|pasamos a/i, /familia|casa|apoderad|mamá|papás/i, /estudiante|niñ|preguntar|preguntamos|contaron/i,
  ],
  mauricio: [
    /escrito|horario|turnos|queda en|una semana|revisar|media hora|tarea/i, /no alcanza|no era|no se puede|empezamos|partimos|la otra mitad/i, /colegas|juntos|asistentes|microcentro|se pusieron de acuerdo|se organizaron/i,
    /\d.*(%|de cada|días|parejas)|bajaron|bajamos|no se movió/i, /familia|apoderad|mamá|papás/i, /estudiante|niñ|preguntar|contaron|se habían elegido/i,
  ],
}

/** Which learnings who coded: both of six, one alone of two more; Elena has begun another. */
const coded: readonly { school: CastSchool; cycle: number; by: readonly ('elena' | 'mauricio')[]; begun?: true }[] = [
  ...([[losBoldos, 1], [losCanelos, 1], [liceoPuertoManso, 2], [elMirador, 1], [bahiaClara, 2], [lasGaviotas, 2]] as const).map(([school, cycle]) => ({ school, cycle, by: ['elena', 'mauricio'] as const })),
  { school: losPelicanos, cycle: 1, by: ['mauricio'] }, { school: quebradaHonda, cycle: 1, by: ['elena'], begun: true },
]

export type LearningRows = {
  sharedLearning: Schema['sharedLearning']['$inferInsert'][]
  learningWord: Schema['learningWord']['$inferInsert'][]
  learningLabel: Schema['learningLabel']['$inferInsert'][]
  learningCode: Schema['learningCode']['$inferInsert'][]
  learningCoding: Schema['learningCoding']['$inferInsert'][]
  codedPassage: Schema['codedPassage']['$inferInsert'][]
  audit: Schema['audit']['$inferInsert'][]
}

const inTheAfternoon = (day: string, minutes = 0) => new Date(Date.parse(`${day}T18:20:00Z`) + minutes * 60_000)
const numberOf = (school: CastSchool, cycle: number) => (school.rbd - 90_000) * 10 + cycle

const contextOf = (school: CastSchool) => {
  const kind = (s: CastSchool) => `${levelOfSchool(s.teachingCodes)} ${s.rural}`
  return { level: levelOfSchool(school.teachingCodes), rural: school.rural, isCommon: isCommon(networkSchools.filter(s => kind(s) === kind(school)).length) }
}

/** The same in every run. `notebooks`: what was written, of which some is shared. In the order the tables need. */
export const learningRows = (notebooks: NotebookRows): LearningRows => {
  const rows: LearningRows = { sharedLearning: [], learningWord: [], learningLabel: [], learningCode: [], learningCoding: [], codedPassage: [], audit: [] }
  const readyPage = <K extends 'learnings' | 'challenge'>(cycleId: string, kind: K) => {
    const part = notebooks.parts.find(p => p.cycleId === cycleId && p.slot === kind)
    const revision = part?.readyVersion == null ? undefined : notebooks.revisions.find(r => r.partId === part.id && r.version === part.readyVersion)
    return part && revision ? { part, body: asBody(kind, revision.body) } : null
  }
  for (const s of shared) {
    const n = numberOf(s.school, s.cycle)
    const cycleId = castId('cycle', n)
    const ready = readyPage(cycleId, 'learnings')
    if (!ready) throw new Error(`the demo shares a learning that is not ready: ${s.school.name} ${s.cycle}`)
    const context = contextOf(s.school)
    const choice: ShareChoice = { fields: shareableOf(ready.body).filter(f => !s.without?.includes(f)), named: s.named ?? true, showsContext: s.context ?? false, forResearch: s.research ?? false }
    const isShown = choice.showsContext && (choice.named || context.isCommon)
    const what = toShare(ready.body, readyPage(cycleId, 'challenge')?.body.area ?? '', choice.fields)
    const [id, sharedAt, by] = [castId('learning', n), inTheAfternoon(s.on), ready.part.readyBy!]
    rows.sharedLearning.push({
      id, cycleId, rbd: s.school.rbd, partId: ready.part.id, partVersion: ready.part.readyVersion!, standing: s.takenBackOn ? null : cycleId, fields: choice.fields, ...what,
      year: notebooks.cycles.find(c => c.id === cycleId)!.year, named: choice.named, showsContext: choice.showsContext, level: isShown ? context.level : null, rural: isShown ? context.rural : null,
      contextIsCommon: context.isCommon, researchAt: choice.forResearch ? sharedAt : null, sharedBy: by, sharedAt,
      endedBy: s.takenBackOn ? by : null, endedAt: s.takenBackOn ? inTheAfternoon(s.takenBackOn) : null, endedBecause: s.takenBackOn ? 'taken-back' : null,
    })
    const tell = (order: number, at: Date, event: 'learning.shared' | 'learning.taken-back', detail: Record<string, string | boolean>) =>
      rows.audit.push({ id: castId('audit', 910_000 + n * 10 + order), at, event, personId: by, rbd: s.school.rbd, requestId: null, detail: { cycle: cycleId, learning: id, ...detail } })
    tell(1, sharedAt, 'learning.shared', { fields: choice.fields.join(' '), named: choice.named, research: choice.forResearch, again: false })
    if (s.takenBackOn) { tell(2, inTheAfternoon(s.takenBackOn), 'learning.taken-back', {}); continue }
    const { words, labels } = indexRowsOf(id, what)
    rows.learningWord.push(...words)
    rows.learningLabel.push(...labels)
  }

  const bookOf = (c: { name: string; definition: string; example: string }, i: number, retiredOn: string | null) => rows.learningCode.push({
    id: castId('code', i + 1), slepCode: costaClara.code, ...c, inUseAs: retiredOn ? null : fold(c.name), createdBy: elenaRivas.id, createdAt: inTheAfternoon('2026-09-01', i * 4),
    retiredBy: retiredOn ? elenaRivas.id : null, retiredAt: retiredOn ? inTheAfternoon(retiredOn) : null,
  })
  codes.forEach((c, i) => bookOf(c, i, null))
  bookOf(retired, codes.length, '2026-10-05')

  coded.forEach(({ school, cycle, by, begun }, i) => by.forEach(who => {
    const learningId = castId('learning', numberOf(school, cycle))
    const order = i * 2 + (who === 'elena' ? 1 : 2)
    const [codingId, startedAt] = [castId('coding', order), inTheAfternoon(who === 'elena' ? '2026-10-13' : '2026-10-15', i * 25)]
    rows.learningCoding.push({ id: codingId, learningId, coderId: who === 'elena' ? elenaRivas.id : mauricioFuentealba.id, startedAt, doneAt: begun ? null : new Date(startedAt.getTime() + 18 * 60_000), revealedAt: null })
    const passages = passagesOf(rows.sharedLearning.find(l => l.id === learningId)!.texts)
    passages.slice(0, begun ? 2 : undefined).forEach((p, at) => reads[who].forEach((means, code) => {
      if (!means.test(p.text)) return
      rows.codedPassage.push({ id: castId('passage', order * 1_000 + at * 10 + code), codingId, codeId: castId('code', code + 1), field: p.field, fromSign: p.start, toSign: p.end, markedAt: startedAt, removedAt: null })
    }))
  }))
  return rows
}
