-- Search inside the middle. LIKE is not leakproof, so that row-level security would keep it out of the trigram index:
-- these two run as the owner and take the account from the connection themselves, never from the caller.
CREATE FUNCTION find_users_by_part(part text, most integer) RETURNS SETOF users
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM users
  WHERE account_id = nullif(current_setting('app.account_id', true), '')::uuid
    AND (name_key LIKE part OR email_key LIKE part)
  LIMIT most
$$;
--> statement-breakpoint
CREATE FUNCTION find_users_by_beginning(beginning text, word text, most integer) RETURNS SETOF users
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM users
  WHERE account_id = nullif(current_setting('app.account_id', true), '')::uuid
    AND (name_key LIKE beginning OR name_key LIKE word OR email_key LIKE beginning)
  LIMIT most
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_users_by_part, find_users_by_beginning FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_users_by_part, find_users_by_beginning TO roster_app;
