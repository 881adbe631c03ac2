import { danielaSoto, elenaRivas, losBoldos, luisMillan, marcelaPaillan, pedroCayul, rosaHuenchul } from '../cast.ts'
import { carolinaVergara, oscarPainemal } from '../people.ts'
import type { NotebookText } from './notebook-text.ts'

export const losBoldosNotebook: NotebookText = {
  school: losBoldos,
  advisor: marcelaPaillan,
  reasons: [
    { key: 'cosecha', label: 'Temporada de cosecha', by: luisMillan, on: '2026-04-08' },
    { key: 'avisar', label: 'En la casa no sabían a quién avisar', by: pedroCayul, on: '2026-04-08', setAsideOn: '2026-08-06' },
  ],
  cycles: [
    {
      number: 1,
      title: 'Que cada familia sepa a quién llamar',
      startedOn: '2026-03-12',
      implementationFrom: '2026-04-06',
      closedOn: '2026-07-15',
      challenge: { area: 'family',
        by: rosaHuenchul, on: '2026-03-12', readyOn: '2026-03-27',
        challenge: 'Cuando un estudiante falta dos o tres días, en la escuela nos enteramos tarde y cada uno llama por su lado: a una familia la llamaron tres personas el mismo martes y a otra no la llamó nadie en dos semanas. Queremos que el primer contacto sea uno solo, pronto y de alguien que conozca al niño.',
        forWhom: 'Las familias de toda la escuela, empezando por los cursos de 5° a 8°, donde el año pasado tuvimos menos contacto.',
        urgent: ['yes', 'Marzo empezó más abajo que el año pasado: 87,9% contra 89,5%. Lo que no se conversa en abril cuesta el doble en junio.'],
        relevant: ['yes', 'En las reuniones de noviembre las familias lo pidieron con todas sus letras: saber a quién avisar y que alguien conteste.'],
        inScope: ['yes', 'Ordenar quién llama y cuándo depende de nosotros. El transporte no: eso lo llevamos aparte con el SLEP.'],
        theory: { feeds: ['linkCollaboration'],
          if: 'la profesora o el profesor jefe hace el primer contacto al segundo día de inasistencia y la dupla lo acompaña cuando hace falta',
          then: 'las familias tendrán una persona conocida a quien avisar y nosotros sabremos antes qué está pasando',
          whichWill: 'que las ausencias se conversen a tiempo y se acorten',
        },
        expect: { indicator: 'attendance', from: '87,9', to: '89', by: '2026-07-10', forWhom: 'Toda la escuela' },
        expectAlso: [{ indicator: 'severe-absence', from: '29', to: '26', by: '2026-10-30', forWhom: 'Toda la escuela' }],
      },
      data: {
        by: pedroCayul, on: '2026-04-09', readyOn: '2026-04-10',
        weSee: 'En marzo la asistencia fue de 87,9%. Un poco más de cuatro de cada diez estudiantes estuvo en asistencia destacada, y aun así 109 quedaron bajo 85%. El promedio esconde a esos 109. Los lunes y los días de lluvia se parecen entre sí: faltan los mismos sectores.',
        atRisk: 'Los 15 que asistieron menos de la mitad de los días. De ellos, solo con seis familias habíamos hablado antes del 20 de marzo. También nos preocupan quienes se cambiaron este año y todavía no tienen un grupo.',
        why: 'Revisamos los registros de llamados: los hacemos desde inspectoría, a números que cambiaron, y casi siempre para avisar y no para preguntar. Dos apoderadas nos dijeron que "cuando llama la escuela, uno ya sabe que es para retar".',
        group: { kind: 'school', who: 'Toda la escuela; primero, de 5° a 8°' },
        reasons: { avisar: 34, transport: 22, road: 18, cosecha: 5, caring: 4, other: 9 },
        shows: { weekdays: ['mon'], months: 'Los días de lluvia, desde fines de marzo' },
      },
      voices: [
        ['2026-04-08', pedroCayul, { whom: 'families', course: '5° a 8°', how: 'assembly', heard: 38, said: 'Que llame alguien que conozca a mi hija. Y que no sea solo cuando faltó.' }],
      ],
      snapshots: [['2026-04-14', pedroCayul]],
      implementation: {
        by: danielaSoto, on: '2026-06-10', readyOn: '2026-06-12',
        howItGoes: 'El llamado del segundo día se hace en doce de los dieciséis cursos. Donde más cuesta es en los cursos con profesores que viajan. La planilla compartida funciona: ya nadie llama dos veces a la misma casa. Estamos aprendiendo a empezar por "¿cómo están?" y recién después preguntar por la inasistencia.',
      },
      learnings: {
        by: rosaHuenchul, on: '2026-07-13', readyOn: '2026-07-14',
        observed: 'Julio cerró en 85,2%; en julio de 2025 habíamos tenido 85,0%. No llegamos a lo que esperábamos en asistencia: el invierno pesó igual que siempre. Lo que sí cambió es el contacto: en marzo hablábamos con la casa al séptimo día y en junio, al tercero.',
        learnt: 'Que el llamado sirve cuando lo hace quien ve al niño todos los días. Que una llamada corta y temprana abre más que una citación. Y que conversar con todas las familias no alcanza cuando lo que pasa es de un curso en particular: 7°B siguió igual.',
        surprises: 'Varias familias empezaron a avisar ellas, sin que llamáramos. Y las profesoras jefe dijeron que les cambió la relación con apoderados que no conocían.',
        decision: 'adapt',
        decisionWhy: 'Nos quedamos con el llamado del segundo día en toda la escuela y en el ciclo que viene miramos un curso y un día: 7°B y los lunes.',
        carryOn: 'El llamado del segundo día, hecho por quien ve al niño todos los días, y la media hora protegida para hacerlo.',
        themes: ['methodology', 'collaboration', 'families'],
        tags: 'llamado del segundo día, invierno, apoderados',
        readings: [
          ['not', 'El invierno pesó igual que otros años. Lo que cambió fue el contacto, y eso no se ve en la asistencia del mes.'],
          ['cannot-tell', 'Queríamos ver si el contacto temprano se nota cuando pasa el invierno. Eso lo dirán los datos de octubre.'],
        ],
        afterwards: {
          by: pedroCayul, on: '2026-08-17', readings: [
            ['not', 'El invierno pesó igual que otros años. Lo que cambió fue el contacto, y eso no se ve en la asistencia del mes. Con el archivo de julio ya importado es lo mismo que habíamos contado: 85,2%.'],
          ],
        },
      },
      shared: [
        { on: '2026-10-14', by: rosaHuenchul, days: 90 },
        { on: '2026-08-20', by: danielaSoto, days: 30, takenBack: { on: '2026-08-27', by: rosaHuenchul } },
      ],
      actions: [
        { by: pedroCayul, on: '2026-03-30', what: 'Actualizar los teléfonos de todas las familias, con un segundo contacto por estudiante', who: 'Óscar Painemal y las profesoras jefe', from: '2026-03-30', to: '2026-04-17', state: 'done', level: 'school', professions: ['education-assistant', 'homeroom-teacher'], evidence: 'Planilla compartida de contactos' },
        { by: pedroCayul, on: '2026-03-30', what: 'Llamado del segundo día: lo hace la jefatura, con media hora protegida los martes y jueves', who: 'Profesoras y profesores jefe', from: '2026-04-06', to: '2026-07-10', state: 'done', level: 'school', professions: ['homeroom-teacher'] },
        { by: danielaSoto, on: '2026-04-08', what: 'Acompañar los primeros llamados difíciles y preparar juntas cómo empezar la conversación', who: 'Dupla psicosocial', from: '2026-04-08', to: '2026-05-29', state: 'done', level: 'individual', professions: ['psychologist', 'social-worker'] },
        { by: luisMillan, on: '2026-05-05', what: 'Visitar, con aviso, a las familias con las que no hay teléfono que sirva', who: 'Luis Millán', from: '2026-05-05', to: '2026-06-19', state: 'done', level: 'individual', professions: ['inspector-general'] },
      ],
      notes: [
        ['2026-04-14', carolinaVergara, 'Primer martes de llamados. Ocho familias. Seis contestaron a la primera y se alegraron. En una casa habían estado sin locomoción toda la semana y no sabían que podían avisar por mensaje.'],
        ['2026-04-28', luisMillan, 'Subimos a la parte alta del sector. En una tarde conversamos con cuatro familias y llevamos los materiales. Nadie nos había visto nunca por allá: lo dijeron con cariño, pero quedó dando vueltas.'],
        ['2026-05-19', danielaSoto, 'Reunión con las jefaturas. Lo que más ayuda: saber qué decir cuando la familia se enoja. Ensayamos dos conversaciones y nos reímos harto.'],
        ['2026-06-04', oscarPainemal, 'Un grupo de 6° contó que los días de lluvia prefieren no venir porque la sala de abajo se inunda. Los escuchamos recién hoy. Se habló con la dirección y se cambió de sala esa misma semana.'],
      ],
      adjustments: [
        ['2026-05-08', pedroCayul, 'El llamado pasó de hacerse "cuando se pueda" a una media hora fija dentro del horario de la jefatura.', 'En las dos primeras semanas los llamados se hacían a las siete de la tarde, desde la casa. Así no dura.'],
      ],
      feedback: [
        {
          on: '2026-03-31', page: 'challenge', kind: 'strength',
          text: 'Me gusta que el desafío parta de algo que la escuela hace y puede cambiar, y que hayan recogido lo que las familias pidieron en noviembre.',
          answer: { on: '2026-04-07', by: rosaHuenchul, text: 'Gracias. Lo leímos en consejo, y las profesoras pidieron que se cuente así también a las familias.' },
        },
        {
          on: '2026-04-15', page: 'data', kind: 'question',
          text: '¿Qué tienen en común las familias con las que sí habían hablado antes del 20 de marzo? ¿Qué hizo posible ese contacto?',
          answer: { on: '2026-04-22', by: pedroCayul, text: 'Las seis tienen hermanos mayores que pasaron por la misma profesora. Es decir, el vínculo ya estaba. Eso nos convenció de que llame la jefatura.', stance: 'taken' },
        },
        {
          on: '2026-07-15', page: 'learnings', kind: 'strength',
          text: 'Decir que la asistencia no se movió y que el contacto sí, con el dato de los días, es justo lo que permite seguir. Ese dato de "séptimo a tercer día" cuéntenlo en la red.',
        },
      ],
    },
    {
      number: 2,
      title: 'Que 7°B vuelva a los lunes',
      startedOn: '2026-08-03',
      implementationFrom: '2026-08-17',
      theoryCarried: 'adjusted',
      challenge: {
        by: carolinaVergara, on: '2026-08-03', readyOn: '2026-08-14',
        challenge: 'Los lunes faltan 9 de 31 estudiantes de 7°B. Los demás días, 3 o 4. Perdemos el vínculo justo al empezar la semana.',
        forWhom: '7°B, y primero quienes faltaron tres o más lunes entre junio y julio.',
        urgent: ['yes', 'Cinco ya van bajo 85% acumulado.'],
        relevant: ['yes', 'Es el curso con más cambios de profesor.'],
        inScope: ['partly', 'El bus rural no: se planteó al SLEP el 5 de agosto. La acogida de los lunes sí depende de nosotros.'],
        theory: {
          if: 'la profesora jefe y la dupla reciben juntas al curso cada lunes con desayuno y conversan con quienes faltaron',
          then: 'los estudiantes sentirán que los esperan y sus familias sabrán a quién avisar',
          whichWill: 'que los lunes falten tan pocos como cualquier otro día',
          further: [{
            if: 'el lunes deja de empezar con todo lo difícil: matemática pasa al miércoles\nquien llega tarde entra, se sienta y se le sirve',
            then: 'habrá una razón para venir\nllegar tarde dejará de ser una razón para no venir',
          }],
          feeds: ['linkCollaboration', 'linkData'],
        },
        expect: { indicator: 'own', measure: 'Asistencia de los lunes, 7°B', unit: '%', direction: 'up', from: '71', to: '85', by: '2026-11-27', forWhom: '7°B' },
        expectAlso: [{ indicator: 'own', measure: 'Conversaciones del martes con quienes faltaron', unit: 'por semana', direction: 'up', from: '0', to: '6', by: '2026-10-09', forWhom: 'Quienes faltaron el lunes' }],
        expectChanged: { on: '2026-10-14', by: carolinaVergara, was: '90' },
        area: 'transitions',
      },
      needs: [
        {
          by: luisMillan, on: '2026-08-05', kind: 'transport',
          text: 'El bus del sector alto pasa a las 6:50 y llega tarde dos de cada cinco días. Toca a 12 estudiantes, cinco de ellos de 7°B. Bastaría que saliera diez minutos antes.',
          received: { on: '2026-08-07', by: elenaRivas, inChargeOf: 'Elena Rivas, con la unidad de transporte' },
          answer: { on: '2026-10-30', by: elenaRivas, answer: 'when', day: '2026-12-09', text: 'El recorrido se revisa con la empresa en diciembre y el horario nuevo quedaría para marzo. Les escribo ese mismo día con lo que se acuerde.' },
        },
        {
          by: luisMillan, on: '2026-11-05', kind: 'connectivity',
          text: 'En la sede del sector alto no hay señal, y desde ahí avisan las familias cuando el bus no pasa. Un punto de internet en la posta les permitiría avisar a tiempo.',
          received: { on: '2026-11-10', by: elenaRivas, inChargeOf: 'Elena Rivas' },
        },
      ],
      data: {
        by: pedroCayul, on: '2026-08-03', readyOn: '2026-08-14',
        weSee: 'En julio 7°B tuvo 78,8% y la escuela 85,2%. Miramos el libro de clases día por día desde junio: la distancia está casi toda en los lunes. De martes a viernes el curso asiste como cualquier otro séptimo.',
        atRisk: 'Nueve estudiantes concentran casi todas las ausencias de los lunes. Cinco viven en el sector del bus que pasa a las 6:50; los otros cuatro viven cerca.',
        why: 'Preguntamos al curso con papelitos sin nombre. Tres respuestas se repiten: "el lunes no pasa nada", "llego y ya partieron" y "los lunes toca todo lo difícil". El horario lo confirma: matemática, lenguaje y ciencias seguidas. Y en el año han tenido tres profesores de matemática.',
        group: { kind: 'students', who: '7° básico B: quienes faltaron tres o más lunes entre junio y julio', count: 9 },
        reasons: { transport: 5, 'no-point': 4, climate: 3, caring: 1, cosecha: 1 },
        shows: { weekdays: ['mon'], courses: '7° básico B', months: 'Desde junio; más los lunes de lluvia' },
      },
      voices: [
        ['2026-08-06', carolinaVergara, { whom: 'students', course: '7° básico B', how: 'survey', heard: 28, said: 'El lunes no pasa nada. Llego y ya partieron. Los lunes toca todo lo difícil.' }],
        ['2026-08-07', luisMillan, { whom: 'families', course: '7° básico B', how: 'conversation', heard: 6, said: 'Cuando llueve el bus no sube hasta arriba. Nos ayudaría saber la noche antes si va a pasar.' }],
        ['2026-08-12', danielaSoto, { whom: 'students', course: '7° básico B', how: 'interview', heard: 2, said: 'Me gustaría que alguien se diera cuenta de que no vine.' }],
      ],
      snapshots: [['2026-08-13', pedroCayul]],
      implementation: {
        by: danielaSoto, on: '2026-10-21', readyOn: '2026-10-23',
        howItGoes: 'El desayuno del lunes se hizo nueve veces. Al principio venían por la leche y el pan; ahora llegan a contar el fin de semana. La conversación con quienes faltaron la hace la profesora jefe, sola y en el patio, no en la oficina. Donde todavía no llegamos es al grupo del bus: cuando se atrasa, entran a la mitad de la acogida.',
      },
      actions: [
        { by: carolinaVergara, on: '2026-08-10', what: 'Desayuno y ronda de acogida todos los lunes de 8:00 a 8:30, antes de la primera clase', who: 'Carolina Vergara y Daniela Soto', from: '2026-08-17', to: '2026-11-27', state: 'doing', level: 'group', professions: ['homeroom-teacher', 'psychologist', 'social-worker', 'education-assistant'], way: 'joint', evidence: 'Libro de la dupla, un párrafo por lunes' },
        { by: carolinaVergara, on: '2026-08-10', what: 'Conversar el martes con cada estudiante que faltó el lunes: qué pasó y qué necesita', who: 'Carolina Vergara', from: '2026-08-18', to: '2026-11-27', state: 'doing', level: 'individual', professions: ['homeroom-teacher'], way: 'alone' },
        { by: pedroCayul, on: '2026-08-10', what: 'Mover matemática del lunes a primera hora al miércoles', who: 'Pedro Cayul', from: '2026-08-24', to: '2026-09-11', state: 'done', level: 'group', professions: ['utp-head', 'teacher'], way: 'joint', evidence: 'Horario del curso, versión del 24 de agosto' },
        { by: danielaSoto, on: '2026-11-09', what: 'Repetir la pregunta de agosto, en papelitos y sin nombre: qué te hace venir el primer día', who: 'Daniela Soto y Óscar Painemal', from: '2026-11-16', to: '2026-11-20', state: 'doing', level: 'group', professions: ['psychologist', 'climate-coordinator'], way: 'joint' },
        { by: luisMillan, on: '2026-08-12', what: 'Pedir al SLEP que el recorrido del bus salga diez minutos antes y dejar la respuesta por escrito', who: 'Luis Millán', from: '2026-08-05', to: '2026-10-30', state: 'doing', level: 'school', professions: ['principal', 'inspector-general'], evidence: 'Carpeta de oficios 2026, n.º 41' },
        { by: danielaSoto, on: '2026-11-09', what: 'Contar a las familias de 7°B, en la reunión de apoderados, lo que cambió los lunes y agradecerles', who: 'Rosa Huenchul y Daniela Soto', from: '2026-11-16', to: '2026-12-04', state: 'planned', level: 'group', professions: ['principal', 'psychologist'], way: 'joint' },
        { by: luisMillan, on: '2026-11-09', what: 'Acompañar a la OLN a dos familias por el trámite de la movilización: Luis va la primera vez y llama a la semana', who: 'Luis Millán', from: '2026-11-09', to: '2026-11-17', state: 'done', level: 'individual', professions: ['social-worker', 'homeroom-teacher'], way: 'hand-over' },
      ],
      notes: [
        ['2026-08-17', carolinaVergara, 'Primer lunes. Faltaron 8. Los que vinieron preguntaron si el próximo también había desayuno.'],
        ['2026-08-24', danielaSoto, 'Faltaron 7. Una estudiante dijo que vino "para que no se enfríe". Cambiamos las mesas a un círculo.'],
        ['2026-08-31', carolinaVergara, 'Faltaron 7. Hablé con dos que no habían venido: uno cuida a su hermano los lunes temprano porque la mamá entra a las siete. Buscamos juntos una salida con la vecina.'],
        ['2026-09-07', oscarPainemal, 'El bus se atrasó veinte minutos. Entraron cinco cuando ya se recogían las tazas. Quedó claro que la acogida no puede terminar en punto.'],
        ['2026-09-21', carolinaVergara, 'Vuelta de fiestas: faltaron 6. Esperábamos más.'],
        ['2026-10-05', danielaSoto, 'Faltaron 4, como un día cualquiera. El curso propuso turnarse para preparar el desayuno. Nos parece lo mejor que ha pasado en el ciclo.'],
        ['2026-10-19', pedroCayul, 'Después del lunes feriado la semana partió en martes y faltaron 5 el martes. No es el lunes: es el primer día.'],
        ['2026-11-02', luisMillan, 'El SLEP contestó: el recorrido se revisa en diciembre con la empresa. Lo contamos a las familias tal cual.'],
        ['2026-11-16', carolinaVergara, 'Faltaron 5. Tres del bus. El desayuno lo hicieron ellos y salió bien.'],
      ],
      adjustments: [
        ['2026-09-08', danielaSoto, 'La ronda parte a las 8:00 y queda abierta hasta las 8:45; quien llega tarde se sienta y se le sirve.', 'Los del bus entraban cuando se estaba recogiendo. Recibirlos así decía lo contrario de lo que buscamos.'],
        ['2026-10-20', carolinaVergara, 'La acogida se hace el primer día de la semana, aunque sea martes.', 'El martes 13 de octubre mostró que lo difícil es volver, no el lunes.'],
      ],
      meetings: [
        {
          on: '2026-10-21', by: pedroCayul, rhythm: 'review', present: ['principal', 'utp-head', 'psychologist', 'social-worker', 'homeroom-teacher', 'climate-coordinator'],
          minutes: 'Partimos por lo que se ve: desde septiembre los lunes faltan entre 4 y 6, y en julio eran 9.\nCarolina contó que el curso ya pregunta a quién le toca servir. Daniela ve que los que llegan en el bus entran con cara de atraso, como pidiendo permiso.\nNo nos pusimos de acuerdo en si el desayuno es lo que cambia las cosas o es que alguien los espera. Quedamos en mirarlo: una semana sin desayuno y con ronda.\nLa dirección pide que no se sume otra reunión: esto va en la hora que ya tenemos.',
          agreed: [
            { what: 'Hacer un primer día de la semana con ronda y sin desayuno, y anotar cuántos llegan', who: 'Carolina Vergara y Daniela Soto', by: '2026-11-09', isAction: 'done' },
            { what: 'Preguntar al grupo del bus qué les serviría al llegar', who: 'Luis Millán', by: '2026-11-06', isAction: 'doing' },
            { what: 'Contar en el consejo de profesores lo que llevamos, en diez minutos', who: 'Rosa Huenchul', by: '2026-10-28' },
          ],
          next: '2026-11-04',
        },
        {
          on: '2026-11-04', by: danielaSoto, rhythm: 'partners', present: ['utp-head', 'psychologist', 'social-worker', 'homeroom-teacher'], others: 'la encargada de la OLN de Los Cabos',
          minutes: 'La semana sin desayuno faltaron 5. El curso igual se juntó. Nos hace pensar que lo que sostiene es la ronda.\nLuis leyó lo que respondió el SLEP por el recorrido: se revisa en diciembre. No depende de nosotros, y lo dijimos así.\nEl grupo del bus pidió una cosa sola: que alguien les guarde puesto. La OLN ofreció acompañar a dos familias con el trámite de la movilización.\nFalta decidir qué hacemos el 2027: lo dejamos para la próxima, con la lectura del 27.',
          agreed: [
            { what: 'Guardar puesto en la ronda a quienes vienen en el bus, con su nombre escrito por ellos', who: 'Carolina Vergara', by: '2026-11-20', isAction: 'planned' },
            { what: 'Repetir la pregunta de los papelitos sin nombre la última semana de noviembre', who: 'Daniela Soto', by: '2026-11-27' },
          ],
          next: '2026-11-25',
        },
      ],
      measures: [
        {
          by: carolinaVergara, on: '2026-08-10', name: 'Asistencia de los lunes, 7°B', unit: '%', direction: 'up', howCounted: 'Carolina cuenta a las 8:45, antes de cerrar la ronda; si el lunes es feriado, el primer día de la semana',
          weeks: [
            ['2026-08-03', '71', 'Del libro de clases, antes de empezar'], ['2026-08-10', '71'], ['2026-08-17', '74', 'Primer desayuno'], ['2026-08-24', '77'], ['2026-08-31', '77'], ['2026-09-07', '77', 'Cinco llegaron con el bus, a las 8:20'],
            ['2026-09-21', '81', 'Vuelta de fiestas'], ['2026-09-28', '84'], ['2026-10-05', '87'], ['2026-10-12', '84', 'Lunes feriado: contamos el martes'], ['2026-10-19', '84'], ['2026-10-26', '87'], ['2026-11-02', '84'], ['2026-11-09', '87'], ['2026-11-16', '84', 'Tres del bus'],
          ],
        },
        {
          by: danielaSoto, on: '2026-10-20', name: 'Conversaciones del martes con quienes faltaron', unit: 'conversaciones', direction: 'up', howCounted: 'Una raya por conversación en el cuaderno de la jefatura',
          weeks: [['2026-10-19', '3'], ['2026-10-26', '4'], ['2026-11-02', '5', 'La dupla tomó dos'], ['2026-11-09', '3']],
        },
      ],
      feedback: [
        {
          on: '2026-08-19', page: 'challenge', kind: 'strength',
          text: 'Un curso, un día y un número que todos pueden contar. Así de chico se puede aprender algo en diez semanas.',
          answer: { on: '2026-08-25', by: carolinaVergara, text: 'Nos costó achicarlo. La primera versión decía "mejorar la asistencia del segundo ciclo".' },
        },
        {
          on: '2026-08-20', page: 'data', kind: 'suggestion',
          text: 'Guarden los papelitos y repitan la misma pregunta en octubre. Van a poder comparar lo que dicen, no solo cuántos vienen.',
          answer: { on: '2026-08-26', by: danielaSoto, text: 'Los guardamos. La repetimos la última semana de noviembre.', stance: 'taken' },
        },
        {
          on: '2026-10-27', page: 'implementation', kind: 'suggestion', about: { entry: 'adjustment', nth: 0 },
          text: 'Podrían invitar al profesor de primera hora a la ronda, aunque sean diez minutos.',
          answer: { on: '2026-11-03', by: pedroCayul, text: 'Este año no nos da el horario. Lo dejamos para marzo, cuando se arme la carga.', stance: 'not-now' },
        },
        {
          on: '2026-11-17', page: 'challenge', kind: 'question', about: { field: 'urgentWhy', quote: 'Cinco ya van bajo 85% acumulado.' },
          text: '¿Qué les dijeron los cinco que faltan más? ¿Lo del bus explica a todos?',
        },
        {
          on: '2026-10-07', page: 'challenge', kind: 'question', about: { section: 'expectIndicator' },
          text: 'Vienen de 71% los lunes y esperan 90% en noviembre. ¿Con qué número sabrían ustedes que el lunes ya es un día como los otros?',
          answer: { on: '2026-10-14', by: carolinaVergara, text: 'Miramos los martes: son 85 u 86. Con eso el lunes sería un día cualquiera, que es lo que buscamos. Lo cambiamos.', stance: 'taken' },
        },
      ],
    },
  ],
}
