CREATE TABLE "enrolment" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	"level" integer NOT NULL,
	"students" integer NOT NULL,
	"boys" integer,
	"girls" integer,
	"simple_courses" integer,
	"combined_courses" integer,
	CONSTRAINT "enrolment_generation_id_rbd_year_level_pk" PRIMARY KEY("generation_id","rbd","year","level")
);
--> statement-breakpoint
CREATE TABLE "school_holder" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	CONSTRAINT "school_holder_generation_id_rbd_year_pk" PRIMARY KEY("generation_id","rbd","year")
);
--> statement-breakpoint
CREATE TABLE "vulnerability" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	"level" integer NOT NULL,
	"base_year" integer,
	"first_priority" integer NOT NULL,
	"second_priority" integer NOT NULL,
	"third_priority" integer NOT NULL,
	"students" integer NOT NULL,
	"index_tenths" integer,
	CONSTRAINT "vulnerability_generation_id_rbd_year_level_pk" PRIMARY KEY("generation_id","rbd","year","level")
);
--> statement-breakpoint
CREATE TABLE "year_result" (
	"generation_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"year" integer NOT NULL,
	"cod_ense" integer NOT NULL,
	"passed" integer NOT NULL,
	"failed" integer NOT NULL,
	"withdrawn" integer NOT NULL,
	"transferred" integer NOT NULL,
	"boys" jsonb NOT NULL,
	"girls" jsonb NOT NULL,
	"unstated" integer,
	"grades" jsonb,
	"attendance_hundredths" integer,
	"attendance_passed_hundredths" integer,
	"attendance_failed_hundredths" integer,
	CONSTRAINT "year_result_generation_id_rbd_year_cod_ense_pk" PRIMARY KEY("generation_id","rbd","year","cod_ense")
);
--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_holder" ADD CONSTRAINT "school_holder_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vulnerability" ADD CONSTRAINT "vulnerability_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "year_result" ADD CONSTRAINT "year_result_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enrolment_school" ON "enrolment" USING btree ("rbd","year");--> statement-breakpoint
CREATE INDEX "school_holder_rbd" ON "school_holder" USING btree ("rbd","year");--> statement-breakpoint
CREATE INDEX "vulnerability_school" ON "vulnerability" USING btree ("rbd","year");--> statement-breakpoint
CREATE INDEX "year_result_school" ON "year_result" USING btree ("rbd","year");