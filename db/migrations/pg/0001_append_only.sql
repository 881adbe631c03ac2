-- The audit is append-only, and a revision of what a person wrote is never changed or removed.
CREATE FUNCTION refuse_change() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql;
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER part_revision_append_only BEFORE UPDATE OR DELETE ON part_revision FOR EACH ROW EXECUTE FUNCTION refuse_change();
