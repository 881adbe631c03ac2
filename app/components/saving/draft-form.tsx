/** A form that a person sends, whose words stay on the device until then. */
import type { ComponentProps, ReactNode } from 'react'
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import { Notice } from '../page.tsx'
import { useHour } from './save-status.tsx'
import { useDraft } from './use-draft.ts'
import { WriterField } from './writer-field.tsx'
import css from './saving.module.css'

/** `name`: among the forms of its page. `title`: what it is called in a list of what was not sent. */
export const DraftForm = ({ name, title, onSent, children, ...form }: { name: string; title: string; onSent?: () => void; children: ReactNode } & Pick<ComponentProps<typeof Form>, 'className' | 'action'>) => {
  const draft = useDraft(name, title)
  const hour = useHour()
  return (
    <Form ref={draft.form} method="post" preventScrollReset autoComplete="off" noValidate onSubmit={() => { draft.onSubmit(); onSent?.() }} {...form}>
      <WriterField />
      {draft.restoredFrom !== null ? (
        <Notice live>
          <div className={css.noticeRow}>
            <p>{m.saving_draft_restored({ time: hour(draft.restoredFrom) })}</p>
            <Button type="button" tone="quiet" onClick={draft.discard}>{m.saving_draft_discard()}</Button>
          </div>
        </Notice>
      ) : null}
      {children}
    </Form>
  )
}
