import { localeOfRequest } from '../../app/request.server.ts'
import { readLocaleWith } from '../../app/words.ts'

// Files share a process (vitest.config.ts), and who asks for the language is kept in a module: each file begins as a server does.
readLocaleWith(localeOfRequest)
