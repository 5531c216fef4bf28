// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/detailsjson.h"
#include "core/outbox/editjson.h"
#include "core/outbox/fieldchange.h"
#include "core/records/detailcheck.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

BookEdit edit(BookField field, const QString &from, const QString &to)
{
    return {.id = {1}, .details = {{field, from, to}}};
}

Book withDetail(BookField field, const QString &text)
{
    Book book;
    book.id = {1};
    book.details.emplace().set(field, text);
    return book;
}

} // namespace

//! What is recorded of books and authors beside the guide's columns, as values.
class DetailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAreTheirOwn()
    {
        for (const BookField field : allFields(BookField()))
            QCOMPARE(bookField(description(field).key), std::optional(field));
        for (const AuthorField field : allFields(AuthorField()))
            QCOMPARE(authorField(description(field).key), std::optional(field));
        QCOMPARE(description(BookField::ShelfMark).label(), u"Shelf mark"_s);
    }

    void aPersonIsReadBackFromItsLine_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("line");
        QTest::addRow("a role") << u"Grossman, Edith"_s << u"trl"_s << u"Grossman, Edith [translator]"_s;
        QTest::addRow("none") << u"Grossman, Edith"_s << u""_s << u"Grossman, Edith"_s;
        QTest::addRow("an unknown code") << u"X"_s << u"zzz"_s << u"X [zzz]"_s;
        QTest::addRow("other words") << u"X"_s << u"cat herder"_s << u"X [cat herder]"_s;
        QTest::addRow("brackets in the name") << u"X [pseud.]"_s << u""_s << u"X [pseud.] []"_s;
        QTest::addRow("both") << u"X [pseud.]"_s << u"edt"_s << u"X [pseud.] [editor]"_s;
        QTest::addRow("dates") << u"Tuwim, Julian, 1894-1953"_s << u"aui"_s
                               << u"Tuwim, Julian, 1894-1953 [author of introduction, etc.]"_s;
    }
    void aPersonIsReadBackFromItsLine()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, role);
        QFETCH(const QString, line);

        QCOMPARE(lineOf({name, role}), line);
        QCOMPARE(personIn(line), (PersonInBook{name, role}));
    }

    void whatIsTypedIsTidied()
    {
        const auto tidiedAs = [](BookField field, const QString &typed) {
            return tidiedDetail(typed, description(field));
        };
        QCOMPARE(tidiedAs(BookField::Subjects, u" Robots \n\nPlays\nRobots"_s), u"Robots\nPlays"_s);
        QCOMPARE(tidiedAs(BookField::People, u"Edith  Grossman [übersetzer]\n"_s), u"Edith Grossman [translator]"_s);
        QCOMPARE(tidiedAs(BookField::Language, u"German"_s), u"de"_s);
        QCOMPARE(tidiedAs(BookField::Isbn, u"0-306-40615-2 "_s), u"0-306-40615-2"_s);
        QCOMPARE(tidiedAs(BookField::Notes, u"One.\n\nTwo."_s), u"One.\n\nTwo."_s);
        QCOMPARE(tidiedAs(BookField::Publisher, u"Aventinum\nPraha"_s), u"Aventinum Praha"_s);
    }

    void theYearIsFound_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<int>("year");
        QTest::addRow("plain") << u"1937"_s << 1937;
        QTest::addRow("copyright") << u"c1994"_s << 1994;
        QTest::addRow("a guess") << u"[1890?]"_s << 1890;
        QTest::addRow("a decade") << u"[189-?]"_s << 1890;
        QTest::addRow("a day") << u"1937-09-21"_s << 1937;
        QTest::addRow("a span") << u"1954-1955"_s << 1954;
        QTest::addRow("a longer number") << u"19375"_s << 0;
        QTest::addRow("words") << u"without a year"_s << 0;
    }
    void theYearIsFound()
    {
        QFETCH(const QString, date);
        QFETCH(const int, year);

        QCOMPARE(yearIn(date).value_or(0), year);
    }

    void whatIsDoubtfulIsSaid_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isDoubtful");
        QTest::addRow("ISBN-10") << int(BookField::Isbn) << u"0-306-40615-2"_s << false;
        QTest::addRow("ISBN-13") << int(BookField::Isbn) << u"978-0-306-40615-7"_s << false;
        QTest::addRow("two ISBNs, one of them wrong")
            << int(BookField::Isbn) << u"0-306-40615-2\n0-306-40615-3"_s << true;
        QTest::addRow("ISSN") << int(BookField::Issn) << u"0317-8471"_s << false;
        QTest::addRow("a wrong ISSN") << int(BookField::Issn) << u"0317-8472"_s << true;
        QTest::addRow("a date") << int(BookField::Published) << u"[1890?]"_s << false;
        QTest::addRow("no year") << int(BookField::Published) << u"s. a."_s << true;
        QTest::addRow("a language") << int(BookField::Language) << u"grc"_s << false;
        QTest::addRow("no language") << int(BookField::Language) << u"Klingonese"_s << true;
        QTest::addRow("anything else") << int(BookField::Publisher) << u"?"_s << false;
    }
    void whatIsDoubtfulIsSaid()
    {
        QFETCH(const int, field);
        QFETCH(const QString, text);
        QFETCH(const bool, isDoubtful);

        QCOMPARE(doubtAbout(text, description(BookField(field))).has_value(), isDoubtful);
        QVERIFY(checkDetail(text, description(BookField(field))).has_value()); // It may be recorded.
    }

    void isniAndOrcidHaveOneCheckDigit()
    {
        QVERIFY(isIsni(u"0000-0002-1825-0097"_s));
        QVERIFY(isIsni(u"https://orcid.org/0000-0002-1694-233X"_s));
        QVERIFY(isIsni(u"0000 0001 2281 955X"_s));
        QVERIFY(!isIsni(u"0000-0002-1825-0098"_s));
    }

    void copiesAreANumber()
    {
        const DetailDescription copies = description(BookField::Copies);

        QVERIFY(checkDetail(u"3"_s, copies).has_value());
        QCOMPARE(checkDetail(u"three"_s, copies).error().kind, ErrorKind::Invalid);
        QCOMPARE(checkDetail(u"-1"_s, copies).error().kind, ErrorKind::Invalid);
    }

    void jsonHasListsAndNumbers()
    {
        BookDetails details;
        details.set(BookField::People, u"Edith Grossman [translator]\nX"_s);
        details.set(BookField::Subjects, u"Robots\nPlays"_s);
        details.set(BookField::Copies, u"3"_s);
        details.set(BookField::Subtitle, u"A play"_s);

        QCOMPARE(QJsonDocument(toJson(details)).toJson(QJsonDocument::Compact),
                 QByteArray(R"({"copies":3,"people":[{"name":"Edith Grossman","role":"trl"},{"name":"X"}],)"
                            R"("subjects":["Robots","Plays"],"subtitle":"A play"})"));
        QCOMPARE(bookDetailsFrom(toJson(details)), details);
    }

    void theJournalKeepsThem()
    {
        const BookEdit change{.id = {1},
                              .title = Change<QString>{u"a"_s, u"b"_s},
                              .details = {{BookField::Subjects, u""_s, u"Robots\nPlays"_s}}};
        NewBook book{.title = u"R.U.R."_s, .authorId = {1}};
        book.details.set(BookField::Isbn, u"0-306-40615-2"_s);
        NewAuthor author{.name = u"Karel"_s};
        author.details.set(AuthorField::Born, u"1890"_s);

        for (const Edit &edit : {Edit(change), Edit(book), Edit(author)})
            QCOMPARE(editFromJson(toJson(edit)), std::optional(edit));
        QJsonObject damaged = toJson(Edit(change));
        damaged[u"details"_s] = QJsonObject{{u"nonsense"_s, QJsonObject()}};
        QVERIFY(!editFromJson(damaged));
    }

    void aConflictIsOfTheSameDetail()
    {
        const Edit mine = edit(BookField::Subtitle, u"Old"_s, u"Mine"_s);

        QCOMPARE(conflicts(mine, withDetail(BookField::Subtitle, u"Theirs"_s)),
                 (QList<FieldConflict>{{recordField(BookField::Subtitle), u"Old"_s, u"Theirs"_s, u"Mine"_s}}));
        QVERIFY(conflicts(mine, withDetail(BookField::Subtitle, u"Mine"_s)).isEmpty());
        Book other = withDetail(BookField::Place, u"Praha"_s);
        other.details->set(BookField::Subtitle, u"Old"_s);
        QVERIFY(conflicts(mine, other).isEmpty());
    }

    void aConflictIsDecidedForEachDetail()
    {
        const Edit mine = edit(BookField::Subtitle, u"Old"_s, u"Mine"_s);
        const CurrentRecord theirs = withDetail(BookField::Subtitle, u"Theirs"_s);
        const RecordField field = recordField(BookField::Subtitle);

        QCOMPARE(onTopOf(theirs, mine, field), Edit(edit(BookField::Subtitle, u"Theirs"_s, u"Mine"_s)));
        QVERIFY(isEmpty(without(mine, field)));
        QCOMPARE(wanting(mine, field, u" Third "_s), Edit(edit(BookField::Subtitle, u"Old"_s, u"Third"_s)));
    }

    void changesOfOneDetailAreJoined()
    {
        const Edit first = edit(BookField::Place, u""_s, u"Brno"_s);
        const Edit second = edit(BookField::Place, u"Brno"_s, u"Praha"_s);
        const Edit other = edit(BookField::Extent, u""_s, u"99 p."_s);

        QCOMPARE(joined(first, second), std::optional(Edit(edit(BookField::Place, u""_s, u"Praha"_s))));
        QVERIFY(!joined(first, other));
        QCOMPARE(inverse(first), std::optional(Edit(edit(BookField::Place, u"Brno"_s, u""_s))));
    }
};

CATALPA_TEST(DetailsTest)
#include "tst_details.moc"
