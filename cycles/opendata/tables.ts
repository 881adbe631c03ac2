/**
 * The tables that leave, each defined once: the file, the page of the dictionary, the codebook in both languages, the service for programs and
 * its OpenAPI description are all made from what stands here. Names of columns and codes are for programs and never change; what they mean
 * is said in both languages, since a file is read far from the person who took it.
 *
 * No row carries a rate without how many students are behind it, which part of the school it speaks for, and how it is to be read.
 */
import { bandNames } from '../indicators/attendance.ts'
import type { teachingGroups } from '../indicators/teaching.ts'
import type { yearlyGroups } from '../indicators/yearly.ts'
import type { decisions, expectationIndicators } from '../notebook/parts.ts'
import type { theoryCarriedKinds } from '../notebook/phases.ts'
import type { needKinds } from '../needs/needs.ts'
import { publicationCodes, countReadings, rateReadings } from './readings.ts'

export type Words = { es: string; en: string }
export type ColumnType = 'integer' | 'number' | 'text' | 'day' | 'code'
export type Column = Words & {
  name: string
  type: ColumnType
  /** What each code means, where the column holds one of a list. */
  codes?: Readonly<Record<string, Words>>
}

export const tableNames = ['attendance-months', 'yearly-figures', 'cycles', 'need-counts', 'official-dropout'] as const
export type TableName = (typeof tableNames)[number]
export const isTableName = (text: string): text is TableName => (tableNames as readonly string[]).includes(text)

export type Table = {
  name: TableName
  /** What it is called outside: in addresses, names of files, the dictionary. */
  slug: string
  title: Words
  /** What a row is and what is in it. */
  about: Words
  /** Where the figures come from. */
  from: Words
  /** Under what rules it leaves. */
  rules: 'region' | 'outlines' | 'counts' | 'published'
  /** The columns a row is found by, in the order rows come in. */
  key: readonly string[]
  columns: readonly Column[]
}

const words = (es: string, en: string): Words => ({ es, en })
const column = (name: string, type: ColumnType, es: string, en: string, codes?: Column['codes']): Column => ({ name, type, es, en, ...(codes ? { codes } : {}) })

const school: Column[] = [
  column('rbd', 'integer', 'Rol base de datos de la escuela', 'The school’s number (RBD)'),
  column('school_name', 'text', 'Nombre de la escuela en el directorio del año', 'Name of the school in the directory of the year'),
  column('slep_code', 'integer', 'Código del Servicio Local de Educación Pública de ese año; vacío si no era de ninguno', 'Code of the Local Public Education Service of that year; empty where it had none'),
  column('slep_name', 'text', 'Nombre del Servicio Local', 'Name of the Local Service'),
  column('commune_code', 'integer', 'Código de la comuna', 'Code of the commune'),
  column('commune_name', 'text', 'Nombre de la comuna', 'Name of the commune'),
]
const year = column('year', 'integer', 'Año escolar', 'School year')
const publication = column('publication', 'code', 'Bajo qué reglas salió la fila', 'Under which rules the row left', publicationCodes)
const rate = (name: string, es: string, en: string) => column(name, 'number', `${es}, en porcentaje. Vacío si no se muestra como número: la columna de lectura dice por qué`, `${en}, in percent. Empty where it is not told as a number: the reading column says why`)
const rateReading = (name: string, of: string) => column(name, 'code', `Cómo se lee ${of}`, `How to read ${of}`, rateReadings)
const count = (name: string, es: string, en: string) => column(name, 'integer', es, en)

const teachingWords: Record<(typeof teachingGroups)[number], Words> = {
  young: words('Básica y media de niños y jóvenes', 'Primary and secondary of children and young people'), preschool: words('Parvularia', 'Preschool'),
  adult: words('Personas adultas', 'Adults'), special: words('Especial', 'Special education'),
}
const bandWords: Record<(typeof bandNames)[number], Words> = {
  critical: words('inasistencia crítica', 'critical absence'), severe: words('inasistencia grave', 'severe absence'), repeated: words('inasistencia reiterada', 'repeated absence'),
  normal: words('asistencia normal', 'normal attendance'), outstanding: words('asistencia destacada', 'outstanding attendance'),
}

