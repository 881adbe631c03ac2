/** A demo's clock, which anybody in it may move. A real installation has no such page. */
import { data, Form, redirect } from 'react-router'
import type { Route } from './+types/demo-clock'
import { setDemoClock } from '../../../db/installation.ts'
import { startOfSchoolDay } from '../../../db/people/audit-log.ts'
import { schoolDayOf } from '../../../db/clock.ts'
import { Actions, Button, ErrorSummary, TextField } from '../../components/form.tsx'
import { Columns, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, timeZoneOf } from '../../request.server.ts'
import { fieldsOf } from './fields.ts'
import css from './people.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.people_clock_title() }]

const requireDemo = (context: Route.LoaderArgs['context']) => {
  const facts = factsOf(context)
  if (facts.installation?.kind !== 'demo') throw notFound()
  return facts
}

/** Where the demo's story stands: Wednesday 18 November 2026, 10:40 in Santiago. */
const story = '2026-11-18T13:40:00Z'
const dayMs = 86_400_000
const jumps: Record<string, (now: Date) => Date> = {
  dia: now => new Date(now.getTime() + dayMs), semana: now => new Date(now.getTime() + 7 * dayMs), mes: now => new Date(now.getTime() + 28 * dayMs), historia: () => new Date(story),
}

export const loader = ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = requireDemo(context)
  const f = formatter(locale, timeZoneOf(context))
  const now = store.clock.now()
  const day = schoolDayOf(now, timeZoneOf(context))
  return { now: m.people_clock_now({ time: f.time(now), day: f.dayLong(day) }), day, time: f.time(now), moved: new URL(request.url).searchParams.get('hecho') === 'movido' }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store } = requireDemo(context)
  const field = fieldsOf(await request.formData())
  const values = { day: field('dia'), time: field('hora') }
  const jump = jumps[field('salto')]
  let at: Date
  if (jump) at = jump(store.clock.now())
  else {
    const problems: Record<string, string> = {}
    if (!/^20(1[89]|2\d|3[0-5])-\d{2}-\d{2}$/.test(values.day) || Number.isNaN(Date.parse(`${values.day}T00:00:00Z`))) problems.dia = m.people_clock_day_invalid()
    const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(values.time) ?? []
    if (hours === undefined) problems.hora = m.people_clock_time_invalid()
    if (Object.keys(problems).length > 0) return data({ problems, values }, { status: 400 })
    at = new Date(startOfSchoolDay(values.day, timeZoneOf(context)).getTime() + (Number(hours) * 60 + Number(minutes)) * 60_000)
  }
  await setDemoClock(store, at.toISOString())
  return redirect('/demo/reloj?hecho=movido')
}

const DemoClock = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const problems: Record<string, string> = actionData?.problems ?? {}
  return (
    <>
      <PageHead title={m.people_clock_title()} readers={m.people_clock_readers()} />
      {d.moved && !actionData ? <Notice live>{m.people_clock_done()}</Notice> : null}
      <ErrorSummary problems={actionData?.problems} />
      <Columns aside={
        <Sheet labelledBy="avanzar">
          <h2 id="avanzar">{m.people_clock_forward()}</h2>
          <Form method="post" className={css.jumps}>
            <Button name="salto" value="dia">{m.people_clock_plus_day()}</Button>
            <Button name="salto" value="semana">{m.people_clock_plus_week()}</Button>
            <Button name="salto" value="mes">{m.people_clock_plus_month()}</Button>
            <Button tone="quiet" name="salto" value="historia">{m.people_clock_story()}</Button>
          </Form>
        </Sheet>
      }>
        <Sheet>
          <p className={css.clock}>{d.now}</p>
          <p>{m.people_clock_what()}</p>
          <Form method="post" key={`${d.day} ${d.time}`}>
            <TextField name="dia" type="date" label={m.people_clock_day()} defaultValue={actionData?.values.day ?? d.day} problem={problems.dia} width="short" min="2018-01-01" max="2035-12-31" />
            <TextField name="hora" label={m.people_clock_time()} hint={m.people_clock_time_hint()} inputMode="numeric" maxLength={5} defaultValue={actionData?.values.time ?? d.time} problem={problems.hora} width="short" />
            <Actions><Button tone="primary">{m.people_clock_button()}</Button></Actions>
          </Form>
        </Sheet>
      </Columns>
    </>
  )
}
export default DemoClock
