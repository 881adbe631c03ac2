/** What most journeys begin and end with: a site with the cast, as a demo at a morning of its own; people who visit it; no complaint of any page. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { createDemoInstallation } from '../../../db/installation.ts'
import { costaClara, plantCast, type CastPerson } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { launchBrowser, visit, type Visitor } from './browser.ts'
import { openSite, type Site } from './site.ts'

type VisitOptions = Omit<NonNullable<Parameters<typeof visit>[2]>, 'cookie'>

export type Journey = {
  readonly site: Site
  readonly browser: Browser
  /** Somebody of the cast, signed in; null: nobody. */
  visitAs(person: CastPerson | null, options?: VisitOptions): Promise<Visitor>
  /** The same, of which only the page is wanted. */
  as(person: CastPerson | null, options?: VisitOptions): Promise<Page>
}

/** For the head of a file: opens before its tests and closes after them. `now`: where the demo's clock starts. */
export const openJourney = ({ now = '2026-11-18T13:40:00Z', env, plant }: { now?: string; env?: Record<string, string>; plant?: (store: Store) => Promise<unknown> } = {}): Journey => {
  const open: { site?: Site; browser?: Browser } = {}
  const visitors: Visitor[] = []
  beforeAll(async () => {
    open.site = await openSite({
      ...(env ? { env } : {}),
      plant: async store => {
        await plantCast(store)
        await store.tx(tx => createDemoInstallation(store, tx, { programmeName: 'Cuaderno TEP', territoryName: costaClara.name, timeZone: 'America/Santiago', now: new Date(now) }))
        await plant?.(store)
      },
    })
    open.browser = await launchBrowser()
  })
  afterAll(async () => {
    const said = visitors.flatMap(v => v.complaints)
    await open.browser?.close()
    await open.site?.close()
    expect(said).toEqual([])
  })
  const visitAs: Journey['visitAs'] = async (person, options = {}) => {
    const visitor = await visit(open.browser!, open.site!.origin, { ...(person ? { cookie: await open.site!.cookieOf(person.id) } : {}), ...options })
    visitors.push(visitor)
    return visitor
  }
  return {
    get site() { return open.site! },
    get browser() { return open.browser! },
    visitAs, as: async (person, options) => (await visitAs(person, options)).page,
  }
}

export const main = (page: Page) => page.locator('main').innerText()
/** Presses a button and waits for what it asked for. */
export const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
  await page.waitForLoadState('networkidle')
}
