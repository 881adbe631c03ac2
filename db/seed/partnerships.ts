/**
 * The demo's partnerships, which tell both of the source's cases: Los Boldos works jointly with an organisation (shared goals, meetings every three
 * months, both sides' answers, an agreement that became an action of its cycle); El Mirador refers to one and waits. All invented, as the cast is.
 */
import type { Answers, AssessmentForm } from '../../cycles/partnerships/assessment.ts'
import { indicators, rubricQuestions, usualIndicators } from '../../cycles/partnerships/assessment.ts'
import { nameKeyOf, type OrganisationKind } from '../../cycles/partnerships/organisation.ts'
import type { GoalState, VisionStage } from '../../cycles/partnerships/partnership.ts'
import type { Profession } from '../../cycles/people/professions.ts'
import type { Schema } from '../schema.ts'
import { anaSepulveda, castId, costaClara, elenaRivas, elMirador, bahiaClara, danielaSoto, lasGaviotas, liceoPuertoManso, losBoldos, losCanelos, losPelicanos, luisMillan, millaray, quebradaHonda, rosaHuenchul, type CastPerson, type CastSchool } from './cast.ts'
import { cristianHuenupi, enriqueLefio, franciscaOlate, irmaCatrileo, karinaEspinoza, jacquelineOrtiz, nelsonBarrientos, nicoleBustamante } from './people.ts'

type Rows<T extends keyof Schema> = Schema[T] extends { $inferInsert: infer R } ? R[] : never
/** In the order they can be written. */
export type PartnershipRows = {
  organisation: Rows<'organisation'>; organisationName: Rows<'organisationName'>; partnership: Rows<'partnership'>; partnershipGoal: Rows<'partnershipGoal'>; partnershipReading: Rows<'partnershipReading'>
  partnershipMeeting: Rows<'partnershipMeeting'>; partnershipAction: Rows<'partnershipAction'>; partnershipRound: Rows<'partnershipRound'>; partnershipLink: Rows<'partnershipLink'>; partnershipAnswer: Rows<'partnershipAnswer'>
  partnershipReview: Rows<'partnershipReview'>; partnershipRevision: Rows<'partnershipRevision'>
}

const at = (day: string, hour = 14) => new Date(`${day}T${hour}:00:00Z`)

type Side = { by?: CastPerson; role?: string; on: string; says: readonly (number | null)[] }
type OrganisationText = { key: string; name: string; kind: OrganisationKind; role: string; person?: string; phone?: string; mail?: string; purpose: string; by: CastPerson; on: string; before?: { name: string; on: string }; mergedInto?: string }
type PartnershipText = {
  key: string; school: CastSchool; with: string; by: CastPerson; on: string; purpose: string; from?: string; to?: string; coordinator?: CastPerson | Profession; schoolShares?: string; partnerShares?: string; endedOn?: string
  goals?: [text: string, state: GoalState][]
  vision?: [day: string, stage: VisionStage, note: string][]; quality?: [day: string, marks: string[], note: string][]
  meetings?: { on: string; state?: 'planned' | 'not-held'; present?: Profession[]; partner?: string; agreed?: string; talked?: string; school?: Side; theirs?: Side }[]
  rounds?: { on: string; form: AssessmentForm; school?: Side; theirs?: Side }[]
  actions?: { on: string; what: string; who: string; by?: string; state?: 'done' | 'dropped'; ofCycle?: true; atMeeting?: string }[]
  swot?: { on: string; texts: [string, string, string, string] }
  evaluation?: { on: string; together: string; change: string; decision: 'go-on' | 'change' | 'end' }
  link?: { on: string; days: number }
  /** What its words were until a day, the earliest first; what is left out was as it is. */
  before?: { until: string; by: CastPerson; purpose?: string; schoolShares?: string; partnerShares?: string }[]
}

