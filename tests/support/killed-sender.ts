/** Sends a queue through a process that is killed again and again, and says what arrived. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../db/package-root.ts'
import type { MailServer, MailStage } from './mail-server.ts'

const stages: MailStage[] = ['connect', 'rcpt', 'body', 'taken']

export type Killed = { kills: number; byStage: Record<string, number> }

/**
 * Runs the sender until the queue is empty. It is killed (SIGKILL) `kills` times, at the stages of a mail in turn and some milliseconds
 * after: `pickMs` says how many. Each new one wakes up a minute later, when the lease of the dead one has run out.
 */
export const sendThroughKills = async (server: MailServer, where: { dataDir: string; from: string; kills: number; pickMs: (kill: number) => number }): Promise<Killed> => {
  const byStage: Record<string, number> = {}
  let [kills, minutes] = [0, 0]
  for (;;) {
    const stage = kills < where.kills ? stages[kills % stages.length]! : null
    const at = new Date(Date.parse(where.from) + minutes * 61_000).toISOString()
    const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', join(packageRoot, 'tests/support/mail-sender.ts'), where.dataDir, server.url, at], { cwd: packageRoot, stdio: ['ignore', 'ignore', 'inherit'] })
    // Some mails into its work, so that it does not die on the first one each time.
    let left = stage === 'connect' ? 0 : kills % 3
    server.onStage = now => {
      if (now !== stage || left-- > 0) return
      server.onStage = () => {}
      const ms = where.pickMs(kills)
      if (ms === 0) child.kill('SIGKILL')
      else setTimeout(() => child.kill('SIGKILL'), ms)
    }
    const code = await new Promise<number | null>(resolve => child.once('close', resolve))
    server.onStage = () => {}
    if (code === 0) return { kills, byStage }
    if (code !== null) throw new Error(`the sender ended with ${code}`)
    byStage[stage ?? ''] = (byStage[stage ?? ''] ?? 0) + 1
    kills += 1
    minutes += 1
  }
}
