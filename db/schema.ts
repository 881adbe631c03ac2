/**
 * The one schema, built from a column kit (SQLite or PostgreSQL). Every name here is what the rest of the code says.
 *
 * Conventions: ids are UUIDv7 text made by the app; instants are UTC; school days are `YYYY-MM-DD` text; everything a school
 * owns carries its `rbd`, everything of a territory its `slepCode`. Nothing cascades: what people wrote is never deleted.
 */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { AuditEvent } from './audit.ts'
import type { CoverKind, ImportKind, ImportReport } from './import/report.ts'
import type { Anchor } from '../cycles/feedback/anchors.ts'
import type { PartBody, PartKind } from '../cycles/notebook/parts.ts'
import type { BandScheme } from '../cycles/indicators/attendance.ts'
import type { SnapshotFigures } from '../cycles/indicators/snapshot.ts'
import type { NeedAnswer, NeedKind } from '../cycles/needs/needs.ts'
import type { PauseReason } from '../cycles/notebook/pauses.ts'
import { countTables } from './schema-counts.ts'
import { importTables } from './schema-imports.ts'
import { dropoutTables } from './schema-dropout.ts'
import { studentTables } from './schema-students.ts'
import { yearlyTables } from './schema-yearly.ts'
import { engagementTables } from './schema-engagement.ts'
import { regionTables } from './schema-region.ts'
import { calendarTables } from './schema-calendar.ts'
import { advisoryTables } from './schema-advisory.ts'
import { mailTables } from './schema-mail.ts'
import { learningTables } from './schema-learnings.ts'
import { opendataTables } from './schema-opendata.ts'
import { partnershipTables } from './schema-partnerships.ts'
import { togetherTables } from './schema-together.ts'
import { protocolTables } from './schema-protocol.ts'

