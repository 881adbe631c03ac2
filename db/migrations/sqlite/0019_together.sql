CREATE TABLE `referral` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`cycle_id` text NOT NULL,
	`week_of` text NOT NULL,
	`place` text NOT NULL,
	`way` text NOT NULL,
	`count` integer NOT NULL,
	`responsible` text,
	`back_by` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "referral_way" CHECK("referral"."way" in ('hand-over','referral')),
	CONSTRAINT "referral_place" CHECK("referral"."place" in ('inside','oln','protection','health','municipality','support-organisation','other')),
	CONSTRAINT "referral_count" CHECK("referral"."count" > 0)
);
--> statement-breakpoint
CREATE INDEX `referral_cycle` ON `referral` (`cycle_id`);--> statement-breakpoint
CREATE INDEX `referral_school` ON `referral` (`rbd`,`back_by`);--> statement-breakpoint
CREATE TABLE `referral_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`referral_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`on` text NOT NULL,
	`answer` text NOT NULL,
	`count` integer NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`referral_id`) REFERENCES `referral`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "referral_answer_known" CHECK("referral_answer"."answer" in ('taken','together','not-taken')),
	CONSTRAINT "referral_answer_count" CHECK("referral_answer"."count" > 0)
);
--> statement-breakpoint
CREATE INDEX `referral_answer_referral` ON `referral_answer` (`referral_id`);--> statement-breakpoint
CREATE INDEX `referral_answer_school` ON `referral_answer` (`rbd`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	CONSTRAINT "part_kind" CHECK("__new_part"."kind" in ('challenge','data','implementation','learnings','action','note','adjustment','measure','voice','meeting','together'))
);
--> statement-breakpoint
INSERT INTO `__new_part`("id", "cycle_id", "rbd", "kind", "slot", "body", "version", "updated_by", "updated_at", "created_at", "withdrawn_at", "ready_at", "ready_by", "ready_version") SELECT "id", "cycle_id", "rbd", "kind", "slot", "body", "version", "updated_by", "updated_at", "created_at", "withdrawn_at", "ready_at", "ready_by", "ready_version" FROM `part`;--> statement-breakpoint
DROP TABLE `part`;--> statement-breakpoint
ALTER TABLE `__new_part` RENAME TO `part`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `part_slot` ON `part` (`cycle_id`,`slot`);--> statement-breakpoint
CREATE INDEX `part_school` ON `part` (`rbd`);