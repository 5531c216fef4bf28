// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/isbn.h"
#include "core/codes/language.h"
#include "core/codes/relator.h"
#include "exchange/names.h"
#include "exchange/text/plaintext.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::exchange;

//! Numbers, languages, roles and names, as files write them.
class IsbnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNumberIsFoundInWhatStandsAroundIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("number");
        QTest::addColumn<bool>("right");

        QTest::addRow("ten digits") << u"0-306-40615-2"_s << u"0306406152"_s << true;
        QTest::addRow("with a binding") << u"0306406152 (pbk.) :"_s << u"0306406152"_s << true;
        QTest::addRow("a small x") << u"0-8044-2957-x"_s << u"080442957X"_s << true;
        QTest::addRow("thirteen digits") << u"978-0-306-40615-7"_s << u"9780306406157"_s << true;
        QTest::addRow("blanks") << u"978 0 306 40615 7"_s << u"9780306406157"_s << true;
        QTest::addRow("with its name") << u"ISBN-13: 9780306406157"_s << u"9780306406157"_s << true;
        QTest::addRow("dashes of typography") << u"978–0–306–40615–7"_s << u"9780306406157"_s << true;
        QTest::addRow("979") << u"9791169605885"_s << u"9791169605885"_s << true;
        QTest::addRow("wide digits") << u"０３０６４０６１５２"_s << u"0306406152"_s << true;
        QTest::addRow("one hyphen") << u"978-0306406157"_s << u"9780306406157"_s << true;
        QTest::addRow("a wrong check digit") << u"0-306-40615-3"_s << u"0306406153"_s << false;
        QTest::addRow("two digits exchanged") << u"9780360406157"_s << u"9780360406157"_s << false;
        QTest::addRow("thirteen digits of something else") << u"123-4567890123"_s << u"1234567890123"_s << false;
        QTest::addRow("too short") << u"030640615"_s << u"030640615"_s << false;
        QTest::addRow("nothing") << u""_s << u""_s << false;
        QTest::addRow("words") << u"none"_s << u"none"_s << false;
    }

    void aNumberIsFoundInWhatStandsAroundIt()
    {
        QFETCH(QString, text);

        QTEST(compactIsbn(text), "number");
        QTEST(isIsbn(text), "right");
    }

    void tenAndThirteenDigitsAreTheSameNumber()
    {
        QCOMPARE(isbn13(u"0-306-40615-2"), u"9780306406157"_s);
        QCOMPARE(isbn10(u"9780306406157"), u"0306406152"_s);
        QCOMPARE(isbn10(u"978-0-8044-2957-3"), u"080442957X"_s);
        QVERIFY(sameIsbn(u"0-306-40615-2", u"978-0-306-40615-7"));
        QVERIFY(!sameIsbn(u"0-306-40615-2", u"978-0-8044-2957-3"));
    }

    void whatHasNoOtherFormIsNotMadeOne()
    {
        QCOMPARE(isbn10(u"9791169605885"), QString());
        QCOMPARE(isbn13(u"0306406153"), QString());
        QVERIFY(sameIsbn(u"0-306-40615-3", u"0306406153"));
        QVERIFY(!sameIsbn(u"0306406153", u"0306406152"));
    }

    void aLanguageIsOneCodeHoweverItIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("marc");

        QTest::addRow("two letters") << u"de"_s << u"de"_s << u"ger"_s;
        QTest::addRow("bibliographic") << u"ger"_s << u"de"_s << u"ger"_s;
        QTest::addRow("terminological") << u"deu"_s << u"de"_s << u"ger"_s;
        QTest::addRow("in capitals") << u"ENG"_s << u"en"_s << u"eng"_s;
        QTest::addRow("with a region") << u"en-US"_s << u"en"_s << u"eng"_s;
        QTest::addRow("with a script") << u"zh_Hant_TW"_s << u"zh"_s << u"chi"_s;
        QTest::addRow("English name") << u"German"_s << u"de"_s << u"ger"_s;
        QTest::addRow("Czech") << u"cze"_s << u"cs"_s << u"cze"_s;
        QTest::addRow("French") << u"fre"_s << u"fr"_s << u"fre"_s;
        QTest::addRow("Norwegian") << u"nor"_s << u"no"_s << u"nor"_s;
        QTest::addRow("Latin") << u"lat"_s << u"la"_s << u"lat"_s;
        QTest::addRow("without a short code") << u"grc"_s << u"grc"_s << u"grc"_s;
        QTest::addRow("a rare one") << u"nds"_s << u"nds"_s << u"nds"_s;
        QTest::addRow("nothing to say") << u"und"_s << u""_s << u""_s;
        QTest::addRow("no language") << u"Klingon (rare)"_s << u"Klingon (rare)"_s << u""_s;
    }

    void aLanguageIsOneCodeHoweverItIsNamed()
    {
        QFETCH(QString, text);

        QTEST(languageCode(text), "code");
        QTEST(marcLanguage(languageCode(text)), "marc");
    }

    void aRoleIsOneCodeHoweverItIsNamed()
    {
        QCOMPARE(roleCode(u"edt"_s), u"edt"_s);
        QCOMPARE(roleCode(u"editor."_s), u"edt"_s);
        QCOMPARE(roleCode(u"(Hrsg.)"_s), u"edt"_s);
        QCOMPARE(roleCode(u"Übersetzer"_s), u"trl"_s);
        QCOMPARE(roleCode(u"730"_s), u"trl"_s);
        QCOMPARE(roleCode(u"http://id.loc.gov/vocabulary/relators/ill"_s), u"ill"_s);
        QCOMPARE(roleCode(u"Keeper of the keys"_s), u"Keeper of the keys"_s);
        QCOMPARE(roleWord(u"trl"_s), u"translator"_s);
        QCOMPARE(roleWord(u"xyz"_s), u"xyz"_s);
    }

    void aCommaMakesAHeadingButNotTheOneBeforeJunior()
    {
        QCOMPARE(formOf(u"Čapek, Karel"_s), NameForm::Heading);
        QCOMPARE(formOf(u"Karel Čapek"_s), NameForm::Natural);
        QCOMPARE(formOf(u"Sammy Davis, Jr."_s), NameForm::Natural);
        QCOMPARE(formOf(u"Davis, Sammy, Jr."_s), NameForm::Heading);
        QCOMPARE(naturalName({u"Čapek, Karel"_s, NameForm::Heading, {}}), u"Karel Čapek"_s);
        QCOMPARE(naturalName({u"Plato"_s, NameForm::Heading, {}}), u"Plato"_s);
        QCOMPARE(naturalName({u"Davis, Sammy, Jr."_s, NameForm::Heading, {}}), u"Davis, Sammy, Jr."_s);
    }

    void punctuationThatLeadsToTheNextPartIsLeftOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");

        QTest::addRow("a title") << u"The Hobbit /"_s << u"The Hobbit"_s;
        QTest::addRow("with a subtitle") << u"The Hobbit :"_s << u"The Hobbit"_s;
        QTest::addRow("a publisher") << u"Allen & Unwin,"_s << u"Allen & Unwin"_s;
        QTest::addRow("a stop") << u"Songs of praise."_s << u"Songs of praise"_s;
        QTest::addRow("an initial") << u"Tolkien, J. R. R."_s << u"Tolkien, J. R. R."_s;
        QTest::addRow("an abbreviation") << u"2nd ed."_s << u"2nd ed."_s;
        QTest::addRow("three dots") << u"To be continued..."_s << u"To be continued..."_s;
        QTest::addRow("a question") << u"Quo vadis?"_s << u"Quo vadis?"_s;
        QTest::addRow("only a mark") << u"/"_s << u"/"_s;
    }

    void punctuationThatLeadsToTheNextPartIsLeftOut()
    {
        QFETCH(QString, text);

        QTEST(withoutIsbd(text), "plain");
    }
};

CATALPA_TEST(IsbnTest)
#include "tst_isbn.moc"
