/**
 * Who may open each route. A route that is not here is refused to everybody: new routes are private until listed.
 * The root middleware reads this table before any loader or action runs, for documents and data requests alike; the route matrix
 * test is generated from it.
 */
import type { Action } from '../cycles/people/permissions.ts'

export type Access =
  /** Anybody, signed in or not. */
  | { kind: 'public' }
  /** Any member; `beforeAgreement`: also one who has not accepted the agreement of use yet; `phoneToo`: also by a phone's session for entries. */
  | { kind: 'member'; beforeAgreement?: true; phoneToo?: true; quiet?: Quiet }
  /** Whoever may do one of these actions to the school `:rbd` of the path. */
  | { kind: 'school'; actions: readonly Action[]; quiet?: Quiet }
  /** Whoever may do the action in the installation. */
  | { kind: 'installation'; action: Action }
  /** Whoever may do the action somewhere; the page's queries take the scope. */
  | { kind: 'somewhere'; action: Action }
  /** Whoever writes in some notebook, by their own session or by a phone's for entries, which opens these and nothing else. */
  | { kind: 'logger' }
  /** A program that shows a key. No session opens it, and a key opens nothing else. */
  | { kind: 'key' }

/** Whether a phone's session for entries opens it. Everything else of the notebook asks to sign in. */
export const opensToPhones = (access: Access | undefined): boolean => access?.kind === 'logger' || (access?.kind === 'member' && access.phoneToo === true)

/** What a page asks by itself must not keep a session alive that nobody uses: never, or only when it reads. */
type Quiet = 'always' | 'reading'

/** Whether being asked for it counts as use of the session. */
export const keepsAlive = (access: Access | undefined, method: string): boolean =>
  !(access && 'quiet' in access && (access.quiet === 'always' || (access.quiet === 'reading' && method === 'GET')))

