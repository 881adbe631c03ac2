CREATE TABLE `advisor_month` (
	`person_id` text NOT NULL,
	`month` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `month`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `advisor_note` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`cycle_id` text,
	`audience` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "advisor_note_audience" CHECK("advisor_note"."audience" in ('own','advisors'))
);
--> statement-breakpoint
CREATE INDEX `advisor_note_school` ON `advisor_note` (`rbd`);--> statement-breakpoint
CREATE TABLE `advisor_note_revision` (
	`note_id` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`saved_at` integer NOT NULL,
	`save_key` text NOT NULL,
	PRIMARY KEY(`note_id`, `version`),
	FOREIGN KEY (`note_id`) REFERENCES `advisor_note`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `advisor_note_revision_key` ON `advisor_note_revision` (`note_id`,`save_key`);--> statement-breakpoint
CREATE TABLE `agreement` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`what` text NOT NULL,
	`who` text NOT NULL,
	`by_day` text,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreement_state" CHECK("agreement"."state" in ('open','done','left'))
);
--> statement-breakpoint
CREATE INDEX `agreement_school` ON `agreement` (`rbd`);--> statement-breakpoint
CREATE INDEX `agreement_visit` ON `agreement` (`visit_id`);--> statement-breakpoint
CREATE TABLE `digest` (
	`person_id` text NOT NULL,
	`period` text NOT NULL,
	`outcome` text NOT NULL,
	`said` text,
	`job_id` text,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `period`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "digest_outcome" CHECK("digest"."outcome" in ('queued','silent'))
);
--> statement-breakpoint
CREATE TABLE `digest_setting` (
	`person_id` text PRIMARY KEY NOT NULL,
	`rhythm` text NOT NULL,
	`changed_at` integer NOT NULL,
	`by_link` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "digest_setting_rhythm" CHECK("digest_setting"."rhythm" in ('week','fortnight','month','never'))
);
--> statement-breakpoint
CREATE TABLE `feedback_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`page` text NOT NULL,
	`kind` text,
	`text` text NOT NULL,
	`anchor` text,
	`written_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "feedback_draft_kind" CHECK("feedback_draft"."kind" is null or "feedback_draft"."kind" in ('strength','question','suggestion')),
	CONSTRAINT "feedback_draft_page" CHECK("feedback_draft"."page" in ('challenge','data','implementation','learnings'))
);
--> statement-breakpoint
CREATE INDEX `feedback_draft_writer` ON `feedback_draft` (`written_by`,`cycle_id`);--> statement-breakpoint
CREATE TABLE `feedback_phrase` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "feedback_phrase_kind" CHECK("feedback_phrase"."kind" in ('strength','question','suggestion'))
);
--> statement-breakpoint
CREATE INDEX `feedback_phrase_person` ON `feedback_phrase` (`person_id`);--> statement-breakpoint
CREATE TABLE `feedback_request` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`page` text NOT NULL,
	`question` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`withdrawn_at` integer,
	`met_at` integer,
	`met_by` text,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`met_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "feedback_request_page" CHECK("feedback_request"."page" in ('challenge','data','implementation','learnings'))
);
--> statement-breakpoint
CREATE INDEX `feedback_request_cycle` ON `feedback_request` (`cycle_id`);--> statement-breakpoint
CREATE INDEX `feedback_request_school` ON `feedback_request` (`rbd`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`cycle_id` text,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notice_kind" CHECK("notice"."kind" in ('asked','commented','answered','agreed','visit-planned','handed-over'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_once` ON `notice` (`person_id`,`kind`,`about`);--> statement-breakpoint
CREATE INDEX `notice_person` ON `notice` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `visit` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`advisor_id` text NOT NULL,
	`on_day` text NOT NULL,
	`at_time` text NOT NULL,
	`state` text NOT NULL,
	`body` text NOT NULL,
	`version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`advisor_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_kind" CHECK("visit"."kind" in ('visit','call','network')),
	CONSTRAINT "visit_state" CHECK("visit"."state" in ('planned','held','cancelled'))
);
--> statement-breakpoint
CREATE INDEX `visit_advisor` ON `visit` (`advisor_id`,`on_day`);--> statement-breakpoint
CREATE TABLE `visit_revision` (
	`visit_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`save_key` text NOT NULL,
	`outcome` text NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_revision_key` ON `visit_revision` (`visit_id`,`save_key`);--> statement-breakpoint
CREATE INDEX `visit_revision_visit` ON `visit_revision` (`visit_id`,`version`);--> statement-breakpoint
CREATE TABLE `visit_rhythm` (
	`rbd` integer PRIMARY KEY NOT NULL,
	`every_weeks` integer NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`set_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_rhythm_weeks" CHECK("visit_rhythm"."every_weeks" between 1 and 26)
);
--> statement-breakpoint
CREATE TABLE `visit_school` (
	`visit_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`cycle_id` text,
	`brings` text NOT NULL,
	PRIMARY KEY(`visit_id`, `rbd`),
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `visit_school_rbd` ON `visit_school` (`rbd`);--> statement-breakpoint
ALTER TABLE `feedback` ADD `anchor` text;--> statement-breakpoint
ALTER TABLE `feedback` ADD `part_id` text REFERENCES part(id);--> statement-breakpoint
ALTER TABLE `feedback` ADD `part_version` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `follows_id` text;--> statement-breakpoint
ALTER TABLE `feedback` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `feedback` ADD `seen_by` text REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `feedback` ADD `answer_seen_at` integer;--> statement-breakpoint
CREATE INDEX `feedback_school` ON `feedback` (`rbd`);