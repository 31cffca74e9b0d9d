ALTER TYPE "public"."message_kind" ADD VALUE 'work-received';--> statement-breakpoint
ALTER TABLE "hand_over_draft_items" ADD COLUMN "case_status" "case_status";