CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`slep_code` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`contact_role` text NOT NULL,
	`contact_name` text NOT NULL,
	`phone` text NOT NULL,
	`mail` text NOT NULL,
	`purpose` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`merged_into` text,
	`merged_by` text,
	`merged_at` integer,
	`stands_for` text NOT NULL,
	FOREIGN KEY (`slep_code`) REFERENCES `slep`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "organisation_kind" CHECK("organisation"."kind" in ('support','community','culture','sports','health','local-office','university','church','other')),
	CONSTRAINT "organisation_merged" CHECK("organisation"."merged_into" is null or "organisation"."merged_into" <> "organisation"."id")
);
--> statement-breakpoint
CREATE INDEX `organisation_slep` ON `organisation` (`slep_code`,`name_key`);--> statement-breakpoint
CREATE INDEX `organisation_stands_for` ON `organisation` (`stands_for`);--> statement-breakpoint
CREATE TABLE `organisation_name` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`slep_code` integer NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_name_of` ON `organisation_name` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `organisation_name_slep` ON `organisation_name` (`slep_code`);--> statement-breakpoint
CREATE TABLE `partnership` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`purpose` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`coordinator_id` text,
	`coordinator_name` text NOT NULL,
	`coordinator_profession` text,
	`school_shares` text NOT NULL,
	`partner_shares` text NOT NULL,
	`begun_on` text NOT NULL,
	`ended_on` text,
	`version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coordinator_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `partnership_school` ON `partnership` (`rbd`);--> statement-breakpoint
CREATE INDEX `partnership_organisation` ON `partnership` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `partnership_action` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`meeting_id` text,
	`what` text NOT NULL,
	`who` text NOT NULL,
	`agreed_on` text NOT NULL,
	`by_day` text NOT NULL,
	`state` text NOT NULL,
	`cycle_id` text,
	`action_id` text,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnership`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `partnership_meeting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partnership_action_state" CHECK("partnership_action"."state" in ('open','done','dropped'))
);
--> statement-breakpoint
CREATE INDEX `partnership_action_of` ON `partnership_action` (`partnership_id`);--> statement-breakpoint
CREATE TABLE `partnership_answer` (
	`about_id` text NOT NULL,
	`side` text NOT NULL,
	`about` text NOT NULL,
	`partnership_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`answers` text NOT NULL,
	`by_role` text NOT NULL,
	`answered_by` text,
	`link_id` text,
	`first_at` integer NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`about_id`, `side`),
	FOREIGN KEY (`partnership_id`) REFERENCES `partnership`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_id`) REFERENCES `partnership_link`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partnership_answer_side" CHECK("partnership_answer"."side" in ('school','partner')),
	CONSTRAINT "partnership_answer_about" CHECK("partnership_answer"."about" in ('round','meeting')),
	CONSTRAINT "partnership_answer_by" CHECK(("partnership_answer"."side" = 'school' and "partnership_answer"."answered_by" is not null) or ("partnership_answer"."side" = 'partner' and "partnership_answer"."link_id" is not null))
);
--> statement-breakpoint
CREATE INDEX `partnership_answer_of` ON `partnership_answer` (`partnership_id`);--> statement-breakpoint
CREATE TABLE `partnership_goal` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnership`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partnership_goal_state" CHECK("partnership_goal"."state" in ('open','reached','dropped'))
);
--> statement-breakpoint
CREATE INDEX `partnership_goal_of` ON `partnership_goal` (`partnership_id`);--> statement-breakpoint
CREATE TABLE `partnership_link` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnership`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `partnership_link_of` ON `partnership_link` (`partnership_id`);--> statement-breakpoint
CREATE TABLE `partnership_meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`on_day` text NOT NULL,
	`state` text NOT NULL,
	`present` text NOT NULL,
	`partner_present` text NOT NULL,
	`talked` text NOT NULL,
	`agreed` text NOT NULL,
	`version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnership`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partnership_meeting_state" CHECK("partnership_meeting"."state" in ('planned','held','not-held'))
);
--> statement-breakpoint
CREATE INDEX `partnership_meeting_of` ON `partnership_meeting` (`partnership_id`,`on_day`);--> statement-breakpoint
CREATE TABLE `partnership_reading` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`kind` text NOT NULL,
	`on_day` text NOT NULL,
	`marks` text NOT NULL,
	`note` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnership`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partnership_reading_kind" CHECK("partnership_reading"."kind" in ('vision','quality'))
);
--> statement-breakpoint
CREATE INDEX `partnership_reading_of` ON `partnership_reading` (`partnership_id`);--> statement-breakpoint
CREATE TABLE `partnership_review` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`kind` text NOT NULL,
	`on_day` text NOT NULL,
	`texts` text NOT NULL,
	`decision` text,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnership`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partnership_review_kind" CHECK("partnership_review"."kind" in ('swot','evaluation')),
	CONSTRAINT "partnership_review_decision" CHECK("partnership_review"."decision" is null or "partnership_review"."decision" in ('go-on','change','end'))
);
--> statement-breakpoint
CREATE INDEX `partnership_review_of` ON `partnership_review` (`partnership_id`,`kind`);--> statement-breakpoint
CREATE TABLE `partnership_revision` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`about` text NOT NULL,
	`about_id` text NOT NULL,
	`body` text NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnership`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `partnership_revision_of` ON `partnership_revision` (`partnership_id`,`about_id`);--> statement-breakpoint
CREATE TABLE `partnership_round` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`on_day` text NOT NULL,
	`form` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnership`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partnership_round_form" CHECK("partnership_round"."form" in ('four','seventeen'))
);
--> statement-breakpoint
CREATE INDEX `partnership_round_of` ON `partnership_round` (`partnership_id`,`on_day`);