const attendanceMonths: Table = {
  name: 'attendance-months', slug: 'asistencia',
  title: words('Asistencia por escuela y mes', 'Attendance by school and month'),
  about: words('Una fila por escuela, mes y tipo de enseñanza con datos: estudiantes, días, asistencia y tramos.', 'A row for each school, month and kind of teaching with data: students, days, attendance and bands.'),
  from: words('Archivo de asistencia declarada del Ministerio de Educación', 'The Ministry of Education’s file of declared attendance'),
  rules: 'region', key: ['year', 'month', 'rbd', 'teaching'],
  columns: [
    ...school, year,
    column('month', 'integer', 'Mes, del 1 al 12', 'Month, 1 to 12'),
    column('teaching', 'code', 'Tipo de enseñanza', 'Kind of teaching', teachingWords),
    count('students', 'Estudiantes con asistencia declarada en el mes: sobre cuántos es la tasa', 'Students with declared attendance in the month: how many the rate is of'),
    column('students_reading', 'code', 'Si se muestra la cantidad de estudiantes', 'Whether the number of students is shown', countReadings),
    count('courses_declared', 'Cobertura: cursos de la escuela con asistencia declarada ese mes, de todos los tipos de enseñanza', 'Coverage: courses of the school with declared attendance that month, all kinds of teaching'),
    count('courses_most', 'Cobertura: la mayor cantidad de cursos declarados en un mes de ese año', 'Coverage: the most courses declared in a month of that year'),
    count('days_due', 'Días que correspondía asistir, sumados entre estudiantes', 'Days due, added over students'),
    count('days_attended', 'Días asistidos, sumados entre estudiantes; vacío donde la tasa se muestra más gruesa', 'Days attended, added over students; empty where the rate is told coarser'),
    rate('attendance_percent', 'Días asistidos sobre días que correspondía', 'Days attended of days due'),
    rateReading('attendance_reading', 'attendance_percent'),
    ...bandNames.map(band => count(`students_${band}`, `Estudiantes en ${bandWords[band].es}; vacío donde se oculta`, `Students in ${bandWords[band].en}; empty where hidden`)),
    column('bands_reading', 'code', 'Si se muestran los tramos', 'Whether the bands are shown', countReadings),
    column('band_scheme', 'text', 'Esquema con el que se hacen los tramos', 'The scheme the bands are made by'),
    publication,
  ],
}

const share = (name: string, rateName: string, es: string, en: string, ofEs: string, ofEn: string): Column[] => [
  count(name, `${es}; vacío donde se oculta`, `${en}; empty where hidden`),
  rate(`${rateName}_percent`, `${es} ${ofEs}`, `${en} ${ofEn}`),
  rateReading(`${rateName}_reading`, `${name}, ${rateName}_percent`),
]

const yearlyFigures: Table = {
  name: 'yearly-figures', slug: 'anuales',
  title: words('Cifras anuales por escuela', 'Yearly figures by school'),
  about: words('Una fila por escuela y año: matrícula, retiro, reprobación, traslado y asistencia media de su enseñanza principal.', 'A row for each school and year: enrolment, withdrawal, failure, transfer and mean attendance of its main teaching.'),
  from: words('Resúmenes de matrícula y de rendimiento del Ministerio de Educación', 'The Ministry of Education’s summaries of enrolment and of results'),
  rules: 'region', key: ['rbd', 'year'],
  columns: [
    ...school, year,
    column('group', 'code', 'Cobertura: la enseñanza de la que habla la fila, la principal de la escuela', 'Coverage: the teaching the row speaks of, the school’s main one', { young: teachingWords.young, adult: teachingWords.adult, special: teachingWords.special, preschool: teachingWords.preschool } satisfies Partial<Record<(typeof yearlyGroups)[number], Words>>),
    column('files', 'code', 'Cobertura: qué archivos hablan de la escuela ese año', 'Coverage: which files speak of the school that year', {
      both: words('Matrícula y rendimiento', 'Enrolment and results'), enrolment: words('Solo matrícula', 'Enrolment only'), results: words('Solo rendimiento', 'Results only'),
    }),
    column('pandemic', 'code', '2020 y 2021: promoción y matrícula fueron automáticas; no se compara con nada', '2020 and 2021: promotion and enrolment were automatic; compared with nothing', { yes: words('Sí', 'Yes'), no: words('No', 'No') }),
    count('enrolment', 'Estudiantes al 30 de abril', 'Students at 30 April'),
    column('enrolment_reading', 'code', 'Si se muestra la matrícula', 'Whether the enrolment is shown', countReadings),
    count('students_with_result', 'Estudiantes con situación final (aprobados, reprobados, retirados y trasladados): sobre cuántos son las tasas', 'Students with a final situation (passed, failed, withdrawn and transferred): how many the rates are of'),
    column('students_reading', 'code', 'Si se muestra la cantidad con situación final', 'Whether the number with a final situation is shown', countReadings),
    ...share('withdrawn', 'withdrawal', 'Retirados', 'Withdrawn', 'sobre aprobados, reprobados y retirados', 'of those who passed, failed or withdrew'),
    ...share('failed', 'failure', 'Reprobados', 'Failed', 'sobre aprobados, reprobados y retirados', 'of those who passed, failed or withdrew'),
    ...share('transferred', 'transfer', 'Trasladados', 'Transferred', 'sobre todos los que tienen situación final', 'of all with a final situation'),
    ...share('failed_year_before', 'failed_year_before', 'Reprobados del año anterior', 'Failed the year before', 'sobre la matrícula del año', 'of the year’s enrolment'),
    rate('attendance_percent', 'Asistencia media que imprime el Ministerio, de quienes aprobaron o reprobaron', 'Mean attendance as the Ministry prints it, of those who passed or failed'),
    rateReading('attendance_reading', 'attendance_percent'),
    publication,
  ],
}

