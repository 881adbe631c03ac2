import { lasGaviotas } from '../cast.ts'
import { andreaPinchulef, elizabethGarrido, franciscaOlate, marioContreras, monicaAraneda, patriciaLeal, rubenLlancaleo } from '../people.ts'
import type { NotebookText } from './notebook-text.ts'

export const lasGaviotasNotebook: NotebookText = {
  school: lasGaviotas,
  advisor: patriciaLeal,
  cycles: [
    {
      number: 1,
      title: 'Llegar y que te saluden',
      startedOn: '2025-08-18',
      implementationFrom: '2025-09-08',
      closedOn: '2025-12-04',
      challenge: {
        by: franciscaOlate, on: '2025-08-18', readyOn: '2025-09-02',
        challenge: 'Entre las 8:00 y las 8:20 entran setecientos niños por una sola puerta y los adultos estamos mirando uniformes y atrasos. El primer mensaje del día es una corrección.',
        forWhom: 'Toda la escuela en la entrada; seguimos de cerca a 6°, 7° y 8°.',
        urgent: ['partly', 'Nuestra asistencia no está mal (88,6% en agosto). El ambiente de la mañana sí nos preocupa.'],
        relevant: ['yes', 'Los estudiantes lo pusieron primero en su asamblea de junio: "que nos saluden".'],
        inScope: ['yes', 'Es cosa de pararse distinto en la puerta.'],
        theory: {
          if: 'cada mañana hay adultos cuyo único trabajo es recibir por su nombre a los estudiantes y notar cómo vienen',
          then: 'quienes traen algo difícil serán acogidos antes de la primera clase y todos empezarán el día con un vínculo',
          whichWill: 'que la escuela sea un lugar al que dan ganas de llegar',
        },
        expect: { indicator: 'own', measure: 'Atrasos por semana de 6° a 8°', from: '140', to: '90', by: '2025-11-28', forWhom: '6° a 8°' },
      },
      data: {
        by: rubenLlancaleo, on: '2025-08-25', readyOn: '2025-09-02',
        weSee: 'Agosto: 88,6%, mejor que la mayoría. Los atrasos de 6° a 8° son 140 a la semana y se juntan en cuatro cursos.',
        atRisk: 'Estudiantes que llegan tarde a propósito para no pasar por la entrada. Son pocos y lo dijeron ellos.',
        why: 'Nos paramos a mirar tres mañanas sin intervenir. Contamos 212 correcciones y 31 saludos en veinte minutos.',
        group: { kind: 'school', who: 'Toda la escuela, en la entrada' },
      },
      implementation: {
        by: franciscaOlate, on: '2025-10-24', readyOn: '2025-10-27',
        howItGoes: 'Seis adultos por turno, dos puertas abiertas en vez de una. El uniforme se conversa en la sala y nunca en la entrada. La música la eligen los cursos: hay días de cueca y días que mejor no contar.',
      },
      learnings: {
        by: monicaAraneda, on: '2025-12-01', readyOn: '2025-12-02',
        observed: 'Los atrasos bajaron a 96 por semana. Noviembre terminó en 90,1%. Volvimos a contar en la puerta: 48 correcciones y 260 saludos.',
        learnt: 'Abrir la segunda puerta hizo la mitad del trabajo. La otra mitad es que quien recibe no tenga ninguna otra tarea.',
        surprises: 'Quien más cambió fue el equipo: varios llegan antes para alcanzar a estar.',
        decision: 'adopt',
        decisionWhy: 'Queda así. En marzo queremos que ese vínculo llegue a la sala: acompañar y responder al trabajo de cada uno.',
        themes: ['students', 'interprofessional'],
        tags: 'acogida, puerta',
        readings: [['partly', 'Quedaron en 96. Los que llegaban tarde a propósito ya no lo hacen; los de la micro, sí.']],
      },
      actions: [
        { by: franciscaOlate, on: '2025-09-01', what: 'Turnos de acogida con seis adultos y dos puertas', who: 'Francisca Olate', from: '2025-09-08', to: '2025-11-28', state: 'done' },
        { by: andreaPinchulef, on: '2025-09-01', what: 'Una sala tranquila, con agua y alguien, para quien llega con el día cruzado', who: 'Andrea Pinchulef', from: '2025-09-08', to: '2025-11-28', state: 'done' },
      ],
      notes: [
        ['2025-09-08', franciscaOlate, 'Primer día. A los más grandes les dio risa. A los chicos no hubo que explicarles nada.'],
        ['2025-10-15', marioContreras, 'Con las dos puertas se acabó el taco de autos. Las familias lo comentan más que los saludos.'],
        ['2025-11-05', andreaPinchulef, 'La sala se usa unas cuatro veces por semana. Diez minutos y vuelven a clases solos.'],
      ],
      adjustments: [
        ['2025-09-29', franciscaOlate, 'Los inspectores dejan de registrar atrasos en la puerta; se anotan en la sala.', 'No se puede saludar con un cuaderno en la mano.'],
      ],
      feedback: [
        {
          on: '2025-09-04', page: 'data', kind: 'strength', text: 'Contar correcciones y saludos, qué manera más clara de mirarse.',
          answer: { on: '2025-09-10', by: rubenLlancaleo, text: 'Dolió un poco. Por eso sirvió.' },
        },
        {
          on: '2025-12-03', page: 'learnings', kind: 'question', text: '¿Qué dijeron los que llegaban tarde a propósito?',
          answer: { on: '2025-12-04', by: andreaPinchulef, text: 'Entran por la segunda puerta. Dos dijeron que ahora la entrada "ya no es un examen".', stance: 'talked' },
        },
      ],
    },
    {
      number: 2,
      title: 'Alguien vio lo que hice',
      startedOn: '2026-03-17',
      implementationFrom: '2026-04-13',
      closedOn: '2026-07-15',
      theoryCarried: 'maintained',
      challenge: {
        by: rubenLlancaleo, on: '2026-03-17', readyOn: '2026-03-30',
        challenge: 'En 4° y 5° los estudiantes entregan y no saben quién lo miró. Cuando vuelven de faltar reciben las guías atrasadas, todas juntas, en una carpeta.',
        forWhom: 'Los seis cursos de 4° y 5°.',
        urgent: ['yes', 'Marzo fue 89,1%, dos puntos y medio bajo el anterior; la mayor parte de la diferencia está en 4° y 5°.'],
        relevant: ['yes', 'Sigue nuestra idea: ser recibido. También con lo que uno hizo.'],
        inScope: ['yes', 'Hay dos horas de colaboración que hoy se van en lo administrativo.'],
        theory: 'as before',
        expect: { indicator: 'attendance', from: '89,1', to: '90', by: '2026-07-10', forWhom: 'Toda la escuela' },
      },
      data: {
        by: elizabethGarrido, on: '2026-04-14', readyOn: '2026-04-16',
        weSee: 'Marzo 89,1%. De los 171 bajo 85%, 40 son de 4° y 5°. Revisamos una semana de guías: se devuelve con comentario una de cada cinco.',
        atRisk: 'Quienes faltaron una semana completa y volvieron a la carpeta. También estudiantes del programa de integración que entregan menos de lo que pueden.',
        why: 'Le preguntamos a 5° B qué pasa con una guía cuando la entregan. Respuestas: "se guarda", "la profe se la lleva", "nada". Las profesoras no tienen dónde sentarse a revisar juntas.',
        group: { kind: 'courses', who: 'Los seis cursos de 4° y 5°' },
      },
      implementation: {
        by: rubenLlancaleo, on: '2026-06-09', readyOn: '2026-06-10',
        howItGoes: 'La hora de colaboración de los jueves ya es para mirar trabajos: tres por curso, en voz alta. A quien vuelve se le recibe con una sola actividad, la que más le sirve, y con su profesora al lado diez minutos.',
      },
      learnings: {
        by: monicaAraneda, on: '2026-07-13', readyOn: '2026-07-14',
        observed: 'Abril 90,0%, mayo 88,9%, junio 87,2%, julio 87,2%. En junio y julio de 2025: 88,4 y 86,4. No vemos un cambio en la asistencia. En devoluciones con comentario pasamos de una a tres de cada cinco.',
        learnt: 'Que revisar en voz alta entre colegas ordena lo que pedimos. Y que no alcanza con devolver: hay que dar tiempo en clase para usar lo devuelto.',
        surprises: 'Los estudiantes del programa de integración fueron los que más usaron los comentarios.',
        decision: 'adapt',
        decisionWhy: 'Seguimos, con menos trabajos y con tiempo en clase para corregirlos. Y sumamos a las familias de quienes faltan más.',
        carryOn: 'Leer tres trabajos por curso en voz alta cada jueves.',
        themes: ['collaboration', 'students'],
        tags: 'devolución, tiempo en clase',
        readings: [['not', 'La asistencia se movió con el invierno y nada más. Lo que cambió está en los cuadernos.']],
        afterwards: { by: elizabethGarrido, on: '2026-08-17', readings: [['not', 'La asistencia se movió con el invierno y nada más: julio terminó en 87,2%. Lo que cambió está en los cuadernos.']] },
      },
      actions: [
        { by: rubenLlancaleo, on: '2026-04-07', what: 'Hora de los jueves: mirar tres trabajos por curso, en voz alta', who: 'Rubén Llancaleo y profesoras de 4° y 5°', from: '2026-04-16', to: '2026-07-09', state: 'done' },
        { by: elizabethGarrido, on: '2026-04-07', what: 'Al volver, una sola actividad y diez minutos de acompañamiento', who: 'Profesoras jefe y equipo PIE', from: '2026-04-13', to: '2026-07-10', state: 'done' },
      ],
      notes: [
        ['2026-04-23', rubenLlancaleo, 'Pusimos un trabajo sobre la mesa y cada una lo habría calificado distinto. De ahí salió la mejor conversación del semestre.'],
        ['2026-05-14', elizabethGarrido, 'Un niño volvió después de seis días y preguntó por la carpeta. Cuando supo que no había, se sentó.'],
        ['2026-06-11', marioContreras, 'Visita a cuatro casas con un trabajo bueno en la mano. Cambia la cara de quien abre.'],
      ],
      adjustments: [
        ['2026-05-28', rubenLlancaleo, 'De comentar todo a comentar un trabajo por semana.', 'Con todo no se llegaba y los comentarios se volvieron copia.'],
      ],
      feedback: [
        {
          on: '2026-03-31', page: 'challenge', kind: 'suggestion', text: 'Consideren partir con dos cursos. Seis de una vez puede hacer difícil mirar qué pasó.',
          answer: { on: '2026-04-07', by: rubenLlancaleo, text: 'Lo hablamos. Las seis profesoras trabajan juntas y no quisieron separarse. Miraremos más de cerca 5° B.', stance: 'not-now' },
        },
        {
          on: '2026-07-15', page: 'learnings', kind: 'strength', text: 'Escribieron "no vemos un cambio" sin darle vueltas. Desde ahí se puede aprender.',
          answer: { on: '2026-07-15', by: monicaAraneda, text: 'Costó ponerlo por escrito; lo discutimos media hora.' },
        },
      ],
    },
    {
      number: 3,
      title: 'Tiempo para usar lo devuelto',
      startedOn: '2026-08-10',
      implementationFrom: '2026-08-31',
      theoryCarried: 'maintained',
      challenge: {
        by: rubenLlancaleo, on: '2026-08-10', readyOn: '2026-08-27',
        challenge: 'Devolvemos mejor, pero el estudiante guarda el papel y sigue con lo próximo. Y quien más falta es quien menos devoluciones recibe.',
        forWhom: '5° B y 5° C, con atención en quienes van bajo 85%.',
        urgent: ['yes', 'Agosto partió en 87,2% y quedan quince semanas de clases.'],
        relevant: ['yes', 'Es el cabo que quedó suelto en el ciclo anterior.'],
        inScope: ['yes', 'Veinte minutos a la semana dentro de lenguaje.'],
        theory: 'as before',
        expect: { indicator: 'severe-absence', from: '27', to: '24', by: '2026-10-30', forWhom: 'Toda la escuela: estudiantes bajo 85%, de cada cien' },
      },
      data: {
        by: elizabethGarrido, on: '2026-09-03', readyOn: '2026-09-04',
        weSee: 'En agosto 186 de 689 estudiantes quedaron bajo 85%: 27 de cada cien. En 5° B y C, de 31 trabajos devueltos en una semana, 4 volvieron corregidos por el estudiante.',
        atRisk: 'Los 28 en asistencia crítica. De ellos, nueve no tienen ningún trabajo devuelto este semestre: no estaban cuando se entregó.',
        why: 'El trabajo se devuelve el día que toca, y si el niño faltó queda en el estante. Encontramos 44 hojas ahí.',
        group: { kind: 'courses', who: '5° B y 5° C' },
      },
      implementation: {
        by: andreaPinchulef, on: '2026-10-20', readyOn: '2026-10-22',
        howItGoes: 'Los miércoles hay veinte minutos para corregir con lo devuelto en la mano. El estante se vacía los viernes: lo que quedó se lleva a la casa o se lee por teléfono. Mario hace las visitas y vuelve contando qué le preguntaron los niños.',
      },
      actions: [
        { by: rubenLlancaleo, on: '2026-08-24', what: 'Veinte minutos los miércoles para usar lo devuelto', who: 'Profesoras de 5° B y 5° C', from: '2026-09-02', to: '2026-11-25', state: 'doing' },
        { by: marioContreras, on: '2026-08-24', what: 'Vaciar el estante cada viernes: que ningún trabajo espere más de una semana a su dueño', who: 'Mario Contreras', from: '2026-09-04', to: '2026-11-27', state: 'doing' },
      ],
      notes: [
        ['2026-09-04', marioContreras, 'Primer viernes. 44 hojas en el estante. Quedaron 12: hay direcciones que no tenemos bien.'],
        ['2026-09-30', elizabethGarrido, 'De 30 devueltos, 17 volvieron corregidos. Se ayudan entre ellos más de lo que imaginé.'],
        ['2026-10-28', andreaPinchulef, 'Un niño pidió que le leyeran su devolución "de nuevo, pero más lento".'],
      ],
      adjustments: [
        ['2026-10-07', marioContreras, 'Lo que no se alcanza a llevar se lee por teléfono el viernes.', 'Las visitas son seis por semana como mucho y había veinte hojas.'],
      ],
      feedback: [
        {
          on: '2026-09-08', page: 'data', kind: 'strength', text: 'Abrir el estante y contar. Ese 44 dice más que cualquier encuesta.',
          answer: { on: '2026-09-10', by: elizabethGarrido, text: 'Ahora el estante tiene fecha en cada hoja.' },
        },
        { on: '2026-10-26', page: 'implementation', kind: 'question', text: '¿Qué preguntan los niños en las visitas? ¿Hay algo que se repita?' },
      ],
    },
  ],
}
