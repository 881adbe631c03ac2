CREATE TABLE "advisor_month" (
	"person_id" text NOT NULL,
	"month" text NOT NULL,
	"text" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "advisor_month_person_id_month_pk" PRIMARY KEY("person_id","month")
);
--> statement-breakpoint
CREATE TABLE "advisor_note" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"cycle_id" text,
	"audience" text NOT NULL,
	"text" text NOT NULL,
	"version" integer NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "advisor_note_audience" CHECK ("advisor_note"."audience" in ('own','advisors'))
);
--> statement-breakpoint
CREATE TABLE "advisor_note_revision" (
	"note_id" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"save_key" text NOT NULL,
	CONSTRAINT "advisor_note_revision_note_id_version_pk" PRIMARY KEY("note_id","version")
);
--> statement-breakpoint
CREATE TABLE "agreement" (
	"id" text PRIMARY KEY NOT NULL,
	"visit_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"what" text NOT NULL,
	"who" text NOT NULL,
	"by_day" text,
	"state" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "agreement_state" CHECK ("agreement"."state" in ('open','done','left'))
);
--> statement-breakpoint
CREATE TABLE "digest" (
	"person_id" text NOT NULL,
	"period" text NOT NULL,
	"outcome" text NOT NULL,
	"said" text,
	"job_id" text,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "digest_person_id_period_pk" PRIMARY KEY("person_id","period"),
	CONSTRAINT "digest_outcome" CHECK ("digest"."outcome" in ('queued','silent'))
);
--> statement-breakpoint
CREATE TABLE "digest_setting" (
	"person_id" text PRIMARY KEY NOT NULL,
	"rhythm" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"by_link" boolean NOT NULL,
	CONSTRAINT "digest_setting_rhythm" CHECK ("digest_setting"."rhythm" in ('week','fortnight','month','never'))
);
--> statement-breakpoint
CREATE TABLE "feedback_draft" (
	"id" text PRIMARY KEY NOT NULL,
	"cycle_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"page" text NOT NULL,
	"kind" text,
	"text" text NOT NULL,
	"anchor" jsonb,
	"written_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "feedback_draft_kind" CHECK ("feedback_draft"."kind" is null or "feedback_draft"."kind" in ('strength','question','suggestion')),
	CONSTRAINT "feedback_draft_page" CHECK ("feedback_draft"."page" in ('challenge','data','implementation','learnings'))
);
--> statement-breakpoint
CREATE TABLE "feedback_phrase" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "feedback_phrase_kind" CHECK ("feedback_phrase"."kind" in ('strength','question','suggestion'))
);
--> statement-breakpoint
CREATE TABLE "feedback_request" (
	"id" text PRIMARY KEY NOT NULL,
	"cycle_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"page" text NOT NULL,
	"question" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"met_at" timestamp (3) with time zone,
	"met_by" text,
	CONSTRAINT "feedback_request_page" CHECK ("feedback_request"."page" in ('challenge','data','implementation','learnings'))
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"cycle_id" text,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notice_kind" CHECK ("notice"."kind" in ('asked','commented','answered','agreed','visit-planned','handed-over'))
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"advisor_id" text NOT NULL,
	"on_day" text NOT NULL,
	"at_time" text NOT NULL,
	"state" text NOT NULL,
	"body" jsonb NOT NULL,
	"version" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "visit_kind" CHECK ("visit"."kind" in ('visit','call','network')),
	CONSTRAINT "visit_state" CHECK ("visit"."state" in ('planned','held','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "visit_revision" (
	"visit_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"save_key" text NOT NULL,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_rhythm" (
	"rbd" integer PRIMARY KEY NOT NULL,
	"every_weeks" integer NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "visit_rhythm_weeks" CHECK ("visit_rhythm"."every_weeks" between 1 and 26)
);
--> statement-breakpoint
CREATE TABLE "visit_school" (
	"visit_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"cycle_id" text,
	"brings" text NOT NULL,
	CONSTRAINT "visit_school_visit_id_rbd_pk" PRIMARY KEY("visit_id","rbd")
);
--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "anchor" jsonb;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "part_id" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "part_version" integer;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "follows_id" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "seen_by" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "answer_seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "advisor_month" ADD CONSTRAINT "advisor_month_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisor_note" ADD CONSTRAINT "advisor_note_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisor_note" ADD CONSTRAINT "advisor_note_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisor_note_revision" ADD CONSTRAINT "advisor_note_revision_note_id_advisor_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."advisor_note"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_settled_by_person_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_setting" ADD CONSTRAINT "digest_setting_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_draft" ADD CONSTRAINT "feedback_draft_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_draft" ADD CONSTRAINT "feedback_draft_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_phrase" ADD CONSTRAINT "feedback_phrase_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_met_by_person_id_fk" FOREIGN KEY ("met_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_advisor_id_person_id_fk" FOREIGN KEY ("advisor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_updated_by_person_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_revision" ADD CONSTRAINT "visit_revision_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_revision" ADD CONSTRAINT "visit_revision_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_rhythm" ADD CONSTRAINT "visit_rhythm_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_school" ADD CONSTRAINT "visit_school_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_school" ADD CONSTRAINT "visit_school_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "advisor_note_school" ON "advisor_note" USING btree ("rbd");--> statement-breakpoint
CREATE UNIQUE INDEX "advisor_note_revision_key" ON "advisor_note_revision" USING btree ("note_id","save_key");--> statement-breakpoint
CREATE INDEX "agreement_school" ON "agreement" USING btree ("rbd");--> statement-breakpoint
CREATE INDEX "agreement_visit" ON "agreement" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "feedback_draft_writer" ON "feedback_draft" USING btree ("written_by","cycle_id");--> statement-breakpoint
CREATE INDEX "feedback_phrase_person" ON "feedback_phrase" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "feedback_request_cycle" ON "feedback_request" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "feedback_request_school" ON "feedback_request" USING btree ("rbd");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("person_id","kind","about");--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "visit_advisor" ON "visit" USING btree ("advisor_id","on_day");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_revision_key" ON "visit_revision" USING btree ("visit_id","save_key");--> statement-breakpoint
CREATE INDEX "visit_revision_visit" ON "visit_revision" USING btree ("visit_id","version");--> statement-breakpoint
CREATE INDEX "visit_school_rbd" ON "visit_school" USING btree ("rbd");--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_part_id_part_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_seen_by_person_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_school" ON "feedback" USING btree ("rbd");