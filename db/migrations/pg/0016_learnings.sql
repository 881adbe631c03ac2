CREATE TABLE "coded_passage" (
	"id" text PRIMARY KEY NOT NULL,
	"coding_id" text NOT NULL,
	"code_id" text NOT NULL,
	"field" text NOT NULL,
	"from_sign" integer NOT NULL,
	"to_sign" integer NOT NULL,
	"marked_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "coded_passage_range" CHECK ("coded_passage"."from_sign" >= 0 and "coded_passage"."to_sign" > "coded_passage"."from_sign")
);
--> statement-breakpoint
CREATE TABLE "learning_code" (
	"id" text PRIMARY KEY NOT NULL,
	"slep_code" integer NOT NULL,
	"name" text NOT NULL,
	"in_use_as" text,
	"definition" text NOT NULL,
	"example" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_by" text,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "learning_code_retired" CHECK (("learning_code"."retired_at" is null) = ("learning_code"."in_use_as" is not null))
);
--> statement-breakpoint
CREATE TABLE "learning_coding" (
	"id" text PRIMARY KEY NOT NULL,
	"learning_id" text NOT NULL,
	"coder_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"revealed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "learning_label" (
	"learning_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "learning_label_learning_id_kind_key_pk" PRIMARY KEY("learning_id","kind","key"),
	CONSTRAINT "learning_label_kind" CHECK ("learning_label"."kind" in ('theme','tag'))
);
--> statement-breakpoint
CREATE TABLE "learning_word" (
	"stem" text NOT NULL,
	"learning_id" text NOT NULL,
	"times" integer NOT NULL,
	CONSTRAINT "learning_word_stem_learning_id_pk" PRIMARY KEY("stem","learning_id")
);
--> statement-breakpoint
CREATE TABLE "shared_learning" (
	"id" text PRIMARY KEY NOT NULL,
	"cycle_id" text NOT NULL,
	"rbd" integer NOT NULL,
	"part_id" text NOT NULL,
	"part_version" integer NOT NULL,
	"standing" text,
	"fields" jsonb NOT NULL,
	"texts" jsonb NOT NULL,
	"themes" jsonb NOT NULL,
	"tags" jsonb NOT NULL,
	"decision" text,
	"area" text,
	"year" integer NOT NULL,
	"named" boolean NOT NULL,
	"shows_context" boolean NOT NULL,
	"level" text,
	"rural" boolean,
	"context_is_common" boolean NOT NULL,
	"research_at" timestamp (3) with time zone,
	"shared_by" text NOT NULL,
	"shared_at" timestamp (3) with time zone NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	"ended_because" text,
	CONSTRAINT "shared_learning_ended" CHECK (("shared_learning"."ended_at" is null) = ("shared_learning"."standing" is not null) and ("shared_learning"."ended_at" is null) = ("shared_learning"."ended_because" is null)),
	CONSTRAINT "shared_learning_because" CHECK ("shared_learning"."ended_because" is null or "shared_learning"."ended_because" in ('taken-back','replaced'))
);
--> statement-breakpoint
ALTER TABLE "coded_passage" ADD CONSTRAINT "coded_passage_coding_id_learning_coding_id_fk" FOREIGN KEY ("coding_id") REFERENCES "public"."learning_coding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coded_passage" ADD CONSTRAINT "coded_passage_code_id_learning_code_id_fk" FOREIGN KEY ("code_id") REFERENCES "public"."learning_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_code" ADD CONSTRAINT "learning_code_slep_code_slep_code_fk" FOREIGN KEY ("slep_code") REFERENCES "public"."slep"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_code" ADD CONSTRAINT "learning_code_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_code" ADD CONSTRAINT "learning_code_retired_by_person_id_fk" FOREIGN KEY ("retired_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_coding" ADD CONSTRAINT "learning_coding_learning_id_shared_learning_id_fk" FOREIGN KEY ("learning_id") REFERENCES "public"."shared_learning"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_coding" ADD CONSTRAINT "learning_coding_coder_id_person_id_fk" FOREIGN KEY ("coder_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_label" ADD CONSTRAINT "learning_label_learning_id_shared_learning_id_fk" FOREIGN KEY ("learning_id") REFERENCES "public"."shared_learning"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_word" ADD CONSTRAINT "learning_word_learning_id_shared_learning_id_fk" FOREIGN KEY ("learning_id") REFERENCES "public"."shared_learning"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_learning" ADD CONSTRAINT "shared_learning_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_learning" ADD CONSTRAINT "shared_learning_part_id_part_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_learning" ADD CONSTRAINT "shared_learning_shared_by_person_id_fk" FOREIGN KEY ("shared_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_learning" ADD CONSTRAINT "shared_learning_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coded_passage_coding" ON "coded_passage" USING btree ("coding_id");--> statement-breakpoint
CREATE UNIQUE INDEX "learning_code_in_use" ON "learning_code" USING btree ("slep_code","in_use_as");--> statement-breakpoint
CREATE UNIQUE INDEX "learning_coding_once" ON "learning_coding" USING btree ("learning_id","coder_id");--> statement-breakpoint
CREATE INDEX "learning_label_key" ON "learning_label" USING btree ("kind","key");--> statement-breakpoint
CREATE INDEX "learning_word_learning" ON "learning_word" USING btree ("learning_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shared_learning_standing" ON "shared_learning" USING btree ("standing");--> statement-breakpoint
CREATE INDEX "shared_learning_cycle" ON "shared_learning" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "shared_learning_school" ON "shared_learning" USING btree ("rbd","ended_at");