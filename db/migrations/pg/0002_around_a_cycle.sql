CREATE TABLE "absence_reason" (
	"rbd" integer NOT NULL,
	"id" text NOT NULL,
	"label" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "absence_reason_rbd_id_pk" PRIMARY KEY("rbd","id")
);
--> statement-breakpoint
CREATE TABLE "cycle_pause" (
	"id" text PRIMARY KEY NOT NULL,
	"cycle_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"starts_on" text NOT NULL,
	"until" text NOT NULL,
	"reason" text NOT NULL,
	"paused_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_on" text,
	CONSTRAINT "cycle_pause_reason" CHECK ("cycle_pause"."reason" in ('tests','strike','weather','other'))
);
--> statement-breakpoint
CREATE TABLE "leadership" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text,
	"named_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_by" text,
	CONSTRAINT "leadership_kind" CHECK ("leadership"."kind" in ('lead','stand-in'))
);
--> statement-breakpoint
CREATE TABLE "need" (
	"id" text PRIMARY KEY NOT NULL,
	"cycle_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"slep_code" integer NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"received_by" text,
	"received_at" timestamp (3) with time zone,
	"in_charge_of" text,
	"answer" text,
	"answer_text" text,
	"answer_day" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "need_kind" CHECK ("need"."kind" in ('transport','infrastructure','staff','benefits','health-network','connectivity','other')),
	CONSTRAINT "need_answer" CHECK ("need"."answer" is null or "need"."answer" in ('yes','no','when'))
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"cycle_id" text NOT NULL,
	"page" text NOT NULL,
	"person_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"field" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "presence_cycle_id_page_person_id_pk" PRIMARY KEY("cycle_id","page","person_id")
);
--> statement-breakpoint
CREATE TABLE "snapshot" (
	"id" text PRIMARY KEY NOT NULL,
	"cycle_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by" text,
	"figures" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "story_link" (
	"id" text PRIMARY KEY NOT NULL,
	"cycle_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text
);
--> statement-breakpoint
ALTER TABLE "part" DROP CONSTRAINT "part_kind";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "purpose" text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE "absence_reason" ADD CONSTRAINT "absence_reason_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_pause" ADD CONSTRAINT "cycle_pause_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_pause" ADD CONSTRAINT "cycle_pause_paused_by_person_id_fk" FOREIGN KEY ("paused_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leadership" ADD CONSTRAINT "leadership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leadership" ADD CONSTRAINT "leadership_named_by_person_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leadership" ADD CONSTRAINT "leadership_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_slep_code_slep_code_fk" FOREIGN KEY ("slep_code") REFERENCES "public"."slep"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_raised_by_person_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_received_by_person_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_taken_by_person_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_link" ADD CONSTRAINT "story_link_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_link" ADD CONSTRAINT "story_link_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_link" ADD CONSTRAINT "story_link_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cycle_pause_cycle" ON "cycle_pause" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "leadership_school" ON "leadership" USING btree ("rbd");--> statement-breakpoint
CREATE INDEX "leadership_person" ON "leadership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "need_school" ON "need" USING btree ("rbd");--> statement-breakpoint
CREATE INDEX "need_slep" ON "need" USING btree ("slep_code","raised_at");--> statement-breakpoint
CREATE INDEX "need_cycle" ON "need" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "snapshot_cycle" ON "snapshot" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "story_link_cycle" ON "story_link" USING btree ("cycle_id");--> statement-breakpoint
ALTER TABLE "part" ADD CONSTRAINT "part_kind" CHECK ("part"."kind" in ('challenge','data','implementation','learnings','action','note','adjustment','measure','voice','meeting'));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_purpose" CHECK ("session"."purpose" in ('all','log'));