CREATE TABLE "referral" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"cycle_id" text NOT NULL,
	"week_of" text NOT NULL,
	"place" text NOT NULL,
	"way" text NOT NULL,
	"count" integer NOT NULL,
	"responsible" text,
	"back_by" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "referral_way" CHECK ("referral"."way" in ('hand-over','referral')),
	CONSTRAINT "referral_place" CHECK ("referral"."place" in ('inside','oln','protection','health','municipality','support-organisation','other')),
	CONSTRAINT "referral_count" CHECK ("referral"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "referral_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"referral_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"on" text NOT NULL,
	"answer" text NOT NULL,
	"count" integer NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "referral_answer_known" CHECK ("referral_answer"."answer" in ('taken','together','not-taken')),
	CONSTRAINT "referral_answer_count" CHECK ("referral_answer"."count" > 0)
);
--> statement-breakpoint
ALTER TABLE "part" DROP CONSTRAINT "part_kind";--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_answer" ADD CONSTRAINT "referral_answer_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_answer" ADD CONSTRAINT "referral_answer_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "referral_cycle" ON "referral" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "referral_school" ON "referral" USING btree ("rbd","back_by");--> statement-breakpoint
CREATE INDEX "referral_answer_referral" ON "referral_answer" USING btree ("referral_id");--> statement-breakpoint
CREATE INDEX "referral_answer_school" ON "referral_answer" USING btree ("rbd");--> statement-breakpoint
ALTER TABLE "part" ADD CONSTRAINT "part_kind" CHECK ("part"."kind" in ('challenge','data','implementation','learnings','action','note','adjustment','measure','voice','meeting','together'));