/** Visits of the year 2026 in the demo, what they agreed, and two notes of an advisor. Invented; no student in any of them. */
import type { VisitBody } from '../../cycles/visits/visit.ts'
import type { Schema } from '../schema.ts'
import {
  altoNalcas, bahiaClara, castId, danielaSoto, elMirador, ignacioBarria, islaChaica, lasGaviotas, liceoPuertoManso, losBoldos, losCanelos, losPelicanos, marcelaPaillan, millaray,
  quebradaHonda, rinconDePellines, rosaHuenchul, type CastPerson, type CastSchool,
} from './cast.ts'
import { amaliaHuaiquil, claudiaMillaqueo, hernanOyarzo, irmaCatrileo, monicaAraneda, nelsonBarrientos, patriciaLeal, sergioAedo, ximenaCuriqueo } from './people.ts'

type Agreed = { what: string; who: string; by?: string; /** Who said what became of it, and when. */ done?: [CastPerson, string]; left?: [CastPerson, string]; school?: CastSchool }
type Told = {
  on: string; at?: string; kind?: 'call' | 'network'; state?: 'planned' | 'cancelled'; schools: readonly CastSchool[]; advisor: CastPerson
  body: Partial<VisitBody>; agreed?: readonly Agreed[]
  brings?: readonly { school: CastSchool; words?: string; cycle?: number }[]
}

