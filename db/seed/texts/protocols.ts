/** Two schools' protocols: one has its own words, works jointly and meets as it chose; the other has everybody's ladder, refers, and chose a review it did not hold. */
import type { MeetingRhythm, SchoolProtocol } from '../../../cycles/protocol/protocol.ts'
import { defaultLadder, type Step } from '../../../cycles/protocol/ladder.ts'
import type { Profession } from '../../../cycles/people/professions.ts'
import { elMirador, losBoldos, danielaSoto, luisMillan, rosaHuenchul, type CastPerson, type CastSchool } from '../cast.ts'
import { margaritaLoncomil, sergioAedo } from '../people.ts'

type MeetingText = {
  cycle: number; on: string; rhythm: MeetingRhythm; by: CastPerson; present: readonly Profession[]; others?: string; minutes: string; next?: string
  agreed?: readonly { what: string; who: string; by?: string }[]
}
export type ProtocolText = { school: CastSchool; by: CastPerson; on: string; protocol: SchoolProtocol; meetings: readonly MeetingText[] }

const rung = (id: Step['id'], more: Partial<Step>): Step => ({ ...defaultLadder.find(s => s.id === id) ?? { id, label: null, responsible: null, turn: '', afterDays: null, isLast: false, isSetAside: false }, ...more })

/** The rungs of Los Boldos: what its contacts of this year were written as. */
export const boldosLadder: Step[] = [
  rung('homeroom', { label: 'Llamada de quien lleva la jefatura de curso', turn: 'el segundo día sin aviso', afterDays: 2 }),
  rung('team', { label: 'Conversamos con la familia, jefatura y dupla juntas', responsible: 'psychologist', turn: 'si vuelve a faltar esa semana' }),
  rung('home-visit', { label: 'Visita a la casa, de a dos', turn: 'si nadie contesta o la familia no puede venir' }),
  rung('notice-left', { turn: 'con un horario para volver, si no hay nadie' }),
  rung('agreement', { label: 'Acuerdo escrito, con lo que pone cada uno', responsible: 'homeroom-teacher', turn: 'cuando ya sabemos qué ayuda' }),
  rung('referral', { responsible: 'social-worker', turn: 'solo cuando lo de adentro no dio resultado, y alguien de la escuela sigue a cargo' }),
]

const pair: readonly Profession[] = ['psychologist', 'social-worker']
const team: readonly Profession[] = ['principal', 'utp-head', 'psychologist', 'social-worker', 'homeroom-teacher', 'climate-coordinator']
const review = (cycle: number, on: string, minutes: string, what: string, who: string, next: string): MeetingText => ({ cycle, on, rhythm: 'review', by: rosaHuenchul, present: team, minutes, agreed: [{ what, who }], next })
const followUp = (on: string, minutes: string, what?: string): MeetingText => ({ cycle: 2, on, rhythm: 'follow-up', by: on.endsWith('1') ? luisMillan : danielaSoto, present: pair, minutes, agreed: what ? [{ what, who: 'La dupla' }] : [] })

