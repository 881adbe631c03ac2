/** The name of a download, as RFC 6266 has it: a plain one every browser takes, and the true one, encoded (RFC 8187). */

/** A name that every file system takes: no path, no control, no reserved sign, at most 120 characters, never empty. */
export const fileNameOf = (wanted: string): string => {
  const clean = wanted.normalize('NFC').replace(/\p{Surrogate}/gu, '').replace(/[\p{C}\\/:*?"<>|]+/gu, ' ').replace(/\s+/gu, ' ').trim().replace(/\.{2,}/g, '.').replace(/^[. ]+|[. ]+$/g, '')
  const short = [...clean].slice(0, 120).join('').replace(/[. ]+$/, '')
  return short === '' ? 'cuaderno' : short
}

const attrChar = /[A-Za-z0-9!#$&+.^_`|~-]/
/** Percent-encoded UTF-8 of everything that is not an attr-char. */
const extended = (name: string) => [...name].map(c => (attrChar.test(c) ? c : encodeURIComponent(c).replace(/[!'()*]/g, s => `%${s.charCodeAt(0).toString(16).toUpperCase()}`))).join('')

/** The header's value. */
export const attachmentNamed = (wanted: string): string => {
  const name = fileNameOf(wanted)
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9 ._-]/g, '_') || 'cuaderno'
  return plain === name ? `attachment; filename="${name}"` : `attachment; filename="${plain}"; filename*=UTF-8''${extended(name)}`
}
