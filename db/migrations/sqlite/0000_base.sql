CREATE TABLE `attempt` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` integer NOT NULL,
	`blocked_until` integer
);
--> statement-breakpoint
CREATE TABLE `attendance` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`month` integer NOT NULL,
	`teaching` text NOT NULL,
	`course` text NOT NULL,
	`students` integer NOT NULL,
	`days_attended` integer NOT NULL,
	`days_due` integer NOT NULL,
	`pairs` text NOT NULL,
	PRIMARY KEY(`generation_id`, `rbd`, `year`, `month`, `teaching`, `course`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attendance_days" CHECK("attendance"."days_attended" >= 0 and "attendance"."days_attended" <= "attendance"."days_due" and "attendance"."students" > 0),
	CONSTRAINT "attendance_teaching" CHECK("attendance"."teaching" in ('young','preschool','adult','special'))
);
--> statement-breakpoint
CREATE INDEX `attendance_school` ON `attendance` (`rbd`,`year`,`month`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`person_id` text,
	`rbd` integer,
	`request_id` text,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_rbd` ON `audit` (`rbd`,`at`);--> statement-breakpoint
CREATE TABLE `credential` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`secret` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credential_kind" CHECK("credential"."kind" in ('password'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credential_person_kind` ON `credential` (`person_id`,`kind`);--> statement-breakpoint
CREATE TABLE `current_import` (
	`kind` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`month` integer NOT NULL,
	`generation_id` text NOT NULL,
	PRIMARY KEY(`kind`, `rbd`, `year`, `month`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `current_import_generation` ON `current_import` (`generation_id`);--> statement-breakpoint
CREATE TABLE `cycle` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`number` integer NOT NULL,
	`year` integer NOT NULL,
	`title` text NOT NULL,
	`version` integer NOT NULL,
	`started_on` text NOT NULL,
	`implementation_from` text,
	`closed_on` text,
	`dropped_on` text,
	`parent_id` text,
	`theory_carried` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cycle_theory_carried" CHECK("cycle"."theory_carried" is null or "cycle"."theory_carried" in ('maintained','adjusted','replaced'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cycle_school_number` ON `cycle` (`rbd`,`number`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`page` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`withdrawn_at` integer,
	`answer` text,
	`stance` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "feedback_kind" CHECK("feedback"."kind" in ('strength','question','suggestion')),
	CONSTRAINT "feedback_page" CHECK("feedback"."page" in ('challenge','data','implementation','learnings')),
	CONSTRAINT "feedback_stance" CHECK("feedback"."stance" is null or "feedback"."stance" in ('taken','not-now','talked'))
);
--> statement-breakpoint
CREATE INDEX `feedback_cycle` ON `feedback` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `generation` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`file_bytes` integer NOT NULL,
	`imported_by` text,
	`builder` text,
	`started_at` integer NOT NULL,
	`published_at` integer,
	`undone_at` integer,
	`undone_by` text,
	`report` text,
	FOREIGN KEY (`imported_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "generation_kind" CHECK("generation"."kind" in ('directory','slep-list','attendance')),
	CONSTRAINT "generation_state" CHECK("generation"."state" in ('building','published','undone','swept'))
);
--> statement-breakpoint
CREATE INDEX `generation_hash` ON `generation` (`file_sha256`);--> statement-breakpoint
CREATE TABLE `generation_cover` (
	`generation_id` text NOT NULL,
	`kind` text NOT NULL,
	`year` integer NOT NULL,
	`month` integer NOT NULL,
	`rbd` integer NOT NULL,
	PRIMARY KEY(`generation_id`, `year`, `month`, `rbd`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `generation_cover_key` ON `generation_cover` (`kind`,`rbd`,`year`,`month`);--> statement-breakpoint
CREATE TABLE `installation` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`programme_name` text NOT NULL,
	`territory_name` text NOT NULL,
	`time_zone` text NOT NULL,
	`clock_offset_ms` integer NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "installation_one" CHECK("installation"."id" = 'this'),
	CONSTRAINT "installation_kind" CHECK("installation"."kind" in ('real','demo')),
	CONSTRAINT "installation_clock" CHECK("installation"."kind" = 'demo' or "installation"."clock_offset_ms" = 0)
);
--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`scope_kind` text NOT NULL,
	`scope_id` text NOT NULL,
	`invited_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`accepted_by` text,
	`revoked_at` integer,
	FOREIGN KEY (`invited_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accepted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invitation_role" CHECK("invitation"."role" in ('team','advisor','regional','admin')),
	CONSTRAINT "invitation_scope_kind" CHECK("invitation"."scope_kind" in ('school','network','slep','country'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`run_after` integer NOT NULL,
	`leased_until` integer,
	`attempts` integer NOT NULL,
	`progress` text,
	`result` text,
	`finished_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "job_state_known" CHECK("job"."state" in ('waiting','running','done','failed','cancelled'))
);
--> statement-breakpoint
CREATE INDEX `job_state` ON `job` (`state`,`run_after`);--> statement-breakpoint
CREATE TABLE `membership` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`scope_kind` text NOT NULL,
	`scope_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "membership_role" CHECK("membership"."role" in ('team','advisor','regional','admin')),
	CONSTRAINT "membership_scope_kind" CHECK("membership"."scope_kind" in ('school','network','slep','country'))
);
--> statement-breakpoint
CREATE INDEX `membership_person` ON `membership` (`person_id`);--> statement-breakpoint
CREATE INDEX `membership_scope` ON `membership` (`scope_kind`,`scope_id`);--> statement-breakpoint
CREATE TABLE `microcentro` (
	`id` text PRIMARY KEY NOT NULL,
	`slep_code` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`slep_code`) REFERENCES `slep`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `microcentro_school` (
	`microcentro_id` text NOT NULL,
	`rbd` integer NOT NULL,
	PRIMARY KEY(`microcentro_id`, `rbd`),
	FOREIGN KEY (`microcentro_id`) REFERENCES `microcentro`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `network` (
	`id` text PRIMARY KEY NOT NULL,
	`slep_code` integer NOT NULL,
	`name` text NOT NULL,
	`theory_if` text NOT NULL,
	`theory_then` text NOT NULL,
	`theory_which_will` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`slep_code`) REFERENCES `slep`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `network_school` (
	`network_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	PRIMARY KEY(`network_id`, `rbd`, `year`),
	FOREIGN KEY (`network_id`) REFERENCES `network`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `network_school_rbd` ON `network_school` (`rbd`);--> statement-breakpoint
CREATE TABLE `part` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`kind` text NOT NULL,
	`slot` text NOT NULL,
	`body` text NOT NULL,
	`version` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	`ready_at` integer,
	`ready_by` text,
	`ready_version` integer,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ready_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "part_kind" CHECK("part"."kind" in ('challenge','data','implementation','learnings','action','note','adjustment'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `part_slot` ON `part` (`cycle_id`,`slot`);--> statement-breakpoint
CREATE INDEX `part_school` ON `part` (`rbd`);--> statement-breakpoint
CREATE TABLE `part_revision` (
	`part_id` text NOT NULL,
	`version` integer NOT NULL,
	`rbd` integer NOT NULL,
	`body` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`save_key` text NOT NULL,
	`outcome` text NOT NULL,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `part_revision_key` ON `part_revision` (`part_id`,`save_key`);--> statement-breakpoint
CREATE INDEX `part_revision_part` ON `part_revision` (`part_id`,`version`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`profession` text,
	`language` text,
	`agreed_at` integer,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email` ON `person` (`email`);--> statement-breakpoint
CREATE TABLE `school_slep` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`slep_code` integer NOT NULL,
	`from_year` integer NOT NULL,
	PRIMARY KEY(`generation_id`, `rbd`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slep_code`) REFERENCES `slep`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `school_slep_code` ON `school_slep` (`slep_code`);--> statement-breakpoint
CREATE TABLE `school_slep_correction` (
	`rbd` integer PRIMARY KEY NOT NULL,
	`slep_code` integer,
	`from_year` integer NOT NULL,
	`corrected_by` text,
	`corrected_at` integer NOT NULL,
	FOREIGN KEY (`slep_code`) REFERENCES `slep`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrected_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `school_year` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`name` text NOT NULL,
	`region_code` integer NOT NULL,
	`commune_code` integer NOT NULL,
	`commune_name` text NOT NULL,
	`dependency` integer NOT NULL,
	`rural` integer NOT NULL,
	`state` integer,
	`has_students` integer,
	`enrolment` integer,
	`teaching_codes` text NOT NULL,
	PRIMARY KEY(`generation_id`, `rbd`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `school_year_rbd` ON `school_year` (`rbd`,`year`);--> statement-breakpoint
CREATE INDEX `school_year_commune` ON `school_year` (`commune_code`,`dependency`);--> statement-breakpoint
CREATE TABLE `session` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`idle_minutes` integer NOT NULL,
	`absolute_expires_at` integer NOT NULL,
	`agent_family` text NOT NULL,
	`revoked_at` integer,
	`opened_for_reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `slep` (
	`code` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
