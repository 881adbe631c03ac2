/**
 * What two of the demo's teams say to each other and pass on: the source's two cases (reference: programme, inter-professional work). Los
 * Boldos reads the problem together and stays beside whoever is handed over; El Mirador, with as much good will, refers.
 */
import type { Profession } from '../../../cycles/people/professions.ts'
import type { StudentNeed } from '../../../cycles/together/student-needs.ts'
import type { ReferralAnswer, ReferralPlace } from '../../../cycles/together/ways.ts'
import { danielaSoto, elMirador, losBoldos, luisMillan, pedroCayul, rosaHuenchul, type CastPerson, type CastSchool } from '../cast.ts'
import { carolinaVergara, cristianHuenupi, nicoleBustamante, oscarPainemal, veronicaSaavedra } from '../people.ts'

export type ViewText = { matters?: string; offers?: string; asks?: string; seesNeeds?: readonly StudentNeed[]; changed?: string }
export type TogetherText = {
  school: CastSchool
  cycle: number
  /** In the order they were saved; each over what stood. */
  saves: readonly { on: string; by: CastPerson; views?: Partial<Record<Profession, ViewText>>; commonReading?: string; commonPurpose?: string }[]
  referrals: readonly {
    by: CastPerson; weekOf: string; place: ReferralPlace; way: 'hand-over' | 'referral'; count: number; responsible: Profession | null; backBy: string
    answers?: readonly { on: string; by: CastPerson; answer: ReferralAnswer; count: number }[]
  }[]
}

export const togetherTexts: readonly TogetherText[] = [
  {
    school: losBoldos, cycle: 2,
    saves: [
      { on: '2026-08-06', by: carolinaVergara, views: { 'homeroom-teacher': {
        matters: 'Que el curso funcione y que nadie sienta que ya se perdió la semana.',
        offers: 'Soy quien los ve todos los días. Puedo recibir, preguntar en el patio y contar lo que va pasando.',
        asks: 'Que lo que me cuentan no termine en una ficha. Que alguien me reemplace diez minutos el lunes.', seesNeeds: ['emotional', 'study'],
      } } },
      { on: '2026-08-06', by: danielaSoto, views: { psychologist: {
        matters: 'Que sientan que alguien notó que no vinieron. Eso es bienestar antes que cualquier taller.',
        offers: 'Estar en la ronda con el curso, no en mi oficina. Preparar con Carolina qué se pregunta y qué no.',
        asks: 'No ser el lugar donde se manda a quien molesta. Saber antes, no cuando ya explotó.', seesNeeds: ['emotional', 'company'],
      } } },
      { on: '2026-08-07', by: luisMillan, views: { 'social-worker': {
        matters: 'Que la familia sepa a qué tiene derecho y no pierda el día haciendo un trámite sola.',
        offers: 'Ir a la casa, acompañar a la OLN, insistir por el bus.',
        asks: 'Que me digan qué han conversado ya con la familia, para no preguntar lo mismo otra vez.', seesNeeds: ['benefits', 'family'],
      } } },
      { on: '2026-08-10', by: pedroCayul, views: { 'utp-head': {
        matters: 'Que lo primero de la semana sea algo que puedan hacer bien.',
        offers: 'Mover el horario y defenderlo en el consejo.', asks: 'Que me traigan el dato por día, no por mes.', seesNeeds: ['study'],
      } } },
      { on: '2026-08-12', by: rosaHuenchul, views: { principal: {
        matters: 'Que cada estudiante tenga un adulto en la escuela, y que ese adulto no esté solo.',
        offers: 'La hora de los miércoles, y leer con ustedes una vez al mes.', asks: 'Que me avisen cuando algo no depende de nosotros.', seesNeeds: ['company'],
      } },
      commonReading: 'No son nueve casos ni un bus: es volver. Empezar la semana cuesta más a quien llega tarde, a quien no entiende la primera hora y a quien nadie espera. Ninguno de nosotros veía las tres cosas.',
      commonPurpose: 'Que volver sea fácil, y que cada quien que vuelva encuentre a alguien que sabía que venía.' },
      { on: '2026-10-21', by: danielaSoto, views: {
        psychologist: { changed: 'Pensaba que había que atender a los nueve. Ahora creo que lo que sana es la ronda, y que la hace el curso.' },
        'homeroom-teacher': { changed: 'Antes derivaba para no equivocarme. Ahora pregunto yo, y Daniela me ayuda a preparar la pregunta.' },
        'social-worker': { changed: 'Dejé de partir por los beneficios: parto por preguntar si alguien de la escuela ya habló con ellos.' },
      } },
      { on: '2026-11-04', by: oscarPainemal, views: { 'climate-coordinator': {
        matters: 'Que llegar tarde no sea una falta.', offers: 'Estar en la puerta hasta las 8:45.', asks: 'Que nadie anote un atraso el primer día de la semana.', seesNeeds: ['company', 'identity'],
      } } },
    ],
    referrals: [
      { by: danielaSoto, weekOf: '2026-09-21', place: 'inside', way: 'hand-over', count: 3, responsible: 'homeroom-teacher', backBy: '2026-10-05', answers: [{ on: '2026-10-02', by: danielaSoto, answer: 'together', count: 3 }] },
      { by: luisMillan, weekOf: '2026-11-09', place: 'oln', way: 'hand-over', count: 2, responsible: 'social-worker', backBy: '2026-11-23', answers: [{ on: '2026-11-13', by: luisMillan, answer: 'together', count: 1 }] },
    ],
  },
  {
    school: elMirador, cycle: 2,
    saves: [
      { on: '2026-08-27', by: nicoleBustamante, views: { psychologist: {
        matters: 'Que se detecte a tiempo. Hay más casos que horas.', offers: 'Evaluar y derivar a quien corresponda.', asks: 'Que las profesoras llenen completa la ficha de derivación.', seesNeeds: ['benefits', 'family'],
      } } },
      { on: '2026-08-28', by: veronicaSaavedra, views: { 'homeroom-teacher': {
        matters: 'Que el curso avance. Con veintinueve no puedo detenerme mucho en uno.', offers: 'Avisar apenas vea algo.', asks: 'Saber qué pasó con los que derivé: nos cruzamos en el pasillo y no alcanzamos a conversar.', seesNeeds: ['family', 'study'],
      } } },
      { on: '2026-09-02', by: cristianHuenupi, views: { 'social-worker': {
        matters: 'El derecho de cada estudiante a estar en la escuela.', offers: 'Los informes y el contacto con las redes.', seesNeeds: ['benefits'],
      } } },
    ],
    referrals: [
      { by: nicoleBustamante, weekOf: '2026-09-07', place: 'inside', way: 'referral', count: 6, responsible: 'psychologist', backBy: '2026-09-21', answers: [{ on: '2026-09-30', by: nicoleBustamante, answer: 'taken', count: 2 }] },
      { by: cristianHuenupi, weekOf: '2026-09-28', place: 'health', way: 'referral', count: 3, responsible: null, backBy: '2026-10-13' },
      { by: cristianHuenupi, weekOf: '2026-10-12', place: 'oln', way: 'referral', count: 2, responsible: null, backBy: '2026-10-26', answers: [{ on: '2026-11-03', by: cristianHuenupi, answer: 'not-taken', count: 1 }] },
      { by: nicoleBustamante, weekOf: '2026-10-26', place: 'inside', way: 'referral', count: 4, responsible: 'psychologist', backBy: '2026-11-09' },
    ],
  },
]
