CREATE TABLE `column_mapping` (
	`header_hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`columns` text NOT NULL,
	`made_by` text,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `course_week` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`monday` text NOT NULL,
	`course` text NOT NULL,
	`days_attended` integer NOT NULL,
	`days_due` integer NOT NULL,
	`typed_by` text NOT NULL,
	`typed_at` integer NOT NULL,
	FOREIGN KEY (`typed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "course_week_days" CHECK("course_week"."days_attended" >= 0 and "course_week"."days_attended" <= "course_week"."days_due")
);
--> statement-breakpoint
CREATE INDEX `course_week_school` ON `course_week` (`rbd`,`monday`);