CREATE TABLE "contact" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"student_id" text NOT NULL,
	"cycle_id" text,
	"on" text NOT NULL,
	"step" text NOT NULL,
	"how" text NOT NULL,
	"outcome" text NOT NULL,
	"next_step" text,
	"next_on" text,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "contact_count" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"cycle_id" text,
	"on" text NOT NULL,
	"sought" integer NOT NULL,
	"reached" integer NOT NULL,
	"agreements" integer NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "contact_count_sums" CHECK ("contact_count"."sought" >= "contact_count"."reached" and "contact_count"."reached" >= "contact_count"."agreements" and "contact_count"."agreements" >= 0)
);
--> statement-breakpoint
CREATE TABLE "course_day" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"day" text NOT NULL,
	"course" text NOT NULL,
	"present" integer NOT NULL,
	"due" integer NOT NULL,
	CONSTRAINT "course_day_generation_id_rbd_day_course_pk" PRIMARY KEY("generation_id","rbd","day","course"),
	CONSTRAINT "course_day_present" CHECK ("course_day"."present" >= 0 and "course_day"."present" <= "course_day"."due")
);
--> statement-breakpoint
CREATE TABLE "focus_group" (
	"cycle_id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"kind" text NOT NULL,
	"courses" jsonb NOT NULL,
	"chosen_by" text NOT NULL,
	"chosen_at" timestamp (3) with time zone NOT NULL,
	"frozen_at" timestamp (3) with time zone,
	CONSTRAINT "focus_group_kind" CHECK ("focus_group"."kind" in ('students','courses'))
);
--> statement-breakpoint
CREATE TABLE "focus_student" (
	"cycle_id" text NOT NULL,
	"student_id" text NOT NULL,
	"rbd" integer NOT NULL,
	CONSTRAINT "focus_student_cycle_id_student_id_pk" PRIMARY KEY("cycle_id","student_id")
);
--> statement-breakpoint
CREATE TABLE "pseudonym_key" (
	"version" integer PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "student" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"code" text NOT NULL,
	"pseudonym" text,
	"key_version" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"blocked_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "student_erased" CHECK ("student"."erased_at" is null or "student"."pseudonym" is null)
);
--> statement-breakpoint
CREATE TABLE "student_course" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	"student_id" text NOT NULL,
	"course" text NOT NULL,
	"list_number" integer,
	"joined_on" text,
	"left_on" text,
	CONSTRAINT "student_course_generation_id_student_id_course_pk" PRIMARY KEY("generation_id","student_id","course")
);
--> statement-breakpoint
CREATE TABLE "student_module" (
	"rbd" integer PRIMARY KEY NOT NULL,
	"legal_basis" text NOT NULL,
	"legal_basis_text" text NOT NULL,
	"responsible" text NOT NULL,
	"data_contact" text NOT NULL,
	"kept_years" integer NOT NULL,
	"shares_courses" boolean NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"switched_on_at" timestamp (3) with time zone,
	"switched_off_at" timestamp (3) with time zone,
	CONSTRAINT "student_module_basis" CHECK ("student_module"."legal_basis" in ('public-function','consent','other')),
	CONSTRAINT "student_module_kept" CHECK ("student_module"."kept_years" in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "student_month" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"student_id" text NOT NULL,
	"course" text NOT NULL,
	"days_attended" integer NOT NULL,
	"days_due" integer NOT NULL,
	CONSTRAINT "student_month_generation_id_student_id_year_month_course_pk" PRIMARY KEY("generation_id","student_id","year","month","course"),
	CONSTRAINT "student_month_days" CHECK ("student_month"."days_attended" >= 0 and "student_month"."days_attended" <= "student_month"."days_due")
);
--> statement-breakpoint
ALTER TABLE "generation" DROP CONSTRAINT "generation_kind";--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_count" ADD CONSTRAINT "contact_count_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_count" ADD CONSTRAINT "contact_count_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_day" ADD CONSTRAINT "course_day_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focus_group" ADD CONSTRAINT "focus_group_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focus_group" ADD CONSTRAINT "focus_group_chosen_by_person_id_fk" FOREIGN KEY ("chosen_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focus_student" ADD CONSTRAINT "focus_student_cycle_id_focus_group_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."focus_group"("cycle_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focus_student" ADD CONSTRAINT "focus_student_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student" ADD CONSTRAINT "student_key_version_pseudonym_key_version_fk" FOREIGN KEY ("key_version") REFERENCES "public"."pseudonym_key"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_course" ADD CONSTRAINT "student_course_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_course" ADD CONSTRAINT "student_course_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_module" ADD CONSTRAINT "student_module_updated_by_person_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_month" ADD CONSTRAINT "student_month_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_month" ADD CONSTRAINT "student_month_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_student" ON "contact" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "contact_school" ON "contact" USING btree ("rbd","on");--> statement-breakpoint
CREATE INDEX "contact_count_school" ON "contact_count" USING btree ("rbd","on");--> statement-breakpoint
CREATE INDEX "course_day_school" ON "course_day" USING btree ("rbd","day");--> statement-breakpoint
CREATE INDEX "focus_group_school" ON "focus_group" USING btree ("rbd");--> statement-breakpoint
CREATE INDEX "focus_student_school" ON "focus_student" USING btree ("rbd");--> statement-breakpoint
CREATE UNIQUE INDEX "student_code" ON "student" USING btree ("rbd","code");--> statement-breakpoint
CREATE UNIQUE INDEX "student_pseudonym" ON "student" USING btree ("rbd","key_version","pseudonym");--> statement-breakpoint
CREATE INDEX "student_course_school" ON "student_course" USING btree ("rbd","year");--> statement-breakpoint
CREATE INDEX "student_month_school" ON "student_month" USING btree ("rbd","year","month");