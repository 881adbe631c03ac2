CREATE TABLE `school_change` (
	`id` text PRIMARY KEY NOT NULL,
	`rbd` integer NOT NULL,
	`student_id` text NOT NULL,
	`on` text NOT NULL,
	`helps` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`student_id`) REFERENCES `student`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `school_change_student` ON `school_change` (`student_id`);--> statement-breakpoint
CREATE INDEX `school_change_school` ON `school_change` (`rbd`,`on`);--> statement-breakpoint
CREATE TABLE `school_protocol` (
	`rbd` integer NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`rbd`, `version`),
	FOREIGN KEY (`saved_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `contact` ADD `step_words` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `way` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `professions` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `referred_to` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `back_by` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `answered_on` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `answer` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `answered_by` text REFERENCES person(id);