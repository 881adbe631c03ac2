/** What every column of every table means, from the definitions the files are made from. */
import type { Route } from './+types/dictionary'
import { tables, type ColumnType, type Table as DataTable } from '../../../cycles/opendata/tables.ts'
import { ButtonLink } from '../../components/form.tsx'
import { DataCrumb, DataWays } from '../../components/opendata/data-ways.tsx'
import { PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf } from '../../request.server.ts'
import css from '../../components/opendata/opendata.module.css'
import { waysFor } from './ways.server.ts'

const typeWords: Record<ColumnType, () => string> = { integer: m.opendata_type_integer, number: m.opendata_type_number, text: m.opendata_type_text, day: m.opendata_type_day, code: m.opendata_type_code }
const rulesWords: Record<DataTable['rules'], () => string> = { region: m.opendata_rules_region, outlines: m.opendata_rules_outlines, counts: m.opendata_rules_counts, published: m.opendata_rules_published }

export const loader = ({ context }: Route.LoaderArgs) => {
  const { locale } = factsOf(context)
  return {
    ways: waysFor(context),
    tables: Object.values(tables).map(t => ({
      slug: t.slug, title: t.title[locale], about: t.about[locale], from: t.from[locale], rules: rulesWords[t.rules](),
      columns: t.columns.map(c => ({ name: c.name, type: typeWords[c.type](), means: c[locale], codes: Object.entries(c.codes ?? {}).map(([code, w]) => ({ code, means: w[locale] })) })),
    })),
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.opendata_dictionary_title() }]

const Dictionary = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.opendata_dictionary_title()} crumb={<DataCrumb ways={d.ways} />} readers={m.opendata_readers()} />
    <DataWays ways={d.ways} />
    <p>{m.opendata_dictionary_intro()}</p>
    <p className="no-print"><ButtonLink to="/territorio/datos/diccionario/descargar" reloadDocument>{m.opendata_dictionary_take()}</ButtonLink></p>
    {d.tables.map(t => (
      <div key={t.slug} className={css.table}>
        <Sheet labelledBy={t.slug}>
          <h2 id={t.slug}>{t.title}</h2>
          <p>{t.about}</p>
          <p className={css.soft}>{m.opendata_source({ source: t.from })} {t.rules}</p>
          <Table columns={[{ key: 'name', label: m.opendata_col_name() }, { key: 'type', label: m.opendata_col_type() }, { key: 'means', label: m.opendata_col_means() }]}
            rows={t.columns.map(c => ({
              key: c.name, cells: {
                name: <span className={css.name}>{c.name}</span>, type: c.type,
                means: <div className={css.means}>{c.means}{c.codes.length > 0 ? <ul className={css.codes}>{c.codes.map(x => <li key={x.code}><span className={css.name}>{x.code}</span>: {x.means}</li>)}</ul> : null}</div>,
              },
            }))} />
        </Sheet>
      </div>
    ))}
  </>
)
export default Dictionary
