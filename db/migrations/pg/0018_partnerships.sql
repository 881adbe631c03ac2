CREATE TABLE "organisation" (
	"id" text PRIMARY KEY NOT NULL,
	"slep_code" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"contact_role" text NOT NULL,
	"contact_name" text NOT NULL,
	"phone" text NOT NULL,
	"mail" text NOT NULL,
	"purpose" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"merged_into" text,
	"merged_by" text,
	"merged_at" timestamp (3) with time zone,
	"stands_for" text NOT NULL,
	CONSTRAINT "organisation_kind" CHECK ("organisation"."kind" in ('support','community','culture','sports','health','local-office','university','church','other')),
	CONSTRAINT "organisation_merged" CHECK ("organisation"."merged_into" is null or "organisation"."merged_into" <> "organisation"."id")
);
--> statement-breakpoint
CREATE TABLE "organisation_name" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"slep_code" integer NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partnership" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"organisation_id" text NOT NULL,
	"purpose" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text NOT NULL,
	"coordinator_id" text,
	"coordinator_name" text NOT NULL,
	"coordinator_profession" text,
	"school_shares" text NOT NULL,
	"partner_shares" text NOT NULL,
	"begun_on" text NOT NULL,
	"ended_on" text,
	"version" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "partnership_action" (
	"id" text PRIMARY KEY NOT NULL,
	"partnership_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"meeting_id" text,
	"what" text NOT NULL,
	"who" text NOT NULL,
	"agreed_on" text NOT NULL,
	"by_day" text NOT NULL,
	"state" text NOT NULL,
	"cycle_id" text,
	"action_id" text,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "partnership_action_state" CHECK ("partnership_action"."state" in ('open','done','dropped'))
);
--> statement-breakpoint
CREATE TABLE "partnership_answer" (
	"about_id" text NOT NULL,
	"side" text NOT NULL,
	"about" text NOT NULL,
	"partnership_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"by_role" text NOT NULL,
	"answered_by" text,
	"link_id" text,
	"first_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "partnership_answer_about_id_side_pk" PRIMARY KEY("about_id","side"),
	CONSTRAINT "partnership_answer_side" CHECK ("partnership_answer"."side" in ('school','partner')),
	CONSTRAINT "partnership_answer_about" CHECK ("partnership_answer"."about" in ('round','meeting')),
	CONSTRAINT "partnership_answer_by" CHECK (("partnership_answer"."side" = 'school' and "partnership_answer"."answered_by" is not null) or ("partnership_answer"."side" = 'partner' and "partnership_answer"."link_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "partnership_goal" (
	"id" text PRIMARY KEY NOT NULL,
	"partnership_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "partnership_goal_state" CHECK ("partnership_goal"."state" in ('open','reached','dropped'))
);
--> statement-breakpoint
CREATE TABLE "partnership_link" (
	"id" text PRIMARY KEY NOT NULL,
	"partnership_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text
);
--> statement-breakpoint
CREATE TABLE "partnership_meeting" (
	"id" text PRIMARY KEY NOT NULL,
	"partnership_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"on_day" text NOT NULL,
	"state" text NOT NULL,
	"present" jsonb NOT NULL,
	"partner_present" text NOT NULL,
	"talked" text NOT NULL,
	"agreed" text NOT NULL,
	"version" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "partnership_meeting_state" CHECK ("partnership_meeting"."state" in ('planned','held','not-held'))
);
--> statement-breakpoint
CREATE TABLE "partnership_reading" (
	"id" text PRIMARY KEY NOT NULL,
	"partnership_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"kind" text NOT NULL,
	"on_day" text NOT NULL,
	"marks" jsonb NOT NULL,
	"note" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "partnership_reading_kind" CHECK ("partnership_reading"."kind" in ('vision','quality'))
);
--> statement-breakpoint
CREATE TABLE "partnership_review" (
	"id" text PRIMARY KEY NOT NULL,
	"partnership_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"kind" text NOT NULL,
	"on_day" text NOT NULL,
	"texts" jsonb NOT NULL,
	"decision" text,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "partnership_review_kind" CHECK ("partnership_review"."kind" in ('swot','evaluation')),
	CONSTRAINT "partnership_review_decision" CHECK ("partnership_review"."decision" is null or "partnership_review"."decision" in ('go-on','change','end'))
);
--> statement-breakpoint
CREATE TABLE "partnership_revision" (
	"id" text PRIMARY KEY NOT NULL,
	"partnership_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"about" text NOT NULL,
	"about_id" text NOT NULL,
	"body" jsonb NOT NULL,
	"changed_by" text,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partnership_round" (
	"id" text PRIMARY KEY NOT NULL,
	"partnership_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"on_day" text NOT NULL,
	"form" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "partnership_round_form" CHECK ("partnership_round"."form" in ('four','seventeen'))
);
--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_slep_code_slep_code_fk" FOREIGN KEY ("slep_code") REFERENCES "public"."slep"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_updated_by_person_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_merged_by_person_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_name" ADD CONSTRAINT "organisation_name_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_name" ADD CONSTRAINT "organisation_name_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership" ADD CONSTRAINT "partnership_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership" ADD CONSTRAINT "partnership_coordinator_id_person_id_fk" FOREIGN KEY ("coordinator_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership" ADD CONSTRAINT "partnership_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership" ADD CONSTRAINT "partnership_updated_by_person_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_action" ADD CONSTRAINT "partnership_action_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_action" ADD CONSTRAINT "partnership_action_meeting_id_partnership_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."partnership_meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_action" ADD CONSTRAINT "partnership_action_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_action" ADD CONSTRAINT "partnership_action_action_id_part_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_action" ADD CONSTRAINT "partnership_action_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_action" ADD CONSTRAINT "partnership_action_settled_by_person_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_answer" ADD CONSTRAINT "partnership_answer_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_answer" ADD CONSTRAINT "partnership_answer_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_answer" ADD CONSTRAINT "partnership_answer_link_id_partnership_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."partnership_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_goal" ADD CONSTRAINT "partnership_goal_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_goal" ADD CONSTRAINT "partnership_goal_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_goal" ADD CONSTRAINT "partnership_goal_settled_by_person_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_link" ADD CONSTRAINT "partnership_link_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_link" ADD CONSTRAINT "partnership_link_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_link" ADD CONSTRAINT "partnership_link_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_meeting" ADD CONSTRAINT "partnership_meeting_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_meeting" ADD CONSTRAINT "partnership_meeting_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_meeting" ADD CONSTRAINT "partnership_meeting_updated_by_person_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_reading" ADD CONSTRAINT "partnership_reading_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_reading" ADD CONSTRAINT "partnership_reading_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_review" ADD CONSTRAINT "partnership_review_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_review" ADD CONSTRAINT "partnership_review_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_revision" ADD CONSTRAINT "partnership_revision_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_revision" ADD CONSTRAINT "partnership_revision_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_round" ADD CONSTRAINT "partnership_round_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_round" ADD CONSTRAINT "partnership_round_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_slep" ON "organisation" USING btree ("slep_code","name_key");--> statement-breakpoint
CREATE INDEX "organisation_stands_for" ON "organisation" USING btree ("stands_for");--> statement-breakpoint
CREATE INDEX "organisation_name_of" ON "organisation_name" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "organisation_name_slep" ON "organisation_name" USING btree ("slep_code");--> statement-breakpoint
CREATE INDEX "partnership_school" ON "partnership" USING btree ("rbd");--> statement-breakpoint
CREATE INDEX "partnership_organisation" ON "partnership" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "partnership_action_of" ON "partnership_action" USING btree ("partnership_id");--> statement-breakpoint
CREATE INDEX "partnership_answer_of" ON "partnership_answer" USING btree ("partnership_id");--> statement-breakpoint
CREATE INDEX "partnership_goal_of" ON "partnership_goal" USING btree ("partnership_id");--> statement-breakpoint
CREATE INDEX "partnership_link_of" ON "partnership_link" USING btree ("partnership_id");--> statement-breakpoint
CREATE INDEX "partnership_meeting_of" ON "partnership_meeting" USING btree ("partnership_id","on_day");--> statement-breakpoint
CREATE INDEX "partnership_reading_of" ON "partnership_reading" USING btree ("partnership_id");--> statement-breakpoint
CREATE INDEX "partnership_review_of" ON "partnership_review" USING btree ("partnership_id","kind");--> statement-breakpoint
CREATE INDEX "partnership_revision_of" ON "partnership_revision" USING btree ("partnership_id","about_id");--> statement-breakpoint
CREATE INDEX "partnership_round_of" ON "partnership_round" USING btree ("partnership_id","on_day");