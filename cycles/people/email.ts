/** The form of an address everything compares: trimmed, lower case. Two spellings of one address are one account. */
export const foldEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase()

/** Whether it can be an address at all; whether it reaches somebody, only a message can tell. */
export const isEmail = (email: string): boolean => email.length <= 254 && /^[^\s@<>,;"]+@[^\s@<>,;".]+(\.[^\s@<>,;".]+)+$/.test(email.trim())
