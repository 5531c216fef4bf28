// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/doi.h"
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
        QTest::addRow("a wide X") << u"０－８０４４－２９５７－Ｘ"_s << u"080442957X"_s << true;
        QTest::addRow("marks that nobody sees") << u"\u200e978-0306\u00ad406157\u200f"_s << u"9780306406157"_s << true;
        QTest::addRow("one hyphen") << u"978-0306406157"_s << u"9780306406157"_s << true;
        QTest::addRow("a wrong check digit") << u"0-306-40615-3"_s << u"0306406153"_s << false;
        QTest::addRow("two digits exchanged") << u"9780360406157"_s << u"9780360406157"_s << false;
        QTest::addRow("thirteen digits of something else") << u"123-4567890123"_s << u"1234567890123"_s << false;
        QTest::addRow("too short") << u"030640615"_s << u"030640615"_s << false;
        QTest::addRow("nothing") << u""_s << u""_s << false;
        QTest::addRow("words") << u"none"_s << u"none"_s << false;
    }

    void aFaultIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<IsbnFault>("fault");

        QTest::addRow("none") << u"978-0-306-40615-7"_s << IsbnFault::None;
        QTest::addRow("words") << u"none"_s << IsbnFault::Length;
        QTest::addRow("twelve digits") << u"978030640615"_s << IsbnFault::Length;
        QTest::addRow("another number of a shop") << u"4006381333931"_s << IsbnFault::Prefix;
        QTest::addRow("printed music") << u"979-0-2600-0043-8"_s << IsbnFault::Music;
        QTest::addRow("no group") << u"9786900000000"_s << IsbnFault::Group;
        QTest::addRow("no group of ten digits") << u"6600000000"_s << IsbnFault::Group;
        QTest::addRow("no group of 979") << u"9799000000000"_s << IsbnFault::Group;
        QTest::addRow("three digits of a group") << u"978-605-01-0000-9"_s << IsbnFault::CheckDigit;
        QTest::addRow("Brazil") << u"978-65-5560-000-0"_s << IsbnFault::CheckDigit;
        QTest::addRow("a wrong check digit") << u"0-306-40615-3"_s << IsbnFault::CheckDigit;
    }

    void aFaultIsNamed()
    {
        QFETCH(QString, text);

        QTEST(isbnFault(text), "fault");
    }

    void aNumberIsFoundInWhatStandsAroundIt()
    {
        QFETCH(QString, text);

        QTEST(compactIsbn(text), "number");
        QTEST(isIsbn(text), "right");
    }

    void allNumbersOfATextAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("numbers");

        const QStringList both{u"9780306406157"_s, u"080442957X"_s};
        QTest::addRow("one") << u"0-306-40615-2 (pbk.)"_s << QStringList{u"0306406152"_s};
        QTest::addRow("a comma") << u"978-0-306-40615-7, 0-8044-2957-X"_s << both;
        QTest::addRow("a blank") << u"9780306406157 080442957X"_s << both;
        QTest::addRow("words") << u"9780306406157 (hardback) 080442957x (pbk.)"_s << both;
        QTest::addRow("a line") << u"9780306406157\n0-8044-2957-X"_s << both;
        QTest::addRow("ten first") << u"0306406152 9780804429573"_s
                                   << QStringList({u"0306406152"_s, u"9780804429573"_s});
        QTest::addRow("two of ten") << u"0306406152 080442957X"_s << QStringList({u"0306406152"_s, u"080442957X"_s});
        QTest::addRow("with blanks in them") << u"978 0 306 40615 7"_s << QStringList{u"9780306406157"_s};
        QTest::addRow("a number before it") << u"2 978-0-306-40615-7"_s << QStringList{u"9780306406157"_s};
        QTest::addRow("no number") << u"none"_s << QStringList{u"none"_s};
        QTest::addRow("nothing") << u" "_s << QStringList();
    }

    void allNumbersOfATextAreFound()
    {
        QFETCH(QString, text);

        QTEST(isbnsIn(text), "numbers");
    }

    void aSemicolonMayBelongToADoi()
    {
        const QString old = u"10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"_s;

        QCOMPARE(doisIn(old), QStringList{old});
        QCOMPARE(doisIn(old + u"; 10.1000/182"_s), QStringList({old, u"10.1000/182"_s}));
        QCOMPARE(doisIn(u"https://doi.org/10.1/a,b, doi:10.2000/c 10.3000/d;"_s),
                 QStringList({u"https://doi.org/10.1/a,b"_s, u"doi:10.2000/c"_s, u"10.3000/d"_s}));
        QCOMPARE(doisIn(u" ; "_s), QStringList());
    }

    void tenAndThirteenDigitsAreTheSameNumber()
    {
        QCOMPARE(isbn13(u"0-306-40615-2"), u"9780306406157"_s);
        QCOMPARE(isbn10(u"9780306406157"), u"0306406152"_s);
        QCOMPARE(isbn10(u"978-0-8044-2957-3"), u"080442957X"_s);
    }

    void whatHasNoOtherFormIsNotMadeOne()
    {
        QCOMPARE(isbn10(u"9791169605885"), QString());
        QCOMPARE(isbn13(u"0306406153"), QString());
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
        QTest::addRow("its own name") << u"Deutsch"_s << u"de"_s << u"ger"_s;
        QTest::addRow("without accents") << u"FRANCAIS"_s << u"fr"_s << u"fre"_s;
        QTest::addRow("other letters") << u"русский"_s << u"ru"_s << u"rus"_s;
        QTest::addRow("modern Greek") << u"Greek, Modern"_s << u"el"_s << u"gre"_s;
        QTest::addRow("ancient Greek") << u"Ancient Greek"_s << u"grc"_s << u"grc"_s;
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
        QCOMPARE(naturalName({u"Davis, Sammy, Jr."_s, NameForm::Heading, {}}), u"Sammy Davis, Jr."_s);
        QCOMPARE(naturalName({u"Scott, Walter, Sir"_s, NameForm::Heading, {}}), u"Walter Scott, Sir"_s);
        QCOMPARE(naturalName({u"Elizabeth II, Queen of Great Britain"_s, NameForm::Natural, {}}),
                 u"Elizabeth II, Queen of Great Britain"_s);
    }

    void initialsAreNoNumeralsAndNoDegrees_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("spoken");

        for (const auto &[name, spoken] : std::initializer_list<std::pair<const char *, const char *>>{
                 {"Asimov, I.", "I. Asimov"},
                 {"Woolf, V.", "V. Woolf"},
                 {"Nabokov, V", "V Nabokov"},
                 {"Smith, M.A.", "M.A. Smith"},
                 {"Wells, M. D.", "M. D. Wells"},
                 {"Brown, B.A.", "B.A. Brown"},
                 {"Doe, D.D.", "D.D. Doe"},
                 {"van Gogh, V.", "V. van Gogh"},
                 {"van der Waals, M.A.", "M.A. van der Waals"},
                 {"Xi, X.", "X. Xi"},
                 {"Clarke, A. C.", "A. C. Clarke"},
                 {"Henry Ford, II", "Henry Ford, II"},
                 {"Jane Goodall, Ph.D.", "Jane Goodall, Ph.D."},
                 {"John Smith, M.D.", "John Smith, M.D."},
                 {"Sammy Davis, Jr.", "Sammy Davis, Jr."},
                 {"Davis, Jr.", "Davis, Jr."},
                 {"Davis, Sammy, Jr.", "Sammy Davis, Jr."}})
            QTest::addRow("%s", name) << QString::fromUtf8(name) << QString::fromUtf8(spoken);
    }

    void initialsAreNoNumeralsAndNoDegrees()
    {
        QFETCH(QString, name);

        QTEST(naturalName({name, formOf(name), {}}), "spoken");
    }

    void bibTexHasTheSuffixInTheMiddle()
    {
        QCOMPARE(fromBibTexOrder(u"King, Jr., Martin Luther"_s), u"King, Martin Luther, Jr."_s);
        QCOMPARE(toBibTexOrder(u"King, Martin Luther, Jr."_s), u"King, Jr., Martin Luther"_s);
        QCOMPARE(fromBibTexOrder(u"King, Martin Luther, Jr."_s), u"King, Martin Luther, Jr."_s);
        QCOMPARE(fromBibTexOrder(u"Čapek, Karel"_s), u"Čapek, Karel"_s);
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
