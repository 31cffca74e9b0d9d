-- What the billing tables cannot say themselves: privileges, row-level security, insert-only rows, bookings that sum
-- to zero.
GRANT SELECT, INSERT ON billing_cycles, seat_changes, ledger_transactions, ledger_entries, ledger_lines, invoices, invoice_lines, payments TO roster_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON billing_terms, quotes, collections TO roster_app;
--> statement-breakpoint
DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['billing_terms', 'billing_cycles', 'seat_changes', 'ledger_transactions', 'ledger_entries', 'ledger_lines', 'invoices', 'invoice_lines', 'payments', 'collections', 'quotes']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY own_account ON %I TO roster_app USING (account_id = nullif(current_setting(''app.account_id'', true), '''')::uuid)',
      guarded
    );
  END LOOP;
  FOREACH guarded IN ARRAY ARRAY['billing_cycles', 'seat_changes', 'ledger_transactions', 'ledger_entries', 'ledger_lines', 'invoices', 'invoice_lines', 'payments']
  LOOP
    EXECUTE format('CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', guarded);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', guarded);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Looked at when the transaction commits, so that a booking may be written entry by entry.
CREATE FUNCTION require_balanced_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (
    SELECT sum(amount_cents) FROM ledger_entries
    WHERE account_id = NEW.account_id AND transaction_id = NEW.transaction_id
  ) IS DISTINCT FROM 0 THEN
    RAISE EXCEPTION 'the entries of booking % do not sum to zero', NEW.transaction_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER balanced_booking AFTER INSERT ON ledger_entries
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_balanced_booking();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER booking_has_entries AFTER INSERT ON ledger_transactions
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_balanced_booking();
