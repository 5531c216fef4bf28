<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Catalpa authors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AuthorStore</name>
    <message numerus="yes">
        <source>This author still has %n book(s).</source>
        <translation>
            <numerusform>This author still has %n book.</numerusform>
            <numerusform>This author still has %n books.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Migrations</name>
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
        <source>%n to apply, but not as things stand</source>
        <translation>
            <numerusform>%n to apply, but not as things stand</numerusform>
            <numerusform>%n to apply, but not as things stand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to apply · each one whole or not at all</source>
        <translation>
            <numerusform>%n to apply · each one whole or not at all</numerusform>
            <numerusform>%n to apply · each one whole or not at all</numerusform>
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
        <source>%Ln author(s)</source>
        <translation>
            <numerusform>%Ln author</numerusform>
            <numerusform>%Ln authors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln author(s)</source>
        <translation>
            <numerusform>More than %Ln author</numerusform>
            <numerusform>More than %Ln authors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The author was deleted and %n book(s) were moved.</source>
        <translation>
            <numerusform>The author was deleted and %n book was moved.</numerusform>
            <numerusform>The author was deleted and %n books were moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The author and %n book(s) were deleted.</source>
        <translation>
            <numerusform>The author and %n book were deleted.</numerusform>
            <numerusform>The author and %n books were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::BooksPage</name>
    <message numerus="yes">
        <source>%Ln book(s)</source>
        <translation>
            <numerusform>%Ln book</numerusform>
            <numerusform>%Ln books</numerusform>
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
    <name>catalpa::ui::CataloguePage</name>
    <message numerus="yes">
        <source>%Ln edit(s) are kept on this computer until the database can be reached again.</source>
        <translation>
            <numerusform>%Ln edit is kept on this computer until the database can be reached again.</numerusform>
            <numerusform>%Ln edits are kept on this computer until the database can be reached again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalpa::ui::MainWindow</name>
    <message numerus="yes">
        <source>%Ln author(s) added, with their books.</source>
        <translation>
            <numerusform>%Ln author added, with their books.</numerusform>
            <numerusform>%Ln authors added, with their books.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It holds %Ln other table(s). Catalpa keeps to databases of its own.</source>
        <translation>
            <numerusform>It holds %Ln other table. Catalpa keeps to databases of its own.</numerusform>
            <numerusform>It holds %Ln other tables. Catalpa keeps to databases of its own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln migration(s) can be applied to this catalogue.</source>
        <translation>
            <numerusform>%Ln migration can be applied to this catalogue.</numerusform>
            <numerusform>%Ln migrations can be applied to this catalogue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) not saved yet · Review</source>
        <translation>
            <numerusform>%Ln edit not saved yet · Review</numerusform>
            <numerusform>%Ln edits not saved yet · Review</numerusform>
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
    <message numerus="yes">
        <source>%n migrations were applied in %1.</source>
        <translation>
            <numerusform>%n migration was applied in %1.</numerusform>
            <numerusform>%n migrations were applied in %1.</numerusform>
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
        <source>Stopped. %n migrations had been applied and stay.</source>
        <translation>
            <numerusform>Stopped. %n migration had been applied and stays.</numerusform>
            <numerusform>Stopped. %n migrations had been applied and stay.</numerusform>
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
        <source>&amp;Delete the %n book(s) too. This cannot be undone.</source>
        <translation>
            <numerusform>&amp;Delete the %n book too. This cannot be undone.</numerusform>
            <numerusform>&amp;Delete the %n books too. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete author and %n book(s)</source>
        <translation>
            <numerusform>Delete author and %n book</numerusform>
            <numerusform>Delete author and %n books</numerusform>
        </translation>
    </message>
</context>
</TS>
