ALTER TABLE "generation_cover" DROP CONSTRAINT "generation_cover_generation_id_year_month_rbd_pk";--> statement-breakpoint
ALTER TABLE "generation_cover" ADD CONSTRAINT "generation_cover_generation_id_kind_year_month_rbd_pk" PRIMARY KEY("generation_id","kind","year","month","rbd");--> statement-breakpoint
ALTER TABLE "student_module" ADD COLUMN "switched_on_by" text;--> statement-breakpoint
ALTER TABLE "student_module" ADD CONSTRAINT "student_module_switched_on_by_person_id_fk" FOREIGN KEY ("switched_on_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;