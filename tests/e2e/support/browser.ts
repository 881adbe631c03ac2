/** A real browser. A page that breaks the content policy, throws, or logs an error fails its test. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findChromium } from '../../support/find-chromium.ts'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: findChromium(), args: flags })

/** A browser with a profile on disk, in a process of its own that can end without a word, as when the power goes. */
export const launchOnDisk = async (profile: string): Promise<{ context: BrowserContext; kill: () => Promise<void> }> => {
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const child = spawn(findChromium()!, [...flags, '--headless=new', `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'], { stdio: 'ignore', detached: true })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  for (let i = 0; i < 300 && !(existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n')); i++) await pause(100)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(portFile, 'utf8').split('\n')[0]}`)
  return { context: browser.contexts()[0]!, kill: async () => { process.kill(-child.pid!, 'SIGKILL'); await ended } }
}

const phoneName = 'Mozilla/5.0 (Linux; Android 13; SM-A135M) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36'

export type Visitor = { page: Page; context: BrowserContext; complaints: string[] }

/** Somebody at a computer or a phone. `complaints`: what the page said went wrong; expected to stay empty. */
export const visit = async (browser: Browser, origin: string, options: { cookie?: string; width?: number; phone?: boolean; javaScript?: boolean; locale?: string; colorScheme?: 'light' | 'dark' } = {}): Promise<Visitor> => {
  const context = await browser.newContext({
    baseURL: origin, locale: options.locale ?? 'es-CL',
    ...(options.phone ? { viewport: { width: options.width ?? 390, height: 844 }, isMobile: true, hasTouch: true, userAgent: phoneName } : { viewport: { width: options.width ?? 1280, height: 900 } }),
    javaScriptEnabled: options.javaScript ?? true, colorScheme: options.colorScheme ?? 'light',
  })
  if (options.cookie) {
    const [name, value] = options.cookie.split('=') as [string, string]
    await context.addCookies([{ name, value, url: origin }])
  }
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', e => complaints.push(`threw: ${e.message}`))
  page.on('console', message => {
    // A refused or missing page is a status the test asked for, not a defect of the page.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
  })
  return { page, context, complaints }
}

/** Long enough for a page that is alive to ask for what it brings later, a drawing's library among it. */
const quietForMs = 200

/** Opens an address and waits until the page has loaded and nothing it asked for has been on its way for a moment. */
export const openQuietly = async (page: Page, path: string): Promise<void> => {
  let [underWay, changedAt] = [0, performance.now()]
  const change = (by: number) => () => { underWay += by; changedAt = performance.now() }
  const [began, ended] = [change(1), change(-1)]
  page.on('request', began)
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  await page.goto(path)
  await expect.poll(() => underWay === 0 && performance.now() - changedAt >= quietForMs, { interval: 40 }).toBe(true)
  page.off('request', began)
  page.off('requestfinished', ended)
  page.off('requestfailed', ended)
}
