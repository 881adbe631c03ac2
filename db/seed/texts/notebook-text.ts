/** How the demo's notebooks are written down here: a text a person reads from top to bottom, turned into rows by `notebooks.ts`. */
import type { Decision, ExpectationIndicator, PageKind, yesPartlyNo } from '../../../cycles/notebook/parts.ts'
import type { TheoryCarried } from '../../../cycles/notebook/phases.ts'
import type { CastPerson, CastSchool } from '../cast.ts'

type Answer = readonly [(typeof yesPartlyNo)[number], string]
/** Who wrote it, on which school day; `readyOn` when the team marked it ready to talk about. */
type Written = { by: CastPerson; on: string; readyOn?: string }

export type CycleText = {
  number: number
  title: string
  startedOn: string
  implementationFrom: string | null
  closedOn?: string
  droppedOn?: string
  theoryCarried?: TheoryCarried
  challenge: Written & {
    challenge: string
    forWhom: string
    urgent?: Answer
    relevant?: Answer
    inScope?: Answer
    /** 'as before': carried over word for word from the cycle before. */
    theory?: { if: string; then: string; whichWill: string } | 'as before'
    expect?: { indicator: ExpectationIndicator; measure?: string; from: string; to: string; by: string; forWhom: string }
  }
  data?: Written & { weSee: string; atRisk: string; why: string }
  implementation?: Written & { howItGoes: string }
  learnings?: Written & { observed: string; learnt: string; surprises: string; decision: Decision | ''; decisionWhy: string }
  actions: readonly { by: CastPerson; on: string; what: string; who: string; from: string; to: string; state: 'planned' | 'doing' | 'done' | 'left' }[]
  notes: readonly (readonly [on: string, by: CastPerson, text: string])[]
  adjustments: readonly (readonly [on: string, by: CastPerson, what: string, why: string])[]
  feedback: readonly {
    on: string; page: PageKind; kind: 'strength' | 'question' | 'suggestion'; text: string
    answer?: { on: string; by: CastPerson; text: string; stance?: 'taken' | 'not-now' | 'talked' }
  }[]
}

export type NotebookText = { school: CastSchool; advisor: CastPerson; cycles: readonly CycleText[] }
