/** The microcentro's four schools. They write little: one or two people each, with a classroom full of ages. */
import { altoNalcas, islaChaica, losPelicanos, rinconDePellines } from '../cast.ts'
import { aldoMansilla, claudiaMillaqueo, fresiaLinconir, gabrielaNahuelpan, nelsonBarrientos, raquelCheuquian } from '../people.ts'
import type { NotebookText } from './notebook-text.ts'

export const losPelicanosNotebook: NotebookText = {
  school: losPelicanos,
  advisor: claudiaMillaqueo,
  cycles: [
    {
      number: 1,
      title: 'Que nadie falte dos semanas seguidas',
      startedOn: '2026-03-19',
      implementationFrom: '2026-04-13',
      closedOn: '2026-07-15',
      challenge: {
        by: nelsonBarrientos, on: '2026-03-19', readyOn: '2026-03-31',
        challenge: 'En la caleta, cuando hay mar buena, se va toda la casa. Un niño puede no venir dos semanas y volver sin que nadie haya hablado de eso. Dos semanas es el límite: después cuesta el doble.',
        forWhom: 'Todos.',
        urgent: ['partly', 'Marzo estuvo muy bien. Las salidas largas vienen en mayo y julio.'],
        relevant: ['yes', 'Aquí cada niño que falta se nota en la sala: se queda un grado sin nadie.'],
        inScope: ['yes', 'El mar no. Saber a dónde van y mandar algo con ellos, sí.'],
        theory: {
          if: 'antes de cada salida conversamos con la familia, acordamos cuántos días serán y mandamos algo que el niño quiera hacer',
          then: 'la familia contará con la escuela y el niño seguirá siendo parte aunque esté embarcado o en otro puerto',
          whichWill: 'que la vuelta sea al día siguiente de llegar',
        },
        expect: { indicator: 'own', measure: 'Ausencias de más de diez días seguidos en el semestre', from: '5', to: '1', by: '2026-07-10', forWhom: 'Toda la escuela' },
      },
      data: {
        by: gabrielaNahuelpan, on: '2026-04-06', readyOn: '2026-04-07',
        weSee: 'Marzo, 96,8%. Con quince niños, uno que falta una semana mueve el mes casi dos puntos: preferimos mirar ausencias largas y no el porcentaje.',
        atRisk: 'El año pasado hubo cinco ausencias de más de diez días, todas por salidas a la merluza o por la cosecha en otro sector.',
        why: 'Fuimos a la rampla. Los papás pensaban que si avisaban los íbamos a retar. Nosotros pensábamos que no avisaban porque no les importaba. Qué manera de estar equivocados.',
      },
      learnings: {
        by: nelsonBarrientos, on: '2026-07-13', readyOn: '2026-07-14',
        observed: 'Una sola ausencia de más de diez días (el año pasado en las mismas fechas, tres). Julio 83,5%, porque faltaron varios pocos días.',
        learnt: 'Que avisar fue fácil cuando dejó de ser una confesión. Que lo que se manda tiene que servir arriba del bote: la bitácora de mar resultó, las guías volvieron mojadas.',
        surprises: 'Una niña anotó vientos y peces doce días seguidos. La leímos en el microcentro.',
        decision: 'adopt',
        decisionWhy: 'Queda el acuerdo antes de salir y la bitácora de mar. Vamos por responder mejor lo que traen escrito.',
      },
      actions: [
        { by: nelsonBarrientos, on: '2026-03-30', what: 'Conversar con cada familia en la rampla y acordar cómo avisar una salida', who: 'Nelson Barrientos', from: '2026-04-01', to: '2026-04-30', state: 'done' },
        { by: gabrielaNahuelpan, on: '2026-04-13', what: 'Bitácora de mar: un cuaderno chico, con lápiz amarrado, para llevar', who: 'Gabriela Nahuelpán', from: '2026-04-20', to: '2026-07-10', state: 'done' },
      ],
      notes: [
        ['2026-04-24', nelsonBarrientos, 'Primera familia que avisa: siete días a la isla. Volvieron al sexto.'],
        ['2026-06-05', gabrielaNahuelpan, 'Dos bitácoras de vuelta, con dibujos de jaibas y una cuenta de multiplicar con cajas de pescado.'],
      ],
      adjustments: [
        ['2026-05-13', gabrielaNahuelpan, 'Cambiamos las guías por la bitácora.', 'Las guías se mojan y no le importan a nadie a bordo.'],
      ],
      feedback: [
        {
          on: '2026-04-08', page: 'data', kind: 'strength', text: 'Elegir una medida que sirve con quince niños: eso es leer bien los datos.',
          answer: { on: '2026-04-15', by: gabrielaNahuelpan, text: 'El porcentaje nos mareaba.' },
        },
      ],
    },
    {
      number: 2,
      title: 'Leer la bitácora de mar',
      startedOn: '2026-08-12',
      implementationFrom: '2026-09-02',
      theoryCarried: 'maintained',
      challenge: {
        by: gabrielaNahuelpan, on: '2026-08-12', readyOn: '2026-08-27',
        challenge: 'Las bitácoras vuelven y las dejamos en el estante con un "muy bien". Ahí hay matemática, ciencias y lenguaje de verdad, y no la estamos usando para enseñar.',
        forWhom: 'De 3° a 6°.',
        urgent: ['no', 'Puede hacerse sin apuro.'],
        relevant: ['yes', 'Si lo que escriben afuera sirve adentro, afuera también es escuela.'],
        inScope: ['yes', 'Es preparar la clase desde ahí.'],
        theory: 'as before',
        expect: { indicator: 'engagement', measure: 'Clases a la semana que parten de una bitácora', from: '0', to: '2', by: '2026-11-27', forWhom: '3° a 6°' },
      },
      data: {
        by: gabrielaNahuelpan, on: '2026-08-26', readyOn: '2026-08-27',
        weSee: 'Nueve bitácoras desde abril. Agosto cerró en 88,7%, sin ausencias largas.',
        atRisk: 'Los más chicos, que no salen y miran con envidia.',
        why: 'No sabíamos cómo planificar desde algo que no escribimos nosotros. En el microcentro lo armamos juntos en una tarde.',
      },
      implementation: {
        by: nelsonBarrientos, on: '2026-10-22', readyOn: '2026-10-23',
        howItGoes: 'Una clase por semana ya es fija. Hicimos un gráfico de vientos con tres bitácoras. Los de 1° y 2° hacen bitácora de playa.',
      },
      actions: [
        { by: gabrielaNahuelpan, on: '2026-08-28', what: 'Una clase semanal que parte de lo que trae una bitácora', who: 'Gabriela Nahuelpán', from: '2026-09-02', to: '2026-11-27', state: 'doing' },
      ],
      notes: [
        ['2026-09-30', gabrielaNahuelpan, 'Discutieron media hora cuánto pesa una caja. Trajeron una al otro día.'],
        ['2026-11-11', nelsonBarrientos, 'Mar buena y aun así vinieron doce. El lunes había gráfico.'],
      ],
      adjustments: [
        ['2026-10-07', gabrielaNahuelpan, 'Bitácora de playa para los más chicos.', 'Se sentían fuera.'],
      ],
      feedback: [
        { on: '2026-10-28', page: 'implementation', kind: 'suggestion', text: 'Lleven el gráfico de vientos a la próxima reunión del microcentro; a la isla le va a interesar.' },
      ],
    },
  ],
}

