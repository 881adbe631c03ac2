/** From the board to the files: what there is and the choice stand on a page of their own. */
import { ButtonLink } from '../../components/form.tsx'
import { m } from '../../messages/compiled/messages.js'

export const ExportForm = (_: { years?: readonly string[] }) => (
  <>
    <h2 id="llevarse">{m.board_export_title()}</h2>
    <p>{m.opendata_from_board()}</p>
    <p className="no-print"><ButtonLink to="/territorio/datos">{m.opendata_from_board_link()}</ButtonLink></p>
  </>
)
