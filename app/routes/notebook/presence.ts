/** Who else of the team is writing in this cycle now. Asked every 20 seconds by a page in sight; it keeps no session alive. */
import type { Route } from './+types/presence'
import { pageKinds, type PageKind } from '../../../cycles/notebook/parts.ts'
import { listPresent, markPresent } from '../../../db/notebook/presence.ts'
import { sectionName } from '../../components/saving/section-names.ts'
import { notFound } from '../../request.server.ts'
import { requireTeam, visitOf, type Visit } from './viewer.server.ts'

const others = async (v: Visit) => {
  const present = await listPresent(v.store, { rbd: v.rbd, cycleId: v.cycleId, except: v.personId })
  return Response.json({ others: present.map(p => ({ ...p, section: sectionName(p.field) })) })
}

const visitOfTeam = async (context: Route.LoaderArgs['context'], params: Route.LoaderArgs['params']) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  return visit
}

export const loader = async ({ context, params }: Route.LoaderArgs) => others(await visitOfTeam(context, params))

const isPage = (s: string): s is PageKind => (pageKinds as readonly string[]).includes(s)

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await visitOfTeam(context, params)
  const form = await request.formData()
  const [page, field] = [String(form.get('page') ?? ''), String(form.get('field') ?? '')]
  if (!isPage(page) || !/^[A-Za-z][\w.-]{0,59}$/.test(field)) return Response.json({ others: [] }, { status: 400 })
  if (!(await markPresent(visit.store, { rbd: visit.rbd, cycleId: visit.cycleId, page, personId: visit.personId, field }))) throw notFound()
  return others(visit)
}
