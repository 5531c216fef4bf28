// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/catalogue/bookrecord.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::exchange;

namespace {

constexpr CatalogueRoom wholeRoom{true, true};

ExchangeRecord recordBy(const QList<Person> &people)
{
    ExchangeRecord record;
    record.title = u"R.U.R."_s;
    record.people = people;
    return record;
}

} // namespace

//! What a record of a file is to a catalogue.
class BookRecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAuthorIsWhoIsSaidToBeIt()
    {
        const Person unsaid{u"Doe, Jane"_s, NameForm::Heading, {}};
        const Person editor{u"Unwin, Stanley"_s, NameForm::Heading, u"edt"_s};
        const Person author{u"Čapek, Karel"_s, NameForm::Heading, u"aut"_s};
        const auto nameOf = [](const QList<Person> &people) {
            return incomingBook(recordBy(people), wholeRoom)->author.name;
        };

        QCOMPARE(nameOf({unsaid, editor, author}), u"Karel Čapek"_s);
        QCOMPARE(nameOf({editor, unsaid}), u"Jane Doe"_s);
        QCOMPARE(nameOf({editor}), u"Stanley Unwin"_s);
    }

    void oneValueThatIsTooLongCostsNoOther()
    {
        ExchangeRecord record = recordBy({{u"Čapek, Karel"_s, NameForm::Heading, u"aut"_s},
                                          {u"Selver, Paul"_s, NameForm::Heading, u"reader [aloud]"_s}});
        record.subjects = {u"robots"_s, u"x"_s.repeated(2'001), u"plays"_s};
        record.notes = {u"first"_s, u"y"_s.repeated(99'990), u"z"_s.repeated(50), u"last"_s};
        record.publisher = u"p"_s.repeated(2'001);

        const auto book = incomingBook(record, wholeRoom);

        QCOMPARE(book->details.values(BookField::Subjects), QStringList({u"robots"_s, u"plays"_s}));
        QCOMPARE(book->details.values(BookField::People), QStringList{u"Selver, Paul [reader (aloud)]"_s});
        QVERIFY(book->details.text(BookField::Notes).startsWith(u"first\n\nyy"_s));
        QVERIFY(!book->details.text(BookField::Notes).contains(u'z'));
        QCOMPARE(book->remarks.size(), 3);
        QCOMPARE(
            book->remarks.first(),
            u"Publisher: This text is too long: it has 2,001 characters, and 2,000 is the most. What is too much was "
            "left out."_s);
        QVERIFY2(book->remarks.last().startsWith(u"Notes: All of it together"_s), qPrintable(book->remarks.last()));
        QCOMPARE(leftOutOf(record, wholeRoom), QList<Field>());
    }

    void aSortTitleThatTheRulesDoNotFindIsSaid_data()
    {
        QTest::addColumn<QString>("sortTitle");
        QTest::addColumn<bool>("said");

        QTest::addRow("none") << QString() << false;
        QTest::addRow("as the rules") << u"Hobbit"_s << false;
        QTest::addRow("with the article behind") << u"Hobbit, The"_s << false;
        QTest::addRow("the whole title") << u"The Hobbit"_s << true;
        QTest::addRow("another one") << u"There and back again"_s << true;
    }

    void aSortTitleThatTheRulesDoNotFindIsSaid()
    {
        QFETCH(QString, sortTitle);
        ExchangeRecord record = recordBy({{u"Tolkien, J. R. R."_s, NameForm::Heading, u"aut"_s}});
        record.title = u"The Hobbit"_s;
        record.language = u"en"_s;
        record.sortTitle = sortTitle;

        QTEST(leftOutOf(record, wholeRoom).contains(Field::SortTitle), "said");
    }

    void whatAPersonHasSetIsWritten()
    {
        Book book;
        book.title = u"The Hobbit"_s;
        book.sortTitle = book.title;
        Author author;
        author.name = u"Johann Wolfgang von Goethe"_s;
        author.sortName = u"von Goethe, Johann Wolfgang"_s;

        const ExchangeRecord record = recordOf(book, author, Format::Marc);

        QCOMPARE(record.sortTitle, u"The Hobbit"_s);
        QCOMPARE(record.people.front().name, u"von Goethe, Johann Wolfgang"_s);
        book.title = u"Dune"_s;
        book.sortTitle = book.title;
        QCOMPARE(recordOf(book, author, Format::Marc).sortTitle, QString());
    }

    void whoIsTakenForTheAuthorIsSaid()
    {
        const auto book = incomingBook(recordBy({{u"Unwin, Stanley"_s, NameForm::Heading, u"edt"_s}}), wholeRoom);

        QCOMPARE(book->remarks, QStringList{u"No author is named; Stanley Unwin (editor) is taken for it."_s});
        QCOMPARE(incomingBook(recordBy({{u"Čapek, Karel"_s, NameForm::Heading, u"aut"_s}}), wholeRoom)->remarks,
                 QStringList());
        QCOMPARE(incomingBook(recordBy({{u"Čapek, Karel"_s, NameForm::Heading, {}}}), wholeRoom)->remarks,
                 QStringList());
    }
};

CATALPA_TEST(BookRecordTest)
#include "tst_bookrecord.moc"
