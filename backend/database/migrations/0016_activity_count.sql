-- How many events of the connection's account match, where a search finds no more than `most` before the other filters
-- look at them; null where it finds more: to count those takes longer than anybody waits.
CREATE FUNCTION count_activity(
  pattern text, person uuid, subjects uuid[], nouns text[],
  from_at timestamptz, before_at timestamptz, before_sequence bigint, most integer
) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  own constant uuid := nullif(current_setting('app.account_id', true), '')::uuid;
  found bigint;
  fitting bigint;
BEGIN
  SELECT count(*), count(*) FILTER (
    WHERE (person IS NULL OR actor_id = person OR subject_id = ANY (subjects))
      AND (nouns IS NULL OR noun = ANY (nouns))
      AND at >= from_at AND (at, sequence) < (before_at, before_sequence)
  ) INTO found, fitting
  FROM (
    SELECT sequence, at, actor_id, subject_id, noun FROM activity
    WHERE uuid_send(account_id) = uuid_send(own) AND searched LIKE pattern LIMIT most + 1
  ) AS matching;
  RETURN CASE WHEN found <= most THEN fitting END;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION count_activity FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION count_activity TO roster_app;
