/** Whether a school keeps a list of its own students: on what ground, who answers for it, and the switch. The administrator fills it in; the team reads it. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/settings'
import { legalBases, missingForModule, type LegalBasis, type ModuleForm } from '../../../cycles/students/module.ts'
import { getStudentModule, isOn, saveStudentModule, switchStudentsOff, switchStudentsOn } from '../../../db/students/module.ts'
import { rememberKey } from '../../../db/students/pseudonyms.ts'
import { Actions, Button, ErrorSummary, RadioFields, TextField, WritingField } from '../../components/form.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { NextStep, Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { settingsPath } from '../../components/students/paths.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { usableKeys } from '../../pseudonym-key.ts'
import { factsOf, notFound, rbdFrom, reasonTo, requireMayInSchool, requireSignedIn, schoolThingOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { schoolNameOf } from '../notebook/viewer.server.ts'
import { fieldsOf } from '../people/fields.ts'

const basisWords: Record<LegalBasis, { label: () => string; hint: () => string }> = {
  'public-function': { label: m.students_basis_public, hint: m.students_basis_public_hint }, consent: { label: m.students_basis_consent, hint: m.students_basis_consent_hint },
  other: { label: m.students_basis_other, hint: m.students_basis_other_hint },
}
const doneWords = { guardado: m.students_done_saved, activada: m.students_done_on, desactivada: m.students_done_off }

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, config, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  const today = todayOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const mayChange = reasonTo(context, 'students.switch', await schoolThingOf(context, rbd)) !== null
  if (!mayChange) await requireMayInSchool(context, 'students.see', rbd)
  const kept = await getStudentModule(store, rbd)
  const done = new URL(request.url).searchParams.get('hecho')
  return {
    rbd, mayChange, school: await schoolNameOf({ store, rbd, today }), isOn: isOn(kept), hasKey: mayChange ? (await usableKeys(store, config)) !== null : true,
    values: { base: kept?.legalBasis ?? '', texto: kept?.legalBasisText ?? '', responsable: kept?.responsible ?? '', contacto: kept?.dataContact ?? '', plazo: kept ? String(kept.keptYears) : '' },
    isFilled: kept !== null && missingForModule(kept).length === 0, basis: kept ? basisWords[kept.legalBasis].label() : null,
    state: kept?.switchedOffAt ? m.students_state_off_since({ day: f.dayAndTime(kept.switchedOffAt) }) : kept?.switchedOn ? m.students_state_on_since({ day: f.dayAndTime(kept.switchedOn.at), name: kept.switchedOn.byName }) : m.students_state_never(),
    done: done !== null && Object.hasOwn(doneWords, done) ? doneWords[done as keyof typeof doneWords]() : null,
  }
}

const formOf = (field: (name: string) => string): { form: Partial<ModuleForm>; problems: Record<string, string> } => {
  const base = legalBases.find(b => b === field('base'))
  const plazo = field('plazo') === '0' ? 0 as const : field('plazo') === '1' ? 1 as const : undefined
  const text = (name: string) => field(name).trim().slice(0, 1_000)
  const form = { ...(base ? { legalBasis: base } : {}), legalBasisText: text('texto'), responsible: text('responsable').slice(0, 200), dataContact: text('contacto').slice(0, 200), ...(plazo === undefined ? {} : { keptYears: plazo }) }
  const words = { legalBasis: ['base', m.students_problem_basis()], legalBasisText: ['texto', m.students_problem_basis_text()], responsible: ['responsable', m.students_problem_responsible()], dataContact: ['contacto', m.students_problem_contact()], keptYears: ['plazo', m.students_problem_kept()] } as const
  return { form, problems: Object.fromEntries(missingForModule(form).map(key => words[key])) }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, config, requestId } = factsOf(context)
  const rbd = rbdFrom(params)
  // The team reads this page; there is no form on it for them.
  if (!reasonTo(context, 'students.switch', await schoolThingOf(context, rbd))) throw notFound()
  const field = fieldsOf(await request.formData())
  const who = { rbd, by: requireSignedIn(context).id, requestId }
  const values = { base: field('base'), texto: field('texto'), responsable: field('responsable'), contacto: field('contacto'), plazo: field('plazo') }
  const back = (done: keyof typeof doneWords) => redirect(`${settingsPath(rbd)}?hecho=${done}`, 303)
  if (field('que') === 'desactivar') { await switchStudentsOff(store, who); return back('desactivada') }
  const { form, problems } = formOf(field)
  if (Object.keys(problems).length > 0) return data({ problems, values }, { status: 400 })
  await saveStudentModule(store, who, form as ModuleForm)
  if (field('que') !== 'activar') return back('guardado')
  const keys = await usableKeys(store, config)
  const outcome = await switchStudentsOn(store, { ...who, hasKey: keys !== null })
  if (!outcome.ok) return data({ problems: { '': m.students_problem_key() }, values }, { status: 409 })
  if (keys) await store.tx(tx => rememberKey(store, tx, keys))
  return back('activada')
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? `${m.students_settings_title()} · ${loaderData.school}` : '' }]

const SettingsPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const p: Record<string, string> = actionData?.problems ?? {}
  const v = actionData?.values ?? d.values
  return (
    <>
      <PageHead title={m.students_settings_title()} crumb={d.mayChange ? <Link to="/ajustes/estudiantes">{m.students_switches_title()}</Link> : <Link to={schoolPath(d.rbd)}>{d.school}</Link>}
        readers={m.students_settings_readers()} tag={<Tag tone={d.isOn ? 'voice' : 'plain'}>{d.isOn ? m.students_tag_on() : m.students_tag_off()}</Tag>} />
      {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={p} />
      <Sheet>
        <p className="written">{d.school}. {d.state}</p>
        <p>{m.students_settings_what()}</p>
        {d.mayChange ? (
          <Form method="post" noValidate>
            <RadioFields name="base" label={m.students_basis()} problem={p.base} value={v.base} options={legalBases.map(b => ({ value: b, label: basisWords[b].label(), hint: basisWords[b].hint() }))} />
            <WritingField name="texto" label={m.students_basis_text()} hint={m.students_basis_text_hint()} problem={p.texto} defaultValue={v.texto} maxLength={1000} />
            <TextField name="responsable" label={m.students_responsible()} hint={m.students_responsible_hint()} problem={p.responsable} defaultValue={v.responsable} maxLength={200} />
            <TextField name="contacto" label={m.students_contact()} hint={m.students_contact_hint()} problem={p.contacto} defaultValue={v.contacto} maxLength={200} />
            <RadioFields name="plazo" label={m.students_kept()} problem={p.plazo} value={v.plazo} options={[{ value: '1', label: m.students_kept_1() }, { value: '0', label: m.students_kept_0() }]} />
            {d.hasKey ? null : <NextStep>{m.students_problem_key()}</NextStep>}
            <Actions>
              {d.isOn ? null : <Button tone="primary" name="que" value="activar">{m.students_switch_on()}</Button>}
              <Button name="que" value="guardar">{m.students_save()}</Button>
            </Actions>
          </Form>
        ) : d.isFilled ? (
          <dl>
            <dt>{m.students_basis()}</dt><dd>{d.basis}. <span className="written">{v.texto}</span></dd>
            <dt>{m.students_responsible()}</dt><dd>{v.responsable}</dd>
            <dt>{m.students_contact()}</dt><dd>{v.contacto}</dd>
            <dt>{m.students_kept()}</dt><dd>{v.plazo === '0' ? m.students_kept_0() : m.students_kept_1()}</dd>
          </dl>
        ) : <p>{m.students_not_filled()}</p>}
      </Sheet>
      {d.mayChange && d.isOn ? (
        <Sheet labelledBy="desactivar">
          <h2 id="desactivar">{m.students_switch_off_title()}</h2>
          <p>{m.students_switch_off_what()}</p>
          <Form method="post"><Actions><Button tone="look" name="que" value="desactivar">{m.students_switch_off()}</Button></Actions></Form>
        </Sheet>
      ) : null}
    </>
  )
}
export default SettingsPage
