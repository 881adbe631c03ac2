/** The twelve sentences, one a line, as a plain form: whole without a script. */
import { answers, items, type AnswerOrNone, type ItemId } from '../../../cycles/engagement/items.ts'
import { m } from '../../messages/compiled/messages.js'
import { answerWords, itemWords } from './names.ts'
import css from './engagement.module.css'

const AnswerOf = ({ item, answer, value, isRather }: { item: ItemId; answer: AnswerOrNone; value: string; isRather?: boolean }) => (
  <label className={isRather ? `${css.answer} ${css.rather}` : css.answer}>
    <input type="radio" name={item} value={answer} defaultChecked={value === answer} /><span>{answerWords[answer]()}</span>
  </label>
)

export const SurveyItems = ({ given, open }: { given: Readonly<Record<string, string>>; open: readonly string[] }) => (
  <>
    {items.map(item => {
      const isOpen = open.includes(item)
      return (
        <fieldset key={item} id={item} className={isOpen ? `${css.item} ${css.open}` : css.item} aria-describedby={isOpen ? `${item}-falta` : undefined}>
          <legend>{itemWords[item]()}</legend>
          {isOpen ? <p className={css.openSays} id={`${item}-falta`}>{m.engagement_open_item()}</p> : null}
          <div className={css.answers}>
            {answers.map(a => <AnswerOf key={a} item={item} answer={a} value={given[item] ?? ''} />)}
            <AnswerOf item={item} answer="prefers-not" value={given[item] ?? ''} isRather />
          </div>
        </fieldset>
      )
    })}
  </>
)
