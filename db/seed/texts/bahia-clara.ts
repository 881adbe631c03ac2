import { anaSepulveda, bahiaClara, ignacioBarria } from '../cast.ts'
import { camilaNancupil, felipeArancibia, jorgeVillarroel, paulinaReyes, victorMaldonado, ximenaCuriqueo } from '../people.ts'
import type { NotebookText } from './notebook-text.ts'

export const bahiaClaraNotebook: NotebookText = {
  school: bahiaClara,
  advisor: ignacioBarria,
  cycles: [
    {
      number: 1,
      title: 'Antes del tercer día',
      startedOn: '2025-05-26',
      implementationFrom: '2025-06-09',
      closedOn: '2025-12-03',
      challenge: {
        by: anaSepulveda, on: '2025-05-26', readyOn: '2025-06-05',
        challenge: 'En un liceo de mil doscientos, un estudiante puede faltar una semana entera sin que nadie le escriba. No es que no importe: es que cada uno cree que otro ya lo hizo.',
        forWhom: 'Todos los cursos; empezamos por los ocho primeros medios.',
        urgent: ['yes', 'Abril terminó en 87,0%, y el invierno pasado julio fue 81,9%. En los primeros medios, los que dejan de venir en agosto son los que no se matriculan en marzo.'],
        relevant: ['yes', 'La relación con las familias fue lo más bajo en la encuesta que hicimos nosotros mismos.'],
        inScope: ['yes', 'Tenemos orientador, dupla y treinta y dos jefaturas. Falta ponernos de acuerdo.'],
        theory: {
          if: 'cada curso tiene un adulto que sabe quién faltó, lo busca dentro de dos días y lo recibe cuando vuelve',
          then: 'los estudiantes notarán que alguien los echa de menos y las familias encontrarán una puerta abierta',
          whichWill: 'que faltar unos días no termine en irse del liceo',
        },
        expect: { indicator: 'own', measure: 'Días entre la segunda inasistencia y el primer contacto', from: '9', to: '3', by: '2025-11-28', forWhom: 'Primeros medios' },
      },
      data: {
        by: victorMaldonado, on: '2025-06-02', readyOn: '2025-06-05',
        weSee: 'Los primeros medios asisten unos tres puntos menos que los terceros. No hay un curso malo: hay dos o tres estudiantes por curso que suman casi todas las ausencias.',
        atRisk: 'Quienes vienen de escuelas rurales y viajan más de una hora. También quienes llegaron a mitad de semestre y no conocen a nadie.',
        why: 'Preguntamos a doce estudiantes que habían vuelto después de faltar mucho. Once dijeron que nadie les preguntó nada al volver. Uno dijo: "el auxiliar me saludó por mi nombre, por eso me quedé".',
        group: { kind: 'courses', who: 'Primeros medios, para partir' },
      },
      implementation: {
        by: felipeArancibia, on: '2025-10-20', readyOn: '2025-10-22',
        howItGoes: 'El pizarrón de la sala de profesores con "a quién le toca llamar hoy" resultó mejor que la planilla. Lo miramos parados, con el café. A las jefaturas nuevas les ayuda que el auxiliar y la inspectora cuenten a quién vieron afuera.',
      },
      learnings: {
        by: anaSepulveda, on: '2025-12-01', readyOn: '2025-12-02',
        observed: 'De nueve días pasamos a cuatro. La asistencia de noviembre fue 83,0%, y la del año anterior 83,1%: ahí todavía no se ve nada distinto.',
        learnt: 'El contacto rápido es posible si está escrito a quién le toca. Lo que se dice en la llamada importa menos que el recibimiento del día siguiente.',
        surprises: 'Los asistentes de la educación sabían más que nosotros. Los habíamos dejado fuera de la reunión.',
        decision: 'adopt',
        decisionWhy: 'Queda como rutina del liceo, con los asistentes adentro. En marzo seguimos con lo que pasa cuando el estudiante ya volvió.',
        carryOn: 'Que los asistentes de la educación estén en la reunión donde se decide.',
        themes: ['interprofessional', 'students'],
        tags: 'primer contacto, quien vuelve',
        readings: [['partly', 'Nueve días era mucho y cuatro todavía lo es. Donde hubo un nombre escrito en el pizarrón fueron tres.']],
      },
      actions: [
        { by: felipeArancibia, on: '2025-06-04', what: 'Pizarrón diario: quién lleva dos días sin venir y quién lo busca', who: 'Felipe Arancibia', from: '2025-06-09', to: '2025-11-28', state: 'done' },
        { by: ximenaCuriqueo, on: '2025-06-05', what: 'Quien vuelve después de tres días pasa primero por la jefatura a saludar, no por inspectoría a justificar', who: 'Inspectoría y jefaturas', from: '2025-06-09', to: '2025-11-28', state: 'done' },
        { by: camilaNancupil, on: '2025-09-08', what: 'Dos sesiones con las jefaturas: escuchar primero, después proponer', who: 'Camila Ñancupil', from: '2025-09-09', to: '2025-10-07', state: 'done' },
      ],
      notes: [
        ['2025-06-13', ximenaCuriqueo, 'Primera semana sin la fila de justificativos. Los inspectores no sabían qué hacer con las manos; terminaron saludando en la puerta.'],
        ['2025-10-02', jorgeVillarroel, 'De catorce llamados, cinco fueron a celulares que ya no existen. Sin números buenos no hay segundo día.'],
        ['2025-11-12', paulinaReyes, 'Un estudiante volvió y el curso lo aplaudió. Le dio vergüenza, pero se quedó todo el día.'],
      ],
      adjustments: [
        ['2025-09-26', felipeArancibia, 'Se suman asistentes y auxiliares a la reunión corta de los lunes.', 'Eran quienes veían a los estudiantes en el paradero y en el quiosco, y nadie les preguntaba.'],
      ],
      feedback: [
        {
          on: '2025-06-10', page: 'challenge', kind: 'question', text: '¿Cómo sabrán que los estudiantes notaron que los echan de menos? ¿Quién se lo va a preguntar?',
          answer: { on: '2025-06-12', by: camilaNancupil, text: 'Conversaremos con doce que vuelvan en octubre, con la misma pauta de mayo.', stance: 'taken' },
        },
        {
          on: '2025-12-03', page: 'learnings', kind: 'strength', text: 'Reconocer que habían dejado fuera a los asistentes, y corregirlo a mitad de camino, le cambió la cara al ciclo.',
          answer: { on: '2025-12-09', by: anaSepulveda, text: 'Se lo leímos a ellos en el almuerzo de fin de año.' },
        },
      ],
    },
    {
      number: 2,
      title: 'Devolver el trabajo revisado',
      startedOn: '2026-03-16',
      implementationFrom: '2026-04-13',
      closedOn: '2026-07-17',
      theoryCarried: 'maintained',
      challenge: {
        by: victorMaldonado, on: '2026-03-16', readyOn: '2026-04-02',
        challenge: 'Quien falta entrega tarde; lo que se entrega tarde se revisa tarde o no se revisa. El estudiante siente que ya perdió el semestre y deja de venir del todo.',
        forWhom: 'Estudiantes de 1° y 2° medio con tres o más trabajos pendientes en lenguaje y matemática.',
        urgent: ['yes', 'Abril ya muestra 399 estudiantes bajo 85%, y en junio se cierran las notas.'],
        relevant: ['yes', 'Es lo que más nombraron cuando preguntamos por qué cuesta volver: "para qué, si ya voy mal".'],
        inScope: ['yes', 'Revisar y devolver es nuestro oficio.'],
        theory: 'as before',
        expect: { indicator: 'attendance', from: '85,5', to: '86', by: '2026-07-10', forWhom: 'Todo el liceo' },
      },
      data: {
        by: victorMaldonado, on: '2026-05-07', readyOn: '2026-05-08',
        weSee: 'Abril cerró en 85,5%; en abril de 2025 había sido 87,0%. Cruzamos a mano asistencia y entregas de seis cursos: quien tiene tres pendientes falta el doble que sus compañeros.',
        atRisk: 'Los 69 que en abril vinieron menos de la mitad de los días, y unos treinta que vienen pero no entregan nada: esos no salen en la asistencia.',
        why: 'De cien trabajos entregados en abril, cuarenta y uno seguían sin devolución en mayo. No es desidia de nadie: hay profesores con nueve cursos. Pero el estudiante no ve los nueve cursos, ve que el suyo no volvió.',
        group: { kind: 'students', who: '1° y 2° medio, con tres o más trabajos pendientes' },
      },
      implementation: {
        by: paulinaReyes, on: '2026-06-11', readyOn: '2026-06-12',
        howItGoes: 'La hora de revisión conjunta de los miércoles se sostiene. Devolvemos con una frase de qué está bien y una de cómo seguir. Nos cuesta todavía no poner la nota primero: cuando va la nota, nadie lee la frase.',
      },
      learnings: {
        by: anaSepulveda, on: '2026-07-14', readyOn: '2026-07-15',
        observed: 'Mayo y junio dieron 86,4%, sobre lo que esperábamos; julio, 83,8%, en pleno invierno. En las mismas fechas de 2025: 85,0, 83,9 y 82,0. Las devoluciones pendientes bajaron de 41 a 12 de cada cien.',
        learnt: 'Devolver en una semana cambia la conversación: vuelven a preguntar. Y revisar juntos hizo que lenguaje y matemática se pusieran de acuerdo en qué pedir.',
        surprises: 'Tres estudiantes que no venían mandaron trabajos por celular cuando supieron que se los iban a devolver. Volvieron después, no antes.',
        decision: 'widen',
        decisionWhy: 'Se amplía a historia y ciencias en 1° medio. Mantenemos la teoría: alguien que te espera, también en el papel.',
        carryOn: 'La hora de revisión de los miércoles, aunque cambie de asignaturas.',
        themes: ['collaboration', 'students', 'theory'],
        tags: 'devolución, hora de revisión',
        readings: [['partly', 'En mayo y junio estuvimos sobre lo que esperábamos, y en julio bajo. El invierno no es del ciclo.']],
        afterwards: { by: victorMaldonado, on: '2026-08-18', readings: [['partly', 'En mayo y junio estuvimos sobre lo que esperábamos, y en julio bajo: 83,8% con el mes completo. Un año antes fue 82,0%. El invierno no es del ciclo.']] },
      },
      actions: [
        { by: victorMaldonado, on: '2026-04-01', what: 'Hora de revisión conjunta los miércoles, con café y sin otras tareas', who: 'Departamentos de lenguaje y matemática', from: '2026-04-15', to: '2026-07-15', state: 'done' },
        { by: victorMaldonado, on: '2026-04-01', what: 'Devolver cada trabajo antes de siete días, con una frase de qué está bien y una de cómo seguir', who: 'Profesores de 1° y 2° medio', from: '2026-04-13', to: '2026-07-10', state: 'done' },
        { by: paulinaReyes, on: '2026-04-20', what: 'Acordar con cada estudiante con pendientes cuáles tres trabajos valen la pena y soltar los demás', who: 'Jefaturas', from: '2026-04-22', to: '2026-05-29', state: 'done' },
        { by: jorgeVillarroel, on: '2026-05-11', what: 'Contar a las familias qué entregó su hijo, no qué le falta', who: 'Jorge Villarroel y jefaturas', from: '2026-05-13', to: '2026-06-19', state: 'left' },
      ],
      notes: [
        ['2026-04-22', paulinaReyes, 'Con 1°C: de once pendientes pasaron a tres acordados. Se les nota el alivio en los hombros.'],
        ['2026-05-13', victorMaldonado, 'Hora de revisión: discutimos veinte minutos si una idea buena mal escrita está bien. Hacía años que no conversábamos de eso.'],
        ['2026-06-03', camilaNancupil, 'Conversé con ocho que habían faltado mucho en abril. Cinco hablaron del trabajo devuelto sin que yo lo nombrara.'],
        ['2026-07-08', ximenaCuriqueo, 'Semana de temporal: llegó la mitad. Los que llegaron se quedaron hasta el final.'],
      ],
      adjustments: [
        ['2026-05-15', victorMaldonado, 'La nota se entrega dos días después de la frase.', 'Con la nota al lado nadie leía lo escrito. Lo probamos en dos cursos y se notó.'],
        ['2026-06-05', jorgeVillarroel, 'Dejamos de llamar a las familias por los trabajos; se cuenta en la reunión de curso.', 'Las llamadas ya eran muchas y esta se confundía con un reclamo.'],
      ],
      feedback: [
        {
          on: '2026-04-07', page: 'challenge', kind: 'question', text: '¿Qué hará el profesor que tiene nueve cursos? ¿De dónde sale ese tiempo?',
          answer: { on: '2026-04-14', by: victorMaldonado, text: 'De la reunión de departamento: una de cada dos se dedica a revisar. Ana lo dejó firmado en el horario.', stance: 'talked' },
        },
        {
          on: '2026-05-12', page: 'data', kind: 'strength', text: 'El dato de cuarenta y uno de cada cien lo sacaron ustedes, con lápiz. Es el mejor dato de la red este semestre.',
          answer: { on: '2026-05-14', by: victorMaldonado, text: 'Y lo vamos a volver a contar en julio.' },
        },
        {
          on: '2026-06-16', page: 'implementation', kind: 'suggestion', text: 'Guarden tres devoluciones que consideren buenas, sin nombre, para que las vea quien se integre en agosto.',
          answer: { on: '2026-06-18', by: paulinaReyes, text: 'Ya tenemos dos. Falta una de matemática.', stance: 'taken' },
        },
      ],
    },
    {
      number: 3,
      title: 'Que 1° medio encuentre a alguien',
      startedOn: '2026-08-05',
      implementationFrom: '2026-08-24',
      theoryCarried: 'maintained',
      challenge: {
        by: felipeArancibia, on: '2026-08-05', readyOn: '2026-08-20',
        challenge: 'En 1° medio hay estudiantes que en cinco meses no han hablado a solas con ningún adulto del liceo. Lo contamos curso por curso: casi uno de cada cuatro.',
        forWhom: 'Los ocho primeros medios, y antes que nadie quienes no aparecieron en la lista de ningún adulto.',
        urgent: ['yes', 'En agosto se decide quién termina el año.'],
        relevant: ['yes', 'Es lo mismo que venimos aprendiendo hace dos ciclos: vuelve quien siente que lo esperan.'],
        inScope: ['yes', 'Somos 96 adultos en el liceo. Alcanza.'],
        theory: 'as before',
        expect: { indicator: 'attendance', from: '84,1', to: '86', by: '2026-11-27', forWhom: 'Todo el liceo; miramos aparte 1° medio' },
      },
      data: {
        by: camilaNancupil, on: '2026-09-04', readyOn: '2026-09-07',
        weSee: 'Agosto, 84,1%. La lista de "a quién conozco" la llenaron 71 de los 96 adultos: los nombres se repiten mucho. Todos conocemos a los mismos.',
        atRisk: 'Quienes nadie nombró. No son los que se portan mal ni los que destacan: son los callados.',
        why: 'Los cambios de sala y de profesor en 1° medio hacen que un estudiante vea a catorce adultos por semana, ninguno más de cuatro horas. La jefatura es una hora, y casi siempre se va en avisos.',
        group: { kind: 'level', who: '1° medio, los ocho cursos' },
      },
      implementation: {
        by: felipeArancibia, on: '2026-10-14', readyOn: '2026-10-15',
        howItGoes: 'Cada estudiante no nombrado tiene hoy un adulto que lo saluda y conversa con él quince minutos a la semana. No es entrevista ni clase particular; no se llena ficha. De 74 adultos que partieron siguen 66. Las conversaciones que mejor resultan son caminando.',
      },
      learnings: {
        by: anaSepulveda, on: '2026-11-13',
        observed: 'Septiembre cerró en 86,7% y octubre en 86,0%; el año pasado, 83,2 y 85,0. Falta noviembre y falta mirar aparte a 1° medio.',
        learnt: '',
        surprises: 'Los estudiantes de 4° medio pidieron ser también ellos alguien para uno de 1°.',
        decision: '',
        decisionWhy: '',
      },
      actions: [
        { by: camilaNancupil, on: '2026-08-12', what: 'Mapa de vínculos: cada adulto marca con quién ha conversado a solas este año', who: 'Camila Ñancupil y Felipe Arancibia', from: '2026-08-12', to: '2026-08-21', state: 'done' },
        { by: felipeArancibia, on: '2026-08-20', what: 'Quince minutos a la semana con cada estudiante que nadie marcó', who: '74 adultos voluntarios, auxiliares incluidos', from: '2026-08-24', to: '2026-11-27', state: 'doing' },
        { by: anaSepulveda, on: '2026-09-22', what: 'Repetir el mapa la última semana de noviembre', who: 'Felipe Arancibia', from: '2026-11-23', to: '2026-11-27', state: 'planned' },
      ],
      notes: [
        ['2026-08-21', camilaNancupil, 'El mapa en la pared. Silencio largo. Alguien dijo: "yo le hago clases hace cinco meses y no le sé la voz".'],
        ['2026-09-09', ximenaCuriqueo, 'Mi conversación es en el patio, dando vueltas a la cancha. La segunda vez me esperaba.'],
        ['2026-09-30', paulinaReyes, 'Dos adultos no alcanzan a hacerla por turnos. Los cambiamos sin que el estudiante quede sin nadie.'],
        ['2026-10-28', felipeArancibia, 'Un grupo de 4° medio quiere recibir a 1° el próximo marzo. Les pedimos que lo propongan ellos en el consejo escolar.'],
      ],
      adjustments: [
        ['2026-09-29', felipeArancibia, 'Sin ficha ni registro de lo conversado; solo si ocurrió o no.', 'Tres adultos habían empezado a llenar una pauta y los estudiantes lo notaron al tiro.'],
      ],
      feedback: [
        {
          on: '2026-08-25', page: 'challenge', kind: 'strength', text: 'Contar a quién no conoce nadie es mirar donde no estábamos mirando.',
          answer: { on: '2026-08-31', by: felipeArancibia, text: 'La idea salió de la auxiliar del segundo piso.' },
        },
        {
          on: '2026-10-19', page: 'implementation', kind: 'question', text: 'De los ocho adultos que no siguieron, ¿qué pasó con sus estudiantes?',
          answer: { on: '2026-10-22', by: felipeArancibia, text: 'Seis tienen otra persona desde esa misma semana. A dos los dejamos diez días sin nadie y lo lamentamos; ya están con Paulina.', stance: 'talked' },
        },
        { on: '2026-11-10', page: 'data', kind: 'suggestion', text: 'Cuando repitan el mapa, miren también a quién nombran los estudiantes, no solo a quién nombran los adultos.' },
      ],
    },
  ],
}