const organisations: OrganisationText[] = [
  { key: 'mar-adentro', name: 'Casa Taller Mar Adentro', kind: 'support', role: 'Coordinación de talleres', person: 'Paz Llanquinao', phone: '+56 41 555 0142', mail: 'talleres@maradentro.example', purpose: 'Talleres de la tarde y apoyo escolar para niñas, niños y jóvenes de los sectores altos de Los Cabos.', by: danielaSoto, on: '2025-04-14', before: { name: 'Taller Mar Adentro', on: '2026-03-12' } },
  { key: 'biblioteca', name: 'Biblioteca Pública de Los Cabos', kind: 'culture', role: 'Mediación lectora', phone: '+56 41 555 0110', mail: 'mediacion@biblioteca.example', purpose: 'Préstamo, sala de estudio y mediación lectora.', by: anaSepulveda, on: '2025-05-08' },
  { key: 'apoyo-arreboles', name: 'Centro de Apoyo Escolar Arreboles', kind: 'support', role: 'Secretaría', phone: '+56 41 555 0177', purpose: 'Reforzamiento después de clases, de lunes a jueves.', by: nicoleBustamante, on: '2026-03-24' },
  { key: 'union', name: 'Club Deportivo Unión Puerto Manso', kind: 'sports', role: 'Presidencia del club', phone: '+56 41 555 0163', purpose: 'Fútbol y atletismo, con cancha propia junto al muelle.', by: franciscaOlate, on: '2026-04-02' },
  { key: 'cesfam', name: 'Cesfam Quilén', kind: 'health', role: 'Encargada de salud escolar', mail: 'salud.escolar@cesfamquilen.example', purpose: 'Atención primaria y promoción de salud en las escuelas de Quilén.', by: enriqueLefio, on: '2026-03-18' },
  { key: 'litoral', name: 'Instituto Técnico del Litoral', kind: 'university', role: 'Vinculación con el medio', mail: 'vinculacion@itl.example', purpose: 'Formación técnica de nivel superior; recibe cursos de tercero y cuarto medio.', by: karinaEspinoza, on: '2026-04-09' },
  { key: 'junta-pelicanos', name: 'Junta de Vecinos Caleta Los Pelícanos', kind: 'community', role: 'Directiva de la junta', phone: '+56 41 555 0121', purpose: 'Sede, bote de emergencia y las fiestas de la caleta.', by: nelsonBarrientos, on: '2026-03-30' },
  { key: 'oln', name: 'Oficina Local de la Niñez de Puerto Manso', kind: 'local-office', role: 'Gestión intersectorial', mail: 'oln@puertomanso.example', purpose: 'Promoción y protección de derechos de la niñez en la comuna.', by: jacquelineOrtiz, on: '2026-04-20' },
  { key: 'oln-otra', name: 'OLN Puerto Manso', kind: 'local-office', role: 'Recepción', purpose: '', by: franciscaOlate, on: '2026-05-11', mergedInto: 'oln' },
  { key: 'semilla', name: 'Fundación Semilla Serrana', kind: 'church', role: 'Coordinación territorial', phone: '+56 41 555 0188', purpose: 'Huertas, vivero y oficios del campo.', by: irmaCatrileo, on: '2026-05-05' },
  { key: 'orquesta', name: 'Orquesta Comunitaria de Quilén', kind: 'culture', role: 'Dirección', mail: 'orquesta@quilen.example', purpose: 'Ensayos abiertos los sábados en el gimnasio municipal.', by: enriqueLefio, on: '2026-08-24' },
]

