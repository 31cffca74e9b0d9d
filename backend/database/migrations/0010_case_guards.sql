-- What the tables of cases cannot say themselves: privileges, row-level security, insert-only changes, and the search.
GRANT SELECT, INSERT, UPDATE ON cases TO roster_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON case_people TO roster_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON case_changes TO roster_app;
--> statement-breakpoint
DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['cases', 'case_people', 'case_changes']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY own_account ON %I TO roster_app USING (account_id = nullif(current_setting(''app.account_id'', true), '''')::uuid)',
      guarded
    );
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON case_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON case_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A case is searched as users are: one text of number and name, one LIKE pattern (see the migration "searched text").
CREATE INDEX cases_by_searched_text ON cases
USING gin (uuid_send(account_id), searched_text(number_key, name_key) gin_trgm_ops);
--> statement-breakpoint
-- All matches of the connection's account. As the owner, since row-level security would keep LIKE out of the index.
CREATE FUNCTION find_cases(pattern text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    SELECT case_id FROM cases
    WHERE uuid_send(account_id) = uuid_send(nullif(current_setting('app.account_id', true), '')::uuid)
      AND searched_text(number_key, name_key) LIKE pattern;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_cases FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_cases TO roster_app;
