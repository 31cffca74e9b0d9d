CREATE TYPE "public"."ledger_book" AS ENUM('receivable', 'credit', 'deferred', 'cash', 'revenue');--> statement-breakpoint
CREATE TYPE "public"."payment_method" AS ENUM('invoice', 'card');--> statement-breakpoint
CREATE TYPE "public"."plan_interval" AS ENUM('month', 'year');--> statement-breakpoint
CREATE TYPE "public"."plan" AS ENUM('starter', 'standard');--> statement-breakpoint
CREATE TABLE "billing_cycles" (
	"account_id" uuid NOT NULL,
	"cycle_number" integer NOT NULL,
	"plan" "plan" NOT NULL,
	"plan_interval" "plan_interval" NOT NULL,
	"seat_price_cents" bigint NOT NULL,
	"time_zone" text NOT NULL,
	"anchor_on" date NOT NULL,
	"boundary" integer NOT NULL,
	"start_on" date NOT NULL,
	"end_on" date NOT NULL,
	"days" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "billing_cycles_account_id_cycle_number_pk" PRIMARY KEY("account_id","cycle_number"),
	CONSTRAINT "billing_cycles_in_order" CHECK ("billing_cycles"."start_on" < "billing_cycles"."end_on" and "billing_cycles"."starts_at" < "billing_cycles"."ends_at"),
	CONSTRAINT "billing_cycles_price" CHECK ("billing_cycles"."seat_price_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "billing_terms" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"plan" "plan" NOT NULL,
	"plan_interval" "plan_interval" NOT NULL,
	"contact_name" text DEFAULT '' NOT NULL,
	"contact_email" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"purchase_order" text DEFAULT '' NOT NULL,
	"tax_id" text DEFAULT '' NOT NULL,
	"payment_method" "payment_method" DEFAULT 'invoice' NOT NULL,
	"customer_reference" text,
	"card_reference" text,
	"card_brand" text,
	"card_last4" text,
	"card_expires" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "collections" (
	"account_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"problem" text,
	CONSTRAINT "collections_account_id_invoice_id_pk" PRIMARY KEY("account_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"account_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"line_number" bigint NOT NULL,
	CONSTRAINT "invoice_lines_account_id_invoice_id_line_number_pk" PRIMARY KEY("account_id","invoice_id","line_number"),
	CONSTRAINT "invoice_lines_once" UNIQUE("account_id","line_number")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"account_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"cycle_number" integer NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date NOT NULL,
	"total_cents" bigint NOT NULL,
	"credit_used_cents" bigint NOT NULL,
	"due_cents" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"bill_to" jsonb NOT NULL,
	CONSTRAINT "invoices_account_id_invoice_id_pk" PRIMARY KEY("account_id","invoice_id"),
	CONSTRAINT "invoices_number" UNIQUE("account_id","number"),
	CONSTRAINT "invoices_add_up" CHECK ("invoices"."total_cents" > 0 and "invoices"."credit_used_cents" >= 0 and "invoices"."due_cents" >= 0 and "invoices"."due_cents" = "invoices"."total_cents" - "invoices"."credit_used_cents")
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"account_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"book" "ledger_book" NOT NULL,
	"amount_cents" bigint NOT NULL,
	CONSTRAINT "ledger_entries_account_id_transaction_id_book_pk" PRIMARY KEY("account_id","transaction_id","book"),
	CONSTRAINT "ledger_entries_not_zero" CHECK ("ledger_entries"."amount_cents" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_lines" (
	"account_id" uuid NOT NULL,
	"line_number" bigint NOT NULL,
	"transaction_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"on_date" date NOT NULL,
	"cycle_number" integer NOT NULL,
	"user_id" uuid,
	"seat_version" integer,
	"amount_cents" bigint NOT NULL,
	"credit_balance_cents" bigint NOT NULL,
	"sum_before" bigint,
	"sum_after" bigint,
	"days" integer,
	"billed_before_cents" bigint,
	"billed_after_cents" bigint,
	"reversed_cents" bigint DEFAULT 0 NOT NULL,
	"invoice_id" uuid,
	"rule_version" integer,
	CONSTRAINT "ledger_lines_account_id_line_number_pk" PRIMARY KEY("account_id","line_number")
);
--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"account_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"cycle_number" integer NOT NULL,
	"quote_id" uuid,
	"reverses" uuid,
	CONSTRAINT "ledger_transactions_account_id_transaction_id_pk" PRIMARY KEY("account_id","transaction_id"),
	CONSTRAINT "ledger_transactions_quote_once" UNIQUE("account_id","quote_id")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"account_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"amount_cents" bigint NOT NULL,
	"method" "payment_method" NOT NULL,
	"reference" text NOT NULL,
	CONSTRAINT "payments_account_id_payment_id_pk" PRIMARY KEY("account_id","payment_id"),
	CONSTRAINT "payments_reference_once" UNIQUE("account_id","reference"),
	CONSTRAINT "payments_invoice_once" UNIQUE("account_id","invoice_id"),
	CONSTRAINT "payments_positive" CHECK ("payments"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"account_id" uuid NOT NULL,
	"quote_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"request" jsonb NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "quotes_account_id_quote_id_pk" PRIMARY KEY("account_id","quote_id")
);
--> statement-breakpoint
CREATE TABLE "seat_changes" (
	"account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"seat_version" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"cycle_number" integer NOT NULL,
	"effective_on" date NOT NULL,
	"level" "permission_level" NOT NULL,
	"status" "user_status" NOT NULL,
	"activity_id" uuid,
	CONSTRAINT "seat_changes_account_id_user_id_seat_version_pk" PRIMARY KEY("account_id","user_id","seat_version")
);
--> statement-breakpoint
ALTER TABLE "billing_cycles" ADD CONSTRAINT "billing_cycles_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_terms" ADD CONSTRAINT "billing_terms_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collections" ADD CONSTRAINT "collections_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collections" ADD CONSTRAINT "collections_invoice_fk" FOREIGN KEY ("account_id","invoice_id") REFERENCES "public"."invoices"("account_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_fk" FOREIGN KEY ("account_id","invoice_id") REFERENCES "public"."invoices"("account_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_line_fk" FOREIGN KEY ("account_id","line_number") REFERENCES "public"."ledger_lines"("account_id","line_number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_cycle_fk" FOREIGN KEY ("account_id","cycle_number") REFERENCES "public"."billing_cycles"("account_id","cycle_number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transaction_fk" FOREIGN KEY ("account_id","transaction_id") REFERENCES "public"."ledger_transactions"("account_id","transaction_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_transaction_fk" FOREIGN KEY ("account_id","transaction_id") REFERENCES "public"."ledger_transactions"("account_id","transaction_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_seat_fk" FOREIGN KEY ("account_id","user_id","seat_version") REFERENCES "public"."seat_changes"("account_id","user_id","seat_version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_invoice_fk" FOREIGN KEY ("account_id","invoice_id") REFERENCES "public"."invoices"("account_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_cycle_fk" FOREIGN KEY ("account_id","cycle_number") REFERENCES "public"."billing_cycles"("account_id","cycle_number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_reverses_fk" FOREIGN KEY ("account_id","reverses") REFERENCES "public"."ledger_transactions"("account_id","transaction_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoice_fk" FOREIGN KEY ("account_id","invoice_id") REFERENCES "public"."invoices"("account_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_changes" ADD CONSTRAINT "seat_changes_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_changes" ADD CONSTRAINT "seat_changes_user_fk" FOREIGN KEY ("account_id","user_id") REFERENCES "public"."users"("account_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "billing_cycles_by_end" ON "billing_cycles" USING btree ("account_id","ends_at");--> statement-breakpoint
CREATE INDEX "collections_due" ON "collections" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "ledger_lines_by_user" ON "ledger_lines" USING btree ("account_id","user_id","line_number");--> statement-breakpoint
CREATE INDEX "ledger_lines_by_kind" ON "ledger_lines" USING btree ("account_id","kind","line_number");--> statement-breakpoint
CREATE INDEX "ledger_lines_by_date" ON "ledger_lines" USING btree ("account_id","on_date","line_number");--> statement-breakpoint
CREATE INDEX "ledger_lines_waiting" ON "ledger_lines" USING btree ("account_id","cycle_number","line_number") WHERE kind = 'joined';--> statement-breakpoint
CREATE INDEX "quotes_unused" ON "quotes" USING btree ("expires_at") WHERE used_at is null;