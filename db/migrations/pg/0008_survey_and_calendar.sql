CREATE TABLE "calendar_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"layer" text NOT NULL,
	"slep_code" integer,
	"rbd" integer,
	"kind" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text NOT NULL,
	"courses" jsonb NOT NULL,
	"label" text NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_by" text,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_entry_layer_known" CHECK (("calendar_entry"."layer" = 'country' and "calendar_entry"."slep_code" is null and "calendar_entry"."rbd" is null) or ("calendar_entry"."layer" = 'territory' and "calendar_entry"."slep_code" is not null and "calendar_entry"."rbd" is null) or ("calendar_entry"."layer" = 'school' and "calendar_entry"."slep_code" is null and "calendar_entry"."rbd" is not null)),
	CONSTRAINT "calendar_entry_days" CHECK ("calendar_entry"."from_day" <= "calendar_entry"."to_day")
);
--> statement-breakpoint
CREATE TABLE "dia_result" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"cycle_id" text NOT NULL,
	"moment" text NOT NULL,
	"course" text NOT NULL,
	"dimension" text NOT NULL,
	"students" integer NOT NULL,
	"favourable_tenths" integer NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "dia_result_moment" CHECK ("dia_result"."moment" in ('start','end')),
	CONSTRAINT "dia_result_range" CHECK ("dia_result"."favourable_tenths" >= 0 and "dia_result"."favourable_tenths" <= 1000 and "dia_result"."students" >= 10)
);
--> statement-breakpoint
CREATE TABLE "engagement_course" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"course" text NOT NULL,
	"code" text NOT NULL,
	"most" integer NOT NULL,
	"last_day" text NOT NULL,
	"answered" integer NOT NULL,
	"sheets" integer NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "engagement_course_most" CHECK ("engagement_course"."answered" >= 0 and "engagement_course"."answered" <= "engagement_course"."most" and "engagement_course"."sheets" >= 0)
);
--> statement-breakpoint
CREATE TABLE "engagement_round" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"cycle_id" text NOT NULL,
	"moment" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_on" text NOT NULL,
	"closed_by" text,
	"closed_on" text,
	"pool_id" text,
	"microcentro_id" text,
	CONSTRAINT "engagement_round_moment_known" CHECK ("engagement_round"."moment" in ('start','end'))
);
--> statement-breakpoint
CREATE TABLE "engagement_tally" (
	"course_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"source" text NOT NULL,
	"item" text NOT NULL,
	"answer" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "engagement_tally_course_id_source_item_answer_pk" PRIMARY KEY("course_id","source","item","answer"),
	CONSTRAINT "engagement_tally_source" CHECK ("engagement_tally"."source" in ('code','paper')),
	CONSTRAINT "engagement_tally_count" CHECK ("engagement_tally"."count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "calendar_entry" ADD CONSTRAINT "calendar_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_entry" ADD CONSTRAINT "calendar_entry_withdrawn_by_person_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dia_result" ADD CONSTRAINT "dia_result_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dia_result" ADD CONSTRAINT "dia_result_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_course" ADD CONSTRAINT "engagement_course_round_id_engagement_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."engagement_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_round" ADD CONSTRAINT "engagement_round_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_round" ADD CONSTRAINT "engagement_round_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_round" ADD CONSTRAINT "engagement_round_closed_by_person_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_round" ADD CONSTRAINT "engagement_round_microcentro_id_microcentro_id_fk" FOREIGN KEY ("microcentro_id") REFERENCES "public"."microcentro"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_tally" ADD CONSTRAINT "engagement_tally_course_id_engagement_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."engagement_course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_entry_school" ON "calendar_entry" USING btree ("rbd","from_day");--> statement-breakpoint
CREATE INDEX "calendar_entry_layer" ON "calendar_entry" USING btree ("layer","slep_code","from_day");--> statement-breakpoint
CREATE INDEX "dia_result_cycle" ON "dia_result" USING btree ("cycle_id");--> statement-breakpoint
CREATE UNIQUE INDEX "engagement_course_code" ON "engagement_course" USING btree ("code");--> statement-breakpoint
CREATE INDEX "engagement_course_round" ON "engagement_course" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "engagement_round_moment" ON "engagement_round" USING btree ("cycle_id","moment");--> statement-breakpoint
CREATE INDEX "engagement_round_school" ON "engagement_round" USING btree ("rbd");--> statement-breakpoint
CREATE INDEX "engagement_round_pool" ON "engagement_round" USING btree ("pool_id");