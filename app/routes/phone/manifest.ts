/** What a phone needs to put the notebook on its home screen, under the programme's own name. Nothing here is anybody's. */
import type { Route } from './+types/manifest'
import { m } from '../../messages/compiled/messages.js'
import { factsOf } from '../../request.server.ts'
import { languageTag } from '../../words.ts'

export const loader = ({ context }: Route.LoaderArgs) => {
  const { installation, locale } = factsOf(context)
  const icon = (size: number, purpose: 'any' | 'maskable') => ({ src: `/icons/${purpose === 'maskable' ? 'maskable-' : ''}${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose })
  const manifest = {
    id: '/anotar', start_url: '/anotar', scope: '/', display: 'standalone', lang: languageTag(locale), dir: 'ltr',
    name: installation?.programmeName ?? m.common_programme_default(), short_name: m.phone_manifest_short(), description: m.phone_manifest_what(),
    background_color: '#fbfaf6', theme_color: '#0d5c63', categories: ['education'],
    icons: [icon(192, 'any'), icon(512, 'any'), icon(192, 'maskable'), icon(512, 'maskable')],
    shortcuts: [{ name: m.phone_title(), url: '/anotar' }, { name: m.phone_manifest_notebook(), url: '/' }],
  }
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/manifest+json' } })
}
