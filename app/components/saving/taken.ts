/**
 * Saves after which the server sent the reader on: it took the words. The form that sent them may be gone before it is told, so what
 * stands between form and server notes it here, by the save's key.
 */
const taken = new Set<string>()
export const noteTaken = (saveKey: string) => { taken.add(saveKey) }
export const wasTaken = (saveKey: string) => taken.delete(saveKey)
