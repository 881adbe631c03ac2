/** The pages of what leaves that a person may open. */
import type { RouterContextProvider } from 'react-router'
import type { Action } from '../../../cycles/people/permissions.ts'
import type { DataWay } from '../../components/opendata/data-ways.tsx'
import { m } from '../../messages/compiled/messages.js'
import { scopeOf } from '../../request.server.ts'

const ways: { to: string; label: () => string; action: Action }[] = [
  { to: '/territorio/datos', label: m.opendata_way_files, action: 'figures.ofTerritory' },
  { to: '/territorio/datos/diccionario', label: m.opendata_way_dictionary, action: 'figures.ofTerritory' },
  { to: '/territorio/datos/llaves', label: m.opendata_way_keys, action: 'data.keys' },
  { to: '/territorio/datos/fuera', label: m.opendata_way_outside, action: 'outside.decide' },
  { to: '/territorio/datos/investigacion', label: m.opendata_way_research, action: 'data.keys' },
]

export const waysFor = (context: Readonly<RouterContextProvider>): DataWay[] => ways.flatMap(({ to, label, action }) => {
  const scope = scopeOf(context, action)
  return scope.country || scope.sleps.length > 0 ? [{ to, label: label() }] : []
})