const told: readonly Told[] = [
  // Escuela Los Boldos
  {
    on: '2026-03-26', at: '15:30', schools: [losBoldos], advisor: marcelaPaillan,
    body: {
      purpose: 'Conocer lo que el equipo quiere cambiar este año y mirar juntos la primera semana de clases.', present: 'Directora, jefe de UTP, psicóloga, trabajador social',
      looked: 'La libreta de llamados de inspectoría y la lista de turnos. Los llamados están, pero en cuatro lugares distintos.',
      talked: 'El equipo contó que la pregunta no es si llaman, sino quién. Nadie quiere que una familia reciba tres llamados el mismo día. Quedó dando vueltas una idea: que llame quien ve al estudiante todos los días.',
      next: 'Escribir el desafío en una frase que el consejo de profesores reconozca.',
    },
    agreed: [{ what: 'Juntar en una sola libreta los llamados de dos semanas', who: 'Luis Millán', by: '2026-04-10', done: [danielaSoto, '2026-04-09'] }],
  },
  {
    on: '2026-08-20', at: '11:00', schools: [losBoldos], advisor: marcelaPaillan,
    body: {
      purpose: 'Acompañar el comienzo del ciclo de los lunes en 7°B.', present: 'Directora, psicóloga, profesora jefe de 7°B',
      looked: 'La ronda de las ocho, desde el fondo de la sala. El paradero del bus, a las siete y media.',
      talked: 'Lo que pasa el lunes empieza el viernes: así lo dijo la profesora jefe. El equipo prefiere probar algo chico con un curso antes de contarlo a toda la escuela.',
      next: 'Mirar cuatro lunes seguidos antes de sacar conclusiones.',
    },
    agreed: [
      { what: 'Anotar en la bitácora cada lunes quiénes llegan a la ronda, en número', who: 'Carolina Vergara', by: '2026-09-11', done: [rosaHuenchul, '2026-09-10'] },
      { what: 'Pedir al consejo de curso su explicación de los lunes', who: 'Daniela Soto', by: '2026-09-04', done: [danielaSoto, '2026-09-03'] },
    ],
  },
  {
    on: '2026-10-21', at: '09:00', schools: [losBoldos], advisor: marcelaPaillan,
    body: {
      purpose: 'Leer juntas los primeros lunes y decidir si algo se ajusta.', present: 'Directora, jefe de UTP, psicóloga, profesora jefe de 7°B',
      looked: 'El gráfico de los lunes, tapando primero la última semana. La hoja de la ronda.',
      talked: 'Al equipo le sorprendió que la ronda funcione mejor cuando la abre un estudiante. Hubo una duda honesta: si es la ronda o es que ya no llueve. Acordaron esperar antes de decirlo.',
      next: 'Contar lo aprendido en el consejo, con lo que todavía no se sabe.',
    },
    agreed: [
      { what: 'Guardar puesto en la ronda a quienes llegan en el bus de las siete y diez', who: 'Daniela Soto', by: '2026-11-13' },
      { what: 'Mostrar el gráfico de los lunes en el consejo de profesores, con la duda incluida', who: 'Pedro Cayul', by: '2026-11-27' },
      { what: 'Preguntar al transporte si el bus puede salir diez minutos antes', who: 'Marcela Paillán', by: '2026-11-06', done: [marcelaPaillan, '2026-11-05'] },
    ],
  },
  { on: '2026-11-24', at: '10:00', schools: [losBoldos], advisor: marcelaPaillan, state: 'planned', body: { purpose: 'Ver si ya se puede leer lo que esperaban de los lunes, y pensar con quiénes seguir.' } },
  // Escuela El Mirador: nobody has come since August
  {
    on: '2026-04-16', at: '12:00', schools: [elMirador], advisor: marcelaPaillan,
    body: { purpose: 'Pensar otra hora para la reunión de apoderados.', present: 'Director, jefa de UTP, trabajador social', looked: 'Los turnos de la planta, pegados en la oficina.', talked: 'La reunión estaba bien preparada y mal puesta en el día. El equipo lo dijo riéndose.', next: 'Probar un sábado en la mañana, con desayuno.' },
    agreed: [{ what: 'Preguntar a diez familias qué hora les acomoda', who: 'Cristián Huenupi', by: '2026-04-30', done: [sergioAedo, '2026-04-28'] }],
  },
  {
    on: '2026-08-12', at: '10:30', schools: [elMirador], advisor: marcelaPaillan,
    body: { purpose: 'Empezar el segundo ciclo con lo aprendido del primero.', present: 'Director, jefa de UTP, profesora jefe de 6°', looked: 'Un lote de tareas de 5° y 6°, con y sin devolución.', talked: 'Cuando alguien escribe dos líneas, el niño las busca. El equipo quiere que sean pocas y a tiempo, más que muchas.', next: 'Elegir una tarea a la semana, no todas.' },
    agreed: [{ what: 'Elegir en cada curso la tarea de la semana que se devuelve con palabras', who: 'Margarita Loncomil', by: '2026-08-28', done: [sergioAedo, '2026-08-27'] }],
  },
  { on: '2026-10-07', at: '10:30', schools: [elMirador], advisor: marcelaPaillan, state: 'cancelled', body: { purpose: 'Mirar las primeras devoluciones.' } },
  // Escuela Quebrada Honda
  {
    on: '2026-06-04', at: '11:30', schools: [quebradaHonda], advisor: marcelaPaillan,
    body: { purpose: 'Ver cómo funciona el aviso cuando se corta el paso.', present: 'Directora, profesor, profesora del PIE', looked: 'Los cuadernillos listos para el invierno y el mapa con los sectores.', talked: 'Los niños grandes ya avisan en su sector, nadie se lo pidió. El equipo quiere cuidarlo sin volverlo una tarea.', next: 'Que el mapa quede a la vista de todos.' },
    agreed: [{ what: 'Poner el mapa de los sectores junto a la puerta', who: 'Gonzalo Peña', by: '2026-06-12', done: [irmaCatrileo, '2026-06-11'] }],
  },
  {
    on: '2026-10-28', at: '15:00', kind: 'call', schools: [quebradaHonda], advisor: marcelaPaillan,
    body: { purpose: 'Conversar cómo empezar el ciclo de los cuadernos que viajan.', present: 'Directora y profesora del PIE', looked: 'Por teléfono: lo que los niños preguntaron cuando volvieron los cuadernillos.', talked: 'Lo que más esperan es que alguien lo haya leído. Puede ser una línea.', next: 'Escribir el desafío con las palabras de los niños.' },
    agreed: [{ what: 'Responder con una línea los cuadernillos que quedaron sin respuesta', who: 'Sandra Mardones', by: '2026-11-20' }],
  },
  // The three of them together
  {
    on: '2026-08-06', at: '09:30', kind: 'network', schools: [losBoldos, elMirador, quebradaHonda], advisor: marcelaPaillan,
    body: {
      purpose: 'Que cada escuela cuente algo que aprendió y se lleve una idea de otra.', present: 'Directoras y director, jefes de UTP, psicóloga, profesor',
      looked: 'Tres papelógrafos, uno por escuela, con lo aprendido y lo que todavía se preguntan.',
      talked: 'Tres escuelas muy distintas dijeron lo mismo de tres maneras: funciona mejor cuando lo hace quien ve al estudiante todos los días. También se dijo lo que no resultó, y fue lo más copiado.',
      next: 'Volver a juntarse en diciembre, esta vez en Quebrada Honda.',
    },
    brings: [{ school: losBoldos, cycle: 1 }, { school: elMirador, cycle: 1 }, { school: quebradaHonda, words: 'El mapa de los sectores y quién avisa en cada uno. Se lo prestamos a quien lo quiera.' }],
    agreed: [
      { school: losBoldos, what: 'Mandar a las otras escuelas la pauta de la llamada corta', who: 'Luis Millán', by: '2026-08-14', done: [rosaHuenchul, '2026-08-13'] },
      { school: elMirador, what: 'Contar en una página cómo cambiaron la hora de la reunión', who: 'Nicole Bustamante', by: '2026-08-28' },
      { school: quebradaHonda, what: 'Recibir la visita de diciembre con los niños mostrando el mapa', who: 'Irma Catrileo', by: '2026-12-02' },
    ],
  },
  // The two liceos
  {
    on: '2026-09-09', at: '14:30', schools: [bahiaClara], advisor: ignacioBarria,
    body: { purpose: 'Ver cómo se arma la lista de adultos que conversan con 1° medio.', present: 'Directora, inspectora general, orientador', looked: 'La lista de cursos con los nombres de los adultos, sin los de los estudiantes.', talked: 'Cada adulto eligió a cuántos puede ver de verdad. Prefirieron pocos y seguro.', next: 'Que nadie tenga más de seis.' },
    agreed: [{ what: 'Dejar media hora del miércoles sin reuniones para esas conversaciones', who: 'Ximena Curiqueo', by: '2026-09-25', done: [ximenaCuriqueo, '2026-09-23'] }],
  },
  {
    on: '2026-11-05', at: '09:00', schools: [bahiaClara], advisor: ignacioBarria,
    body: { purpose: 'Escuchar a los adultos que conversan.', present: 'Directora, psicóloga, dos profesores jefes', looked: 'Lo que anotaron después de cada conversación, en una palabra.', talked: 'La palabra que más salió es «rato». Conversar un rato. Nadie pidió una pauta más larga.', next: 'Preguntar lo mismo a los estudiantes.' },
    agreed: [{ what: 'Hacer la encuesta de compromiso de 1° medio antes de que terminen las clases', who: 'Felipe Arancibia', by: '2026-11-30' }],
  },
  {
    on: '2026-10-14', at: '10:00', schools: [liceoPuertoManso], advisor: ignacioBarria,
    body: { purpose: 'Mirar un taller y conversar con quienes lo hacen.', present: 'Jefa de UTP, dos profesores de especialidad', looked: 'El taller de la tarde, una hora completa.', talked: 'Quien falta pierde el turno de la máquina, y eso duele más que la nota. De ahí salió la idea de guardar turno.', next: 'Probarlo en un taller.' },
    agreed: [{ what: 'Guardar el turno de máquina por una semana a quien falta', who: 'Lorena Marileo', by: '2026-11-06' }],
  },
  { on: '2026-11-26', at: '15:00', kind: 'call', schools: [liceoPuertoManso], advisor: ignacioBarria, state: 'planned', body: { purpose: 'Saber cómo va el turno guardado y qué hace falta mientras vuelve el director.' } },
  // Las Gaviotas and Los Canelos
  {
    on: '2026-10-29', at: '11:00', schools: [lasGaviotas], advisor: patriciaLeal,
    body: { purpose: 'Ver qué hacen los niños con la devolución.', present: 'Directora, jefe de UTP, profesora del PIE', looked: 'Quince minutos de clase dedicados a usar lo devuelto.', talked: 'El silencio de esos quince minutos dijo más que la encuesta.', next: 'Probarlo en otra asignatura.' },
    agreed: [{ what: 'Invitar a la profesora de ciencias a mirar una clase', who: 'Rubén Llancaleo', by: '2026-11-17', done: [monicaAraneda, '2026-11-16'] }],
  },
  {
    on: '2026-11-04', at: '12:30', schools: [losCanelos], advisor: patriciaLeal,
    body: { purpose: 'Recorrer el recreo con el equipo.', present: 'Directora, encargado de convivencia, trabajadora social', looked: 'El recreo de las once, desde tres esquinas del patio.', talked: 'La esquina del fondo ya tiene dueños: los que antes se quedaban en la sala.', next: 'Que ellos cuenten qué les falta.' },
    agreed: [{ what: 'Conseguir dos bancas para la esquina del fondo', who: 'Patricia Leal', by: '2026-12-01' }],
  },
  // Millaray
  {
    on: '2026-10-22', at: '10:00', schools: [millaray], advisor: hernanOyarzo,
    body: { purpose: 'Conversar qué cuentan los grandes a los chicos.', present: 'Directora, asistente de la educación, psicóloga', looked: 'El fogón de los viernes, entero.', talked: 'Los grandes llegan antes los viernes. El equipo no quiere convertirlo en premio.', next: 'Dejar que lo organicen ellos.' },
    agreed: [{ what: 'Preguntar a los grandes qué necesitan para organizarlo solos', who: 'Juana Quidel', by: '2026-11-06', done: [amaliaHuaiquil, '2026-11-05'] }],
  },
  // The microcentro
  {
    on: '2026-10-08', at: '14:00', kind: 'network', schools: [losPelicanos, rinconDePellines, islaChaica, altoNalcas], advisor: claudiaMillaqueo,
    body: { purpose: 'Encuentro del microcentro: la carpeta que viaja.', present: 'Las cuatro directoras y directores, una profesora', looked: 'La carpeta de la lancha, con lo que respondió cada escuela.', talked: 'Contestar importa más que mandar. Lo dijeron los cuatro.', next: 'Una carpeta común para noviembre.' },
    brings: [{ school: losPelicanos, words: 'La bitácora de mar: leerla juntos los martes.' }, { school: rinconDePellines, words: 'Un desayuno con la profesora, una familia por vez.' }, { school: islaChaica, words: 'La carpeta de la lancha y cómo se contesta.' }, { school: altoNalcas, words: 'La casa grande, cuando vuelva a prenderse.' }],
    agreed: [{ school: losPelicanos, what: 'Llevar la carpeta a Isla Chaica en la próxima lancha', who: 'Nelson Barrientos', by: '2026-10-30', done: [nelsonBarrientos, '2026-10-29'] }, { school: islaChaica, what: 'Contestar la carpeta con los niños', who: 'Aldo Mansilla', by: '2026-11-25' }],
  },
]

