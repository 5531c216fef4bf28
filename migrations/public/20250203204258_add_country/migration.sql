-- AlterTable
ALTER TABLE "authors" ADD COLUMN     "country" TEXT;
