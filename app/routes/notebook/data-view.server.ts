/** What stands beside the fields of the data page, for whoever looks at it: snapshots, courses, the list of reasons, voices. */
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { reasonsShownFor } from '../../../cycles/reasons/reasons.ts'
import { getFiguresSince, getPresentFigures, listSnapshots } from '../../../db/notebook/snapshots.ts'
import { listReasons } from '../../../db/notebook/reasons.ts'
import { courseNameOf, describeSnapshots } from '../../components/evidence/describe-snapshots.ts'
import { reasonName } from '../../components/evidence/names.ts'
import type { EvidenceView, SnapshotsView, VoicesView } from '../../components/evidence/view.ts'
import { reasonTo, schoolThingOf } from '../../request.server.ts'
import type { Loaded } from './cycle-page.server.ts'
import type { Context } from './viewer.server.ts'

const describeVoices = ({ visit: { f }, seen }: Loaded<'data'>): VoicesView => {
  if (seen.advisor) return { voices: seen.advisor.entries.voice.map(e => ({ id: e.id, body: e.body, version: 0, by: '', savedAt: '', day: f.day(e.body.on) })), withdrawn: [] }
  const voices = seen.team.entries.voice
  return {
    voices: voices.filter(e => !e.isWithdrawn).map(e => ({ id: e.id, body: e.body, version: e.version, by: e.updatedBy, savedAt: f.dayAndTime(e.updatedAt), day: f.day(e.body.on) })),
    withdrawn: voices.filter(e => e.isWithdrawn).map(e => ({ id: e.id, kind: 'voice' as const, words: openingOf(e.body.said, 80) })),
  }
}

/** The advisor reads what the page had when it was marked, by level; nobody who may not see the school's counts gets any. */
export const describeEvidence = async (context: Context, loaded: Loaded<'data'>): Promise<EvidenceView> => {
  const { visit, seen, sheet } = loaded
  const { store, rbd, cycleId, f, today } = visit
  const school = await schoolThingOf(context, rbd)
  const maySee = reasonTo(context, 'figures.ofSchool', school) !== null
  const courses = maySee && reasonTo(context, 'figures.ofCourses', school) !== null
  const ready = seen.advisor ? seen.advisor.pages.data : null
  const isShown = maySee && (seen.team !== null || ready !== null)

  const present = isShown && sheet.mode === 'write' ? await getPresentFigures(store, rbd, today) : null
  const readSnapshots = async (): Promise<SnapshotsView> => {
    const kept = await listSnapshots(store, { rbd, cycleId, courses, ...(ready ? { takenUpTo: ready.readyAt } : {}) })
    const compared = []
    for (const snapshot of kept) compared.push({ kept: snapshot, now: await getFiguresSince(store, rbd, snapshot.figures, { today, courses }) })
    return describeSnapshots(compared, present, f)
  }

  const body = (sheet.mode === 'write' ? sheet.values : sheet.body) as unknown as Record<string, string> | null
  const last = present?.months.at(-1)
  return {
    snapshots: isShown ? await readSnapshots() : null,
    courses: courses && present && last && present.courses.length > 0
      ? { month: f.monthLong(last), courses: present.courses.map(c => ({ key: c.course, name: courseNameOf(c.course), students: c.students })) } : null,
    reasons: body ? reasonsShownFor(await listReasons(store, rbd), body).map(r => ({ ...r, name: reasonName(r) })) : [],
    voices: describeVoices(loaded),
  }
}