const noted: readonly { school: CastSchool; on: string; audience: 'own' | 'advisors'; text: string }[] = [
  { school: losBoldos, on: '2026-10-21', audience: 'advisors', text: 'El equipo trabaja mejor cuando la primera media hora es de ellos y yo escucho. Pedro trae los datos si se le avisa dos días antes. Conviene llegar por el camino alto cuando ha llovido.' },
  { school: elMirador, on: '2026-11-12', audience: 'own', text: 'No he ido desde agosto: la visita de octubre la suspendí yo, por el traslado a Quebrada Honda. Llamar al director esta semana y decirlo así.' },
]

export type VisitRows = {
  visit: Schema['visit']['$inferInsert'][]
  visitRevision: Schema['visitRevision']['$inferInsert'][]
  visitSchool: Schema['visitSchool']['$inferInsert'][]
  agreement: Schema['agreement']['$inferInsert'][]
  visitRhythm: Schema['visitRhythm']['$inferInsert'][]
  advisorNote: Schema['advisorNote']['$inferInsert'][]
  advisorNoteRevision: Schema['advisorNoteRevision']['$inferInsert'][]
}

const blank: VisitBody = { purpose: '', present: '', looked: '', talked: '', next: '' }
/** In the afternoon of a day of the territory. */
const afternoon = (day: string, minutes = 0) => new Date(Date.parse(`${day}T20:10:00Z`) + minutes * 60_000)
/** Planned visits were planned in the demo's last week. */
const plannedAt = new Date('2026-11-13T14:20:00Z')

