CREATE TABLE "course_enrolment" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	"teaching" text NOT NULL,
	"course" text NOT NULL,
	"students" integer NOT NULL,
	"women" integer,
	"men" integer,
	"over_age" integer,
	"age_known" integer,
	CONSTRAINT "course_enrolment_generation_id_rbd_year_teaching_course_pk" PRIMARY KEY("generation_id","rbd","year","teaching","course"),
	CONSTRAINT "course_enrolment_counts" CHECK ("course_enrolment"."students" > 0 and "course_enrolment"."women" + "course_enrolment"."men" <= "course_enrolment"."students" and "course_enrolment"."over_age" <= "course_enrolment"."age_known" and "course_enrolment"."age_known" <= "course_enrolment"."students")
);
--> statement-breakpoint
ALTER TABLE "course_enrolment" ADD CONSTRAINT "course_enrolment_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_enrolment_school" ON "course_enrolment" USING btree ("rbd","year");