const fourSchoolApril = [6, 4, 6, 3]
const texts: PartnershipText[] = [
  {
    key: 'boldos-mar-adentro', school: losBoldos, with: 'mar-adentro', by: danielaSoto, on: '2025-04-14', from: '2026-03-02', to: '2026-12-18', coordinator: luisMillan,
    purpose: 'Que las tardes en Mar Adentro y las mañanas en la escuela sean un mismo camino para 6°, 7° y 8°: que cada estudiante tenga en los dos lugares a alguien que lo espera.',
    schoolShares: 'El calendario y los cambios de horario con una semana de aviso, lo que se está trabajando en lenguaje y matemática en cada curso, y los días en que el bus no sube.',
    partnerShares: 'Qué talleres se llenan y por qué, qué piden las y los estudiantes, y qué días de la semana les cuesta más venir.',
    goals: [
      ['Que los lunes haya alguien de Mar Adentro en la ronda de acogida de 7°B', 'open'],
      ['Que cada estudiante de 8° visite un liceo acompañado antes de la postulación', 'reached'],
      ['Un proyecto común por semestre, elegido por las y los estudiantes', 'open'],
      ['Un cuaderno viajero por estudiante', 'dropped'],
    ],
    vision: [['2025-04-21', 'complementary', 'Nos repartimos las tareas y nos avisamos. Todavía cada parte tiene sus objetivos.'], ['2026-06-10', 'strategic', 'Escribimos objetivos que son de ambos equipos y los revisamos con el curso. Si cambia una persona, el trabajo sigue.']],
    quality: [['2026-06-10', ['goals', 'classwork', 'whole-person', 'takes-part', 'not-mechanical'], 'Falta que las familias tengan un lugar: es lo que queremos probar en el verano.']],
    meetings: [
      { on: '2026-12-02', state: 'planned' },
      { on: '2026-11-05', present: ['homeroom-teacher', 'psychologist', 'social-worker'], partner: 'coordinación de talleres y un tallerista', agreed: 'Repetir en noviembre la pregunta sin nombre sobre los lunes, esta vez en los dos lugares. Mar Adentro cuenta en diciembre qué proyecto eligió el curso.', talked: 'La ronda está saliendo sola. Ver quién la toma en marzo.', school: { by: luisMillan, on: '2026-11-05', says: [8, 9, 7, 8] }, theirs: { role: 'Coordinación de talleres', on: '2026-11-06', says: [6, 9, 7, 8] } },
      { on: '2026-09-03', present: ['psychologist', 'social-worker'], partner: 'coordinación de talleres', agreed: 'Un tallerista se suma a la ronda de los lunes desde el 7 de septiembre. La escuela avisa los cambios de horario con una semana.', school: { by: luisMillan, on: '2026-09-03', says: [7, 8, 7, 7] }, theirs: { role: 'Coordinación de talleres', on: '2026-09-04', says: [5, 8, 6, 7] } },
      { on: '2026-06-09', present: ['principal', 'psychologist', 'social-worker'], partner: 'dirección y coordinación de talleres', agreed: 'Escribir tres objetivos comunes y leerlos con 7° y 8°. Dejar el cuaderno viajero: era un registro más y nadie lo leía.', school: { by: danielaSoto, on: '2026-06-09', says: [6, 7, 6, 5] }, theirs: { role: 'Dirección', on: '2026-06-10', says: [4, 7, 6, 4] } },
      { on: '2026-03-19', partner: '', agreed: 'Retomar los martes y jueves desde el 30 de marzo.' },
    ],
    rounds: [
      { on: '2026-09-10', form: 'four', school: { by: luisMillan, on: '2026-09-10', says: [8, 8, 7, 6] }, theirs: { role: 'Coordinación de talleres', on: '2026-09-14', says: [8, 7, 8, 3] } },
      { on: '2026-04-16', form: 'four', school: { by: danielaSoto, on: '2026-04-16', says: fourSchoolApril }, theirs: { role: 'Coordinación de talleres', on: '2026-04-20', says: [4, 3, 7, 2] } },
    ],
    actions: [
      { on: '2026-11-05', what: 'Repetir la pregunta de agosto, en papelitos y sin nombre: qué te hace venir el primer día', who: 'Daniela Soto y Óscar Painemal', ofCycle: true, atMeeting: '2026-11-05' },
      { on: '2026-09-03', what: 'Un tallerista de Mar Adentro en la ronda de los lunes', who: 'Coordinación de talleres', by: '2026-09-07', state: 'done', atMeeting: '2026-09-03' },
      { on: '2026-11-05', what: 'Traer a la escuela la muestra del taller de radio y que la abra el curso', who: 'ambas partes', by: '2026-12-02', atMeeting: '2026-11-05' },
    ],
    swot: { on: '2026-06-10', texts: ['Nos conocemos hace años y nos decimos las cosas. Las y los estudiantes van a los dos lugares con gusto.', 'Lo que se aprende en los talleres casi no llega a la sala de clases.', 'La biblioteca quiere sumarse con la sala de los miércoles.', 'En Mar Adentro contratan por semestre: cada marzo cambia la mitad del equipo.'] },
    before: [{
      until: '2026-06-10', by: luisMillan, purpose: 'Talleres y apoyo en las tareas para estudiantes de 6°, 7° y 8° que la escuela derive a Mar Adentro.',
      schoolShares: 'El calendario y los cambios de horario.', partnerShares: 'Quiénes vienen a los talleres, por curso y en números.',
    }],
    evaluation: { on: '2026-11-09', together: 'Vernos cada tres meses con una pauta corta. Mirar primero qué dicen las y los estudiantes, y después qué hacemos nosotros.', change: 'Que lo aprendido en los talleres tenga un lugar en la sala: una muestra por semestre, abierta por el curso.', decision: 'change' },
    link: { on: '2026-08-31', days: 120 },
  },
  {
    key: 'boldos-biblioteca', school: losBoldos, with: 'biblioteca', by: rosaHuenchul, on: '2026-04-06', from: '2026-04-13', coordinator: 'teacher',
    purpose: 'Una sala tranquila y con libros los miércoles por la tarde, para quienes esperan el segundo bus.', schoolShares: 'Los libros de cada curso y los días sin segundo bus.', partnerShares: 'Cuántos vienen los miércoles y qué leen, sin nombres.',
    goals: [['Que quienes esperan el bus tengan dónde estar', 'open']], vision: [['2026-05-20', 'complementary', 'Cada parte hace lo suyo y calza bien. Compartimos una planilla con los cursos.']], quality: [['2026-05-20', ['classwork', 'not-mechanical'], '']],
    meetings: [{ on: '2026-09-24', present: ['teacher'], partner: 'mediación lectora', agreed: 'Seguir los miércoles y sumar un estante con lo que se lee en cada curso.', school: { by: rosaHuenchul, on: '2026-09-24', says: [6, 8, null, 7] } }, { on: '2026-06-17', present: ['principal'], partner: 'mediación lectora', agreed: 'Abrir la sala también los viernes de lluvia.' }],
    rounds: [{ on: '2026-09-24', form: 'seventeen', school: { by: rosaHuenchul, on: '2026-09-24', says: [5, 4, 7, 7, 6, 6.5, 7, null, null, null, 6, 7, null, null, null, null, null] } }],
  },
  {
    key: 'mirador-apoyo', school: elMirador, with: 'apoyo-arreboles', by: nicoleBustamante, on: '2026-03-24', coordinator: cristianHuenupi,
    purpose: 'Derivar a reforzamiento a estudiantes que van quedando atrás.', schoolShares: 'La ficha de derivación.',
    vision: [['2026-04-15', 'distant', 'Mandamos la ficha y no sabemos qué pasa después. Nos topamos a veces en la plaza.']], quality: [],
    meetings: [{ on: '2026-07-08', state: 'not-held' }, { on: '2026-04-15', present: ['social-worker'], partner: 'secretaría', agreed: 'Mandar las fichas los lunes.' }],
    rounds: [{ on: '2026-08-26', form: 'four', school: { by: cristianHuenupi, on: '2026-08-26', says: [3, 2, null, 1] } }],
  },
  { key: 'bahia-biblioteca', school: bahiaClara, with: 'biblioteca', by: anaSepulveda, on: '2025-05-08', from: '2025-05-12', to: '2026-12-18', coordinator: anaSepulveda, purpose: 'Sala de estudio hasta las ocho para primero y segundo medio.', goals: [['Que haya dónde estudiar para quien no tiene espacio en la casa', 'open']], meetings: [{ on: '2026-10-14', present: ['principal'], partner: 'mediación lectora', agreed: 'Abrir los sábados de noviembre.' }] },
  { key: 'gaviotas-union', school: lasGaviotas, with: 'union', by: franciscaOlate, on: '2026-04-02', coordinator: 'climate-coordinator', purpose: 'Atletismo mixto los martes y jueves, como espacio de convivencia educativa entre cursos.', goals: [['Que los cursos jueguen mezclados', 'open']], vision: [['2026-08-12', 'complementary', '']], meetings: [{ on: '2026-08-12', present: ['climate-coordinator'], partner: 'presidencia del club', agreed: 'Cambiar el jueves por el viernes.' }] },
  { key: 'canelos-union', school: losCanelos, with: 'union', by: jacquelineOrtiz, on: '2026-05-19', coordinator: jacquelineOrtiz, purpose: 'Cancha y monitores para los recreos largos.', meetings: [] },
  { key: 'canelos-oln', school: losCanelos, with: 'oln', by: jacquelineOrtiz, on: '2026-04-20', coordinator: jacquelineOrtiz, purpose: 'Talleres de derechos con 5° y 6°, y un consejo de niñas y niños.', meetings: [{ on: '2026-09-30', present: ['social-worker'], partner: 'gestión intersectorial', agreed: 'El consejo presenta sus pedidos en octubre.' }] },
  { key: 'gaviotas-oln', school: lasGaviotas, with: 'oln-otra', by: franciscaOlate, on: '2026-05-11', coordinator: 'social-worker', purpose: 'Saber a quién llamar y cuándo, y que la escuela reciba respuesta.', meetings: [{ on: '2026-10-21', present: ['climate-coordinator', 'social-worker'], partner: 'recepción y gestión', agreed: 'Una respuesta por escrito a los quince días.' }] },
  { key: 'puerto-litoral', school: liceoPuertoManso, with: 'litoral', by: karinaEspinoza, on: '2026-04-09', from: '2026-04-13', to: '2026-10-30', coordinator: karinaEspinoza, purpose: 'Que tercero y cuarto medio vean por dentro qué viene después del liceo.', goals: [['Una semana de talleres en el instituto por curso', 'reached']], meetings: [{ on: '2026-08-05', present: ['counsellor'], partner: 'vinculación con el medio', agreed: 'Dos visitas más en septiembre.' }] },
  { key: 'millaray-cesfam', school: millaray, with: 'cesfam', by: enriqueLefio, on: '2026-03-18', coordinator: enriqueLefio, purpose: 'Horas de salud dental y visual en la misma escuela, para no perder el día.', goals: [['Que ningún control cueste un día de clases', 'open']], meetings: [{ on: '2026-09-09', present: ['social-worker'], partner: 'encargada de salud escolar', agreed: 'Operativo visual en la escuela en octubre.' }] },
  { key: 'pelicanos-junta', school: losPelicanos, with: 'junta-pelicanos', by: nelsonBarrientos, on: '2026-03-30', coordinator: nelsonBarrientos, purpose: 'Que cuando se corte el camino haya quién lleve a los niños en bote.', goals: [['Ningún día sin clases por el camino', 'open']], meetings: [{ on: '2026-07-24', present: ['principal'], partner: 'directiva de la junta', agreed: 'Turnos del bote por familia.' }] },
  { key: 'quebrada-semilla', school: quebradaHonda, with: 'semilla', by: irmaCatrileo, on: '2026-05-05', coordinator: irmaCatrileo, purpose: 'La huerta de la escuela, con el vivero de la fundación.', endedOn: '2026-10-02', meetings: [{ on: '2026-06-16', present: ['principal'], partner: 'coordinación territorial', agreed: 'Plantar en agosto.' }] },
]

