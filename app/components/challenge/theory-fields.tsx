/**
 * The theory of action to write on: any number of branches that lead to one thing. Each line of a text is one condition or strategy. With
 * scripts branches are added and removed in place and the drawing follows the words; without them one more branch is offered, folded.
 */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { fieldOf, groupKeyAt, keysOfGroup, splitField } from '../../../cycles/notebook/repeats.ts'
import { linkFields, shapeOfTheory, theoryFields, type Theory } from '../../../cycles/theory/theory.ts'
import type { TheoryCarried } from '../../../cycles/notebook/phases.ts'
import { m } from '../../messages/compiled/messages.js'
import { Button, CheckField, WritingField } from '../form.tsx'
import { carriedName } from '../notebook/names.ts'
import { Example } from '../notebook/reading.tsx'
import type { Sheet } from '../notebook/saving-form.tsx'
import type { ParentView } from '../notebook/view.ts'
import { tellForm, useAlive } from './alive.ts'
import { Fold } from './fold.tsx'
import { linkName } from './names.ts'
import { DrawnTheory } from './drawn-theory.tsx'
import { TheoryList } from './theory-list.tsx'
import type { NetworkView } from './view.ts'
import css from './challenge.module.css'

type Texts = Record<string, string>

const Branch = ({ branchKey: key, n, of, values: v, problems: p, onRemove }: { branchKey: string; n: number; of: number; values: Texts; problems: Texts; onRemove: (() => void) | null }) => {
  const [theIf, theThen] = [fieldOf('theoryIf', key), fieldOf('theoryThen', key)]
  const isOne = of === 1
  return (
    <div className={css.branch} role={isOne ? undefined : 'group'} aria-label={isOne ? undefined : m.challenge_branch_n({ n })}>
      {isOne ? null : (
        <div className={css.branchHead}>
          <span>{m.challenge_branch_n({ n })}</span>
          {onRemove ? <Button type="button" tone="quiet" onClick={onRemove}>{m.challenge_branch_remove()}</Button> : null}
        </div>
      )}
      <div className={css.pair}>
        <WritingField name={theIf} label={<span className={css.connective}>{m.notebook_theory_if()}</span>} hint={n === 1 ? m.challenge_if_hint() : undefined} problem={p[theIf]} defaultValue={v[theIf]} rows={2} />
        <WritingField name={theThen} label={<span className={css.connective}>{m.notebook_theory_then()}</span>} hint={n === 1 ? m.challenge_then_hint() : undefined} problem={p[theThen]} defaultValue={v[theThen]} rows={2} />
      </div>
    </div>
  )
}

/** A branch that was taken out: its fields go out empty, and it can be had back as it was. */
const Removed = ({ branchKey: key, n, onUndo }: { branchKey: string; n: number; onUndo: () => void }) => (
  <p className={css.removed} role="status">
    {theoryFields.map(name => <input key={name} type="hidden" name={fieldOf(name, key)} value="" />)}
    {m.challenge_branch_removed({ n })} <Button type="button" tone="quiet" onClick={onUndo}>{m.challenge_undo()}</Button>
  </p>
)

const textsIn = (root: HTMLElement): Texts =>
  Object.fromEntries([...root.querySelectorAll('textarea')].map(area => [area.name, area.value]))

