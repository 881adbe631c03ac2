/** Names of the notebook and territory; which SLEP each school belongs to, built from communes and corrected by hand. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/territory-settings'
import { getCoverage } from '../../../db/coverage.ts'
import { correctSchoolSlep, deriveSlepListFromDirectory } from '../../../db/import/slep-list.ts'
import { chooseBandScheme, getBandScheme, renameInstallation } from '../../../db/installation.ts'
import { listSmallestGroups, setSmallestGroup } from '../../../db/region/policy.ts'
import { smallestGroupRange } from '../../../cycles/disclosure/disclose.ts'
import { openWithReason } from '../../../db/people/sessions.ts'
import { getSchoolFacts } from '../../../db/territory.ts'
import { Actions, Button, ErrorSummary, SelectField, TextField, WritingField } from '../../components/form.tsx'
import { BandSchemeForm, readBandScheme } from './band-scheme-form.tsx'
import { SmallestGroupForm, type SmallestGroupField } from './smallest-group-form.tsx'
import { Columns, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireMayInSchool, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'

export const meta: Route.MetaFunction = () => [{ title: m.files_settings_title() }]

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, installation, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const { sleps } = await getCoverage(store)
  const asked = new URL(request.url).searchParams
  const done = asked.get('hecho')
  const groups = await listSmallestGroups(store)
  const range = smallestGroupRange
  const most = String(range.most)
  const smallest: SmallestGroupField[] = [
    { name: 'fewest', slepCode: '', slep: null, fewest: String(groups.across), least: String(range.leastAcross), most },
    ...(sleps ?? []).map(s => ({ name: `fewest-${s.code}`, slepCode: String(s.code), slep: s.name, fewest: String(groups.bySlep.get(s.code) ?? groups.across), least: String(range.leastInside), most })),
  ]
  return {
    smallest,
    programmeName: installation!.programmeName,
    territoryName: installation!.territoryName,
    scheme: await getBandScheme(store),
    thisYear: todayOf(context).slice(0, 4),
    sleps: sleps?.map(s => ({ code: String(s.code), name: s.name, schools: f.integer(s.schools) })).sort((a, b) => f.compare(a.name, b.name)) ?? null,
    done: done === 'grupo' ? m.board_smallest_saved() : done === 'tramos' ? m.risk_bands_saved() : done === 'nombres' ? m.files_settings_saved() : done === 'corregida' ? m.files_correct_done() : done === 'armado' ? m.files_derive_done({ schools: Number(asked.get('escuelas')) || 0 }) : null,
  }
}

type Problems = Record<string, string>
const refuse = (problems: Problems, values: Record<string, string>) => data({ problems, values }, { status: 400 })

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store, signedIn, requestId } = factsOf(context)
  const form = await request.formData()
  const values = Object.fromEntries([...form].map(([k, v]) => [k, typeof v === 'string' ? v.trim() : '']))
  const by = signedIn?.id ?? null
  const problems: Problems = {}
  const code = (key: string) => (/^[1-9]\d{0,6}$/.test(values[key] ?? '') ? Number(values[key]) : null)
  const year = (key: string) => (/^20(1[89]|[2-9]\d)$/.test(values[key] ?? '') ? Number(values[key]) : null)

  switch (values.que) {
    case 'nombres': {
      if (!values.programmeName) problems.programmeName = m.files_problem_name()
      if (!values.territoryName) problems.territoryName = m.files_problem_name()
      if (Object.keys(problems).length > 0) return refuse(problems, values)
      await renameInstallation(store, { programmeName: values.programmeName!.slice(0, 80), territoryName: values.territoryName!.slice(0, 80), by, requestId })
      return redirect('/ajustes/territorio?hecho=nombres')
    }
    case 'tramos': {
      const scheme = readBandScheme(values)
      if (!scheme) return refuse({ bandScheme: m.risk_bands_problem() }, values)
      await chooseBandScheme(store, { scheme, by, requestId })
      return redirect('/ajustes/territorio?hecho=tramos')
    }
    case 'grupo': {
      const slepCode = values.slepOfGroup ? code('slepOfGroup') : null
      const field = slepCode === null ? 'fewest' : `fewest-${slepCode}`
      const set = await setSmallestGroup(store, { slepCode, fewest: /^\d{1,3}$/.test(values[field] ?? '') ? Number(values[field]) : Number.NaN, by, requestId })
      const least = slepCode === null ? smallestGroupRange.leastAcross : smallestGroupRange.leastInside
      if (!set.ok) return refuse({ [field]: set.reason === 'unknown-slep' ? m.files_problem_slep() : m.board_smallest_problem({ least, most: smallestGroupRange.most }) }, values)
      return redirect('/ajustes/territorio?hecho=grupo')
    }
    case 'armar': {
      const slepCode = code('slepCode')
      const fromYear = year('fromYear')
      const communes = (values.communes ?? '').split(/[\s,;]+/).filter(Boolean)
      if (slepCode === null) problems.slepCode = m.files_problem_code()
      if (!values.slepName) problems.slepName = m.files_problem_name()
      if (communes.length === 0 || communes.some(c => !/^\d{4,5}$/.test(c))) problems.communes = m.files_problem_communes()
      if (fromYear === null) problems.fromYear = m.files_problem_year()
      if (slepCode === null || fromYear === null || Object.keys(problems).length > 0) return refuse(problems, values)
      const derived = await deriveSlepListFromDirectory(store, { slepCode, slepName: values.slepName!.slice(0, 80), communeCodes: communes.map(Number), fromYear, by, requestId })
      if (!derived.ok) return refuse({ communes: derived.reason === 'no-directory' ? m.files_problem_no_directory() : m.files_problem_no_schools() }, values)
      return redirect(`/ajustes/territorio?hecho=armado&escuelas=${derived.report.rowsUsed}`)
    }
    case 'abrir': {
      const rbd = code('openRbd')
      const reason = (values.openReason ?? '').replace(/\s+/g, ' ').slice(0, 500)
      if (rbd === null || !(await getSchoolFacts(store, rbd, Number(todayOf(context).slice(0, 4))))) problems.openRbd = m.files_problem_rbd()
      if (reason.length < 15) problems.openReason = m.files_problem_reason()
      if (rbd === null || Object.keys(problems).length > 0) return refuse(problems, values)
      await requireMayInSchool(context, 'notebook.openWithReason', rbd)
      const person = requireSignedIn(context)
      await openWithReason(store, { idHash: person.session.idHash, personId: person.id, rbd, reason, requestId })
      return redirect(`/cuadernos/${rbd}`)
    }
    default: {
      const rbd = code('rbd')
      const fromYear = year('correctFrom')
      const slepCode = values.correctSlep === '' ? null : code('correctSlep')
      if (rbd === null || !(await getSchoolFacts(store, rbd, Number(todayOf(context).slice(0, 4))))) problems.rbd = m.files_problem_rbd()
      if (fromYear === null) problems.correctFrom = m.files_problem_year()
      if (rbd === null || fromYear === null || Object.keys(problems).length > 0) return refuse(problems, values)
      const corrected = await correctSchoolSlep(store, { rbd, slepCode, fromYear, by, requestId })
      if (!corrected.ok) return refuse(corrected.reason === 'unknown-school' ? { rbd: m.files_problem_rbd() } : { correctSlep: m.files_problem_slep() }, values)
      return redirect('/ajustes/territorio?hecho=corregida')
    }
  }
}

const TerritorySettings = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const problems: Problems = actionData?.problems ?? {}
  const values: Record<string, string> = actionData?.values ?? {}
  return (
    <>
      <PageHead title={m.files_settings_title()} readers={m.files_settings_readers()} />
      <p><Link to="/ajustes/calendario">{m.calendar_admin_title()}</Link> · <Link to="/ajustes/estudiantes">{m.students_switches_title()}</Link> · <Link to="/territorio/datos/fuera">{m.opendata_outside_title()}</Link> · <Link to="/territorio/alianzas/registro">{m.partners_tidy_title()}</Link></p>
      {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={actionData?.problems} />
      <Columns aside={<>
        <Sheet labelledBy="nombres">
          <h2 id="nombres">{m.files_settings_names()}</h2>
          <Form method="post">
            <input type="hidden" name="que" value="nombres" />
            <TextField name="programmeName" label={m.files_settings_programme()} defaultValue={values.programmeName ?? d.programmeName} problem={problems.programmeName} maxLength={80} />
            <TextField name="territoryName" label={m.files_settings_territory()} defaultValue={values.territoryName ?? d.territoryName} problem={problems.territoryName} maxLength={80} />
            <Button>{m.common_save()}</Button>
          </Form>
        </Sheet>
        <BandSchemeForm scheme={d.scheme} values={values} problem={problems.bandScheme} />
        <Sheet labelledBy="abrir">
          <h2 id="abrir">{m.files_open_title()}</h2>
          <p>{m.files_open_what()}</p>
          <Form method="post">
            <input type="hidden" name="que" value="abrir" />
            <TextField name="openRbd" label={m.files_correct_rbd()} inputMode="numeric" width="short" defaultValue={values.openRbd} problem={problems.openRbd} />
            <WritingField name="openReason" label={m.files_open_reason()} defaultValue={values.openReason} problem={problems.openReason} maxLength={500} />
            <Button tone="look">{m.files_open_button()}</Button>
          </Form>
        </Sheet>
      </>}>
        <Sheet labelledBy="sleps">
          <h2 id="sleps">{m.files_settings_sleps()}</h2>
          {d.sleps === null ? <p>{m.files_settings_sleps_none()}</p> : (
            <Table columns={[{ key: 'name', label: m.files_settings_slep() }, { key: 'code', label: m.files_settings_code(), number: true }, { key: 'schools', label: m.files_settings_schools(), number: true }]}
              rows={d.sleps.map(s => ({ key: s.code, cells: s }))} />
          )}
        </Sheet>
        <SmallestGroupForm fields={d.smallest} values={values} problems={problems} />
        <Sheet labelledBy="corregir">
          <h2 id="corregir">{m.files_correct_title()}</h2>
          <Form method="post">
            <input type="hidden" name="que" value="corregir" />
            <TextField name="rbd" label={m.files_correct_rbd()} inputMode="numeric" width="short" defaultValue={values.rbd} problem={problems.rbd} />
            <SelectField name="correctSlep" label={m.files_correct_slep()} defaultValue={values.correctSlep} problem={problems.correctSlep}
              options={[{ value: '', label: m.files_correct_none() }, ...(d.sleps ?? []).map(s => ({ value: s.code, label: s.name }))]} />
            <TextField name="correctFrom" label={m.files_correct_from()} inputMode="numeric" width="short" defaultValue={values.correctFrom ?? d.thisYear} problem={problems.correctFrom} />
            <Actions><Button>{m.files_correct_button()}</Button></Actions>
          </Form>
        </Sheet>
        <Sheet labelledBy="armar">
          <h2 id="armar">{m.files_derive_title()}</h2>
          <p>{m.files_derive_what()}</p>
          <Form method="post">
            <input type="hidden" name="que" value="armar" />
            <TextField name="slepName" label={m.files_derive_name()} defaultValue={values.slepName} problem={problems.slepName} maxLength={80} />
            <TextField name="slepCode" label={m.files_derive_code()} inputMode="numeric" width="short" defaultValue={values.slepCode} problem={problems.slepCode} />
            <TextField name="communes" label={m.files_derive_communes()} hint={m.files_derive_communes_hint()} defaultValue={values.communes} problem={problems.communes} />
            <TextField name="fromYear" label={m.files_derive_from()} inputMode="numeric" width="short" defaultValue={values.fromYear ?? d.thisYear} problem={problems.fromYear} />
            <Actions><Button>{m.files_derive_button()}</Button></Actions>
          </Form>
        </Sheet>
      </Columns>
    </>
  )
}
export default TerritorySettings
