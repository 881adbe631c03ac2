/**
 * The cast: an invented territory with its schools and the people the tests and the demo speak of by name. No school, commune or
 * person here is real; the communes' codes and the RBDs lie outside the ones the Ministry has given.
 */
import type { Membership } from '../../cycles/people/permissions.ts'
import type { Profession } from '../../cycles/people/professions.ts'
import type { ImportKind, ImportReport } from '../import/report.ts'
import { insertRows } from '../dialect.ts'
import type { Db, Store } from '../store.ts'

// ── Names of things ───────────────────────────────────────────────────────────────────────────────────────────────────

/** The kinds of rows the seed gives an id to. An id reads `<kind>0000-0000-7000-8000-<number>`: the same in every run. */
const idPrefixes = {
  person: 'a000', membership: 'a100', credential: 'a200', network: 'b000', microcentro: 'b100', generation: 'c000', cycle: 'd000',
  part: 'd100', save: 'd200', feedback: 'd300', pause: 'd400', need: 'd500', leadership: 'a300', snapshot: 'd7a0', reason: 'd7b0', storyLink: 'd7c0', survey: 'd7d0', calendar: 'd7e0', student: 'd800', contact: 'd810', notice: 'd7f0', visit: 'd900', agreement: 'd910', 'advisor-note': 'd920', audit: 'e000', learning: 'da00', code: 'da10', coding: 'da20', passage: 'da30', referral: 'da40', partner: 'db00',
} as const

/** The seed's id number `n` of a kind. Shaped as a UUID, and readable. */
export const castId = (kind: keyof typeof idPrefixes, n: number): string =>
  `${idPrefixes[kind]}0000-0000-7000-8000-${String(n).padStart(12, '0')}`

// ── Territory ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `fromYear`: the first school year the service held its schools; before it they were municipal. */
export type CastSlep = { code: number; name: string; fromYear: number }
export const costaClara: CastSlep = { code: 9901, name: 'Costa Clara', fromYear: 2021 }
export const valleHondo: CastSlep = { code: 9902, name: 'Valle Hondo', fromYear: 2025 }

/** COD_REG_RBD of the invented region. */
export const castRegionCode = 99

export type CastLevel = 'primary' | 'secondary' | 'primary-multigrade'
export type CastSchool = {
  rbd: number
  name: string
  communeCode: number
  communeName: string
  level: CastLevel
  rural: boolean
  slep: CastSlep
  /** MAT_TOTAL of 2026: every student, preschool and adults included. */
  enrolment: number
  /** COD_ENSE values taught. */
  teachingCodes: number[]
}

const losCabos = { communeCode: 99101, communeName: 'Los Cabos', slep: costaClara }
const arreboles = { communeCode: 99102, communeName: 'Arreboles', slep: costaClara }
const puertoManso = { communeCode: 99103, communeName: 'Puerto Manso', slep: costaClara }
const quilen = { communeCode: 99104, communeName: 'Quilén', slep: costaClara }
const valleHondoCommune = { communeCode: 99201, communeName: 'Valle Hondo', slep: valleHondo }

export const losBoldos: CastSchool = { rbd: 90001, name: 'Escuela Los Boldos', ...losCabos, level: 'primary', rural: true, enrolment: 414, teachingCodes: [10, 110] }
export const bahiaClara: CastSchool = { rbd: 90002, name: 'Liceo Bahía Clara', ...losCabos, level: 'secondary', rural: false, enrolment: 1266, teachingCodes: [310, 363] }
export const elMirador: CastSchool = { rbd: 90003, name: 'Escuela El Mirador', ...arreboles, level: 'primary', rural: false, enrolment: 552, teachingCodes: [10, 110] }
export const quebradaHonda: CastSchool = { rbd: 90004, name: 'Escuela Quebrada Honda', ...arreboles, level: 'primary-multigrade', rural: true, enrolment: 64, teachingCodes: [110] }
export const lasGaviotas: CastSchool = { rbd: 90005, name: 'Escuela Las Gaviotas', ...puertoManso, level: 'primary', rural: false, enrolment: 779, teachingCodes: [10, 110, 299] }
export const liceoPuertoManso: CastSchool = { rbd: 90006, name: 'Liceo Técnico Puerto Manso', ...puertoManso, level: 'secondary', rural: false, enrolment: 1061, teachingCodes: [310, 510, 810] }
export const losCanelos: CastSchool = { rbd: 90007, name: 'Escuela Los Canelos', ...puertoManso, level: 'primary', rural: false, enrolment: 652, teachingCodes: [10, 110] }
export const millaray: CastSchool = { rbd: 90008, name: 'Escuela Millaray', ...quilen, level: 'primary', rural: false, enrolment: 668, teachingCodes: [10, 110, 299] }
export const losPelicanos: CastSchool = { rbd: 90009, name: 'Escuela Caleta Los Pelícanos', ...quilen, level: 'primary-multigrade', rural: true, enrolment: 15, teachingCodes: [110] }
export const rinconDePellines: CastSchool = { rbd: 90010, name: 'Escuela Rincón de Pellines', ...quilen, level: 'primary-multigrade', rural: true, enrolment: 11, teachingCodes: [110] }
export const islaChaica: CastSchool = { rbd: 90011, name: 'Escuela Isla Chaica', ...quilen, level: 'primary-multigrade', rural: true, enrolment: 6, teachingCodes: [110] }
export const altoNalcas: CastSchool = { rbd: 90012, name: 'Escuela Alto Nalcas', ...quilen, level: 'primary-multigrade', rural: true, enrolment: 8, teachingCodes: [110] }

