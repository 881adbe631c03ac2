import { roles, scopesOfRole, type Role, type ScopeKind } from '../../cycles/people/permissions.ts'
import { getInstallation } from '../../db/installation.ts'
import { createInvitation, type InvitationRefusal } from '../../db/people/invitations.ts'
import { listGrantableScopes } from '../../db/people/memberships.ts'
import { getSchoolFacts } from '../../db/territory.ts'
import { readConfig } from '../config.ts'
import { formatter } from '../format.ts'
import { enqueueMail, invitationLink, invitationMail } from '../mail.ts'
import { m } from '../messages/compiled/messages.js'
import type { Store } from '../../db/store.ts'
import { choiceOption, Refused, usageIf, UsageRefused, withStore, type Command, type Context } from './command.ts'

const refusalWords: Record<InvitationRefusal, (context: Context, scope: string) => string> = {
  'not-allowed': ({ o }) => m.cli_invite_not_allowed({}, o),
  'email-invalid': ({ args, o }) => m.cli_invite_email_invalid({ email: args[0]! }, o),
  'already-member': ({ args, o }) => m.cli_invite_already_member({ email: args[0]! }, o),
  disabled: ({ args, o }) => m.cli_invite_disabled({ email: args[0]! }, o),
  'scope-not-of-role': ({ values, o }, scope) => m.cli_invite_scope_not_of_role({ role: String(values.role), scope }, o),
  'scope-unknown': ({ o }, scope) => m.cli_invite_scope_unknown({ scope }, o),
}

type Place = { scopeKind: ScopeKind; scopeId: string }

/**
 * The place a role is given in. A bare number is an RBD or a SLEP's code by what the role reaches; where it may be both, the caller
 * says which (`school:902`, `slep:902`).
 */
const placeOf = async (store: Store, role: Role, given: string, today: number, { o }: Context): Promise<Place> => {
  if (given === 'country') return { scopeKind: 'country', scopeId: '' }
  const named = /^(school|network|slep):(.+)$/.exec(given)
  if (named) return { scopeKind: named[1] as ScopeKind, scopeId: named[2]! }
  const kinds = scopesOfRole[role]
  if (!/^\d+$/.test(given)) return { scopeKind: 'network', scopeId: given }
  const isSlep = kinds.includes('slep') && (await listGrantableScopes(store)).sleps.some(s => String(s.code) === given)
  const isSchool = kinds.includes('school') && (await getSchoolFacts(store, Number(given), today)) !== null
  if (isSlep && isSchool) throw new UsageRefused(m.cli_invite_scope_ambiguous({ number: given }, o))
  return { scopeKind: isSchool || !kinds.includes('slep') ? 'school' : 'slep', scopeId: given }
}

/** Makes a one-time link for a person. It is printed once and, with SMTP_URL, also mailed. */
export const invite: Command = {
  name: 'invite',
  usage: 'invite EMAIL --role team|advisor|regional|admin --scope RBD|NETWORK|SLEP|country [--json]',
  summary: o => m.cli_invite_summary({}, o),
  help: o => m.cli_invite_help({}, o),
  options: { role: { type: 'string' }, scope: { type: 'string' }, json: { type: 'boolean' } },
  takes: [1, 1],
  run: async context => {
    const { args, values, o } = context
    const role = choiceOption(context, 'role', roles)
    if (!role) throw new UsageRefused(m.cli_invite_role_missing({}, o))
    // An administrator has one possible place.
    const scope = typeof values.scope === 'string' ? values.scope.trim() : role === 'admin' ? 'country' : ''
    usageIf(scope === '', m.cli_invite_scope_missing({}, o))
    const config = readConfig(context.terminal.env)
    return withStore(context, 'ready', async store => {
      const installation = await getInstallation(store)
      if (!installation) throw new Refused(m.cli_invite_no_installation({}, o))
      const place = await placeOf(store, role, scope, store.clock.now().getUTCFullYear(), context)
      const email = args[0]!.trim()
      const made = await createInvitation(store, { email, role, ...place, invitedBy: null })
      if (!made.ok) throw new Refused(refusalWords[made.reason](context, scope))
      const link = invitationLink(config, made.token)
      const { expiresAt } = made
      // People read Spanish first, whatever the terminal speaks.
      const mailJob = await store.tx(tx => enqueueMail(store, tx, config, invitationMail({ email, link, expiresAt }, installation, 'es')))
      if (values.json) context.sayJson({ ok: true, email, role, ...place, link, expiresAt: expiresAt.toISOString(), mailed: mailJob !== null })
      else {
        context.say(link)
        context.note(m.cli_invite_done({ email, until: formatter(context.locale, installation.timeZone).dayAndTime(expiresAt) }, o))
        if (mailJob) context.note(m.cli_invite_mailed({}, o))
      }
      return 0
    })
  },
}
