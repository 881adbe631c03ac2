CREATE TABLE "attendance_afterwards" (
	"generation_id" text NOT NULL,
	"year" integer NOT NULL,
	"until" integer NOT NULL,
	"percent" integer NOT NULL,
	"month" integer NOT NULL,
	"students" integer NOT NULL,
	"days_attended" integer NOT NULL,
	"days_due" integer NOT NULL,
	CONSTRAINT "attendance_afterwards_generation_id_year_until_percent_month_pk" PRIMARY KEY("generation_id","year","until","percent","month"),
	CONSTRAINT "attendance_afterwards_counts" CHECK ("attendance_afterwards"."students" > 0 and "attendance_afterwards"."days_attended" >= 0 and "attendance_afterwards"."days_attended" <= "attendance_afterwards"."days_due" and "attendance_afterwards"."month" > "attendance_afterwards"."until" and "attendance_afterwards"."percent" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "attendance_afterwards" ADD CONSTRAINT "attendance_afterwards_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;