/** The same in every run. `cycleId`: of a school's cycle by its number. */
export const visitRows = (cycleId: (school: CastSchool, number: number) => string): VisitRows => {
  const rows: VisitRows = { visit: [], visitRevision: [], visitSchool: [], agreement: [], visitRhythm: [], advisorNote: [], advisorNoteRevision: [] }
  for (const [i, t] of told.entries()) {
    const id = castId('visit', i + 1)
    const at = t.state === 'planned' ? plannedAt : afternoon(t.on)
    const body = { ...blank, ...t.body }
    rows.visit.push({
      id, kind: t.kind ?? 'visit', advisorId: t.advisor.id, onDay: t.on, atTime: t.at ?? '', state: t.state ?? 'held', body, version: 1, createdBy: t.advisor.id, createdAt: at, updatedBy: t.advisor.id, updatedAt: at,
    })
    rows.visitRevision.push({ visitId: id, version: 1, body, savedBy: t.advisor.id, savedAt: at, saveKey: id, outcome: 'saved' })
    for (const school of t.schools) {
      const brings = t.brings?.find(b => b.school === school)
      rows.visitSchool.push({ visitId: id, rbd: school.rbd, cycleId: brings?.cycle ? cycleId(school, brings.cycle) : null, brings: brings?.words ?? '', withdrawnAt: null })
    }
    for (const [j, a] of (t.agreed ?? []).entries()) {
      const settled = a.done ?? a.left
      rows.agreement.push({
        id: castId('agreement', (i + 1) * 10 + j), visitId: id, rbd: (a.school ?? t.schools[0]!).rbd, what: a.what, who: a.who, byDay: a.by ?? null, state: a.done ? 'done' : a.left ? 'left' : 'open',
        createdBy: t.advisor.id, createdAt: afternoon(t.on, 1 + j), settledBy: settled?.[0].id ?? null, settledAt: settled ? afternoon(settled[1]) : null, withdrawnAt: null,
      })
    }
  }
  for (const [school, everyWeeks, by] of [[quebradaHonda, 6, marcelaPaillan], [bahiaClara, 4, ignacioBarria], [millaray, 3, hernanOyarzo]] as const) {
    rows.visitRhythm.push({ rbd: school.rbd, everyWeeks, setBy: by.id, setAt: afternoon('2026-03-20') })
  }
  for (const [i, n] of noted.entries()) {
    const [id, at] = [castId('advisor-note', i + 1), afternoon(n.on, 30)]
    rows.advisorNote.push({ id, rbd: n.school.rbd, cycleId: null, audience: n.audience, text: n.text, version: 1, writtenBy: marcelaPaillan.id, writtenAt: at, updatedAt: at, withdrawnAt: null })
    rows.advisorNoteRevision.push({ noteId: id, version: 1, text: n.text, savedAt: at, saveKey: id })
  }
  return rows
}
