/** About 400 invented schools around the network's: what figures are compared with. Attendance and fixed traits, no people, no cycles. */
import { castRegionCode, valleHondo } from './cast.ts'
import type { SchoolCharacter } from './attendance-model.ts'
import type { SeedYear } from './school-calendar.ts'
import { streamFor } from './random.ts'

export type ComparisonSchool = SchoolCharacter & {
  name: string
  regionCode: number
  communeCode: number
  communeName: string
  secondary: boolean
  teachingCodes: number[]
  /** COD_DEPE in a year: a municipal school may pass to the other service. */
  dependency: (year: number) => number
  slepCode: number | null
  students: (year: SeedYear, month: number) => number
}

export const comparisonCount = 400

const communes: readonly { code: number; name: string; region: number; rural: number }[] = [
  { code: 99101, name: 'Los Cabos', region: castRegionCode, rural: 0.2 }, { code: 99103, name: 'Puerto Manso', region: castRegionCode, rural: 0.1 },
  { code: 99201, name: 'Valle Hondo', region: castRegionCode, rural: 0.4 }, { code: 99202, name: 'Agua del Monte', region: castRegionCode, rural: 0.5 },
  { code: 99203, name: 'Santa Emilia', region: castRegionCode, rural: 0.3 }, { code: 99204, name: 'Trehuil', region: castRegionCode, rural: 0.6 },
  { code: 99205, name: 'Las Quemas', region: castRegionCode, rural: 0.5 }, { code: 98101, name: 'Nueva Estancia', region: 98, rural: 0.05 },
  { code: 98102, name: 'Rucamanque del Mar', region: 98, rural: 0.4 }, { code: 98103, name: 'Cerro Alegre Sur', region: 98, rural: 0.1 },
  { code: 98104, name: 'Paso de la Arena', region: 98, rural: 0.35 }, { code: 98105, name: 'Villa Cipreses', region: 98, rural: 0.15 },
  { code: 98201, name: 'Llano Verde', region: 98, rural: 0.45 }, { code: 98202, name: 'San Aurelio', region: 98, rural: 0.3 },
  { code: 98203, name: 'Coipulli', region: 98, rural: 0.6 }, { code: 98204, name: 'Boca del Estero', region: 98, rural: 0.4 },
]

const places = [
  'Los Arrayanes', 'El Maitén', 'Las Vertientes', 'Los Copihues', 'El Huapi', 'Los Tilos', 'La Puntilla', 'El Avellano', 'Las Lengas',
  'Los Notros', 'Villa Esperanza', 'El Sauce', 'La Ribera', 'Los Alerces', 'Bajo Grande', 'Las Hualtatas', 'El Coihue', 'Los Ulmos',
  'La Greda', 'Piedra Blanca', 'El Molino', 'Los Queltehues', 'La Balsa', 'Monte Verde', 'Los Maquis', 'El Faro', 'Tres Esteros',
  'La Herradura', 'Los Chilcos', 'El Rosario', 'Las Bandurrias', 'La Capilla', 'El Totoral', 'Los Mañíos', 'Vista Hermosa', 'La Cuncuna',
  'El Pangue', 'Los Quillayes', 'La Trilla', 'Aguas Claras',
] as const
const endings = ['', ' Alto', ' Bajo', ' Norte', ' Sur', ' de la Costa', ' del Valle', ' Oriente', ' del Río', ' Poniente'] as const

const sizeOfYear: Record<SeedYear, number> = { 2018: 1.06, 2019: 1.05, 2022: 1.04, 2023: 1.03, 2024: 1.02, 2025: 1.01, 2026: 1 }

const comparisonSchool = (i: number): ComparisonSchool => {
  const rbd = 91001 + i
  const r = streamFor('comparison', rbd)
  const ofValleHondo = i >= 360
  const commune = ofValleHondo ? communes[2 + (i % 3)]! : r.pick(communes)
  const rural = r.next() < commune.rural
  const secondary = !rural && r.next() < 0.24
  // Half of the public schools have under 170 students, one in ten under 15 (Ministry files, 2).
  const size = Math.round(Math.min(1400, Math.max(rural ? 5 : 40, Math.exp((rural ? 3.5 : secondary ? 5.9 : 5.6) + 0.85 * r.normal()))))
  const drawn = r.next()
  const dependency = drawn < 0.52 ? 3 : drawn < 0.6 ? 1 : drawn < 0.98 ? 2 : 5
  const place = places[i % places.length]!
  const ending = endings[Math.floor(i / places.length) % endings.length]!
  const kind = secondary ? 'Liceo' : dependency === 3 && !ofValleHondo && !rural ? 'Colegio' : 'Escuela'
  const leaves = r.next() * 0.02
  return {
    rbd, rural, secondary, winter: rural ? 1.2 + 0.5 * r.next() : 0.9 + 0.2 * r.next(), turns: [],
    // Schools differ by about two and a half points; subsidised ones read a little higher.
    level: 2.2 * r.normal() + (dependency === 3 && !ofValleHondo ? 0.5 : -0.6),
    name: `${kind} ${place}${ending}`,
    regionCode: commune.region, communeCode: commune.code, communeName: commune.name,
    teachingCodes: secondary ? [310] : rural && size < 60 ? [110] : [10, 110],
    dependency: year => (ofValleHondo ? (year >= valleHondo.fromYear ? 6 : 2) : dependency),
    slepCode: ofValleHondo ? valleHondo.code : null,
    students: (year, month) => Math.max(3, Math.round(size * sizeOfYear[year] * (1 - leaves * Math.min(1, Math.max(0, (month - 4) / 6))))),
  }
}

export const comparisonSchools: readonly ComparisonSchool[] = Array.from({ length: comparisonCount }, (_, i) => comparisonSchool(i))
