/**
 * Writing: what a save costs the server against an empty action, two hundred people saving at once, what the notebook's pages weigh, and
 * what a long log costs. Real server, real posts as the pages send them, counted afterwards in the database.
 */
import { gzipSync } from 'node:zlib'
import { setTimeout as pause } from 'node:timers/promises'
import { inArray } from 'drizzle-orm'
import { ensureBuild } from '../../../app/cli/build.mjs'
import { pageSlug } from '../../../app/components/notebook/paths.ts'
import { pageKinds, readPart, type PageKind } from '../../../cycles/notebook/parts.ts'
import { spot } from '../../../cycles/privacy/spot.ts'
import { frozenClock } from '../../../db/clock.ts'
import { newId } from '../../../db/ids.ts'
import { clockFor } from '../../../db/installation.ts'
import { listCyclesOfSchool, startCycle } from '../../../db/notebook/cycles.ts'
import { addEntry } from '../../../db/notebook/parts.ts'
import { losBoldos, rosaHuenchul } from '../../../db/seed/cast.ts'
import { seedDemo } from '../../../db/seed/demo.ts'
import { openSite, type Site } from '../../e2e/support/site.ts'
import { medianOf, milliseconds, quantileOf, ratio, timesOf, type Line, type Section } from '../measure.ts'

const { rbd } = losBoldos
const people = 200
const everyMs = 5_000
const forMs = 120_000
const rounds = 150

const sentence = 'Los lunes faltan nueve de treinta y uno, y casi todos vienen en el bus de Quebrada Honda. '
const fieldOf: Record<PageKind, string> = { challenge: 'challenge', data: 'whatWeSee', implementation: 'howItGoes', learnings: 'observed' }

const post = (site: Site, path: string, cookie: string, fields: Record<string, string>) => fetch(site.origin + path, {
  method: 'POST', redirect: 'manual', headers: { cookie, origin: site.origin }, body: new URLSearchParams(fields),
})

type Writer = { cookie: string; path: string; page: PageKind; version: number; text: string }

/** Sends a save as a page does; answers whether the server acknowledged it, and keeps the version it gave. */
const save = async (site: Site, w: Writer, key: string): Promise<boolean> => {
  const answer = await post(site, `${w.path}.data`, w.cookie, { intent: 'save', version: String(w.version), saveKey: key, conJs: '1', solo: '1', [fieldOf[w.page]]: w.text })
  const body = await answer.text()
  if (answer.status !== 200 || !body.includes('"saved"')) return false
  w.version += 1
  return true
}

/** Two hundred people of a school, each on a page of their own (fifty cycles of four pages). */
const plantWriters = async (site: Site): Promise<Writer[]> => {
  const { store } = site
  const writers: Writer[] = []
  for (let i = 0; i < people; i++) {
    const now = store.clock.now()
    const id = newId(now)
    await store.tx(async tx => {
      await tx.insert(store.s.person).values({ id, name: `Persona ${i}`, email: `persona${i}@bench.example`, profession: null, language: 'es', agreedAt: now, createdAt: now, disabledAt: null })
      await tx.insert(store.s.membership).values({ id: newId(now), personId: id, role: 'team', scopeKind: 'school', scopeId: String(rbd), startsOn: '2026-01-01', endsOn: null, createdAt: now })
    })
    let cycleId = writers.at(-1)?.path.split('/')[4] ?? ''
    if (i % 4 === 0) {
      const started = await startCycle(store, { rbd, title: `Ciclo de medida ${i}`, on: '2026-08-03', by: id })
      if (!started.ok) throw new Error(started.reason)
      cycleId = started.cycleId
    }
    const page = pageKinds[i % 4]!
    writers.push({ cookie: await site.cookieOf(id), path: `/cuadernos/${rbd}/ciclos/${cycleId}/${pageSlug[page]}`, page, version: 0, text: '' })
  }
  return writers
}

