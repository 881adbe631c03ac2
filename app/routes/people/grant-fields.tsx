/** Which role, and where: the part of a form that inviting somebody and adding a role to somebody share. */
import { roles, scopesOfRole, type Role, type ScopeKind } from '../../../cycles/people/permissions.ts'
import { RadioFields, SelectField, TextField } from '../../components/form.tsx'
import { m } from '../../messages/compiled/messages.js'
import { roleName, roleSees, scopeKindName } from './people-words.ts'
import formCss from '../../components/form.module.css'
import css from './people.module.css'

export type GrantChoices = { networks: { id: string; name: string }[]; sleps: { code: number; name: string }[] }
export type GrantValues = { rol: string; donde: string; escuela: string; red: string; slep: string }
export type SchoolMatch = { rbd: number; label: string }

const order: readonly ScopeKind[] = ['school', 'network', 'slep', 'country']

/** The place fields follow the chosen role where the browser can tell (CSS); the action checks all of it again. */
export const GrantFields = ({ choices, values, problems, matches }: { choices: GrantChoices; values: GrantValues; problems: Record<string, string>; matches: readonly SchoolMatch[] }) => (
  <div className={css.invite}>
    <RadioFields name="rol" label={m.people_invite_role()} problem={problems.rol} value={values.rol} options={roles.map(r => ({ value: r, label: roleName(r), hint: roleSees(r) }))} />
    <fieldset id="donde" className={css.where} aria-describedby={problems.donde ? 'donde-problema' : 'donde-ayuda'}>
      <legend className={formCss.label}>{m.people_invite_where()}</legend>
      <p className={formCss.hint} id="donde-ayuda">{m.people_invite_where_hint()}</p>
      {problems.donde ? <p className={formCss.problem} id="donde-problema">{problems.donde}</p> : null}
      {order.map(kind => (
        <div key={kind} className={`${css.scope} ${css[kind]}`}>
          <label className={formCss.choice}><input type="radio" name="donde" value={kind} defaultChecked={values.donde === kind} /><span>{scopeKindName(kind)}</span></label>
          {kind === 'country' ? null : <div className={css.scopeField}><PlaceField kind={kind} choices={choices} values={values} problems={problems} matches={matches} /></div>}
        </div>
      ))}
    </fieldset>
  </div>
)

const PlaceField = ({ kind, choices, values, problems, matches }: { kind: 'school' | 'network' | 'slep'; choices: GrantChoices; values: GrantValues; problems: Record<string, string>; matches: readonly SchoolMatch[] }) => {
  switch (kind) {
    case 'school': return (
      <>
        <TextField name="escuela" label={m.people_invite_school()} hint={m.people_invite_school_hint()} defaultValue={values.escuela} problem={matches.length > 0 ? null : problems.escuela} maxLength={80} />
        {matches.length > 0 ? <RadioFields name="cual" label={m.people_invite_which()} problem={problems.escuela} options={matches.map(s => ({ value: String(s.rbd), label: s.label }))} /> : null}
      </>
    )
    case 'network': return choices.networks.length === 0 ? <p>{m.people_invite_network_none()}</p> : (
      <SelectField name="red" label={m.people_invite_network()} defaultValue={values.red} problem={problems.red} options={[{ value: '', label: m.people_invite_choose() }, ...choices.networks.map(n => ({ value: n.id, label: n.name }))]} />
    )
    case 'slep': return choices.sleps.length === 0 ? <p>{m.people_invite_slep_none()}</p> : (
      <SelectField name="slep" label={m.people_invite_slep()} defaultValue={values.slep} problem={problems.slep} options={[{ value: '', label: m.people_invite_choose() }, ...choices.sleps.map(s => ({ value: String(s.code), label: s.name }))]} />
    )
  }
}

/** The one place a role reaches, when there is only one: nobody has to choose the country for an administrator. */
export const onlyScopeOf = (role: Role): ScopeKind | null => (scopesOfRole[role].length === 1 ? scopesOfRole[role][0]! : null)
