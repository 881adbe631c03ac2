/** What a form says about its saving: the line beside the button, and the notices above the fields. */
import { useRouteLoaderData } from 'react-router'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { RootData } from '../../root.tsx'
import { currentLocale } from '../../words.ts'
import { Button } from '../form.tsx'
import { Notice } from '../page.tsx'
import type { Saving } from '../notebook/use-saving.ts'
import css from './saving.module.css'

type Said = Pick<Saving, 'state' | 'changes' | 'isKept'>

const wordsOf = ({ state, changes: n, isKept }: Said, savedAt: string | null, savedBy: string | null): string => {
  switch (state.kind) {
    case 'still': return savedAt === null ? m.notebook_never_saved() : savedBy ? m.notebook_saved_at_by({ time: savedAt, name: savedBy }) : m.notebook_saved_at({ time: savedAt })
    case 'changed': case 'clash': return m.notebook_unsaved()
    case 'saving': return m.notebook_saving()
    case 'saved': return state.joinedWith ? m.saving_saved_joined({ time: state.at, name: state.joinedWith }) : m.notebook_saved_at({ time: state.at })
    case 'problems': return state.savedAt ? m.saving_saved_but({ time: state.savedAt }) : m.notebook_save_problems()
    case 'offline': return isKept ? m.saving_offline_kept({ n }) : m.saving_offline_here({ n })
    case 'signed-out': return isKept ? m.saving_signed_out_kept() : m.saving_signed_out_here()
    case 'other-person': case 'failed': return state.sentence
  }
}

const troubles = ['offline', 'signed-out', 'failed', 'problems', 'other-person']

export const SaveStatus = ({ saving, savedAt, savedBy }: { saving: Said; savedAt: string | null; savedBy: string | null }) => (
  <p className={`${css.status} ${troubles.includes(saving.state.kind) ? css.trouble : ''}`} role="status">
    {wordsOf(saving, savedAt, savedBy)}
    {saving.state.kind === 'signed-out' ? <> <a href="/entrar" target="_blank" rel="noreferrer">{m.notebook_sign_in_again()}</a></> : null}
  </p>
)

/** Where nothing stays on the device, the page says so. */
export const KeepingNote = ({ saving: { device } }: { saving: Pick<Saving, 'device'> }) => {
  if (device.kind !== 'none') return null
  const words = { shared: m.saving_none_shared, insecure: m.saving_none_insecure, unavailable: m.saving_none_unavailable }
  return <p className={`${css.note} no-print`}>{words[device.why]()}</p>
}

/** The hour of an instant, or its day and hour when it was not today, in the territory's zone. */
export const useHour = () => {
  const root = useRouteLoaderData('root') as RootData | undefined
  const f = formatter(currentLocale(), root?.timeZone)
  return (at: number) => (root && f.dayOf(at) === f.day(root.today) ? f.time(at) : f.dayAndTime(at))
}

/** Words that came back from the device; paragraphs of a colleague that came in. */
export const SavingNotices = ({ saving: { joined, restoredFrom, read } }: { saving: Pick<Saving, 'joined' | 'restoredFrom' | 'read'> }) => {
  const hour = useHour()
  return (
    <>
      {restoredFrom !== null ? (
        <Notice live>
          <div className={css.noticeRow}>
            <p>{m.saving_restored({ time: hour(restoredFrom) })}</p>
            {joined ? null : <Button type="button" tone="quiet" onClick={read}>{m.saving_joined_read()}</Button>}
          </div>
        </Notice>
      ) : null}
      {joined ? (
        <Notice live>
          <div className={css.noticeRow}>
            <p>{m.saving_joined({ name: joined.name, fields: joined.fields.map(f => m.saving_quoted({ text: f })).join(', ') })}</p>
            <Button type="button" tone="quiet" onClick={read}>{m.saving_joined_read()}</Button>
          </div>
        </Notice>
      ) : null}
    </>
  )
}
