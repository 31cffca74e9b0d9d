-- What the Users page asks beyond current rows: who joined or left cases, or changed level or status, by person, by case
-- and by time; and names that were other ones.
CREATE INDEX "seat_changes_by_time" ON "seat_changes" USING btree ("account_id","at","user_id");--> statement-breakpoint
CREATE INDEX "case_changes_by_user" ON "case_changes" USING btree ("account_id","user_id","at","case_id","change");--> statement-breakpoint
CREATE INDEX "case_changes_by_case" ON "case_changes" USING btree ("account_id","case_id","at","user_id","change");--> statement-breakpoint
CREATE INDEX "case_changes_by_time" ON "case_changes" USING btree ("account_id","at","user_id","case_id","change");
--> statement-breakpoint
CREATE INDEX activity_renamings ON activity (account_id, kind, at, sequence)
WHERE kind IN ('user.renamed', 'case.changed');
--> statement-breakpoint
-- Searching in the orders by cases and by open work: the functions of the migration "searched text" for these two.
DO $make$
DECLARE
  made record;
  backwards boolean;
  suffix text;
BEGIN
  FOR made IN
    SELECT * FROM (VALUES
      ('cases', ARRAY['case_count', 'name_key'], ARRAY['integer', 'text']),
      ('open_work', ARRAY['open_work', 'name_key'], ARRAY['integer', 'text'])
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
             WHEN 'integer' THEN quote_literal(CASE WHEN backwards THEN '2147483647' ELSE '-1' END)
           END, ', ' ORDER BY place)
         FROM unnest(made.types) WITH ORDINALITY AS types (type, place)),
        CASE WHEN backwards THEN 'ffffffff-ffff-ffff-ffff-ffffffffffff'
             ELSE '00000000-0000-0000-0000-000000000000' END
      );
      EXECUTE format(
        $function$
CREATE FUNCTION %1$I(pattern text, level_ranks smallint[], status_ranks smallint[], step integer)
RETURNS TABLE (
  user_id uuid, name_key text, case_count integer, open_work integer, number integer
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $body$
#variable_conflict use_column
DECLARE
  own constant uuid := nullif(current_setting('app.account_id', true), '')::uuid;
BEGIN
  RETURN QUERY
    SELECT user_id, name_key, case_count, open_work, number
    FROM (
      SELECT *, (row_number() OVER (ORDER BY %2$s))::int AS number, count(*) OVER () AS total
      FROM (
        SELECT user_id, name_key, case_count, open_work
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
