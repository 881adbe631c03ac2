CREATE TABLE "school_change" (
	"id" text PRIMARY KEY NOT NULL,
	"rbd" integer NOT NULL,
	"student_id" text NOT NULL,
	"on" text NOT NULL,
	"helps" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "school_protocol" (
	"rbd" integer NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "school_protocol_rbd_version_pk" PRIMARY KEY("rbd","version")
);
--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "step_words" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "way" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "professions" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "referred_to" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "back_by" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "answered_on" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "answer" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "answered_by" text;--> statement-breakpoint
ALTER TABLE "school_change" ADD CONSTRAINT "school_change_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_change" ADD CONSTRAINT "school_change_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_protocol" ADD CONSTRAINT "school_protocol_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "school_change_student" ON "school_change" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "school_change_school" ON "school_change" USING btree ("rbd","on");--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;