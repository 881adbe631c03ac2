/** One verdict: what the numbers allow to be said, in words first; its sign is a shape and not a colour alone. */
import { NextStep } from '../page.tsx'
import css from './verdicts.module.css'
import type { VerdictView } from './view.ts'

const Sign = ({ sign }: { sign: VerdictView['sign'] }) => (
  <svg className={css.sign} width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
    {sign === 'better' ? <path className={css.signBetter} d="M9 2 L17 16 H1 Z" />
      : sign === 'worse' ? <path className={css.signWorse} d="M1 2 H17 L9 16 Z" />
      : sign === 'mixed' || sign === 'signal' ? <path className={css.signWorse} d="M9 0 L18 9 L9 18 L0 9 Z" />
      : sign === 'usual' ? <circle className={css.signUsual} cx="9" cy="9" r="7" />
      : <circle className={css.signUnknown} cx="9" cy="9" r="7" />}
  </svg>
)

export const Verdict = ({ view: v, remarks = [] }: { view: VerdictView; remarks?: readonly string[] }) => (
  <>
    <div className={`${css.verdict} ${css[v.sign]}`}>
      <div className={css.head}><Sign sign={v.sign} /><p className={css.headline}>{v.headline}</p></div>
      <p className={css.explanation}>{v.explanation}</p>
      {v.flags.length + remarks.length > 0 ? <ul className={css.flags}>{[...v.flags, ...remarks].map(s => <li key={s}>{s}</li>)}</ul> : null}
    </div>
    {v.next ? <NextStep>{v.next}</NextStep> : null}
  </>
)
