-- What the tables cannot say themselves: extensions, search index, the request role, row-level security,
-- the insert-only activity and the counters.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
ALTER TABLE users SET (fillfactor = 85);
--> statement-breakpoint
CREATE INDEX users_by_part ON users USING gin (account_id, name_key gin_trgm_ops, email_key gin_trgm_ops);
--> statement-breakpoint
-- Requests run as roster_app: no owner of anything, so row-level security and the missing privileges hold.
DO $$
BEGIN
  CREATE ROLE roster_app NOLOGIN;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
--> statement-breakpoint
DO $$
BEGIN
  EXECUTE format('GRANT roster_app TO %I', current_user);
EXCEPTION
  WHEN insufficient_privilege THEN
    IF NOT pg_has_role(current_user, 'roster_app', 'MEMBER') THEN
      RAISE;
    END IF;
END
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO roster_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO roster_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON activity FROM roster_app;
--> statement-breakpoint
REVOKE ALL ON server_facts FROM roster_app;
--> statement-breakpoint
-- The second wall behind the account id in every statement: a request sees one account, whatever it asks.
DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['accounts', 'mail_servers', 'idempotent_writes', 'users', 'user_counts', 'invitations', 'outbox', 'activity']
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
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER activity_insert_only BEFORE UPDATE OR DELETE ON activity FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER activity_never_emptied BEFORE TRUNCATE ON activity FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- One counter row for every level and status, from the account's first moment.
CREATE FUNCTION start_user_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO user_counts (account_id, level, status, count)
  SELECT NEW.account_id, level, status, 0
  FROM unnest(enum_range(NULL::permission_level)) AS level, unnest(enum_range(NULL::user_status)) AS status;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER accounts_start_counts AFTER INSERT ON accounts FOR EACH ROW EXECUTE FUNCTION start_user_counts();
--> statement-breakpoint
CREATE FUNCTION count_inserted_users() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE user_counts AS counted SET count = counted.count + change.number
  FROM (SELECT account_id, level, status, count(*)::int AS number FROM inserted GROUP BY 1, 2, 3) AS change
  WHERE counted.account_id = change.account_id AND counted.level = change.level AND counted.status = change.status;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER users_count_inserted AFTER INSERT ON users REFERENCING NEW TABLE AS inserted
FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_users();
--> statement-breakpoint
CREATE FUNCTION count_updated_users() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE user_counts AS counted SET count = counted.count + change.number
  FROM (
    SELECT account_id, level, status, sum(number)::int AS number
    FROM (
      SELECT account_id, level, status, 1 AS number FROM after_update
      UNION ALL
      SELECT account_id, level, status, -1 FROM before_update
    ) AS both_sides
    GROUP BY 1, 2, 3 HAVING sum(number) <> 0
  ) AS change
  WHERE counted.account_id = change.account_id AND counted.level = change.level AND counted.status = change.status;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER users_count_updated AFTER UPDATE ON users
REFERENCING OLD TABLE AS before_update NEW TABLE AS after_update
FOR EACH STATEMENT EXECUTE FUNCTION count_updated_users();
--> statement-breakpoint
CREATE FUNCTION count_deleted_users() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE user_counts AS counted SET count = counted.count - change.number
  FROM (SELECT account_id, level, status, count(*)::int AS number FROM deleted GROUP BY 1, 2, 3) AS change
  WHERE counted.account_id = change.account_id AND counted.level = change.level AND counted.status = change.status;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER users_count_deleted AFTER DELETE ON users REFERENCING OLD TABLE AS deleted
FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_users();
