/** Whose device this is: on a computer a box that is ticked until somebody unticks it; on a phone a question without an answer given. */
import { CheckField, RadioFields } from '../../components/form.tsx'
import { m } from '../../messages/compiled/messages.js'

export const DeviceQuestion = ({ isPhone, problem }: { isPhone: boolean; problem?: string | undefined }) => isPhone ? (
  <>
    <input type="hidden" name="aparato" value="telefono" />
    <RadioFields
      name="telefono" label={m.phone_whose()} problem={problem}
      options={[
        { value: 'anotar', label: m.phone_whose_log(), hint: m.phone_whose_log_hint() },
        { value: 'propio', label: m.phone_whose_mine(), hint: m.phone_whose_mine_hint() },
        { value: 'prestado', label: m.phone_whose_borrowed(), hint: m.phone_whose_borrowed_hint() },
      ]}
    />
  </>
) : <CheckField name="compartido" value="si" defaultChecked label={m.people_shared_computer()} hint={m.people_shared_computer_hint()} />
