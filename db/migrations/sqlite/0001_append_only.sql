-- The audit is append-only, and a revision of what a person wrote is never changed or removed.
CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `part_revision_no_update` BEFORE UPDATE ON `part_revision` BEGIN SELECT RAISE(ABORT, 'part_revision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `part_revision_no_delete` BEFORE DELETE ON `part_revision` BEGIN SELECT RAISE(ABORT, 'part_revision is append-only'); END;