const costOfASave = async (site: Site, w: Writer): Promise<Line[]> => {
  const times: Record<'empty' | 'save', number[]> = { empty: [], save: [] }
  for (let round = -20; round < rounds; round++) {
    let from = performance.now()
    await (await post(site, '/mi-cuenta/sesion', w.cookie, {})).arrayBuffer()
    if (round >= 0) times.empty.push(performance.now() - from)
    w.text = sentence.repeat(15) + round
    from = performance.now()
    const isSaved = await save(site, w, newId(site.store.clock.now()))
    if (!isSaved) throw new Error('a save was not taken')
    if (round >= 0) times.save.push(performance.now() - from)
  }
  return [
    { what: 'an empty action (guard, session, an answer)', value: milliseconds(medianOf(times.empty)), note: `p95 ${milliseconds(quantileOf(times.empty, 0.95))}` },
    { what: 'a save of 1,350 characters', value: milliseconds(medianOf(times.save)), note: `p95 ${milliseconds(quantileOf(times.save, 0.95))}, ${ratio(medianOf(times.save), medianOf(times.empty))} the empty action` },
  ]
}

const manyAtOnce = async (site: Site, writers: Writer[], say: (text: string) => void): Promise<Line[]> => {
  const times: number[] = []
  const acknowledged: { key: string; text: string; field: string }[] = []
  let failures = 0
  say(`${people} people saving every ${everyMs / 1000} s for ${forMs / 60_000} minutes`)
  const end = performance.now() + forMs
  await Promise.all(writers.map(async (w, i) => {
    await pause((i * everyMs) / people)
    for (let n = 0; performance.now() < end; n++) {
      const from = performance.now()
      w.text += `${sentence}${i}.${n} `
      const key = newId(site.store.clock.now())
      const ok = await save(site, w, key).catch(() => false)
      times.push(performance.now() - from)
      if (ok) acknowledged.push({ key, text: w.text.trimEnd(), field: fieldOf[w.page] })
      else failures++
      await pause(Math.max(0, everyMs - (performance.now() - from)))
    }
  }))
  const { partRevision: r } = site.store.s
  let lost = 0
  for (let i = 0; i < acknowledged.length; i += 500) {
    const some = acknowledged.slice(i, i + 500)
    const rows = await site.store.read.select({ key: r.saveKey, body: r.body, outcome: r.outcome }).from(r).where(inArray(r.saveKey, some.map(a => a.key)))
    const kept = new Map(rows.map(row => [row.key, row]))
    for (const a of some) {
      const row = kept.get(a.key)
      if (row?.outcome !== 'saved' || (row.body as unknown as Record<string, string>)[a.field] !== a.text) lost++
    }
  }
  return [
    { what: `${people} people, a save each ${everyMs / 1000} s, ${forMs / 60_000} min: p95`, value: milliseconds(quantileOf(times, 0.95)), note: `median ${milliseconds(medianOf(times))}, worst ${milliseconds(Math.max(...times))}, ${times.length} saves` },
    { what: 'failures', value: String(failures) },
    { what: 'acknowledged saves lost (looked up by key and text in the database)', value: String(lost), note: `of ${acknowledged.length}` },
  ]
}

