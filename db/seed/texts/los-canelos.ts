import { losCanelos } from '../cast.ts'
import { constanzaRubilar, eduardoMelin, jacquelineOrtiz, marcosAntileo, patriciaLeal, teresaNavarrete } from '../people.ts'
import type { NotebookText } from './notebook-text.ts'

export const losCanelosNotebook: NotebookText = {
  school: losCanelos,
  advisor: patriciaLeal,
  cycles: [
    {
      number: 1,
      title: 'Premiar la asistencia perfecta',
      startedOn: '2026-03-11',
      implementationFrom: '2026-04-01',
      closedOn: '2026-07-14',
      challenge: { area: 'classroom',
        by: teresaNavarrete, on: '2026-03-11', readyOn: '2026-03-25',
        challenge: 'Después del verano cuesta volver al ritmo. Queremos que los cursos se entusiasmen con venir todos los días y que las familias se sumen.',
        forWhom: 'Toda la escuela, por cursos.',
        urgent: ['yes', 'Marzo viene con 89,5%; el año pasado a esta fecha íbamos en 91,5%.'],
        relevant: ['yes', 'Los estudiantes responden bien a los desafíos entre cursos: lo vimos en el aniversario.'],
        inScope: ['yes', 'Tenemos apoyo del consejo escolar para los paseos.'],
        theory: { feeds: ['linkData'],
          if: 'reconocemos cada mes a los cursos y estudiantes con mejor asistencia, delante de sus familias',
          then: 'aumentará el entusiasmo por venir y los compañeros se animarán unos a otros',
          whichWill: 'que la asistencia suba en todos los cursos',
        },
        expect: { indicator: 'attendance', from: '89,5', to: '92', by: '2026-07-10', forWhom: 'Toda la escuela' },
      },
      data: {
        by: marcosAntileo, on: '2026-04-10', readyOn: '2026-04-13',
        weSee: 'Marzo: 89,5%. Casi la mitad de los estudiantes (278 de 591) en asistencia destacada, y 143 bajo 85%.',
        atRisk: 'Los 143. Se reparten en todos los cursos, entre seis y doce en cada uno.',
        why: 'Suponemos que falta motivación. No les preguntamos todavía.',
        group: { kind: 'school' },
      },
      implementation: {
        by: eduardoMelin, on: '2026-06-03', readyOn: '2026-06-05',
        howItGoes: 'Se entregaron dos reconocimientos. El curso ganador fue feliz al paseo. En otros cursos hubo reproches a los que faltan: eso no lo queríamos. Dos apoderadas nos dijeron que su hija lloró porque "por mi culpa no ganamos".',
      },
      learnings: {
        by: teresaNavarrete, on: '2026-07-10', readyOn: '2026-07-13',
        observed: 'De 89,5% en marzo a 84,4% en julio. En 2025 fue de 91,5% a 87,7%. Los que ya venían siguieron viniendo; los que faltaban, faltaron más.',
        learnt: 'Que premiamos a quienes no lo necesitaban y expusimos a quienes sí. Que el problema no era de ganas. Y que empezamos sin haberles preguntado.',
        surprises: 'Cuando por fin preguntamos, en junio, lo que más apareció fue el frío de las salas del pabellón viejo y no tener con quién estar en el recreo.',
        decision: 'drop',
        decisionWhy: 'Se terminan los premios por asistencia. Pedimos disculpas en el consejo escolar. Partimos de nuevo desde lo que los estudiantes contaron.',
        carryOn: 'Preguntar primero. Eso no lo soltamos más.',
        themes: ['methodology', 'students'],
        tags: 'premios, preguntar primero',
        readings: [['not', 'Esperábamos que el premio trajera a los que faltan. Trajo a los que ya venían.']],
        afterwards: { by: teresaNavarrete, on: '2026-08-17', readings: [['not', 'Esperábamos que el premio trajera a los que faltan. Trajo a los que ya venían. Julio cerró en 84,4%.']] },
      },
      actions: [
        { by: eduardoMelin, on: '2026-03-24', what: 'Paseo mensual para el curso con mejor asistencia', who: 'Eduardo Melín', from: '2026-04-01', to: '2026-07-10', state: 'left', level: 'school', professions: ['inspector-general'] },
        { by: marcosAntileo, on: '2026-03-24', what: 'Diplomas en el acto de los lunes', who: 'Marcos Antileo', from: '2026-04-06', to: '2026-05-25', state: 'left', level: 'school', professions: ['utp-head'] },
        { by: constanzaRubilar, on: '2026-06-04', what: 'Conversar con 24 estudiantes que faltan seguido: qué hace difícil venir', who: 'Constanza Rubilar y Jacqueline Ortiz', from: '2026-06-08', to: '2026-06-19', state: 'done', level: 'individual', professions: ['psychologist', 'social-worker'] },
      ],
      notes: [
        ['2026-04-30', eduardoMelin, 'Primer paseo. Mucho entusiasmo en 4° A.'],
        ['2026-05-28', constanzaRubilar, 'Me quedé en el patio. En 6° hay dos estudiantes a los que les dijeron que mejor se cambien de curso. Esto se nos dio vuelta.'],
        ['2026-06-11', jacquelineOrtiz, 'Van 16 conversaciones. Nadie habló de premios. Once hablaron del recreo.'],
      ],
      adjustments: [
        ['2026-06-01', teresaNavarrete, 'Se suspenden los reconocimientos por curso y los diplomas.', 'Estaban dañando a quienes más queremos que vengan.'],
      ],
      feedback: [
        {
          on: '2026-03-27', page: 'challenge', kind: 'question', text: '¿Qué va a sentir, el día del paseo, el estudiante por quien el curso no ganó?',
          answer: { on: '2026-04-01', by: teresaNavarrete, text: 'No lo habíamos pensado así. Lo llevamos al consejo; por ahora seguimos.', stance: 'not-now' },
        },
        {
          on: '2026-04-15', page: 'data', kind: 'suggestion', text: 'Antes de actuar sobre la motivación, conversen con diez estudiantes que falten seguido.',
          answer: { on: '2026-06-05', by: constanzaRubilar, text: 'Llegamos tarde a esta sugerencia, pero llegamos. Partimos el lunes.', stance: 'taken' },
        },
        {
          on: '2026-07-14', page: 'learnings', kind: 'strength', text: 'Pedir disculpas a la comunidad y escribirlo. Tienen todo para que el segundo ciclo sea muy bueno.',
          answer: { on: '2026-07-14', by: teresaNavarrete, text: 'Gracias por no decir "se los dije".' },
        },
      ],
    },
    {
      number: 2,
      title: 'Un recreo con lugar para todos',
      startedOn: '2026-08-03',
      implementationFrom: '2026-08-24',
      theoryCarried: 'replaced',
      challenge: { area: 'community',
        by: constanzaRubilar, on: '2026-08-03', readyOn: '2026-08-18',
        challenge: 'De los estudiantes con que conversamos, la mayoría nombró el recreo largo como el peor momento del día: no tienen con quién estar. Prefieren no venir antes que pasar veinte minutos dando vueltas.',
        forWhom: 'De 4° a 7°, quienes dicen no tener con quién estar.',
        urgent: ['yes', 'Julio 84,4%. Y quien pasa el invierno afuera del grupo llega a diciembre afuera de la escuela.'],
        relevant: ['yes', 'Lo dijeron ellos, no nosotros.'],
        inScope: ['yes', 'El patio, la biblioteca y la multicancha los organizamos nosotros. La calefacción del pabellón la pedimos al SLEP.'],
        theory: { feeds: ['linkCollaboration'],
          if: 'en cada recreo hay espacios pequeños con un adulto y algo que hacer juntos, propuestos por los mismos estudiantes',
          then: 'quienes están solos encontrarán un grupo sin tener que pedirlo',
          whichWill: 'que la escuela sea un lugar donde te esperan también tus pares',
        },
        rewritten: {
          by: constanzaRubilar, on: '2026-09-10', readyOn: '2026-10-13',
          if: 'en cada recreo hay espacios pequeños con algo que hacer juntos, propuestos por los mismos estudiantes, y un adulto que participa sin dirigir',
          then: 'quienes están solos encontrarán un grupo sin tener que pedirlo',
          whichWill: 'que la escuela sea un lugar donde te esperan también tus pares',
        },
        expect: { indicator: 'own', measure: 'Estudiantes de 4° a 7° que dicen no tener con quién estar en el recreo', from: '47', to: '20', by: '2026-10-30', forWhom: '4° a 7°' },
      },
      data: {
        by: marcosAntileo, on: '2026-08-10', readyOn: '2026-08-18',
        weSee: 'Julio: 84,4%; 233 estudiantes bajo 85%. En la pregunta de agosto, sin nombre, 47 de 281 estudiantes de 4° a 7° dicen no tener con quién estar en el recreo.',
        atRisk: 'Los que llegaron este año y los que se quedaron en la escuela cuando su mejor amigo se cambió.',
        why: 'Miramos el patio desde el segundo piso durante una semana y dibujamos dónde está cada grupo. La cancha ocupa dos tercios y la usan veinte. El resto, a la orilla.',
        group: { kind: 'courses', who: '4° a 7° básico' },
      },
      implementation: {
        by: eduardoMelin, on: '2026-10-09', readyOn: '2026-10-13',
        howItGoes: 'Funcionan la huerta, el ajedrez, el taller de cuerdas y la radio. La radio fue idea de 7°. La cancha se reparte por días. Los adultos estamos, pero no dirigimos: eso nos ha costado.',
      },
      learnings: {
        by: constanzaRubilar, on: '2026-11-12',
        observed: 'En la pregunta de octubre son 22 de 279. La asistencia: agosto 84,3%, septiembre 87,7%, octubre 88,4%. Hace un año, 87,3, 88,7 y 88,8: la distancia se achicó de tres puntos a menos de uno.',
        learnt: 'Que preguntar primero ahorra un semestre. Estamos terminando de escribir lo demás.',
        surprises: 'La huerta la sostienen dos estudiantes de 5° que el semestre pasado casi no venían.',
        decision: '',
        decisionWhy: '',
      },
      actions: [
        { by: eduardoMelin, on: '2026-08-17', what: 'Cuatro espacios de recreo propuestos por los cursos: huerta, ajedrez, cuerdas, radio', who: 'Eduardo Melín y la directiva de estudiantes', from: '2026-08-24', to: '2026-11-27', state: 'doing', level: 'school', professions: ['education-assistant', 'inspector-general'], evidence: 'Fotos del patio en la carpeta de convivencia' },
        { by: jacquelineOrtiz, on: '2026-08-17', what: 'Invitar uno por uno a quienes están solos, sin que se note', who: 'Dupla psicosocial', from: '2026-08-24', to: '2026-09-30', state: 'done', level: 'individual', professions: ['psychologist', 'social-worker'] },
        { by: teresaNavarrete, on: '2026-08-19', what: 'Pedir al SLEP la calefacción del pabellón antes de mayo', who: 'Teresa Navarrete', from: '2026-08-19', to: '2026-12-11', state: 'doing', level: 'school', professions: ['principal'] },
      ],
      notes: [
        ['2026-08-31', eduardoMelin, 'La radio salió al aire con tres canciones y un saludo a la tía del casino.'],
        ['2026-09-23', jacquelineOrtiz, 'La invitación que resulta es la que pide ayuda: "¿me ayudas a llevar las herramientas?".'],
        ['2026-10-21', constanzaRubilar, 'Volvimos a mirar desde el segundo piso. En la orilla quedaban nueve.'],
        ['2026-11-04', marcosAntileo, 'El ajedrez se llenó de 4°. Hay que conseguir más tableros.'],
      ],
      adjustments: [
        ['2026-09-09', eduardoMelin, 'Los adultos se sientan y participan; dejan de organizar los turnos.', 'Con nosotros mandando, los más callados volvían a quedarse afuera.'],
      ],
      measures: [
        {
          by: marcosAntileo, on: '2026-08-18', name: 'Estudiantes en la orilla del patio', unit: 'estudiantes', direction: 'down', howCounted: 'Un miércoles, en el recreo largo, mirando cinco minutos desde el segundo piso',
          weeks: [
            ['2026-08-17', '34', 'Antes de abrir los espacios'], ['2026-08-24', '31'], ['2026-08-31', '28'], ['2026-09-07', '30', 'Llovió: quedaron tres espacios'], ['2026-09-21', '24'], ['2026-09-28', '19'],
            ['2026-10-05', '17'], ['2026-10-12', '15'], ['2026-10-19', '9'], ['2026-10-26', '11'], ['2026-11-02', '8'], ['2026-11-09', '10'],
          ],
        },
      ],
      feedback: [
        {
          on: '2026-08-20', page: 'challenge', kind: 'strength', text: 'La teoría nueva nace de la voz de los estudiantes. Se nota en cada línea.',
          answer: { on: '2026-08-24', by: constanzaRubilar, text: 'Se la leímos a los que conversaron con nosotras antes de enviarla.' },
        },
        { on: '2026-10-15', page: 'implementation', kind: 'question', text: '¿Qué pasa los días de lluvia, cuando no hay huerta ni cancha?' },
      ],
    },
  ],
}
