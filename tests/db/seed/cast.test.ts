import { verify } from '@node-rs/argon2'
import { expect, it } from 'vitest'
import { scopeFor, whyMay } from '../../../cycles/people/permissions.ts'
import {
  anaSepulveda, bahiaClara, beatrizOyanedel, castPeople, costaClara, demoPassword, demoPasswordPhc, elenaRivas, escuelaValleHondo,
  losBoldos, marcelaPaillan, networkSchools, plantCast, rosaHuenchul, tomasAguilera, valleHondo,
} from '../../../db/seed/cast.ts'
import { getSchoolFacts, getSchoolThing, listSchoolsIn, listSlepOfSchools } from '../../../db/territory.ts'
import { onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'

onEachEngine('the cast', open => {
  it('stands in its territory: schools with facts, a service, a network', async () => {
    const store = await open()
    await plantCast(store)
    expect(await getSchoolFacts(store, losBoldos.rbd, 2026)).toMatchObject({ name: 'Escuela Los Boldos', communeName: 'Los Cabos', dependency: 6, rural: true, isNearestYear: false })
    const thing = await getSchoolThing(store, losBoldos.rbd, today)
    expect(thing).toMatchObject({ slepCode: costaClara.code, networkIds: [expect.any(String)] })
    expect(await listSchoolsIn(store, scopeFor(elenaRivas, 'figures.ofTerritory', today), today)).toEqual(networkSchools.map(s => s.rbd))
    const foreign = await listSchoolsIn(store, scopeFor(beatrizOyanedel, 'figures.ofTerritory', today), today)
    expect(foreign).toContain(escuelaValleHondo.rbd)
    expect(foreign).not.toContain(losBoldos.rbd)
    expect((await listSlepOfSchools(store, [escuelaValleHondo.rbd], 2026)).get(escuelaValleHondo.rbd)).toBe(valleHondo.code)
  })

  it('lets each of them where they belong, and nobody elsewhere', async () => {
    const store = await open()
    await plantCast(store)
    const own = await getSchoolThing(store, losBoldos.rbd, today)
    const liceo = await getSchoolThing(store, bahiaClara.rbd, today)
    expect(whyMay(rosaHuenchul, 'notebook.write', own, today)).not.toBeNull()
    expect(whyMay(rosaHuenchul, 'notebook.read', liceo, today)).toBeNull()
    expect(whyMay(anaSepulveda, 'notebook.read', liceo, today)).not.toBeNull()
    expect(whyMay(marcelaPaillan, 'feedback.write', own, today)).not.toBeNull()
    expect(whyMay(marcelaPaillan, 'notebook.readReady', liceo, today)).toBeNull()
    expect(whyMay(tomasAguilera, 'imports.manage', { kind: 'installation' }, today)).not.toBeNull()
    expect(whyMay(beatrizOyanedel, 'cycle.outline', own, today)).toBeNull()
  })

  it('has a way to sign in only when asked', async () => {
    const store = await open()
    await plantCast(store, { credentials: true, installation: 'demo' })
    expect(await store.read.select().from(store.s.credential)).toHaveLength(castPeople.length)
    expect(await store.read.select().from(store.s.installation)).toMatchObject([{ id: 'this', kind: 'demo' }])
  })

  it('has none otherwise', async () => {
    const store = await open()
    await plantCast(store)
    expect(await store.read.select().from(store.s.credential)).toEqual([])
    expect(await store.read.select().from(store.s.installation)).toEqual([])
  })
})

it('the stored hash is that of the password the demo tells', async () => {
  expect(await verify(demoPasswordPhc, demoPassword)).toBe(true)
  expect(await verify(demoPasswordPhc, 'otra clave cualquiera')).toBe(false)
})
