CREATE TABLE `saved_view` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`search` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_view_person` ON `saved_view` (`person_id`);--> statement-breakpoint
CREATE TABLE `smallest_group` (
	`scope` text PRIMARY KEY NOT NULL,
	`fewest` integer NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`changed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "smallest_group_fewest" CHECK("smallest_group"."fewest" between 5 and 30 and ("smallest_group"."scope" <> 'across' or "smallest_group"."fewest" >= 10))
);
