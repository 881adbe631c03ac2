/** The description of the service for programs. It holds no data: anybody may read it. */
import type { Route } from './+types/openapi'
import { openapiOf } from '../../../cycles/opendata/openapi.ts'
import { factsOf } from '../../request.server.ts'

export const loader = ({ context }: Route.LoaderArgs) => {
  const { config, locale } = factsOf(context)
  return new Response(`${JSON.stringify(openapiOf(locale, config.publicOrigin), null, 2)}\n`, { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}
