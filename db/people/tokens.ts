import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a cookie or a link. Whoever holds it is let in, so it is kept nowhere: the database has its SHA-256. */
export const newToken = (): string => randomBytes(32).toString('base64url')
/** What is stored and looked up. A plain hash is enough: 256 random bits cannot be guessed back, unlike a password. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
