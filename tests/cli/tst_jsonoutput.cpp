// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/migrationoutput.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::cli;

class JsonOutputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAnAuthorAsTheGuidesApiDoes();
    void writesABookAsTheGuidesApiDoes();
    void namesValuesOfEnumerations();
    void escapesTextAsJavaScriptDoes_data();
    void escapesTextAsJavaScriptDoes();
};

void JsonOutputTest::writesAnAuthorAsTheGuidesApiDoes()
{
    const QDateTime created({2025, 2, 3}, {20, 41, 57, 5}, Qt::UTC);

    QCOMPARE(toJson(Author{.id = {1}, .name = u"Karel Čapek"_s, .bio = {}, .country = u"CZ"_s, .createdAt = created}),
             QByteArray("{\"id\":1,\"name\":\"Karel Čapek\",\"bio\":null,\"country\":\"CZ\","
                        "\"createdAt\":\"2025-02-03T20:41:57.005Z\"}"));
    QCOMPARE(toJson(Author{.id = {2}, .name = u"x"_s, .bio = QString(), .country = {}, .createdAt = {}}),
             QByteArray("{\"id\":2,\"name\":\"x\",\"bio\":\"\",\"country\":null,\"createdAt\":null}"));
}

void JsonOutputTest::writesABookAsTheGuidesApiDoes()
{
    const QDateTime created = QDateTime({2025, 2, 3}, {20, 41, 57}, Qt::UTC).toOffsetFromUtc(7200);

    QCOMPARE(toJson(Book{.id = {7}, .title = u"R.U.R."_s, .authorId = {1}, .authorName = {}, .createdAt = created}),
             QByteArray("{\"id\":7,\"title\":\"R.U.R.\",\"authorId\":1,\"createdAt\":\"2025-02-03T20:41:57.000Z\"}"));
}

void JsonOutputTest::namesValuesOfEnumerations()
{
    QCOMPARE(stateJson(MigrationState::Pending), QByteArray("\"pending\""));
    QCOMPARE(stateJson(MigrationState::Applied), QByteArray("\"applied\""));
    QCOMPARE(stateJson(MigrationState::Failed), QByteArray("\"failed\""));
    QCOMPARE(stateJson(MigrationState::RolledBack), QByteArray("\"rolledBack\""));
    QCOMPARE(stateJson(MigrationState::Edited), QByteArray("\"edited\""));
    QCOMPARE(stateJson(MigrationState::MissingHere), QByteArray("\"missingHere\""));
    QCOMPARE(blockingJson(Blocking::Nobody), QByteArray("\"nobody\""));
    QCOMPARE(blockingJson(Blocking::Writers), QByteArray("\"writers\""));
    QCOMPARE(blockingJson(Blocking::Everyone), QByteArray("\"everyone\""));
    for (const auto &[kind, name] : {std::pair{SchemaDifference::Kind::Missing, "\"missing\""},
                                     {SchemaDifference::Kind::Extra, "\"extra\""},
                                     {SchemaDifference::Kind::Different, "\"different\""}})
        QVERIFY(toJson(QList{SchemaDifference{.kind = kind, .object = {}, .expected = {}, .found = {}, .sentence = {}}})
                    .contains(name));
}

void JsonOutputTest::escapesTextAsJavaScriptDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");

    QTest::addRow("quotes and backslash") << u"a\"b\\c"_s << QByteArray(R"("a\"b\\c")");
    QTest::addRow("line breaks") << u"\b\f\n\r\t"_s << QByteArray(R"("\b\f\n\r\t")");
    QTest::addRow("other controls") << u"\x01\x1f\x7f"_s << QByteArray("\"\\u0001\\u001f\x7f\"");
    QTest::addRow("slash and angle brackets") << u"</script>"_s << QByteArray("\"</script>\"");
    QTest::addRow("beyond the basic plane") << u"😀"_s << QByteArray("\"😀\"");
    QTest::addRow("line separators") << u"\u2028"_s << QByteArray("\"\u2028\"");
    QTest::addRow("brackets") << u"[]"_s << QByteArray("\"[]\"");
    QTest::addRow("empty") << QString() << QByteArray("\"\"");
}

void JsonOutputTest::escapesTextAsJavaScriptDoes()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, json);

    QCOMPARE(Json::text(text), json);
}

CATALPA_TEST(JsonOutputTest)
#include "tst_jsonoutput.moc"