export const TheoryFields = ({ values: v, problems: p, parent, carried, suggestion, networks, newKey }: Sheet & {
  parent: ParentView | null; carried: TheoryCarried | null; suggestion: TheoryCarried | null; networks: NetworkView[]
  /** For the further branch offered without scripts. */
  newKey: string
}) => {
  const isAlive = useAlive()
  const root = useRef<HTMLFieldSetElement>(null)
  const [added, setAdded] = useState<string[]>([])
  const [removed, setRemoved] = useState<Record<string, Texts>>({})
  const [restored, setRestored] = useState<Texts>({})
  const [typed, setTyped] = useState<Texts | null>(null)
  const keys = [...new Set(['', ...keysOfGroup(v, theoryFields), ...added])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const values = { ...v, ...restored }
  const standing = keys.filter(key => !(key in removed))
  const theory = { ...Object.fromEntries(standing.flatMap(key => theoryFields.map(f => [fieldOf(f, key), values[fieldOf(f, key)] ?? '']))), theoryWhichWill: values.theoryWhichWill ?? '', ...typed } as unknown as Theory

  // Words written in the further branch before the scripts came are a branch like any other.
  useEffect(() => {
    const early = Object.fromEntries(Object.entries(root.current ? textsIn(root.current) : {}).filter(([name, text]) => splitField(name)?.key === newKey && text !== ''))
    if (Object.keys(early).length === 0) return
    setRestored(early)
    setAdded([newKey])
  }, []) // Once, when the scripts come: the key changes with every load.

  const readAgain = () => setTimeout(() => { if (root.current) { setTyped(textsIn(root.current)); tellForm(root.current) } })
  const add = () => {
    const key = groupKeyAt(Date.now())
    setAdded(a => [...a, key])
    setTimeout(() => root.current?.querySelector<HTMLElement>(`[name="${fieldOf('theoryIf', key)}"]`)?.focus())
  }
  const remove = (key: string) => {
    const texts = root.current ? textsIn(root.current) : {}
    setRemoved(r => ({ ...r, [key]: Object.fromEntries(theoryFields.map(f => [fieldOf(f, key), texts[fieldOf(f, key)] ?? ''])) }))
    readAgain()
  }
  const undo = (key: string) => {
    setRestored(r => ({ ...r, ...removed[key] }))
    setAdded(a => [...new Set([...a, key])])
    setRemoved(({ [key]: _, ...rest }) => rest)
    readAgain()
  }
  return (
    <fieldset className={css.theory} ref={root} onInput={(e: FormEvent<HTMLFieldSetElement>) => { if (e.target instanceof HTMLTextAreaElement) setTyped(textsIn(e.currentTarget)) }}>
      <legend><h3>{m.notebook_theory_title()}</h3></legend>
      <p className={css.hint}>{m.notebook_theory_hint()}</p>
      {parent && carried ? <p className={css.hint}>{m.notebook_theory_from_parent({ number: parent.number, carried: carriedName[carried]().toLowerCase() })}</p> : null}
      <div className={css.branches}>
        {keys.map(key => key in removed
          ? <Removed key={key} branchKey={key} n={keys.indexOf(key) + 1} onUndo={() => undo(key)} />
          : <Branch key={key} branchKey={key} n={standing.indexOf(key) + 1} of={standing.length} values={values} problems={p} onRemove={isAlive && standing.length > 1 ? () => remove(key) : null} />)}
        {isAlive ? <p className="no-print"><Button type="button" tone="quiet" onClick={add}>{`+ ${m.challenge_branch_add()}`}</Button></p> : (
          <Fold what={m.challenge_branch_other()} isFilled={false}>
            <p className={css.hint}>{m.challenge_branch_add_hint()}</p>
            <Branch branchKey={newKey} n={standing.length + 1} of={standing.length + 1} values={{}} problems={p} onRemove={null} />
            {standing.length > 1 ? <p className={css.hint}>{m.challenge_branch_remove_plain()}</p> : null}
          </Fold>
        )}
        <div className={css.ends}>
          <WritingField name="theoryWhichWill" label={<span className={css.connective}>{m.notebook_theory_which_will()}</span>} hint={m.challenge_which_will_hint()} problem={p.theoryWhichWill} defaultValue={v.theoryWhichWill} rows={2} />
        </div>
      </div>
      <Example>{m.notebook_theory_example()}</Example>
      {suggestion ? <p className={css.hint}>{m.notebook_theory_suggest({ number: parent?.number ?? 0 })} <Button tone="quiet" name="intent" value={`mark-${suggestion}`}>{m.notebook_theory_mark({ carried: carriedName[suggestion]().toLowerCase() })}</Button></p> : null}
      <DrawnTheory theory={theory} />
      {parent && carried !== 'maintained' ? (
        <details className={css.beside} open={carried === 'replaced' && !v.theoryIf}>
          <summary>{m.notebook_theory_parent_was({ number: parent.number })}</summary>
          <TheoryList shape={shapeOfTheory(parent.theory)} />
        </details>
      ) : null}
      <NetworkTheory networks={networks} values={v} />
    </fieldset>
  )
}

/** The network's own theory, beside the school's: which of its strands this cycle feeds. */
const NetworkTheory = ({ networks, values: v }: { networks: NetworkView[]; values: Texts }) => {
  if (networks.length === 0 && linkFields.every(f => !v[f])) return null
  return (
    <details className={css.beside} open={linkFields.some(f => v[f])}>
      <summary>{m.challenge_network_title()}</summary>
      {networks.map(n => (
        <div key={n.id} className={css.network}>
          <h4>{n.name}</h4>
          <p className={css.serif}><span className={css.connective}>{m.notebook_theory_if()}</span> {n.theoryIf}, <span className={css.connective}>{m.notebook_theory_then()}</span> {n.theoryThen}, <span className={css.connective}>{m.notebook_theory_which_will()}</span> {n.theoryWhichWill}.</p>
        </div>
      ))}
      <fieldset>
        <legend className={css.label}>{m.challenge_network_links()}</legend>
        {linkFields.map(f => (
          <div key={f}><input type="hidden" name={f} value="" /><CheckField name={f} value="yes" defaultChecked={v[f] === 'yes'} label={linkName[f]()} /></div>
        ))}
      </fieldset>
    </details>
  )
}
