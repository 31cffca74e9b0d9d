ALTER TYPE "public"."message_kind" ADD VALUE 'invoice';--> statement-breakpoint
ALTER TABLE "collections" ALTER COLUMN "next_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "collections" ADD COLUMN "awaits_answer" boolean DEFAULT false NOT NULL;