/** Mail: addresses a mail server will not take. What waits to be sent is a job. */
import type { Columns } from './columns.ts'
import type { BaseTables } from './schema.ts'

export const mailTables = (c: Columns, { person }: BaseTables) => {
  const { text, int, instant } = c

  /** A server answered that this address takes no mail (5xx): no digest is queued for it until somebody clears it, or the person has another. */
  const mailRefusal = c.table('mail_refusal', {
    /** In small letters, as people's are kept. */
    address: text().primaryKey(),
    refusedAt: instant().notNull(),
    /** The server's answer, e.g. 550. Its words are not kept: they repeat the address and more. */
    smtpCode: int().notNull(),
    clearedAt: instant(),
    clearedBy: text().references(() => person.id),
  }, () => [])

  return { mailRefusal }
}
