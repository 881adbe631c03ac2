import { useNavigation } from 'react-router'
import { Button } from '../form.tsx'

/** Sends a form once: not again while it is on its way. */
export const SendButton = ({ intent, tone = 'primary', children }: { intent: string; tone?: 'primary' | 'plain'; children: string }) => {
  const busy = useNavigation().state === 'submitting'
  return <Button tone={tone} name="intent" value={intent} disabled={busy}>{children}</Button>
}