export const rinconDePellinesNotebook: NotebookText = {
  school: rinconDePellines,
  advisor: claudiaMillaqueo,
  cycles: [
    {
      number: 1,
      title: 'Un desayuno con la profesora',
      startedOn: '2026-04-08',
      implementationFrom: '2026-05-04',
      closedOn: '2026-08-13',
      challenge: {
        by: raquelCheuquian, on: '2026-04-08', readyOn: '2026-04-21',
        challenge: 'La escuela volvió a abrir en agosto del año pasado y estoy sola con seis grados. Los niños caminan harto, llegan con frío y partimos altiro con la lección. Algunos no alcanzan a llegar del todo.',
        forWhom: 'Los once.',
        urgent: ['yes', 'Marzo fue 84,1%, y todavía no llega el frío.'],
        relevant: ['yes', 'Los niños me lo dijeron: "profe, primero el fuego".'],
        inScope: ['yes', 'La cocina está al lado de la sala.'],
        theory: {
          if: 'empezamos el día juntos alrededor del fuego, con algo caliente y tiempo para contar',
          then: 'cada niño se sentirá en casa y su familia sabrá que aquí se le cuida',
          whichWill: 'que valga la pena caminar hasta la escuela también en invierno',
        },
        expect: { indicator: 'attendance', from: '84,8', to: '88', by: '2026-08-07', forWhom: 'Toda la escuela' },
      },
      data: {
        by: raquelCheuquian, on: '2026-05-04', readyOn: '2026-05-05',
        weSee: 'Abril 84,8%. Son pocos: un niño que falta cuatro días es un punto y medio. Los que más faltan son los que más caminan.',
        atRisk: 'Los dos que viven más arriba.',
        why: 'Caminé con ellos un viernes. Una hora y cuarto, con dos portones y un perro bravo.',
      },
      learnings: {
        by: raquelCheuquian, on: '2026-08-11', readyOn: '2026-08-12',
        observed: 'Julio 87,2%, y en agosto vamos sobre 90. En junio había sido 83,9%. No saco cuentas: con once, cualquier cosa mueve el número.',
        learnt: 'Que veinte minutos de fuego no son veinte minutos perdidos. Leen mejor después.',
        surprises: 'El vecino amarró al perro cuando supo por qué era.',
        decision: 'adopt',
        decisionWhy: 'Se queda. Con las otras escuelas del microcentro vimos que se puede usar ese rato para revisar lo del día anterior.',
        themes: ['students'],
        tags: 'multigrado, desayuno',
        readings: [['cannot-tell', 'Agosto recién empieza. Y con once, un niño son nueve puntos.']],
        afterwards: { by: raquelCheuquian, on: '2026-09-21', readings: [['met', 'Agosto dio 93,9%. Lo anoto y no digo más: somos once.']] },
      },
      actions: [
        { by: raquelCheuquian, on: '2026-04-27', what: 'Fuego y leche de 8:30 a 8:50, todos', who: 'Raquel y la manipuladora', from: '2026-05-04', to: '2026-08-07', state: 'done' },
        { by: raquelCheuquian, on: '2026-05-08', what: 'Hablar con el vecino por el perro', who: 'Raquel', from: '2026-05-08', to: '2026-05-15', state: 'done' },
      ],
      notes: [
        ['2026-05-11', raquelCheuquian, 'Llegaron todos antes de la hora.'],
        ['2026-06-08', raquelCheuquian, 'Hoy contaron un sueño cada uno. El de 4° hizo reír hasta a la señora de la cocina.'],
      ],
      adjustments: [
        ['2026-06-01', raquelCheuquian, 'Los mayores prenden el fuego y reciben a los chicos.', 'Yo no alcanzaba y ellos querían.'],
      ],
      feedback: [
        {
          on: '2026-05-06', page: 'data', kind: 'strength', text: 'Caminar el camino de los niños. No hay planilla que lo reemplace.',
          answer: { on: '2026-05-08', by: raquelCheuquian, text: 'Y lo del perro no salía en ninguna.' },
        },
        {
          on: '2026-08-12', page: 'learnings', kind: 'question', text: '¿Qué familia podría contar esto en la próxima reunión del microcentro?',
          answer: { on: '2026-08-13', by: raquelCheuquian, text: 'La mamá de los dos de arriba. Ya le dije y dijo que sí.', stance: 'taken' },
        },
      ],
    },
    {
      number: 2,
      title: 'Revisar junto al fuego',
      startedOn: '2026-10-26',
      implementationFrom: null,
      theoryCarried: 'maintained',
      challenge: {
        by: raquelCheuquian, on: '2026-10-26', readyOn: '2026-11-06',
        challenge: 'Con seis grados no alcanzo a mirar el trabajo de cada uno en el día. Lo reviso en la noche y cuando lo devuelvo ya se les olvidó qué habían pensado.',
        forWhom: 'Los de 4° a 6°, para partir.',
        urgent: ['no', 'Lo quiero probar dos semanas antes de diciembre.'],
        relevant: ['yes', 'Aprenden más cuando lo conversamos que cuando lo leen.'],
        inScope: ['yes', 'Es el mismo rato del fuego.'],
        theory: 'as before',
      },
      actions: [
        { by: raquelCheuquian, on: '2026-11-05', what: 'Dos cuadernos por mañana, conversados', who: 'Raquel', from: '2026-11-23', to: '2026-12-04', state: 'planned' },
      ],
      notes: [],
      adjustments: [],
      feedback: [
        { on: '2026-11-11', page: 'challenge', kind: 'question', text: '¿Cómo elegirá los dos cuadernos de cada mañana para que nadie quede esperando?' },
      ],
    },
  ],
}

