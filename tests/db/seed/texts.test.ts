import { describe, expect, it } from 'vitest'
import { hasLearnings, numberOf, pageKinds, readPart, type Challenge, type Learnings } from '../../../cycles/notebook/parts.ts'
import { phaseOf } from '../../../cycles/notebook/phases.ts'
import { markThatWordsSuggest } from '../../../cycles/theory/carry-over.ts'
import { theoryOf } from '../../../cycles/theory/theory.ts'
import { castNetwork, networkSchools } from '../../../db/seed/cast.ts'
import { demoToday, notebookRows, notebookTexts } from '../../../db/seed/notebooks.ts'
import { networkSchoolsModel } from '../../../db/seed/network-schools.ts'
import { monthWithCourses } from '../../../db/seed/attendance-model.ts'
import { daysWithoutClasses } from '../../../db/seed/school-calendar.ts'
import { demoPeople } from '../../../db/seed/people.ts'
import { bandsOf } from '../../../cycles/indicators/attendance.ts'

const rows = notebookRows()
const bodyOfPage = <B>(cycleId: string, slot: string) => rows.parts.find(p => p.cycleId === cycleId && p.slot === slot)?.body as B | undefined
const cyclesOf = (rbd: number) => rows.cycles.filter(c => c.rbd === rbd).sort((a, b) => a.number - b.number)

/** Everything a person can read in the notebooks, with where it stands. */
const everyText = (): { where: string; text: string }[] => {
  const out: { where: string; text: string }[] = []
  const walk = (where: string, value: unknown) => {
    if (typeof value === 'string') out.push({ where, text: value })
    else if (Array.isArray(value)) value.forEach((v, i) => walk(`${where}.${i}`, v))
    else if (value && typeof value === 'object') for (const [k, v] of Object.entries(value)) if (k !== 'by' && k !== 'school' && k !== 'advisor') walk(`${where}.${k}`, v)
  }
  notebookTexts.forEach(n => walk(n.school.name, n.cycles))
  walk('network', castNetwork)
  return out
}

