DROP TABLE IF EXISTS catalpa.receipts;
DROP FUNCTION IF EXISTS catalpa.may_write();