export const islaChaicaNotebook: NotebookText = {
  school: islaChaica,
  advisor: claudiaMillaqueo,
  cycles: [
    {
      number: 1,
      title: 'La carpeta de la lancha',
      startedOn: '2026-04-15',
      implementationFrom: '2026-05-05',
      closedOn: '2026-07-17',
      challenge: {
        by: aldoMansilla, on: '2026-04-15', readyOn: '2026-04-29',
        challenge: 'Si hay norte no cruza nadie. Algunos niños viven en el islote de enfrente y los veo desde la ventana. No puede ser que nos miremos y no hagamos escuela.',
        forWhom: 'Los niños de los dos lados.',
        urgent: ['yes', 'El norte empieza en mayo.'],
        relevant: ['yes', 'Somos tan pocos que cuando faltan unos, los demás se quedan sin compañeros.'],
        inScope: ['yes', 'El lanchero es apoderado y se ofreció.'],
        theory: {
          if: 'cada día sin cruce mandamos por radio un saludo y una tarea, y la carpeta viaja en la primera lancha',
          then: 'los niños de los dos lados seguirán haciendo lo mismo el mismo día',
          whichWill: 'que al juntarse de nuevo nadie sienta que se quedó atrás',
        },
        expect: { indicator: 'own', measure: 'Días sin cruce en que hubo contacto, de cada diez', from: '1', to: '8', by: '2026-07-10', forWhom: 'Todos' },
      },
      data: {
        by: aldoMansilla, on: '2026-05-05', readyOn: '2026-05-06',
        weSee: 'Aquí los porcentajes no dicen nada. Cuento días: el año pasado hubo 14 sin cruce en el invierno y en uno hubo contacto.',
        atRisk: 'Los del islote.',
        why: 'No se me había ocurrido que la radio de la lancha servía para leer un cuento.',
      },
      learnings: {
        by: aldoMansilla, on: '2026-07-14', readyOn: '2026-07-15',
        observed: 'Nueve días sin cruce, contacto en ocho.',
        learnt: 'Que la voz basta. Y que los niños del lado de acá también la esperaban: se juntan a escuchar.',
        surprises: 'Contestaron desde otra isla que no es de nuestra escuela.',
        decision: 'adopt',
        decisionWhy: 'Se queda mientras haya norte.',
      },
      actions: [
        { by: aldoMansilla, on: '2026-04-28', what: 'Saludo por radio a las nueve y carpeta en la primera lancha', who: 'Aldo y el lanchero', from: '2026-05-05', to: '2026-07-10', state: 'done' },
      ],
      notes: [
        ['2026-05-12', aldoMansilla, 'Primer norte. Leí el cuento dos veces porque pidieron "otra".'],
        ['2026-07-08', aldoMansilla, 'Tres días seguidos. Al cuarto llegaron con la tarea hecha y con sierra ahumada.'],
      ],
      adjustments: [],
      feedback: [
        {
          on: '2026-04-30', page: 'challenge', kind: 'strength', text: '"Nos miramos y no hacemos escuela": con esa frase se entiende todo.',
          answer: { on: '2026-05-05', by: aldoMansilla, text: 'La dijo un niño.' },
        },
      ],
    },
    {
      number: 2,
      title: 'Contestar la carpeta',
      startedOn: '2026-08-10',
      implementationFrom: '2026-08-17',
      closedOn: '2026-10-29',
      theoryCarried: 'maintained',
      challenge: {
        by: aldoMansilla, on: '2026-08-10', readyOn: '2026-08-14',
        challenge: 'La carpeta va y vuelve, pero yo contesto con un visto bueno. Quiero que cada niño encuentre adentro una respuesta a lo suyo.',
        forWhom: 'Todos.',
        urgent: ['partly', 'Todavía quedan nortes.'],
        relevant: ['yes', 'Es lo que sigue.'],
        inScope: ['yes', 'Son pocas hojas.'],
        theory: 'as before',
        expect: { indicator: 'own', measure: 'Hojas que vuelven con una respuesta escrita, de cada diez', from: '1', to: '9', by: '2026-10-23', forWhom: 'Todos' },
      },
      data: {
        by: aldoMansilla, on: '2026-08-13', readyOn: '2026-08-14',
        weSee: 'De treinta hojas de junio y julio, contesté cuatro.',
        atRisk: 'No es por niño: es lo mío.',
        why: 'Reviso cansado y en la lancha se mueve todo.',
      },
      learnings: {
        by: aldoMansilla, on: '2026-10-27', readyOn: '2026-10-28',
        observed: 'De cada diez, nueve con respuesta. Los niños contestan la respuesta.',
        learnt: 'Que una línea basta si es sobre lo suyo. Que los mayores pueden responder a los menores y lo hacen bien.',
        surprises: 'Una mamá empezó a escribir también.',
        decision: 'widen',
        decisionWhy: 'En marzo lo hacemos entre las cuatro escuelas del microcentro: una carpeta que dé la vuelta.',
      },
      actions: [
        { by: aldoMansilla, on: '2026-08-14', what: 'Contestar cada hoja con una línea, antes de que salga la lancha', who: 'Aldo', from: '2026-08-17', to: '2026-10-23', state: 'done' },
      ],
      notes: [
        ['2026-09-08', aldoMansilla, 'Contesté en el muelle, con guantes. Letra fea, pero llegó.'],
      ],
      adjustments: [
        ['2026-09-24', aldoMansilla, 'Los mayores contestan a los menores dos días a la semana.', 'Lo pidieron ellos, y yo alcanzo mejor con los demás.'],
      ],
      feedback: [
        {
          on: '2026-10-28', page: 'learnings', kind: 'strength', text: 'La carpeta que da la vuelta puede ser el ciclo de todo el microcentro en marzo. Cuente conmigo.',
          answer: { on: '2026-10-29', by: aldoMansilla, text: 'Ya le avisé a Nelson y a Raquel.' },
        },
      ],
    },
  ],
}

