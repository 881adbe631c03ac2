CREATE TABLE `course_enrolment` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`teaching` text NOT NULL,
	`course` text NOT NULL,
	`students` integer NOT NULL,
	`women` integer,
	`men` integer,
	`over_age` integer,
	`age_known` integer,
	PRIMARY KEY(`generation_id`, `rbd`, `year`, `teaching`, `course`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "course_enrolment_counts" CHECK("course_enrolment"."students" > 0 and "course_enrolment"."women" + "course_enrolment"."men" <= "course_enrolment"."students" and "course_enrolment"."over_age" <= "course_enrolment"."age_known" and "course_enrolment"."age_known" <= "course_enrolment"."students")
);
--> statement-breakpoint
CREATE INDEX `course_enrolment_school` ON `course_enrolment` (`rbd`,`year`);