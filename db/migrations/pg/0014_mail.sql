CREATE TABLE "mail_refusal" (
	"address" text PRIMARY KEY NOT NULL,
	"refused_at" timestamp (3) with time zone NOT NULL,
	"smtp_code" integer NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	"cleared_by" text
);
--> statement-breakpoint
ALTER TABLE "mail_refusal" ADD CONSTRAINT "mail_refusal_cleared_by_person_id_fk" FOREIGN KEY ("cleared_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;