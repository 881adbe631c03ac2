CREATE TABLE `official_dropout` (
	`generation_id` text NOT NULL,
	`level` text NOT NULL,
	`label` text NOT NULL,
	`code` integer,
	`sex` text NOT NULL,
	`scope` text NOT NULL,
	`year` integer NOT NULL,
	`dropouts` integer NOT NULL,
	`theoretical_enrolment` integer NOT NULL,
	PRIMARY KEY(`generation_id`, `level`, `label`, `sex`, `scope`, `year`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "official_dropout_counts" CHECK("official_dropout"."dropouts" >= 0 and "official_dropout"."dropouts" <= "official_dropout"."theoretical_enrolment"),
	CONSTRAINT "official_dropout_level" CHECK("official_dropout"."level" in ('country','dependency','teaching','grade','region','province','commune')),
	CONSTRAINT "official_dropout_sex" CHECK("official_dropout"."sex" in ('all','women','men')),
	CONSTRAINT "official_dropout_scope" CHECK("official_dropout"."scope" in ('global','regular'))
);
--> statement-breakpoint
CREATE INDEX `official_dropout_code` ON `official_dropout` (`level`,`code`);--> statement-breakpoint
CREATE TABLE `trajectory` (
	`generation_id` text NOT NULL,
	`rbd` integer NOT NULL,
	`year` integer NOT NULL,
	`grade` text NOT NULL,
	`withdrawn` integer NOT NULL,
	`disengaged` integer NOT NULL,
	`twice_disengaged` integer NOT NULL,
	PRIMARY KEY(`generation_id`, `rbd`, `year`, `grade`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trajectory_school` ON `trajectory` (`rbd`,`year`);