CREATE TABLE `mail_refusal` (
	`address` text PRIMARY KEY NOT NULL,
	`refused_at` integer NOT NULL,
	`smtp_code` integer NOT NULL,
	`cleared_at` integer,
	`cleared_by` text,
	FOREIGN KEY (`cleared_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
