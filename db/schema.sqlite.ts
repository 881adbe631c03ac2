// Every table by name: drizzle-kit silently generates nothing for a schema it reaches only through a function's result.
import { sqliteColumns } from './columns.ts'
import { buildSchema } from './schema.ts'

export const schema = buildSchema(sqliteColumns)
export const {
  installation, person, credential, session, membership, leadership, invitation, attempt, audit, job,
  slep, network, networkSchool, microcentro, microcentroSchool,
  generation, generationCover, currentImport, schoolYear, schoolSlep, schoolSlepCorrection, attendance,
  cycle, part, partRevision, feedback,
  cyclePause, snapshot, absenceReason, need, presence, storyLink,
  columnMapping, courseWeek,
  studentModule, pseudonymKey, student, studentCourse, studentMonth, courseDay, focusGroup, focusStudent, contactCount, contact, schoolChange,
  schoolProtocol,
  enrolment, yearResult, vulnerability, schoolHolder,
  engagementRound, engagementCourse, engagementTally, diaResult, calendarEntry,
  officialDropout, trajectory,
  courseEnrolment,
  attendanceAfterwards,
  feedbackRequest, feedbackDraft, feedbackPhrase, advisorNote, advisorNoteRevision, visit, visitRevision, visitSchool, agreement,
  visitRhythm, advisorMonth, notice, digestSetting, digest,
  smallestGroup, savedView,
  mailRefusal,
  sharedLearning, learningWord, learningLabel, learningCode, learningCoding, codedPassage,
  outsideDecision, dataKey,
  organisation, organisationName, partnership, partnershipGoal, partnershipReading, partnershipMeeting, partnershipAction, partnershipRound, partnershipLink, partnershipAnswer, partnershipReview, partnershipRevision,
  referral, referralAnswer,
} = schema
