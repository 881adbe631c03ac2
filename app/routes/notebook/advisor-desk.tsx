/** The advisor's desk: what is ready to talk about, what was answered, and the schools one by one. */
import { Link } from 'react-router'
import type { Route } from './+types/advisor-desk'
import { getAdvisorDesk } from '../../../db/notebook/feedback.ts'
import { listCurrentPauses } from '../../../db/notebook/pauses.ts'
import { listSchoolFacts } from '../../../db/territory.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { CycleDrawing } from '../../components/notebook/cycle-drawing.tsx'
import { feedbackKindName, pageName, phaseName, phaseTone, stanceName } from '../../components/notebook/names.ts'
import { cyclePath, pagePath, schoolPath } from '../../components/notebook/paths.ts'
import { Columns, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { standInPath } from '../../components/team/paths.ts'
import { restsSentence } from '../../components/team/team-words.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import css from '../../components/notebook/notebook.module.css'

export const loader = async ({ context }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const today = todayOf(context)
  const desk = await getAdvisorDesk(store, scopeOf(context, 'notebook.readReady'), requireSignedIn(context).id, today)
  const facts = await listSchoolFacts(store, desk.schools.map(s => s.rbd), Number(today.slice(0, 4)))
  const name = (rbd: number) => facts.get(rbd)?.name ?? `RBD ${rbd}`
  const schools = desk.schools.map(s => ({ rbd: s.rbd, name: name(s.rbd), cycles: s.cycles })).sort((a, b) => f.compare(a.name, b.name))
  const rests = await listCurrentPauses(store, schools.flatMap(s => s.cycles.filter(c => !c.closedOn && !c.droppedOn).map(c => c.id)), today)
  const restsOf = (cycleId: string) => { const r = rests.get(cycleId); return r ? restsSentence({ until: f.day(r.until), reason: r.reason }) : '' }
  return {
    ready: schools.flatMap(s => s.cycles.flatMap(c => c.ready.filter(r => !r.hasOwnFeedbackSince).map(r => ({
      rbd: s.rbd, school: s.name, cycleId: c.id, title: c.title, page: r.page, at: r.readyAt.getTime(), day: f.dayOf(r.readyAt),
    })))).sort((a, b) => b.at - a.at),
    answered: desk.answered.map(a => ({
      id: a.id, rbd: a.rbd, school: name(a.rbd), cycleId: a.cycleId, title: a.cycleTitle, page: a.page, kind: a.kind,
      text: openingOf(a.text, 110), answer: a.answer ? openingOf(a.answer, 220) : null, stance: a.stance, day: f.dayOf(a.answeredAt),
    })),
    schools: schools.map(s => ({
      rbd: s.rbd, name: s.name,
      cycles: s.cycles.filter((c, i) => i === 0 || (!c.closedOn && !c.droppedOn)).map(c => ({ id: c.id, number: c.number, title: c.title, phase: c.phase, ready: c.ready.length, rests: restsOf(c.id) })),
    })),
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.notebook_desk_title() }]

const AdvisorDesk = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.notebook_desk_title()} readers={m.notebook_desk_readers()} />
    <Columns aside={<Answered d={d} />}>
      <Sheet labelledBy="para-conversar">
        <h2 id="para-conversar">{m.notebook_desk_ready()}</h2>
        {d.ready.length === 0 ? <p className={css.quiet}>{m.notebook_desk_ready_empty()}</p> : (
          <ul className={css.deskList}>
            {d.ready.map(r => (
              <li key={`${r.cycleId}-${r.page}`}>
                <p className={css.cardNumber}>{r.school}</p>
                <p className={css.deskTitle}><Link to={pagePath(r.rbd, r.cycleId, r.page)}>{r.title}</Link></p>
                <p className={css.cardDates}>{m.notebook_desk_ready_line({ page: pageName[r.page](), day: r.day })}</p>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet labelledBy="escuelas">
        <h2 id="escuelas">{m.notebook_desk_schools()}</h2>
        <ul className={css.deskList}>
          {d.schools.map(s => (
            <li key={s.rbd}>
              <p className={css.deskSchool}><Link to={schoolPath(s.rbd)}>{s.name}</Link></p>
              {s.cycles.length === 0 ? <p className={css.quiet}>{m.notebook_desk_no_cycle()}</p> : s.cycles.map(c => (
                <div key={c.id} className={css.deskCycle}>
                  <CycleDrawing phase={c.phase} />
                  <p><Link to={cyclePath(s.rbd, c.id)} className={css.serif}>{c.title}</Link> <Tag tone={phaseTone[c.phase]}>{phaseName[c.phase]()}</Tag>
                    <span className={css.cardDates}>{m.notebook_cycle_n({ number: c.number })}{c.ready > 0 ? ` · ${m.notebook_desk_ready_pages({ n: c.ready })}` : ''}</span>
                    {c.rests ? <span className={css.cardDates}>{c.rests}</span> : null}</p>
                </div>
              ))}
              <p className={css.quiet}><Link to={standInPath(s.rbd)} aria-label={m.team_desk_stand_in_label({ school: s.name })}>{m.team_desk_stand_in()}</Link></p>
            </li>
          ))}
        </ul>
      </Sheet>
    </Columns>
  </>
)
export default AdvisorDesk

const Answered = ({ d }: { d: Route.ComponentProps['loaderData'] }) => (
  <section aria-labelledby="respuestas">
    <h2 className={css.marginTitle} id="respuestas">{m.notebook_desk_answered()}</h2>
    {d.answered.length === 0 ? <p className={css.quiet}>{m.notebook_desk_answered_empty()}</p> : d.answered.map(a => (
      <article key={a.id} className={css.comment}>
        <p className={css.commentHead}><Tag tone="advisor">{feedbackKindName[a.kind]()}</Tag> <span>{a.school}</span></p>
        <p className={css.quiet}>{m.notebook_desk_you_wrote({ text: a.text })}</p>
        <div className={css.reply}>
          {a.stance ? <p><Tag tone="voice">{stanceName[a.stance]()}</Tag></p> : null}
          {a.answer ? <p className={css.commentText}>{a.answer}</p> : null}
          <p className={css.quiet}><Link to={`${pagePath(a.rbd, a.cycleId, a.page)}#comentario-${a.id}`}>{a.title}</Link>, {a.day}</p>
        </div>
      </article>
    ))}
  </section>
)
