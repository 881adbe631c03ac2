/** The copy for research as one zip: four tables, the dictionary, and what may be done with it in both languages. */
import { redirect } from 'react-router'
import type { Route } from './+types/research-file'
import { zipOf } from '../../../db/export/zip.ts'
import { takeExport } from '../../../db/opendata/daily-exports.ts'
import { listResearchSchools, openResearchSet } from '../../../db/opendata/research.ts'
import { fewestAlike } from '../../../cycles/opendata/trait-groups.ts'
import { download, streamOf } from '../../downloads.server.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import type { Locale } from '../../words.ts'

const page = '/territorio/datos/investigacion'

export const loader = async ({ context }: Route.LoaderArgs) => {
  const { store, requestId, installation } = factsOf(context)
  const [person, today, scope] = [requireSignedIn(context), todayOf(context), scopeOf(context, 'data.keys')]
  if ((await listResearchSchools(store, scope, today)).told.size < fewestAlike) throw redirect(page)
  if (!(await takeExport(store, person.id, today))) throw redirect(`${page}?no=limite`)
  const set = await openResearchSet(store, {
    scope, today, by: { personId: person.id, requestId, via: 'web' },
    readMes: (['es', 'en'] as const).map((locale: Locale) => ({
      path: locale === 'es' ? 'LEEME.txt' : 'README.txt',
      textOf: ({ exportId, schools }) => {
        const f = formatter(locale, timeZoneOf(context))
        const o = { locale }
        return [
          m.opendata_research_title({}, o), '', m.opendata_research_intro({}, o), '',
          m.opendata_research_counts({ told: f.integer(schools.told.size), sleps: f.integer(schools.sleps), generalised: f.integer(schools.generalised), left: f.integer(schools.leftOut) }, o), '',
          m.opendata_research_limits({}, o), m.opendata_research_limits_text({}, o), '', m.opendata_research_terms({}, o), m.opendata_research_terms_text({}, o), '',
          m.opendata_research_cite({ programme: installation?.programmeName ?? 'Cuaderno TEP', territory: installation?.territoryName ?? '', month: f.monthLong({ year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) }), id: exportId }, o), '',
        ].join('\r\n')
      },
    })),
  })
  if (!set.ok) throw redirect(page)
  return download(streamOf(zipOf(set.entries), context), `cuaderno-investigacion-${today}-${set.exportId}.zip`, 'application/zip')
}