/** The twelve schools of the network, by RBD. The last four are the microcentro; two of them have fewer than 10 students. */
export const networkSchools: readonly CastSchool[] = [
  losBoldos, bahiaClara, elMirador, quebradaHonda, lasGaviotas, liceoPuertoManso, losCanelos, millaray,
  losPelicanos, rinconDePellines, islaChaica, altoNalcas,
]

/** A school of another service: nobody of Costa Clara may see anything of it. */
export const escuelaValleHondo: CastSchool = { rbd: 90101, name: 'Escuela Valle Hondo', ...valleHondoCommune, level: 'primary', rural: false, enrolment: 333, teachingCodes: [10, 110] }
export const losPeumos: CastSchool = { rbd: 90102, name: 'Escuela Los Peumos', ...valleHondoCommune, level: 'primary', rural: true, enrolment: 127, teachingCodes: [110] }
export const foreignSchools: readonly CastSchool[] = [escuelaValleHondo, losPeumos]

export const castNetwork = {
  id: castId('network', 1),
  name: 'Red Trayectorias Costa Clara',
  slepCode: costaClara.code,
  theoryIf: 'desarrollamos capacidades de colaboración dentro de cada escuela y entre ellas, decisiones basadas en datos, y liderazgo y gestión con foco en el acceso y en la calidad de los aprendizajes',
  theoryThen: 'los equipos pondrán en práctica estrategias que cuiden las trayectorias de cada estudiante',
  theoryWhichWill: 'que más niñas, niños y jóvenes asistan, se sientan parte de su escuela y terminen su escolaridad',
} as const

export const castMicrocentro = {
  id: castId('microcentro', 1), name: 'Microcentro Costa Sur', slepCode: costaClara.code,
  schools: [losPelicanos, rinconDePellines, islaChaica, altoNalcas] as readonly CastSchool[],
} as const

// ── People ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type CastPerson = { id: string; name: string; email: string; profession: Profession; memberships: Membership[] }

const since = '2025-03-03'
/** When the cast accepted the agreement of use. */
const agreedAt = new Date('2025-03-03T13:00:00Z')

/** `rosa.huenchul@demo.example` from a first name and the first surname. */
const emailOf = (name: string) => {
  const [first, last] = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().split(' ')
  return `${first}.${last}@demo.example`
}

const personOf = (n: number, name: string, profession: Profession, role: Membership['role'], scopeKind: Membership['scopeKind'], scopeIds: readonly (number | '')[]): CastPerson => ({
  id: castId('person', n), name, email: emailOf(name), profession,
  memberships: scopeIds.map(id => ({ role, scopeKind, scopeId: String(id), startsOn: since, endsOn: null })),
})

/** A member of a school's leadership team. `n` numbers the id; the cast keeps 1-99 to itself. */
export const teamMember = (n: number, name: string, profession: Profession, school: CastSchool): CastPerson =>
  personOf(n, name, profession, 'team', 'school', [school.rbd])
export const advisorOf = (n: number, name: string, schools: readonly CastSchool[]): CastPerson =>
  personOf(n, name, 'advisor', 'advisor', 'school', schools.map(s => s.rbd))
