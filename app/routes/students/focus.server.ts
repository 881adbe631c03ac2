/** The group of a cycle as its pages show it, with everything it is read beside. For callers who checked `students.see` and that the module is on. */
import { getBandScheme } from '../../../db/installation.ts'
import { getAfterwards } from '../../../db/indicators/afterwards.ts'
import type { FocusGroup } from '../../../db/students/focus-groups.ts'
import { listStudentMonthDays } from '../../../db/students/standings.ts'
import type { Store } from '../../../db/store.ts'
import { cutOf, describeFocus } from '../../components/students/describe-focus.ts'
import type { FocusView } from '../../components/students/view.ts'
import type { Formatter } from '../../format.ts'

/** `upTo`: the last month of the year that is read. */
export const focusViewOf = async (store: Store, rbd: number, group: FocusGroup, at: { year: number; upTo: number; implementationFrom: string | null }, f: Formatter): Promise<FocusView> => {
  const rows = await listStudentMonthDays(store, rbd, at.year, at.upTo)
  const until = cutOf(rows, at)
  const afterwards = until === null ? null : await getAfterwards(store, { year: at.year, until })
  return describeFocus(group, rows, { year: at.year, implementationFrom: at.implementationFrom, scheme: await getBandScheme(store), afterwards }, f)
}
