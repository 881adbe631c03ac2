/**
 * The terminal's language, as POSIX has it: LC_ALL, then LC_MESSAGES, then LANG. Spanish when it is Spanish, else English.
 * @param {Record<string, string | undefined>} env
 * @returns {'es' | 'en'}
 */
export const terminalLocale = env => ((env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().startsWith('es') ? 'es' : 'en')
