/** Finds a Chromium for the browser journeys: named by TEP_CHROMIUM, the system's, or one that Playwright downloaded. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const commandNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
/** Inside a `chromium-1234` or `chromium_headless_shell-1234` folder of Playwright's cache. */
const insideCache = [
  'chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux/headless_shell', 'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-win/chrome.exe',
]

const isExecutable = (file: string) => { try { accessSync(file, constants.X_OK); return true } catch { return false } }

const onPath = () => (process.env.PATH ?? '').split(delimiter).filter(Boolean).flatMap(dir => commandNames.map(name => join(dir, name)))

const inPlaywrightCache = () => {
  const roots = [process.env.PLAYWRIGHT_BROWSERS_PATH, join(homedir(), '.cache/ms-playwright'), join(homedir(), 'Library/Caches/ms-playwright')]
  return roots.filter((dir): dir is string => !!dir && existsSync(dir))
    .flatMap(dir => readdirSync(dir).filter(name => name.startsWith('chromium')).sort().reverse().flatMap(name => insideCache.map(path => join(dir, name, path))))
}

const search = () => [...onPath(), ...applications, ...inPlaywrightCache()].find(isExecutable) ?? null

/** Throws one line that says what to install when there is none. */
export const findChromium = (): string => {
  const named = process.env.TEP_CHROMIUM
  if (named) {
    if (!isExecutable(named)) throw new Error(`TEP_CHROMIUM names ${named}, which is not a program: correct it or leave it out.`)
    return named
  }
  const found = search()
  if (!found) throw new Error('No Chromium for the browser journeys: install the package "chromium" (Debian, Ubuntu), Google Chrome, or run "npx playwright-core install chromium"; or name one in TEP_CHROMIUM.')
  return found
}

const isDebian = () => existsSync('/etc/debian_version') && /^ID(_LIKE)?=.*debian/m.test(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '')

/** As `findChromium`, and as root on Debian it installs Debian's when there is none. */
export const ensureChromium = (): string => {
  try { return findChromium() } catch (e) {
    if (process.env.TEP_CHROMIUM || process.getuid?.() !== 0 || !isDebian()) throw e
    process.stdout.write('Installing Debian\'s chromium for the browser journeys…\n')
    const aptGet = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    aptGet('update', '-qq')
    aptGet('install', '-y', '-qq', '--no-install-recommends', 'chromium')
    return findChromium()
  }
}
