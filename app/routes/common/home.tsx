/** Nobody stays here: each person goes to the place where their work is. */
import { redirect } from 'react-router'
import type { Route } from './+types/home'
import { PageHead } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { navigationFor } from '../../navigation.server.ts'

export const loader = async ({ context }: Route.LoaderArgs) => {
  const [first] = await navigationFor(context)
  if (first) throw redirect(first.to)
  return null
}

const NoMembership = () => (
  <>
    <PageHead title={m.common_no_membership_title()} />
    <p>{m.common_no_membership_what()}</p>
  </>
)
export default NoMembership
