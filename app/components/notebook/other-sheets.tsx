/** Page 3: how it goes. */
import type { BodyOf } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { WritingField } from '../form.tsx'
import { ReadText } from './reading.tsx'
import type { Sheet } from './saving-form.tsx'

export const ImplementationFields = ({ values: v, problems: p }: Sheet) => (
  <WritingField name="howItGoes" label={m.notebook_how_it_goes_q()} hint={m.notebook_how_it_goes_hint()} problem={p.howItGoes} defaultValue={v.howItGoes} rows={4} />
)
export const ImplementationRead = ({ body: b }: { body: BodyOf['implementation'] }) => <ReadText label={m.notebook_how_it_goes_q()} text={b.howItGoes} at="howItGoes" />