const cycles: Table = {
  name: 'cycles', slug: 'ciclos',
  title: words('Ciclos de mejora', 'Improvement cycles'),
  about: words('Una fila por ciclo con lo que la región puede leer: título, fechas, teoría de acción, lo que se espera y la decisión. Nunca la bitácora, las notas ni los borradores.', 'A row for each cycle with what the region may read: title, dates, theory of action, what is expected and the decision. Never the log, notes or drafts.'),
  from: words('Cuadernos de las escuelas: palabras que el equipo marcó como listas para conversar', 'Notebooks of the schools: words the team marked as ready to talk about'),
  rules: 'outlines', key: ['rbd', 'cycle'],
  columns: [
    ...school,
    count('cycle', 'Número del ciclo en su escuela', 'Number of the cycle in its school'),
    column('year', 'integer', 'Año en que empezó', 'Year it began in'),
    column('title', 'text', 'Título que le puso el equipo', 'Title the team gave it'),
    column('phase', 'code', 'Fase en que está', 'Phase it is in', {
      planning: words('Planificación', 'Planning'), implementing: words('Implementación', 'Implementing'), studying: words('Aprendizajes', 'Learning'), closed: words('Cerrado', 'Closed'), dropped: words('Dejado', 'Dropped'),
    }),
    column('started_on', 'day', 'Día en que empezó', 'Day it began'), column('implementation_from', 'day', 'Día en que se puso en práctica', 'Day it was put into practice'),
    column('closed_on', 'day', 'Día en que se cerró', 'Day it was closed'), column('dropped_on', 'day', 'Día en que se dejó', 'Day it was dropped'),
    column('theory_carried', 'code', 'Qué pasó con la teoría del ciclo anterior', 'What became of the theory of the cycle before', {
      maintained: words('Se mantiene', 'Maintained'), adjusted: words('Se ajusta', 'Adjusted'), replaced: words('Se reemplaza', 'Replaced'),
    } satisfies Record<(typeof theoryCarriedKinds)[number], Words>),
    column('theory_if', 'text', 'Si…', 'If…'), column('theory_then', 'text', 'entonces…', 'then…'), column('theory_which_will', 'text', 'lo que permitirá…', 'which will…'),
    column('expected_indicator', 'code', 'Indicador que el equipo espera mover', 'The indicator the team expects to move', {
      attendance: words('Asistencia', 'Attendance'), 'chronic-absence': words('Inasistencia crónica', 'Chronic absence'), 'severe-absence': words('Inasistencia grave', 'Severe absence'),
      engagement: words('Compromiso', 'Engagement'), withdrawal: words('Retiro', 'Withdrawal'), own: words('Uno propio', 'One of their own'),
    } satisfies Record<(typeof expectationIndicators)[number], Words>),
    column('expected_measure', 'text', 'Qué se mide, si el indicador es propio', 'What is measured, where the indicator is their own'),
    column('expected_from', 'text', 'De cuánto, como lo escribió el equipo', 'From what, as the team typed it'), column('expected_to', 'text', 'A cuánto, como lo escribió el equipo', 'To what, as the team typed it'),
    column('expected_reading', 'code', 'Cómo se leen las cifras que escribió el equipo', 'How to read the figures the team typed', {
      'as-typed': words('Como las escribió el equipo: no se calcularon', 'As the team typed them: not computed'), 'few-students': countReadings['few-students']!, none: words('No escribió ninguna', 'None were typed'),
    }),
    column('expected_by', 'day', 'Para cuándo', 'By when'), count('expected_others', 'Cuántas cosas más espera el equipo', 'How many more things the team expects'),
    column('decision', 'code', 'Decisión al cerrar o dejar', 'Decision when closed or dropped', {
      adopt: words('Adoptar', 'Adopt'), adapt: words('Adaptar', 'Adapt'), drop: words('Dejar', 'Drop'), widen: words('Ampliar', 'Widen'),
    } satisfies Record<(typeof decisions)[number], Words>),
    column('decision_why', 'text', 'Por qué', 'Why'),
    publication,
  ],
}

