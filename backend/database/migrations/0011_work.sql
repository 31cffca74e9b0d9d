CREATE TYPE "public"."date_format" AS ENUM('spelled', 'month-day-year', 'day-month-year', 'day.month.year', 'year-month-day');--> statement-breakpoint
CREATE TYPE "public"."work_kind" AS ENUM('task', 'review', 'case', 'invitation');--> statement-breakpoint
CREATE TYPE "public"."template_kind" AS ENUM('contact', 'issue', 'source');--> statement-breakpoint
CREATE TYPE "public"."review_state" AS ENUM('not-started', 'in-review', 'reviewed');--> statement-breakpoint
CREATE TYPE "public"."task_state" AS ENUM('open', 'started', 'completed');--> statement-breakpoint
CREATE TABLE "hand_over_draft_items" (
	"account_id" uuid NOT NULL,
	"from_user_id" uuid NOT NULL,
	"kind" "work_kind" NOT NULL,
	"item_id" uuid NOT NULL,
	"receiver_id" uuid NOT NULL,
	CONSTRAINT "hand_over_draft_items_account_id_from_user_id_kind_item_id_pk" PRIMARY KEY("account_id","from_user_id","kind","item_id")
);
--> statement-breakpoint
CREATE TABLE "hand_over_drafts" (
	"account_id" uuid NOT NULL,
	"from_user_id" uuid NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "hand_over_drafts_account_id_from_user_id_pk" PRIMARY KEY("account_id","from_user_id")
);
--> statement-breakpoint
CREATE TABLE "hand_over_items" (
	"account_id" uuid NOT NULL,
	"hand_over_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" "work_kind" NOT NULL,
	"item_id" uuid NOT NULL,
	"title" text NOT NULL,
	"case_id" uuid,
	"case_number" text,
	"case_name" text,
	"due_on" date,
	"receiver_id" uuid NOT NULL,
	"receiver_name" text NOT NULL,
	"item_version" integer NOT NULL,
	"returned" boolean,
	"kept_reason" text,
	CONSTRAINT "hand_over_items_account_id_hand_over_id_position_pk" PRIMARY KEY("account_id","hand_over_id","position")
);
--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"account_id" uuid NOT NULL,
	"hand_over_id" uuid NOT NULL,
	"from_user_id" uuid NOT NULL,
	"from_name" text NOT NULL,
	"done_by" uuid NOT NULL,
	"done_by_name" text NOT NULL,
	"done_at" timestamp (3) with time zone NOT NULL,
	"activity_id" uuid NOT NULL,
	"reversed_by" uuid,
	"reversed_by_name" text,
	"reversed_at" timestamp (3) with time zone,
	CONSTRAINT "hand_overs_account_id_hand_over_id_pk" PRIMARY KEY("account_id","hand_over_id"),
	CONSTRAINT "hand_overs_reversed" CHECK (("hand_overs"."reversed_by" is null) = ("hand_overs"."reversed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "invitation_cases" (
	"account_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	CONSTRAINT "invitation_cases_account_id_invitation_id_case_id_pk" PRIMARY KEY("account_id","invitation_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"account_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"kind" "template_kind" NOT NULL,
	"name" text NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"description" text NOT NULL,
	"fields" jsonb NOT NULL,
	"position" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "templates_account_id_template_id_pk" PRIMARY KEY("account_id","template_id"),
	CONSTRAINT "templates_position" CHECK ("templates"."position" >= 1)
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"account_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"name" text NOT NULL,
	"reviewer_id" uuid,
	"review_state" "review_state" NOT NULL,
	"share_viewed" smallint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"reviewed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "documents_account_id_document_id_pk" PRIMARY KEY("account_id","document_id"),
	CONSTRAINT "documents_share_viewed" CHECK ("documents"."share_viewed" between 0 and 100),
	CONSTRAINT "documents_reviewed_at" CHECK (("documents"."review_state" = 'reviewed') = ("documents"."reviewed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"account_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"title" text NOT NULL,
	"due_on" date,
	"assigner_id" uuid NOT NULL,
	"assignee_id" uuid,
	"state" "task_state" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "tasks_account_id_task_id_pk" PRIMARY KEY("account_id","task_id"),
	CONSTRAINT "tasks_completed_at" CHECK (("tasks"."state" = 'completed') = ("tasks"."completed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "fax" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "date_format" date_format DEFAULT 'spelled' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "case_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "open_work" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_over_draft_items" ADD CONSTRAINT "hand_over_draft_items_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_draft_items" ADD CONSTRAINT "hand_over_draft_items_draft_fk" FOREIGN KEY ("account_id","from_user_id") REFERENCES "public"."hand_over_drafts"("account_id","from_user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_draft_items" ADD CONSTRAINT "hand_over_draft_items_receiver_fk" FOREIGN KEY ("account_id","receiver_id") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_drafts" ADD CONSTRAINT "hand_over_drafts_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_drafts" ADD CONSTRAINT "hand_over_drafts_from_fk" FOREIGN KEY ("account_id","from_user_id") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_drafts" ADD CONSTRAINT "hand_over_drafts_saved_by_fk" FOREIGN KEY ("account_id","saved_by") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_items" ADD CONSTRAINT "hand_over_items_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_items" ADD CONSTRAINT "hand_over_items_hand_over_fk" FOREIGN KEY ("account_id","hand_over_id") REFERENCES "public"."hand_overs"("account_id","hand_over_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_items" ADD CONSTRAINT "hand_over_items_receiver_fk" FOREIGN KEY ("account_id","receiver_id") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_from_fk" FOREIGN KEY ("account_id","from_user_id") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_done_by_fk" FOREIGN KEY ("account_id","done_by") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_reversed_by_fk" FOREIGN KEY ("account_id","reversed_by") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_cases" ADD CONSTRAINT "invitation_cases_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_cases" ADD CONSTRAINT "invitation_cases_invitation_fk" FOREIGN KEY ("account_id","invitation_id") REFERENCES "public"."invitations"("account_id","invitation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_cases" ADD CONSTRAINT "invitation_cases_case_fk" FOREIGN KEY ("account_id","case_id") REFERENCES "public"."cases"("account_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_created_by_fk" FOREIGN KEY ("account_id","created_by") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_case_fk" FOREIGN KEY ("account_id","case_id") REFERENCES "public"."cases"("account_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_reviewer_fk" FOREIGN KEY ("account_id","reviewer_id") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_case_fk" FOREIGN KEY ("account_id","case_id") REFERENCES "public"."cases"("account_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assigner_fk" FOREIGN KEY ("account_id","assigner_id") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assignee_fk" FOREIGN KEY ("account_id","assignee_id") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hand_over_items_by_item" ON "hand_over_items" USING btree ("account_id","item_id");--> statement-breakpoint
CREATE INDEX "hand_overs_by_person" ON "hand_overs" USING btree ("account_id","from_user_id","done_at");--> statement-breakpoint
CREATE INDEX "hand_overs_by_time" ON "hand_overs" USING btree ("account_id","done_at","hand_over_id");--> statement-breakpoint
CREATE INDEX "invitation_cases_by_case" ON "invitation_cases" USING btree ("account_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "templates_name_unique" ON "templates" USING btree ("account_id","kind","name_key") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "templates_by_position" ON "templates" USING btree ("account_id","kind","position");--> statement-breakpoint
CREATE INDEX "documents_by_case" ON "documents" USING btree ("account_id","case_id","document_id");--> statement-breakpoint
CREATE INDEX "documents_open_by_reviewer" ON "documents" USING btree ("account_id","reviewer_id","case_id","document_id") WHERE reviewed_at is null;--> statement-breakpoint
CREATE INDEX "tasks_by_case" ON "tasks" USING btree ("account_id","case_id","due_on","task_id");--> statement-breakpoint
CREATE INDEX "tasks_open_by_assignee" ON "tasks" USING btree ("account_id","assignee_id","due_on","task_id") WHERE completed_at is null;--> statement-breakpoint
CREATE INDEX "users_by_case_count" ON "users" USING btree ("account_id","case_count","name_key","user_id");--> statement-breakpoint
CREATE INDEX "users_by_open_work" ON "users" USING btree ("account_id","open_work","name_key","user_id");--> statement-breakpoint
CREATE INDEX "users_inactive_with_work" ON "users" USING btree ("account_id","open_work") WHERE status_rank = 1 and open_work > 0;