import { millaray } from '../cast.ts'
import { amaliaHuaiquil, claudioRiquelme, enriqueLefio, hernanOyarzo, juanaQuidel, susanaAlarcon, tamaraFigueroa } from '../people.ts'
import type { NotebookText } from './notebook-text.ts'

export const millarayNotebook: NotebookText = {
  school: millaray,
  advisor: hernanOyarzo,
  cycles: [
    {
      number: 1,
      title: 'Saber de qué lof viene cada niño',
      startedOn: '2025-05-19',
      implementationFrom: '2025-06-09',
      closedOn: '2025-11-28',
      challenge: {
        by: amaliaHuaiquil, on: '2025-05-19', readyOn: '2025-06-02',
        challenge: 'Más de la mitad de nuestros estudiantes es mapuche y la escuela conoce a sus familias solo por la ficha. Cuando un niño falta por una ceremonia o por la cosecha, lo anotamos igual que cualquier inasistencia y no volvemos a hablar de eso.',
        forWhom: 'Familias de 1° a 6° de los cuatro sectores.',
        urgent: ['partly', 'La asistencia es buena. La cercanía no, y sin ella la asistencia se va.'],
        relevant: ['yes', 'Lo pidieron los abuelos en el último we tripantu: que la escuela vaya a saludar.'],
        inScope: ['yes', 'Tenemos educadora tradicional, tardes de trabajo comunitario y ganas.'],
        theory: {
          if: 'nos presentamos en cada comunidad, escuchamos lo que las familias saben de sus niños y lo traemos a la sala',
          then: 'los niños verán que su casa y su escuela se conocen y se respetan',
          whichWill: 'que permanecer en la escuela sea también cuidar quiénes son',
        },
        expect: { indicator: 'own', measure: 'Familias visitadas o saludadas en su sector, de 118', from: '12', to: '80', by: '2025-11-21', forWhom: '1° a 6°' },
      },
      data: {
        by: claudioRiquelme, on: '2025-05-26', readyOn: '2025-06-02',
        weSee: 'Abril 92,5%. Hay tres fechas en el año en que faltan juntos entre veinte y cuarenta estudiantes de los mismos sectores.',
        atRisk: 'Los que después de esas fechas tardan más en volver. No son los que más faltan, son los que vuelven callados.',
        why: 'Juana nos explicó qué se hace en cada fecha. No es que no quieran venir: están donde tienen que estar. A la vuelta nadie les pregunta qué aprendieron.',
      },
      implementation: {
        by: juanaQuidel, on: '2025-10-08', readyOn: '2025-10-10',
        howItGoes: 'Fuimos a los cuatro sectores. Llevamos pan y preguntas, no papeles. En dos partes nos pidieron que volviéramos con los profesores hombres también. El pentukun, el saludo largo, les ha costado a los colegas: quieren ir al tema.',
      },
      learnings: {
        by: amaliaHuaiquil, on: '2025-11-24', readyOn: '2025-11-25',
        observed: 'Saludamos a 91 familias. La asistencia de octubre fue 90,8%; hace un año, 90,1%.',
        learnt: 'Que el saludo no es el trámite antes de la conversación: es la conversación. Que los niños hablan distinto en la sala cuando uno estuvo en su casa.',
        surprises: 'Tres abuelas ofrecieron venir a contar, y las salas se llenaron.',
        decision: 'adopt',
        decisionWhy: 'La visita de saludo queda al empezar cada semestre. Ahora, que lo que el niño trae entre también en cómo le respondemos.',
      },
      actions: [
        { by: juanaQuidel, on: '2025-06-02', what: 'Visita de saludo a los cuatro sectores, un viernes cada uno', who: 'Juana Quidel, Enrique Lefío y las profesoras jefe', from: '2025-06-13', to: '2025-10-24', state: 'done' },
        { by: susanaAlarcon, on: '2025-09-01', what: 'Al volver de una ceremonia, un rato para que quienes quieran cuenten lo que se puede contar', who: 'Susana Alarcón', from: '2025-09-03', to: '2025-11-21', state: 'done' },
      ],
      notes: [
        ['2025-06-13', enriqueLefio, 'Primer sector. Tres horas. Volvimos con harina y con dos teléfonos nuevos.'],
        ['2025-09-26', juanaQuidel, 'Un niño que no habla en clases me mostró él mismo el camino. Iba adelante.'],
        ['2025-10-17', susanaAlarcon, 'La señora que vino a contar preguntó por cada uno por su apellido. El curso enmudeció.'],
      ],
      adjustments: [
        ['2025-07-11', claudioRiquelme, 'Las visitas se hacen en viernes y duran lo que duren; quien va no tiene clases después.', 'Salimos apurados de la primera y se notó.'],
      ],
      feedback: [
        {
          on: '2025-06-04', page: 'challenge', kind: 'strength', text: 'Aprendí mucho leyendo esta página. Gracias por escribirla así.',
          answer: { on: '2025-06-06', by: juanaQuidel, text: 'Mañum, don Hernán. La escribimos entre todos, con mate.' },
        },
      ],
    },
    {
      number: 2,
      title: 'Responder a lo que el niño trae',
      startedOn: '2026-03-10',
      implementationFrom: '2026-04-06',
      closedOn: '2026-07-17',
      theoryCarried: 'maintained',
      challenge: {
        by: claudioRiquelme, on: '2026-03-10', readyOn: '2026-03-24',
        challenge: 'Corregimos los textos de los niños como si todos vinieran de la misma casa. Al que escribe como habla su abuela le devolvemos la hoja en rojo. Después no quiere escribir.',
        forWhom: '3°, 4° y 5°: seis cursos, en lenguaje.',
        urgent: ['partly', 'No es urgente para la asistencia; sí para que quieran escribir.'],
        relevant: ['yes', 'Es el paso que sigue a las visitas: lo que escuchamos afuera, adentro.'],
        inScope: ['yes', 'Son nuestras correcciones.'],
        theory: 'as before',
        expect: { indicator: 'engagement', measure: 'Textos por estudiante que vuelven reescritos por gusto en un mes, de cada diez', from: '2', to: '5', by: '2026-07-10', forWhom: '3° a 5°' },
      },
      data: {
        by: tamaraFigueroa, on: '2026-04-07', readyOn: '2026-04-09',
        weSee: 'Marzo: 93,1%, de los mejores que hemos tenido. 96 estudiantes bajo 85%. De cada diez textos devueltos, dos se vuelven a escribir.',
        atRisk: 'Catorce estudiantes que asisten siempre y no entregan nada escrito. La asistencia no los muestra.',
        why: 'Juntamos treinta textos y los leímos con Juana. Once decían cosas muy buenas con palabras en mapuzungun tachadas por nosotros.',
      },
      implementation: {
        by: susanaAlarcon, on: '2026-06-04', readyOn: '2026-06-05',
        howItGoes: 'Primero una pregunta sobre lo que cuenta, después una sola corrección. El rojo se guardó: usamos lápiz grafito. Los textos se leen en voz alta el viernes y quien quiere los lleva a su casa.',
      },
      learnings: {
        by: amaliaHuaiquil, on: '2026-07-13', readyOn: '2026-07-14',
        observed: 'De dos a seis de cada diez. Diez de los catorce que no entregaban ya entregaron algo. La asistencia de julio, 90,2%, casi igual a la de 2025.',
        learnt: 'Que responder a lo que dice, antes que a cómo lo dice, hace que quieran decirlo mejor.',
        surprises: 'Las familias guardan los textos. En un sector los leyeron en una reunión de la comunidad.',
        decision: 'widen',
        decisionWhy: 'Pasa a 6°, 7° y 8°. La misma teoría: que la casa y la escuela se conozcan, también en el papel.',
      },
      actions: [
        { by: claudioRiquelme, on: '2026-03-23', what: 'Leer textos juntos una tarde al mes, con la educadora tradicional', who: 'Claudio Riquelme y Juana Quidel', from: '2026-04-08', to: '2026-07-08', state: 'done' },
        { by: susanaAlarcon, on: '2026-03-25', what: 'Una pregunta y una corrección por texto', who: 'Profesoras de 3° a 5°', from: '2026-04-06', to: '2026-07-10', state: 'done' },
        { by: tamaraFigueroa, on: '2026-04-08', what: 'Acompañar a quienes no entregan: dictar, dibujar, grabar, y después escribir', who: 'Tamara Figueroa', from: '2026-04-13', to: '2026-06-19', state: 'done' },
      ],
      notes: [
        ['2026-04-17', tamaraFigueroa, 'Uno me dictó dos páginas sobre cómo se ensilla. Sabe más palabras que yo.'],
        ['2026-05-15', susanaAlarcon, 'Viernes de lectura. Pidieron que no se aplauda: que se haga silencio.'],
        ['2026-06-12', juanaQuidel, 'Preparando el we tripantu con textos de los niños. Los abuelos corrigieron los nombres de los lugares, con cariño.'],
      ],
      adjustments: [
        ['2026-05-05', claudioRiquelme, 'Se puede entregar hablado.', 'Escribir era la puerta cerrada para algunos; contar, no.'],
      ],
      feedback: [
        {
          on: '2026-03-26', page: 'challenge', kind: 'question', text: '¿Qué dirán las familias que quieren, ante todo, que sus hijos escriban "como se pide afuera"?',
          answer: { on: '2026-04-07', by: amaliaHuaiquil, text: 'Lo conversamos en tres sectores. Quieren las dos cosas, y nosotros también.', stance: 'talked' },
        },
        {
          on: '2026-06-08', page: 'implementation', kind: 'strength', text: 'Entregar hablado es un ajuste pequeño que abrió una puerta grande.',
        },
      ],
    },
    {
      number: 3,
      title: 'Los grandes también cuentan',
      startedOn: '2026-08-11',
      implementationFrom: '2026-09-01',
      theoryCarried: 'maintained',
      challenge: {
        by: claudioRiquelme, on: '2026-08-11', readyOn: '2026-08-26',
        challenge: 'En 7° y 8° ya no quieren leer en voz alta. Muchos miran al liceo de la ciudad y sienten que lo que traen de su casa no les va a servir allá.',
        forWhom: '7° y 8°, cuatro cursos; sobre todo quienes se van internos el próximo año.',
        urgent: ['yes', 'En noviembre se matriculan en 1° medio. Algunos no llegan a marzo.'],
        relevant: ['yes', 'El paso al liceo es donde más estudiantes nuestros dejan de estudiar.'],
        inScope: ['partly', 'El liceo es otra escuela. Llegar con una carta y una persona conocida, eso lo podemos hacer.'],
        theory: 'as before',
        expect: { indicator: 'withdrawal', measure: 'Estudiantes de 8° sin matrícula en 1° medio al 30 de noviembre', from: '8', to: '0', by: '2026-11-30', forWhom: '8° A y 8° B' },
      },
      data: {
        by: enriqueLefio, on: '2026-08-24', readyOn: '2026-08-26',
        weSee: 'Agosto va en 90,0%. Buscamos uno por uno a los 70 que salieron de 8° el año pasado: 62 están en un liceo, 8 no, o no lo sabemos.',
        atRisk: 'Quienes viven en los dos sectores sin locomoción al liceo y tendrían que irse internos.',
        why: 'Hablamos con cinco de esos ocho. Ninguno se fue por las notas. "No conocía a nadie" y "nadie me dijo que podía volver" fueron las frases.',
      },
      implementation: {
        by: enriqueLefio, on: '2026-10-30', readyOn: '2026-11-02',
        howItGoes: 'Dos visitas al liceo, con sus familias. Cada estudiante de 8° escribe, o graba, una carta a quien será su profesora jefe. El orientador del liceo vino a tomar mate y se sabe once nombres.',
      },
      actions: [
        { by: enriqueLefio, on: '2026-08-24', what: 'Visitar el liceo y el internado con las familias', who: 'Enrique Lefío', from: '2026-09-04', to: '2026-10-30', state: 'done' },
        { by: susanaAlarcon, on: '2026-08-27', what: 'Carta de presentación de cada estudiante, escrita o hablada', who: 'Susana Alarcón y Juana Quidel', from: '2026-09-21', to: '2026-11-20', state: 'doing' },
        { by: amaliaHuaiquil, on: '2026-09-02', what: 'Acordar con el liceo una persona conocida para marzo', who: 'Amalia Huaiquil', from: '2026-09-07', to: '2026-12-04', state: 'doing' },
      ],
      notes: [
        ['2026-09-11', enriqueLefio, 'En el internado lo primero que preguntaron fue si se puede llamar a la casa. Se puede.'],
        ['2026-10-09', susanaAlarcon, 'Una carta parte: "Usted no me conoce, pero yo sé hacer queso". Ya quiero que la lea.'],
        ['2026-11-06', amaliaHuaiquil, 'Quedan tres sin matrícula. Vamos la próxima semana a cada casa, no para insistir: para saber.'],
      ],
      adjustments: [
        ['2026-10-05', juanaQuidel, 'A la segunda visita van también las abuelas y los abuelos.', 'En dos casas la decisión de irse interno la toman ellos y no los habíamos invitado.'],
      ],
      feedback: [
        {
          on: '2026-08-31', page: 'data', kind: 'strength', text: 'Buscar a los setenta uno por uno. Nadie más en el territorio tiene ese dato, y es de ustedes.',
          answer: { on: '2026-09-03', by: enriqueLefio, text: 'Costó tres tardes y una caja de galletas.' },
        },
        {
          on: '2026-09-01', page: 'challenge', kind: 'suggestion', text: 'Hablen con el equipo de Bahía Clara: su ciclo va justo por recibir a 1° medio.',
          answer: { on: '2026-09-09', by: amaliaHuaiquil, text: 'Nos juntamos con Felipe. Ellos reciben, nosotros entregamos. Derivación acompañada, le pusimos.', stance: 'taken' },
        },
        { on: '2026-11-05', page: 'implementation', kind: 'question', text: '¿Cómo sabrán en abril si la persona conocida del liceo estuvo?' },
      ],
    },
  ],
}
