/** Every version of a page or entry: what changed from one to the next, the texts that lost a conflict, and the way back to any of them. */
import { Form } from 'react-router'
import type { Difference } from '../../../cycles/notebook/differences.ts'
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import { Sheet, Tag } from '../page.tsx'
import { Differences } from './differences.tsx'
import css from './notebook.module.css'

export type RevisionView = {
  key: string; version: number; outcome: 'saved' | 'conflict'; isCurrent: boolean; by: string
  changes: { name: string; label: string; differences: Difference[] }[]
  whole: { name: string; label: string; text: string }[]
}

export const Revisions = ({ revisions, current, saveKey }: { revisions: readonly RevisionView[]; current: number; saveKey: string }) => (
  <>
    {revisions.map(r => (
      <Sheet key={r.key}>
        <p className={css.entryHead}>
          <Tag tone={r.outcome === 'conflict' ? 'look' : r.isCurrent ? 'voice' : 'plain'}>{r.outcome === 'conflict' ? m.notebook_history_conflict() : r.isCurrent ? m.notebook_history_now() : m.notebook_history_version({ n: r.version })}</Tag> <span>{r.by}</span>
        </p>
        {r.changes.map(c => <div key={c.name} className={css.read}><h2 className={css.readLabel}>{c.label}</h2><Differences pieces={c.differences} /></div>)}
        {r.whole.length === 0 ? <p className={css.quiet}>{m.notebook_history_blank()}</p> : (
          <details>
            <summary>{m.notebook_history_whole()}</summary>
            {r.whole.map(w => <div key={w.name} className={css.read}><h2 className={css.readLabel}>{w.label}</h2><p className="written">{w.text}</p></div>)}
          </details>
        )}
        {r.isCurrent ? null : (
          <Form method="post" className="no-print">
            <input type="hidden" name="revision" value={r.key} />
            <input type="hidden" name="version" value={current} />
            <input type="hidden" name="saveKey" value={saveKey} />
            <Button>{m.notebook_history_restore()}</Button>
          </Form>
        )}
      </Sheet>
    ))}
  </>
)
