import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, TextField } from '../form.tsx'
import { surveyPath } from './names.ts'

/** A plain form, not the framework's: the same on a phone without a script. */
export const CodeForm = ({ typed = '', problem }: { typed?: string; problem?: string | undefined }) => (
  <form method="get" action={surveyPath()}>
    <TextField name="codigo" label={m.engagement_code_label()} hint={m.engagement_code_hint()} problem={problem} defaultValue={typed} width="short" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} />
    <Actions><Button tone="primary">{m.engagement_code_go()}</Button></Actions>
  </form>
)
