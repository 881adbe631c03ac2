/** From a page of the notebook to what the data of its cycle say, for those who may see the school's counts: words and address made here, so that the page needs no script for them. */
import { signalPath } from '../../components/notebook/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Visit } from './viewer.server.ts'

export const signalWay = (visit: Pick<Visit, 'rbd' | 'cycleId' | 'viewer'>): { to: string; label: string } | null =>
  visit.viewer === 'admin' ? null : { to: signalPath(visit.rbd, visit.cycleId), label: m.signal_link() }
