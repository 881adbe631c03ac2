/** The forms of this page in which something is being written, whoever made them: leaving asks them all. */
export type Writing = {
  /** Goes out now, if there is something to send. */
  send: () => void
  /** Something was written that the server has not acknowledged. */
  isWaiting: () => boolean
  /** Closing the page would lose it: it is not on the device either. */
  wouldLose: () => boolean
  /** It cannot be sent now, or not without a decision. */
  isStuck: () => boolean
}

const forms = new Set<Writing>()
const listeners = new Set<() => void>()

/** Adds a form of the page. Answers how to take it away again. */
export const addWriting = (writing: Writing) => {
  forms.add(writing)
  return () => { forms.delete(writing); tellWriting() }
}
/** Something about a form of the page changed. */
export const tellWriting = () => { for (const listener of listeners) listener() }
export const onWriting = (listener: () => void) => { listeners.add(listener); return () => { listeners.delete(listener) } }

export const waitingForms = () => [...forms].filter(f => f.isWaiting())
export const formsThatWouldLose = () => [...forms].filter(f => f.wouldLose())
