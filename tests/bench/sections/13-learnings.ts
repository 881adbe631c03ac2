/**
 * The library of learnings: searching 20,000 of 5,000 schools, server time against an empty route of the same server and against the bare query
 * it needs, in the same run; 10,000 and 20,000 beside each other, since it may grow with the learnings and no faster.
 */
import { ensureBuild } from '../../../app/cli/build.mjs'
import type { Decision } from '../../../cycles/notebook/parts.ts'
import { stemsAsked } from '../../../cycles/learnings/stems.ts'
import { insertRows } from '../../../db/dialect.ts'
import { countIdeas, noFilter, searchLearnings } from '../../../db/learnings/library.ts'
import { indexRowsOf } from '../../../db/learnings/sharing.ts'
import { regionalOf, plantCast, plantPeople, rosaHuenchul } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { openSite } from '../../e2e/support/site.ts'
import { medianOf, milliseconds, quantileOf, ratio, timesOf, type Line, type Section } from '../measure.ts'

const sizes = [10_000, 20_000]
const rounds = 25
const schoolsOf = (size: number) => Array.from({ length: size / 4 }, (_, i) => 10_000 + size + i)
const slepOf = (size: number) => ({ code: 9_000 + size / 1_000, name: `Servicio ${size}`, fromYear: 2021 })
const readers = new Map(sizes.map((size, i) => [size, regionalOf(850 + i, `Lectora ${size}`, slepOf(size))]))

const pieces = [
  'La asistencia de los lunes subió cuando alguien los esperaba en la puerta.', 'Las familias avisan antes de que llamemos.', 'Revisar los trabajos en voz alta entre colegas ordenó lo que pedimos.',
  'No vemos un cambio en la asistencia del curso.', 'El llamado sirve cuando lo hace quien ve al niño todos los días.', 'Descartamos los premios: llegaban a quienes ya venían.', 'Los estudiantes pidieron ser escuchados en el consejo.',
  'La reunión cambió cuando cambió la hora.', 'Escribir a quién le toca hizo que alguien se hiciera cargo.', 'El invierno pesó igual que siempre y los caminos se cortaron.', 'La huerta la sostienen dos estudiantes que casi no venían.',
  'Con la dupla psicosocial miramos el mapa de vínculos.', 'El taller de radio abrió una conversación que no habíamos tenido.',
] as const
const tags = ['lunes', 'llamado', 'premios', 'reuniones', 'huerta', 'radio', 'devolución', 'recreo', 'caminos', 'desayuno']
const themes = ['methodology', 'theory', 'collaboration', 'students', 'families', 'interprofessional'] as const
const decisions: Decision[] = ['adopt', 'adapt', 'widen', 'drop']

const plantLearnings = async (store: Store, size: number) => {
  const { s } = store
  const at = new Date('2026-08-03T14:00:00Z')
  const by = rosaHuenchul.id
  const slep = slepOf(size)
  const list = (await store.read.select({ id: s.currentImport.generationId }).from(s.currentImport)).map(r => r.id)
  const [generationId] = (await store.read.select({ id: s.generation.id, kind: s.generation.kind }).from(s.generation)).filter(g => g.kind === 'slep-list' && list.includes(g.id)).map(g => g.id)
  await store.tx(async tx => {
    await tx.insert(s.slep).values({ code: slep.code, name: slep.name })
    await insertRows(tx, s.schoolSlep, schoolsOf(size).map(rbd => ({ generationId: generationId!, rbd, slepCode: slep.code, fromYear: 2021 })))
  })
  for (let from = 0; from < size; from += 250) await store.tx(async tx => {
    for (let n = from; n < from + 250; n++) {
      const rbd = schoolsOf(size)[n >> 2]!
      const [id, cycleId, partId] = [`l-${size}-${n}`, `c-${size}-${n}`, `p-${size}-${n}`]
      const say = (k: number) => pieces[(n * (k + 1) + k * 5 + (n >> 4)) % pieces.length]!
      const what = { texts: { observed: `${say(0)} ${say(1)}`, learnt: `${say(2)} ${say(3)} ${say(4)} Caso ${n}.`, decision: say(5) }, themes: [themes[n % 6]!], tags: [tags[n % 10]!, tags[(n >> 3) % 10]!] }
      await insertRows(tx, s.cycle, [{ id: cycleId, rbd, number: 1 + (n & 3), year: 2022 + (n % 5), title: 'Un ciclo', version: 1, startedOn: '2026-03-10', implementationFrom: null, closedOn: '2026-07-10', droppedOn: n % 9 === 0 ? '2026-07-10' : null, parentId: null, theoryCarried: null, createdBy: by, createdAt: at }])
      await insertRows(tx, s.part, [{ id: partId, cycleId, rbd, kind: 'learnings', slot: 'learnings', body: {} as never, version: 1, updatedBy: by, updatedAt: at, createdAt: at, withdrawnAt: null, readyAt: at, readyBy: by, readyVersion: 1 }])
      await insertRows(tx, s.sharedLearning, [{
        id, cycleId, rbd, partId, partVersion: 1, standing: cycleId, fields: ['observed', 'learnt', 'decision'], ...what, decision: decisions[n % 4]!, area: 'family', year: 2022 + (n % 5), named: n % 2 === 0, showsContext: false,
        level: 'primary', rural: n % 3 === 0, contextIsCommon: true, researchAt: null, sharedBy: by, sharedAt: new Date(at.getTime() + n * 1_000), endedBy: null, endedAt: null, endedBecause: null,
      }])
      const { words, labels } = indexRowsOf(id, what)
      await insertRows(tx, s.learningWord, words)
      await insertRows(tx, s.learningLabel, labels)
    }
  })
}

