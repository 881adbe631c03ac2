/** Whom to enter a demo as. Each person is a form of one button, so that it works without JavaScript. */
import { Form } from 'react-router'
import type { Role } from '../../../cycles/people/permissions.ts'
import { m } from '../../messages/compiled/messages.js'
import css from './people.module.css'

export type CastMember = { id: string; name: string; role: Role; place: string; what: string; sees?: string }
export type CastGroup = { role: Role; title: string; members: CastMember[] }

const Person = ({ person, back }: { person: CastMember; back: string }) => (
  <Form method="post">
    <input type="hidden" name="a" value={back} />
    <button className={css.castButton} name="persona" value={person.id}>
      <span className="visually-hidden">{m.people_demo_enter_as({ name: '' })}</span>
      <span className={css.castName}>{person.name}</span>
      <span className={css.castWhat}>{person.what}</span>
      {person.sees ? <span className={css.castSees}>{person.sees}</span> : null}
    </button>
  </Form>
)

export const DemoCast = ({ starters, groups, back }: { starters: CastMember[]; groups: CastGroup[]; back: string }) => (
  <>
    <h2>{m.people_demo_start()}</h2>
    <ul className={`${css.cast} ${css.starters}`}>{starters.map(p => <li key={p.id}><Person person={p} back={back} /></li>)}</ul>
    <h2 className={css.castGroup}>{m.people_demo_all()}</h2>
    {groups.map(g => (
      <details key={g.role}>
        <summary>{g.title} <span>· {m.people_demo_people({ n: g.members.length })}</span></summary>
        <ul className={`${css.cast} ${css.more}`}>{g.members.map(p => <li key={p.id}><Person person={p} back={back} /></li>)}</ul>
      </details>
    ))}
  </>
)
