/** The smallest group that is told: across services, and for each service's own regional staff. */
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, TextField } from '../../components/form.tsx'
import { Sheet } from '../../components/page.tsx'

/** `name`: of the field, `fewest` or `fewest-<code>`; `slep`: null for what spans services. */
export type SmallestGroupField = { name: string; slepCode: string; slep: string | null; fewest: string; least: string; most: string }

export const SmallestGroupForm = ({ fields, values, problems }: { fields: readonly SmallestGroupField[]; values: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>> }) => (
  <Sheet labelledBy="grupo-minimo">
    <h2 id="grupo-minimo">{m.board_smallest_title()}</h2>
    <p>{m.board_smallest_text()}</p>
    {fields.map(f => (
      <Form key={f.name} method="post">
        <input type="hidden" name="que" value="grupo" /><input type="hidden" name="slepOfGroup" value={f.slepCode} />
        <TextField name={f.name} inputMode="numeric" width="short" label={f.slep === null ? m.board_smallest_across() : m.board_smallest_inside({ slep: f.slep })}
          hint={f.slep === null ? m.board_smallest_across_hint({ least: f.least, most: f.most }) : m.board_smallest_inside_hint({ least: f.least, most: f.most })}
          defaultValue={values[f.name] ?? f.fewest} problem={problems[f.name]} maxLength={3} />
        <Actions><Button>{m.common_save()}</Button></Actions>
      </Form>
    ))}
  </Sheet>
)
