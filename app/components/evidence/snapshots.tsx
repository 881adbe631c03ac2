/** What the team looked at, frozen: the figures of then in a sentence, where they came from, and what of them is different today. */
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import { Tag } from '../page.tsx'
import { Table } from '../table.tsx'
import type { SnapshotsView, SnapshotView } from './view.ts'
import css from './evidence.module.css'

const Photo = ({ photo }: { photo: SnapshotView }) => (
  <article className={css.photo} aria-labelledby={`foto-${photo.id}`}>
    <p className={css.photoHead}><strong id={`foto-${photo.id}`}>{photo.title}</strong>{photo.isBaseline ? <Tag tone="voice">{m.evidence_photo_baseline()}</Tag> : null}</p>
    <p className={css.photoFinding}>{photo.finding}</p>
    {photo.detail.map(s => <p key={s} className={css.photoDetail}>{s}</p>)}
    <p className={css.small}>{photo.origin}</p>
    <div className={css.photoSince}>
      <p className={css.label}>{m.evidence_photo_today()}</p>
      <ul>{photo.since.map(s => <li key={s}>{s}</li>)}</ul>
    </div>
    <details className={css.photoFigures}>
      <summary>{m.evidence_photo_figures()}</summary>
      <Table caption={photo.table.caption} columns={photo.table.columns} rows={photo.table.rows} stacks={false} />
      {photo.courses ? <Table caption={photo.courses.caption} columns={photo.courses.columns} rows={photo.courses.rows} stacks={false} /> : null}
    </details>
  </article>
)

/** `writes`: whether the reader may keep another. The button belongs to the sheet's form: what was being written is saved with it. */
export const Snapshots = ({ view, writes }: { view: SnapshotsView; writes: boolean }) => {
  const [baseline, ...others] = view.list
  if (!baseline && (!writes || view.today === 'none')) return null
  return (
    <section className={css.photos} aria-labelledby="foto">
      <h3 id="foto">{m.evidence_photo_section()}</h3>
      {baseline ? <Photo photo={baseline} /> : <p className={css.hint}>{m.evidence_photo_none()}</p>}
      {others.length > 0 ? (
        <details className={css.photoFigures}>
          <summary>{m.evidence_photo_others({ n: others.length })}</summary>
          {others.map(p => <Photo key={p.id} photo={p} />)}
        </details>
      ) : null}
      {writes && view.today === 'new' ? <p className={`${css.take} no-print`}><Button name="intent" value="snapshot">{baseline ? m.evidence_photo_take_again() : m.evidence_photo_take()}</Button></p> : null}
      {writes && view.today === 'kept' ? <p className={`${css.hint} no-print`}>{m.evidence_photo_nothing_new()}</p> : null}
    </section>
  )
}