export const regionalOf = (n: number, name: string, slep: CastSlep): CastPerson =>
  personOf(n, name, 'regional-staff', 'regional', 'slep', [slep.code])

// Escuela Los Boldos
export const rosaHuenchul = teamMember(1, 'Rosa Huenchul', 'principal', losBoldos)
export const pedroCayul = teamMember(2, 'Pedro Cayul', 'utp-head', losBoldos)
export const danielaSoto = teamMember(3, 'Daniela Soto', 'psychologist', losBoldos)
export const luisMillan = teamMember(4, 'Luis Millán', 'social-worker', losBoldos)
// Liceo Bahía Clara
export const anaSepulveda = teamMember(5, 'Ana Sepúlveda', 'principal', bahiaClara)
// Those who accompany
/** Accompanies Los Boldos, El Mirador and Quebrada Honda; not Liceo Bahía Clara. */
export const marcelaPaillan = advisorOf(11, 'Marcela Paillán', [losBoldos, elMirador, quebradaHonda])
/** Accompanies the two liceos. */
export const ignacioBarria = advisorOf(12, 'Ignacio Barría', [bahiaClara, liceoPuertoManso])
export const elenaRivas = regionalOf(21, 'Elena Rivas', costaClara)
export const tomasAguilera = personOf(31, 'Tomás Aguilera', 'administrator', 'admin', 'country', [''])
// The other service
export const gladysInostroza = teamMember(41, 'Gladys Inostroza', 'principal', escuelaValleHondo)
export const raulCariman = advisorOf(42, 'Raúl Carimán', [escuelaValleHondo, losPeumos])
export const beatrizOyanedel = regionalOf(43, 'Beatriz Oyanedel', valleHondo)

export const castPeople: readonly CastPerson[] = [
  rosaHuenchul, pedroCayul, danielaSoto, luisMillan, anaSepulveda, marcelaPaillan, ignacioBarria, elenaRivas, tomasAguilera,
  gladysInostroza, raulCariman, beatrizOyanedel,
]
/** Those of the cast who belong to Costa Clara or the country: the demo has them too. */
export const castPeopleOfDemo = castPeople.filter(p => ![gladysInostroza, raulCariman, beatrizOyanedel].includes(p))

/** The one password of the cast, for sign-in by form in the demo and the tests. Known to everyone, so it opens nothing real. */
export const demoPassword = 'el bus de las siete y diez'
/** `demoPassword` through argon2id (m=19456, t=2, p=1, salt "cuaderno-tep-demo"), computed once: hashing twelve people takes a second. */
export const demoPasswordPhc = '$argon2id$v=19$m=19456,t=2,p=1$Y3VhZGVybm8tdGVwLWRlbW8$JJqR+jkMAjvV8WwnlEvOyFBoydQ4+YCrPVHlgW4IqC4'

// ── Planting ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A report as an import of a file of our own would have left it. */
export const seedReport = (kind: ImportKind, fileName: string, fileSha256: string, fileBytes: number, figures: Partial<ImportReport>): ImportReport => ({
  kind, fileName, fileSha256, fileBytes, encoding: 'utf-8', delimiter: ';', rowsRead: 0, rowsUsed: 0, rowsRefused: 0, refused: [], refusedByReason: [],
  schools: 0, students: null, studentsInSeveralRows: null, months: [], years: [], superseded: 0, warnings: [], unchanged: false,
  dryRun: false, ...figures,
})

/** People with their memberships and, when asked, the demo password. Ids follow the order of `people` and the person's number. */
export const plantPeople = async (store: Store, tx: Db, people: readonly CastPerson[], options: { credentials: boolean }): Promise<void> => {
  const { person, membership, credential } = store.s
  const numberOf = (p: CastPerson) => Number(p.id.slice(-12))
  await insertRows(tx, person, people.map(p => ({
    id: p.id, name: p.name, email: p.email, profession: p.profession, language: 'es' as const, agreedAt, createdAt: agreedAt, disabledAt: null,
  })))
  await insertRows(tx, membership, people.flatMap(p => p.memberships.map((m, i) => ({
    id: castId('membership', numberOf(p) * 100 + i), personId: p.id, ...m, createdAt: agreedAt,
  }))))
  if (options.credentials) await insertRows(tx, credential, people.map(p => ({
    id: castId('credential', numberOf(p)), personId: p.id, kind: 'password' as const, secret: demoPasswordPhc, updatedAt: agreedAt,
  })))
}