export const protocolTexts: readonly ProtocolText[] = [
  {
    school: losBoldos, by: rosaHuenchul, on: '2026-03-02',
    protocol: {
      steps: boldosLadder,
      referrals: {
        inside: { responsible: 'psychologist', when: 'cuando jefatura y dupla ya miraron juntas qué pasa', daysUntilBack: 7, isSetAside: false },
        'support-organisation': { responsible: 'social-worker', when: 'si la familia quiere y hay alguien que siga a su lado', daysUntilBack: 14, isSetAside: false },
        oln: { responsible: 'social-worker', when: 'cuando lo de adentro no dio resultado, con la familia informada', daysUntilBack: 21, isSetAside: false },
      },
      rhythms: {
        review: { leads: 'principal', since: '2026-03-02', isSetAside: false }, 'follow-up': { leads: 'psychologist', since: '2026-08-03', isSetAside: false },
        partners: { leads: 'social-worker', since: '2026-03-02', isSetAside: false },
      },
    },
    meetings: [
      review(1, '2026-03-26', 'Leímos la asistencia de marzo por curso. Falta sobre todo lo que no sabemos: a quién llama la familia cuando pasa algo.', 'Cada jefatura llama a sus familias antes del 10 de abril, para conocerse', 'Jefaturas de curso', '2026-04-23'),
      review(1, '2026-04-23', 'De las llamadas volvió una idea que no teníamos: varias familias no sabían que podían avisar por mensaje.', 'Escribir en la libreta el teléfono y el horario de cada jefatura', 'Pedro Cayul', '2026-05-28'),
      { cycle: 1, on: '2026-05-12', rhythm: 'partners', by: luisMillan, present: ['principal', 'social-worker'], others: 'dos personas de la biblioteca y de la OLN', minutes: 'Cada uno contó con qué familias está y qué puede ofrecer. Quedó claro que tres llamábamos a la misma casa.', agreed: [{ what: 'Una sola persona llama a cada familia y cuenta a las demás', who: 'Luis Millán' }], next: '2026-08-19' },
      review(1, '2026-05-28', 'Menos mensajes sin respuesta que en marzo. En séptimo los lunes siguen igual.', 'Mirar 7°B por día de la semana', 'Óscar Painemal', '2026-06-18'),
      review(1, '2026-06-18', 'Lo que se ve por día: 7°B falta los lunes. La dupla pide no sacar conclusiones antes de preguntarle al curso.', 'Conversar con 7°B en consejo de curso, sin buscar culpables', 'Carolina Vergara y Daniela Soto', '2026-07-09'),
      review(1, '2026-07-09', 'Cerramos el ciclo. Lo que aprendimos queda escrito en la cuarta hoja; el próximo parte por los lunes.', 'Partir agosto con el desafío de los lunes', 'Rosa Huenchul', '2026-08-27'),
      followUp('2026-08-11', 'Repasamos a las doce familias del grupo. Con cuatro nadie ha hablado desde junio.', 'Llamar a las cuatro esta semana, junto con la jefatura'),
      followUp('2026-08-18', 'Hablamos con tres de las cuatro. La cuarta pidió que fuéramos a la casa.', 'Ir a la casa el viernes, de a dos'),
      { cycle: 2, on: '2026-08-19', rhythm: 'partners', by: luisMillan, present: ['principal', 'social-worker', 'psychologist'], others: 'la biblioteca, el taller de la junta de vecinos', minutes: 'El taller de la tarde puede recibir a seis de 7°B. Pidieron saber qué les gusta, no qué les falta.', agreed: [{ what: 'Presentar a los seis en el taller, acompañados la primera vez', who: 'Luis Millán' }], next: '2026-11-04' },
      followUp('2026-08-25', 'La visita resultó: la hermana mayor los lleva desde el lunes.', 'Contarle a Carolina lo conversado, con permiso de la familia'),
      review(2, '2026-08-27', 'Dos lunes con ronda de entrada. Faltaron ocho y seis. Es pronto para decir algo.', 'Seguir igual hasta fines de septiembre, y anotar cada lunes', 'Carolina Vergara', '2026-09-24'),
      followUp('2026-09-01', 'Seis van al taller. Uno no quiso entrar y se quedó conversando afuera: también sirve.', 'Preguntarle qué le gustaría hacer'),
      followUp('2026-09-08', 'Repasamos el grupo antes de las fiestas. Tres familias viajan.', 'Avisar a las tres qué se hará esos días'),
      followUp('2026-09-22', 'Volvieron todos menos dos. Una familia avisó.', 'Llamar a la otra, jefatura y dupla juntas'),
      review(2, '2026-09-24', 'En septiembre faltaron cuatro o cinco los lunes. El curso cuenta a quién le toca recibir.', 'Preguntar al grupo del bus cómo llega', 'Luis Millán', '2026-10-21'),
      followUp('2026-09-29', 'El bus llega tarde dos de cada tres lunes. No depende de las familias.', 'Llevarlo a la revisión de octubre'),
      followUp('2026-10-06', 'Dos acuerdos escritos firmados. En uno la escuela pone más que la familia, y está bien.', 'Revisarlos en tres semanas'),
      followUp('2026-10-20', 'Revisamos lo que vuelve del taller: tres siguen, tres fueron un tiempo.', 'Preguntar a los tres que dejaron'),
      followUp('2026-11-03', 'Los acuerdos se cumplen a medias y se hablan. Preparamos la reunión con las organizaciones.', 'Llevar dos preguntas a la reunión del miércoles'),
      { ...followUp('2026-11-10', 'Repasamos el grupo por teléfono, desde el terminal.'), present: [] },
    ],
  },
  {
    school: elMirador, by: sergioAedo, on: '2026-03-18',
    protocol: {
      steps: [...defaultLadder],
      referrals: {
        inside: { responsible: 'psychologist', when: 'cuando un profesor ve algo que le preocupa', daysUntilBack: 14, isSetAside: false },
        oln: { responsible: 'social-worker', when: 'si la familia no responde a las citaciones', daysUntilBack: 21, isSetAside: false },
        health: { responsible: 'psychologist', when: 'si lo pide la familia', daysUntilBack: 30, isSetAside: false },
      },
      rhythms: { review: { leads: 'principal', since: '2026-03-18', isSetAside: false } },
    },
    meetings: [{ cycle: 2, on: '2026-08-27', rhythm: 'review', by: margaritaLoncomil, present: ['principal', 'utp-head'], minutes: 'Se revisó la lista de estudiantes derivados. Falta saber qué pasó con varios.', agreed: [], next: '2026-09-24' }],
  },
]
