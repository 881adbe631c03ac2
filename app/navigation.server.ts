/** The places a person has in the header, by what they may do. */
import type { RouterContextProvider } from 'react-router'
import { countNeedsWaiting } from '../db/notebook/needs.ts'
import { m } from './messages/compiled/messages.js'
import { factsOf, reasonTo, scopeOf, todayOf } from './request.server.ts'

export type NavigationItem = { to: string; label: string }

export const navigationFor = async (context: Readonly<RouterContextProvider>): Promise<NavigationItem[]> => {
  const items: NavigationItem[] = []
  const own = scopeOf(context, 'notebook.read')
  for (const rbd of own.rbds) items.push({ to: `/cuadernos/${rbd}`, label: own.rbds.length > 1 ? m.common_nav_notebook_of({ rbd }) : m.common_nav_notebook() })
  if (own.rbds.length > 0) items.push({ to: '/anotar', label: m.phone_nav() })
  const advised = scopeOf(context, 'notebook.readReady')
  if (advised.rbds.length + advised.networkIds.length + advised.sleps.length > 0) items.push({ to: '/asesoria', label: m.common_nav_advising() })
  // The region finds it among its own pages.
  if (own.rbds.length > 0 || advised.rbds.length + advised.networkIds.length + advised.sleps.length > 0) {
    // Not *Aprendizajes*: that is the fourth page of a cycle, which stands on the same screen.
    items.push({ to: '/territorio/aprendizajes', label: m.library_nav_of_teams() })
  }
  const territory = scopeOf(context, 'figures.ofTerritory')
  if (territory.country || territory.sleps.length > 0) items.push({ to: '/territorio', label: m.common_nav_territory() })
  const covered = scopeOf(context, 'advising.coverage')
  if (covered.country || covered.sleps.length > 0) items.push({ to: '/asesoria/cobertura', label: m.desk_coverage_nav() })
  const answers = scopeOf(context, 'need.answer')
  if (answers.sleps.length > 0) {
    const waiting = await countNeedsWaiting(factsOf(context).store, answers, todayOf(context))
    items.push({ to: '/necesidades', label: waiting > 0 ? m.challenge_nav_needs_waiting({ n: waiting }) : m.challenge_nav_needs() })
  }
  if (reasonTo(context, 'people.manage', { kind: 'installation' })) {
    items.push(
      { to: '/importaciones', label: m.common_nav_imports() },
      { to: '/personas', label: m.common_nav_people() },
      { to: '/ajustes/territorio', label: m.common_nav_settings() },
      { to: '/registro', label: m.common_nav_audit() },
    )
  }
  return items
}
