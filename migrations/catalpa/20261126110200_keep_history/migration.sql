-- Title: Keep a history of authors and books
-- From now on it is recorded when authors and books are added, changed and deleted, by whom and with which program, and
-- what they were before. So it can be looked at and taken back, also tomorrow and by others. Others can go on working;
-- it is done at once. A change takes about 300 bytes in the database.

SELECT catalpa.attach_history();
