CREATE TABLE "data_key" (
	"id" text PRIMARY KEY NOT NULL,
	"key_hash" text NOT NULL,
	"name" text NOT NULL,
	"slep_code" integer,
	"tables" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"expires_on" text NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text,
	"minute" integer NOT NULL,
	"requests_in_minute" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outside_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"slep_code" integer NOT NULL,
	"is_open" boolean NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "data_key" ADD CONSTRAINT "data_key_slep_code_slep_code_fk" FOREIGN KEY ("slep_code") REFERENCES "public"."slep"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_key" ADD CONSTRAINT "data_key_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_key" ADD CONSTRAINT "data_key_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_decision" ADD CONSTRAINT "outside_decision_slep_code_slep_code_fk" FOREIGN KEY ("slep_code") REFERENCES "public"."slep"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_decision" ADD CONSTRAINT "outside_decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "data_key_hash" ON "data_key" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "data_key_slep" ON "data_key" USING btree ("slep_code");--> statement-breakpoint
CREATE INDEX "outside_decision_slep" ON "outside_decision" USING btree ("slep_code","decided_at");