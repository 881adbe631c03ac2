import { index, route, type RouteConfig } from '@react-router/dev/routes'

// Paths are Spanish in both languages and never change; modules have English names. A path must also be listed in access.ts.
const routes = [
  index('routes/common/home.tsx'),
  route('idioma', 'routes/common/language.tsx'),

  // People
  route('entrar', 'routes/people/sign-in.tsx'),
  route('salir', 'routes/people/sign-out.tsx'),
  route('primera-vez', 'routes/people/first-run.tsx'),
  route('acuerdo', 'routes/people/agreement.tsx'),
  route('invitacion/:token', 'routes/people/invitation.tsx'),
  route('clave/:token', 'routes/people/new-password.tsx'),
  route('mi-cuenta', 'routes/people/account.tsx'),
  route('mi-cuenta/llave', 'routes/people/device-key.ts'),
  route('mi-cuenta/sesion', 'routes/people/session-state.ts'),
  route('personas', 'routes/people/people.tsx'),
  route('personas/invitar', 'routes/people/invite.tsx'),
  route('personas/:personId', 'routes/people/person.tsx'),
  route('registro', 'routes/people/audit.tsx'),
  route('demo/reloj', 'routes/people/demo-clock.tsx'),

  // Imports
  route('importaciones', 'routes/imports/imports.tsx'),
  route('importaciones/trabajos/:jobId', 'routes/imports/import-job.tsx'),
  route('importaciones/revision/:batch', 'routes/imports/review.tsx'),
  route('importaciones/columnas/:jobId', 'routes/imports/name-columns.tsx'),
  route('importaciones/:generationId', 'routes/imports/import-report.tsx'),
  route('ajustes/territorio', 'routes/imports/territory-settings.tsx'),

  // The notebook
  route('asesoria', 'routes/advising/desk.tsx'),
  route('asesoria/de/:personId', 'routes/advising/desk-of.tsx'),
  route('asesoria/cobertura', 'routes/advising/coverage.tsx'),
  route('cuadernos/:rbd', 'routes/notebook/school-notebook.tsx'),
  route('cuadernos/:rbd/cifras', 'routes/figures/yearly.tsx'),
  route('cuadernos/:rbd/razones', 'routes/notebook/reasons.tsx'),
  route('cuadernos/:rbd/ciclos/nuevo', 'routes/notebook/new-cycle.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId', 'routes/notebook/cycle.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/desafio', 'routes/notebook/challenge.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/datos', 'routes/notebook/data-review.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/implementacion', 'routes/notebook/implementation.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/aprendizajes', 'routes/notebook/learnings.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/presencia', 'routes/notebook/presence.ts'),
  route('cuadernos/:rbd/ciclos/:cycleId/senal', 'routes/notebook/signal.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/senal/otra-lectura', 'routes/notebook/analysis.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/teoria', 'routes/notebook/theory-versions.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/opciones', 'routes/notebook/cycle-options.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/fortalecer', 'routes/advising/strengths.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/conversacion', 'routes/conversation/conversation.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/conversacion/:feedbackId', 'routes/conversation/thread.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/comentar/:hoja', 'routes/conversation/comment.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/:hoja/historia', 'routes/notebook/page-history.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/:hoja/:entryId/historia', 'routes/notebook/entry-history.tsx'),

  // The phone
  route('anotar', 'routes/phone/log.tsx'),
  route('anotar/entradas', 'routes/phone/entries.ts'),
  route('anotar/sin-linea', 'routes/phone/empty-log.tsx'),
  route('manifest.webmanifest', 'routes/phone/manifest.ts'),

  // Out of the notebook
  route('cuadernos/:rbd/ciclos/:cycleId/historia-del-ciclo', 'routes/story/cycle-story.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/compartir', 'routes/story/share-story.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/para-el-pme', 'routes/story/plan-report.tsx'),
  route('cuadernos/:rbd/cuenta-publica', 'routes/story/public-account.tsx'),
  route('cuadernos/:rbd/archivo', 'routes/story/archive.tsx'),
  route('cuadernos/:rbd/archivo/descargar', 'routes/story/archive-download.ts'),
  route('historia/:token', 'routes/story/shared-story.tsx'),

  // Partnerships with organisations
  route('cuadernos/:rbd/alianzas', 'routes/partnerships/partnerships.tsx'),
  route('cuadernos/:rbd/alianzas/nueva', 'routes/partnerships/new-partnership.tsx'),
  route('cuadernos/:rbd/alianzas/:partnershipId', 'routes/partnerships/partnership.tsx'),
  route('cuadernos/:rbd/alianzas/:partnershipId/corregir', 'routes/partnerships/edit-partnership.tsx'),
  route('cuadernos/:rbd/alianzas/:partnershipId/autoevaluacion', 'routes/partnerships/assessments.tsx'),
  route('cuadernos/:rbd/alianzas/:partnershipId/autoevaluacion/:roundId', 'routes/partnerships/assessment-round.tsx'),
  route('cuadernos/:rbd/alianzas/:partnershipId/reunion/:meetingId', 'routes/partnerships/partner-meeting.tsx'),
  route('cuadernos/:rbd/alianzas/:partnershipId/enlace', 'routes/partnerships/partner-link.tsx'),
  route('cuadernos/:rbd/alianzas/:partnershipId/historia', 'routes/partnerships/partnership-history.tsx'),
  route('cuadernos/:rbd/alianzas/:partnershipId/analisis', 'routes/partnerships/analysis.tsx'),
  route('alianza/:token', 'routes/partnerships/partner-side.tsx'),
  route('alianza/:token/responder/:aboutId', 'routes/partnerships/partner-answer.tsx'),
  route('territorio/alianzas', 'routes/partnerships/reach.tsx'),
  route('territorio/alianzas/registro', 'routes/partnerships/register.tsx'),
  route('territorio/alianzas/registro/:organisationId', 'routes/partnerships/organisation.tsx'),
  route('ayuda/alianzas', 'routes/help/partners.tsx'),

  // What schools share of their learnings
  route('cuadernos/:rbd/ciclos/:cycleId/compartir-aprendizaje', 'routes/learnings-library/share-learning.tsx'),
  route('territorio/aprendizajes', 'routes/learnings-library/library.tsx'),
  route('territorio/aprendizajes/ideas', 'routes/learnings-library/ideas.tsx'),
  route('territorio/aprendizajes/codigos', 'routes/learnings-library/codes.tsx'),
  route('territorio/aprendizajes/exportar', 'routes/learnings-library/export.ts'),
  route('territorio/aprendizajes/:learningId', 'routes/learnings-library/learning.tsx'),
  route('territorio/aprendizajes/:learningId/codificar', 'routes/learnings-library/code-learning.tsx'),

  // Team life
  route('cuadernos/:rbd/equipo', 'routes/team/team.tsx'),
  route('cuadernos/:rbd/equipo/reemplazo', 'routes/team/stand-in.tsx'),
  route('cuadernos/:rbd/semanas', 'routes/team/weeks.tsx'),
  route('cuadernos/:rbd/hojas', 'routes/team/blank-sheets.tsx'),
  route('cuadernos/:rbd/hojas/:hoja', 'routes/team/blank-sheet.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/pausa', 'routes/team/pause.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/reuniones', 'routes/team/meetings.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/reuniones/:meetingId', 'routes/team/meeting.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/reuniones/:meetingId/acta', 'routes/team/minutes.tsx'),

  // How professions work together in a cycle
  route('cuadernos/:rbd/ciclos/:cycleId/juntos', 'routes/together/together.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/juntos/miradas', 'routes/together/views.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/juntos/miradas/historia', 'routes/together/views-history.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/juntos/derivaciones', 'routes/together/referrals.tsx'),

  // Visits, what they agree, an advisor's month and notes
  route('asesoria/visitas', 'routes/visits/visits.tsx'),
  route('asesoria/visitas/:visitId', 'routes/visits/visit.tsx'),
  route('asesoria/visitas/:visitId/hoja', 'routes/visits/sheet.tsx'),
  route('asesoria/visitas/:visitId/hoja/descargar', 'routes/visits/sheet-download.ts'),
  route('asesoria/mi-mes', 'routes/visits/month.tsx'),
  route('asesoria/mi-mes/exportar', 'routes/visits/month-export.ts'),
  route('cuadernos/:rbd/acuerdos', 'routes/visits/agreements.tsx'),
  route('cuadernos/:rbd/visitas/:visitId', 'routes/visits/school-visit.tsx'),
  route('cuadernos/:rbd/notas-de-asesoria', 'routes/visits/notes.tsx'),

  // A school's own students
  route('cuadernos/:rbd/estudiantes', 'routes/students/students.tsx'),
  route('cuadernos/:rbd/estudiantes/dias', 'routes/students/weekdays.tsx'),
  route('cuadernos/:rbd/estudiantes/ajustes', 'routes/students/settings.tsx'),
  route('cuadernos/:rbd/estudiantes/lista', 'routes/students/list.tsx'),
  route('cuadernos/:rbd/estudiantes/codigos', 'routes/students/codes.ts'),
  route('cuadernos/:rbd/estudiantes/plantilla/:archivo', 'routes/students/template.ts'),
  route('cuadernos/:rbd/estudiantes/solicitudes', 'routes/students/requests.tsx'),
  route('ajustes/estudiantes', 'routes/students/switches.tsx'),
  route('cuadernos/:rbd/estudiantes/:studentId', 'routes/students/student.tsx'),
  route('cuadernos/:rbd/contactos', 'routes/students/contacts.tsx'),
  route('cuadernos/:rbd/protocolo', 'routes/protocol/protocol.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/grupo', 'routes/students/focus-group.tsx'),

  // Engagement of the students
  route('cuadernos/:rbd/ciclos/:cycleId/compromiso', 'routes/engagement/engagement.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/compromiso/conteo/:courseId', 'routes/engagement/paper-counts.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/compromiso/hoja', 'routes/engagement/survey-sheet.tsx'),
  route('cuadernos/:rbd/ciclos/:cycleId/compromiso/guia', 'routes/engagement/guide.tsx'),
  route('encuesta', 'routes/engagement/survey-entry.tsx'),
  route('encuesta/:code', 'routes/engagement/survey.tsx'),

  // The calendar
  route('cuadernos/:rbd/calendario', 'routes/calendar/school-calendar.tsx'),
  route('ajustes/calendario', 'routes/calendar/calendar-settings.tsx'),

  // Being told
  route('avisos', 'routes/notices/inbox.tsx'),
  route('avisos/resumen', 'routes/notices/digest.tsx'),
  route('avisos/parar/:token', 'routes/notices/stop.tsx'),
  route('avisos/:noticeId', 'routes/notices/open-notice.ts'),

  // Help
  route('ayuda/ciclo', 'routes/help/cycle.tsx'),
  route('ayuda/cifras', 'routes/help/numbers.tsx'),
  route('ayuda/senal', 'routes/help/signal.tsx'),
  // What schools raise to their SLEP
  route('necesidades', 'routes/needs/needs.tsx'),
  route('necesidades/exportar', 'routes/needs/export.ts'),

  // The region
  route('territorio', 'routes/board/board.tsx'),
  route('territorio/exportar', 'routes/opendata/export.ts'),
  route('territorio/datos', 'routes/opendata/data.tsx'),
  route('territorio/datos/diccionario', 'routes/opendata/dictionary.tsx'),
  route('territorio/datos/diccionario/descargar', 'routes/opendata/dictionary-file.ts'),
  route('territorio/datos/llaves', 'routes/opendata/keys.tsx'),
  route('territorio/datos/fuera', 'routes/opendata/outside.tsx'),
  route('territorio/datos/investigacion', 'routes/opendata/research.tsx'),
  route('territorio/datos/investigacion/descargar', 'routes/opendata/research-file.ts'),
  route('api/v1', 'routes/opendata/api-list.ts'),
  route('api/v1/openapi.json', 'routes/opendata/openapi.ts'),
  route('api/v1/:tabla', 'routes/opendata/api-table.ts'),
  route('territorio/ciclos', 'routes/advising/region-strengths.tsx'),
  route('territorio/diferencias', 'routes/region/differences.tsx'),
  route('territorio/diferencias/:rbd', 'routes/region/theories.tsx'),
  route('territorio/resultados', 'routes/region/results.tsx'),
  route('territorio/resultados/escuelas', 'routes/region/school-funnel.tsx'),
  route('territorio/teoria', 'routes/region/network-theory.tsx'),
  route('territorio/informe', 'routes/region/report.tsx'),
  route('territorio/escuelas/:rbd', 'routes/board/school.tsx'),

  route('*', 'routes/common/not-found.tsx'),
] satisfies RouteConfig

/** Every page's first load carries the list of all routes by id: a short one says there what the name of a file would say at length. Not a bare number: an object would put those first. */
export default routes.map((entry, i) => ({ ...entry, id: `r${i.toString(36)}` })) satisfies RouteConfig
