<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Catalpa</name>
    <message numerus="yes">
        <source>%Ln edit(s) of %1 are not saved yet.</source>
        <translation>
            <numerusform>%Ln edit of %1 is not saved yet.</numerusform>
            <numerusform>%Ln edits of %1 are not saved yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) of %1 to %2 are not saved yet.</source>
        <translation>
            <numerusform>%Ln edit of %1 to %2 is not saved yet.</numerusform>
            <numerusform>%Ln edits of %1 to %2 are not saved yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) of an earlier run cannot be read. What is left of them is kept in %1</source>
        <translation>
            <numerusform>%Ln edit of an earlier run cannot be read. What is left of it is kept in %1</numerusform>
            <numerusform>%Ln edits of an earlier run cannot be read. What is left of them is kept in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln record(s):</source>
        <translation>
            <numerusform>%1, %Ln record:</numerusform>
            <numerusform>%1, %Ln records:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) hold more than a title and an author (%1); this catalogue has no place for it yet, or finds it by its own rules, and it is left out.</source>
        <translation>
            <numerusform>%Ln record holds more than a title and an author (%1); this catalogue has no place for it yet, or finds it by its own rules, and it is left out.</numerusform>
            <numerusform>%Ln records hold more than a title and an author (%1); this catalogue has no place for it yet, or finds it by its own rules, and it is left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln title(s) in common</source>
        <translation>
            <numerusform>%Ln title in common</numerusform>
            <numerusform>%Ln titles in common</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln book(s) went over.</source>
        <translation>
            <numerusform>%Ln book went over.</numerusform>
            <numerusform>%Ln books went over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s) to decide.</source>
        <translation>
            <numerusform>%Ln pair to decide.</numerusform>
            <numerusform>%Ln pairs to decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, with %Ln book(s)</source>
        <translation>
            <numerusform>%1, with %Ln book</numerusform>
            <numerusform>%1, with %Ln books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is in the catalogue again, with %Ln book(s).</source>
        <translation>
            <numerusform>%1 is in the catalogue again, with %Ln book.</numerusform>
            <numerusform>%1 is in the catalogue again, with %Ln books.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln book(s) could not be brought back, because their numbers belong to others now.</source>
        <translation>
            <numerusform>%Ln book could not be brought back, because its number belongs to another one now.</numerusform>
            <numerusform>%Ln books could not be brought back, because their numbers belong to others now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Somebody else has deleted %n of these records meanwhile.</source>
        <translation>
            <numerusform>Somebody else has deleted one of these records meanwhile.</numerusform>
            <numerusform>Somebody else has deleted %n of these records meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln book(s)</source>
        <translation>
            <numerusform>%1 and %Ln book</numerusform>
            <numerusform>%1 and %Ln books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was deleted, and %Ln book(s) went to %2.</source>
        <translation>
            <numerusform>%1 was deleted, and %Ln book went to %2.</numerusform>
            <numerusform>%1 was deleted, and %Ln books went to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 were deleted, and %Ln book(s) went to %2.</source>
        <translation>
            <numerusform>%1 were deleted, and %Ln book went to %2.</numerusform>
            <numerusform>%1 were deleted, and %Ln books went to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) are in the tables without a record. &apos;catalpa-cli migrate adopt&apos; lists them.</source>
        <translation>
            <numerusform>%n migration is in the tables without a record. &apos;catalpa-cli migrate adopt&apos; lists it.</numerusform>
            <numerusform>%n migrations are in the tables without a record. &apos;catalpa-cli migrate adopt&apos; lists them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stopped, %n statement(s) done</source>
        <translation>
            <numerusform>stopped, %n statement done</numerusform>
            <numerusform>stopped, %n statements done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more; see “What it does”.</source>
        <translation>
            <numerusform>%n more; see “What it does”.</numerusform>
            <numerusform>%n more; see “What it does”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n migrations to the catalogue “%1”?</source>
        <translation>
            <numerusform>Apply %n migration to the catalogue “%1”?</numerusform>
            <numerusform>Apply %n migrations to the catalogue “%1”?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n migrations</source>
        <translation>
            <numerusform>Apply %n migration</numerusform>
            <numerusform>Apply %n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n migrations?</source>
        <translation>
            <numerusform>Undo %n migration?</numerusform>
            <numerusform>Undo %n migrations?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n migrations</source>
        <translation>
            <numerusform>Undo %n migration</numerusform>
            <numerusform>Undo %n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its name is longer than %n characters.</source>
        <translation>
            <numerusform>Its name is longer than %n character.</numerusform>
            <numerusform>Its name is longer than %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This database has %n other table(s), for example “%1”, and no catalogue. Create an empty database for the catalogue and connect to that.</source>
        <translation>
            <numerusform>This database has %n other table, for example “%1”, and no catalogue. Create an empty database for the catalogue and connect to that.</numerusform>
            <numerusform>This database has %n other tables, for example “%1”, and no catalogue. Create an empty database for the catalogue and connect to that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This database has %n other table(s), for example “%1”, and no record of migrations, so nothing was changed. Give an empty database; or, when the first migrations are what made these tables, mark those as applied.</source>
        <translation>
            <numerusform>This database has %n other table, for example “%1”, and no record of migrations, so nothing was changed. Give an empty database; or, when the first migrations are what made this table, mark those as applied.</numerusform>
            <numerusform>This database has %n other tables, for example “%1”, and no record of migrations, so nothing was changed. Give an empty database; or, when the first migrations are what made these tables, mark those as applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to apply, but not as things stand</source>
        <translation>
            <numerusform>%n to apply, but not as things stand</numerusform>
            <numerusform>%n to apply, but not as things stand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” stopped half-way: %n statement(s) are done and stay.</source>
        <translation>
            <numerusform>“%1” stopped half-way: %n statement is done and stays.</numerusform>
            <numerusform>“%1” stopped half-way: %n statements are done and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The name of a migration has no more than %n characters. Choose a shorter one.</source>
        <translation>
            <numerusform>The name of a migration has no more than %n character. Choose a shorter one.</numerusform>
            <numerusform>The name of a migration has no more than %n characters. Choose a shorter one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more; all stand on top of the SQL.</source>
        <translation>
            <numerusform>%n more; all stand on top of the SQL.</numerusform>
            <numerusform>%n more; all stand on top of the SQL.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations of the folder wait, and are applied before it.</source>
        <translation>
            <numerusform>%n migration of the folder waits, and is applied before it.</numerusform>
            <numerusform>%n migrations of the folder wait, and are applied before it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations of the folder wait to be applied.</source>
        <translation>
            <numerusform>%n migration of the folder waits to be applied.</numerusform>
            <numerusform>%n migrations of the folder wait to be applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s).</source>
        <translation>
            <numerusform>%n difference.</numerusform>
            <numerusform>%n differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rehearsal went well: %n migration(s) in %1.</source>
        <translation>
            <numerusform>The rehearsal went well: %n migration in %1.</numerusform>
            <numerusform>The rehearsal went well: %n migrations in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be rehearsed.</source>
        <translation>
            <numerusform>%n could not be rehearsed.</numerusform>
            <numerusform>%n could not be rehearsed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped half-way, %n statement(s) done</source>
        <translation>
            <numerusform>Stopped half-way, %n statement done</numerusform>
            <numerusform>Stopped half-way, %n statements done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be undone</source>
        <translation>
            <numerusform>%n cannot be undone</numerusform>
            <numerusform>%n cannot be undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dangers</source>
        <translation>
            <numerusform>%n danger</numerusform>
            <numerusform>%n dangers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln row(s)</source>
        <translation>
            <numerusform>about %Ln row</numerusform>
            <numerusform>about %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to apply</source>
        <translation>
            <numerusform>%n to apply</numerusform>
            <numerusform>%n to apply</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held up</source>
        <translation>
            <numerusform>%n held up</numerusform>
            <numerusform>%n held up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations were undone in %1.</source>
        <translation>
            <numerusform>%n migration was undone in %1.</numerusform>
            <numerusform>%n migrations were undone in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations were applied in %1.</source>
        <translation>
            <numerusform>%n migration was applied in %1.</numerusform>
            <numerusform>%n migrations were applied in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %n migrations had been undone.</source>
        <translation>
            <numerusform>Stopped. %n migration had been undone.</numerusform>
            <numerusform>Stopped. %n migrations had been undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %n migrations had been applied and stay.</source>
        <translation>
            <numerusform>Stopped. %n migration had been applied and stays.</numerusform>
            <numerusform>Stopped. %n migrations had been applied and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations were undone.</source>
        <translation>
            <numerusform>%n migration was undone.</numerusform>
            <numerusform>%n migrations were undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migrations were applied and stay.</source>
        <translation>
            <numerusform>%n migration was applied and stays.</numerusform>
            <numerusform>%n migrations were applied and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>about %n second</numerusform>
            <numerusform>about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) in all.</source>
        <translation>
            <numerusform>%n migration in all.</numerusform>
            <numerusform>%n migrations in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) are dangerous.</source>
        <translation>
            <numerusform>%n statement is dangerous.</numerusform>
            <numerusform>%n statements are dangerous.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %n statement(s) do cannot be told in advance, nor who has to wait for it.</source>
        <translation>
            <numerusform>What %n statement does cannot be told in advance, nor who has to wait for it.</numerusform>
            <numerusform>What %n statements do cannot be told in advance, nor who has to wait for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a new database: %n table(s) are made, nothing is lost</source>
        <translation>
            <numerusform>a new database: %n table is made, nothing is lost</numerusform>
            <numerusform>a new database: %n tables are made, nothing is lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>added in the last %n week(s)</source>
        <translation>
            <numerusform>added in the last week</numerusform>
            <numerusform>added in the last %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>added more than %n week(s) ago</source>
        <translation>
            <numerusform>added more than a week ago</numerusform>
            <numerusform>added more than %n weeks ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>added in the last %n month(s)</source>
        <translation>
            <numerusform>added in the last month</numerusform>
            <numerusform>added in the last %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>added more than %n month(s) ago</source>
        <translation>
            <numerusform>added more than a month ago</numerusform>
            <numerusform>added more than %n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>added in the last %n year(s)</source>
        <translation>
            <numerusform>added in the last year</numerusform>
            <numerusform>added in the last %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>added more than %n year(s) ago</source>
        <translation>
            <numerusform>added more than a year ago</numerusform>
            <numerusform>added more than %n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>added in the last %n day(s)</source>
        <translation>
            <numerusform>added in the last day</numerusform>
            <numerusform>added in the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>added more than %n day(s) ago</source>
        <translation>
            <numerusform>added more than a day ago</numerusform>
            <numerusform>added more than %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n book(s) or more</source>
        <translation>
            <numerusform>with %n book or more</numerusform>
            <numerusform>with %n books or more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n book(s)</source>
        <translation>
            <numerusform>with %n book</numerusform>
            <numerusform>with %n books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with no more than %n book(s)</source>
        <translation>
            <numerusform>with no more than %n book</numerusform>
            <numerusform>with no more than %n books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %1 to %n book(s)</source>
        <translation>
            <numerusform>with %1 to %n book</numerusform>
            <numerusform>with %1 to %n books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n word(s) are searched for.</source>
        <translation>
            <numerusform>Only the first word is searched for.</numerusform>
            <numerusform>Only the first %n words are searched for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A search has %n word(s) at most.</source>
        <translation>
            <numerusform>A search has %n word at most.</numerusform>
            <numerusform>A search has %n words at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The database holds %n other table(s), and a catalogue keeps to a database of its own. Nothing was changed. Choose an empty one.</source>
        <translation>
            <numerusform>The database holds %n other table, and a catalogue keeps to a database of its own. Nothing was changed. Choose an empty one.</numerusform>
            <numerusform>The database holds %n other tables, and a catalogue keeps to a database of its own. Nothing was changed. Choose an empty one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the order that were set by hand could not be brought.</source>
        <translation>
            <numerusform>%n place in the order that was set by hand could not be brought.</numerusform>
            <numerusform>%n places in the order that were set by hand could not be brought.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln second(s) left</source>
        <translation>
            <numerusform>About %Ln second left</numerusform>
            <numerusform>About %Ln seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln minute(s) left</source>
        <translation>
            <numerusform>About %Ln minute left</numerusform>
            <numerusform>About %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln hour(s) left</source>
        <translation>
            <numerusform>About %Ln hour left</numerusform>
            <numerusform>About %Ln hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln author(s)</source>
        <translation>
            <numerusform>%Ln author</numerusform>
            <numerusform>%Ln authors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln book(s)</source>
        <translation>
            <numerusform>%Ln book</numerusform>
            <numerusform>%Ln books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n more problems in the schema.</source>
        <translation>
            <numerusform>There is %n more problem in the schema.</numerusform>
            <numerusform>There are %n more problems in the schema.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The name “%1” is longer than %n bytes, which PostgreSQL keeps.</source>
        <translation>
            <numerusform>The name “%1” is longer than %n byte, which PostgreSQL keeps.</numerusform>
            <numerusform>The name “%1” is longer than %n bytes, which PostgreSQL keeps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln second(s) left</source>
        <translation>
            <numerusform>about %Ln second left</numerusform>
            <numerusform>about %Ln seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::MigrationsModel</name>
    <message numerus="yes">
        <source>%n dangers</source>
        <translation>
            <numerusform>%n danger</numerusform>
            <numerusform>%n dangers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::AuthorPicker</name>
    <message numerus="yes">
        <source>%n book(s)</source>
        <translation>
            <numerusform>%n book</numerusform>
            <numerusform>%n books</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::AuthorsPage</name>
    <message numerus="yes">
        <source>All %Ln author(s) selected</source>
        <translation>
            <numerusform>All %Ln author selected</numerusform>
            <numerusform>All %Ln authors selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln author(s) selected</source>
        <translation>
            <numerusform>%Ln author selected</numerusform>
            <numerusform>%Ln authors selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln author(s)</source>
        <translation>
            <numerusform>%Ln author</numerusform>
            <numerusform>%Ln authors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln author(s)</source>
        <translation>
            <numerusform>About %Ln author</numerusform>
            <numerusform>About %Ln authors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln author(s)</source>
        <translation>
            <numerusform>More than %Ln author</numerusform>
            <numerusform>More than %Ln authors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::BooksPage</name>
    <message numerus="yes">
        <source>All %Ln book(s) selected</source>
        <translation>
            <numerusform>All %Ln book selected</numerusform>
            <numerusform>All %Ln books selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln book(s) selected</source>
        <translation>
            <numerusform>%Ln book selected</numerusform>
            <numerusform>%Ln books selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln book(s)</source>
        <translation>
            <numerusform>%Ln book</numerusform>
            <numerusform>%Ln books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln book(s)</source>
        <translation>
            <numerusform>About %Ln book</numerusform>
            <numerusform>About %Ln books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln book(s)</source>
        <translation>
            <numerusform>More than %Ln book</numerusform>
            <numerusform>More than %Ln books</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::CatalogueController</name>
