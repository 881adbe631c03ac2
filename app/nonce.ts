import { createContext, useContext } from 'react'

/** The request's nonce for inline scripts. Empty in the browser, which hides nonces and needs none after the first load. */
export const NonceContext = createContext('')
export const useNonce = () => useContext(NonceContext)
