CREATE TABLE `attendance_afterwards` (
	`generation_id` text NOT NULL,
	`year` integer NOT NULL,
	`until` integer NOT NULL,
	`percent` integer NOT NULL,
	`month` integer NOT NULL,
	`students` integer NOT NULL,
	`days_attended` integer NOT NULL,
	`days_due` integer NOT NULL,
	PRIMARY KEY(`generation_id`, `year`, `until`, `percent`, `month`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attendance_afterwards_counts" CHECK("attendance_afterwards"."students" > 0 and "attendance_afterwards"."days_attended" >= 0 and "attendance_afterwards"."days_attended" <= "attendance_afterwards"."days_due" and "attendance_afterwards"."month" > "attendance_afterwards"."until" and "attendance_afterwards"."percent" between 0 and 100)
);