export const plantNetwork = async (store: Store, tx: Db, years: readonly number[]): Promise<void> => {
  const { network, networkSchool, microcentro, microcentroSchool } = store.s
  await insertRows(tx, network, [{
    id: castNetwork.id, slepCode: castNetwork.slepCode, name: castNetwork.name, theoryIf: castNetwork.theoryIf,
    theoryThen: castNetwork.theoryThen, theoryWhichWill: castNetwork.theoryWhichWill, createdAt: agreedAt,
  }])
  await insertRows(tx, networkSchool, years.flatMap(year => networkSchools.map(s => ({ networkId: castNetwork.id, rbd: s.rbd, year }))))
  await insertRows(tx, microcentro, [{ id: castMicrocentro.id, slepCode: castMicrocentro.slepCode, name: castMicrocentro.name }])
  await insertRows(tx, microcentroSchool, castMicrocentro.schools.map(s => ({ microcentroId: castMicrocentro.id, rbd: s.rbd })))
}

/**
 * Plants the cast in a migrated, empty store: both services, a published directory of 2026 and SLEP list for the schools above, the
 * network with its theory and microcentro, the people with their memberships. One transaction, no attendance, no cycles. Without
 * options there is no way to sign in (most tests need none) and no installation row.
 */
export const plantCast = async (store: Store, options: { credentials?: boolean; installation?: 'real' | 'demo' } = {}): Promise<void> => {
  const { s } = store
  const schools = [...networkSchools, ...foreignSchools]
  const directoryId = castId('generation', 1)
  const listId = castId('generation', 2)
  const publishedAt = new Date('2026-06-02T14:00:00Z')
  const generationOf = (id: string, kind: 'directory' | 'slep-list', fileName: string, digit: string, figures: Partial<ImportReport>) => ({
    id, kind, state: 'published' as const, fileName, fileSha256: digit.repeat(64), fileBytes: 4096, importedBy: tomasAguilera.id,
    startedAt: publishedAt, publishedAt, undoneAt: null, undoneBy: null,
    report: seedReport(kind, fileName, digit.repeat(64), 4096, { rowsRead: schools.length, rowsUsed: schools.length, schools: schools.length, ...figures }),
  })
  await store.tx(async tx => {
    if (options.installation) await insertRows(tx, s.installation, [{
      id: 'this', kind: options.installation, programmeName: 'Cuaderno TEP', territoryName: 'Costa Clara',
      timeZone: 'America/Santiago', clockOffsetMs: 0, createdAt: store.clock.now(),
    }])
    await insertRows(tx, s.slep, [costaClara, valleHondo].map(({ code, name }) => ({ code, name })))
    await plantPeople(store, tx, castPeople, { credentials: options.credentials ?? false })
    await plantNetwork(store, tx, [2026])
    await insertRows(tx, s.generation, [
      generationOf(directoryId, 'directory', 'Directorio_Oficial_EE_2026_inventado.csv', 'd', { years: [2026] }),
      generationOf(listId, 'slep-list', 'rbd_slep_2026_inventado.csv', '5', {}),
    ])
    await insertRows(tx, s.generationCover, [
      { generationId: directoryId, kind: 'directory', year: 2026, month: 0, rbd: 0 },
      { generationId: listId, kind: 'slep-list', year: 0, month: 0, rbd: 0 },
    ])
    await insertRows(tx, s.schoolYear, schools.map(school => ({
      generationId: directoryId, rbd: school.rbd, year: 2026, name: school.name, regionCode: castRegionCode, communeCode: school.communeCode,
      communeName: school.communeName, dependency: 6, rural: school.rural, state: 1, hasStudents: true, enrolment: school.enrolment,
      teachingCodes: school.teachingCodes,
    })))
    await insertRows(tx, s.schoolSlep, schools.map(school => ({ generationId: listId, rbd: school.rbd, slepCode: school.slep.code, fromYear: school.slep.fromYear })))
    await insertRows(tx, s.currentImport, [
      { kind: 'directory', rbd: 0, year: 2026, month: 0, generationId: directoryId },
      { kind: 'slep-list', rbd: 0, year: 0, month: 0, generationId: listId },
    ])
  })
}