const weightOf = async (site: Site, cookie: string, path: string) => {
  const html = new Uint8Array(await (await fetch(site.origin + path, { headers: { cookie, 'accept-encoding': 'identity' } })).arrayBuffer())
  const scripts = new Set([...new TextDecoder().decode(html).matchAll(/(?:modulepreload" href|src)="(\/assets\/[^"]+\.js)"|import(?: [^"']*from)? ?"(\/assets\/[^"]+\.js)"/g)].map(x => x[1] ?? x[2]!))
  let bytes = 0
  for (const s of scripts) bytes += gzipSync(new Uint8Array(await (await fetch(site.origin + s)).arrayBuffer())).length
  return { scriptBytes: bytes, htmlBytes: html.length, htmlGzipped: gzipSync(html).length }
}
const kB = (n: number) => `${(n / 1000).toFixed(0)} kB`

const weights = async (site: Site, cookie: string, at: string): Promise<Line[]> => {
  const lines: Line[] = []
  for (const page of pageKinds) {
    const w = await weightOf(site, cookie, `${at}/${pageSlug[page]}`)
    lines.push({ what: `${pageSlug[page]}: JavaScript, gzipped`, value: kB(w.scriptBytes), note: `HTML ${kB(w.htmlBytes)}, ${kB(w.htmlGzipped)} gzipped` })
  }
  return lines
}

const longLogs = async (site: Site, cookie: string, say: (text: string) => void): Promise<Line[]> => {
  const logs: { n: number; path: string; times: number[] }[] = []
  for (const n of [5, 50, 500]) {
    say(`a log of ${n} entries`)
    const started = await startCycle(site.store, { rbd, title: `Con ${n} anotaciones`, on: '2026-03-09', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    for (let i = 0; i < n; i++) {
      // Over the months of a school year, as a log is.
      const on = new Date(Date.UTC(2026, 2, 9) + Math.floor((i * 250) / n) * 86_400_000).toISOString().slice(0, 10)
      // Written on their days: what was written within the last day is looked at once more for names.
      site.store.setClock(frozenClock(`${on}T15:00:00Z`))
      const read = readPart('note', { on, text: sentence.repeat(2) + i })
      if (!read.ok) throw new Error('not a note')
      await addEntry(site.store, 'note', { rbd, cycleId: started.cycleId, body: read.body, by: rosaHuenchul.id, saveKey: newId(site.store.clock.now()) })
    }
    logs.push({ n, path: `/cuadernos/${rbd}/ciclos/${started.cycleId}/implementacion`, times: [] })
  }
  site.store.setClock(await clockFor(site.store))
  // Connections the server closed meanwhile are noticed before the next one is asked for.
  await pause(500)
  for (let round = -5; round < 60; round++) for (const log of logs) {
    const from = performance.now()
    await (await fetch(site.origin + log.path, { headers: { cookie, 'accept-encoding': 'identity' } })).arrayBuffer()
    if (round >= 0) log.times.push(performance.now() - from)
  }
  const lines: Line[] = []
  for (const log of logs) {
    const w = await weightOf(site, cookie, log.path)
    lines.push({
      what: `implementation page with ${log.n} log entries`, value: milliseconds(medianOf(log.times)),
      note: `p95 ${milliseconds(quantileOf(log.times, 0.95))}, ${ratio(medianOf(log.times), medianOf(logs[0]!.times))} the one with 5; HTML ${kB(w.htmlBytes)}, ${kB(w.htmlGzipped)} gzipped`,
    })
  }
  return lines
}

/** What is looked for in a text before it is saved (names, numbers of identity): grows with the text, not with its square. */
const lookingThrough = async (): Promise<Line> => {
  const text = 'En julio 7°B tuvo 78,8%. Matías Soto 12.345.678-5 faltó, llamar al 9 8765 4321. '
  const [short, long] = [text.repeat(370), text.repeat(3_700)]
  const times = { short: [] as number[], long: [] as number[] }
  for (let round = 0; round < 5; round++) {
    times.short.push(...await timesOf(10, () => { spot(short) }))
    times.long.push(...await timesOf(1, () => { spot(long) }))
  }
  return { what: `looking through a text of ${long.length.toLocaleString('en')} characters`, value: milliseconds(medianOf(times.long)), note: `${ratio(medianOf(times.long), medianOf(times.short))} one a tenth as long` }
}

const section: Section = {
  title: 'Writing: saves, many people at once, weights, long logs',
  run: async ({ say }) => {
    await ensureBuild({})
    say('planting the demo and two hundred people')
    const site = await openSite({ plant: store => seedDemo(store) })
    try {
      const writers = await plantWriters(site)
      const rosas = await site.cookieOf(rosaHuenchul.id)
      const newest = (await listCyclesOfSchool(site.store, rbd, '2026-11-18')).find(c => !c.title.startsWith('Ciclo de medida'))!
      return [
        ...await costOfASave(site, writers[0]!),
        ...await manyAtOnce(site, writers, say),
        ...await weights(site, rosas, `/cuadernos/${rbd}/ciclos/${newest.id}`),
        ...await longLogs(site, rosas, say),
        await lookingThrough(),
      ]
    } finally { await site.close() }
  },
}
export default section
