/** The cycle's real mix: a sentence, a question to talk over, and the tables it was read from. Nothing here is a score. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Finding } from '../figures/school-figures.tsx'
import { pagePath } from '../notebook/paths.ts'
import { Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import type { CycleHead } from '../team/view.ts'
import type { MixView } from './view.ts'
import css from './together.module.css'

export const Ask = ({ children }: { children: string }) => <p className={css.ask}><strong>{m.together_ask_label()}</strong> {children}</p>

export const Mix = ({ mix, head }: { mix: MixView; head: CycleHead }) => (
  <Sheet labelledBy="mezcla">
    <h2 id="mezcla">{m.together_mix_title()}</h2>
    <p className={css.soft}>{m.together_what()}</p>
    <Finding headline={mix.headline} detail={mix.detail} />
    {mix.question ? <Ask>{mix.question}</Ask> : null}
    <div className={css.tables}>
      {mix.ways.length > 0 ? (
        <div>
          <Table caption={m.together_ways_caption()} stacks={false} columns={[
            { key: 'way', label: m.together_col_way() }, { key: 'actions', label: m.together_col_actions(), number: true },
            ...(mix.hasContacts ? [{ key: 'contacts', label: m.together_col_contacts(), number: true }] : []),
          ]} rows={mix.ways} />
          <p className={css.soft}>{m.together_ways_explained()}</p>
        </div>
      ) : null}
      {mix.levels.length > 0 ? (
        <div>
          <Table caption={m.together_levels_caption()} stacks={false} columns={[
            { key: 'level', label: m.together_col_level() }, { key: 'planned', label: m.together_col_planned(), number: true },
            { key: 'done', label: m.together_col_done(), number: true }, { key: 'left', label: m.together_col_left(), number: true },
          ]} rows={mix.levels} />
          {mix.levelsNote ? <p className={css.soft}>{mix.levelsNote}</p> : null}
          {mix.levelsQuestion ? <Ask>{mix.levelsQuestion}</Ask> : null}
        </div>
      ) : null}
    </div>
    {mix.who.length > 0 ? (
      <>
        <Table caption={m.together_who_caption()} columns={[{ key: 'profession', label: m.together_col_profession() }, { key: 'with', label: m.together_col_with() }]} rows={mix.who} />
        {mix.whoQuestion ? <Ask>{mix.whoQuestion}</Ask> : null}
      </>
    ) : mix.hasActions ? <p className={css.soft}>{m.together_who_none()}</p> : null}
    {mix.voices.length > 0 ? (
      <>
        <h3>{m.together_voices_title()}</h3>
        {mix.voices.map(sentence => <p key={sentence}>{sentence}</p>)}
      </>
    ) : null}
    <p className={`${css.ways} no-print`}>
      <Link to={pagePath(head.rbd, head.cycleId, 'implementation')}>{m.together_go_actions()}</Link>
      <Link to={`${pagePath(head.rbd, head.cycleId, 'data')}#voice`}>{m.together_voice_go()}</Link>
    </p>
  </Sheet>
)
