/** From any page of the region to the others: the board, the three questions, and what leaves. One list, in the order they are read. */
import { NavLink, useRouteLoaderData } from 'react-router'
import type { RootData } from '../../root.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from './region.module.css'

const ways: { to: string; label: () => string; /** For the region of a service alone: the country's staff is not let in. */ ofService?: true }[] = [
  { to: '/territorio', label: m.region_way_board },
  { to: '/territorio/diferencias', label: m.region_way_differences },
  { to: '/territorio/aprendizajes', label: m.library_nav, ofService: true },
  { to: '/territorio/resultados', label: m.region_way_results },
  { to: '/territorio/alianzas', label: m.partners_region_way, ofService: true },
  { to: '/territorio/teoria', label: m.region_way_theory },
  { to: '/territorio/informe', label: m.region_way_report },
  { to: '/territorio/datos', label: m.opendata_way_data },
]

export const RegionWays = () => {
  const isOfService = (useRouteLoaderData('root') as RootData | undefined)?.isOfService ?? false
  return (
    <nav className={`${css.ways} no-print`} aria-label={m.region_ways_label()}>
      <ul>{ways.filter(w => isOfService || !w.ofService).map(w => <li key={w.to}><NavLink to={w.to} end={w.to === '/territorio'}>{w.label()}</NavLink></li>)}</ul>
    </nav>
  )
}
