/** A few rows in every table, with the values that are easy to lose on the way: accents, line ends, nulls, milliseconds, big numbers. */
import { getTableName, sql, type Table } from 'drizzle-orm'
import { insertRows } from '../../db/dialect.ts'
import { emptyPage } from '../../cycles/notebook/parts.ts'
import { mineducBands } from '../../cycles/indicators/attendance.ts'
import { newId } from '../../db/ids.ts'
import type { ImportKind } from '../../db/import/report.ts'
import type { Store } from '../../db/store.ts'

export const fillEveryTable = async (store: Store): Promise<void> => {
  const s = store.s
  const at = new Date('2026-11-18T13:40:00.123Z')
  const id = () => newId(at)
  const [rosa, marcela, cycleId, partId, network, microcentro, directory, list, figures] = [id(), id(), id(), id(), id(), id(), id(), id(), id()]
  const generation = (id: string, kind: ImportKind, fileName: string) => ({
    id, kind, state: 'published' as const, fileName, fileSha256: kind.padEnd(64, '0'), fileBytes: 5_000_000_000, importedBy: rosa, builder: null,
    startedAt: at, publishedAt: at, undoneAt: null, undoneBy: null, report: null,
  })
  const text = 'Desafío: «que nadie falte»\nsegunda línea\u2028tercera, con 87,4 % y ñandú; "comillas" y \\barras'
  const challenge = { ...emptyPage('challenge'), challenge: text, forWhom: '7° básico', urgent: 'yes' as const, 'theoryIf.k2': 'otra rama' }
  await store.tx(async tx => {
    await insertRows(tx, s.installation, [{ id: 'this', kind: 'demo', programmeName: 'Cuaderno TEP', territoryName: 'Costa Clara', timeZone: 'America/Santiago', clockOffsetMs: -310_000_000_001, createdAt: at }])
    await insertRows(tx, s.person, [
      { id: rosa, name: 'Rosa Huenchul', email: 'rosa@ejemplo.cl', profession: 'principal', language: 'es', agreedAt: at, createdAt: at, disabledAt: null },
      { id: marcela, name: 'Marcela Paillán', email: 'marcela@ejemplo.cl', profession: null, language: null, agreedAt: null, createdAt: at, disabledAt: at },
    ])
    await insertRows(tx, s.credential, [{ id: id(), personId: rosa, kind: 'password', secret: '$argon2id$v=19$…', updatedAt: at }])
    await insertRows(tx, s.session, [{ idHash: 'a'.repeat(64), personId: rosa, createdAt: at, lastSeenAt: at, idleMinutes: 30, absoluteExpiresAt: at, agentFamily: 'Firefox', revokedAt: at, purpose: 'log', openedForReason: { rbd: 90001, reason: 'apoyo' } }])
    await insertRows(tx, s.membership, [{ id: id(), personId: rosa, role: 'team', scopeKind: 'school', scopeId: '90001', startsOn: '2024-03-01', endsOn: null, createdAt: at }])
    await insertRows(tx, s.leadership, [{ id: id(), rbd: 90001, personId: rosa, kind: 'stand-in', startsOn: '2026-08-03', endsOn: '2026-08-28', namedBy: marcela, createdAt: at, endedBy: null }])
    await insertRows(tx, s.invitation, [{ id: id(), tokenHash: 'b'.repeat(64), email: 'ana@ejemplo.cl', role: 'team', scopeKind: 'school', scopeId: '90002', invitedBy: null, createdAt: at, expiresAt: at, acceptedAt: null, acceptedBy: null, revokedAt: null }])
    await insertRows(tx, s.attempt, [{ key: 'sign-in:c0ffee', failures: 3, lastAt: at, blockedUntil: null }])
    await insertRows(tx, s.audit, [{ id: id(), at, event: 'sign-in.ok', personId: rosa, rbd: 90001, requestId: 'r1', detail: { ok: true, n: 2, nothing: null, word: 'sí' } }])
    await insertRows(tx, s.job, [{ id: id(), kind: 'import', payload: { path: '/x' }, state: 'done', createdBy: rosa, createdAt: at, runAfter: at, leasedUntil: null, attempts: 1, progress: { done: 1, total: 2, unit: 'bytes' }, result: { ok: true }, finishedAt: at }])
    await insertRows(tx, s.slep, [{ code: 9901, name: 'Costa Clara' }])
    await insertRows(tx, s.network, [{ id: network, slepCode: 9901, name: 'Red', theoryIf: 'Si…', theoryThen: 'entonces…', theoryWhichWill: 'lo que permitirá…', createdAt: at }])
    await insertRows(tx, s.networkSchool, [{ networkId: network, rbd: 90001, year: 2026 }])
    await insertRows(tx, s.microcentro, [{ id: microcentro, slepCode: 9901, name: 'Los Boldos' }])
    await insertRows(tx, s.microcentroSchool, [{ microcentroId: microcentro, rbd: 90001 }])
    await insertRows(tx, s.generation, [generation(directory, 'directory', 'Directorio año 2026.csv'), generation(list, 'slep-list', 'slep.csv'), generation(figures, 'attendance', 'abril.csv')])
    await insertRows(tx, s.generationCover, [
      { generationId: directory, kind: 'directory', year: 2026, month: 0, rbd: 0 }, { generationId: list, kind: 'slep-list', year: 0, month: 0, rbd: 0 },
      { generationId: figures, kind: 'attendance', year: 2026, month: 4, rbd: 90001 },
    ])
    await insertRows(tx, s.currentImport, [
      { kind: 'directory', rbd: 0, year: 2026, month: 0, generationId: directory }, { kind: 'slep-list', rbd: 0, year: 0, month: 0, generationId: list },
      { kind: 'attendance', rbd: 90001, year: 2026, month: 4, generationId: figures },
    ])
    await insertRows(tx, s.schoolYear, [{ generationId: directory, rbd: 90001, year: 2026, name: 'Escuela Los Boldos', regionCode: 9, communeCode: 9101, communeName: 'Costa Clara', dependency: 6, rural: true, state: 1, hasStudents: null, enrolment: null, teachingCodes: [10, 110] }])
    await insertRows(tx, s.schoolSlep, [{ generationId: list, rbd: 90001, slepCode: 9901, fromYear: 2018 }])
    await insertRows(tx, s.schoolSlepCorrection, [{ rbd: 90002, slepCode: null, fromYear: 2020, correctedBy: rosa, correctedAt: at }])
    await insertRows(tx, s.attendance, [
      { generationId: figures, rbd: 90001, year: 2026, month: 4, teaching: 'young', course: '', students: 3, daysAttended: 55, daysDue: 60, pairs: [[17, 20, 1], [19, 20, 2]] },
      { generationId: figures, rbd: 90001, year: 2026, month: 4, teaching: 'young', course: '110-7-A', students: 1, daysAttended: 17, daysDue: 20, pairs: [[17, 20, 1]] },
    ])
    await insertRows(tx, s.cycle, [{ id: cycleId, rbd: 90001, number: 1, year: 2026, title: 'Vínculo', version: 1, startedOn: '2026-03-10', implementationFrom: null, closedOn: null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: rosa, createdAt: at }])
    await insertRows(tx, s.part, [{ id: partId, cycleId, rbd: 90001, kind: 'challenge', slot: 'challenge', body: challenge, version: 2, updatedBy: rosa, updatedAt: at, createdAt: at, withdrawnAt: null, readyAt: at, readyBy: rosa, readyVersion: 2 }])
    await insertRows(tx, s.partRevision, [
      { partId, version: 1, rbd: 90001, body: challenge, savedBy: rosa, savedAt: at, saveKey: 'k1', outcome: 'saved' },
      { partId, version: 1, rbd: 90001, body: challenge, savedBy: rosa, savedAt: at, saveKey: 'k2', outcome: 'conflict' },
      { partId, version: 2, rbd: 90001, body: challenge, savedBy: rosa, savedAt: at, saveKey: 'k3', outcome: 'saved' },
    ])
    await insertRows(tx, s.feedback, [{ id: id(), cycleId, rbd: 90001, page: 'challenge', kind: 'question', text, writtenBy: marcela, writtenAt: at, withdrawnAt: null, answer: null, stance: 'talked', answeredBy: rosa, answeredAt: at, anchor: { kind: 'sentence', field: 'challenge', quote: 'Que 7°B vuelva' }, partId, partVersion: 1, followsId: null, seenAt: at, seenBy: rosa, answerSeenAt: null }])
    const [visitId, noteId] = [id(), id()]
    await insertRows(tx, s.feedbackRequest, [{ id: id(), cycleId, rbd: 90001, page: 'challenge', question: text, askedBy: rosa, askedAt: at, withdrawnAt: null, metAt: at, metBy: marcela }])
    await insertRows(tx, s.feedbackDraft, [{ id: id(), cycleId, rbd: 90001, page: 'challenge', kind: null, text, anchor: { kind: 'entry', entryId: partId }, writtenBy: marcela, savedAt: at }])
    await insertRows(tx, s.feedbackPhrase, [{ id: id(), personId: marcela, kind: 'question', text, createdAt: at, withdrawnAt: null }])
    await insertRows(tx, s.advisorNote, [{ id: noteId, rbd: 90001, cycleId, audience: 'own', text, version: 1, writtenBy: marcela, writtenAt: at, updatedAt: at, withdrawnAt: null }])
    await insertRows(tx, s.advisorNoteRevision, [{ noteId, version: 1, text, savedAt: at, saveKey: 'n1' }])
    await insertRows(tx, s.visit, [{ id: visitId, kind: 'network', advisorId: marcela, onDay: '2026-04-14', atTime: '10:30', state: 'held', body: { minutes: text }, version: 1, createdBy: marcela, createdAt: at, updatedBy: marcela, updatedAt: at }])
    await insertRows(tx, s.visitRevision, [{ visitId, version: 1, body: { minutes: text }, savedBy: marcela, savedAt: at, saveKey: 'v1', outcome: 'saved' }])
    await insertRows(tx, s.visitSchool, [{ visitId, rbd: 90001, cycleId, brings: text, withdrawnAt: at }, { visitId, rbd: 90002, cycleId: null, brings: '', withdrawnAt: null }])
    await insertRows(tx, s.agreement, [{ id: id(), visitId, rbd: 90001, what: text, who: 'UTP', byDay: '2026-04-30', state: 'done', createdBy: marcela, createdAt: at, settledBy: rosa, settledAt: at, withdrawnAt: null }])
    await insertRows(tx, s.visitRhythm, [{ rbd: 90001, everyWeeks: 4, setBy: marcela, setAt: at }])
    await insertRows(tx, s.advisorMonth, [{ personId: marcela, month: '2026-04', text, version: 1, updatedAt: at }])
    await insertRows(tx, s.notice, [{ id: id(), personId: rosa, rbd: 90001, cycleId, kind: 'commented', about: partId, at, readAt: null }])
    await insertRows(tx, s.outsideDecision, [{ id: id(), slepCode: 9901, isOpen: true, decidedBy: rosa, decidedAt: at }])
    await insertRows(tx, s.dataKey, [{ id: id(), keyHash: 'e'.repeat(64), name: 'Tablero «Ñ»', slepCode: null, tables: ['attendance-months', 'cycles'], madeBy: rosa, madeAt: at, expiresOn: '2027-03-01', lastUsedAt: at, revokedAt: null, revokedBy: null, minute: 29_900_000, requestsInMinute: 7 }])
    await insertRows(tx, s.mailRefusal, [{ address: 'rosa@demo.example', refusedAt: at, smtpCode: 550, clearedAt: at, clearedBy: marcela }])
    await insertRows(tx, s.digestSetting, [{ personId: rosa, rhythm: 'fortnight', changedAt: at, byLink: false }])
    await insertRows(tx, s.digest, [{ personId: rosa, period: '2026-04-13', outcome: 'queued', said: 'f'.repeat(64), jobId: null, madeAt: at }])
    const [organisation, partnership, partnerMeeting, partnerLink] = [id(), id(), id(), id()]
    await insertRows(tx, s.organisation, [{ id: organisation, slepCode: 9901, kind: 'support', name: 'Casa «Ñandú»', nameKey: 'casa nandu', contactRole: 'Coordinación', contactName: '', phone: '+56 41 000 0000', mail: '', purpose: text, addedBy: rosa, addedAt: at, updatedBy: marcela, updatedAt: at, mergedInto: null, mergedBy: null, mergedAt: null, standsFor: organisation }])
    await insertRows(tx, s.organisationName, [{ id: id(), organisationId: organisation, slepCode: 9901, name: 'Taller Ñandú', nameKey: 'taller nandu', changedBy: marcela, changedAt: at }])
    await insertRows(tx, s.partnership, [{ id: partnership, rbd: 90001, organisationId: organisation, purpose: text, fromDay: '2026-03-02', toDay: '', coordinatorId: rosa, coordinatorName: 'Rosa Huenchul', coordinatorProfession: 'principal', schoolShares: text, partnerShares: '', begunOn: '2026-03-02', endedOn: null, version: 2, createdBy: rosa, createdAt: at, updatedBy: rosa, updatedAt: at, withdrawnAt: null }])
    await insertRows(tx, s.partnershipGoal, [{ id: id(), partnershipId: partnership, rbd: 90001, text, state: 'reached', writtenBy: rosa, writtenAt: at, settledBy: rosa, settledAt: at }])
    await insertRows(tx, s.partnershipReading, [{ id: id(), partnershipId: partnership, rbd: 90001, kind: 'quality', onDay: '2026-04-06', marks: ['goals', 'families'], note: text, writtenBy: rosa, writtenAt: at, withdrawnAt: at }])
    await insertRows(tx, s.partnershipMeeting, [{ id: partnerMeeting, partnershipId: partnership, rbd: 90001, onDay: '2026-04-06', state: 'held', present: ['principal'], partnerPresent: 'coordinación', talked: text, agreed: text, version: 1, createdBy: rosa, createdAt: at, updatedBy: rosa, updatedAt: at, withdrawnAt: null }])
    await insertRows(tx, s.partnershipAction, [{ id: id(), partnershipId: partnership, rbd: 90001, meetingId: partnerMeeting, what: text, who: 'ambas partes', agreedOn: '2026-04-06', byDay: '', state: 'open', cycleId, actionId: partId, writtenBy: rosa, writtenAt: at, settledBy: null, settledAt: null }])
    await insertRows(tx, s.partnershipRound, [{ id: id(), partnershipId: partnership, rbd: 90001, onDay: '2026-04-06', form: 'four', openedBy: rosa, openedAt: at, withdrawnAt: null }])
    await insertRows(tx, s.partnershipLink, [{ id: partnerLink, partnershipId: partnership, rbd: 90001, createdBy: rosa, createdAt: at, expiresAt: at, revokedAt: at, revokedBy: marcela }])
    await insertRows(tx, s.partnershipAnswer, [
      { aboutId: partnerMeeting, side: 'school', about: 'meeting', partnershipId: partnership, rbd: 90001, answers: { 'both-ways': 6.8 }, byRole: '', answeredBy: rosa, linkId: null, firstAt: at, answeredAt: at },
      { aboutId: partnerMeeting, side: 'partner', about: 'meeting', partnershipId: partnership, rbd: 90001, answers: {}, byRole: 'coordinación', answeredBy: null, linkId: partnerLink, firstAt: at, answeredAt: at },
    ])
    await insertRows(tx, s.partnershipReview, [{ id: id(), partnershipId: partnership, rbd: 90001, kind: 'evaluation', onDay: '2026-04-06', texts: { together: text, change: '' }, decision: 'go-on', writtenBy: rosa, writtenAt: at, withdrawnAt: null }])
    await insertRows(tx, s.partnershipRevision, [{ id: id(), partnershipId: partnership, rbd: 90001, about: 'answer', aboutId: partnerMeeting, body: { answers: { 'both-ways': 4 } }, changedBy: null, changedAt: at }])
    await insertRows(tx, s.cyclePause, [{ id: id(), cycleId, rbd: 90001, startsOn: '2026-11-02', until: '2026-11-06', reason: 'tests', pausedBy: rosa, createdAt: at, endedOn: null }])
    await insertRows(tx, s.snapshot, [{
      id: id(), cycleId, rbd: 90001, takenAt: at, takenBy: null,
      figures: {
        shape: 1, months: [{ year: 2026, month: 4, students: 3, daysAttended: 55, daysDue: 60, bands: { critical: 0, severe: 0, repeated: 1, normal: 2, outstanding: 0 } }],
        courses: [], scheme: mineducBands, source: { fileName: 'abril.csv', publishedAt: at.toISOString() },
      },
    }])
    await insertRows(tx, s.absenceReason, [{ rbd: 90001, id: 'cosecha', label: 'Temporada de cosecha', createdBy: rosa, createdAt: at, retiredAt: null }, { rbd: 90001, id: 'work', label: null, createdBy: rosa, createdAt: at, retiredAt: at }])
    await insertRows(tx, s.need, [{
      id: id(), cycleId, rbd: 90001, slepCode: 9901, kind: 'transport', text, raisedBy: rosa, raisedAt: at, withdrawnAt: null, receivedBy: marcela, receivedAt: at,
      inChargeOf: 'Elena Rivas', answer: 'when', answerText: 'Desde marzo', answerDay: '2027-03-05', answeredBy: marcela, answeredAt: at,
    }])
    await insertRows(tx, s.presence, [{ cycleId, page: 'challenge', personId: rosa, rbd: 90001, field: 'theoryIf', seenAt: at }])
    const [roster, days, pupil] = [id(), id(), id()]
    await insertRows(tx, s.generation, [generation(roster, 'roster', 'nómina.xls'), generation(days, 'student-days', 'libro de clases.csv')])
    await insertRows(tx, s.generationCover, [{ generationId: roster, kind: 'roster', year: 2026, month: 0, rbd: 90001 }, { generationId: days, kind: 'student-days', year: 2026, month: 4, rbd: 90001 }])
    await insertRows(tx, s.currentImport, [{ kind: 'roster', rbd: 90001, year: 2026, month: 0, generationId: roster }, { kind: 'student-days', rbd: 90001, year: 2026, month: 4, generationId: days }])
    const [yearly, courses] = [id(), id()]
    await insertRows(tx, s.generation, [generation(yearly, 'attendance-year', 'asistencia anual.csv'), generation(courses, 'enrolment-students', 'matrícula por estudiante.csv')])
    await insertRows(tx, s.generationCover, [
      { generationId: yearly, kind: 'attendance-year', year: 2025, month: 0, rbd: 90001 }, { generationId: yearly, kind: 'attendance', year: 2025, month: 3, rbd: 90001 },
      { generationId: courses, kind: 'enrolment-students', year: 2025, month: 0, rbd: 90001 },
    ])
    await insertRows(tx, s.currentImport, [
      { kind: 'attendance-year', rbd: 90001, year: 2025, month: 0, generationId: yearly }, { kind: 'attendance', rbd: 90001, year: 2025, month: 3, generationId: yearly },
      { kind: 'enrolment-students', rbd: 90001, year: 2025, month: 0, generationId: courses },
    ])
    await insertRows(tx, s.attendanceAfterwards, [{ generationId: yearly, year: 2025, until: 5, percent: 81, month: 6, students: 40, daysAttended: 640, daysDue: 800 }])
    await insertRows(tx, s.courseEnrolment, [{ generationId: courses, rbd: 90001, year: 2025, teaching: 'young', course: '', students: 12, women: 5, men: 6, overAge: 1, ageKnown: 12 }, { generationId: courses, rbd: 90001, year: 2025, teaching: 'young', course: '110-7-A', students: 12, women: null, men: null, overAge: null, ageKnown: null }])
    await insertRows(tx, s.studentModule, [{ rbd: 90001, legalBasis: 'public-function', legalBasisText: 'Ley 21.040', responsible: 'Rosa Huenchul', dataContact: 'datos@ejemplo.cl', keptYears: 1, sharesCourses: true, updatedBy: rosa, updatedAt: at, switchedOnAt: at, switchedOnBy: marcela, switchedOffAt: null }])
    await insertRows(tx, s.pseudonymKey, [{ version: 1, fingerprint: 'c'.repeat(32), createdAt: at }])
    await insertRows(tx, s.student, [
      { id: pupil, rbd: 90001, code: 'K7M4', pseudonym: 'd'.repeat(32), keyVersion: 1, createdAt: at, blockedAt: null, erasedAt: null },
      { id: id(), rbd: 90001, code: 'R2TW', pseudonym: null, keyVersion: null, createdAt: at, blockedAt: at, erasedAt: at },
    ])
    await insertRows(tx, s.studentCourse, [{ generationId: roster, rbd: 90001, year: 2026, studentId: pupil, course: '110-7-A', listNumber: 14, joinedOn: '2026-03-04', leftOn: null }])
    await insertRows(tx, s.studentMonth, [{ generationId: days, rbd: 90001, year: 2026, month: 4, studentId: pupil, course: '110-7-A', daysAttended: 17, daysDue: 20 }])
    await insertRows(tx, s.courseDay, [{ generationId: days, rbd: 90001, day: '2026-04-06', course: '110-7-A', present: 21, due: 24 }])
    await insertRows(tx, s.focusGroup, [{ cycleId, rbd: 90001, kind: 'students', courses: [], chosenBy: rosa, chosenAt: at, frozenAt: at }])
    await insertRows(tx, s.focusStudent, [{ cycleId, studentId: pupil, rbd: 90001 }])
    await insertRows(tx, s.contactCount, [{ id: id(), rbd: 90001, cycleId, on: '2026-04-10', sought: 6, reached: 4, agreements: 1, writtenBy: rosa, writtenAt: at, withdrawnAt: null }])
    await insertRows(tx, s.contact, [{ id: id(), rbd: 90001, studentId: pupil, cycleId, on: '2026-04-10', step: 'homeroom', stepWords: 'Llamada de «profe» jefe', how: 'call', outcome: 'agreed', nextStep: 'team', nextOn: '2026-04-24', way: 'referral', professions: 'psychologist social-worker', referredTo: 'outside', backBy: '2026-04-24', answeredOn: '2026-04-22', answer: 'together', answeredBy: marcela, writtenBy: rosa, writtenAt: at, withdrawnAt: null }])
    await insertRows(tx, s.schoolChange, [{ id: id(), rbd: 90001, studentId: pupil, on: '2026-04-20', helps: 'looking enrolment', writtenBy: rosa, writtenAt: at, withdrawnAt: null }])
    await insertRows(tx, s.schoolProtocol, [{ rbd: 90001, version: 1, body: { steps: [{ id: 'homeroom', label: 'Ñandú «llama»', responsible: null, turn: '', afterDays: 2, isLast: false, isSetAside: false }], referrals: { inside: { responsible: 'psychologist', when: 'Cuando…', daysUntilBack: 7, isSetAside: false } }, rhythms: { review: { leads: 'principal', since: '2026-03-10', isSetAside: false } } }, savedBy: rosa, savedAt: at }])
    await insertRows(tx, s.columnMapping, [{ headerHash: 'e'.repeat(64), kind: 'attendance', columns: { RBD: 'CODIGO', MRUN: 'ID' }, madeBy: rosa, madeAt: at }])
    await insertRows(tx, s.courseWeek, [{ id: id(), rbd: 90001, monday: '2026-04-06', course: '110-7-A', daysAttended: 101, daysDue: 120, typedBy: rosa, typedAt: at }])
    const [enrolled, ended, index, held] = [id(), id(), id(), id()]
    await insertRows(tx, s.generation, [generation(enrolled, 'enrolment', 'matrícula.csv'), generation(ended, 'results', 'rendimiento.csv'), generation(index, 'vulnerability', 'IVE.csv'), generation(held, 'holders', 'sostenedores.csv')])
    const covers = [
      { generationId: enrolled, kind: 'enrolment' as const, year: 2026, month: 0, rbd: 90001 }, { generationId: ended, kind: 'results' as const, year: 2025, month: 0, rbd: 90001 },
      { generationId: index, kind: 'vulnerability' as const, year: 2026, month: 1, rbd: 90001 }, { generationId: held, kind: 'holders' as const, year: 2026, month: 0, rbd: 0 },
    ]
    await insertRows(tx, s.generationCover, covers)
    await insertRows(tx, s.currentImport, covers)
    await insertRows(tx, s.enrolment, [{ generationId: enrolled, rbd: 90001, year: 2026, level: 2, students: 374, boys: 190, girls: 183, simpleCourses: 16, combinedCourses: null }])
    await insertRows(tx, s.yearResult, [{
      generationId: ended, rbd: 90001, year: 2025, codEnse: 110, passed: 350, failed: 9, withdrawn: 4, transferred: 11, boys: [180, 5, 2, 6], girls: [170, 4, 2, 5], unstated: 0,
      grades: { passed: [44, 44, 44, 44, 44, 44, 43, 43], failed: [1, 1, 1, 1, 1, 1, 1, 2], withdrawn: [0, 0, 0, 0, 1, 1, 1, 1], transferred: [2, 2, 2, 1, 1, 1, 1, 1] },
      attendanceHundredths: 8953, attendancePassedHundredths: 8991, attendanceFailedHundredths: null,
    }])
    await insertRows(tx, s.vulnerability, [{ generationId: index, rbd: 90001, year: 2026, level: 1, baseYear: null, firstPriority: 250, secondPriority: 40, thirdPriority: 30, students: 372, indexTenths: 860 }])
    await insertRows(tx, s.schoolHolder, [{ generationId: held, rbd: 90001, year: 2026, kind: 'service', name: 'SERVICIO LOCAL COSTA CLARA' }, { generationId: held, rbd: 90002, year: 2026, kind: 'natural', name: null }])
    const [round, course] = [id(), id()]
    await insertRows(tx, s.smallestGroup, [{ scope: '6350', fewest: 5, changedBy: rosa, changedAt: at }, { scope: 'across', fewest: 12, changedBy: null, changedAt: at }])
    await insertRows(tx, s.savedView, [{ id: id(), personId: rosa, name: 'Ñuble, «rurales»', search: 'ruralidad=rural&vista=graficos', createdAt: at, deletedAt: at }])
    await insertRows(tx, s.engagementRound, [{ id: round, rbd: 90001, cycleId, moment: 'start', openedBy: rosa, openedOn: '2026-03-16', closedBy: rosa, closedOn: '2026-03-20', poolId: round, microcentroId: microcentro }])
    await insertRows(tx, s.engagementCourse, [{ id: course, roundId: round, rbd: 90001, course: '110-7-A', code: 'K7M4QR', most: 29, lastDay: '2026-03-18', answered: 1, sheets: 2, withdrawnAt: at }])
    await insertRows(tx, s.engagementTally, [{ courseId: course, rbd: 90001, source: 'paper', item: 'place', answer: 'almost-always', count: 2 }])
    await insertRows(tx, s.diaResult, [{ id: id(), rbd: 90001, cycleId, moment: 'start', course: '7° básico A', dimension: 'Área personal · autoconciencia', students: 24, favourableTenths: 675, enteredBy: rosa, enteredAt: at, withdrawnAt: null }])
    await insertRows(tx, s.calendarEntry, [
      { id: id(), layer: 'country', slepCode: null, rbd: null, kind: 'school-year-start', fromDay: '2026-03-04', toDay: '2026-03-04', courses: [], label: '', enteredBy: rosa, enteredAt: at, withdrawnBy: null, withdrawnAt: null },
      { id: id(), layer: 'school', slepCode: null, rbd: 90001, kind: 'road-cut', fromDay: '2026-06-08', toDay: '2026-06-09', courses: ['110-7-A'], label: 'Puente «El Ñirre»', enteredBy: rosa, enteredAt: at, withdrawnBy: marcela, withdrawnAt: at },
    ])
    const [left, lists] = [id(), id()]
    await insertRows(tx, s.generation, [generation(left, 'dropout', 'desvinculación.xlsx'), generation(lists, 'trajectory', 'trayectoria.xlsx')])
    const ofDropout = [{ generationId: left, kind: 'dropout' as const, year: 0, month: 0, rbd: 0 }, { generationId: lists, kind: 'trajectory' as const, year: 2025, month: 0, rbd: 90001 }]
    await insertRows(tx, s.generationCover, ofDropout)
    await insertRows(tx, s.currentImport, ofDropout)
    await insertRows(tx, s.officialDropout, [{ generationId: left, level: 'commune', label: 'COSTA CLARA', code: 9101, sex: 'all', scope: 'global', year: 2023, dropouts: 12, theoreticalEnrolment: 800 }])
    await insertRows(tx, s.trajectory, [{ generationId: lists, rbd: 90001, year: 2025, grade: 'primary-7', withdrawn: 2, disengaged: 1, twiceDisengaged: 0 }])
    const [learningId, codingId, codeId] = [id(), id(), id()]
    const shared = { cycleId, rbd: 90001, partId, partVersion: 2, fields: ['learnt' as const], texts: { learnt: text }, themes: ['families' as const], tags: ['Ñandú'], year: 2026, named: false, showsContext: true, sharedBy: rosa, sharedAt: at }
    await insertRows(tx, s.sharedLearning, [
      { ...shared, id: learningId, standing: cycleId, decision: null, area: null, level: 'primary', rural: true, contextIsCommon: true, researchAt: at, endedBy: null, endedAt: null, endedBecause: null },
      { ...shared, id: id(), standing: null, decision: 'drop', area: 'family', level: null, rural: null, contextIsCommon: false, researchAt: null, endedBy: rosa, endedAt: at, endedBecause: 'taken-back' },
    ])
    await insertRows(tx, s.learningWord, [{ stem: 'nandu', learningId, times: 2 }])
    await insertRows(tx, s.learningLabel, [{ learningId, kind: 'tag', key: 'nandu', label: 'Ñandú' }])
    await insertRows(tx, s.learningCode, [{ id: codeId, slepCode: 9901, name: 'Colaboración', inUseAs: null, definition: text, example: '', createdBy: marcela, createdAt: at, retiredBy: marcela, retiredAt: at }])
    await insertRows(tx, s.learningCoding, [{ id: codingId, learningId, coderId: marcela, startedAt: at, doneAt: at, revealedAt: at }])
    await insertRows(tx, s.codedPassage, [{ id: id(), codingId, codeId, field: 'learnt', fromSign: 0, toSign: 24, markedAt: at, removedAt: at }])
    const referralId = id()
    await insertRows(tx, s.referral, [
      { id: referralId, rbd: 90001, cycleId, weekOf: '2026-11-09', place: 'support-organisation', way: 'hand-over', count: 3, responsible: 'social-worker', backBy: '2026-11-23', writtenBy: rosa, writtenAt: at, withdrawnAt: null },
      { id: id(), rbd: 90001, cycleId, weekOf: '2026-11-09', place: 'oln', way: 'referral', count: 1, responsible: null, backBy: '2026-11-23', writtenBy: marcela, writtenAt: at, withdrawnAt: at },
    ])
    await insertRows(tx, s.referralAnswer, [{ id: id(), referralId, rbd: 90001, on: '2026-11-17', answer: 'together', count: 2, writtenBy: rosa, writtenAt: at, withdrawnAt: null }])
    await insertRows(tx, s.storyLink, [{ id: id(), cycleId, rbd: 90001, createdBy: rosa, createdAt: at, expiresAt: at, revokedAt: null, revokedBy: null }])
  })
}

/** Everything in a store, as sorted lines of JSON under each table's name: equal for two stores that hold the same, whatever the engine. */
export const everythingIn = async (store: Store): Promise<Record<string, string[]>> => {
  const out: Record<string, string[]> = {}
  const canonical = (value: unknown): unknown =>
    value instanceof Date || value === null || typeof value !== 'object' ? value
      : Array.isArray(value) ? value.map(canonical)
        : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v)]))
  for (const table of Object.values(store.s as unknown as Record<string, Table>)) {
    const rows = await store.read.select().from(table as never).orderBy(sql`1`)
    out[getTableName(table)] = rows.map(r => JSON.stringify(canonical(r))).sort()
  }
  return out
}
