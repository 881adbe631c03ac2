/** The questions of the survey, one a line, as a plain form: whole without a script. */
import { answers, items } from '../../../cycles/engagement/items.ts'
import type { SentenceId } from '../../../cycles/engagement/sheet.ts'
import { needItem, needOptions, supportSentences } from '../../../cycles/engagement/support.ts'
import { m } from '../../messages/compiled/messages.js'
import { answerWords, itemWords, needWords } from './names.ts'
import css from './engagement.module.css'

type Given = { given: Readonly<Record<string, string>>; open: readonly string[] }

const AnswerOf = ({ name, answer, value, label, isRather }: { name: string; answer: string; value: string | undefined; label: string; isRather?: boolean }) => (
  <label className={isRather ? `${css.answer} ${css.rather}` : css.answer}>
    <input type="radio" name={name} value={answer} defaultChecked={value === answer} /><span>{label}</span>
  </label>
)

const Sentences = ({ of, given, open }: Given & { of: readonly SentenceId[] }) => of.map(item => {
  const isOpen = open.includes(item)
  return (
    <fieldset key={item} id={item} className={isOpen ? `${css.item} ${css.open}` : css.item} aria-describedby={isOpen ? `${item}-falta` : undefined}>
      <legend>{itemWords[item]()}</legend>
      {isOpen ? <p className={css.openSays} id={`${item}-falta`}>{m.engagement_open_item()}</p> : null}
      <div className={css.answers}>
        {answers.map(a => <AnswerOf key={a} name={item} answer={a} value={given[item]} label={answerWords[a]()} />)}
        <AnswerOf name={item} answer="prefers-not" value={given[item]} label={answerWords['prefers-not']()} isRather />
      </div>
    </fieldset>
  )
})

export const SurveyItems = ({ given, open }: Given) => (
  <>
    <h2>{m.engagement_how_often()}</h2>
    <Sentences of={items} given={given} open={open} />
    <h2>{m.engagement_support_ask()}</h2>
    <Sentences of={supportSentences} given={given} open={open} />
    <fieldset id={needItem} className={css.item} aria-describedby="need-pista">
      <legend>{itemWords[needItem]()}</legend>
      <p className={css.needHint} id="need-pista">{m.engagement_need_hint()}</p>
      <div className={css.needs}>
        {needOptions.map(n => <AnswerOf key={n} name={needItem} answer={n} value={given[needItem]} label={needWords[n]()} />)}
        <AnswerOf name={needItem} answer="prefers-not" value={given[needItem]} label={needWords['prefers-not']()} isRather />
      </div>
    </fieldset>
  </>
)