const answersOf = (questions: readonly string[], says: readonly (number | null)[]): Answers => Object.fromEntries(questions.flatMap((q, i) => (says[i] === null || says[i] === undefined ? [] : [[q, says[i]]])))

/** The same in every run. `parts`: the notebooks' entries, among which an agreed action has become one. */
export const partnershipRows = (parts: readonly Schema['part']['$inferInsert'][]): PartnershipRows => {
  const rows: PartnershipRows = { organisation: [], organisationName: [], partnership: [], partnershipGoal: [], partnershipReading: [], partnershipMeeting: [], partnershipAction: [], partnershipRound: [], partnershipLink: [], partnershipAnswer: [], partnershipReview: [], partnershipRevision: [] }
  let n = 1000
  const next = () => castId('partner', ++n)
  const orgId = (key: string) => castId('partner', 1 + organisations.findIndex(o => o.key === key))
  for (const o of organisations) {
    const id = orgId(o.key)
    const into = o.mergedInto ? orgId(o.mergedInto) : null
    rows.organisation.push({
      id, slepCode: costaClara.code, kind: o.kind, name: o.name, nameKey: nameKeyOf(o.name), contactRole: o.role, contactName: o.person ?? '', phone: o.phone ?? '', mail: o.mail ?? '', purpose: o.purpose,
      addedBy: o.by.id, addedAt: at(o.on), updatedBy: o.before ? elenaRivas.id : o.by.id, updatedAt: at(o.before?.on ?? o.on), mergedInto: into, mergedBy: into ? elenaRivas.id : null, mergedAt: into ? at('2026-06-02') : null, standsFor: into ?? id,
    })
    if (o.before) rows.organisationName.push({ id: next(), organisationId: id, slepCode: costaClara.code, name: o.before.name, nameKey: nameKeyOf(o.before.name), changedBy: elenaRivas.id, changedAt: at(o.before.on) })
  }
  texts.forEach((t, i) => {
    const id = castId('partner', 101 + i)
    const own = { partnershipId: id, rbd: t.school.rbd }
    const who = typeof t.coordinator === 'object' ? t.coordinator : null
    rows.partnership.push({
      id, rbd: t.school.rbd, organisationId: orgId(t.with), purpose: t.purpose, fromDay: t.from ?? '', toDay: t.to ?? '', coordinatorId: who?.id ?? null, coordinatorName: who?.name ?? '', coordinatorProfession: who?.profession ?? (typeof t.coordinator === 'string' ? t.coordinator : null),
      schoolShares: t.schoolShares ?? '', partnerShares: t.partnerShares ?? '', begunOn: t.on, endedOn: t.endedOn ?? null, version: 1 + (t.before?.length ?? 0), createdBy: t.by.id, createdAt: at(t.on), updatedBy: t.before?.at(-1)?.by.id ?? t.by.id, updatedAt: at(t.before?.at(-1)?.until ?? t.on), withdrawnAt: null,
    })
    const linkId = castId('partner', 301 + i)
    const hasLink = t.link !== undefined || [...(t.meetings ?? []), ...(t.rounds ?? [])].some(x => x.theirs)
    // Two links: an older one that is over, by which the year's first answers came, and the one that opens today.
    if (hasLink) rows.partnershipLink.push({ id: castId('partner', 401 + i), ...own, createdBy: t.by.id, createdAt: at('2026-04-16'), expiresAt: at('2026-08-14'), revokedAt: null, revokedBy: null })
    if (t.link) rows.partnershipLink.push({ id: linkId, ...own, createdBy: t.by.id, createdAt: at(t.link.on), expiresAt: new Date(at(t.link.on).getTime() + t.link.days * 86_400_000), revokedAt: null, revokedBy: null })
    t.goals?.forEach(([text, state], k) => rows.partnershipGoal.push({ id: next(), ...own, text, state, writtenBy: t.by.id, writtenAt: new Date(at(t.on).getTime() + k * 1000), settledBy: state === 'open' ? null : t.by.id, settledAt: state === 'open' ? null : at('2026-09-03') }))
    for (const [onDay, stage, note] of t.vision ?? []) rows.partnershipReading.push({ id: next(), ...own, kind: 'vision', onDay, marks: [stage], note, writtenBy: t.by.id, writtenAt: at(onDay), withdrawnAt: null })
    for (const [onDay, marks, note] of t.quality ?? []) rows.partnershipReading.push({ id: next(), ...own, kind: 'quality', onDay, marks, note, writtenBy: t.by.id, writtenAt: at(onDay), withdrawnAt: null })
    const answer = (about: 'round' | 'meeting', aboutId: string, side: 'school' | 'partner', s: Side | undefined, questions: readonly string[]) => s && rows.partnershipAnswer.push({
      aboutId, side, about, ...own, answers: answersOf(questions, s.says), byRole: s.role ?? '', answeredBy: side === 'school' ? (s.by ?? t.by).id : null, linkId: side === 'partner' ? (t.link && s.on >= t.link.on ? linkId : castId('partner', 401 + i)) : null, firstAt: at(s.on, 15), answeredAt: at(s.on, 15),
    })
    const meetingIds = new Map<string, string>()
    for (const x of t.meetings ?? []) {
      const meetingId = next()
      meetingIds.set(x.on, meetingId)
      rows.partnershipMeeting.push({ id: meetingId, ...own, onDay: x.on, state: x.state ?? 'held', present: x.present ?? [], partnerPresent: x.partner ?? '', talked: x.talked ?? '', agreed: x.agreed ?? '', version: 1, createdBy: t.by.id, createdAt: at(x.state === 'planned' ? '2026-11-05' : x.on), updatedBy: t.by.id, updatedAt: at(x.state === 'planned' ? '2026-11-05' : x.on), withdrawnAt: null })
      answer('meeting', meetingId, 'school', x.school, rubricQuestions)
      answer('meeting', meetingId, 'partner', x.theirs, rubricQuestions)
    }
    for (const r of t.rounds ?? []) {
      const roundId = next()
      const questions = r.form === 'four' ? usualIndicators : indicators
      rows.partnershipRound.push({ id: roundId, ...own, onDay: r.on, form: r.form, openedBy: (r.school?.by ?? t.by).id, openedAt: at(r.on), withdrawnAt: null })
      answer('round', roundId, 'school', r.school, questions)
      answer('round', roundId, 'partner', r.theirs, questions)
    }
    for (const a of t.actions ?? []) {
      const became = a.ofCycle ? parts.find(p => p.kind === 'action' && p.rbd === t.school.rbd && (p.body as { what?: string }).what === a.what) : undefined
      if (a.ofCycle && !became) throw new Error(`the seed's agreed action is no action of a cycle: ${a.what}`)
      rows.partnershipAction.push({ id: next(), ...own, meetingId: meetingIds.get(a.atMeeting ?? '') ?? null, what: a.what, who: a.who, agreedOn: a.on, byDay: a.by ?? '', state: a.state ?? 'open', cycleId: became?.cycleId ?? null, actionId: became?.id ?? null, writtenBy: t.by.id, writtenAt: at(a.on), settledBy: a.state ? t.by.id : null, settledAt: a.state ? at(a.by ?? a.on) : null })
    }
    if (t.swot) rows.partnershipReview.push({ id: next(), ...own, kind: 'swot', onDay: t.swot.on, texts: { strengths: t.swot.texts[0], weaknesses: t.swot.texts[1], opportunities: t.swot.texts[2], threats: t.swot.texts[3] }, decision: null, writtenBy: t.by.id, writtenAt: at(t.swot.on), withdrawnAt: null })
    if (t.evaluation) rows.partnershipReview.push({ id: next(), ...own, kind: 'evaluation', onDay: t.evaluation.on, texts: { together: t.evaluation.together, change: t.evaluation.change }, decision: t.evaluation.decision, writtenBy: t.by.id, writtenAt: at(t.evaluation.on), withdrawnAt: null })
    for (const { until, by, ...words } of t.before ?? []) rows.partnershipRevision.push({
      id: castId('partner', 501 + rows.partnershipRevision.length), ...own, about: 'partnership', aboutId: id, changedBy: by.id, changedAt: at(until),
      body: { purpose: t.purpose, fromDay: t.from ?? '', toDay: t.to ?? '', coordinator: who?.name ?? '', schoolShares: t.schoolShares ?? '', partnerShares: t.partnerShares ?? '', ...words },
    })
  })
  return rows
}
