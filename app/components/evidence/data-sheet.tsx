/**
 * Page 2: what the team sees in the data and who is at risk, beside what it looked at. The group of the cycle, why, and where it shows are
 * folded until they hold something; nothing is ever called missing.
 */
import type { BodyOf } from '../../../cycles/notebook/parts.ts'
import { listOf } from '../../../cycles/notebook/repeats.ts'
import { m } from '../../messages/compiled/messages.js'
import { SelectField, TextField, WritingField } from '../form.tsx'
import { Example, Folded, Read, ReadText } from '../notebook/reading.tsx'
import type { Sheet } from '../notebook/saving-form.tsx'
import { CourseBoxes } from './course-boxes.tsx'
import { groupKindName, weekdayName } from './names.ts'
import { ReasonFields, ReasonsRead } from './reasons.tsx'
import { Snapshots } from './snapshots.tsx'
import type { EvidenceView } from './view.ts'
import css from './evidence.module.css'

const groupKinds = ['students', 'course', 'courses', 'level', 'school'] as const
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

const questions = [
  { ask: m.evidence_guide_who, field: 'whoIsAtRisk', name: m.notebook_data_risk_q },
  { ask: m.evidence_guide_since, field: 'whatWeSee', name: m.notebook_data_see_q },
  { ask: m.evidence_guide_days, field: 'donde-se-nota', name: m.evidence_where },
  { ask: m.evidence_guide_average, field: 'whoIsAtRisk', name: m.notebook_data_risk_q },
  { ask: m.evidence_guide_say, field: 'voice', name: m.evidence_voices },
  { ask: m.evidence_guide_works, field: 'whatWeSee', name: m.notebook_data_see_q },
] as const

const Guide = () => (
  <details className={`${css.guide} no-print`}>
    <summary>{m.evidence_guide()}</summary>
    <ol>{questions.map(q => <li key={q.ask()}>{q.ask()} <a href={`#${q.field}`}>{m.evidence_guide_for({ field: q.name() })}</a></li>)}</ol>
  </details>
)

export const DataFields = ({ values: v, problems: p, evidence, rbd, cycleId }: Sheet & { evidence: EvidenceView; rbd: number; cycleId: string }) => {
  const reasonProblem = evidence.reasons.some(r => p[`reason.${r.id}`])
  return (
    <>
      {evidence.snapshots ? <Snapshots view={evidence.snapshots} writes /> : null}
      <Guide />
      <WritingField name="whatWeSee" label={m.notebook_data_see_q()} hint={m.notebook_data_see_hint()} problem={p.whatWeSee} defaultValue={v.whatWeSee} rows={5} />
      <Example>{m.notebook_data_see_example()}</Example>
      <WritingField name="whoIsAtRisk" label={m.notebook_data_risk_q()} hint={m.notebook_data_risk_hint()} problem={p.whoIsAtRisk} defaultValue={v.whoIsAtRisk} rows={3} />

      <Folded label={m.evidence_group_add()} filled={m.evidence_group()} isFilled={Boolean(v.groupKind || v.groupWho || v.groupCount)} hasProblem={Boolean(p.groupKind || p.groupWho || p.groupCount)}>
        <div className={css.groupGrid}>
          <SelectField name="groupKind" label={m.evidence_group_kind()} hint={m.evidence_group_kind_hint()} problem={p.groupKind} defaultValue={v.groupKind} width="full"
            options={[{ value: '', label: m.evidence_group_kind_none() }, ...groupKinds.map(k => ({ value: k, label: groupKindName[k]() }))]} />
          <TextField name="groupCount" label={m.evidence_group_count()} problem={p.groupCount} defaultValue={v.groupCount} width="full" inputMode="numeric" autoComplete="off" />
        </div>
        <WritingField name="groupWho" label={m.evidence_group_who()} hint={m.evidence_group_who_hint()} problem={p.groupWho} defaultValue={v.groupWho} rows={2} />
        {evidence.courses ? <CourseBoxes view={evidence.courses} field="groupWho" value={v.groupWho ?? ''} /> : null}
      </Folded>

      <Folded label={m.evidence_why_add()} filled={m.evidence_why()} isFilled={Boolean(v.why) || evidence.reasons.some(r => v[`reason.${r.id}`])} hasProblem={Boolean(p.why) || reasonProblem}>
        <WritingField name="why" label={m.notebook_data_why_q()} hint={m.notebook_data_why_hint()} problem={p.why} defaultValue={v.why} rows={4} />
        <ReasonFields reasons={evidence.reasons} values={v} problems={p} rbd={rbd} cycleId={cycleId} />
      </Folded>

      <div id="donde-se-nota">
        <Folded label={m.evidence_where_add()} filled={m.evidence_where()} isFilled={Boolean(v.showsWeekdays || v.showsCourses || v.showsMonths)} hasProblem={Boolean(p.showsWeekdays || p.showsCourses || p.showsMonths)}>
          <fieldset className={css.weekdays}>
            <legend>{m.evidence_where_weekdays()}</legend>
            <input type="hidden" name="showsWeekdays" value="" />
            {weekdays.map(d => (
              <label key={d} className={css.weekday}><input type="checkbox" name="showsWeekdays" value={d} defaultChecked={listOf(v.showsWeekdays ?? '').includes(d)} /><span>{weekdayName[d]()}</span></label>
            ))}
          </fieldset>
          <TextField name="showsCourses" label={m.evidence_where_courses()} problem={p.showsCourses} defaultValue={v.showsCourses} width="full" written autoComplete="off" />
          <TextField name="showsMonths" label={m.evidence_where_months()} hint={m.evidence_where_months_hint()} problem={p.showsMonths} defaultValue={v.showsMonths} width="full" written autoComplete="off" />
        </Folded>
      </div>
    </>
  )
}

const groupWords = (b: BodyOf['data']): string => {
  // A group told by its words needs no word for being a group.
  const kind = b.groupKind && !(b.groupKind === 'students' && b.groupWho) ? groupKindName[b.groupKind]() : ''
  const count = /^\d+$/.test(b.groupCount) ? m.evidence_group_count_read({ n: Number(b.groupCount) }) : ''
  return [[kind, b.groupWho].filter(Boolean).join(': '), count].filter(Boolean).join(' · ')
}

export const DataRead = ({ body: b, evidence }: { body: BodyOf['data']; evidence: EvidenceView }) => {
  const where = [
    ...(b.showsWeekdays ? [listOf(b.showsWeekdays).map(d => weekdayName[d as (typeof weekdays)[number]]?.() ?? d).join(', ')] : []),
    ...(b.showsCourses ? [b.showsCourses] : []), ...(b.showsMonths ? [b.showsMonths] : []),
  ]
  return (
    <>
      {evidence.snapshots ? <Snapshots view={evidence.snapshots} writes={false} /> : null}
      <ReadText label={m.notebook_data_see_q()} text={b.whatWeSee} at="whatWeSee" />
      <ReadText label={m.notebook_data_risk_q()} text={b.whoIsAtRisk} at="whoIsAtRisk" />
      <ReadText label={m.evidence_group()} text={groupWords(b)} at="groupKind" />
      <ReadText label={m.notebook_data_why_q()} text={b.why} at="why" />
      <ReasonsRead reasons={evidence.reasons} values={b as unknown as Record<string, string>} />
      {where.length > 0 ? <Read label={m.evidence_where()} at="showsWeekdays"><ul className={css.where}>{where.map(w => <li key={w} className="written">{w}</li>)}</ul></Read> : null}
    </>
  )
}
