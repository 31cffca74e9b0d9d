DROP INDEX "ledger_lines_by_kind";--> statement-breakpoint
CREATE INDEX "ledger_lines_by_kind" ON "ledger_lines" USING btree ("account_id","kind","on_date","line_number");