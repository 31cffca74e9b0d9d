-- Searching users, with one index and plans that are kept. A user is searched as one text, by one LIKE pattern: `% be%`
-- for the beginning of a name, of a later word or of an address, `%part%` for the middle of either. Nobody can search for
-- the character between name and address, so no part reaches across.
CREATE FUNCTION searched_text(name_key text, email_key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT ' ' || name_key || E'\x01 ' || email_key $$;
--> statement-breakpoint
-- The account as bytes: no other index knows it so. A plan made once for all accounts cannot choose one that suits small
-- accounts only.
CREATE INDEX users_by_searched_text ON users
USING gin (uuid_send(account_id), searched_text(name_key, email_key) gin_trgm_ops);
--> statement-breakpoint
DROP FUNCTION find_users, number_users, users_condition, users_order;
--> statement-breakpoint
DROP INDEX users_by_part;
--> statement-breakpoint
-- Two functions for each sort order and direction. LIKE is not leakproof, so row-level security would keep it out of the
-- index: they run as the owner and take the account from the connection themselves, never from the caller.
-- `find_users_by_...`: one page of matches behind a position. Where many match, walking the sort order fills a page
-- soonest: a short walk tells, and a far one follows where it found four rows or more. A single letter, of which a short
-- walk tells little, goes far at once. Where that fails, the rest comes from the index of the text.
-- `number_users_by_...`: every `step`-th match and the last one, each with its number.
DO $make$
DECLARE
  made record;
  backwards boolean;
  suffix text;
BEGIN
  FOR made IN
    SELECT * FROM (VALUES
      ('name', ARRAY['name_key'], ARRAY['text']),
      ('email', ARRAY['email_key'], ARRAY['text']),
      ('level', ARRAY['level_rank', 'name_key'], ARRAY['smallint', 'text']),
      ('status', ARRAY['status_rank', 'name_key'], ARRAY['smallint', 'text']),
      ('last_active', ARRAY['last_active_at'], ARRAY['timestamptz']),
      ('joined', ARRAY['joined_at'], ARRAY['timestamptz'])
    ) AS orders (sort, keys, types)
  LOOP
    FOREACH backwards IN ARRAY ARRAY[false, true]
    LOOP
      suffix := made.sort || CASE WHEN backwards THEN '_backwards' ELSE '' END;
      EXECUTE format(
        $function$
CREATE FUNCTION %1$I(
  pattern text, level_ranks smallint[], status_ranks smallint[], after_values text[], after_id uuid, most integer
) RETURNS SETOF users
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $body$
DECLARE
  own constant uuid := nullif(current_setting('app.account_id', true), '')::uuid;
  short constant integer := 128;
  far constant integer := 40 * most;
  reach integer := CASE WHEN length(pattern) = 4 THEN far ELSE short END;
  found_before bigint := 0;
  found_now bigint;
BEGIN
  IF after_id IS NULL THEN
    after_values := ARRAY[%6$s];
    after_id := %7$L;
  END IF;
  LOOP
    RETURN QUERY
      SELECT * FROM (
        SELECT * FROM users WHERE account_id = own AND (%3$s) %4$s (%5$s) ORDER BY %2$s LIMIT reach
      ) AS users
      WHERE searched_text(name_key, email_key) LIKE pattern
        AND (level_ranks IS NULL OR level_rank = ANY (level_ranks))
        AND (status_ranks IS NULL OR status_rank = ANY (status_ranks))
      ORDER BY %2$s LIMIT most - found_before OFFSET found_before;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    found_before := found_before + found_now;
    IF found_before >= most THEN
      RETURN;
    END IF;
    EXIT WHEN reach = far OR found_before < 4;
    reach := far;
  END LOOP;
  RETURN QUERY
    SELECT * FROM (
      SELECT * FROM users
      WHERE uuid_send(account_id) = uuid_send(own) AND searched_text(name_key, email_key) LIKE pattern OFFSET 0
    ) AS users
    WHERE (%3$s) %4$s (%5$s)
      AND (level_ranks IS NULL OR level_rank = ANY (level_ranks))
      AND (status_ranks IS NULL OR status_rank = ANY (status_ranks))
    ORDER BY %2$s LIMIT most - found_before OFFSET found_before;
END
$body$
        $function$,
        'find_users_by_' || suffix,
        (SELECT string_agg(key || CASE WHEN backwards THEN ' DESC' ELSE '' END, ', ' ORDER BY place)
         FROM unnest(made.keys || 'user_id'::text) WITH ORDINALITY AS keys (key, place)),
        array_to_string(made.keys || 'user_id'::text, ', '),
        CASE WHEN backwards THEN '<' ELSE '>' END,
        (SELECT string_agg(format('after_values[%s]::%s', place, type), ', ' ORDER BY place) || ', after_id'
         FROM unnest(made.types) WITH ORDINALITY AS types (type, place)),
        -- Before or behind every user: a key has at most 160 characters.
        (SELECT string_agg(
           CASE type
             WHEN 'text' THEN CASE WHEN backwards THEN 'repeat(chr(1114111), 161)' ELSE quote_literal('') END
             WHEN 'smallint' THEN quote_literal(CASE WHEN backwards THEN '32767' ELSE '-1' END)
             WHEN 'timestamptz' THEN quote_literal(CASE WHEN backwards THEN 'infinity' ELSE '-infinity' END)
           END, ', ' ORDER BY place)
         FROM unnest(made.types) WITH ORDINALITY AS types (type, place)),
        CASE WHEN backwards THEN 'ffffffff-ffff-ffff-ffff-ffffffffffff'
             ELSE '00000000-0000-0000-0000-000000000000' END
      );
      EXECUTE format(
        $function$
CREATE FUNCTION %1$I(pattern text, level_ranks smallint[], status_ranks smallint[], step integer)
RETURNS TABLE (
  user_id uuid, name_key text, email_key text, level_rank smallint, status_rank smallint,
  last_active_at timestamptz, joined_at timestamptz, number integer
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $body$
#variable_conflict use_column
DECLARE
  own constant uuid := nullif(current_setting('app.account_id', true), '')::uuid;
BEGIN
  RETURN QUERY
    SELECT user_id, name_key, email_key, level_rank, status_rank, last_active_at, joined_at, number
    FROM (
      SELECT *, (row_number() OVER (ORDER BY %2$s))::int AS number, count(*) OVER () AS total
      FROM (
        SELECT user_id, name_key, email_key, level_rank, status_rank, last_active_at, joined_at
        FROM users
        WHERE uuid_send(account_id) = uuid_send(own) AND searched_text(name_key, email_key) LIKE pattern
          AND (level_ranks IS NULL OR level_rank = ANY (level_ranks))
          AND (status_ranks IS NULL OR status_rank = ANY (status_ranks))
      ) AS users
    ) AS numbered
    WHERE number %% step = 0 OR number = total ORDER BY number;
END
$body$
        $function$,
        'number_users_by_' || suffix,
        (SELECT string_agg(key || CASE WHEN backwards THEN ' DESC' ELSE '' END, ', ' ORDER BY place)
         FROM unnest(made.keys || 'user_id'::text) WITH ORDINALITY AS keys (key, place))
      );
      EXECUTE format('REVOKE ALL ON FUNCTION %1$I, %2$I FROM PUBLIC', 'find_users_by_' || suffix, 'number_users_by_' || suffix);
      EXECUTE format('GRANT EXECUTE ON FUNCTION %1$I, %2$I TO roster_app', 'find_users_by_' || suffix, 'number_users_by_' || suffix);
    END LOOP;
  END LOOP;
END
$make$;
