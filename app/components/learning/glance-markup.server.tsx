/**
 * A page's drawing as finished markup. A drawing has nothing to answer to: made on the server, it costs the four pages no script, and a
 * page read without JavaScript has it whole.
 */
import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import { currentLocale } from '../../words.ts'
import { glances } from './glances.tsx'

const made = new Map<string, string>()

/** In the reader's language; made once for each page and language. */
export const glanceMarkup = (page: PageKind): string => {
  const key = `${page} ${currentLocale()}`
  let markup = made.get(key)
  if (markup === undefined) {
    const Picture: ComponentType = glances[page]
    // Its ids are of a tree of its own, and must not be those of the page around it.
    made.set(key, markup = renderToStaticMarkup(<Picture />, { identifierPrefix: `vistazo-${page}-` }))
  }
  return markup
}
