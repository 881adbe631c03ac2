CREATE TABLE "column_mapping" (
	"header_hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"columns" jsonb NOT NULL,
	"made_by" text,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course_week" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"monday" text NOT NULL,
	"course" text NOT NULL,
	"days_attended" integer NOT NULL,
	"days_due" integer NOT NULL,
	"typed_by" text NOT NULL,
	"typed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "course_week_days" CHECK ("course_week"."days_attended" >= 0 and "course_week"."days_attended" <= "course_week"."days_due")
);
--> statement-breakpoint
ALTER TABLE "column_mapping" ADD CONSTRAINT "column_mapping_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_week" ADD CONSTRAINT "course_week_typed_by_person_id_fk" FOREIGN KEY ("typed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_week_school" ON "course_week" USING btree ("rbd","monday");