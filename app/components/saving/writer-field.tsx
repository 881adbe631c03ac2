/** Whose words a form holds: on a computer of many people, words left by one are not saved under the next one's name. */
import { useRouteLoaderData } from 'react-router'
import type { RootData } from '../../root.tsx'

export const WriterField = () => {
  const root = useRouteLoaderData('root') as RootData | undefined
  return root?.person ? <input type="hidden" name="writer" value={root.person.id} /> : null
}
