import { Form } from 'react-router'
import { Button } from '../../components/form.tsx'
import { Tag } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { Address } from './address.tsx'

export type ShownInvitation = { id: string; email: string; role: string; place: string; by: string | null; until: string; state: 'open' | 'used' | 'revoked' | 'expired' }

const stateName = { open: m.people_invitation_state_open, used: m.people_invitation_state_used, revoked: m.people_invitation_state_revoked, expired: m.people_invitation_state_expired }

/** Invitations with who made them; an open one can be taken back here. */
export const InvitationTable = ({ invitations }: { invitations: readonly ShownInvitation[] }) => (
  <Table
    columns={[
      { key: 'email', label: m.people_col_address() }, { key: 'where', label: m.people_col_where() }, { key: 'by', label: m.people_col_invited_by() },
      { key: 'until', label: m.people_col_until() }, { key: 'state', label: m.people_col_state() },
    ]}
    rows={invitations.map(i => ({ key: i.id, cells: {
      email: <Address email={i.email} />, where: `${i.role} · ${i.place}`, by: i.by ?? m.people_by_operator(), until: i.until,
      state: i.state === 'open' ? (
        <Form method="post"><Button name="invitacion" value={i.id} aria-label={m.people_invitation_revoke_label({ email: i.email })}>{m.people_invitation_revoke()}</Button></Form>
      ) : <Tag tone={i.state === 'used' ? 'voice' : 'plain'}>{stateName[i.state]()}</Tag>,
    } }))}
  />
)
