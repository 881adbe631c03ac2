CREATE TABLE `calendar_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`layer` text NOT NULL,
	`slep_code` integer,
	`rbd` integer,
	`kind` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`courses` text NOT NULL,
	`label` text NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`entered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "calendar_entry_layer_known" CHECK(("calendar_entry"."layer" = 'country' and "calendar_entry"."slep_code" is null and "calendar_entry"."rbd" is null) or ("calendar_entry"."layer" = 'territory' and "calendar_entry"."slep_code" is not null and "calendar_entry"."rbd" is null) or ("calendar_entry"."layer" = 'school' and "calendar_entry"."slep_code" is null and "calendar_entry"."rbd" is not null)),
	CONSTRAINT "calendar_entry_days" CHECK("calendar_entry"."from_day" <= "calendar_entry"."to_day")
);
--> statement-breakpoint
CREATE INDEX `calendar_entry_school` ON `calendar_entry` (`rbd`,`from_day`);--> statement-breakpoint
CREATE INDEX `calendar_entry_layer` ON `calendar_entry` (`layer`,`slep_code`,`from_day`);--> statement-breakpoint
CREATE TABLE `dia_result` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`cycle_id` text NOT NULL,
	`moment` text NOT NULL,
	`course` text NOT NULL,
	`dimension` text NOT NULL,
	`students` integer NOT NULL,
	`favourable_tenths` integer NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dia_result_moment" CHECK("dia_result"."moment" in ('start','end')),
	CONSTRAINT "dia_result_range" CHECK("dia_result"."favourable_tenths" >= 0 and "dia_result"."favourable_tenths" <= 1000 and "dia_result"."students" >= 10)
);
--> statement-breakpoint
CREATE INDEX `dia_result_cycle` ON `dia_result` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `engagement_course` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`course` text NOT NULL,
	`code` text NOT NULL,
	`most` integer NOT NULL,
	`last_day` text NOT NULL,
	`answered` integer NOT NULL,
	`sheets` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`round_id`) REFERENCES `engagement_round`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "engagement_course_most" CHECK("engagement_course"."answered" >= 0 and "engagement_course"."answered" <= "engagement_course"."most" and "engagement_course"."sheets" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `engagement_course_code` ON `engagement_course` (`code`);--> statement-breakpoint
CREATE INDEX `engagement_course_round` ON `engagement_course` (`round_id`);--> statement-breakpoint
CREATE TABLE `engagement_round` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`cycle_id` text NOT NULL,
	`moment` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_on` text NOT NULL,
	`closed_by` text,
	`closed_on` text,
	`pool_id` text,
	`microcentro_id` text,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`microcentro_id`) REFERENCES `microcentro`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "engagement_round_moment_known" CHECK("engagement_round"."moment" in ('start','end'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `engagement_round_moment` ON `engagement_round` (`cycle_id`,`moment`);--> statement-breakpoint
CREATE INDEX `engagement_round_school` ON `engagement_round` (`rbd`);--> statement-breakpoint
CREATE INDEX `engagement_round_pool` ON `engagement_round` (`pool_id`);--> statement-breakpoint
CREATE TABLE `engagement_tally` (
	`course_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`source` text NOT NULL,
	`item` text NOT NULL,
	`answer` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`course_id`, `source`, `item`, `answer`),
	FOREIGN KEY (`course_id`) REFERENCES `engagement_course`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "engagement_tally_source" CHECK("engagement_tally"."source" in ('code','paper')),
	CONSTRAINT "engagement_tally_count" CHECK("engagement_tally"."count" >= 0)
);
