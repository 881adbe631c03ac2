/** The address of a school's protocol. Spanish in both languages. */
import { schoolPath } from '../notebook/paths.ts'

export const protocolPath = (rbd: number) => `${schoolPath(rbd)}/protocolo`
