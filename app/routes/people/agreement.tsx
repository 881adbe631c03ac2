/** The agreement of use: one page, shown to every member before anything else, and printable. */
import { Form, redirect } from 'react-router'
import type { Route } from './+types/agreement'
import { acceptAgreement } from '../../../db/people/people.ts'
import { roles, type Role } from '../../../cycles/people/permissions.ts'
import { Button } from '../../components/form.tsx'
import { PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, timeZoneOf } from '../../request.server.ts'
import { roleName } from './people-words.ts'
import css from './people.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.people_agreement_title() }]

export const loader = ({ context }: Route.LoaderArgs) => {
  const { agreedAt } = requireSignedIn(context)
  const f = formatter(factsOf(context).locale, timeZoneOf(context))
  return { acceptedOn: agreedAt && f.dayOf(agreedAt) }
}

export const action = async ({ context }: Route.ActionArgs) => {
  const { store, requestId } = factsOf(context)
  await acceptAgreement(store, { personId: requireSignedIn(context).id, requestId })
  return redirect('/')
}

const sees: Record<Role, () => string> = {
  team: m.people_agreement_team_sees, advisor: m.people_agreement_advisor_sees, regional: m.people_agreement_regional_sees, admin: m.people_agreement_admin_sees,
}
const neverSees: Record<Role, () => string> = {
  team: m.people_agreement_team_never, advisor: m.people_agreement_advisor_never, regional: m.people_agreement_regional_never, admin: m.people_agreement_admin_never,
}

const Agreement = ({ loaderData: { acceptedOn } }: Route.ComponentProps) => (
  <>
    <PageHead title={m.people_agreement_title()} readers={m.people_agreement_readers()} tag={<PrintButton tone="quiet">{m.people_agreement_print()}</PrintButton>} />
    <div className={css.agreement}>
      <Sheet>
        <h2>{m.people_agreement_purpose_title()}</h2>
        <p>{m.people_agreement_purpose()}</p>
        <h2>{m.people_agreement_who_title()}</h2>
        <Table
          columns={[{ key: 'who', label: m.people_agreement_col_who() }, { key: 'sees', label: m.people_agreement_col_sees() }, { key: 'never', label: m.people_agreement_col_never() }]}
          rows={roles.map(role => ({ key: role, cells: { who: roleName(role), sees: sees[role](), never: neverSees[role]() } }))}
        />
        <p className={css.pledge}>{m.people_agreement_save()}</p>
        <h2>{m.people_agreement_not_title()}</h2>
        <p>{m.people_agreement_not_lead()}</p>
        <ul className={css.crossed}>
          <li>{m.people_agreement_not_1()}</li><li>{m.people_agreement_not_2()}</li><li>{m.people_agreement_not_3()}</li><li>{m.people_agreement_not_4()}</li>
        </ul>
        <h2>{m.people_agreement_students_title()}</h2>
        <p>{m.people_agreement_students()}</p>
        <h2>{m.people_agreement_yours_title()}</h2>
        <ul><li>{m.people_agreement_yours_1()}</li><li>{m.people_agreement_yours_2()}</li><li>{m.people_agreement_yours_3()}</li></ul>
        <p>{m.people_agreement_record()}</p>
        {acceptedOn ? <p>{m.people_agreement_accepted_on({ day: acceptedOn })}</p> : null}
        <p className={css.signature}>{m.people_agreement_signature()}</p>
      </Sheet>
    </div>
    {acceptedOn ? null : (
      <div className={css.accept}>
        <p>{m.people_agreement_accept_hint()}</p>
        <Form method="post"><Button tone="primary">{m.people_agreement_accept()}</Button></Form>
        <Form method="post" action="/salir"><Button tone="quiet">{m.people_agreement_decline()}</Button></Form>
      </div>
    )}
  </>
)
export default Agreement
