/** Why a number here differs from the one in SIGE: what each figure counts, and leaves out. For any member, and to print. */
import type { Route } from './+types/numbers'
import { PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from '../../components/learning/learning.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.yearly_help_title() }]

const differences = [
  [m.yearly_help_declared, m.yearly_help_declared_text], [m.yearly_help_days, m.yearly_help_days_text], [m.yearly_help_twice, m.yearly_help_twice_text],
  [m.yearly_help_weighted, m.yearly_help_weighted_text], [m.yearly_help_levels, m.yearly_help_levels_text], [m.yearly_help_left_out, m.yearly_help_left_out_text],
  [m.yearly_help_cut_off, m.yearly_help_cut_off_text], [m.yearly_help_april, m.yearly_help_april_text], [m.yearly_help_yearly, m.yearly_help_yearly_text],
  [m.yearly_help_pandemic, m.yearly_help_pandemic_text], [m.yearly_help_dropout, m.yearly_help_dropout_text], [m.yearly_help_small, m.yearly_help_small_text],
  [m.yearly_help_what_to_do, m.yearly_help_what_to_do_text],
] as const

const HelpNumbers = () => (
  <>
    <PageHead title={m.yearly_help_title()} readers={m.yearly_help_readers()} />
    <div className={css.help}>
      <Sheet>
        <p>{m.yearly_help_intro()}</p>
        {differences.map(([title, text]) => <section key={title()}><h2>{title()}</h2><p>{text()}</p></section>)}
      </Sheet>
    </div>
  </>
)
export default HelpNumbers
