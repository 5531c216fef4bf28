// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/validation.h"
#include "support/testregistry.h"

#include <QtCore/QLocale>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

using OptionalText = std::optional<QString>;

QString sentence(const Result<> &result)
{
    return result ? QString() : result.error().message;
}

} // namespace

class EntryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void namesAndTitlesAreRequired()
    {
        QCOMPARE(sentence(checkName(QString())), u"An author needs a name."_s);
        QCOMPARE(sentence(checkName(u" \u3000"_s)), u"An author needs a name."_s);
        QCOMPARE(sentence(checkTitle(QString())), u"A book needs a title."_s);
        QCOMPARE(checkName(QString()).error().kind, ErrorKind::Invalid);
        QVERIFY(checkName(u"X"_s));
    }

    void aLimitIsTheLastLengthThatFits()
    {
        QVERIFY(checkName(QString(longestLine, u'x')));
        QVERIFY(checkTitle(QString(longestLine, u'x')));
        QVERIFY(checkCountry(QString(longestLine, u'x')));
        QVERIFY(checkBio(QString(longestText, u'x')));

        const QString lineSentence = u"This text is too long: it has 2,001 characters, and 2,000 is the most."_s;
        QCOMPARE(sentence(checkName(QString(longestLine + 1, u'x'))), lineSentence);
        QCOMPARE(sentence(checkTitle(QString(longestLine + 1, u'x'))), lineSentence);
        QCOMPARE(sentence(checkCountry(QString(longestLine + 1, u'x'))), lineSentence);
        QCOMPARE(sentence(checkBio(QString(longestText + 1, u'x'))),
                 u"This text is too long: it has 1,000,001 characters, and 1,000,000 is the most."_s);
    }

    void whatADatabaseCannotHoldIsRefusedWithASentence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");

        QTest::addRow("NUL") << u"a"_s + QChar::Null + u'b' << u"invisible character"_s;
        QTest::addRow("half an emoji") << u"a"_s + QChar(0xd83d) + u'b' << u"broken character"_s;
    }

    void whatADatabaseCannotHoldIsRefusedWithASentence()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, said);

        for (const Result<> &result : {checkName(text), checkTitle(text), checkCountry(text), checkBio(text)}) {
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Invalid);
            QVERIFY2(result.error().message.contains(said), qPrintable(result.error().message));
        }
    }

    void nothingIsAValidBioAndCountry()
    {
        QVERIFY(checkBio({}));
        QVERIFY(checkCountry({}));
        QVERIFY(checkCountry(QString()));
    }

    void aNewRecordIsCheckedWhole()
    {
        QVERIFY(check(NewAuthor{.name = u"Karel Čapek"_s}));
        QVERIFY(!check(NewAuthor{.name = {}}));
        QVERIFY(!check(NewAuthor{.name = u"X"_s, .bio = QString(longestText + 1, u'x')}));
        QVERIFY(!check(NewAuthor{.name = u"X"_s, .country = QString(QChar::Null)}));
        QVERIFY(check(NewBook{.title = u"R.U.R."_s, .authorId = {1}}));
        QVERIFY(!check(NewBook{.title = {}, .authorId = {1}}));
        QCOMPARE(sentence(check(NewBook{.title = u"R.U.R."_s, .authorId = {}})),
                 u"A book needs an author. Pick one by name."_s);
    }

    void everyFieldThatAnEditChangesIsChecked()
    {
        const QString broken(QChar::Null);

        QVERIFY(check(AuthorEdit{.id = {1}}));
        QVERIFY(check(
            AuthorEdit{.id = {1}, .name = {{u"X"_s, u"Y"_s}}, .country = {{OptionalText(u"CZ"_s), OptionalText()}}}));
        QCOMPARE(sentence(check(AuthorEdit{.id = {1}, .name = {{u"X"_s, u" "_s}}})), u"An author needs a name."_s);
        QVERIFY(!check(AuthorEdit{.id = {1}, .bio = {{OptionalText(), OptionalText(broken)}}}));
        QVERIFY(!check(AuthorEdit{.id = {1}, .country = {{OptionalText(), OptionalText(broken)}}}));
        QVERIFY(!check(AuthorEdit{.id = {1}, .sortName = {{OptionalText(), OptionalText(broken)}}}));
        QCOMPARE(sentence(check(BookEdit{.id = {1}, .title = {{u"X"_s, QString()}}})), u"A book needs a title."_s);
        QVERIFY(!check(BookEdit{.id = {1}, .sortTitle = {{OptionalText(), OptionalText(broken)}}}));
    }

    void whatIsFiledUnderNothingIsFiledAsSuggested()
    {
        QVERIFY(check(AuthorEdit{.id = {1}, .sortName = {{OptionalText(u"X"_s), OptionalText()}}}));
        QVERIFY(check(AuthorEdit{.id = {1}, .sortName = {{OptionalText(u"X"_s), OptionalText(QString())}}}));
        QVERIFY(check(BookEdit{.id = {1}, .sortTitle = {{OptionalText(u"X"_s), OptionalText()}}}));
    }
};

CATALPA_TEST(EntryTest)
#include "tst_validation.moc"
