/** Where a phone's page and its worker send entries in the background; answers in JSON. The page without JavaScript posts to itself. */
import { redirect } from 'react-router'
import type { Route } from './+types/entries'
import { takeBackNote } from '../../../db/notebook/log.ts'
import { formatter } from '../../format.ts'
import { factsOf, requireLogger, timeZoneOf } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import { mayWriteNow, takeEntry } from './take-entry.server.ts'

export const loader = () => redirect('/anotar')

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store, locale } = factsOf(context)
  const { person, scope } = requireLogger(context)
  const field = fieldsOf(await request.formData())
  if (!mayWriteNow(context)) return Response.json({ ok: false, reason: 'too-many' }, { status: 429 })

  switch (field('que')) {
    case 'anotar': {
      // Words wait sealed for who wrote them; somebody else's session on the same phone must not put them down as its own.
      if (field('persona') !== person.id) return Response.json({ ok: false, reason: 'other-person' }, { status: 409 })
      const taken = await takeEntry(context, field)
      return taken.ok
        ? Response.json({ ok: true, entryId: taken.entryId, time: formatter(locale, timeZoneOf(context)).time(taken.savedAt) })
        : Response.json({ ok: false, reason: taken.reason, sentence: taken.sentence }, { status: taken.status })
    }
    case 'retirar': {
      const back = await takeBackNote(store, { scope, by: person.id, entryId: field('entryId') })
      return Response.json({ ok: back !== null }, { status: back ? 200 : 404 })
    }
  }
  return Response.json({ ok: false, reason: 'not-understood' }, { status: 400 })
}
