/** From one page of what leaves to the others, and to the rest of the region. The server says which the person may open. */
import { Link, NavLink } from 'react-router'
import { RegionWays } from '../region/region-ways.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from './opendata.module.css'

export type DataWay = { to: string; label: string }

/** An administrator has no territory: the pages they share with a region stand beside the settings. */
const isOfRegion = (ways: readonly DataWay[]) => ways.some(w => w.to === '/territorio/datos')

export const DataCrumb = ({ ways }: { ways: readonly DataWay[] }) =>
  isOfRegion(ways) ? <Link to="/territorio/datos">{m.opendata_title()}</Link> : <Link to="/ajustes/territorio">{m.common_nav_settings()}</Link>

export const DataWays = ({ ways }: { ways: readonly DataWay[] }) => (
  <>
    {isOfRegion(ways) ? <RegionWays /> : null}
    <nav className={`${css.ways} no-print`} aria-label={m.opendata_ways_label()}>
      <ul>{ways.map(w => <li key={w.to}><NavLink to={w.to} end>{w.label}</NavLink></li>)}</ul>
    </nav>
  </>
)
