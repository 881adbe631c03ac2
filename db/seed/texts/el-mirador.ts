import { elMirador, marcelaPaillan } from '../cast.ts'
import { cristianHuenupi, margaritaLoncomil, nicoleBustamante, sergioAedo, veronicaSaavedra } from '../people.ts'
import type { NotebookText } from './notebook-text.ts'

export const elMiradorNotebook: NotebookText = {
  school: elMirador,
  advisor: marcelaPaillan,
  cycles: [
    {
      number: 1,
      title: 'Volver a conversar con las familias',
      startedOn: '2026-03-18',
      implementationFrom: '2026-04-08',
      closedOn: '2026-07-14',
      challenge: { area: 'family',
        by: sergioAedo, on: '2026-03-18', readyOn: '2026-03-31',
        challenge: 'A la reunión de apoderados de marzo vino un tercio de los convocados. Nos dimos cuenta de que la reunión es a las cinco, hora en que sale el turno de la planta. Pedimos presencia en un horario en que no se puede.',
        forWhom: 'Familias de 1° a 4°, que recién están conociendo la escuela.',
        urgent: ['yes', 'Marzo fue 86,2%, más de dos puntos bajo el marzo anterior.'],
        relevant: ['yes', 'La subida del cerro y el turno de la planta son parte de la vida acá; la escuela tiene que calzar con eso.'],
        inScope: ['yes', 'El horario y el modo de reunirnos los decidimos nosotros.'],
        theory: { feeds: ['linkLeadership'],
          if: 'la escuela va al encuentro de las familias en los lugares y horas que ellas tienen, y les devuelve algo concreto de lo que su hijo está logrando',
          then: 'se abrirá una conversación en que familia y escuela se ayuden, antes de que haya un problema',
          whichWill: 'que venir a clases todos los días sea un acuerdo entre los dos lados',
        },
        expect: { indicator: 'attendance', from: '86,2', to: '88', by: '2026-07-10', forWhom: 'Toda la escuela' },
      },
      data: {
        by: margaritaLoncomil, on: '2026-04-10', readyOn: '2026-04-15',
        weSee: '86,2% en marzo. 149 estudiantes bajo 85%. Los cursos chicos faltan más que los grandes, al revés de lo que pensábamos.',
        atRisk: 'Estudiantes de 1° y 2° cuyas hermanas y hermanos grandes también faltan: diecinueve familias con dos o más hijos bajo 85%.',
        why: 'Fuimos a la salida del turno con un termo. En una hora hablamos con veintidós apoderados. Cuando el turno es de noche no hay quién suba a los niños a las ocho; a las nueve sí. Nadie lo había preguntado.',
        group: { kind: 'courses', who: '1° a 4° básico' },
      },
      implementation: {
        by: nicoleBustamante, on: '2026-06-05',
        howItGoes: 'Tres reuniones a las 19:30 y una afuera de la planta. Vinieron casi el doble. Cada familia se lleva un trabajo de su hijo con una nota escrita a mano. Lo de entrar a las nueve en semanas de turno noche se probó con cuatro familias.',
      },
      learnings: {
        by: sergioAedo, on: '2026-07-10', readyOn: '2026-07-13',
        observed: 'Julio, 84,8% (en julio de 2025, 82,0%). De marzo a julio el año pasado bajamos casi siete puntos; este año, uno y medio. Puede ser el invierno más suave: las otras escuelas también bajaron menos.',
        learnt: 'La reunión cambió cuando cambió la hora. Y cambió otra vez cuando partimos mostrando un trabajo del niño y no la lista de cuotas.',
        surprises: 'Los papás que trabajan en la planta se organizaron para subir a los niños en una sola camioneta.',
        decision: 'adopt',
        decisionWhy: 'El horario de las 19:30 queda en el calendario de la escuela. Seguimos con lo segundo: devolver algo concreto, ahora cada semana.',
        carryOn: 'Partir cada reunión con un trabajo del niño.',
        themes: ['families', 'theory'],
        tags: 'turno noche, reuniones',
        readings: [['not', 'Bajó menos que el año pasado y no llegó a lo que pensábamos. No sabemos cuánto fue el invierno.']],
        afterwards: { by: margaritaLoncomil, on: '2026-08-19', readings: [['not', 'Bajó menos que el año pasado y no llegó a lo que pensábamos. Llegó julio completo y dice 84,8%, como lo teníamos anotado.']] },
      },
      actions: [
        { by: sergioAedo, on: '2026-04-06', what: 'Reuniones a las 19:30, con espacio para que los niños estén en la biblioteca', who: 'Sergio Aedo', from: '2026-04-08', to: '2026-07-08', state: 'done', level: 'school', professions: ['principal', 'homeroom-teacher'] },
        { by: cristianHuenupi, on: '2026-04-06', what: 'Ir a la salida del turno una vez al mes', who: 'Cristián Huenupi y Nicole Bustamante', from: '2026-04-09', to: '2026-07-09', state: 'done', level: 'group', professions: ['social-worker'] },
        { by: veronicaSaavedra, on: '2026-04-16', what: 'Que cada familia reciba un trabajo del niño con una nota a mano', who: 'Profesoras de 1° a 4°', from: '2026-04-20', to: '2026-06-19', state: 'done', level: 'group', professions: ['homeroom-teacher'] },
      ],
      notes: [
        ['2026-04-09', cristianHuenupi, 'Termo y pan amasado afuera de la planta. Nos miraban raro los primeros cinco minutos.'],
        ['2026-05-06', veronicaSaavedra, 'Un papá guardó en la billetera la nota que escribí. Me la mostró hoy.'],
        ['2026-06-03', nicoleBustamante, 'Las cuatro familias del ingreso a las nueve vinieron toda la semana. El quinto día ya llegaron a las ocho y media.'],
      ],
      adjustments: [
        ['2026-05-12', sergioAedo, 'Ingreso a las 9:00 acordado por escrito con la familia en las semanas de turno noche.', 'Era eso o que no vinieran. Perder una hora es mejor que perder el día.'],
      ],
      feedback: [
        {
          on: '2026-04-02', page: 'challenge', kind: 'strength', text: 'Mirar el horario de la escuela antes que la asistencia de los apoderados: ahí está todo el ciclo.',
          answer: { on: '2026-04-07', by: sergioAedo, text: 'Nos lo hizo ver una apoderada, no fue mérito nuestro.' },
        },
        {
          on: '2026-04-17', page: 'data', kind: 'question', text: '¿Qué pasaría si preguntan lo mismo a familias que no trabajan en la planta?',
          answer: { on: '2026-04-23', by: cristianHuenupi, text: 'Lo hicimos en la feria del domingo. Lo que pesa ahí es la micro, no el turno.', stance: 'taken' },
        },
      ],
    },
    {
      number: 2,
      title: 'Una devolución a la semana',
      startedOn: '2026-08-06',
      implementationFrom: '2026-08-31',
      theoryCarried: 'maintained',
      challenge: {
        by: margaritaLoncomil, on: '2026-08-06', readyOn: '2026-08-21',
        challenge: 'En 5° y 6° nuestros estudiantes reciben muchas tareas y pocas respuestas. Cuando preguntamos qué estaban aprendiendo, la mayoría contestó con una nota.',
        forWhom: '5° A y 6° A, dos cursos, diez semanas.',
        urgent: ['partly', 'Puede esperar a marzo, pero ahora hay dos profesoras con ganas de probar.'],
        relevant: ['yes', 'Las familias dijeron que lo único que se quieren llevar de una reunión es saber cómo va su hijo.'],
        inScope: ['yes', 'Es una hora de cada profesora y un cuaderno.'],
        theory: 'as before',
        expect: { indicator: 'engagement', measure: 'Estudiantes que pueden decir en qué van a mejorar esta semana', from: '9', to: '40', by: '2026-11-20', forWhom: '5° A y 6° A' },
        area: 'classroom',
        plan: {
          plan: 'pme', action: 'Retroalimentación formativa en el segundo ciclo', responsible: 'Margarita Loncomil, jefa de UTP', from: '2026-03-09', to: '2026-12-04',
          means: 'Pautas de devolución en la carpeta de UTP\nActas de reunión de ciclo',
        },
      },
      needs: [{
        by: cristianHuenupi, on: '2026-10-20', kind: 'staff',
        text: 'La escuela tiene media jornada de trabajo social para sus dieciocho cursos, y las visitas terminan haciéndose fuera de horario. Con media jornada más se podría acompañar cada semana a los cursos de este ciclo.',
      }],
      data: {
        by: margaritaLoncomil, on: '2026-08-13', readyOn: '2026-08-21',
        weSee: 'Julio 84,8% y recién empieza agosto. En 5° A y 6° A preguntamos a 58 estudiantes en qué van a mejorar esta semana: 9 contestaron algo que se puede hacer.',
        atRisk: 'Once estudiantes de esos dos cursos están bajo 85% y ninguno tiene una devolución escrita en el último mes.',
        why: 'Revisamos treinta cuadernos. Hay visto bueno y timbre; casi no hay palabras. Las profesoras dicen que escriben "para la familia" y que no saben si se lee.',
        group: { kind: 'courses', who: '5° básico A y 6° básico A', count: 58 },
        reasons: { 'no-point': 14, climate: 9, caring: 7, transport: 3, other: 4 },
        shows: { courses: '5° básico A y 6° básico A', months: 'Después de las vacaciones de invierno' },
      },
      voices: [
        ['2026-08-11', veronicaSaavedra, { whom: 'students', course: '5° básico A', how: 'conversation', heard: 12, said: 'Uno entrega y no sabe si estaba bueno. A veces vuelvo y mi guía ya no está.' }],
        ['2026-08-18', nicoleBustamante, { whom: 'families', course: '6° básico A', how: 'interview', heard: 4, said: 'Yo miro el timbre y pienso que está bien. Me gustaría saber en qué ayudarle.' }],
      ],
      snapshots: [['2026-08-21', null]],
      implementation: {
        by: veronicaSaavedra, on: '2026-10-16', readyOn: '2026-10-19',
        howItGoes: 'Cada viernes, una línea: qué lograste y qué viene. El lunes el estudiante la lee en voz baja y marca qué va a hacer. Con 29 cuadernos son cincuenta minutos. Los estudiantes bajo 85% reciben la suya aunque hayan faltado: se les guarda y se les lee al volver.',
      },
      actions: [
        { by: margaritaLoncomil, on: '2026-08-24', what: 'Una línea escrita por estudiante cada viernes', who: 'Profesoras de 5° A y 6° A', from: '2026-09-04', to: '2026-11-13', state: 'doing', level: 'group', professions: ['homeroom-teacher'], way: 'alone', evidence: 'Los cuadernos, en la sala' },
        { by: nicoleBustamante, on: '2026-08-24', what: 'Leer juntos los lunes y elegir una cosa', who: 'Nicole Bustamante acompaña en 6° A', from: '2026-09-07', to: '2026-11-16', state: 'doing', level: 'group', professions: ['psychologist', 'homeroom-teacher'], way: 'joint' },
        { by: veronicaSaavedra, on: '2026-09-04', what: 'Derivar a la dupla, con ficha, a cada estudiante de los dos cursos que baje de 85%', who: 'Profesoras jefe', from: '2026-09-07', to: '2026-11-20', state: 'doing', level: 'individual', professions: ['homeroom-teacher'], way: 'referral' },
        { by: cristianHuenupi, on: '2026-09-21', what: 'Derivar a las redes de la comuna lo que la dupla no alcanza a tomar', who: 'Nicole Bustamante y Cristián Huenupi', from: '2026-09-28', to: '2026-11-20', state: 'doing', level: 'individual', professions: ['psychologist', 'social-worker'], way: 'referral' },
        { by: cristianHuenupi, on: '2026-10-05', what: 'Informar a la OLN de Arreboles cuando un estudiante pasa veinte días sin venir', who: 'Cristián Huenupi', from: '2026-10-12', to: '2026-10-30', state: 'done', level: 'individual', professions: ['social-worker'], way: 'referral' },
        { by: nicoleBustamante, on: '2026-08-24', what: 'Taller de bienvenida y trato entre compañeros, en todos los cursos', who: 'Nicole Bustamante', from: '2026-09-14', to: '2026-10-30', state: 'left', level: 'school', professions: ['psychologist'] },
        { by: margaritaLoncomil, on: '2026-08-24', what: 'Una hora al mes para que profesoras jefe y dupla miren juntas los cursos', who: 'Margarita Loncomil', from: '2026-09-02', to: '2026-11-27', state: 'planned', level: 'school', professions: ['utp-head', 'homeroom-teacher', 'psychologist', 'social-worker'] },
      ],
      notes: [
        ['2026-09-07', veronicaSaavedra, 'Leyeron en silencio. Nunca había estado tan callado un lunes.'],
        ['2026-09-25', nicoleBustamante, 'Un estudiante que había faltado cuatro días encontró cuatro líneas esperándolo. Preguntó si también le iba a escribir la próxima semana.'],
        ['2026-10-23', margaritaLoncomil, 'Repetimos la pregunta a mitad de camino: 27 de 57 dicen algo que se puede hacer.'],
      ],
      adjustments: [
        ['2026-10-02', veronicaSaavedra, 'La línea habla de una sola cosa.', 'Escribíamos tres y elegían ninguna.'],
      ],
      measures: [
        {
          by: veronicaSaavedra, on: '2026-09-04', name: 'Cuadernos con su línea del viernes', unit: '%', direction: 'up', howCounted: 'Se cuentan el lunes, al repartirlos',
          weeks: [['2026-08-31', '62'], ['2026-09-07', '79'], ['2026-09-21', '83', 'Semana corta'], ['2026-09-28', '90'], ['2026-10-05', '97'], ['2026-10-12', '93']],
        },
      ],
      feedback: [
        { on: '2026-08-25', page: 'data', kind: 'strength', text: 'Una pregunta simple, hecha igual antes y después, a los mismos cursos. Cuiden esa pregunta.' },
        {
          on: '2026-10-26', page: 'implementation', kind: 'question', text: '¿Qué línea se llevó quien falta más? ¿La leyó con alguien?',
          answer: { on: '2026-10-29', by: veronicaSaavedra, text: 'La lee con Nicole. Dos de las once ya no están bajo 85% en octubre.', stance: 'talked' },
        },
      ],
    },
  ],
}
