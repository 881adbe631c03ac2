import { ignacioBarria, liceoPuertoManso } from '../cast.ts'
import { alexisCalfuqueo, hugoSalamanca, karinaEspinoza, lorenaMarileo, nancyTorres, patricioZuniga, rodrigoMunoz } from '../people.ts'
import type { NotebookText } from './notebook-text.ts'

export const liceoPuertoMansoNotebook: NotebookText = {
  school: liceoPuertoManso,
  advisor: ignacioBarria,
  cycles: [
    {
      number: 1,
      title: 'Preguntar antes de anotar',
      startedOn: '2026-03-13',
      implementationFrom: '2026-04-07',
      closedOn: '2026-07-17',
      challenge: {
        by: karinaEspinoza, on: '2026-03-13', readyOn: '2026-03-26',
        challenge: 'Muchos de nuestros estudiantes de 3° y 4° trabajan: en la pesca, en el supermercado, cuidando hermanos. Cuando faltan, el sistema anota "injustificada" y ahí termina la conversación.',
        forWhom: 'Los dieciséis cursos de 3° y 4° medio de las especialidades.',
        urgent: ['yes', 'El año pasado, entre abril y julio, bajamos tres puntos y medio y nos costó el resto del año recuperarlos.'],
        relevant: ['yes', 'Si no sabemos que trabajan no podemos organizarnos con ellos.'],
        inScope: ['yes', 'Preguntar y flexibilizar plazos está en nuestro reglamento; casi no lo usamos.'],
        theory: {
          if: 'inspectoría, orientación y jefaturas preguntan qué pasa antes de registrar, y ofrecen un arreglo posible a cada estudiante que trabaja o cuida',
          then: 'los jóvenes confiarán en contarnos y podremos acompañarlos con sus familias',
          whichWill: 'que puedan sostener el liceo junto con lo demás que sostienen',
        },
        expect: { indicator: 'attendance', from: '86,4', to: '87', by: '2026-07-10', forWhom: 'Todo el liceo' },
      },
      data: {
        by: lorenaMarileo, on: '2026-04-13', readyOn: '2026-04-15',
        weSee: 'Marzo: 86,4%. 310 estudiantes bajo 85%. Los jueves y viernes son los días más bajos en Acuicultura; los lunes en Administración.',
        atRisk: 'En una encuesta sin nombre, 118 de 290 estudiantes dijeron trabajar o cuidar a alguien todas las semanas. De esos, la mitad no se lo ha contado a ningún adulto del liceo.',
        why: 'Los días bajos calzan con la faena y con la feria. No es falta de interés: varios dijeron que quieren el título y que están cansados.',
      },
      implementation: {
        by: alexisCalfuqueo, on: '2026-06-12', readyOn: '2026-06-15',
        howItGoes: 'Llevamos 64 acuerdos escritos con estudiantes y sus familias: plazos, horarios de taller, a quién avisar. Lo más difícil es el registro: la plataforma pide un motivo de una lista y ninguno dice "trabaja".',
      },
      learnings: {
        by: hugoSalamanca, on: '2026-07-14', readyOn: '2026-07-15',
        observed: 'De 86,4% en marzo a 82,9% en julio; el año pasado, de 86,0 a 83,2. No se movió. De los 64 con acuerdo, 49 siguen viniendo al menos tres días a la semana.',
        learnt: 'Que preguntar primero cambia el trato, y eso se nota en inspectoría. Que el acuerdo ayuda a quien lo tiene, y que hay muchos que no llegan a pedirlo.',
        surprises: 'Los profesores de especialidad ya hacían arreglos por su cuenta, callados, por miedo a que no se pudiera.',
        decision: 'adapt',
        decisionWhy: 'La idea es buena y llega a pocos. Queremos probar que la pregunta la hagan también los compañeros.',
        themes: ['students', 'theory'],
        tags: 'acuerdos, talleres',
        readings: [['not', 'En el liceo entero no se nota. En quienes tienen acuerdo, sí, y son pocos para mover el total.']],
        afterwards: { by: hugoSalamanca, on: '2026-08-18', readings: [['not', 'En el liceo entero no se nota: 82,9% en julio. En quienes tienen acuerdo, sí, y son pocos para mover el total.']] },
      },
      actions: [
        { by: karinaEspinoza, on: '2026-03-25', what: 'Encuesta sin nombre sobre trabajo y cuidado en 3° y 4°', who: 'Karina Espinoza', from: '2026-03-30', to: '2026-04-10', state: 'done' },
        { by: patricioZuniga, on: '2026-04-01', what: 'Inspectoría pregunta "¿qué pasó?" antes de registrar; se anota lo que el estudiante quiera contar', who: 'Patricio Zúñiga e inspectores', from: '2026-04-07', to: '2026-07-10', state: 'done' },
        { by: nancyTorres, on: '2026-04-15', what: 'Acuerdo escrito con la familia y el estudiante que trabaja o cuida', who: 'Dupla y jefaturas', from: '2026-04-20', to: '2026-07-10', state: 'done' },
      ],
      notes: [
        ['2026-04-08', patricioZuniga, 'Llevo veinte años preguntando "¿trae justificativo?". Hoy pregunté otra cosa y me contaron.'],
        ['2026-05-07', rodrigoMunoz, 'Un estudiante sale de la faena a las seis y llega a las ocho directo. Le corrimos el taller a la tarde. Se durmió en historia; lo dejamos.'],
        ['2026-06-09', nancyTorres, 'Conversé con el supermercado: pueden mover turnos en semanas de pruebas si se les avisa.'],
      ],
      adjustments: [
        ['2026-05-11', alexisCalfuqueo, 'El acuerdo se firma en el taller de la especialidad y no en orientación.', 'A orientación no llegaban. En el taller están con el profesor que más respetan.'],
      ],
      feedback: [
        {
          on: '2026-03-30', page: 'challenge', kind: 'question', text: '¿Cómo van a cuidar que contar que trabajan no se les vuelva en contra?',
          answer: { on: '2026-04-06', by: karinaEspinoza, text: 'Encuesta sin nombre y acuerdo solo si el estudiante quiere. Lo que se cuenta no va a la hoja de vida.', stance: 'taken' },
        },
        {
          on: '2026-04-20', page: 'data', kind: 'strength', text: 'Haber preguntado por el cuidado, y no solo por el trabajo pagado, hizo visibles a muchas estudiantes.',
          answer: { on: '2026-04-24', by: nancyTorres, text: 'Son 71 de las 118. Nos sorprendió a nosotras mismas.' },
        },
      ],
    },
    {
      number: 2,
      title: 'Parejas de estudio entre compañeros',
      startedOn: '2026-08-04',
      implementationFrom: '2026-08-17',
      droppedOn: '2026-09-25',
      theoryCarried: 'adjusted',
      challenge: {
        by: lorenaMarileo, on: '2026-08-04', readyOn: '2026-08-12',
        challenge: 'Quien trabaja pierde clases y se queda sin saber qué se hizo. Los compañeros saben; nosotros nos enteramos tarde.',
        forWhom: 'Cuatro cursos de 3° medio.',
        urgent: ['yes', 'Julio cerró en 82,9%.'],
        relevant: ['yes', 'En el primer ciclo llegamos solo a quienes pidieron ayuda.'],
        inScope: ['yes', 'Lo organizan las jefaturas en la hora de orientación.'],
        theory: {
          if: 'cada estudiante que trabaja o cuida tiene un compañero que le guarda la materia y le pregunta cómo está',
          then: 'los jóvenes confiarán en contar lo que les pasa y los adultos podremos acompañarlos antes',
          whichWill: 'que puedan sostener el liceo junto con lo demás que sostienen',
        },
        expect: { indicator: 'own', measure: 'Estudiantes con compañero de estudio que se mantienen al mes', from: '0', to: '60', by: '2026-10-30', forWhom: 'Cuatro cursos de 3° medio' },
      },
      data: {
        by: karinaEspinoza, on: '2026-08-11', readyOn: '2026-08-12',
        weSee: 'Julio, 82,9%: 466 estudiantes bajo 85%. En los cuatro cursos hay 61 que dicen trabajar o cuidar.',
        atRisk: 'Quienes faltan jueves y viernes seguidos: cuando vuelven el lunes, la clase es la continuación de algo que no vieron.',
        why: 'Tres cursos ya tienen un grupo de mensajes para la materia. Pensamos que se podía hacer con método.',
        group: { kind: 'students', who: 'Quienes dicen trabajar o cuidar a alguien, en los cuatro cursos', count: 61 },
        reasons: { work: 38, caring: 26, 'no-point': 9, transport: 4 },
        shows: { weekdays: ['thu', 'fri'], courses: 'En los cuatro por igual' },
      },
      voices: [
        ['2026-08-11', karinaEspinoza, { whom: 'students', course: '3° medio', how: 'assembly', heard: 46, said: 'No es que no me interese. Los jueves hay faena y en la casa se cuenta con eso.' }],
      ],
      snapshots: [['2026-08-12', null]],
      implementation: {
        by: rodrigoMunoz, on: '2026-09-10', readyOn: '2026-09-11',
        howItGoes: 'Armamos 58 parejas. A las tres semanas funcionan 14. Los que guardan la materia se cansan: sienten que hacen el trabajo dos veces. Los que reciben se sienten en deuda.',
      },
      learnings: {
        by: hugoSalamanca, on: '2026-09-24', readyOn: '2026-09-25',
        observed: 'De 58 parejas quedaron 9. Agosto fue 83,1%, igual que julio.',
        learnt: 'Que no se puede asignar una amistad. Que pasamos a los estudiantes una tarea que es de los adultos: guardar lo que se hizo en clases. Lo bueno es que lo supimos en seis semanas y no en un año.',
        surprises: 'Las nueve parejas que siguen se habían elegido solas.',
        decision: 'drop',
        decisionWhy: 'Lo descartamos. Guardar la materia vuelve a ser del profesor y probamos otra manera de que quien faltó la encuentre.',
      },
      actions: [
        { by: rodrigoMunoz, on: '2026-08-12', what: 'Formar parejas de estudio en la hora de orientación', who: 'Jefaturas de 3° medio', from: '2026-08-17', to: '2026-08-28', state: 'done' },
        { by: karinaEspinoza, on: '2026-08-12', what: 'Reunión semanal de quienes guardan la materia', who: 'Karina Espinoza', from: '2026-08-25', to: '2026-10-30', state: 'left' },
      ],
      notes: [
        ['2026-08-26', rodrigoMunoz, 'Se nota quién quedó con quién no quería. Nadie lo dice.'],
        ['2026-09-09', karinaEspinoza, 'Vinieron tres de catorce a la reunión. Una dijo: "profe, yo también trabajo".'],
      ],
      adjustments: [
        ['2026-09-07', rodrigoMunoz, 'Dejamos que cada uno se cambie de pareja.', 'Las que funcionan se habían elegido. Alcanzó para algunas más, no para sostenerlo.'],
      ],
      feedback: [
        {
          on: '2026-08-14', page: 'challenge', kind: 'question', text: '¿Qué gana el compañero que guarda la materia?',
          answer: { on: '2026-08-19', by: lorenaMarileo, text: 'Pensábamos que la amistad. Lo vamos a preguntar.', stance: 'talked' },
        },
        {
          on: '2026-09-25', page: 'learnings', kind: 'strength', text: 'Descartar a tiempo, y decir qué tarea era de los adultos, es de lo más valioso que he leído este año.',
          answer: { on: '2026-09-29', by: hugoSalamanca, text: 'Lo vamos a contar en la red, para que otro se ahorre las seis semanas.' },
        },
      ],
    },
    {
      number: 3,
      title: 'La clase que te espera en el taller',
      startedOn: '2026-10-06',
      implementationFrom: '2026-10-19',
      theoryCarried: 'adjusted',
      challenge: {
        by: lorenaMarileo, on: '2026-10-06', readyOn: '2026-10-16',
        challenge: 'El lunes, quien faltó jueves y viernes entra a una clase que ya va por la mitad. Queremos que haya un lugar y una persona con lo esencial de esos dos días.',
        forWhom: 'Acuicultura, 3° medio: tres cursos.',
        urgent: ['yes', 'En noviembre parten las evaluaciones de especialidad.'],
        relevant: ['yes', 'Recoge lo aprendido: que lo haga un adulto, en el taller, que es donde quieren estar.'],
        inScope: ['yes', 'Dos profesores y cuarenta minutos los lunes.'],
        theory: {
          if: 'los lunes a primera hora el profesor de especialidad recibe en el taller a quienes faltaron, con lo esencial de esos días y la pregunta de cómo están',
          then: 'los jóvenes podrán retomar sin vergüenza y contarnos lo que sostienen',
          whichWill: 'que una semana de trabajo no les cueste el semestre',
        },
        expect: { indicator: 'own', measure: 'Estudiantes que faltaron jueves y viernes y están el lunes siguiente, de cada diez', from: '5', to: '8', by: '2026-12-04', forWhom: 'Acuicultura 3° medio' },
      },
      data: {
        by: karinaEspinoza, on: '2026-10-14', readyOn: '2026-10-16',
        weSee: 'Septiembre 84,6%. En Acuicultura de 3°, de cada diez que faltan jueves y viernes, cinco no aparecen el lunes.',
        atRisk: 'Quienes vuelven recién el miércoles: ese grupo es el que en septiembre no rindió la evaluación.',
        why: 'Les preguntamos en el muelle. "Da lata entrar sin cachar nada." Así de simple.',
      },
      actions: [
        { by: lorenaMarileo, on: '2026-10-14', what: 'Taller abierto los lunes de 8:00 a 8:40, con lo esencial en una hoja', who: 'Profesores de Acuicultura', from: '2026-10-19', to: '2026-12-04', state: 'doing' },
      ],
      notes: [
        ['2026-10-19', rodrigoMunoz, 'Llegaron seis de once. Uno se quedó hasta el recreo.'],
        ['2026-11-09', alexisCalfuqueo, 'Siete de nueve. Preguntan por la hoja antes de preguntar por la asistencia.'],
      ],
      adjustments: [],
      feedback: [
        {
          on: '2026-10-20', page: 'challenge', kind: 'strength', text: 'Se ve en la teoría lo que aprendieron al descartar la anterior.',
        },
        {
          on: '2026-10-20', page: 'data', kind: 'suggestion', text: 'Anoten cada lunes los dos números: cuántos faltaron y cuántos volvieron. Con siete lunes ya se puede leer algo.',
          answer: { on: '2026-10-26', by: karinaEspinoza, text: 'Está en el pizarrón del taller.', stance: 'taken' },
        },
      ],
    },
  ],
}
