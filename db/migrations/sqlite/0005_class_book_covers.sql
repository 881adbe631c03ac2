PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_generation_cover` (
	`generation_id` text NOT NULL,
	`kind` text NOT NULL,
	`year` integer NOT NULL,
	`month` integer NOT NULL,
	`rbd` integer NOT NULL,
	PRIMARY KEY(`generation_id`, `kind`, `year`, `month`, `rbd`),
	FOREIGN KEY (`generation_id`) REFERENCES `generation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_generation_cover`("generation_id", "kind", "year", "month", "rbd") SELECT "generation_id", "kind", "year", "month", "rbd" FROM `generation_cover`;--> statement-breakpoint
DROP TABLE `generation_cover`;--> statement-breakpoint
ALTER TABLE `__new_generation_cover` RENAME TO `generation_cover`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `generation_cover_key` ON `generation_cover` (`kind`,`rbd`,`year`,`month`);--> statement-breakpoint
ALTER TABLE `student_module` ADD `switched_on_by` text REFERENCES person(id);