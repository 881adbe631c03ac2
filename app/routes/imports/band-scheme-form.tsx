/** By which bands the territory reads attendance: one of the two official schemes, or edges of its own. */
import { Form } from 'react-router'
import { idpsBands, isScheme, mineducBands, ownBands, type BandScheme } from '../../../cycles/indicators/attendance.ts'
import { Actions, Button, RadioFields, TextField } from '../../components/form.tsx'
import { Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'

const edges = ['severeFrom', 'repeatedFrom', 'normalFrom', 'outstandingFrom'] as const
const edgeLabel = { severeFrom: m.risk_edge_severe, repeatedFrom: m.risk_edge_repeated, normalFrom: m.risk_edge_normal, outstandingFrom: m.risk_edge_outstanding }

/** What was chosen, or null where edges of one's own are missing or not in order. */
export const readBandScheme = (values: Record<string, string>): BandScheme | null => {
  if (values.bandScheme === 'mineduc') return mineducBands
  if (values.bandScheme === 'idps') return idpsBands
  if (values.bandScheme !== 'own') return null
  const own = Object.fromEntries(edges.map(e => [e, /^\d{1,3}$/.test(values[e] ?? '') ? Number(values[e]) : -1])) as Record<(typeof edges)[number], number>
  return isScheme(own) ? ownBands(own) : null
}

export const BandSchemeForm = ({ scheme, values, problem }: { scheme: BandScheme; values: Record<string, string>; problem: string | undefined }) => (
  <Sheet labelledBy="tramos">
    <h2 id="tramos">{m.risk_bands_title()}</h2>
    <p>{m.risk_bands_what()}</p>
    <Form method="post" noValidate>
      <input type="hidden" name="que" value="tramos" />
      <RadioFields name="bandScheme" label={m.risk_bands_label()} problem={problem} value={values.bandScheme ?? scheme.name} options={[
        { value: 'mineduc', label: m.risk_bands_mineduc(), hint: m.risk_bands_mineduc_hint() },
        { value: 'idps', label: m.risk_bands_idps(), hint: m.risk_bands_idps_hint() },
        { value: 'own', label: m.risk_bands_own(), hint: m.risk_bands_own_hint() },
      ]} />
      {edges.map(e => <TextField key={e} name={e} label={edgeLabel[e]()} inputMode="numeric" width="short" maxLength={3} defaultValue={values[e] ?? String(scheme[e])} />)}
      <Actions><Button>{m.common_save()}</Button></Actions>
    </Form>
  </Sheet>
)