export const altoNalcasNotebook: NotebookText = {
  school: altoNalcas,
  advisor: claudiaMillaqueo,
  cycles: [
    {
      number: 1,
      title: 'Que la casa grande vuelva a prenderse',
      startedOn: '2026-03-25',
      implementationFrom: '2026-04-20',
      closedOn: '2026-08-20',
      challenge: {
        by: fresiaLinconir, on: '2026-03-25', readyOn: '2026-04-14',
        challenge: 'Antes la escuela era el lugar donde la gente se juntaba. Desde que somos pocos, la puerta se cierra a las tres y las familias ya no vienen. Los niños sienten que la escuela se está apagando.',
        forWhom: 'Las familias de Alto Nalcas, todas.',
        urgent: ['yes', 'Dos familias preguntaron si conviene cambiar a los niños al pueblo.'],
        relevant: ['yes', 'Una escuela viva es razón para quedarse.'],
        inScope: ['yes', 'Abrir la puerta una tarde a la semana está en mis manos.'],
        theory: {
          if: 'la escuela se abre una tarde por semana para que niños, familias y vecinos hagan algo juntos',
          then: 'volverá a ser un lugar de todos y los niños tendrán adultos que se interesan por lo que aprenden',
          whichWill: 'que venir a la escuela sea parte de vivir aquí',
        },
        expect: { indicator: 'own', measure: 'Familias que vienen alguna tarde en el mes, de seis', from: '1', to: '5', by: '2026-08-14', forWhom: 'Familias de la escuela' },
      },
      data: {
        by: fresiaLinconir, on: '2026-04-20', readyOn: '2026-04-21',
        weSee: 'La asistencia sube y baja mucho con tan pocos. Lo que miro es quién cruza la puerta: en marzo, una familia.',
        atRisk: 'Los que podrían irse.',
        why: 'Pregunté casa por casa. Nadie sabía que podía venir.',
      },
      implementation: {
        by: fresiaLinconir, on: '2026-06-16', readyOn: '2026-06-17',
        howItGoes: 'Los jueves. Telar, cuentas y un poco de guitarra. Los niños muestran en lo que están. Cuando hay barro vienen menos.',
      },
      learnings: {
        by: fresiaLinconir, on: '2026-08-18', readyOn: '2026-08-19',
        observed: 'Cinco de seis familias vinieron en julio. Nadie se cambió.',
        learnt: 'Que bastaba con invitar y con que hubiera algo que hacer con las manos. Que los niños explican mejor cuando su abuela está mirando.',
        surprises: 'Un vecino sin niños en la escuela arregló la estufa.',
        decision: 'adopt',
        decisionWhy: 'Los jueves siguen. Falta que esas tardes sirvan para que cada niño sepa qué viene en su aprendizaje.',
      },
      actions: [
        { by: fresiaLinconir, on: '2026-04-14', what: 'Jueves de puertas abiertas, de 15:00 a 17:00', who: 'Fresia', from: '2026-04-23', to: '2026-08-13', state: 'done' },
        { by: fresiaLinconir, on: '2026-04-14', what: 'Invitar casa por casa', who: 'Fresia y los niños', from: '2026-04-15', to: '2026-04-22', state: 'done' },
      ],
      notes: [
        ['2026-04-23', fresiaLinconir, 'Vinieron tres personas y un perro.'],
        ['2026-07-09', fresiaLinconir, 'Nueve personas con la lluvia encima. El telar ya tiene nombre.'],
      ],
      adjustments: [
        ['2026-05-14', fresiaLinconir, 'Los niños deciden qué se hace cada jueves.', 'Cuando lo decidía yo, venían a mirar. Ahora vienen a hacer.'],
      ],
      feedback: [
        {
          on: '2026-04-22', page: 'challenge', kind: 'question', text: '¿Qué harían las familias con una llave de la escuela?',
          answer: { on: '2026-04-30', by: fresiaLinconir, text: 'Se rieron. Después dijeron: una reunión de agua. Y la hicieron aquí.', stance: 'talked' },
        },
      ],
    },
    {
      number: 2,
      title: 'Los niños cuentan qué viene',
      startedOn: '2026-09-07',
      implementationFrom: '2026-09-24',
      theoryCarried: 'maintained',
      challenge: {
        by: fresiaLinconir, on: '2026-09-07', readyOn: '2026-09-22',
        challenge: 'Los jueves las familias ven lo que el niño hizo, pero ni él ni ellas saben qué sigue. Quiero que sea el niño quien lo cuente.',
        forWhom: 'Todos los niños, uno por jueves.',
        urgent: ['no', 'Vamos a nuestro paso.'],
        relevant: ['yes', 'Saber qué viene da ganas de volver mañana.'],
        inScope: ['yes', 'Quince minutos del jueves.'],
        theory: 'as before',
        expect: { indicator: 'own', measure: 'Niños que han contado a su familia qué viene, de ocho', from: '0', to: '8', by: '2026-11-26', forWhom: 'Toda la escuela' },
      },
      data: {
        by: fresiaLinconir, on: '2026-09-21', readyOn: '2026-09-22',
        weSee: 'Le pregunté a cada uno en qué está. Todos saben qué hicieron ayer; uno sabe qué viene.',
        atRisk: 'El que casi no habla delante de otros.',
        why: 'Yo lo tengo planificado en mi cuaderno y no en la pared.',
      },
      implementation: {
        by: fresiaLinconir, on: '2026-11-12',
        howItGoes: 'Van seis. Preparamos juntos tres frases: qué sé hacer, qué me cuesta, qué viene. El que casi no habla lo hizo con dibujos, y su papá preguntó.',
      },
      actions: [
        { by: fresiaLinconir, on: '2026-09-21', what: 'Un niño por jueves cuenta qué sabe, qué le cuesta y qué viene', who: 'Los niños', from: '2026-09-24', to: '2026-11-26', state: 'doing' },
        { by: fresiaLinconir, on: '2026-09-23', what: 'Poner en la pared el camino de cada uno', who: 'Fresia', from: '2026-09-23', to: '2026-10-02', state: 'done' },
      ],
      notes: [
        ['2026-10-01', fresiaLinconir, 'La primera en contar tenía las frases escritas en la mano.'],
        ['2026-11-05', fresiaLinconir, 'Lo hizo con dibujos. Silencio y después pan con chicharrones.'],
      ],
      adjustments: [],
      feedback: [
        {
          on: '2026-09-24', page: 'challenge', kind: 'suggestion', text: 'Deje que el niño elija a quién invita ese jueves, aunque no sea de su casa.',
          answer: { on: '2026-10-01', by: fresiaLinconir, text: 'Una invitó al vecino de la estufa.', stance: 'taken' },
        },
      ],
    },
  ],
}