describe('the notebooks of the demo', () => {
  it('belong to the twelve schools, two or three cycles each', () => {
    expect(notebookTexts.map(n => n.school.rbd)).toEqual(networkSchools.map(s => s.rbd))
    for (const n of notebookTexts) {
      expect(n.cycles.map(c => c.number), n.school.name).toEqual(n.cycles.map((_, i) => i + 1))
      expect([2, 3]).toContain(n.cycles.length)
    }
  })

  it('maintain their theory of action in nine schools of twelve, adjust it in two, replace it in one', () => {
    const carried = networkSchools.map(s => cyclesOf(s.rbd)[1]!.theoryCarried)
    expect(carried.filter(c => c === 'maintained')).toHaveLength(9)
    expect(carried.filter(c => c === 'adjusted')).toHaveLength(2)
    expect(carried.filter(c => c === 'replaced')).toHaveLength(1)
  })

  it('mark the theory as its words say: a maintained one reads the same', () => {
    for (const c of rows.cycles.filter(c => c.parentId)) {
      const [now, before] = [bodyOfPage<Challenge>(c.id, 'challenge')!, bodyOfPage<Challenge>(c.parentId!, 'challenge')!]
      expect(markThatWordsSuggest(c.theoryCarried!, theoryOf(before), theoryOf(now)), c.title).toBeNull()
    }
  })

  it('hold every phase: planning, implementing, studying, closed and one dropped', () => {
    const phases = rows.cycles.map(c => {
      const learnings = bodyOfPage<Learnings>(c.id, 'learnings')
      return phaseOf({ implementationFrom: c.implementationFrom!, closedOn: c.closedOn!, droppedOn: c.droppedOn! }, learnings ? hasLearnings(learnings) : false, demoToday)
    })
    const count = (p: string) => phases.filter(x => x === p).length
    expect(count('dropped')).toBe(1)
    for (const p of ['planning', 'implementing', 'studying', 'closed']) expect(count(p), p).toBeGreaterThan(1)
    // A closed cycle says what was decided and why, as the notebook asks; the dropped one too.
    for (const [i, c] of rows.cycles.entries()) {
      if (phases[i] !== 'closed' && phases[i] !== 'dropped') continue
      const learnings = bodyOfPage<Learnings>(c.id, 'learnings')!
      expect(learnings.decision, c.title).not.toBe('')
      expect(learnings.decisionWhy, c.title).not.toBe('')
      if (phases[i] === 'dropped') expect(learnings.decision).toBe('drop')
    }
  })

  it('every body, of every save, is one the notebook accepts unchanged', () => {
    const kindOf = new Map(rows.parts.map(p => [p.id, p.kind]))
    for (const part of rows.parts) expect(readPart(part.kind, part.body as Record<string, unknown>), part.id).toEqual({ ok: true, body: part.body })
    for (const r of rows.revisions) expect(readPart(kindOf.get(r.partId)!, r.body as Record<string, unknown>), r.saveKey).toEqual({ ok: true, body: r.body })
    expect(rows.parts.length).toBeGreaterThan(200)
  })

  it('keep each part at its latest save, and each save once', () => {
    for (const part of rows.parts) {
      const saves = rows.revisions.filter(r => r.partId === part.id)
      expect(Math.max(...saves.map(r => r.version))).toBe(part.version)
      expect(saves.find(r => r.version === part.version)!.body).toEqual(part.body)
      expect(new Set(saves.map(r => r.saveKey)).size).toBe(saves.length)
      const times = saves.sort((a, b) => a.version - b.version).map(r => r.savedAt.getTime())
      expect(times, part.id).toEqual([...times].sort((a, b) => a - b))
    }
    const keys = rows.revisions.map(r => r.saveKey)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(rows.parts.map(p => p.id)).size).toBe(rows.parts.length)
  })

  it('are dated on school days before today, in an order that could have happened', () => {
    const isSchoolDay = (day: string) => {
      const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
      return weekday > 0 && weekday < 6 && !daysWithoutClasses.some(b => b.from <= day && day <= b.to)
    }
    for (const n of notebookTexts) for (const c of n.cycles) {
      const where = `${n.school.name} ${c.number}`
      const end = c.closedOn ?? c.droppedOn ?? demoToday
      const written = [c.challenge, c.data, c.implementation, c.learnings].flatMap(p => (p ? [p.on, ...(p.readyOn ? [p.readyOn] : [])] : []))
      const entries = [...c.actions.map(a => a.on), ...c.notes.map(x => x[0]), ...c.adjustments.map(x => x[0]), ...(c.voices ?? []).map(x => x[0]), ...(c.snapshots ?? []).map(x => x[0])]
      const needs = (c.needs ?? []).flatMap(need => [need.on, ...(need.received ? [need.received.on] : []), ...(need.answer ? [need.answer.on] : [])])
      expect(needs, where).toEqual([...needs].sort())
      if (c.challenge.expectChanged) expect(c.challenge.expectChanged.on > c.implementationFrom!, where).toBe(true)
      const said = c.feedback.flatMap(f => [f.on, ...(f.answer ? [f.answer.on] : [])])
      for (const day of [c.startedOn, ...(c.implementationFrom ? [c.implementationFrom] : []), ...written, ...entries, ...said, ...needs, ...(c.challenge.expectChanged ? [c.challenge.expectChanged.on] : [])]) {
        expect(isSchoolDay(day), `${where}: ${day}`).toBe(true)
        expect(day >= c.startedOn && day < demoToday, `${where}: ${day}`).toBe(true)
      }
      for (const day of [...written, ...entries]) expect(day <= end, `${where}: ${day} after its end`).toBe(true)
      if (c.implementationFrom) {
        // Putting the theory into practice is what marks the challenge ready.
        expect(c.challenge.readyOn !== undefined && c.challenge.readyOn <= c.implementationFrom, where).toBe(true)
        for (const [day] of c.adjustments) expect(day >= c.implementationFrom, `${where}: adjusted before it began`).toBe(true)
      }
      if (c.closedOn ?? c.droppedOn) expect(c.learnings?.readyOn, where).toBeDefined()
      for (const f of c.feedback) {
        const page = c[f.page]
        expect(page?.readyOn !== undefined && page.readyOn <= f.on, `${where}: feedback on ${f.page} of ${f.on}`).toBe(true)
        if (f.answer) expect(f.answer.on >= f.on, `${where}: answered before it was asked`).toBe(true)
      }
      for (const a of c.actions) if (a.state === 'planned') expect(a.to >= demoToday, `${where}: ${a.what} never began`).toBe(true)
      const before = n.cycles.find(x => x.number === c.number - 1)
      if (before) expect((before.closedOn ?? before.droppedOn)! < c.startedOn, where).toBe(true)
    }
  })

  it('are written by members of the school, and their advisor', () => {
    for (const n of notebookTexts) {
      const belongs = (id: string, role: string) => demoPeople.find(p => p.id === id)!.memberships.some(m => m.role === role && m.scopeId === String(n.school.rbd))
      for (const r of rows.revisions.filter(r => r.rbd === n.school.rbd)) expect(belongs(r.savedBy, 'team')).toBe(true)
      for (const f of rows.feedback.filter(f => f.rbd === n.school.rbd)) {
        expect(belongs(f.writtenBy, 'advisor')).toBe(true)
        if (f.answeredBy) expect(belongs(f.answeredBy, 'team')).toBe(true)
      }
    }
  })

  it('hold strengths, questions and suggestions, answered with each stance, with none and not yet', () => {
    for (const kind of ['strength', 'question', 'suggestion'] as const) expect(rows.feedback.filter(f => f.kind === kind).length, kind).toBeGreaterThan(5)
    for (const stance of ['taken', 'not-now', 'talked'] as const) expect(rows.feedback.some(f => f.stance === stance), stance).toBe(true)
    expect(rows.feedback.some(f => f.answer && !f.stance)).toBe(true)
    expect(rows.feedback.some(f => !f.answer)).toBe(true)
  })

  it('say nothing twice: no sentence of one school stands in another', () => {
    const schoolOf = new Map<string, string>()
    const repeated: string[] = []
    for (const { where, text } of everyText()) {
      const school = where.split('.')[0]!
      for (const sentence of text.split(/(?<=[.?!:;])\s+/u).filter(x => x.length >= 30)) {
        const first = schoolOf.get(sentence)
        if (first !== undefined && first !== school) repeated.push(`${where}: ${sentence}`)
        schoolOf.set(sentence, school)
      }
    }
    expect(repeated).toEqual([])
    expect(schoolOf.size).toBeGreaterThan(800)
  })

  it('expect of attendance what the figures of their school then were', () => {
    for (const n of notebookTexts) for (const c of n.cycles) {
      const e = c.challenge.expect
      if (!e || (e.indicator !== 'attendance' && e.indicator !== 'severe-absence')) continue
      const model = networkSchoolsModel.find(m => m.school.rbd === n.school.rbd)!
      const year = Number(c.startedOn.slice(0, 4)) as 2025 | 2026
      const started = Number(c.startedOn.slice(5, 7))
      // The month it began in or one on either side: the page is finished when the month's file is there.
      const figures = [started - 1, started, started + 1].filter(m => m >= 3 && m <= 10).map(month => {
        const r = monthWithCourses(model.character, model.courses, g => model.students(g, year, month), year, month).find(r => r.course === '' && r.teaching === 'young')!
        const bands = bandsOf(r.pairs)
        return e.indicator === 'attendance' ? (100 * r.daysAttended) / r.daysDue : (100 * (bands.critical + bands.severe)) / r.students
      })
      const nearest = Math.min(...figures.map(f => Math.abs(f - numberOf(e.from)!)))
      expect(nearest, `${n.school.name} ${c.number}: ${e.from} against ${figures.map(f => f.toFixed(1)).join(', ')}`).toBeLessThan(0.1)
    }
  })
})

