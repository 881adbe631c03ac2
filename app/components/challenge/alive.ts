import { useEffect, useState } from 'react'

/** Whether the page runs in a browser that runs scripts: false on the server and until then, so that what is sent is whole without them. */
export const useAlive = (): boolean => {
  const [isAlive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return isAlive
}

/** Tells the form around an element that its fields changed, when no key was pressed to do it: it saves itself as after any change. */
export const tellForm = (element: Element | null) => { element?.closest('form')?.dispatchEvent(new Event('input', { bubbles: true })) }
