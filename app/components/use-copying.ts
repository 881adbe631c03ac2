/** Copying a text in a field to the clipboard, in a browser that can: 'no' until a script runs and where there is no clipboard (plain http). */
import { useEffect, useState, type RefObject } from 'react'

export const useCopying = (field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>, text: string) => {
  const [state, setState] = useState<'no' | 'can' | 'done'>('no')
  useEffect(() => { if (navigator.clipboard) setState('can') }, [])
  useEffect(() => { setState(s => (s === 'done' ? 'can' : s)) }, [text])
  const copy = () => { field.current?.select(); void navigator.clipboard.writeText(text).then(() => setState('done'), () => {}) }
  return { state, copy }
}
