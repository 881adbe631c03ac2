CREATE TABLE `contact` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`student_id` text NOT NULL,
	`cycle_id` text,
	`on` text NOT NULL,
	`step` text NOT NULL,
	`how` text NOT NULL,
	`outcome` text NOT NULL,
	`next_step` text,
	`next_on` text,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`student_id`) REFERENCES `student`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contact_student` ON `contact` (`student_id`);--> statement-breakpoint
CREATE INDEX `contact_school` ON `contact` (`rbd`,`on`);--> statement-breakpoint
CREATE TABLE `contact_count` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`cycle_id` text,
	`on` text NOT NULL,
	`sought` integer NOT NULL,
	`reached` integer NOT NULL,
	`agreements` integer NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_count_sums" CHECK("contact_count"."sought" >= "contact_count"."reached" and "contact_count"."reached" >= "contact_count"."agreements" and "contact_count"."agreements" >= 0)
);
--> statement-breakpoint
CREATE INDEX `contact_count_school` ON `contact_count` (`rbd`,`on`);--> statement-breakpoint
CREATE TABLE `course_day` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`day` text NOT NULL,
	`course` text NOT NULL,
	`present` integer NOT NULL,
	`due` integer NOT NULL,
	PRIMARY KEY(`generation_id`, `rbd`, `day`, `course`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "course_day_present" CHECK("course_day"."present" >= 0 and "course_day"."present" <= "course_day"."due")
);
--> statement-breakpoint
CREATE INDEX `course_day_school` ON `course_day` (`rbd`,`day`);--> statement-breakpoint
CREATE TABLE `focus_group` (
	`cycle_id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`kind` text NOT NULL,
	`courses` text NOT NULL,
	`chosen_by` text NOT NULL,
	`chosen_at` integer NOT NULL,
	`frozen_at` integer,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chosen_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "focus_group_kind" CHECK("focus_group"."kind" in ('students','courses'))
);
--> statement-breakpoint
CREATE INDEX `focus_group_school` ON `focus_group` (`rbd`);--> statement-breakpoint
CREATE TABLE `focus_student` (
	`cycle_id` text NOT NULL,
	`student_id` text NOT NULL,
	`rbd` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `student_id`),
	FOREIGN KEY (`cycle_id`) REFERENCES `focus_group`(`cycle_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `student`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `focus_student_school` ON `focus_student` (`rbd`);--> statement-breakpoint
CREATE TABLE `pseudonym_key` (
	`version` integer PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `student` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`code` text NOT NULL,
	`pseudonym` text,
	`key_version` integer,
	`created_at` integer NOT NULL,
	`blocked_at` integer,
	`erased_at` integer,
	FOREIGN KEY (`key_version`) REFERENCES `pseudonym_key`(`version`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "student_erased" CHECK("student"."erased_at" is null or "student"."pseudonym" is null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `student_code` ON `student` (`rbd`,`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `student_pseudonym` ON `student` (`rbd`,`key_version`,`pseudonym`);--> statement-breakpoint
CREATE TABLE `student_course` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`student_id` text NOT NULL,
	`course` text NOT NULL,
	`list_number` integer,
	`joined_on` text,
	`left_on` text,
	PRIMARY KEY(`generation_id`, `student_id`, `course`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `student`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `student_course_school` ON `student_course` (`rbd`,`year`);--> statement-breakpoint
CREATE TABLE `student_module` (
	`rbd` integer PRIMARY KEY NOT NULL,
	`legal_basis` text NOT NULL,
	`legal_basis_text` text NOT NULL,
	`responsible` text NOT NULL,
	`data_contact` text NOT NULL,
	`kept_years` integer NOT NULL,
	`shares_courses` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`switched_on_at` integer,
	`switched_off_at` integer,
	FOREIGN KEY (`updated_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "student_module_basis" CHECK("student_module"."legal_basis" in ('public-function','consent','other')),
	CONSTRAINT "student_module_kept" CHECK("student_module"."kept_years" in (0, 1))
);
--> statement-breakpoint
CREATE TABLE `student_month` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`month` integer NOT NULL,
	`student_id` text NOT NULL,
	`course` text NOT NULL,
	`days_attended` integer NOT NULL,
	`days_due` integer NOT NULL,
	PRIMARY KEY(`generation_id`, `student_id`, `year`, `month`, `course`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `student`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "student_month_days" CHECK("student_month"."days_attended" >= 0 and "student_month"."days_attended" <= "student_month"."days_due")
);
--> statement-breakpoint
CREATE INDEX `student_month_school` ON `student_month` (`rbd`,`year`,`month`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_generation` (
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
	CONSTRAINT "generation_state" CHECK("__new_generation"."state" in ('building','published','undone','swept'))
);
--> statement-breakpoint
INSERT INTO `__new_generation`("id", "kind", "state", "file_name", "file_sha256", "file_bytes", "imported_by", "builder", "started_at", "published_at", "undone_at", "undone_by", "report") SELECT "id", "kind", "state", "file_name", "file_sha256", "file_bytes", "imported_by", "builder", "started_at", "published_at", "undone_at", "undone_by", "report" FROM `generation`;--> statement-breakpoint
DROP TABLE `generation`;--> statement-breakpoint
ALTER TABLE `__new_generation` RENAME TO `generation`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `generation_hash` ON `generation` (`file_sha256`);