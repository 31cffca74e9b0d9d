CREATE TYPE "public"."case_change" AS ENUM('joined', 'left');--> statement-breakpoint
CREATE TYPE "public"."case_status" AS ENUM('open', 'closed');--> statement-breakpoint
CREATE TABLE "case_changes" (
	"account_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"change" "case_change" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"activity_id" uuid NOT NULL,
	CONSTRAINT "case_changes_account_id_change_id_pk" PRIMARY KEY("account_id","change_id")
);
--> statement-breakpoint
CREATE TABLE "case_people" (
	"account_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	CONSTRAINT "case_people_account_id_case_id_user_id_pk" PRIMARY KEY("account_id","case_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"account_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"number" text NOT NULL,
	"number_key" text COLLATE "C" NOT NULL,
	"number_order" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"status" "case_status" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"created_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"status_rank" smallint GENERATED ALWAYS AS (CASE status WHEN 'open' THEN 0 WHEN 'closed' THEN 1 END) STORED NOT NULL,
	CONSTRAINT "cases_account_id_case_id_pk" PRIMARY KEY("account_id","case_id"),
	CONSTRAINT "cases_number_unique" UNIQUE("account_id","number_key"),
	CONSTRAINT "cases_closed_at" CHECK (("cases"."status" = 'closed') = ("cases"."closed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "case_changes" ADD CONSTRAINT "case_changes_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_changes" ADD CONSTRAINT "case_changes_case_fk" FOREIGN KEY ("account_id","case_id") REFERENCES "public"."cases"("account_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_changes" ADD CONSTRAINT "case_changes_user_fk" FOREIGN KEY ("account_id","user_id") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_people" ADD CONSTRAINT "case_people_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_people" ADD CONSTRAINT "case_people_case_fk" FOREIGN KEY ("account_id","case_id") REFERENCES "public"."cases"("account_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_people" ADD CONSTRAINT "case_people_user_fk" FOREIGN KEY ("account_id","user_id") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_people" ADD CONSTRAINT "case_people_added_by_fk" FOREIGN KEY ("account_id","added_by") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_created_by_fk" FOREIGN KEY ("account_id","created_by") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_people_by_user" ON "case_people" USING btree ("account_id","user_id","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_number" ON "cases" USING btree ("account_id","number_order","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_name" ON "cases" USING btree ("account_id","name_key","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_status" ON "cases" USING btree ("account_id","status_rank","number_order","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_opened" ON "cases" USING btree ("account_id","opened_at","case_id");