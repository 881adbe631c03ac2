CREATE TABLE `absence_reason` (
	`rbd` integer NOT NULL,
	`id` text NOT NULL,
	`label` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`rbd`, `id`),
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cycle_pause` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`starts_on` text NOT NULL,
	`until` text NOT NULL,
	`reason` text NOT NULL,
	`paused_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_on` text,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paused_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cycle_pause_reason" CHECK("cycle_pause"."reason" in ('tests','strike','weather','other'))
);
--> statement-breakpoint
CREATE INDEX `cycle_pause_cycle` ON `cycle_pause` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `leadership` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`named_by` text,
	`created_at` integer NOT NULL,
	`ended_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`named_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "leadership_kind" CHECK("leadership"."kind" in ('lead','stand-in'))
);
--> statement-breakpoint
CREATE INDEX `leadership_school` ON `leadership` (`rbd`);--> statement-breakpoint
CREATE INDEX `leadership_person` ON `leadership` (`person_id`);--> statement-breakpoint
CREATE TABLE `need` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`slep_code` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at` integer NOT NULL,
	`withdrawn_at` integer,
	`received_by` text,
	`received_at` integer,
	`in_charge_of` text,
	`answer` text,
	`answer_text` text,
	`answer_day` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slep_code`) REFERENCES `slep`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`received_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "need_kind" CHECK("need"."kind" in ('transport','infrastructure','staff','benefits','health-network','connectivity','other')),
	CONSTRAINT "need_answer" CHECK("need"."answer" is null or "need"."answer" in ('yes','no','when'))
);
--> statement-breakpoint
CREATE INDEX `need_school` ON `need` (`rbd`);--> statement-breakpoint
CREATE INDEX `need_slep` ON `need` (`slep_code`,`raised_at`);--> statement-breakpoint
CREATE INDEX `need_cycle` ON `need` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `presence` (
	`cycle_id` text NOT NULL,
	`page` text NOT NULL,
	`person_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`field` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `page`, `person_id`),
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `snapshot` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`taken_at` integer NOT NULL,
	`taken_by` text,
	`figures` text NOT NULL,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `snapshot_cycle` ON `snapshot` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `story_link` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` text,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_link_cycle` ON `story_link` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `__new_part` (
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
	CONSTRAINT "part_kind" CHECK("__new_part"."kind" in ('challenge','data','implementation','learnings','action','note','adjustment','measure','voice','meeting'))
);
--> statement-breakpoint
INSERT INTO `__new_part`("id", "cycle_id", "rbd", "kind", "slot", "body", "version", "updated_by", "updated_at", "created_at", "withdrawn_at", "ready_at", "ready_by", "ready_version") SELECT "id", "cycle_id", "rbd", "kind", "slot", "body", "version", "updated_by", "updated_at", "created_at", "withdrawn_at", "ready_at", "ready_by", "ready_version" FROM `part`;--> statement-breakpoint
DROP TABLE `part`;--> statement-breakpoint
ALTER TABLE `__new_part` RENAME TO `part`;--> statement-breakpoint
CREATE UNIQUE INDEX `part_slot` ON `part` (`cycle_id`,`slot`);--> statement-breakpoint
CREATE INDEX `part_school` ON `part` (`rbd`);--> statement-breakpoint
CREATE TABLE `__new_session` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`idle_minutes` integer NOT NULL,
	`absolute_expires_at` integer NOT NULL,
	`agent_family` text NOT NULL,
	`revoked_at` integer,
	`purpose` text DEFAULT 'all' NOT NULL,
	`opened_for_reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_purpose" CHECK("__new_session"."purpose" in ('all','log'))
);
--> statement-breakpoint
INSERT INTO `__new_session`("id_hash", "person_id", "created_at", "last_seen_at", "idle_minutes", "absolute_expires_at", "agent_family", "revoked_at", "opened_for_reason") SELECT "id_hash", "person_id", "created_at", "last_seen_at", "idle_minutes", "absolute_expires_at", "agent_family", "revoked_at", "opened_for_reason" FROM `session`;--> statement-breakpoint
DROP TABLE `session`;--> statement-breakpoint
ALTER TABLE `__new_session` RENAME TO `session`;--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);