-- Searching users. LIKE is not leakproof, so row-level security would keep it out of the trigram index: these functions
-- run as the owner and take the account from the connection themselves, never from the caller.
-- Texts to compare with are LIKE patterns: either `part`, for the middle of a name or address, or `beginning` and
-- `word`, for the beginning of a name or address and of a later word. Every query is planned for its own texts.
CREATE FUNCTION users_order(sort text, backwards boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(sorted || CASE WHEN backwards THEN ' DESC' ELSE '' END, ', ' ORDER BY place)
  FROM unnest(CASE sort
    WHEN 'name' THEN ARRAY['name_key', 'user_id']
    WHEN 'email' THEN ARRAY['email_key', 'user_id']
    WHEN 'level' THEN ARRAY['level_rank', 'name_key', 'user_id']
    WHEN 'status' THEN ARRAY['status_rank', 'name_key', 'user_id']
    WHEN 'lastActive' THEN ARRAY['last_active_at', 'user_id']
    WHEN 'joined' THEN ARRAY['joined_at', 'user_id']
  END) WITH ORDINALITY AS columns (sorted, place)
$$;
--> statement-breakpoint
-- The condition of a search over $1 account, $2 part, $3 beginning, $4 word, $5 level ranks, $6 status ranks.
CREATE FUNCTION users_condition(part text, level_ranks smallint[], status_ranks smallint[]) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT 'account_id = $1 AND '
    || CASE WHEN part IS NULL
         THEN '(name_key LIKE $3 OR name_key LIKE $4 OR email_key LIKE $3)'
         ELSE '(name_key LIKE $2 OR email_key LIKE $2)'
       END
    || CASE WHEN level_ranks IS NULL THEN '' ELSE ' AND level_rank = ANY ($5)' END
    || CASE WHEN status_ranks IS NULL THEN '' ELSE ' AND status_rank = ANY ($6)' END
$$;
--> statement-breakpoint
-- One page of matches. `after_values` and `after_id` are the position before it. Where many match, walking the sort
-- order fills a page soonest: a short walk tells, and a far one follows where it found four rows or more. A single letter,
-- of which a short walk tells little, goes far at once. Where that fails, the rest comes from the trigram index.
CREATE FUNCTION find_users(
  part text, beginning text, word text, level_ranks smallint[], status_ranks smallint[],
  sort text, backwards boolean, after_values text[], after_id uuid, most integer
) RETURNS SETOF users
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  own uuid := nullif(current_setting('app.account_id', true), '')::uuid;
  sorted text := users_order(sort, backwards);
  wanted text := users_condition(part, level_ranks, status_ranks);
  behind text := '';
  short constant integer := 128;
  far constant integer := 40 * most;
  reach integer := CASE WHEN length(beginning) = 2 THEN far ELSE short END;
  found bigint := 0;
  found_now bigint;
BEGIN
  IF after_id IS NOT NULL THEN
    behind := CASE sort
      WHEN 'name' THEN '(name_key, user_id) %s ($7[1], $8)'
      WHEN 'email' THEN '(email_key, user_id) %s ($7[1], $8)'
      WHEN 'level' THEN '(level_rank, name_key, user_id) %s ($7[1]::smallint, $7[2], $8)'
      WHEN 'status' THEN '(status_rank, name_key, user_id) %s ($7[1]::smallint, $7[2], $8)'
      WHEN 'lastActive' THEN '(last_active_at, user_id) %s ($7[1]::timestamptz, $8)'
      WHEN 'joined' THEN '(joined_at, user_id) %s ($7[1]::timestamptz, $8)'
    END;
    behind := ' AND ' || format(behind, CASE WHEN backwards THEN '<' ELSE '>' END);
  END IF;
  LOOP
    RETURN QUERY EXECUTE format(
      'SELECT * FROM (SELECT * FROM users WHERE account_id = $1 %1$s ORDER BY %2$s LIMIT %4$s) AS users
       WHERE %3$s ORDER BY %2$s LIMIT $9 OFFSET $10',
      behind, sorted, wanted, reach
    ) USING own, part, beginning, word, level_ranks, status_ranks, after_values, after_id, most - found, found;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    found := found + found_now;
    EXIT WHEN found >= most OR reach = far OR found < 4;
    reach := far;
  END LOOP;
  IF found < most THEN
    RETURN QUERY EXECUTE format(
      'SELECT * FROM (SELECT * FROM users WHERE %3$s OFFSET 0) AS users
       WHERE true %1$s ORDER BY %2$s LIMIT $9 OFFSET $10',
      behind, sorted, wanted
    ) USING own, part, beginning, word, level_ranks, status_ranks, after_values, after_id, most - found, found;
  END IF;
END
$$;
--> statement-breakpoint
-- Every `step`-th match and the last one, each with its number.
CREATE FUNCTION number_users(
  part text, beginning text, word text, level_ranks smallint[], status_ranks smallint[],
  sort text, backwards boolean, step integer
) RETURNS TABLE (
  user_id uuid, name_key text, email_key text, level_rank smallint, status_rank smallint,
  last_active_at timestamptz, joined_at timestamptz, number integer
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT user_id, name_key, email_key, level_rank, status_rank, last_active_at, joined_at, number
     FROM (
       SELECT *, (row_number() OVER (ORDER BY %1$s))::int AS number, count(*) OVER () AS total
       FROM (
         SELECT user_id, name_key, email_key, level_rank, status_rank, last_active_at, joined_at
         FROM users WHERE %2$s
       ) AS users
     ) AS numbered
     WHERE number %% $7 = 0 OR number = total ORDER BY number',
    users_order(sort, backwards), users_condition(part, level_ranks, status_ranks)
  ) USING nullif(current_setting('app.account_id', true), '')::uuid,
    part, beginning, word, level_ranks, status_ranks, step;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_users, number_users FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_users, number_users TO roster_app;
