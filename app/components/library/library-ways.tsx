/** From any page of the library to the others that its reader may open. */
import { NavLink } from 'react-router'
import { RegionWays } from '../region/region-ways.tsx'
import { m } from '../../messages/compiled/messages.js'
import { libraryPath } from './paths.ts'
import type { WayView } from './view.ts'
import css from './library.module.css'

/** `ofRegion`: who reads has the region's other pages too. */
export const LibraryWays = ({ ways, ofRegion }: { ways: readonly WayView[]; ofRegion: boolean }) => (
  <>
    {ofRegion ? <RegionWays /> : null}
    <nav className="no-print" aria-label={m.library_ways_label()}>
      <ul className={css.ways}>{ways.map(w => <li key={w.to}><NavLink to={w.to} end={w.to === libraryPath}>{w.label}</NavLink></li>)}</ul>
    </nav>
  </>
)
