/** From any page of the region to the others: the board, the three questions, and what leaves. One list, in the order they are read. */
import { NavLink } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import css from './region.module.css'

const ways = [
  { to: '/territorio', label: m.region_way_board },
  { to: '/territorio/diferencias', label: m.region_way_differences },
  { to: '/territorio/aprendizajes', label: m.library_nav },
  { to: '/territorio/resultados', label: m.region_way_results },
  { to: '/territorio/alianzas', label: m.partners_region_way },
  { to: '/territorio/teoria', label: m.region_way_theory },
  { to: '/territorio/informe', label: m.region_way_report },
  { to: '/territorio/datos', label: m.opendata_way_data },
] as const

export const RegionWays = () => (
  <nav className={`${css.ways} no-print`} aria-label={m.region_ways_label()}>
    <ul>{ways.map(w => <li key={w.to}><NavLink to={w.to} end={w.to === '/territorio'}>{w.label()}</NavLink></li>)}</ul>
  </nav>
)