const searches = [
  { what: 'a word in a fifth of them', query: 'palabras=llamadas', words: 'llamadas' }, { what: 'three words', query: 'palabras=asistir+familias+puertas', words: 'asistir familias puertas' },
  { what: 'one of a kind', query: 'palabras=caso+1234', words: 'caso 1234' }, { what: 'all of them, newest first', query: '', words: '' },
]

const section: Section = {
  title: 'The library of learnings: searching 20,000, against an empty route and the bare query',
  run: async ({ say }) => {
    await ensureBuild({})
    const site = await openSite({
      plant: async store => {
        await plantCast(store, { installation: 'real' })
        await store.tx(tx => plantPeople(store, tx, [...readers.values()], { credentials: false }))
        for (const size of sizes) { say(`planting ${size} learnings`); await plantLearnings(store, size) }
      },
    })
    try {
      const pages = [
        { what: 'empty route', path: '/no/existe', size: sizes[0]! },
        ...searches.flatMap(q => sizes.map(size => ({ what: `${q.what}, ${size}`, path: `/territorio/aprendizajes?${q.query}`, size }))),
        ...sizes.map(size => ({ what: `ideas and decisions, ${size}`, path: '/territorio/aprendizajes/ideas', size })),
      ].map(p => ({ ...p, times: [] as number[], bytes: 0 }))
      const cookies = new Map<number, string>()
      for (const [size, reader] of readers) cookies.set(size, await site.cookieOf(reader.id))
      for (let round = -3; round < rounds; round++) for (const p of pages) {
        const from = performance.now()
        const answer = await fetch(site.origin + p.path, { headers: { cookie: cookies.get(p.size)!, 'accept-encoding': 'identity' } })
        const body = await answer.arrayBuffer()
        if (p.path !== '/no/existe' && answer.status !== 200) throw new Error(`${p.path} answered ${answer.status}`)
        if (round >= 0) p.times.push(performance.now() - from)
        p.bytes = body.byteLength
      }
      const empty = medianOf(pages[0]!.times)
      const lines: Line[] = pages.map(p => ({ what: p.what, value: milliseconds(medianOf(p.times)), note: `p95 ${milliseconds(quantileOf(p.times, 0.95))}, ${ratio(medianOf(p.times), empty)} the empty route, HTML ${Math.round(p.bytes / 1000)} kB` }))
      const few = async (f: () => Promise<unknown>) => medianOf((await timesOf(11, async () => { await f() })).slice(2))
      for (const q of searches) for (const size of sizes) {
        const rbds = schoolsOf(size)
        const bare = await few(() => searchLearnings(site.store, rbds, { ...noFilter, stems: stemsAsked(q.words) }, { page: 1, size: 20 }))
        const { total } = await searchLearnings(site.store, rbds, { ...noFilter, stems: stemsAsked(q.words) }, { page: 1, size: 20 })
        const page = medianOf(pages.find(p => p.what === `${q.what}, ${size}`)!.times)
        lines.push({ what: `its queries: ${q.what}, ${size}`, value: milliseconds(bare), note: `${total} found; the page takes ${ratio(page, bare)}` })
      }
      lines.push({ what: `counting themes and tags, ${sizes[1]}`, value: milliseconds(await few(async () => { await countIdeas(site.store, schoolsOf(sizes[1]!), 'theme', 20); await countIdeas(site.store, schoolsOf(sizes[1]!), 'tag', 60) })) })
      return lines
    } finally {
      await site.close()
    }
  },
}
export default section
