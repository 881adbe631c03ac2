CREATE TABLE `enrolment` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`level` integer NOT NULL,
	`students` integer NOT NULL,
	`boys` integer,
	`girls` integer,
	`simple_courses` integer,
	`combined_courses` integer,
	PRIMARY KEY(`generation_id`, `rbd`, `year`, `level`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enrolment_school` ON `enrolment` (`rbd`,`year`);--> statement-breakpoint
CREATE TABLE `school_holder` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text,
	PRIMARY KEY(`generation_id`, `rbd`, `year`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `school_holder_rbd` ON `school_holder` (`rbd`,`year`);--> statement-breakpoint
CREATE TABLE `vulnerability` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`level` integer NOT NULL,
	`base_year` integer,
	`first_priority` integer NOT NULL,
	`second_priority` integer NOT NULL,
	`third_priority` integer NOT NULL,
	`students` integer NOT NULL,
	`index_tenths` integer,
	PRIMARY KEY(`generation_id`, `rbd`, `year`, `level`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `vulnerability_school` ON `vulnerability` (`rbd`,`year`);--> statement-breakpoint
CREATE TABLE `year_result` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`cod_ense` integer NOT NULL,
	`passed` integer NOT NULL,
	`failed` integer NOT NULL,
	`withdrawn` integer NOT NULL,
	`transferred` integer NOT NULL,
	`boys` text NOT NULL,
	`girls` text NOT NULL,
	`unstated` integer,
	`grades` text,
	`attendance_hundredths` integer,
	`attendance_passed_hundredths` integer,
	`attendance_failed_hundredths` integer,
	PRIMARY KEY(`generation_id`, `rbd`, `year`, `cod_ense`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `year_result_school` ON `year_result` (`rbd`,`year`);