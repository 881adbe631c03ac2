/** What both sides answered: who did, what to talk about, every answer side by side. */
import { m } from '../../messages/compiled/messages.js'
import { Table } from '../table.tsx'
import type { AnswersView } from '../../routes/partnerships/answers-view.server.ts'
import css from './partnerships.module.css'

export const AnswersBySide = ({ view, headingId, folded = true }: { view: AnswersView; headingId: string; folded?: boolean }) => {
  const table = (
    <Table columns={[{ key: 'name', label: m.partners_col_indicator() }, { key: 'school', label: m.partners_side_school(), number: true }, { key: 'partner', label: m.partners_side_partner(), number: true }]}
      rows={view.all.map(({ key, ...cells }) => ({ key, cells }))} caption={<span className="visually-hidden">{m.partners_all_answers()}</span>} />
  )
  return (
    <>
      {view.said.map(s => <p key={s} className={css.soft}>{s}</p>)}
      {view.alone ? <p className={css.look}>{view.alone}</p> : null}
      {view.talk.length > 0 || view.alike ? (
        <>
          <h3 id={headingId} className={css.dimension}>{m.partners_talk()}</h3>
          {view.talk.length > 0 ? <ol className={css.talk}>{view.talk.map(t => <li key={t}>{t}</li>)}</ol> : null}
          {view.alike ? <p>{view.alike}</p> : null}
        </>
      ) : null}
      {view.all.length > 0 ? folded ? <details><summary>{m.partners_all_answers()}</summary>{table}</details> : <><h3 className={css.dimension}>{m.partners_all_answers()}</h3>{table}</> : null}
    </>
  )
}
