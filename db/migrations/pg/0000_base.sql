CREATE TABLE "attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"blocked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"teaching" text NOT NULL,
	"course" text NOT NULL,
	"students" integer NOT NULL,
	"days_attended" integer NOT NULL,
	"days_due" integer NOT NULL,
	"pairs" jsonb NOT NULL,
	CONSTRAINT "attendance_generation_id_rbd_year_month_teaching_course_pk" PRIMARY KEY("generation_id","rbd","year","month","teaching","course"),
	CONSTRAINT "attendance_days" CHECK ("attendance"."days_attended" >= 0 and "attendance"."days_attended" <= "attendance"."days_due" and "attendance"."students" > 0),
	CONSTRAINT "attendance_teaching" CHECK ("attendance"."teaching" in ('young','preschool','adult','special'))
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"person_id" text,
	"rbd" integer,
	"request_id" text,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"secret" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "credential_kind" CHECK ("credential"."kind" in ('password'))
);
--> statement-breakpoint
CREATE TABLE "current_import" (
	"kind" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"generation_id" text NOT NULL,
	CONSTRAINT "current_import_kind_rbd_year_month_pk" PRIMARY KEY("kind","rbd","year","month")
);
--> statement-breakpoint
CREATE TABLE "cycle" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"number" integer NOT NULL,
	"year" integer NOT NULL,
	"title" text NOT NULL,
	"version" integer NOT NULL,
	"started_on" text NOT NULL,
	"implementation_from" text,
	"closed_on" text,
	"dropped_on" text,
	"parent_id" text,
	"theory_carried" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cycle_theory_carried" CHECK ("cycle"."theory_carried" is null or "cycle"."theory_carried" in ('maintained','adjusted','replaced'))
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"cycle_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"page" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"answer" text,
	"stance" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "feedback_kind" CHECK ("feedback"."kind" in ('strength','question','suggestion')),
	CONSTRAINT "feedback_page" CHECK ("feedback"."page" in ('challenge','data','implementation','learnings')),
	CONSTRAINT "feedback_stance" CHECK ("feedback"."stance" is null or "feedback"."stance" in ('taken','not-now','talked'))
);
--> statement-breakpoint
CREATE TABLE "generation" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"imported_by" text,
	"builder" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text,
	"report" jsonb,
	CONSTRAINT "generation_kind" CHECK ("generation"."kind" in ('directory','slep-list','attendance')),
	CONSTRAINT "generation_state" CHECK ("generation"."state" in ('building','published','undone','swept'))
);
--> statement-breakpoint
CREATE TABLE "generation_cover" (
	"generation_id" text NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"rbd" integer NOT NULL,
	CONSTRAINT "generation_cover_generation_id_year_month_rbd_pk" PRIMARY KEY("generation_id","year","month","rbd")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"programme_name" text NOT NULL,
	"territory_name" text NOT NULL,
	"time_zone" text NOT NULL,
	"clock_offset_ms" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "installation_one" CHECK ("installation"."id" = 'this'),
	CONSTRAINT "installation_kind" CHECK ("installation"."kind" in ('real','demo')),
	CONSTRAINT "installation_clock" CHECK ("installation"."kind" = 'demo' or "installation"."clock_offset_ms" = 0)
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"scope_kind" text NOT NULL,
	"scope_id" text NOT NULL,
	"invited_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" text,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitation_role" CHECK ("invitation"."role" in ('team','advisor','regional','admin')),
	CONSTRAINT "invitation_scope_kind" CHECK ("invitation"."scope_kind" in ('school','network','slep','country'))
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"run_after" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"attempts" integer NOT NULL,
	"progress" jsonb,
	"result" jsonb,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "job_state_known" CHECK ("job"."state" in ('waiting','running','done','failed','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"scope_kind" text NOT NULL,
	"scope_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "membership_role" CHECK ("membership"."role" in ('team','advisor','regional','admin')),
	CONSTRAINT "membership_scope_kind" CHECK ("membership"."scope_kind" in ('school','network','slep','country'))
);
--> statement-breakpoint
CREATE TABLE "microcentro" (
	"id" text PRIMARY KEY NOT NULL,
	"slep_code" integer NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "microcentro_school" (
	"microcentro_id" text NOT NULL,
	"rbd" integer NOT NULL,
	CONSTRAINT "microcentro_school_microcentro_id_rbd_pk" PRIMARY KEY("microcentro_id","rbd")
);
--> statement-breakpoint
CREATE TABLE "network" (
	"id" text PRIMARY KEY NOT NULL,
	"slep_code" integer NOT NULL,
	"name" text NOT NULL,
	"theory_if" text NOT NULL,
	"theory_then" text NOT NULL,
	"theory_which_will" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "network_school" (
	"network_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	CONSTRAINT "network_school_network_id_rbd_year_pk" PRIMARY KEY("network_id","rbd","year")
);
--> statement-breakpoint
CREATE TABLE "part" (
	"id" text PRIMARY KEY NOT NULL,
	"cycle_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"body" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"ready_at" timestamp (3) with time zone,
	"ready_by" text,
	"ready_version" integer,
	CONSTRAINT "part_kind" CHECK ("part"."kind" in ('challenge','data','implementation','learnings','action','note','adjustment'))
);
--> statement-breakpoint
CREATE TABLE "part_revision" (
	"part_id" text NOT NULL,
	"version" integer NOT NULL,
	"rbd" integer NOT NULL,
	"body" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"save_key" text NOT NULL,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"profession" text,
	"language" text,
	"agreed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "school_slep" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"slep_code" integer NOT NULL,
	"from_year" integer NOT NULL,
	CONSTRAINT "school_slep_generation_id_rbd_pk" PRIMARY KEY("generation_id","rbd")
);
--> statement-breakpoint
CREATE TABLE "school_slep_correction" (
	"rbd" integer PRIMARY KEY NOT NULL,
	"slep_code" integer,
	"from_year" integer NOT NULL,
	"corrected_by" text,
	"corrected_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school_year" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	"name" text NOT NULL,
	"region_code" integer NOT NULL,
	"commune_code" integer NOT NULL,
	"commune_name" text NOT NULL,
	"dependency" integer NOT NULL,
	"rural" boolean NOT NULL,
	"state" integer,
	"has_students" boolean,
	"enrolment" integer,
	"teaching_codes" jsonb NOT NULL,
	CONSTRAINT "school_year_generation_id_rbd_pk" PRIMARY KEY("generation_id","rbd")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"idle_minutes" integer NOT NULL,
	"absolute_expires_at" timestamp (3) with time zone NOT NULL,
	"agent_family" text NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"opened_for_reason" jsonb
);
--> statement-breakpoint
CREATE TABLE "slep" (
	"code" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "current_import" ADD CONSTRAINT "current_import_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation" ADD CONSTRAINT "generation_imported_by_person_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation" ADD CONSTRAINT "generation_undone_by_person_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_cover" ADD CONSTRAINT "generation_cover_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_person_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accepted_by_person_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microcentro" ADD CONSTRAINT "microcentro_slep_code_slep_code_fk" FOREIGN KEY ("slep_code") REFERENCES "public"."slep"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microcentro_school" ADD CONSTRAINT "microcentro_school_microcentro_id_microcentro_id_fk" FOREIGN KEY ("microcentro_id") REFERENCES "public"."microcentro"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network" ADD CONSTRAINT "network_slep_code_slep_code_fk" FOREIGN KEY ("slep_code") REFERENCES "public"."slep"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_school" ADD CONSTRAINT "network_school_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part" ADD CONSTRAINT "part_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part" ADD CONSTRAINT "part_updated_by_person_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part" ADD CONSTRAINT "part_ready_by_person_id_fk" FOREIGN KEY ("ready_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_revision" ADD CONSTRAINT "part_revision_part_id_part_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_revision" ADD CONSTRAINT "part_revision_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_slep" ADD CONSTRAINT "school_slep_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_slep" ADD CONSTRAINT "school_slep_slep_code_slep_code_fk" FOREIGN KEY ("slep_code") REFERENCES "public"."slep"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_slep_correction" ADD CONSTRAINT "school_slep_correction_slep_code_slep_code_fk" FOREIGN KEY ("slep_code") REFERENCES "public"."slep"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_slep_correction" ADD CONSTRAINT "school_slep_correction_corrected_by_person_id_fk" FOREIGN KEY ("corrected_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_year" ADD CONSTRAINT "school_year_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_school" ON "attendance" USING btree ("rbd","year","month");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_rbd" ON "audit" USING btree ("rbd","at");--> statement-breakpoint
CREATE UNIQUE INDEX "credential_person_kind" ON "credential" USING btree ("person_id","kind");--> statement-breakpoint
CREATE INDEX "current_import_generation" ON "current_import" USING btree ("generation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cycle_school_number" ON "cycle" USING btree ("rbd","number");--> statement-breakpoint
CREATE INDEX "feedback_cycle" ON "feedback" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "generation_hash" ON "generation" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "generation_cover_key" ON "generation_cover" USING btree ("kind","rbd","year","month");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_token" ON "invitation" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "job_state" ON "job" USING btree ("state","run_after");--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "membership_scope" ON "membership" USING btree ("scope_kind","scope_id");--> statement-breakpoint
CREATE INDEX "network_school_rbd" ON "network_school" USING btree ("rbd");--> statement-breakpoint
CREATE UNIQUE INDEX "part_slot" ON "part" USING btree ("cycle_id","slot");--> statement-breakpoint
CREATE INDEX "part_school" ON "part" USING btree ("rbd");--> statement-breakpoint
CREATE UNIQUE INDEX "part_revision_key" ON "part_revision" USING btree ("part_id","save_key");--> statement-breakpoint
CREATE INDEX "part_revision_part" ON "part_revision" USING btree ("part_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE INDEX "school_slep_code" ON "school_slep" USING btree ("slep_code");--> statement-breakpoint
CREATE INDEX "school_year_rbd" ON "school_year" USING btree ("rbd","year");--> statement-breakpoint
CREATE INDEX "school_year_commune" ON "school_year" USING btree ("commune_code","dependency");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");