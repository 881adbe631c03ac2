/** The organisation's fields of a form, which may stand beside a partnership's: its purpose has a name of its own there. */
import { organisationKinds, readOrganisation, type OrganisationFacts } from '../../../cycles/partnerships/organisation.ts'
import { kindName } from '../../components/partnerships/names.ts'
import { m } from '../../messages/compiled/messages.js'

export const kindOptions = () => [{ value: '', label: m.partners_choose() }, ...organisationKinds.map(k => ({ value: k, label: kindName[k]() }))]
export const readOrganisationForm = (fields: Record<string, string>): ReturnType<typeof readOrganisation> => {
  const read = readOrganisation({ ...fields, purpose: fields.orgPurpose ?? '' })
  if (read.ok || !('purpose' in read.problems)) return read
  const { purpose, ...problems } = read.problems
  return { ok: false, problems: { ...problems, orgPurpose: purpose! } }
}
export const organisationValues = (o: OrganisationFacts): Record<string, string> => ({ name: o.name, kind: o.kind, orgPurpose: o.purpose, contactRole: o.contactRole, contactName: o.contactName, phone: o.phone, mail: o.mail })
