CREATE TABLE `coded_passage` (
	`id` text PRIMARY KEY NOT NULL,
	`coding_id` text NOT NULL,
	`code_id` text NOT NULL,
	`field` text NOT NULL,
	`from_sign` integer NOT NULL,
	`to_sign` integer NOT NULL,
	`marked_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`coding_id`) REFERENCES `learning_coding`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`code_id`) REFERENCES `learning_code`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "coded_passage_range" CHECK("coded_passage"."from_sign" >= 0 and "coded_passage"."to_sign" > "coded_passage"."from_sign")
);
--> statement-breakpoint
CREATE INDEX `coded_passage_coding` ON `coded_passage` (`coding_id`);--> statement-breakpoint
CREATE TABLE `learning_code` (
	`id` text PRIMARY KEY NOT NULL,
	`slep_code` integer NOT NULL,
	`name` text NOT NULL,
	`in_use_as` text,
	`definition` text NOT NULL,
	`example` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_by` text,
	`retired_at` integer,
	FOREIGN KEY (`slep_code`) REFERENCES `slep`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`retired_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "learning_code_retired" CHECK(("learning_code"."retired_at" is null) = ("learning_code"."in_use_as" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `learning_code_in_use` ON `learning_code` (`slep_code`,`in_use_as`);--> statement-breakpoint
CREATE TABLE `learning_coding` (
	`id` text PRIMARY KEY NOT NULL,
	`learning_id` text NOT NULL,
	`coder_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`done_at` integer,
	`revealed_at` integer,
	FOREIGN KEY (`learning_id`) REFERENCES `shared_learning`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coder_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `learning_coding_once` ON `learning_coding` (`learning_id`,`coder_id`);--> statement-breakpoint
CREATE TABLE `learning_label` (
	`learning_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`label` text NOT NULL,
	PRIMARY KEY(`learning_id`, `kind`, `key`),
	FOREIGN KEY (`learning_id`) REFERENCES `shared_learning`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "learning_label_kind" CHECK("learning_label"."kind" in ('theme','tag'))
);
--> statement-breakpoint
CREATE INDEX `learning_label_key` ON `learning_label` (`kind`,`key`);--> statement-breakpoint
CREATE TABLE `learning_word` (
	`stem` text NOT NULL,
	`learning_id` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`stem`, `learning_id`),
	FOREIGN KEY (`learning_id`) REFERENCES `shared_learning`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `learning_word_learning` ON `learning_word` (`learning_id`);--> statement-breakpoint
CREATE TABLE `shared_learning` (
	`id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`part_id` text NOT NULL,
	`part_version` integer NOT NULL,
	`standing` text,
	`fields` text NOT NULL,
	`texts` text NOT NULL,
	`themes` text NOT NULL,
	`tags` text NOT NULL,
	`decision` text,
	`area` text,
	`year` integer NOT NULL,
	`named` integer NOT NULL,
	`shows_context` integer NOT NULL,
	`level` text,
	`rural` integer,
	`context_is_common` integer NOT NULL,
	`research_at` integer,
	`shared_by` text NOT NULL,
	`shared_at` integer NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	`ended_because` text,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`part_id`) REFERENCES `part`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shared_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shared_learning_ended" CHECK(("shared_learning"."ended_at" is null) = ("shared_learning"."standing" is not null) and ("shared_learning"."ended_at" is null) = ("shared_learning"."ended_because" is null)),
	CONSTRAINT "shared_learning_because" CHECK("shared_learning"."ended_because" is null or "shared_learning"."ended_because" in ('taken-back','replaced'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shared_learning_standing` ON `shared_learning` (`standing`);--> statement-breakpoint
CREATE INDEX `shared_learning_cycle` ON `shared_learning` (`cycle_id`);--> statement-breakpoint
CREATE INDEX `shared_learning_school` ON `shared_learning` (`rbd`,`ended_at`);