CREATE TABLE `data_key` (
	`id` text PRIMARY KEY NOT NULL,
	`key_hash` text NOT NULL,
	`name` text NOT NULL,
	`slep_code` integer,
	`tables` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`expires_on` text NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	`revoked_by` text,
	`minute` integer NOT NULL,
	`requests_in_minute` integer NOT NULL,
	FOREIGN KEY (`slep_code`) REFERENCES `slep`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `data_key_hash` ON `data_key` (`key_hash`);--> statement-breakpoint
CREATE INDEX `data_key_slep` ON `data_key` (`slep_code`);--> statement-breakpoint
CREATE TABLE `outside_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`slep_code` integer NOT NULL,
	`is_open` integer NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`slep_code`) REFERENCES `slep`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outside_decision_slep` ON `outside_decision` (`slep_code`,`decided_at`);