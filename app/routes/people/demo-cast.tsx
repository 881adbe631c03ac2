/** Whom to enter a demo as: one form with a button for each person, so that it works without JavaScript. */
import { Fragment, type ReactNode } from 'react'
import { Form } from 'react-router'
import type { Role } from '../../../cycles/people/permissions.ts'
import { m } from '../../messages/compiled/messages.js'
import css from './people.module.css'

export type CastMember = { id: string; name: string; role: Role; what: string; sees?: string }
/** One role's people: the teams school by school, the others together under no place. */
export type CastGroup = { role: Role; title: string; n: number; places: { place: string; members: CastMember[] }[] }

const Person = ({ person }: { person: CastMember }) => (
  <button className={css.castButton} name="persona" value={person.id}>
    <span className="visually-hidden">{m.people_demo_enter_as({ name: '' })}</span>
    <span className={css.castName}>{person.name}</span>
    <span className={css.castWhat}>{person.what}</span>
    {person.sees ? <span className={css.castSees}>{person.sees}</span> : null}
  </button>
)

/** `children`: what is asked before anybody is chosen. */
export const DemoCast = ({ starters, groups, back, children }: { starters: CastMember[]; groups: CastGroup[]; back: string; children?: ReactNode }) => (
  <Form method="post">
    <input type="hidden" name="a" value={back} />
    {children}
    <h2 className={css.castHead}>{m.people_demo_start()}</h2>
    <ul className={`${css.cast} ${css.starters}`}>{starters.map(p => <li key={p.id}><Person person={p} /></li>)}</ul>
    <h2 className={css.castHead}>{m.people_demo_all()}</h2>
    {groups.map(g => (
      <details key={g.role}>
        <summary>{g.title} <span className={css.castCount}>· {m.people_demo_people({ n: g.n })}</span></summary>
        {g.places.map(({ place, members }) => (
          <Fragment key={place}>
            {place ? <h3 className={css.castPlace}>{place}</h3> : null}
            <ul className={`${css.cast} ${css.more}`}>{members.map(p => <li key={p.id}><Person person={p} /></li>)}</ul>
          </Fragment>
        ))}
      </details>
    ))}
  </Form>
)
