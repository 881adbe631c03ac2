/** What may name a student or tell of their health in words that others will read: asked about, never taken out. Nothing where nothing was found. */
import { m } from '../../messages/compiled/messages.js'
import { Notice } from '../page.tsx'

/** `what`: who reads the words and what to do; `title`: where they are not about to leave, but read already. */
export const Concerns = ({ concerns, what, title = m.story_concerns_title() }: { concerns: readonly string[]; what: string; title?: string }) => (concerns.length === 0 ? null : (
  <Notice tone="look">
    <p><strong>{title}</strong></p>
    <ul>{concerns.map(c => <li key={c}>{c}</li>)}</ul>
    <p>{what}</p>
  </Notice>
))
