-- Reading the activity by person, by what it was about, by day and by the names in it.
-- All names and words of an event as one text: who, whom, and what the facts say, but not the ids among them. Nobody can
-- search for the character between two of them, so no search reaches across.
CREATE FUNCTION searched_activity(actor_name text, subject_name text, facts jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(normalize(' ' || actor_name || E'\x01 ' || subject_name || coalesce((
    SELECT string_agg(E'\x01 ' || (value #>> '{}'), '' ORDER BY key) FROM jsonb_each(facts)
    WHERE jsonb_typeof(value) = 'string' AND (value #>> '{}') !~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
  ), ''), NFKC))
$$;
--> statement-breakpoint
DROP INDEX "activity_by_subject";--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "noun" text COLLATE "C" GENERATED ALWAYS AS (split_part(kind, '.', 1)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "searched" text COLLATE "C" GENERATED ALWAYS AS (searched_activity(actor_name, subject_name, facts)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "activity_by_time" ON "activity" USING btree ("account_id","at","sequence");--> statement-breakpoint
CREATE INDEX "activity_by_noun" ON "activity" USING btree ("account_id","noun","at","sequence");--> statement-breakpoint
CREATE INDEX "activity_by_actor" ON "activity" USING btree ("account_id","actor_id","at","sequence","noun");--> statement-breakpoint
CREATE INDEX "activity_by_subject" ON "activity" USING btree ("account_id","subject_id","at","sequence","noun","actor_id");
--> statement-breakpoint
-- The account as bytes for the reason that users are indexed so (see the migration "searched text").
CREATE INDEX activity_by_searched_text ON activity USING gin (uuid_send(account_id), searched gin_trgm_ops);
--> statement-breakpoint
-- The newest matches of the connection's account before a position. As the owner, since row-level security would keep
-- LIKE out of the index.
CREATE FUNCTION find_activity(
  pattern text, person uuid, subjects uuid[], nouns text[],
  from_at timestamptz, before_at timestamptz, before_sequence bigint, most integer
) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  own constant uuid := nullif(current_setting('app.account_id', true), '')::uuid;
BEGIN
  RETURN QUERY
    SELECT sequence FROM (
      SELECT sequence, at, actor_id, subject_id, noun FROM activity
      WHERE uuid_send(account_id) = uuid_send(own) AND searched LIKE pattern OFFSET 0
    ) AS found
    WHERE (person IS NULL OR actor_id = person OR subject_id = ANY (subjects))
      AND (nouns IS NULL OR noun = ANY (nouns))
      AND at >= from_at AND (at, sequence) < (before_at, before_sequence)
    ORDER BY at DESC, sequence DESC LIMIT most;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_activity FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_activity TO roster_app;
