import { elenaRivas, marcelaPaillan, quebradaHonda } from '../cast.ts'
import { gonzaloPena, irmaCatrileo, sandraMardones } from '../people.ts'
import type { NotebookText } from './notebook-text.ts'

export const quebradaHondaNotebook: NotebookText = {
  school: quebradaHonda,
  advisor: marcelaPaillan,
  reasons: [{ key: 'estero', label: 'Se corta el paso del estero', by: gonzaloPena, on: '2026-05-04' }],
  cycles: [
    {
      number: 1,
      title: 'El camino en invierno',
      startedOn: '2026-04-14',
      implementationFrom: '2026-05-11',
      closedOn: '2026-08-21',
      challenge: { area: 'crisis',
        by: irmaCatrileo, on: '2026-04-14', readyOn: '2026-04-28',
        challenge: 'Cuando llueve se corta el paso del estero y media escuela queda al otro lado. El año pasado lo tomamos como algo que pasa no más. Este año queremos que un corte de camino no corte el contacto.',
        forWhom: 'Los estudiantes del sector de arriba, sin dejar de mirar a los demás.',
        urgent: ['yes', 'En julio del año pasado llegamos a 77,2%. Faltan seis semanas para que empiece a llover en serio.'],
        relevant: ['yes', 'Los niños vuelven de esas semanas callados, sin saber por dónde va el curso.'],
        inScope: ['partly', 'El puente no es nuestro. Saber quién quedó del otro lado, y que ese día tenga algo de escuela, sí.'],
        theory: { feeds: ['linkCollaboration'],
          if: 'los días en que el camino se corta la escuela llega a los niños con una llamada y con materiales que ya están en sus casas',
          then: 'ellos y sus familias sentirán que la escuela sigue aunque no haya paso',
          whichWill: 'que vuelvan al día siguiente de abrirse el camino y no una semana después',
        },
        expect: { indicator: 'own', measure: 'Días que tarda en volver el último estudiante cuando se abre el paso', from: '5', to: '1', by: '2026-08-14', forWhom: 'Sector de arriba' },
      },
      needs: [{
        by: irmaCatrileo, on: '2026-05-12', kind: 'transport',
        text: 'Cuando se corta el paso del estero quedan 26 niños al otro lado. Un furgón por el camino de arriba, solo esos días, resolvería la mayoría.',
        received: { on: '2026-05-18', by: elenaRivas, inChargeOf: 'Unidad de transporte del SLEP' },
        answer: { on: '2026-06-10', by: elenaRivas, answer: 'no', text: 'Este año el contrato no permite un recorrido por días sueltos. Lo pedimos para la licitación de 2027 y les avisamos cuando se publique.' },
      }],
      data: {
        by: gonzaloPena, on: '2026-05-04', readyOn: '2026-05-05',
        weSee: 'Abril: 89,2%. No estamos mal en otoño: nos caemos en junio y julio. En 2025 fueron 84,3% y 77,2%. Hay 15 estudiantes bajo 85% en abril; 12 son de arriba.',
        atRisk: 'Las tres casas más lejos, donde no hay señal. Si llueve no sabemos de ellos hasta que bajan.',
        why: 'Marcamos en un mapa dónde vive cada uno y por dónde baja. No es un solo corte: son dos, y el segundo nadie lo tenía anotado. Un niño de 5° nos lo dibujó.',
        group: { kind: 'students', who: 'Quienes viven más arriba del segundo estero', count: 12 },
        reasons: { road: 11, estero: 8, transport: 3 },
        shows: { months: 'Junio y julio' },
      },
      voices: [
        ['2026-05-04', irmaCatrileo, { whom: 'both', course: '', how: 'conversation', heard: 9, said: 'Si el estero viene crecido no se pasa ni a caballo. No es que no queramos bajar.' }],
      ],
      snapshots: [['2026-05-13', gonzaloPena]],
      implementation: {
        by: irmaCatrileo, on: '2026-07-10',
        howItGoes: 'El paso se cerró cuatro veces. La radio de la posta sirvió donde no hay señal. Los cuadernillos estaban en las casas desde mayo. Lo que más se agradece es la llamada: los niños se peleaban por contestar.',
      },
      learnings: {
        by: irmaCatrileo, on: '2026-08-18', readyOn: '2026-08-19',
        observed: 'Junio 82,7% y julio 76,8%: igual que siempre, el agua manda. Pero la vuelta cambió: el último en volver tardaba cinco días y este año tardó uno, y una vez dos.',
        learnt: 'Que la asistencia del mes no muestra lo que hicimos, y está bien: lo nuestro se ve en la vuelta. Que los niños mayores pueden estar a cargo de avisar en su sector.',
        surprises: 'Dos hermanos de 8° llevaron ellos los materiales de los más chicos, a pie, sin que nadie se los pidiera.',
        decision: 'adopt',
        decisionWhy: 'La llamada del día sin paso queda para siempre. Ahora nos interesa qué traen de vuelta esos días: revisar lo que hicieron y responderles.',
        carryOn: 'Que los grandes avisen en su sector.',
        themes: ['students', 'families'],
        tags: 'días sin paso, multigrado',
        readings: [['met', 'Un día, y una vez dos. Contamos desde que abrieron el paso.']],
      },
      actions: [
        { by: gonzaloPena, on: '2026-05-05', what: 'Mapa de quién vive dónde y por dónde baja, con los dos cortes', who: 'Gonzalo Peña con 7° y 8°', from: '2026-05-05', to: '2026-05-15', state: 'done', level: 'school', professions: ['teacher'] },
        { by: sandraMardones, on: '2026-05-06', what: 'Cuadernillos para seis días en cada casa, con cosas que se puedan hacer sin ayuda', who: 'Sandra Mardones', from: '2026-05-11', to: '2026-05-29', state: 'done', level: 'school', professions: ['teacher'] },
        { by: irmaCatrileo, on: '2026-05-11', what: 'Llamar a las diez de la mañana cada día sin paso; por radio donde no hay señal', who: 'Irma Catrileo', from: '2026-05-11', to: '2026-08-14', state: 'done', level: 'individual', professions: ['principal'] },
      ],
      notes: [
        ['2026-05-13', gonzaloPena, 'El mapa quedó en el corredor. Lo corrigen cada vez que pasan.'],
        ['2026-06-10', irmaCatrileo, 'Primer corte. Llamé a once casas en cuarenta minutos. En una me leyeron entera la página del cuadernillo.'],
        ['2026-07-08', sandraMardones, 'Segundo corte largo. Tres niños ya habían terminado todo. Hay que dejar más, y que no sea lo mismo para todas las edades.'],
        ['2026-08-05', irmaCatrileo, 'Abrieron el paso a mediodía y a la una había seis en la puerta.'],
      ],
      adjustments: [
        ['2026-07-10', sandraMardones, 'El cuadernillo se arma por niño y no por curso.', 'Somos multigrado: uno de 3° lee mejor que uno de 5° y se aburrió.'],
      ],
      feedback: [
        {
          on: '2026-05-06', page: 'challenge', kind: 'strength', text: 'Dejaron el puente en su lugar y tomaron lo que es de ustedes. Me ayudó a pensar en otras escuelas.',
          answer: { on: '2026-05-12', by: irmaCatrileo, text: 'Del puente igual vamos a seguir hablando, pero en otra mesa.' },
        },
        {
          on: '2026-08-20', page: 'learnings', kind: 'question', text: '¿Quién más en la red tiene días sin paso? ¿Qué les preguntarían?',
          answer: { on: '2026-08-21', by: gonzaloPena, text: 'La escuela de la isla. Ya hablamos con don Aldo: él deja la carpeta en la lancha.', stance: 'taken' },
        },
      ],
    },
    {
      number: 2,
      title: 'Cuadernos que viajan',
      startedOn: '2026-10-19',
      implementationFrom: null,
      theoryCarried: 'maintained',
      challenge: { area: 'classroom',
        by: sandraMardones, on: '2026-10-19',
        challenge: 'Los cuadernillos de invierno volvieron llenos y no les respondimos a todos. Los niños preguntaron por el suyo. Lo que se hace en la casa no puede quedar sin respuesta.',
        forWhom: 'Todos: somos sesenta y cuatro.',
        urgent: ['no', 'Es para el próximo invierno; queremos prepararlo con calma.'],
        relevant: ['yes', 'Un cuaderno sin respuesta enseña que daba lo mismo.'],
        theory: 'as before',
      },
      actions: [
        { by: sandraMardones, on: '2026-10-28', what: 'Leer los cuadernillos que quedaron sin respuesta y devolverlos con una carta', who: 'Los tres', from: '2026-11-02', to: '2026-11-27', state: 'doing', level: 'group', professions: ['teacher'] },
      ],
      notes: [
        ['2026-11-06', gonzaloPena, 'Devolví ocho. Una niña de 2° preguntó si podía contestar la carta. Claro que sí.'],
      ],
      adjustments: [],
      feedback: [],
    },
  ],
}