describe('the words of the demo', () => {
  // reference: vocabulary, its first table, and what a family or a team must never read of itself
  const forbidden = [
    /\bmetas?\b/iu, /\bránking|\branking/iu, /significativ/iu, /\bimpact/iu, /\babandon/iu, /\bescalar\b/iu, /equipo directivo/iu, /grupo focal/iu,
    /\bpredicci/iu, /\bATP\b/u, /carta de compromiso/iu, /\bveredicto/iu, /\bfidelidad/iu, /estancad/iu, /observaci[óo]n/iu, /deterioro/iu,
    /convivencia escolar/iu, /\babsentismo/iu, /\btutor/iu, /\balumn[oa]/iu, /\balumnado/iu, /\bmóvil/iu, /\berror/iu, /\bfallas?\b/iu, /\bcaus[óo]\b/iu,
    /falta de compromiso/iu, /desvincula/iu, /\bcentro\b/iu, /deserci/iu, /\bflojer|\bflojo/iu, /familias? disfuncional/iu,
    // health, in any word
    /enferm/iu, /depresi/iu, /ansiedad/iu, /diagn[óo]stic/iu, /licencia médica/iu, /embaraz/iu, /droga/iu, /salud mental/iu, /hospital/iu, /\bTEA\b/u,
    // vosotros and the Spain-only forms of address
    /\bvosotros\b/iu, /\bvuestr/iu,
  ]
  const closingWordsIn = (text: string) => forbidden.filter(word => word.test(text)).map(String)

  it('leave out every word that closes a page', () => {
    expect(everyText().flatMap(({ where, text }) => closingWordsIn(text).map(word => `${where}: ${word} in «${text}»`))).toEqual([])
  })

  it('and the search would find them', () => {
    for (const text of ['La meta del año', 'subir en el ranking', 'un cambio significativo', 'Decidimos abandonar el ciclo', 'los alumnos de 5°', 'por falta de compromiso', 'un diagnóstico']) {
      expect(closingWordsIn(text), text).toHaveLength(1)
    }
    expect(closingWordsIn('el microcentro cumple lo que promete')).toEqual([])
  })

  it('show the region no count of students in a title or a theory', () => {
    for (const n of notebookTexts) for (const c of n.cycles) {
      const written = c.challenge.theory && c.challenge.theory !== 'as before' ? c.challenge.theory : null
      const theory = written ? [written.if, written.then, written.whichWill, ...(written.further ?? []).flatMap(b => [b.if, b.then])] : []
      for (const text of [...theory, c.title]) expect(text.replace('7°B', '').replace('1° medio', ''), `${n.school.name} ${c.number}`).not.toMatch(/\d/)
    }
  })

  it('and every page has somebody who wrote it', () => {
    for (const page of pageKinds) expect(rows.parts.some(p => p.kind === page && p.readyAt !== null), page).toBe(true)
  })
})
