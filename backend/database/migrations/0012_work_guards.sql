-- What the tables of work cannot say themselves: privileges, row-level security, frozen receipts, and the numbers of
-- cases and open work that each user has.
GRANT SELECT, INSERT, UPDATE ON tasks, documents, templates TO roster_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON hand_overs, hand_over_items TO roster_app;
--> statement-breakpoint
GRANT UPDATE (reversed_by, reversed_by_name, reversed_at) ON hand_overs TO roster_app;
--> statement-breakpoint
GRANT UPDATE (returned, kept_reason) ON hand_over_items TO roster_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON hand_over_drafts, hand_over_draft_items TO roster_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON invitation_cases TO roster_app;
--> statement-breakpoint
DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['tasks', 'documents', 'templates', 'hand_overs', 'hand_over_items', 'hand_over_drafts', 'hand_over_draft_items', 'invitation_cases']
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
CREATE TRIGGER never_deleted BEFORE DELETE ON hand_overs FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON hand_over_items FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON hand_overs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON hand_over_items FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A user begins with nothing, whatever a backup says; the rows that follow are counted.
CREATE FUNCTION start_user_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.case_count := 0;
  NEW.open_work := 0;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER users_start_work BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION start_user_work();
--> statement-breakpoint
CREATE FUNCTION count_case_joined() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users AS counted SET case_count = counted.case_count + change.number
  FROM (SELECT account_id, user_id, count(*)::int AS number FROM joined GROUP BY 1, 2) AS change
  WHERE counted.account_id = change.account_id AND counted.user_id = change.user_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER case_people_count_joined AFTER INSERT ON case_people REFERENCING NEW TABLE AS joined
FOR EACH STATEMENT EXECUTE FUNCTION count_case_joined();
--> statement-breakpoint
CREATE FUNCTION count_case_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users AS counted SET case_count = counted.case_count - change.number
  FROM (SELECT account_id, user_id, count(*)::int AS number FROM gone GROUP BY 1, 2) AS change
  WHERE counted.account_id = change.account_id AND counted.user_id = change.user_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER case_people_count_left AFTER DELETE ON case_people REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION count_case_left();
--> statement-breakpoint
CREATE FUNCTION count_new_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users AS counted SET open_work = counted.open_work + change.number
  FROM (
    SELECT account_id, assignee_id, count(*)::int AS number FROM inserted
    WHERE completed_at IS NULL AND assignee_id IS NOT NULL GROUP BY 1, 2
  ) AS change
  WHERE counted.account_id = change.account_id AND counted.user_id = change.assignee_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tasks_count_new AFTER INSERT ON tasks REFERENCING NEW TABLE AS inserted
FOR EACH STATEMENT EXECUTE FUNCTION count_new_tasks();
--> statement-breakpoint
CREATE FUNCTION count_changed_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users AS counted SET open_work = counted.open_work + change.number
  FROM (
    SELECT account_id, assignee_id, sum(number)::int AS number
    FROM (
      SELECT account_id, assignee_id, 1 AS number FROM after_update WHERE completed_at IS NULL
      UNION ALL
      SELECT account_id, assignee_id, -1 FROM before_update WHERE completed_at IS NULL
    ) AS both_sides
    WHERE assignee_id IS NOT NULL GROUP BY 1, 2 HAVING sum(number) <> 0
  ) AS change
  WHERE counted.account_id = change.account_id AND counted.user_id = change.assignee_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tasks_count_changed AFTER UPDATE ON tasks
REFERENCING OLD TABLE AS before_update NEW TABLE AS after_update
FOR EACH STATEMENT EXECUTE FUNCTION count_changed_tasks();
--> statement-breakpoint
CREATE FUNCTION count_new_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users AS counted SET open_work = counted.open_work + change.number
  FROM (
    SELECT account_id, reviewer_id, count(*)::int AS number FROM inserted
    WHERE reviewed_at IS NULL AND reviewer_id IS NOT NULL GROUP BY 1, 2
  ) AS change
  WHERE counted.account_id = change.account_id AND counted.user_id = change.reviewer_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER documents_count_new AFTER INSERT ON documents REFERENCING NEW TABLE AS inserted
FOR EACH STATEMENT EXECUTE FUNCTION count_new_reviews();
--> statement-breakpoint
CREATE FUNCTION count_changed_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users AS counted SET open_work = counted.open_work + change.number
  FROM (
    SELECT account_id, reviewer_id, sum(number)::int AS number
    FROM (
      SELECT account_id, reviewer_id, 1 AS number FROM after_update WHERE reviewed_at IS NULL
      UNION ALL
      SELECT account_id, reviewer_id, -1 FROM before_update WHERE reviewed_at IS NULL
    ) AS both_sides
    WHERE reviewer_id IS NOT NULL GROUP BY 1, 2 HAVING sum(number) <> 0
  ) AS change
  WHERE counted.account_id = change.account_id AND counted.user_id = change.reviewer_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER documents_count_changed AFTER UPDATE ON documents
REFERENCING OLD TABLE AS before_update NEW TABLE AS after_update
FOR EACH STATEMENT EXECUTE FUNCTION count_changed_reviews();
--> statement-breakpoint
UPDATE users AS counted SET case_count = listed.number
FROM (SELECT account_id, user_id, count(*)::int AS number FROM case_people GROUP BY 1, 2) AS listed
WHERE counted.account_id = listed.account_id AND counted.user_id = listed.user_id;
