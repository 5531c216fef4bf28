// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What books are filed under, and what is compared where records are put in order.

#include "core/filing/filingkey.h"
#include "core/filing/sorttitle.h"
#include "support/testregistry.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace Qt::StringLiterals;

class FilingTitlesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesOutTheArticleOfTheLanguage_data();
    void leavesOutTheArticleOfTheLanguage();
    void comparesWhatCounts_data();
    void comparesWhatCounts();
    void aKeyIsShort();
};

void FilingTitlesTest::leavesOutTheArticleOfTheLanguage_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("sortTitle");
    const auto row = [](const QString &title, const QString &language, const QString &sortTitle) {
        QTest::addRow("%s [%s]", qPrintable(title), qPrintable(language)) << title << language << sortTitle;
    };
    row(u"The Left Hand of Darkness"_s, u"en"_s, u"Left Hand of Darkness"_s);
    row(u"A Doll's House"_s, {}, u"Doll's House"_s);
    row(u"A Doll's House"_s, u"eng"_s, u"Doll's House"_s);
    row(u"A rebours"_s, u"fr"_s, u"A rebours"_s);
    row(u"A rebours"_s, {}, u"A rebours"_s);
    row(u"A to Z"_s, u"en"_s, u"A to Z"_s);
    row(u"Die Verwandlung"_s, u"de"_s, u"Verwandlung"_s);
    row(u"Die Verwandlung"_s, u"ger"_s, u"Verwandlung"_s);
    row(u"Die Verwandlung"_s, {}, u"Verwandlung"_s);
    row(u"Die Hard"_s, u"en"_s, u"Die Hard"_s);
    row(u"Die Hard"_s, {}, u"Die Hard"_s);
    row(u"An geöffneter Tür"_s, u"de"_s, u"An geöffneter Tür"_s);
    row(u"O Alienista"_s, u"por"_s, u"Alienista"_s);
    row(u"O Pioneers!"_s, {}, u"O Pioneers!"_s);
    row(u"As You Like It"_s, {}, u"As You Like It"_s);
    row(u"De profundis"_s, {}, u"De profundis"_s);
    row(u"De profundis"_s, u"lat"_s, u"De profundis"_s);
    row(u"De avonden"_s, u"nl"_s, u"avonden"_s);
    row(u"Het portret van Dorian Gray"_s, u"dut"_s, u"portret van Dorian Gray"_s);
    for (const QString &language : {u"nl"_s, u"dut"_s, QString()}) {
        row(u"'t Kind"_s, language, u"Kind"_s);
        row(u"’T Kind"_s, language, u"Kind"_s);
        row(u"'n Dag uit het leven"_s, language, u"Dag uit het leven"_s);
        row(u"\"‘t Hooge nest\""_s, language, u"Hooge nest"_s);
    }
    row(u"'n Droë wit seisoen"_s, u"afr"_s, u"Droë wit seisoen"_s);
    row(u"Eene reis"_s, u"nl"_s, u"reis"_s);
    row(u"'s Lieserl"_s, u"de"_s, u"Lieserl"_s);
    row(u"'s Nachts"_s, u"nl"_s, u"s Nachts"_s); // A genitive, and no article.
    row(u"'s Nachts"_s, {}, u"s Nachts"_s);
    row(u"'T Is Pity She's a Whore"_s, {}, u"T Is Pity She's a Whore"_s);
    row(u"'t Is stil in Amsterdam"_s, u"nl"_s, u"t Is stil in Amsterdam"_s);
    row(u"T cellen"_s, u"nl"_s, u"T cellen"_s);
    row(u"N dagen"_s, u"nl"_s, u"N dagen"_s);
    row(u"'T' is for Trespass"_s, u"en"_s, u"T' is for Trespass"_s);
    row(u"'Tis"_s, {}, u"Tis"_s);
    row(u"Uno zio"_s, u"it"_s, u"zio"_s);
    row(u"Y Ddraig Goch"_s, u"cy"_s, u"Ddraig Goch"_s);
    row(u"L'Étranger"_s, u"fr"_s, u"Étranger"_s);
    row(u"L’Étranger"_s, {}, u"Étranger"_s);
    row(u"Los Angeles"_s, u"es"_s, u"Los Angeles"_s);
    row(u"Az ember tragédiája"_s, u"hun"_s, u"ember tragédiája"_s);
    row(u"Η φόνισσα"_s, u"el"_s, u"φόνισσα"_s);
    row(u"al-Ḥarb fī barr Miṣr"_s, u"ara"_s, u"Ḥarb fī barr Miṣr"_s);
    row(u"al-Ḥarb"_s, {}, u"Ḥarb"_s);
    row(u"Al-Qaeda"_s, {}, u"Al-Qaeda"_s);
    row(u"The Wall"_s, u"English"_s, u"Wall"_s);
    row(u"الحرب والسلام"_s, u"ar"_s, u"حرب والسلام"_s);
    row(u"الله"_s, u"ar"_s, u"الله"_s);
    row(u"El la vivo"_s, u"eo"_s, u"El la vivo"_s);
    row(u"La vivo"_s, u"EO"_s, u"vivo"_s);
    row(u"The Colour"_s, u"en-GB"_s, u"Colour"_s);
    row(u"Gli idioti"_s, u"it/en"_s, u"idioti"_s);
    row(u"The Idiots"_s, u"und"_s, u"Idiots"_s);
    row(u"½ Price"_s, {}, u"½ Price"_s);
    row(u"Ⅷ Roman"_s, {}, u"Ⅷ Roman"_s);
    row(u"$100"_s, {}, u"$100"_s);
    row(u"C++"_s, {}, u"C++"_s);
    row(u"☃ in Town"_s, {}, u"☃ in Town"_s);
    row(u"\"Quoted\" Title"_s, {}, u"Quoted Title"_s);
    row(u"The \"Quoted\" Title"_s, {}, u"Quoted Title"_s);
    row(u"[A] Book"_s, {}, u"Book"_s);
    row(u"(The) Book"_s, {}, u"Book"_s);
    row(u"The (Book)"_s, {}, u"Book"_s);
    row(u"«Guillemets»"_s, {}, u"Guillemets"_s);
    row(u"„Titel“ und Ende"_s, u"de"_s, u"Titel und Ende"_s);
    row(u"(\"Title\")"_s, {}, u"Title"_s);
    row(u"\"Open"_s, {}, u"Open"_s);
    row(u"Title (Second)"_s, {}, u"Title (Second)"_s);
    row(u"¿Quién mató?"_s, u"es"_s, u"Quién mató?"_s);
    row(u"…"_s, {}, u"…"_s);
    row(u"A"_s, {}, u"A"_s);
    row(u"The"_s, u"en"_s, u"The"_s);
    row(u"The …"_s, u"en"_s, u"The …"_s);
    row(u"A. B. C."_s, {}, u"A. B. C."_s);
    row({}, {}, {});
}

