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