export const accessTable: Record<string, Access> = {
  '/': { kind: 'member' },
  '/*': { kind: 'public' },
  '/idioma': { kind: 'public' },

  // People
  '/entrar': { kind: 'public' },
  '/salir': { kind: 'public' },
  '/primera-vez': { kind: 'public' },
  '/invitacion/:token': { kind: 'public' },
  '/clave/:token': { kind: 'public' },
  '/acuerdo': { kind: 'member', beforeAgreement: true },
  '/mi-cuenta': { kind: 'member' },
  '/mi-cuenta/llave': { kind: 'member', phoneToo: true },
  '/mi-cuenta/sesion': { kind: 'member', quiet: 'reading' },
  '/personas': { kind: 'installation', action: 'people.manage' },
  '/personas/invitar': { kind: 'installation', action: 'people.manage' },
  '/personas/:personId': { kind: 'installation', action: 'people.manage' },
  '/registro': { kind: 'installation', action: 'audit.read' },
  '/demo/reloj': { kind: 'member' },

  // Being told
  '/avisos': { kind: 'member' },
  '/avisos/resumen': { kind: 'member' },
  '/avisos/:noticeId': { kind: 'member' },
  // The signed link of a mail: stops the digests of whoever it was sent to.
  '/avisos/parar/:token': { kind: 'public' },

  // Imports
  '/importaciones': { kind: 'installation', action: 'imports.manage' },
  '/importaciones/trabajos/:jobId': { kind: 'installation', action: 'imports.manage' },
  '/importaciones/revision/:batch': { kind: 'installation', action: 'imports.manage' },
  '/importaciones/columnas/:jobId': { kind: 'installation', action: 'imports.manage' },
  '/importaciones/:generationId': { kind: 'installation', action: 'imports.manage' },
  '/ajustes/territorio': { kind: 'installation', action: 'settings.manage' },

  // The notebook
  '/asesoria/de/:personId': { kind: 'installation', action: 'advising.oversee' },
  '/asesoria/cobertura': { kind: 'somewhere', action: 'advising.coverage' },
  '/asesoria': { kind: 'somewhere', action: 'notebook.readReady' },
  '/cuadernos/:rbd': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/cifras': { kind: 'school', actions: ['figures.ofSchool'] },
  '/cuadernos/:rbd/razones': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/ciclos/nuevo': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/ciclos/:cycleId': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/desafio': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/datos': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/implementacion': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/aprendizajes': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/presencia': { kind: 'school', actions: ['notebook.write'], quiet: 'always' },
  '/cuadernos/:rbd/ciclos/:cycleId/senal': { kind: 'school', actions: ['figures.ofSchool'] },
  '/cuadernos/:rbd/ciclos/:cycleId/senal/otra-lectura': { kind: 'school', actions: ['figures.ofSchool'] },
  '/cuadernos/:rbd/ciclos/:cycleId/teoria': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/fortalecer': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/opciones': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/ciclos/:cycleId/conversacion': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/conversacion/:feedbackId': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/comentar/:hoja': { kind: 'school', actions: ['feedback.write'] },
  '/cuadernos/:rbd/ciclos/:cycleId/:hoja/historia': { kind: 'school', actions: ['notebook.read'] },
  '/cuadernos/:rbd/ciclos/:cycleId/:hoja/:entryId/historia': { kind: 'school', actions: ['notebook.read'] },

  // The phone
  '/anotar': { kind: 'logger' },
  '/anotar/entradas': { kind: 'logger' },
  // The empty form, which a phone keeps: nobody's, and the same for everybody.
  '/anotar/sin-linea': { kind: 'public' },
  '/manifest.webmanifest': { kind: 'public' },

  // Out of the notebook
  '/cuadernos/:rbd/ciclos/:cycleId/historia-del-ciclo': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/compartir': { kind: 'school', actions: ['story.share'] },
  '/cuadernos/:rbd/ciclos/:cycleId/para-el-pme': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/cuenta-publica': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/archivo': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/archivo/descargar': { kind: 'school', actions: ['notebook.write'] },
  /** Whoever has a link: what it opens is for the link to say. */
  '/historia/:token': { kind: 'public' },

  // Partnerships: the team keeps them; its advisor sees one page of them; a partner has a link of its own
  '/cuadernos/:rbd/alianzas': { kind: 'school', actions: ['partnership.keep', 'partnership.outline'] },
  '/cuadernos/:rbd/alianzas/nueva': { kind: 'school', actions: ['partnership.keep'] },
  '/cuadernos/:rbd/alianzas/:partnershipId': { kind: 'school', actions: ['partnership.keep'] },
  '/cuadernos/:rbd/alianzas/:partnershipId/corregir': { kind: 'school', actions: ['partnership.keep'] },
  '/cuadernos/:rbd/alianzas/:partnershipId/autoevaluacion': { kind: 'school', actions: ['partnership.keep'] },
  '/cuadernos/:rbd/alianzas/:partnershipId/autoevaluacion/:roundId': { kind: 'school', actions: ['partnership.keep'] },
  '/cuadernos/:rbd/alianzas/:partnershipId/reunion/:meetingId': { kind: 'school', actions: ['partnership.keep'] },
  '/cuadernos/:rbd/alianzas/:partnershipId/enlace': { kind: 'school', actions: ['partnership.keep'] },
  '/cuadernos/:rbd/alianzas/:partnershipId/historia': { kind: 'school', actions: ['partnership.keep'] },
  '/cuadernos/:rbd/alianzas/:partnershipId/analisis': { kind: 'school', actions: ['partnership.keep'] },
  '/alianza/:token': { kind: 'public' },
  '/alianza/:token/responder/:aboutId': { kind: 'public' },
  '/territorio/alianzas': { kind: 'somewhere', action: 'partnership.reach' },
  '/territorio/alianzas/registro': { kind: 'somewhere', action: 'partners.tidy' },
  '/territorio/alianzas/registro/:organisationId': { kind: 'somewhere', action: 'partners.tidy' },
  '/ayuda/alianzas': { kind: 'member' },

  // What schools share of their learnings: read in their service, coded by its region
  '/cuadernos/:rbd/ciclos/:cycleId/compartir-aprendizaje': { kind: 'school', actions: ['learning.share'] },
  '/territorio/aprendizajes': { kind: 'somewhere', action: 'learnings.ofTerritory' },
  '/territorio/aprendizajes/ideas': { kind: 'somewhere', action: 'learnings.ofTerritory' },
  '/territorio/aprendizajes/codigos': { kind: 'somewhere', action: 'learnings.code' },
  '/territorio/aprendizajes/exportar': { kind: 'somewhere', action: 'learnings.code' },
  '/territorio/aprendizajes/:learningId': { kind: 'somewhere', action: 'learnings.ofTerritory' },
  '/territorio/aprendizajes/:learningId/codificar': { kind: 'somewhere', action: 'learnings.code' },

  // Team life. Minutes are the team's own: not even an administrator with a reason reads them.
  '/cuadernos/:rbd/equipo': { kind: 'school', actions: ['notebook.read'] },
  '/cuadernos/:rbd/equipo/reemplazo': { kind: 'school', actions: ['team.nameStandIn'] },
  '/cuadernos/:rbd/semanas': { kind: 'school', actions: ['attendance.type'] },
  '/cuadernos/:rbd/hojas': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/hojas/:hoja': { kind: 'school', actions: ['notebook.read', 'notebook.readReady'] },
  '/cuadernos/:rbd/ciclos/:cycleId/pausa': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/ciclos/:cycleId/reuniones': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/ciclos/:cycleId/reuniones/:meetingId': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/ciclos/:cycleId/reuniones/:meetingId/acta': { kind: 'school', actions: ['notebook.write'] },

  // How a team's professions work together: the team's own, like its minutes.
  '/cuadernos/:rbd/ciclos/:cycleId/juntos': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/ciclos/:cycleId/juntos/miradas': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/ciclos/:cycleId/juntos/miradas/historia': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/ciclos/:cycleId/juntos/derivaciones': { kind: 'school', actions: ['notebook.write'] },

  // Visits, what they agree, an advisor's month and notes. Notes are nobody's but the advisors': no reason opens them.
  '/asesoria/visitas': { kind: 'somewhere', action: 'visit.write' },
  '/asesoria/visitas/:visitId': { kind: 'somewhere', action: 'visit.write' },
  '/asesoria/visitas/:visitId/hoja': { kind: 'somewhere', action: 'visit.write' },
  '/asesoria/visitas/:visitId/hoja/descargar': { kind: 'somewhere', action: 'visit.write' },
  '/asesoria/mi-mes': { kind: 'somewhere', action: 'visit.write' },
  '/asesoria/mi-mes/exportar': { kind: 'somewhere', action: 'visit.write' },
  '/cuadernos/:rbd/acuerdos': { kind: 'school', actions: ['visit.read'] },
  '/cuadernos/:rbd/visitas/:visitId': { kind: 'school', actions: ['visit.read'] },
  '/cuadernos/:rbd/notas-de-asesoria': { kind: 'school', actions: ['advisorNote.ofSchool'] },

  // A school's own students: its team, and nobody else. Families as counts are there without a list too.
  '/cuadernos/:rbd/estudiantes': { kind: 'school', actions: ['students.see'] },
  '/cuadernos/:rbd/estudiantes/dias': { kind: 'school', actions: ['students.see'] },
  '/cuadernos/:rbd/estudiantes/ajustes': { kind: 'school', actions: ['students.switch', 'students.see'] },
  '/cuadernos/:rbd/estudiantes/lista': { kind: 'school', actions: ['students.import'] },
  '/cuadernos/:rbd/estudiantes/codigos': { kind: 'school', actions: ['students.see'] },
  '/cuadernos/:rbd/estudiantes/plantilla/:archivo': { kind: 'school', actions: ['students.import'] },
  '/cuadernos/:rbd/estudiantes/solicitudes': { kind: 'school', actions: ['students.answer'] },
  '/ajustes/estudiantes': { kind: 'installation', action: 'settings.manage' },
  '/cuadernos/:rbd/estudiantes/:studentId': { kind: 'school', actions: ['students.see'] },
  '/cuadernos/:rbd/contactos': { kind: 'school', actions: ['notebook.write'] },
  '/cuadernos/:rbd/protocolo': { kind: 'school', actions: ['protocol.read'] },
  '/cuadernos/:rbd/ciclos/:cycleId/grupo': { kind: 'school', actions: ['students.see'] },

  // Engagement of the students: the team's own. Whoever has a class code answers, without an account.
  '/cuadernos/:rbd/ciclos/:cycleId/compromiso': { kind: 'school', actions: ['survey.ofSchool'] },
  '/cuadernos/:rbd/ciclos/:cycleId/compromiso/conteo/:courseId': { kind: 'school', actions: ['survey.ofSchool'] },
  '/cuadernos/:rbd/ciclos/:cycleId/compromiso/hoja': { kind: 'school', actions: ['survey.ofSchool'] },
  '/cuadernos/:rbd/ciclos/:cycleId/compromiso/guia': { kind: 'school', actions: ['survey.ofSchool'] },
  '/encuesta': { kind: 'public' },
  '/encuesta/:code': { kind: 'public' },

  // The calendar
  '/cuadernos/:rbd/calendario': { kind: 'school', actions: ['calendar.ofSchool'] },
  '/ajustes/calendario': { kind: 'installation', action: 'calendar.manage' },

  // Help
  '/ayuda/ciclo': { kind: 'member' },
  '/ayuda/cifras': { kind: 'member' },
  '/ayuda/senal': { kind: 'member' },
  // What schools raise to their SLEP: a service answers its schools, the country does not
  '/necesidades': { kind: 'somewhere', action: 'need.answer' },
  '/necesidades/exportar': { kind: 'somewhere', action: 'need.answer' },

  // The region
  '/territorio': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/exportar': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/datos': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/datos/diccionario': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/datos/llaves': { kind: 'somewhere', action: 'data.keys' },
  '/territorio/datos/investigacion': { kind: 'somewhere', action: 'data.keys' },
  '/territorio/datos/investigacion/descargar': { kind: 'somewhere', action: 'data.keys' },
  '/territorio/datos/fuera': { kind: 'somewhere', action: 'outside.decide' },
  '/api/v1': { kind: 'key' },
  '/api/v1/:tabla': { kind: 'key' },
  '/api/v1/openapi.json': { kind: 'public' },
  '/territorio/datos/diccionario/descargar': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/ciclos': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/diferencias': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/diferencias/:rbd': { kind: 'school', actions: ['cycle.outline'] },
  '/territorio/resultados': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/resultados/escuelas': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/teoria': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/informe': { kind: 'somewhere', action: 'figures.ofTerritory' },
  '/territorio/escuelas/:rbd': { kind: 'school', actions: ['cycle.outline'] },
}
