/** From one page of what leaves to the others. The server says which the person may open. */
import { NavLink } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import css from './opendata.module.css'

export type DataWay = { to: string; label: string }

export const DataWays = ({ ways }: { ways: readonly DataWay[] }) => (
  <nav className={`${css.ways} no-print`} aria-label={m.opendata_ways_label()}>
    <ul>{ways.map(w => <li key={w.to}><NavLink to={w.to} end>{w.label}</NavLink></li>)}</ul>
  </nav>
)
