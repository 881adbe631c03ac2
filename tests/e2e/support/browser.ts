/** A real browser. A page that breaks the content policy, throws, or logs an error fails its test. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { findChromium } from '../../support/find-chromium.ts'

export const launchBrowser = (): Promise<Browser> => chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

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
