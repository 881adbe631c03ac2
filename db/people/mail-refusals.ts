/** Addresses a mail server answered it will never take mail for. An address is asked for as people's are kept: in small letters. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Store } from '../store.ts'

export type MailRefusal = { refusedAt: Date; smtpCode: number }

/** Remembers it; an address that was cleared and is refused again counts as refused. */
export const refuseAddress = (store: Store, address: string, smtpCode: number): Promise<void> => store.tx(async tx => {
  const said = { refusedAt: store.clock.now(), smtpCode, clearedAt: null, clearedBy: null }
  const { mailRefusal: t } = store.s
  await tx.insert(t).values({ address: address.toLowerCase(), ...said }).onConflictDoUpdate({ target: t.address, set: said })
})

/** Null: the address was never refused, or somebody cleared it since. */
export const getMailRefusal = async (store: Store, address: string): Promise<MailRefusal | null> => {
  const { mailRefusal: t } = store.s
  return (await store.read.select({ refusedAt: t.refusedAt, smtpCode: t.smtpCode }).from(t).where(and(eq(t.address, address.toLowerCase()), isNull(t.clearedAt))))[0] ?? null
}

/** Mail is tried again from now on. False when there was nothing to clear. */
export const clearMailRefusal = (store: Store, address: string, by: string): Promise<boolean> => store.tx(async tx => {
  const { mailRefusal: t } = store.s
  const rows = await tx.update(t).set({ clearedAt: store.clock.now(), clearedBy: by }).where(and(eq(t.address, address.toLowerCase()), isNull(t.clearedAt))).returning({ address: t.address })
  return rows.length > 0
})