</context>
<context>
    <name>catalpa::ui::CatalogueStatusBar</name>
    <message numerus="yes">
        <source>%Ln edit(s) not saved yet · Review</source>
        <translation>
            <numerusform>%Ln edit not saved yet · Review</numerusform>
            <numerusform>%Ln edits not saved yet · Review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::CopyDialog</name>
    <message numerus="yes">
        <source>%Ln edit(s) had not been saved in the database yet, and are not in the copy.</source>
        <translation>
            <numerusform>%Ln edit had not been saved in the database yet, and is not in the copy.</numerusform>
            <numerusform>%Ln edits had not been saved in the database yet, and are not in the copy.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln edit(s) had not been saved in the database yet, and are not in it.</source>
        <translation>
            <numerusform>%Ln edit had not been saved in the database yet, and is not in it.</numerusform>
            <numerusform>%Ln edits had not been saved in the database yet, and are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::HelpWindow</name>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::MigrationsController</name>
    <message numerus="yes">
        <source>%Ln migration(s) are pending.</source>
        <translation>
            <numerusform>%Ln migration is pending.</numerusform>
            <numerusform>%Ln migrations are pending.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::MigrationsDialog</name>
    <message numerus="yes">
        <source>&amp;Apply %n migrations</source>
        <translation>
            <numerusform>&amp;Apply %n migration</numerusform>
            <numerusform>&amp;Apply %n migrations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::MoveDialog</name>
    <message numerus="yes">
        <source>%Ln edit(s) had not been saved in the database yet, and did not go along.</source>
        <translation>
            <numerusform>%Ln edit had not been saved in the database yet, and did not go along.</numerusform>
            <numerusform>%Ln edits had not been saved in the database yet, and did not go along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::PageStack</name>
    <message numerus="yes">
        <source>It holds %Ln other table(s). Catalpa keeps to databases of its own.</source>
        <translation>
            <numerusform>It holds %Ln other table. Catalpa keeps to databases of its own.</numerusform>
            <numerusform>It holds %Ln other tables. Catalpa keeps to databases of its own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::ImportDialog</name>
    <message numerus="yes">
        <source>%Ln record(s) read</source>
        <translation>
            <numerusform>%Ln record read</numerusform>
            <numerusform>%Ln records read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln record(s). Nothing is changed yet.</source>
        <translation>
            <numerusform>%1, %Ln record. Nothing is changed yet.</numerusform>
            <numerusform>%1, %Ln records. Nothing is changed yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) of the file were read.</source>
        <translation>
            <numerusform>%Ln record of the file was read.</numerusform>
            <numerusform>%Ln records of the file were read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::ImportPlanPane</name>
    <message numerus="yes">
        <source>%Ln record(s) hold more than this catalogue has a place for yet, and that is left out: %1.</source>
        <translation>
            <numerusform>%Ln record holds more than this catalogue has a place for yet, and that is left out: %1.</numerusform>
            <numerusform>%Ln records hold more than this catalogue has a place for yet, and that is left out: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::LeaveController</name>
    <message numerus="yes">
        <source>Close and lose %Ln edit(s)?</source>
        <translation>
            <numerusform>Close and lose %Ln edit?</numerusform>
            <numerusform>Close and lose %Ln edits?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::RecentCatalogues</name>
    <message numerus="yes">
        <source>%Ln edit(s) that have not reached the database stay on this computer, and can be saved when the catalogue is opened again.</source>
        <translation>
            <numerusform>%Ln edit that has not reached the database stays on this computer, and can be saved when the catalogue is opened again.</numerusform>
            <numerusform>%Ln edits that have not reached the database stay on this computer, and can be saved when the catalogue is opened again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::ReviewDialog</name>
    <message numerus="yes">
        <source>%Ln edit(s) are not saved yet.</source>
        <translation>
            <numerusform>%Ln edit is not saved yet.</numerusform>
            <numerusform>%Ln edits are not saved yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not on this computer's disk either and end with the program.</source>
        <translation>
            <numerusform>%Ln of them is not on this computer's disk either and ends with the program.</numerusform>
            <numerusform>%Ln of them are not on this computer's disk either and end with the program.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %Ln edit(s)?</source>
        <translation>
            <numerusform>Discard %Ln edit?</numerusform>
            <numerusform>Discard %Ln edits?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::EditsController</name>
    <message numerus="yes">
        <source>Discard %Ln edit(s)?</source>
        <translation>
            <numerusform>Discard %Ln edit?</numerusform>
            <numerusform>Discard %Ln edits?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::EditActions</name>
    <message numerus="yes">
        <source>%Ln collected edit(s) still wait under Review.</source>
        <translation>
            <numerusform>%Ln collected edit still waits under Review.</numerusform>
            <numerusform>%Ln collected edits still wait under Review.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::RemoveAuthorDialog</name>
    <message numerus="yes">
        <source>%1 still has %n book(s). What should happen to them?</source>
        <translation>
            <numerusform>%1 still has %n book. What should happen to it?</numerusform>
            <numerusform>%1 still has %n books. What should happen to them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 still have %n book(s). What should happen to them?</source>
        <translation>
            <numerusform>%1 still have %n book. What should happen to it?</numerusform>
            <numerusform>%1 still have %n books. What should happen to them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete the %n book(s) too</source>
        <translation>
            <numerusform>&amp;Delete the book too</numerusform>
            <numerusform>&amp;Delete the %n books too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln author(s)</source>
        <translation>
            <numerusform>%Ln author</numerusform>
            <numerusform>%Ln authors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 and %n book(s)</source>
        <translation>
            <numerusform>Delete %1 and %n book</numerusform>
            <numerusform>Delete %1 and %n books</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::AdditionDialog</name>
    <message numerus="yes">
        <source>%Ln saved, the last one %1</source>
        <translation>
            <numerusform>%Ln saved, the last one %1</numerusform>
            <numerusform>%Ln saved, the last one %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept on this computer, to be saved in the review</source>
        <translation>
            <numerusform>%Ln kept on this computer, to be saved in the review</numerusform>
            <numerusform>%Ln kept on this computer, to be saved in the review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept on this computer, saved when the database answers</source>
        <translation>
            <numerusform>%Ln kept on this computer, saved when the database answers</numerusform>
            <numerusform>%Ln kept on this computer, saved when the database answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln being saved</source>
        <translation>
            <numerusform>%Ln being saved</numerusform>
            <numerusform>%Ln being saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not saved; Review in the main window says why</source>
        <translation>
            <numerusform>%Ln not saved; Review in the main window says why</numerusform>
            <numerusform>%Ln not saved; Review in the main window says why</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::SampleController</name>
    <message numerus="yes">
        <source>%Ln author(s) added, with their books.</source>
        <translation>
            <numerusform>%Ln author added, with their books.</numerusform>
            <numerusform>%Ln authors added, with their books.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln book(s)</source>
        <translation>
            <numerusform>%Ln book</numerusform>
            <numerusform>%Ln books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln author(s) and %2 to %1?</source>
        <translation>
            <numerusform>Add %Ln author and %2 to %1?</numerusform>
            <numerusform>Add %Ln authors and %2 to %1?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::SelectedRows</name>
    <message numerus="yes">
        <source>%Ln row(s) copied.</source>
        <translation>
            <numerusform>%Ln row copied.</numerusform>
            <numerusform>%Ln rows copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is recorded beside titles and names could not be brought for %n record(s): there is no room for it yet.</source>
        <translation>
            <numerusform>What is recorded beside titles and names could not be brought for %n record: there is no room for it yet.</numerusform>
            <numerusform>What is recorded beside titles and names could not be brought for %n records: there is no room for it yet.</numerusform>
        </translation>
    </message>
</context>
</TS>
