/**
 * A large attendance file in the real 27-column layout, the same on every machine (own generator of pseudo-random numbers, no
 * Math.random). National proportions: about 330 students a school, 25 a course, names and communes as long as the real ones, so a
 * row has the real 140 bytes or so. Rows come in no order of schools, as in the Ministry's files; one in two hundred students has
 * two rows.
 */
import { closeSync, openSync, writeSync } from 'node:fs'

const header = 'AGNO;MES_ESCOLAR;RBD;DGV_RBD;NOM_RBD;COD_REG_RBD;NOM_REG_RBD_A;COD_PRO_RBD;COD_COM_RBD;NOM_COM_RBD;COD_DEPROV_RBD;NOM_DEPROV_RBD;RURAL_RBD;COD_DEPE;COD_DEPE2;COD_ENSE;COD_ENSE2;COD_GRADO;LET_CUR;MRUN;GEN_ALU;FEC_NAC_ALU;COD_COM_ALU;NOM_COM_ALU;DIAS_ASISTIDOS;DIAS_TRABAJADOS;ASIS_PROMEDIO'

/** Numbers 0 ≤ n < 2^32, xorshift. */
const generator = (seed: number) => {
  let x = seed | 0
  return () => { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; return x >>> 0 }
}

const names = ['ESCUELA BASICA LOS BOLDOS DEL VALLE', 'LICEO POLITECNICO BAHIA CLARA', 'ESCUELA PARTICULAR SAN JOSE DE LA MONTAÑA', 'ESCUELA RURAL EL ARRAYAN', 'COLEGIO NUESTRA SEÑORA DEL CAMINO', 'COMPLEJO EDUCACIONAL PUERTO NUEVO']
const communes = ['TOLTÉN', 'VALLE HONDO', 'COSTA CLARA', 'LA LIGUA VIEJA', 'PUERTO ESCONDIDO', 'LOS QUILLAYES']
/** COD_ENSE, COD_ENSE2, lowest and highest grade, share of courses. */
const teachings = [[110, 2, 1, 8, 58], [310, 5, 1, 4, 17], [10, 1, 4, 5, 10], [410, 7, 3, 4, 5], [510, 7, 3, 4, 3], [363, 6, 1, 3, 4], [212, 4, 1, 8, 3]] as const

export const benchRbds = (rows: number) => Array.from({ length: Math.ceil(rows / 330) }, (_, i) => i + 1)

/** Writes `rows` rows for one month, or adds them to the file of another one. Returns the bytes written. */
export const writeAttendanceFile = (path: string, rows: number, month = { year: 2026, month: 4 }, flags: 'w' | 'a' = 'w'): number => {
  const next = generator(0x9e3779b1)
  const schools = benchRbds(rows)
  const courses = Array.from({ length: Math.ceil(rows / 25) }, () => {
    const rbd = schools[next() % schools.length]!
    let share = next() % 100
    const [code, code2, low, high] = teachings.find(t => (share -= t[4]) < 0) ?? teachings[0]
    const due = 12 + (next() % 9)
    const letter = String.fromCharCode(65 + (rbd < 200 ? next() % 8 : next() % 3))
    const commune = rbd % communes.length
    const head = `${month.year};${month.month};${rbd};${rbd % 10};${names[rbd % names.length]};9;ARAUC;91;${9101 + commune};${communes[commune]};93;CAUTÍN SUR;${rbd % 3 === 0 ? 1 : 0};6;5;${code};${code2};${low + (next() % (high - low + 1))};${letter};`
    return { rbd, head, due }
  })
  const ofSchool = new Map<number, typeof courses>()
  for (const c of courses) ofSchool.set(c.rbd, [...(ofSchool.get(c.rbd) ?? []), c])
  const file = openSync(path, flags, 0o600)
  let bytes = 0
  let chunk = flags === 'w' ? `\uFEFF${header}\r\n` : ''
  const flush = () => { bytes += writeSync(file, chunk); chunk = '' }
  let previous = { rbd: 0, mrun: 0 }
  for (let i = 0; i < rows; i++) {
    // Every two-hundredth row is the student of the row before, in some course of the same school.
    const isSecondRow = i % 200 === 199
    const among = isSecondRow ? ofSchool.get(previous.rbd)! : courses
    const { rbd, head, due } = among[next() % among.length]!
    const mrun = isSecondRow ? previous.mrun : 1_000_000 + ((i * 7919) % 24_000_000)
    previous = { rbd, mrun }
    const missed = next() % 3 === 0 ? 0 : next() % 100 < 88 ? next() % 4 : next() % (due + 1)
    const attended = Math.max(0, due - missed)
    chunk += `${head}${mrun};${1 + (next() % 2)};${2008 + (next() % 12)}0${1 + (next() % 9)};${9101 + (next() % 20)}; ;${attended};${due};${(attended / due).toFixed(4).replace('.', ',')}\r\n`
    if (chunk.length > 1 << 20) flush()
  }
  flush()
  closeSync(file)
  return bytes
}