const baseTables = (c: Columns) => {
  const { text, int, big, bool, instant, json } = c

  // ── The installation ────────────────────────────────────────────────────────────────────────────────────────────────

  /** One row. `kind` = 'demo' is written at creation only, and is what unlocks the cast's sign-in page and the clock. */
  const installation = c.table('installation', {
    id: text().primaryKey(),
    kind: text().notNull().$type<'real' | 'demo'>(),
    programmeName: text().notNull(),
    territoryName: text().notNull(),
    timeZone: text().notNull(),
    /** Added to the machine's clock; other than 0 in a demo only. */
    clockOffsetMs: big().notNull(),
    createdAt: instant().notNull(),
    /** The scheme of bands the territory reads attendance by; null: Mineduc's. Snapshots keep their own. */
    bandScheme: json<BandScheme>(),
  }, t => [
    c.check('installation_one', sql`${t.id} = 'this'`),
    c.check('installation_kind', sql`${t.kind} in ('real','demo')`),
    c.check('installation_clock', sql`${t.kind} = 'demo' or ${t.clockOffsetMs} = 0`),
  ])

  // ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  const person = c.table('person', {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    /** A key of `cycles/people/professions.ts`, or null. */
    profession: text(),
    language: text().$type<'es' | 'en'>(),
    agreedAt: instant(),
    createdAt: instant().notNull(),
    disabledAt: instant(),
  }, t => [c.unique('person_email').on(t.email)])

  /** A way to sign in, apart from the person so that OIDC and a second factor fit later. */
  const credential = c.table('credential', {
    id: text().primaryKey(),
    personId: text().notNull().references(() => person.id),
    kind: text().notNull().$type<'password'>(),
    /** A PHC string (argon2id). */
    secret: text().notNull(),
    updatedAt: instant().notNull(),
  }, t => [
    c.unique('credential_person_kind').on(t.personId, t.kind),
    c.check('credential_kind', sql`${t.kind} in ('password')`),
  ])

  const session = c.table('session', {
    /** SHA-256 of the cookie's token; the token itself is nowhere. */
    idHash: text().primaryKey(),
    personId: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    idleMinutes: int().notNull(),
    absoluteExpiresAt: instant().notNull(),
    agentFamily: text().notNull(),
    revokedAt: instant(),
    /** 'all': an ordinary session. 'log': a personal phone that may write entries and read its person's own actions, and nothing else. */
    purpose: text().notNull().default('all').$type<'all' | 'log'>(),
    /** An administrator's stated reason to open one school's notebook in this session: `{ rbd, reason }`. */
    openedForReason: json<{ rbd: number; reason: string } | null>(),
  }, t => [c.index('session_person').on(t.personId), c.check('session_purpose', sql`${t.purpose} in ('all','log')`)])

  const membership = c.table('membership', {
    id: text().primaryKey(),
    personId: text().notNull().references(() => person.id),
    role: text().notNull().$type<'team' | 'advisor' | 'regional' | 'admin'>(),
    scopeKind: text().notNull().$type<'school' | 'network' | 'slep' | 'country'>(),
    /** RBD, network id, SLEP code, or '' for the country. */
    scopeId: text().notNull(),
    startsOn: text().notNull(),
    endsOn: text(),
    createdAt: instant().notNull(),
  }, t => [
    c.index('membership_person').on(t.personId),
    c.index('membership_scope').on(t.scopeKind, t.scopeId),
    c.check('membership_role', sql`${t.role} in ('team','advisor','regional','admin')`),
    c.check('membership_scope_kind', sql`${t.scopeKind} in ('school','network','slep','country')`),
  ])

  /**
   * Who leads a school's team, and who stands in while a leader is away: dated, with who said so. No reason is recorded.
   * Whoever leads is also a member of the team; the end of that membership ends what it leads.
   */
  const leadership = c.table('leadership', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    personId: text().notNull().references(() => person.id),
    kind: text().notNull().$type<'lead' | 'stand-in'>(),
    startsOn: text().notNull(),
    endsOn: text(),
    /** Null: by the rule that a team's first member leads it, or by the operator. */
    namedBy: text().references(() => person.id),
    createdAt: instant().notNull(),
    endedBy: text().references(() => person.id),
  }, t => [c.index('leadership_school').on(t.rbd), c.index('leadership_person').on(t.personId), c.check('leadership_kind', sql`${t.kind} in ('lead','stand-in')`)])

  const invitation = c.table('invitation', {
    id: text().primaryKey(),
    tokenHash: text().notNull(),
    email: text().notNull(),
    role: text().notNull().$type<'team' | 'advisor' | 'regional' | 'admin'>(),
    scopeKind: text().notNull().$type<'school' | 'network' | 'slep' | 'country'>(),
    scopeId: text().notNull(),
    /** Null when the command line made it. */
    invitedBy: text().references(() => person.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    acceptedBy: text().references(() => person.id),
    revokedAt: instant(),
  }, t => [
    c.unique('invitation_token').on(t.tokenHash),
    c.check('invitation_role', sql`${t.role} in ('team','advisor','regional','admin')`),
    c.check('invitation_scope_kind', sql`${t.scopeKind} in ('school','network','slep','country')`),
  ])

  /** Failed attempts by account (a hash of the address) or purpose; kept in the database so that a restart does not reset it. */
  const attempt = c.table('attempt', {
    key: text().primaryKey(),
    failures: int().notNull(),
    lastAt: instant().notNull(),
    blockedUntil: instant(),
  })

  /** Append-only: triggers refuse update and delete. Holds no note text and no name of a student. */
  const audit = c.table('audit', {
    id: text().primaryKey(),
    at: instant().notNull(),
    event: text().notNull().$type<AuditEvent>(),
    personId: text(),
    rbd: int(),
    requestId: text(),
    detail: json<Record<string, string | number | boolean | null>>().notNull(),
  }, t => [c.index('audit_at').on(t.at), c.index('audit_rbd').on(t.rbd, t.at)])

  const job = c.table('job', {
    id: text().primaryKey(),
    kind: text().notNull().$type<'import' | 'mail' | 'digest' | 'sweep' | 'backup'>(),
    payload: json<Record<string, unknown>>().notNull(),
    state: text().notNull().$type<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>(),
    createdBy: text().references(() => person.id),
    createdAt: instant().notNull(),
    runAfter: instant().notNull(),
    leasedUntil: instant(),
    attempts: int().notNull(),
    progress: json<{ done: number; total: number; unit: 'bytes' | 'rows' | 'steps' } | null>(),
    /** On failure: `{ reason }`, a key of a message; on success whatever the kind says. */
    result: json<Record<string, unknown> | null>(),
    finishedAt: instant(),
  }, t => [
    c.index('job_state').on(t.state, t.runAfter),
    c.check('job_state_known', sql`${t.state} in ('waiting','running','done','failed','cancelled')`),
  ])

  // ── Territory ───────────────────────────────────────────────────────────────────────────────────────────────────────

  const slep = c.table('slep', { code: int().primaryKey(), name: text().notNull() })

  /** A school team network: several schools with one theory of action. */
  const network = c.table('network', {
    id: text().primaryKey(),
    slepCode: int().notNull().references(() => slep.code),
    name: text().notNull(),
    theoryIf: text().notNull(),
    theoryThen: text().notNull(),
    theoryWhichWill: text().notNull(),
    createdAt: instant().notNull(),
  })
  const networkSchool = c.table('network_school', {
    networkId: text().notNull().references(() => network.id),
    rbd: int().notNull(),
    year: int().notNull(),
  }, t => [c.primaryKey({ columns: [t.networkId, t.rbd, t.year] }), c.index('network_school_rbd').on(t.rbd)])

  /** Small rural schools that work and are read together. */
  const microcentro = c.table('microcentro', {
    id: text().primaryKey(),
    slepCode: int().notNull().references(() => slep.code),
    name: text().notNull(),
  })
  const microcentroSchool = c.table('microcentro_school', {
    microcentroId: text().notNull().references(() => microcentro.id),
    rbd: int().notNull(),
  }, t => [c.primaryKey({ columns: [t.microcentroId, t.rbd] })])

  // ── Imports: generations (decision 4) ───────────────────────────────────────────────────────────────────────────────

  /** One import. Its rows carry its id and are seen by nobody until `currentImport` points at it. */
  const generation = c.table('generation', {
    id: text().primaryKey(),
    kind: text().notNull().$type<ImportKind>(),
    state: text().notNull().$type<'building' | 'published' | 'undone' | 'swept'>(),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    fileBytes: big().notNull(),
    importedBy: text().references(() => person.id),
    /** The process that writes it (host/boot/pid/start), so that a sweep leaves a living import alone. */
    builder: text(),
    startedAt: instant().notNull(),
    publishedAt: instant(),
    undoneAt: instant(),
    undoneBy: text().references(() => person.id),
    report: json<ImportReport | null>(),
  }, t => [
    c.index('generation_hash').on(t.fileSha256),
    c.check('generation_state', sql`${t.state} in ('building','published','undone','swept')`),
  ])

  /**
   * What a generation speaks for. Directory: (year, 0, 0). SLEP list: (0, 0, 0). Attendance: (year, month, rbd). A school's class book
   * speaks for several kinds at once, and the attendance of a year also for that of its months. Yearly files: see schema-yearly.
   */
  const generationCover = c.table('generation_cover', {
    generationId: text().notNull().references(() => generation.id),
    kind: text().notNull().$type<CoverKind>(),
    year: int().notNull(),
    month: int().notNull(),
    rbd: int().notNull(),
  }, t => [
    c.primaryKey({ columns: [t.generationId, t.kind, t.year, t.month, t.rbd] }),
    c.index('generation_cover_key').on(t.kind, t.rbd, t.year, t.month),
  ])

  /** The pointer: which generation is read for a key today. Moved in the last, small transaction of an import or undo. */
  const currentImport = c.table('current_import', {
    kind: text().notNull().$type<CoverKind>(),
    rbd: int().notNull(),
    year: int().notNull(),
    month: int().notNull(),
    generationId: text().notNull().references(() => generation.id),
  }, t => [
    c.primaryKey({ columns: [t.kind, t.rbd, t.year, t.month] }),
    c.index('current_import_generation').on(t.generationId),
  ])

  /** Facts of a school in a year, from a directory. Dependency: 1-6 as COD_DEPE. State: 1-4 as ESTADO_ESTAB. */
  const schoolYear = c.table('school_year', {
    generationId: text().notNull().references(() => generation.id),
    rbd: int().notNull(),
    year: int().notNull(),
    name: text().notNull(),
    regionCode: int().notNull(),
    communeCode: int().notNull(),
    communeName: text().notNull(),
    dependency: int().notNull(),
    rural: bool().notNull(),
    state: int(),
    hasStudents: bool(),
    enrolment: int(),
    /** COD_ENSE values taught, e.g. [10, 110]. */
    teachingCodes: json<number[]>().notNull(),
  }, t => [
    c.primaryKey({ columns: [t.generationId, t.rbd] }),
    c.index('school_year_rbd').on(t.rbd, t.year),
    c.index('school_year_commune').on(t.communeCode, t.dependency),
  ])

  /** Which SLEP a school belongs to and the first year it did. From the list, or by hand from communes with dependency 6. */
  const schoolSlep = c.table('school_slep', {
    generationId: text().notNull().references(() => generation.id),
    rbd: int().notNull(),
    slepCode: int().notNull().references(() => slep.code),
    fromYear: int().notNull(),
  }, t => [c.primaryKey({ columns: [t.generationId, t.rbd] }), c.index('school_slep_code').on(t.slepCode)])

  /** A correction by hand: the school belongs to this SLEP (null: to none), whatever the list says. */
  const schoolSlepCorrection = c.table('school_slep_correction', {
    rbd: int().primaryKey(),
    slepCode: int().references(() => slep.code),
    fromYear: int().notNull(),
    correctedBy: text().references(() => person.id),
    correctedAt: instant().notNull(),
  })

  /**
   * Attendance as an exact histogram, one row per school, teaching group and month (course = '') with each student once, and one
   * per course and month (course = 'COD_ENSE-COD_GRADO-LETTER'). `pairs` is `[[daysAttended, daysDue, students], …]`, sorted.
   * A school's figure is never the sum of its courses. No identifier of a student is kept (decision 5). Month 0 is the whole school
   * year, each student once, where the Ministry's yearly file was imported: it is read under kind 'attendance-year', never as a month.
   */
  const attendance = c.table('attendance', {
    generationId: text().notNull().references(() => generation.id),
    rbd: int().notNull(),
    year: int().notNull(),
    month: int().notNull(),
    teaching: text().notNull().$type<'young' | 'preschool' | 'adult' | 'special'>(),
    course: text().notNull(),
    students: int().notNull(),
    daysAttended: int().notNull(),
    daysDue: int().notNull(),
    pairs: json<[number, number, number][]>().notNull(),
  }, t => [
    c.primaryKey({ columns: [t.generationId, t.rbd, t.year, t.month, t.teaching, t.course] }),
    c.index('attendance_school').on(t.rbd, t.year, t.month),
    c.check('attendance_days', sql`${t.daysAttended} >= 0 and ${t.daysAttended} <= ${t.daysDue} and ${t.students} > 0`),
    c.check('attendance_teaching', sql`${t.teaching} in ('young','preschool','adult','special')`),
  ])

  // ── Cycles ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  const cycle = c.table('cycle', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    number: int().notNull(),
    year: int().notNull(),
    title: text().notNull(),
    version: int().notNull(),
    startedOn: text().notNull(),
    /** When implementation began: from here the prediction is dated. */
    implementationFrom: text(),
    closedOn: text(),
    /** Dropped without finishing: kept, and honoured as learning. */
    droppedOn: text(),
    parentId: text(),
    /** How the theory of the parent was carried over; null for a first cycle. */
    theoryCarried: text().$type<'maintained' | 'adjusted' | 'replaced'>(),
    createdBy: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
  }, t => [
    c.unique('cycle_school_number').on(t.rbd, t.number),
    c.check('cycle_theory_carried', sql`${t.theoryCarried} is null or ${t.theoryCarried} in ('maintained','adjusted','replaced')`),
  ])

  /**
   * A part of a notebook: one of the four pages' texts (challenge, data, implementation, learnings: one row each) or an entry of
   * the implementation (action, note, adjustment: any number). Every save makes a revision; withdrawing is not deleting.
   */
  const part = c.table('part', {
    id: text().primaryKey(),
    cycleId: text().notNull().references(() => cycle.id),
    rbd: int().notNull(),
    kind: text().notNull().$type<PartKind>(),
    /** The page kind for the four pages (so that there is one each); the row's own id for entries. */
    slot: text().notNull(),
    body: json<PartBody>().notNull(),
    version: int().notNull(),
    updatedBy: text().notNull().references(() => person.id),
    updatedAt: instant().notNull(),
    createdAt: instant().notNull(),
    withdrawnAt: instant(),
    /** Pages only: the team said this version is ready to talk about. */
    readyAt: instant(),
    readyBy: text().references(() => person.id),
    readyVersion: int(),
  }, t => [
    c.unique('part_slot').on(t.cycleId, t.slot),
    c.index('part_school').on(t.rbd),
    c.check('part_kind', sql`${t.kind} in ('challenge','data','implementation','learnings','action','note','adjustment','measure','voice','meeting','together')`),
  ])

  const partRevision = c.table('part_revision', {
    partId: text().notNull().references(() => part.id),
    version: int().notNull(),
    rbd: int().notNull(),
    body: json<PartBody>().notNull(),
    savedBy: text().notNull().references(() => person.id),
    savedAt: instant().notNull(),
    /** The save's idempotency key: the same save sent twice is one revision. */
    saveKey: text().notNull(),
    /** A losing text of a conflict is kept too, but never was the current one. */
    outcome: text().notNull().$type<'saved' | 'conflict'>(),
  }, t => [
    c.unique('part_revision_key').on(t.partId, t.saveKey),
    c.index('part_revision_part').on(t.partId, t.version),
  ])

  const feedback = c.table('feedback', {
    id: text().primaryKey(),
    cycleId: text().notNull().references(() => cycle.id),
    rbd: int().notNull(),
    page: text().notNull().$type<'challenge' | 'data' | 'implementation' | 'learnings'>(),
    kind: text().notNull().$type<'strength' | 'question' | 'suggestion'>(),
    text: text().notNull(),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    withdrawnAt: instant(),
    answer: text(),
    stance: text().$type<'taken' | 'not-now' | 'talked'>(),
    answeredBy: text().references(() => person.id),
    answeredAt: instant(),
    /** What on the page it speaks of; null: the page as a whole. */
    anchor: json<Anchor | null>(),
    /** The part and its version as its writer had it before them: what *then* means when the text has moved on. Null of the oldest comments. */
    partId: text().references(() => part.id),
    partVersion: int(),
    /** The comment it goes on from, of the same page. */
    followsId: text(),
    /** When somebody of the team first had it before them, and who; when its writer first had the answer before them. */
    seenAt: instant(),
    seenBy: text().references(() => person.id),
    answerSeenAt: instant(),
  }, t => [
    c.index('feedback_cycle').on(t.cycleId),
    c.index('feedback_school').on(t.rbd),
    c.check('feedback_kind', sql`${t.kind} in ('strength','question','suggestion')`),
    c.check('feedback_page', sql`${t.page} in ('challenge','data','implementation','learnings')`),
    c.check('feedback_stance', sql`${t.stance} is null or ${t.stance} in ('taken','not-now','talked')`),
  ])

  // ── Around a cycle ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** A cycle rests until a day: national tests, a strike, a storm. `endedOn`: taken up again before that. */
  const cyclePause = c.table('cycle_pause', {
    id: text().primaryKey(),
    cycleId: text().notNull().references(() => cycle.id),
    rbd: int().notNull(),
    startsOn: text().notNull(),
    until: text().notNull(),
    reason: text().notNull().$type<PauseReason>(),
    pausedBy: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
    endedOn: text(),
  }, t => [c.index('cycle_pause_cycle').on(t.cycleId), c.check('cycle_pause_reason', sql`${t.reason} in ('tests','strike','weather','other')`)])

  /** What the team looked at, frozen: the school's figures as they stood, with where they came from. Never changed, never removed. */
  const snapshot = c.table('snapshot', {
    id: text().primaryKey(),
    cycleId: text().notNull().references(() => cycle.id),
    rbd: int().notNull(),
    takenAt: instant().notNull(),
    /** Null: taken by the notebook itself when the page was shared or implementation began. */
    takenBy: text().references(() => person.id),
    figures: json<SnapshotFigures>().notNull(),
  }, t => [c.index('snapshot_cycle').on(t.cycleId)])

  /** The reasons a school counts absences by: its own, and the built-in ones it set aside. */
  const absenceReason = c.table('absence_reason', {
    rbd: int().notNull(),
    /** A built-in key, or the id of one of the school's own. */
    id: text().notNull(),
    /** Null for a built-in one: its words are in the catalogue. */
    label: text(),
    createdBy: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
    retiredAt: instant(),
  }, t => [c.primaryKey({ columns: [t.rbd, t.id] })])

  /** A challenge beyond the school's reach, raised to its SLEP: receipt, named person, date, answer. School, advisor and SLEP read it. */
  const need = c.table('need', {
    id: text().primaryKey(),
    cycleId: text().notNull().references(() => cycle.id),
    rbd: int().notNull(),
    slepCode: int().notNull().references(() => slep.code),
    kind: text().notNull().$type<NeedKind>(),
    text: text().notNull(),
    raisedBy: text().notNull().references(() => person.id),
    raisedAt: instant().notNull(),
    withdrawnAt: instant(),
    receivedBy: text().references(() => person.id),
    receivedAt: instant(),
    /** The person of the SLEP who sees to it, by name. */
    inChargeOf: text(),
    answer: text().$type<NeedAnswer>(),
    answerText: text(),
    /** For the answer 'when': the day promised. */
    answerDay: text(),
    answeredBy: text().references(() => person.id),
    answeredAt: instant(),
  }, t => [
    c.index('need_school').on(t.rbd), c.index('need_slep').on(t.slepCode, t.raisedAt), c.index('need_cycle').on(t.cycleId),
    c.check('need_kind', sql`${t.kind} in ('transport','infrastructure','staff','benefits','health-network','connectivity','other')`),
    c.check('need_answer', sql`${t.answer} is null or ${t.answer} in ('yes','no','when')`),
  ])

  /** Who is writing on which page now: a row per person and page, seen within the last seconds. A hint, never a lock. */
  const presence = c.table('presence', {
    cycleId: text().notNull().references(() => cycle.id),
    page: text().notNull(),
    personId: text().notNull().references(() => person.id),
    rbd: int().notNull(),
    /** The field or entry they are in, or ''. */
    field: text().notNull(),
    seenAt: instant().notNull(),
  }, t => [c.primaryKey({ columns: [t.cycleId, t.page, t.personId] })])

  /** A read-only link to a cycle's story. The link itself is signed and kept nowhere; this row says whether it still opens. */
  const storyLink = c.table('story_link', {
    id: text().primaryKey(),
    cycleId: text().notNull().references(() => cycle.id),
    rbd: int().notNull(),
    createdBy: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    revokedBy: text().references(() => person.id),
  }, t => [c.index('story_link_cycle').on(t.cycleId)])

  return {
    installation, person, credential, session, membership, leadership, invitation, attempt, audit, job,
    slep, network, networkSchool, microcentro, microcentroSchool,
    generation, generationCover, currentImport, schoolYear, schoolSlep, schoolSlepCorrection, attendance,
    cycle, part, partRevision, feedback,
    cyclePause, snapshot, absenceReason, need, presence, storyLink,
  }
}

export type BaseTables = ReturnType<typeof baseTables>

/** Every table of the installation. What schools keep about their students stands in a file of its own. */
export const buildSchema = (c: Columns) => {
  const base = baseTables(c)
  return { ...base, ...importTables(c, base), ...studentTables(c, base), ...yearlyTables(c, base), ...engagementTables(c, base), ...calendarTables(c, base), ...dropoutTables(c, base), ...countTables(c, base), ...advisoryTables(c, base), ...mailTables(c, base), ...regionTables(c, base), ...learningTables(c, base), ...opendataTables(c, base), ...partnershipTables(c, base), ...togetherTables(c, base), ...protocolTables(c, base) }
}

export type Schema = ReturnType<typeof buildSchema>
