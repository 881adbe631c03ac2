import { useEffect, useState } from 'react'
import { Button, type ButtonTone } from './form.tsx'

/** There only where a script can open the browser's dialog; without one, the browser's own menu prints the same page. */
export const PrintButton = ({ children, tone = 'primary' }: { children: string; tone?: ButtonTone }) => {
  const [isScripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return isScripted ? <Button type="button" tone={tone} onClick={() => window.print()}>{children}</Button> : null
}
