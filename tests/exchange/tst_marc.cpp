// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/iso2709.h"
#include "exchange/names.h"
#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::exchange;
using namespace catalpa::test;

namespace {

//! A record in ISO 2709. \a coding: position 9 of the leader; fields as "245" and "10$aTitle$bRest", where ^ stands for
//! a dollar sign.
QByteArray marc(char coding, const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    RawMarc record;
    record.leader = QByteArray("00000nam ") + coding + "2200000 a 4500";
    for (const auto &[tag, text] : fields)
        record.fields.append({tag, QByteArray(text).replace('$', iso2709::delimiter).replace('^', '$')});
    return *iso2709Bytes(record);
}

QByteArray titled(const QByteArray &title, char coding = 'a')
{
    return marc(coding, {{"001", "1"}, {"245", "00$a" + title}});
}

QStringList titles(const ReadFile &file)
{
    QStringList all;
    for (const ExchangeRecord &record : file.records)
        all.append(record.title);
    return all;
}

QStringList values(const ExchangeRecord &record, IdentifierKind kind)
{
    QStringList all;
    for (const Identifier &identifier : record.identifiers) {
        if (identifier.kind == kind)
            all.append(identifier.value);
    }
    return all;
}

} // namespace

//! Records of MARC 21 and UNIMARC, whole and damaged, in the encodings that they have and in those that they claim.
class MarcTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoStandsBehindTheTitleIsTheAuthorWhereNoFieldNamesOne()
    {
        const auto people = [](const char *title) {
            const ExchangeRecord record = onlyRecord(marc('a', {{"245", title}}));
            QStringList names = naturalNames(record.people);
            return names.join(u'|') + (record.problems.isEmpty() ? QString() : u" ?"_s);
        };

        QCOMPARE(people("10$aFaust /$cby Johann Wolfgang von Goethe ; translated by Bayard Taylor."),
                 u"Johann Wolfgang von Goethe|Bayard Taylor ?"_s);
        QCOMPARE(people("10$aPlain tales /$cedited by Jane Doe and John Smith."), u"Jane Doe|John Smith ?"_s);
        QCOMPARE(people("00$aPlain tales /$c[s.n.]"), QString());
        QCOMPARE(people("00$aPlain tales."), QString());
    }

    void aWholeRecordComesIn()
    {
        const QByteArray bytes = marc('a',
                                      {{"001", "ocm00123"},
                                       {"008", "850101s1937    enk           000 1 eng d"},
                                       {"010", "  $a   37028590 "},
                                       {"020", "  $a0261102214 (pbk.) :$c£5"},
                                       {"020", "  $z0-261-10221-5"},
                                       {"022", "0 $a0317-8471"},
                                       {"024", "7 $a10.1000/182$2doi"},
                                       {"035", "  $a(OCoLC)ocm00000123"},
                                       {"050", "00$aPR6039.O32$bH6"},
                                       {"100", "1 $aTolkien, J. R. R.$q(John Ronald Reuel),$d1892-1973,$eauthor."},
                                       {"245", "14$aThe Hobbit, or :$bthere and back again /$cby J.R.R. Tolkien."},
                                       {"250", "  $a2nd ed., rev."},
                                       {"264", " 1$aLondon :$bAllen & Unwin,$c1937."},
                                       {"300", "  $a310 p. :$bill. ;$c20 cm."},
                                       {"490", "1 $aMiddle-earth ;$v1"},
                                       {"500", "  $aIncludes maps."},
                                       {"545", "0 $aA philologist."},
                                       {"650", " 0$aFantasy$zEngland$y20th century."},
                                       {"700", "1 $aČapek, Karel,$d1890-1938,$4trl"},
                                       {"700", "1 $aShakespeare, William.$tHamlet."},
                                       {"710", "2 $aWorld Health Organization.$bOffice."}});

        const ExchangeRecord record = onlyRecord(bytes);

        QCOMPARE(record.title, u"The Hobbit, or"_s);
        QCOMPARE(record.subtitle, u"there and back again"_s);
        QCOMPARE(record.sortTitle, u"Hobbit, or"_s);
        QCOMPARE(record.people,
                 QList<Person>({{u"Tolkien, J. R. R."_s, NameForm::Heading, u"aut"_s, u"1892-1973"_s,
                                 u"John Ronald Reuel Tolkien"_s},
                                {u"Čapek, Karel"_s, NameForm::Heading, u"trl"_s, u"1890-1938"_s},
                                {u"World Health Organization. Office"_s, NameForm::Body, QString()}}));
        QCOMPARE(values(record, IdentifierKind::Isbn), QStringList({u"0261102214"_s, u"0261102215"_s}));
        QCOMPARE(record.problems,
                 QStringList({u"Fields of MARC that are not taken: 700."_s,
                              u"“0261102215” is no ISBN: its check digit is wrong."_s}));
        QCOMPARE(values(record, IdentifierKind::Lccn), QStringList{u"37028590"_s});
        QCOMPARE(values(record, IdentifierKind::Oclc), QStringList{u"123"_s});
        QCOMPARE(values(record, IdentifierKind::Doi), QStringList{u"10.1000/182"_s});
        QCOMPARE(record.language, u"en"_s);
        QCOMPARE(record.edition, u"2nd ed., rev."_s);
        QCOMPARE(record.place + u'|' + record.publisher + u'|' + record.date, u"London|Allen & Unwin|1937"_s);
        QCOMPARE(record.extent, u"310 p. : ill. ; 20 cm."_s);
        QCOMPARE(record.series + u'|' + record.seriesNumber, u"Middle-earth|1"_s);
        QCOMPARE(record.subjects, QStringList{u"Fantasy -- England -- 20th century"_s});
        QCOMPARE(record.notes, QStringList{u"Includes maps."_s});
        QCOMPARE(record.biography, u"A philologist."_s);
        QCOMPARE(record.shelfMark, u"PR6039.O32 H6"_s);
    }

    void aNameWithAnAdditionIsSpokenAsItIs_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("spoken");

        QTest::addRow("a particle") << QByteArray("0 $aLeonardo,$cda Vinci,$d1452-1519") << u"Leonardo da Vinci"_s
                                    << u"Leonardo da Vinci"_s;
        QTest::addRow("a saint") << QByteArray("0 $aFrancis,$cof Assisi, Saint,$d1182-1226")
                                 << u"Francis of Assisi, Saint"_s << u"Francis of Assisi, Saint"_s;
        QTest::addRow("a queen") << QByteArray("0 $aElizabeth$bII,$cQueen of Great Britain")
                                 << u"Elizabeth II, Queen of Great Britain"_s
                                 << u"Elizabeth II, Queen of Great Britain"_s;
        QTest::addRow("a title") << QByteArray("1 $aScott, Walter,$cSir,$d1771-1832") << u"Scott, Walter, Sir"_s
                                 << u"Walter Scott, Sir"_s;
        QTest::addRow("a suffix without a comma") << QByteArray("1 $aKing, Martin Luther$cJr.")
                                                  << u"King, Martin Luther, Jr."_s << u"Martin Luther King, Jr."_s;
        QTest::addRow("a particle behind a heading")
            << QByteArray("1 $aGoethe, Johann Wolfgang$cvon") << u"Goethe, Johann Wolfgang von"_s
            << u"Johann Wolfgang von Goethe"_s;
        QTest::addRow("one name") << QByteArray("0 $aPlato") << u"Plato"_s << u"Plato"_s;
    }

    void aNameWithAnAdditionIsSpokenAsItIs()
    {
        QFETCH(QByteArray, field);

        const ExchangeRecord record = onlyRecord(marc('a', {{"100", field}, {"245", "00$aTitle"}}));

        QCOMPARE(record.people.size(), 1);
        QTEST(record.people.front().name, "name");
        QTEST(naturalName(record.people.front()), "spoken");
    }

    void partsOfOneFieldDoNotGoToAnother()
    {
        const ExchangeRecord record = onlyRecord(marc('a',
                                                      {{"008", "850101s1937    enk           000 1 eng d"},
                                                       {"041", "17$aen-US$2rfc3066"},
                                                       {"050", "00$aPR6039.O32"},
                                                       {"245", "10$aFaust.$pPart one.$n2"},
                                                       {"264", " 4$c©1936"},
                                                       {"264", " 2$aNew York :$bDistributor,$c1940."},
                                                       {"264", " 3$aLeipzig :$bPrinter"},
                                                       {"264", " 1$aLondon :$bAllen & Unwin,$c1937."},
                                                       {"490", "0 $aBig books"},
                                                       {"490", "1 $aSmall books ;$v7"},
                                                       {"502", "  $bPh.D.$cOxford$d1936"},
                                                       {"653", "  $anewts$asatire"},
                                                       {"852", "8 $hC 12$t1-2"},
                                                       {"852", "8 $hC 13$t3"},
                                                       {"852", "8 $t0-2147483647"}}));

        QCOMPARE(record.language, u"en"_s);
        QCOMPARE(record.title, u"Faust. Part one. 2"_s);
        QCOMPARE(record.place + u'|' + record.publisher + u'|' + record.date, u"London|Allen & Unwin|1937"_s);
        QCOMPARE(record.series + u'|' + record.seriesNumber, u"Big books|"_s);
        QCOMPARE(record.problems, QStringList{u"Of several series only the first is taken."_s});
        QCOMPARE(record.notes, QStringList{u"Ph.D. Oxford 1936"_s});
        QCOMPARE(record.subjects, QStringList({u"newts"_s, u"satire"_s}));
        QCOMPARE(record.shelfMark, u"C 12"_s);
        QCOMPARE(record.copies, std::optional(4)); // The last number is none, and the field one copy.
    }

    void aSeriesKeepsItsNumberWhereItIsFiledOtherwise()
    {
        const ExchangeRecord record = onlyRecord(marc(
            'a', {{"245", "00$aA"}, {"490", "1 $aBig books"}, {"830", " 0$aBig books ;$v4"}, {"264", " 4$c©1936"}}));

        QCOMPARE(record.series + u'|' + record.seriesNumber + u'|' + record.date, u"Big books|4|©1936"_s);
        QCOMPARE(record.problems, QStringList());
    }

    void aStrayEscapeDoesNotMakeUtf8AnythingElse()
    {
        const ExchangeRecord record = onlyRecord(titled("Dášeňka \x1B čili"));

        QVERIFY2(record.title.startsWith(u"Dášeňka"_s) && record.title.endsWith(u"čili"_s), qPrintable(record.title));
    }

    void aTitleWithoutASortTitleIsFiledAsAWhole()
    {
        ExchangeRecord record;
        record.title = u"Dune"_s;

        QVERIFY(written({record}, Format::Marc)
                    .bytes.contains("00\x1F"
                                    "aDune"));
    }

    void whatIsNotFiledIsKept_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("sortTitle");

        QTest::addRow("an article") << QByteArray("14$aThe Hobbit") << u"The Hobbit"_s << u"Hobbit"_s;
        QTest::addRow("an article that counts")
            << QByteArray("10$aA is for alibi") << u"A is for alibi"_s << u"A is for alibi"_s;
        QTest::addRow("an apostrophe") << QByteArray("12$aL'été") << u"L'été"_s << u"été"_s;
        QTest::addRow("an accent that is counted") << QByteArray("15$aE\xCC\x81ne x") << u"Éne x"_s << u"x"_s;
        QTest::addRow("not said") << QByteArray("1 $aThe Hobbit") << u"The Hobbit"_s << QString();
        QTest::addRow("longer than the title") << QByteArray("19$aDune") << u"Dune"_s << QString();
        QTest::addRow("marks of the German libraries") << QByteArray("10$a\xC2\x98"
                                                                     "Der\xC2\x9C Zauberberg")
                                                       << u"Der Zauberberg"_s << u"Zauberberg"_s;
    }

    void whatIsNotFiledIsKept()
    {
        QFETCH(QByteArray, field);

        const ExchangeRecord record = onlyRecord(marc('a', {{"245", field}}));

        QTEST(record.title, "title");
        QTEST(record.sortTitle, "sortTitle");
    }

    void theBytesDecideTheEncodingAndNotTheLeader_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("sure");

        QTest::addRow("UTF-8") << titled("Dášeňka") << u"Dášeňka"_s << true;
        QTest::addRow("UTF-8 that says MARC-8") << titled("Dášeňka", ' ') << u"Dášeňka"_s << true;
        QTest::addRow("decomposed UTF-8") << titled("Da\xCC\x81s\xCC\x8C"
                                                    "en\xCC\x8Cka")
                                          << u"Dášeňka"_s << true;
        QTest::addRow("MARC-8") << titled("D\xE2"
                                          "a\xE9"
                                          "se\xE9nka \xA1\xF2"
                                          "o\xE2"
                                          "z",
                                          ' ')
                                << u"Dášeňka Łọź"_s << true;
        QTest::addRow("MARC-8 that says UTF-8") << titled("D\xE2"
                                                          "a\xE9"
                                                          "se\xE9nka")
                                                << u"Dášeňka"_s << false;
        QTest::addRow("Hebrew") << titled("\x1B(2ylem\x1B(B", ' ') << QString() << true;
        QTest::addRow("Chinese") << titled("\x1B^1!0!\x1B(B one", ' ') << u"一 one"_s << true;
        QTest::addRow("Chinese that says UTF-8") << titled("\x1B^1!0!\x1B(B one") << u"一 one"_s << true;
        QTest::addRow("a number for a character") << titled("a &#x200F;&#x6F22;b", ' ') << u"a \u200F漢b"_s << true;
        QTest::addRow("Windows-1252 that says UTF-8")
            << titled("Caf\xE9 M\xFCller \x96 Zo\xEB") << u"Café Müller – Zoë"_s << false;
        QTest::addRow("Windows-1252 that says MARC-8")
            << titled("ber\xE4ttelser f\xF6r barn", ' ') << u"berättelser för barn"_s << false;
        QTest::addRow("Windows-1251") << titled("\xCE\xF2\xF6\xFB \xE8 \xE4\xE5\xF2\xE8", ' ') << u"Отцы и дети"_s
                                      << false;
        QTest::addRow("some bad bytes in UTF-8")
            << titled("Dášeňka, čili život štěněte \xFF") << u"Dášeňka, čili život štěněte \uFFFD"_s << false;
    }

    void theBytesDecideTheEncodingAndNotTheLeader()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, title);
        QFETCH(bool, sure);

        const ExchangeRecord record = onlyRecord(bytes);

        if (title.isEmpty()) // Only that it is in that alphabet.
            QCOMPARE(record.title.front().script(), QChar::Script_Hebrew);
        else
            QCOMPARE(record.title, title);
        QCOMPARE(record.problems.isEmpty(), sure);
    }

    void aDamagedRecordCostsNoOther_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        QTest::addColumn<QString>("title"); // Empty where it cannot be read.

        const QByteArray whole = titled("Middle");
        QTest::addRow("a wrong length") << QByteArray(whole).replace(0, 5, "99999") << u"Middle"_s;
        QTest::addRow("no length") << QByteArray(whole).replace(0, 5, "     ") << u"Middle"_s;
        QTest::addRow("a wrong base") << QByteArray(whole).replace(12, 5, "00003") << u"Middle"_s;
        QTest::addRow("lengths of fields") << QByteArray(whole).replace(39, 4, "0099") << u"Middle"_s;
        QTest::addRow("places of fields") << QByteArray(whole).replace(43, 5, "0000x") << u"Middle"_s;
        QTest::addRow("letters for bytes in the lengths")
            << QByteArray(titled("Middlé")).replace(39, 4, "0012") << u"Middlé"_s;
        QTest::addRow("filler before it") << QByteArray("\0\0\r\n\x1A   ", 8) + whole << u"Middle"_s;
        QTest::addRow("no directory") << QByteArray("00026nam a2200025 a 4500x\x1D") << QString();
        QTest::addRow("only a piece") << QByteArray("00026na\x1D") << QString();
        QTest::addRow("nothing but an end") << QByteArray("\x1D") << u"-"_s;
        QTest::addRow("no title") << marc('a', {{"100", "1 $aNobody"}}) << QString();
        QTest::addRow("bad indicators") << QByteArray(whole).replace("00\x1F"
                                                                     "a",
                                                                     "\x1F"
                                                                     "a")
                                        << u"Middle"_s;
        QTest::addRow("a bad code") << QByteArray(whole).replace("\x1F"
                                                                 "aM",
                                                                 "\x1F\x01M")
                                    << u"Middle"_s;
        QTest::addRow("larger than a megabyte")
            << QByteArray("00026nam a2200025 a 4500") + QByteArray(1'100'000, 'x') + '\x1D' << QString();
    }

    void aDamagedRecordCostsNoOther()
    {
        QFETCH(QByteArray, damaged);
        QFETCH(QString, title);

        const ReadFile file = readBytes(titled("Before") + damaged + titled("Behind"));

        QStringList expected{u"Before"_s, title, u"Behind"_s};
        expected.removeAll(QString());
        expected.removeAll(u"-"_s);
        QCOMPARE(titles(file), expected);
        QCOMPARE(file.problems.size(), title.isEmpty() ? 1 : 0);
        if (title.isEmpty())
            QCOMPARE(file.problems.front().number, 2);
    }

    void aFileThatEndsEarlyKeepsWhatWasWhole()
    {
        const QByteArray bytes = titled("One") + titled("Two") + titled("Three and a long title");

        for (qsizetype size = bytes.size() - 1; size > 0; --size) {
            const ReadFile file = readAs(bytes.first(size), {Format::Marc, {}, ','});
            const qsizetype whole = (size >= titled("One").size() - 1 ? 1 : 0)
                + (size >= titled("One").size() + titled("Two").size() - 1 ? 1 : 0);
            QVERIFY2(file.records.size() >= whole, qPrintable(QString::number(size)));
            for (qsizetype i = 0; i < whole; ++i)
                QCOMPARE(file.records.at(i).title, (QStringList{u"One"_s, u"Two"_s}.at(i)));
        }
    }

    void unimarcIsToldByItsTitle()
    {
        QByteArray bytes = marc(' ',
                                {{"010", "  $a978-2-07-036822-8"},
                                 {"100", "  $a19961119d1996    ||||0frey50      ba"},
                                 {"101", "1 $afre$ccze"},
                                 {"200", "1 $aLa guerre des salamandres$eroman$fKarel Čapek"},
                                 {"205", "  $a2e éd."},
                                 {"210", "  $aParis$cGallimard$d1996"},
                                 {"215", "  $a380 p.$d18 cm"},
                                 {"225", "2 $aFolio$v12"},
                                 {"300", "  $aTraduit du tchèque"},
                                 {"606", "  $aScience-fiction$y20e siècle"},
                                 {"700", " 1$aČapek$bKarel$f1890-1938$4070"},
                                 {"702", " 1$aDaniel$b, Claudia$4730"},
                                 {"712", "02$aÉditions Gallimard$4650"}});

        const ExchangeRecord record = onlyRecord(bytes);

        QCOMPARE(record.title + u'|' + record.subtitle, u"La guerre des salamandres|roman"_s);
        QCOMPARE(record.people,
                 QList<Person>({{u"Čapek, Karel"_s, NameForm::Heading, u"aut"_s, u"1890-1938"_s},
                                {u"Daniel, Claudia"_s, NameForm::Heading, u"trl"_s},
                                {u"Éditions Gallimard"_s, NameForm::Body, u"pbl"_s}}));
        QCOMPARE(record.language, u"fr"_s);
        QCOMPARE(record.place + u'|' + record.publisher + u'|' + record.date, u"Paris|Gallimard|1996"_s);
        QCOMPARE(record.subjects, QStringList{u"Science-fiction -- 20e siècle"_s});
        QCOMPARE(values(record, IdentifierKind::Isbn), QStringList{u"9782070368228"_s});
    }

    void unimarcKeepsAdditionsPartsAndRoles()
    {
        const ExchangeRecord record = onlyRecord(marc(' ',
                                                      {{"100", "  $a19961119d1996    ||||0frey50      ba"},
                                                       {"200", "1 $aFaust$iSuite$hII"},
                                                       {"214", " 0$aParis$cGallimard$d1996"},
                                                       {"214", " 3$aLille$cImprimeur"},
                                                       {"225", "2 $aFolio"},
                                                       {"225", "2 $aPoche$v3"},
                                                       {"328", " 0$bThèse$cLettres$eParis$d1995"},
                                                       {"610", "0 $anewts$asatire"},
                                                       {"700", " 0$aJean-Paul$dII$cpape$4070"},
                                                       {"702", " 1$aBéjart$bMaurice$4200"},
                                                       {"702", " 1$aDoe$bJane$4480"}}));

        QCOMPARE(record.title, u"Faust. Suite. II"_s);
        QCOMPARE(record.people,
                 QList<Person>({{u"Jean-Paul II, pape"_s, NameForm::Natural, u"aut"_s, {}, {}, u"Jean-Paul II, pape"_s},
                                {u"Béjart, Maurice"_s, NameForm::Heading, u"chr"_s},
                                {u"Doe, Jane"_s, NameForm::Heading, u"lbt"_s}}));
        QCOMPARE(record.place + u'|' + record.publisher, u"Paris|Gallimard"_s);
        QCOMPARE(record.series + u'|' + record.seriesNumber, u"Folio|"_s);
        QCOMPARE(record.notes, QStringList{u"Thèse Lettres Paris 1995"_s});
        QCOMPARE(record.subjects, QStringList({u"newts"_s, u"satire"_s}));
    }

    void unimarcInIso5426ComesIn()
    {
        const QByteArray bytes = marc(' ',
                                      {{"100", "  $a19961119d1996    ||||0frey01      ba"},
                                       {"200",
                                        "1 $a\xC2"
                                        "etude sur l'\xC2"
                                        "el\xC3"
                                        "eve"}});

        QCOMPARE(onlyRecord(bytes).title, u"étude sur l'élêve"_s);
    }

    void whoKnowsTheEncodingMaySayIt()
    {
        const QByteArray bytes = titled("\x8E\xE2\xE6\xEB \xA8 \xA4\xA5\xE2\xA8", ' ');

        const ReadFile file = readAs(bytes, {Format::Marc, "CP866", ','});

        QCOMPARE(titles(file), QStringList{u"Отцы и дети"_s});
        QCOMPARE(file.records.front().problems, QStringList());
    }

    void marcXmlIsReadWhateverIsAroundItsRecords()
    {
        const ReadFile file = readBytes(testData(u"sru.xml"_s));

        QCOMPARE(titles(file), QStringList({u"Der Krieg mit den Molchen"_s, u"R.U.R. & <Rossum>"_s, u"Last"_s}));
        QCOMPARE(file.problems.size(), 2);
        QCOMPARE(file.problems.at(0).number, 2);
        QCOMPARE(file.problems.at(1).number, 5);
        QCOMPARE(file.records.at(0).sortTitle, u"Krieg mit den Molchen"_s);
        QCOMPARE(file.records.at(0).people.front().name, u"Čapek, Karel"_s);
    }

    void marcXmlInAnotherEncodingComesIn()
    {
        const QByteArray record("<collection><record><datafield tag='245' ind1=' ' ind2=' '>"
                                "<subfield code='a'>Caf\xE9</subfield></datafield></record></collection>");

        QCOMPARE(titles(readBytes("<?xml version='1.0' encoding='ISO-8859-1'?>" + record)), QStringList{u"Café"_s});
    }

    void marcInJsonComesIn()
    {
        const QByteArray record(R"({"leader":"00000nam a2200000 a 4500","fields":[{"001":"1"},{"245":)"
                                R"({"ind1":"1","ind2":"4","subfields":[{"a":"The {Hobbit} /"},{"c":"x"}]}}]})");

        QCOMPARE(titles(readBytes('[' + record + ",{bad}," + record + ']')),
                 QStringList({u"The {Hobbit}"_s, u"The {Hobbit}"_s}));
        QCOMPARE(titles(readBytes(record + '\n' + record)).size(), 2);
    }
};

CATALPA_TEST(MarcTest)
#include "tst_marc.moc"