const needWords: Record<(typeof needKinds)[number], Words> = {
  transport: words('Transporte', 'Transport'), infrastructure: words('Infraestructura', 'Infrastructure'), staff: words('Dotación', 'Staff'), benefits: words('Beneficios', 'Benefits'),
  'health-network': words('Red de salud', 'Health network'), connectivity: words('Conectividad', 'Connectivity'), other: words('Otra', 'Other'),
}

const needCounts: Table = {
  name: 'need-counts', slug: 'necesidades',
  title: words('Necesidades planteadas al Servicio Local', 'Needs raised to the Local Service'),
  about: words('Una fila por año, servicio y tipo de necesidad: cuántas escuelas la plantearon, de cuántas. Sin escuelas ni sus palabras.', 'A row for each year, service and kind of need: how many schools raised it, of how many. No school and no word of theirs.'),
  from: words('Cuadernos de las escuelas', 'Notebooks of the schools'),
  rules: 'counts', key: ['year', 'slep_code', 'kind'],
  columns: [
    year, school[2]!, school[3]!,
    column('kind', 'code', 'Tipo de necesidad', 'Kind of need', needWords),
    count('schools_with_need', 'Escuelas que la plantearon', 'Schools that raised it'), count('schools_of_territory', 'Cobertura: escuelas del servicio', 'Coverage: schools of the service'),
    count('needs', 'Necesidades', 'Needs'), count('waiting', 'Sin respuesta todavía', 'Not answered yet'), count('answered_yes', 'Respondidas: sí', 'Answered: yes'),
    count('answered_no', 'Respondidas: no', 'Answered: no'), count('answered_when', 'Respondidas: sí, desde una fecha', 'Answered: yes, from a date'),
    publication,
  ],
}

const officialDropout: Table = {
  name: 'official-dropout', slug: 'desvinculacion',
  title: words('Desvinculación de comunas y regiones', 'Dropout of communes and regions'),
  about: words('Una fila por lugar y año, como la publica el Ministerio. Nunca de una escuela: no se publica.', 'A row for each place and year, as the Ministry publishes it. Never of a school: that is not published.'),
  from: words('Planilla de desvinculación del Centro de Estudios del Ministerio de Educación', 'Workbook of dropout of the Ministry of Education’s Study Centre'),
  rules: 'published', key: ['level', 'label', 'scope', 'year'],
  columns: [
    column('level', 'code', 'De qué es la cifra', 'What the figure is of', { country: words('El país', 'The country'), region: words('Una región', 'A region'), commune: words('Una comuna', 'A commune') }),
    column('code', 'integer', 'Código de la región o comuna', 'Code of the region or commune'),
    column('label', 'text', 'Nombre del lugar, como está en la planilla', 'Name of the place, as in the workbook'),
    column('scope', 'code', 'Qué se cuenta', 'What is counted', { global: words('Fuera del sistema de jóvenes y del de personas adultas', 'Out of the youth and the adult system alike'), regular: words('También quien pasó a educación de personas adultas', 'Also whoever moved to adult education') }),
    column('year', 'integer', 'Año de la planilla: matriculados en él y no en el siguiente', 'Year of the workbook: enrolled in it and not in the next'),
    column('pandemic', 'code', '2020 y 2021: léase con cuidado', '2020 and 2021: to be read with care', { yes: words('Sí', 'Yes'), no: words('No', 'No') }),
    count('dropouts', 'Estudiantes desvinculados', 'Students who dropped out'), count('theoretical_enrolment', 'Matrícula teórica: sobre cuántos es la tasa', 'Theoretical enrolment: how many the rate is of'),
    column('dropout_percent', 'number', 'Desvinculados sobre la matrícula teórica, en porcentaje', 'Dropouts of the theoretical enrolment, in percent'),
    rateReading('dropout_reading', 'dropout_percent'),
    column('coverage', 'code', 'Cobertura', 'Coverage', { 'all-schools': words('Todas las escuelas del lugar, de cualquier administración', 'Every school of the place, whatever its administration') }),
    publication,
  ],
}

export const tables: Readonly<Record<TableName, Table>> = {
  'attendance-months': attendanceMonths, 'yearly-figures': yearlyFigures, cycles, 'need-counts': needCounts, 'official-dropout': officialDropout,
}

export const tableOfSlug = (slug: string): Table | null => Object.values(tables).find(t => t.slug === slug) ?? null

/** A row by column. A day is `YYYY-MM-DD`; a column without a value is null. */
export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>