void FilingTitlesTest::leavesOutTheArticleOfTheLanguage()
{
    QFETCH(const QString, title);
    QFETCH(const QString, language);
    QFETCH(const QString, sortTitle);

    QCOMPARE(bookSortTitle(title, language).text, sortTitle);
}

void FilingTitlesTest::comparesWhatCounts_data()
{
    QTest::addColumn<QString>("sortText");
    QTest::addColumn<QString>("key");
    const auto row = [](const QString &sortText, const QString &key) {
        QTest::addRow("%s", qPrintable(sortText)) << sortText << key;
    };
    row(u"O'Brien, Flann"_s, u"OBrien, Flann"_s);
    for (const QChar apostrophe : u"'’‘‛ʼʻʾʿ`´′＇"_s)
        row(u"O%1Brien"_s.arg(apostrophe), u"OBrien"_s);
    row(u"\"Quoted\" Name"_s, u"Quoted\" Name"_s);
    row(u"[Anon.]"_s, u"Anon.]"_s);
    row(u"« Le Monde »"_s, u"Le Monde »"_s);
    row(u"\""_s, u"\""_s);
    row(u"'"_s, u"'"_s);
    row(u"2,001"_s, u"2001"_s);
    row(u"20 000 lieues"_s, u"20000 lieues"_s);
    row(u"20\u00a0000 lieues"_s, u"20000 lieues"_s);
    row(u"20,000 Leagues and 1,000,000 Miles"_s, u"20000 Leagues and 1000000 Miles"_s);
    row(u"20.000 Meilen"_s, u"20000 Meilen"_s);
    row(u"20'000 Meilen"_s, u"20000 Meilen"_s);
    row(u"1,00,000 Tales"_s, u"100000 Tales"_s);
    row(u"1, 2, 3"_s, u"1, 2, 3"_s);
    row(u"1,2,3"_s, u"1,2,3"_s);
    row(u"3.14159 and 2.718"_s, u"3.14159 and 2.718"_s);
    row(u"0,500"_s, u"0,500"_s);
    row(u"3,1415"_s, u"3,1415"_s);
    row(u"1984, 1985"_s, u"1984, 1985"_s);
    row(u"½ Price"_s, u"1/2 Price"_s);
    row(u"3½ Men"_s, u"3 1/2 Men"_s);
    row(u"+5"_s, u"5"_s);
    row(u"$5,000 Reward"_s, u"5000 Reward"_s);
    row(u"#1"_s, u"1"_s);
    row(u"$ and €"_s, u"$ and €"_s);
    row({}, {});
}

void FilingTitlesTest::comparesWhatCounts()
{
    QFETCH(const QString, sortText);
    QFETCH(const QString, key);

    QCOMPARE(filingKey(sortText), key);
}

void FilingTitlesTest::aKeyIsShort()
{
    QCOMPARE(filingKey(QString(1'000'000, u'x')).size(), 500);
    QCOMPARE(filingKey(u"😀"_s.repeated(1000)), u"😀"_s.repeated(500));
}

CATALPA_TEST(FilingTitlesTest)
#include "tst_filingtitles.moc"
