// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/migration.h"
#include "core/migration/schemahistory.h"
#include "core/records/edit.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

//! What the values of the catalogue know about themselves.
class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAMigrationsTitleFromItsName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("title");

        QTest::newRow("usual") << u"20250203204258_add_country"_s << u"Add country"_s;
        QTest::newRow("one word") << u"20250203204157_init"_s << u"Init"_s;
        QTest::newRow("no words") << u"20250203204157_"_s << u"20250203204157 "_s;
        QTest::newRow("no number") << u"init"_s << u"Init"_s;
        QTest::newRow("other letters") << u"1_éditions_de_poche"_s << u"Éditions de poche"_s;
        QTest::newRow("no name") << QString() << QString();
    }
    void readsAMigrationsTitleFromItsName()
    {
        QFETCH(QString, name);
        QFETCH(QString, title);

        QCOMPARE((Migration{name, {}}.title()), title);
    }

    void hashesAMigrationsBytes()
    {
        QCOMPARE((Migration{{}, ""}.checksum()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QCOMPARE((Migration{{}, "abc"}.checksum()), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QVERIFY((Migration{{}, "abc\r\n"}.checksum()) != (Migration{{}, "abc\n"}.checksum()));
    }

    void countsWhatWouldBeApplied()
    {
        SchemaStatus status;
        for (const auto state : {MigrationState::Applied, MigrationState::Pending, MigrationState::RolledBack,
                                 MigrationState::Failed, MigrationState::Edited, MigrationState::MissingHere}) {
            MigrationStep step;
            step.state = state;
            status.steps += step;
        }

        QCOMPARE(status.pending(), 2);
    }

    void invertsEdits()
    {
        const AuthorEdit author{.id = {3},
                                .name = Change<QString>{u"Capek"_s, u"Čapek"_s},
                                .bio = Change<std::optional<QString>>{std::nullopt, u""_s},
                                .country = {}};
        const BookEdit book{
            .id = {4}, .title = {}, .author = Change<Id<Author>>{{1}, {2}}, .authorNames = {u"A"_s, u"B"_s}};

        QCOMPARE(author.inverse().name->to, u"Capek"_s);
        QCOMPARE(author.inverse().bio->to, std::nullopt);
        QCOMPARE(author.inverse().bio->from, std::optional(u""_s));
        QVERIFY(!author.inverse().country);
        QCOMPARE(author.inverse().inverse(), author);
        QCOMPARE(book.inverse().author->to, Id<Author>{1});
        QCOMPARE(book.inverse().authorNames.to, u"A"_s);
        QCOMPARE(book.inverse().inverse(), book);
        QVERIFY(AuthorEdit{.id = {3}}.isEmpty());
        QVERIFY(AuthorEdit{.id = {3}}.inverse().isEmpty());
        QVERIFY(!book.isEmpty());
    }
};

CATALPA_TEST(ValuesTest)
#include "tst_values.moc"
