/** The tables a key reads. */
import type { Route } from './+types/api-list'
import { tables } from '../../../cycles/opendata/tables.ts'
import { answerWith } from '../../data-keys.server.ts'
import { factsOf } from '../../request.server.ts'

export const loader = ({ context, request }: Route.LoaderArgs) => {
  const { dataKey, config, locale } = factsOf(context)
  return answerWith(request, context, { tables: dataKey!.tables.map(name => ({ name: tables[name].slug, title: tables[name].title[locale], href: `${config.publicOrigin}/api/v1/${tables[name].slug}` })) })
}
