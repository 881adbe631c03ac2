/** What each profession sees of a cycle's challenge, to read side by side and to write. */
import { viewFields, type TogetherEntry, type ViewField } from '../../../cycles/notebook/parts.ts'
import { listOf, splitField } from '../../../cycles/notebook/repeats.ts'
import { professionsOfASchool, type Profession } from '../../../cycles/people/professions.ts'
import { studentNeeds, type StudentNeed } from '../../../cycles/together/student-needs.ts'
import { commonFieldName, needName, viewFieldName } from '../../components/together/words.ts'
import type { CommonView, NeedsView, ProfessionView } from '../../components/together/view.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { professionName } from '../people/people-words.ts'

const texts = (body: TogetherEntry) => body as unknown as Readonly<Record<string, string>>
const isNeed = (w: string): w is StudentNeed => (studentNeeds as readonly string[]).includes(w)

/** What a field of the text is called alone: in a clash, in the history. */
export const togetherFieldName = (field: string): string => {
  const split = splitField(field)
  if (split && split.key === '' && Object.hasOwn(commonFieldName, split.name)) return commonFieldName[split.name as keyof typeof commonFieldName]()
  if (split && Object.hasOwn(viewFieldName, split.name)) return m.together_field_of({ profession: professionName(split.key) ?? split.key, field: viewFieldName[split.name as ViewField]() })
  return field
}

export const professionsWithWords = (body: TogetherEntry): Profession[] =>
  professionsOfASchool.filter(p => viewFields.some(field => texts(body)[`${field}.${p}`]))

export const describeViews = (body: TogetherEntry): ProfessionView[] => professionsWithWords(body).map(p => ({
  key: p, name: professionName(p) ?? p,
  fields: viewFields.flatMap(field => {
    const said = texts(body)[`${field}.${p}`] ?? ''
    const text = field === 'seesNeeds' ? listOf(said).filter(isNeed).map(n => needName[n]()).join(' · ') : said
    return text === '' ? [] : [{ key: field, label: viewFieldName[field](), text }]
  }),
}))

export const describeCommon = (body: TogetherEntry): CommonView =>
  (['commonReading', 'commonPurpose'] as const).flatMap(k => (body[k] === '' ? [] : [{ label: commonFieldName[k](), text: body[k] }]))

/** What students answered, where it may be read (`cycles/engagement/results.ts` says when). */
export type StudentsSay = { /** The number of an earlier cycle whose survey it was; null: this one's. */ ofCycle: number | null; people: number; needs: readonly { need: StudentNeed | 'nothing'; n: number }[] }

/** Students' and professions' view of the same needs; null while neither has said anything. */
export const describeNeeds = (body: TogetherEntry, students: StudentsSay | null, f: Formatter): NeedsView => {
  const saidBy = (need: StudentNeed) => professionsOfASchool.filter(p => listOf(texts(body)[`seesNeeds.${p}`] ?? '').includes(need))
  const byStudents = new Map(students?.needs.map(n => [n.need, n.n]))
  const named = studentNeeds.map(need => ({ need, n: byStudents.get(need) ?? null, by: saidBy(need) })).filter(x => x.n !== null || x.by.length > 0)
  if (named.length === 0) return null
  const rows = [...named].sort((a, b) => (b.n ?? -1) - (a.n ?? -1) || b.by.length - a.by.length)
  const [first] = rows
  const anyProfession = named.some(x => x.by.length > 0)
  return {
    hasStudents: students !== null,
    from: !students ? m.together_needs_no_students() : students.ofCycle === null ? m.together_needs_students_from({ people: f.integer(students.people) }) : m.together_needs_students_before({ people: f.integer(students.people), number: students.ofCycle }),
    rows: rows.map(x => ({ key: x.need, cells: {
      need: needName[x.need](), students: !students ? '' : x.n === null ? m.together_needs_few() : m.together_needs_of({ n: f.integer(x.n), people: f.integer(students.people) }),
      professions: f.list(x.by.map(p => professionName(p) ?? p)),
    } })),
    question: students && anyProfession && first && first.n !== null && first.by.length === 0 ? m.together_ask_needs({ need: needName[first.need]() }) : null,
  }
}
