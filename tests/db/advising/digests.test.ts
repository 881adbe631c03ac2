import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { getDigestFacts } from '../../../db/advising/digest-facts.ts'
import { getDigestSetting, getStoppable, setDigestRhythm, stopDigests, tokenToStop } from '../../../db/advising/digest-settings.ts'
import { getNextDigest, makeDueDigests, type QueueDigest } from '../../../db/advising/digests.ts'
import { enterDays } from '../../../db/calendar/entries.ts'
import { getWorkingDays, msUntilWorkingHours } from '../../../db/calendar/working-days.ts'
import { shiftedClock } from '../../../db/clock.ts'
import { enqueueJob } from '../../../db/jobs.ts'
import { clearMailRefusal, refuseAddress } from '../../../db/people/mail-refusals.ts'
import { costaClara, danielaSoto, elenaRivas, ignacioBarria, luisMillan, marcelaPaillan, pedroCayul, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { plantWaiting } from './digest-town.ts'

const team = [rosaHuenchul, pedroCayul, danielaSoto, luisMillan]
const now = (store: Store, iso: string) => clockOf(store).set(iso)
/** Queues as the worker does, without the words. */
const prepareIn = (store: Store) => () => Promise.resolve<QueueDigest>((tx, reader) => enqueueJob(store, tx, { kind: 'mail', payload: { to: reader.email } }))
const make = (store: Store) => makeDueDigests(store, prepareIn(store))
const toldIn = async (store: Store) => (await store.read.select({ payload: store.s.job.payload }).from(store.s.job)).map(j => String(j.payload.to)).sort()
const rowsOf = (store: Store, personId: string) => store.read.select({ period: store.s.digest.period, outcome: store.s.digest.outcome, jobId: store.s.digest.jobId }).from(store.s.digest).where(eq(store.s.digest.personId, personId)).orderBy(store.s.digest.period)

onEachEngine('what a digest is made from', open => {
  it('is what waits at each end, and nothing that was taken back, settled, seen or lies far ahead', async () => {
    const store = await open()
    const { cycleId, commentId, answeredId, requestId } = await plantWaiting(store)
    const facts = await getDigestFacts(store, [rosaHuenchul, marcelaPaillan, ignacioBarria, elenaRivas], '2026-11-18')
    const cycle = { rbd: 90001, cycleId, cycleNumber: 3 }
    const both = {
      agreements: [{ rbd: 90001, byDay: '2026-11-25' }],
      visits: [{ kind: 'visit', rbds: [90001], onDay: '2026-11-24', atTime: 'palabras de alguien' }],
      quiet: [{ ...cycle, stage: 'studying-without-data', remedy: 'data' }].map(q => expect.objectContaining({ ...q, stage: expect.any(String), remedy: expect.any(String) })),
    }
    expect(facts.get(rosaHuenchul.id)).toMatchObject({ advisor: null, team: { rbds: [90001], comments: [{ ...cycle, id: commentId, page: 'challenge', day: '2026-09-02' }], requests: [], answers: [], ...both } })
    expect(facts.get(marcelaPaillan.id)).toMatchObject({ team: null, advisor: {
      rbds: [90001, 90003, 90004], comments: [], requests: [{ ...cycle, id: requestId, page: 'data', day: '2026-10-01' }], answers: [{ ...cycle, id: answeredId, page: 'data', day: '2026-10-01' }], ...both,
    } })
    // Another advisor's own schools; the region has no digest.
    expect(facts.get(ignacioBarria.id)).toMatchObject({ team: null, advisor: { comments: [], requests: [], answers: [], agreements: [], visits: [], quiet: [] } })
    expect(facts.get(elenaRivas.id)).toEqual({ today: '2026-11-18', team: null, advisor: null })
  })

  it('shows an advisor nothing of a school they advise no more', async () => {
    const store = await open()
    await plantWaiting(store)
    const left = { ...marcelaPaillan, memberships: marcelaPaillan.memberships.filter(m => m.scopeId !== '90001') }
    expect((await getDigestFacts(store, [left], '2026-11-18')).get(left.id)!.advisor).toMatchObject({ requests: [], answers: [], agreements: [], visits: [], quiet: [] })
  })
})

onEachEngine('the round of digests', open => {
  it('makes one for each who has something waiting, and a silent row for who has not, once in a period', async () => {
    const store = await open()
    await plantWaiting(store)
    const made = await make(store)
    expect(await toldIn(store)).toEqual([...team, marcelaPaillan].map(p => p.email).sort())
    expect(made.queued).toBe(5)
    expect(made.silent).toBeGreaterThan(0)
    const [row, ...more] = await rowsOf(store, rosaHuenchul.id)
    expect([row, more]).toEqual([{ period: '2026-11-16', outcome: 'queued', jobId: expect.any(String) }, []])
    expect(await rowsOf(store, ignacioBarria.id)).toEqual([{ period: '2026-11-16', outcome: 'silent', jobId: null }])
    // Neither the region nor the administrator belongs to a team or advises one.
    for (const p of [elenaRivas, tomasAguilera]) expect(await rowsOf(store, p.id)).toEqual([])
    expect(await make(store)).toEqual({ queued: 0, silent: 0 })
  })

  it('is silent in the next period when nothing changed, and speaks when something did', async () => {
    const store = await open()
    await plantWaiting(store)
    // What is due and planned passes by itself: only what stays is left.
    await store.tx(tx => tx.update(store.s.agreement).set({ state: 'done' }))
    await store.tx(tx => tx.update(store.s.visit).set({ state: 'cancelled' }))
    now(store, '2026-11-02T13:00:00Z')
    await make(store)
    now(store, '2026-11-16T13:00:00Z')
    await make(store)
    expect((await rowsOf(store, rosaHuenchul.id)).map(r => r.outcome)).toEqual(['queued', 'silent'])
    expect(await getNextDigest(store, rosaHuenchul, 'fortnight')).toMatchObject({ isSameAsLast: true, lastAt: new Date('2026-11-02T13:00:00Z'), next: { day: '2026-11-30', minutes: 480 } })
    // One more question, on the page of the first.
    await store.tx(tx => tx.update(store.s.feedback).set({ kind: 'question' }).where(eq(store.s.feedback.kind, 'strength')))
    now(store, '2026-11-30T13:00:00Z')
    await make(store)
    expect((await rowsOf(store, rosaHuenchul.id)).map(r => r.outcome)).toEqual(['queued', 'silent', 'queued'])
  })

  it('keeps each person’s rhythm: every week, every month, never', async () => {
    const store = await open()
    await plantWaiting(store)
    await setDigestRhythm(store, rosaHuenchul.id, 'week')
    await setDigestRhythm(store, pedroCayul.id, 'month')
    await setDigestRhythm(store, danielaSoto.id, 'never')
    await make(store)
    expect((await rowsOf(store, rosaHuenchul.id)).map(r => r.period)).toEqual(['2026-11-16'])
    expect((await rowsOf(store, pedroCayul.id)).map(r => r.period)).toEqual(['2026-11-01'])
    expect(await rowsOf(store, danielaSoto.id)).toEqual([])
    now(store, '2026-11-23T13:00:00Z')
    await make(store)
    now(store, '2026-12-01T13:00:00Z')
    await make(store)
    expect((await rowsOf(store, rosaHuenchul.id)).map(r => r.period)).toEqual(['2026-11-16', '2026-11-23', '2026-11-30'])
    expect((await rowsOf(store, pedroCayul.id)).map(r => r.period)).toEqual(['2026-11-01', '2026-12-01'])
    expect((await rowsOf(store, luisMillan.id)).map(r => r.period)).toEqual(['2026-11-16', '2026-11-30'])
  })

  it('does not send a second one to who chose another rhythm in between, or when the machine’s clock is put back', async () => {
    const store = await open()
    await plantWaiting(store)
    await setDigestRhythm(store, rosaHuenchul.id, 'month')
    await make(store)
    await setDigestRhythm(store, rosaHuenchul.id, 'week')
    now(store, '2026-11-19T13:00:00Z')
    await make(store)
    expect(await rowsOf(store, rosaHuenchul.id)).toHaveLength(1)
    // A quarter of an hour, a fortnight, a year.
    for (const back of ['2026-11-18T13:25:00Z', '2026-11-04T13:40:00Z', '2025-11-18T13:40:00Z']) { now(store, back); await make(store) }
    for (const p of [rosaHuenchul, luisMillan]) expect(await rowsOf(store, p.id)).toHaveLength(1)
  })

  it('is once for each person though two processes make it at the same time', async () => {
    const store = await open()
    await plantWaiting(store)
    const twice = await Promise.all([make(store), make(store), make(store)])
    expect(twice.reduce((sum, m) => sum + m.queued, 0)).toBe(5)
    expect(await toldIn(store)).toEqual([...team, marcelaPaillan].map(p => p.email).sort())
  })

  it('begins again where it was broken off: nobody twice, nobody not at all', async () => {
    const store = await open()
    await plantWaiting(store)
    let left = 2
    const breaking = () => Promise.resolve<QueueDigest>((tx, reader) => { if (left-- === 0) throw new Error('power'); return enqueueJob(store, tx, { kind: 'mail', payload: { to: reader.email } }) })
    await expect(makeDueDigests(store, breaking)).rejects.toThrow('power')
    expect(await toldIn(store)).toEqual([])
    await make(store)
    expect(await toldIn(store)).toEqual([...team, marcelaPaillan].map(p => p.email).sort())
  })

  it('leaves out who may not sign in, has not agreed yet, or has an address that takes no mail, until it is cleared', async () => {
    const store = await open()
    await plantWaiting(store)
    const { person } = store.s
    await store.tx(tx => tx.update(person).set({ disabledAt: store.clock.now() }).where(eq(person.id, pedroCayul.id)))
    await store.tx(tx => tx.update(person).set({ agreedAt: null }).where(eq(person.id, danielaSoto.id)))
    await refuseAddress(store, luisMillan.email, 550)
    await make(store)
    expect(await toldIn(store)).toEqual([rosaHuenchul, marcelaPaillan].map(p => p.email).sort())
    await clearMailRefusal(store, luisMillan.email, tomasAguilera.id)
    await make(store)
    expect(await toldIn(store)).toEqual([rosaHuenchul, marcelaPaillan, luisMillan].map(p => p.email).sort())
    // Another address is another question.
    await refuseAddress(store, rosaHuenchul.email, 550)
    await store.tx(tx => tx.update(person).set({ email: 'rosa.nueva@demo.example' }).where(eq(person.id, rosaHuenchul.id)))
    now(store, '2026-12-01T13:00:00Z')
    await make(store)
    expect(await toldIn(store)).toContain('rosa.nueva@demo.example')
  })
})

onEachEngine('the link that stops digests', open => {
  const key = Buffer.alloc(32, 7)
  it('stops its person’s at once, and is recorded once', async () => {
    const store = await open()
    await plantWaiting(store)
    const token = tokenToStop(key, rosaHuenchul.id)
    expect(await getStoppable(store, key, token)).toMatchObject({ personId: rosaHuenchul.id, rhythm: 'fortnight' })
    expect(await stopDigests(store, key, token, 'r1')).toMatchObject({ rhythm: 'never' })
    await stopDigests(store, key, token, 'r2')
    expect(await getDigestSetting(store, rosaHuenchul.id)).toEqual({ rhythm: 'never', byLink: true })
    expect(await store.read.select({ personId: store.s.audit.personId, requestId: store.s.audit.requestId }).from(store.s.audit).where(eq(store.s.audit.event, 'digest.stopped-by-link'))).toEqual([{ personId: rosaHuenchul.id, requestId: 'r1' }])
    await make(store)
    expect(await rowsOf(store, rosaHuenchul.id)).toEqual([])
    await setDigestRhythm(store, rosaHuenchul.id, 'week')
    expect(await getDigestSetting(store, rosaHuenchul.id)).toEqual({ rhythm: 'week', byLink: false })
  })

  it('is nobody’s when it is forged, cut, another installation’s, or its person is gone', async () => {
    const store = await open()
    await plantWaiting(store)
    const token = tokenToStop(key, rosaHuenchul.id)
    const forged = [token.replace(rosaHuenchul.id, pedroCayul.id), token.slice(0, -1), `${token}A`, tokenToStop(Buffer.alloc(32, 8), rosaHuenchul.id), '', 'x', `${rosaHuenchul.id}.`, tokenToStop(key, '00000000-0000-7000-8000-000000000000')]
    for (const t of forged) expect(await stopDigests(store, key, t, null)).toBeNull()
    await store.tx(tx => tx.update(store.s.person).set({ disabledAt: store.clock.now() }).where(eq(store.s.person.id, rosaHuenchul.id)))
    expect(await stopDigests(store, key, token, null)).toBeNull()
    expect(await getDigestSetting(store, pedroCayul.id)).toEqual({ rhythm: 'fortnight', byLink: false })
  })
})

onEachEngine('the days and hours of work', open => {
  const wait = async (store: Store, iso: string) => { store.setClock(shiftedClock(0, { now: () => new Date(iso) })); return new Date(Date.parse(iso) + await msUntilWorkingHours(store)).toISOString() }
  it('are those of the territory’s time zone, before and after the clocks change', async () => {
    const store = await open()
    await plantWaiting(store)
    // Friday evening before each change of 2026: the Monday after begins an hour of Greenwich later, then earlier.
    expect(await wait(store, '2026-04-01T23:00:00Z')).toBe('2026-04-02T11:00:00.000Z')
    expect(await wait(store, '2026-04-02T21:00:00Z')).toBe('2026-04-06T12:00:00.000Z') // Easter lies between, and the change.
    expect(await wait(store, '2026-09-04T22:30:00Z')).toBe('2026-09-07T11:00:00.000Z')
    expect(await wait(store, '2026-04-06T11:59:00Z')).toBe('2026-04-06T12:00:00.000Z')
    expect(await wait(store, '2026-04-06T12:00:00Z')).toBe('2026-04-06T12:00:00.000Z')
    expect(await wait(store, '2026-04-06T21:59:00Z')).toBe('2026-04-06T21:59:00.000Z')
    expect(await wait(store, '2026-04-06T22:00:00Z')).toBe('2026-04-07T12:00:00.000Z')
  })

  it('are none on holidays, in the winter break or in summer, unless a territory says its schools are open', async () => {
    const store = await open()
    await plantWaiting(store)
    const open2026 = await getWorkingDays(store, 2026)
    for (const day of ['2026-05-01', '2026-05-21', '2026-07-16', '2026-06-29', '2026-09-18', '2026-12-25', '2026-12-28', '2027-01-15', '2027-02-15', '2026-11-21']) expect([day, open2026(day)]).toEqual([day, false])
    for (const day of ['2026-05-04', '2026-11-18', '2026-12-01', '2027-03-15']) expect([day, open2026(day)]).toEqual([day, true])
    expect(open2026('2026-06-25')).toBe(false) // Of the two weeks that are assumed.
    await enterDays(store, { layer: 'territory', slepCode: costaClara.code, entry: { kind: 'winter-break', fromDay: '2026-07-06', toDay: '2026-07-17', courses: [], label: '' }, by: tomasAguilera.id })
    const said = await getWorkingDays(store, 2026)
    expect([said('2026-06-25'), said('2026-07-20')]).toEqual([true, true])
    expect(await wait(store, '2026-12-24T13:00:00Z')).toBe('2027-03-01T11:00:00.000Z')
  })
})
