/** Every path nobody made: the same frame, the same sentence, status 404. */
import { notFound } from '../../request.server.ts'

export const loader = () => { throw notFound() }
export const action = () => { throw notFound() }

const NotFound = () => null
export default NotFound
