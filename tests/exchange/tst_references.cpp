// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/latex.h"
#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::exchange;
using namespace catalpa::test;

namespace {

QStringList titles(const ReadFile &file)
{
    QStringList all;
    for (const ExchangeRecord &record : file.records)
        all.append(record.title);
    return all;
}

QString people(const ExchangeRecord &record)
{
    QStringList all;
    for (const Person &person : record.people)
        all.append(person.name + u'/' + person.role + (person.form == NameForm::Body ? u"/body"_s : QString()));
    return all.join(u'|');
}

} // namespace

//! BibTeX, RIS, EndNote and CSL-JSON as other programs write them.
class ReferencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandsOfTexAreLetters_data()
    {
        QTest::addColumn<QString>("latex");
        QTest::addColumn<QString>("text");

        QTest::addRow("accents")
            << u"{\\v C}apek, M{\\\"u}ller, Ren\\'e, Fran\\c{c}ois, \\'{\\i}, \\H{o}, \\=a, \\'{{e}}"_s
            << u"Čapek, Müller, René, François, í, ő, ā, é"_s;
        QTest::addRow("letters") << u"Stra\\ss e, \\O sterg{\\aa}rd, {\\L}\\'od\\'z, \\ae{}on"_s
                                 << u"Straße, Østergård, Łódź, æon"_s;
        QTest::addRow("signs") << u"50\\% \\& \\$5 \\#1 a\\_b"_s << u"50% & $5 #1 a_b"_s;
        QTest::addRow("dashes and quotation marks") << u"``a'' 1--2---3"_s << u"“a” 1–2—3"_s;
        QTest::addRow("looks") << u"The {\\em Great} \\textbf{War} {DNA} \\url{http://a.b/~c}"_s
                               << u"The Great War DNA http://a.b/ c"_s;
        QTest::addRow("names of programs")
            << u"{\\LaTeX} and \\TeX{}, \\BibTeX\\ too"_s << u"LaTeX and TeX, BibTeX too"_s;
        QTest::addRow("Greek") << u"$\\alpha$-\\Omega, \\varphi\\ \\sigma"_s << u"α-Ω, φ σ"_s;
        QTest::addRow("accents over letters with names")
            << u"\\'{\\ae} \\'\\ae \\'{\\o} \\'{\\\"u} \\v{\\i}"_s << u"ǽ ǽ ǿ ǘ ǐ"_s;
        QTest::addRow("unknown commands")
            << u"a \\unknown b {\\strange} {\\itshape c} \\foo{d}"_s << u"a unknown b strange c d"_s;
        QTest::addRow("thin blanks") << u"J.\\,R. 10\\!0"_s << u"J. R. 100"_s;
        QTest::addRow("mathematics") << u"$n^2$"_s << u"n^2"_s;
        QTest::addRow("lines") << u"a\n   b\\\\c~d"_s << u"a b c d"_s;
        QTest::addRow("only sorted by") << u"{\\noopsort{1973b}}1973"_s << u"1973"_s;
        QTest::addRow("a command at the end") << u"a\\"_s << u"a"_s;
        QTest::addRow("braces that are open") << u"{{a \\'{"_s << u"a "_s;
    }

    void commandsOfTexAreLetters()
    {
        QFETCH(QString, latex);

        QTEST(fromLatex(latex), "text");
    }

    void aBibliographyComesIn()
    {
        const ReadFile file = readBytes(testData(u"books.bib"_s));

        QCOMPARE(titles(file),
                 QStringList({u"War with the Newts"_s, u"Not closed"_s, u"R.U.R."_s, u"Insects"_s, u"Last"_s}));
        const ExchangeRecord newts = file.records.front();
        QCOMPARE(people(newts), u"Čapek, Karel/aut|Josef Čapek/aut|Allen and Unwin/edt/body|Weatherall, M./trl"_s);
        QCOMPARE(newts.subtitle, u"a novel"_s);
        QCOMPARE(newts.date + u'|' + newts.publisher + u'|' + newts.place, u"1937|Allen & Unwin|London"_s);
        QCOMPARE(newts.series + u'|' + newts.seriesNumber, u"Big books|4"_s);
        QCOMPARE(newts.subjects, QStringList({u"satire"_s, u"newts"_s}));
        QCOMPARE(newts.identifiers.front().value, u"9780306406157"_s);
        QCOMPARE(newts.problems.filter(u"Left out from here on: "_s), newts.problems);
        QCOMPARE(file.records.at(1).problems, QStringList{u"The braces of the entry do not fit together."_s});
        QCOMPARE(file.problems, QList<ReadProblem>({{4, 30, u"The record has no title."_s}}));
    }

    void risComesIn()
    {
        const ReadFile file = readBytes(testData(u"books.ris"_s));

        QCOMPARE(titles(file), QStringList({u"War with the Newts"_s, u"A chapter"_s, u"Last"_s}));
        const ExchangeRecord newts = file.records.front();
        QCOMPARE(people(newts), u"Čapek, Karel/aut|Unwin, Stanley/edt|Weatherall, M./trl"_s);
        QCOMPARE(newts.subtitle, u"a novel"_s);
        QCOMPARE(newts.date, u"1937-09-21"_s);
        QCOMPARE(newts.notes, QStringList{u"A satire\nin two lines."_s});
        QCOMPARE(newts.identifiers.size(), 3);
        QCOMPARE(newts.language, u"en"_s);
        QCOMPARE(file.records.at(1).notes, QStringList{u"In: Whole book"_s});
        QCOMPARE(file.problems, QList<ReadProblem>({{3, 29, u"The record has no title."_s}}));
    }

    void datesAndPagesOfRisAreWhatTheySay()
    {
        const auto read = [](const QByteArray &lines) {
            return onlyRecord("TY  - BOOK\nTI  - A\n" + lines + "ER  - \n");
        };

        QCOMPARE(read("PY  - 1937/38\n").date, u"1937/38"_s);
        QCOMPARE(read("PY  - 1937/9/1/\n").date, u"1937-09-01"_s);
        QCOMPARE(read("PY  - 1937/12//spring\n").date, u"1937-12"_s);
        QCOMPARE(read("EP  - 145\nSP  - 123\n").extent, u"123-145"_s);
        QCOMPARE(read("SP  - 348 p.\n").extent, u"348 p."_s);
    }

    void anEmptyLineMayStandWithinANoteOfEndNote()
    {
        const ReadFile file = readBytes("%0 Book\n%T A\n%X First.\n\nSecond.\n\n%0 Book\n%T B\n\n%T C\n");

        QCOMPARE(titles(file), QStringList({u"A"_s, u"B"_s, u"C"_s}));
        QCOMPARE(file.records.front().notes, QStringList{u"First.\n\nSecond."_s});
    }

    void whatIsNotTakenIsSaidOnce()
    {
        const ReadFile entries =
            readBytes("@book{a, title={A}, price={5}, note={x}, note2={y}}\n"
                      "@book{b, title={B}, price={6}, file={c:}}\n@book{c, title={C}, price={7}}\n");
        QCOMPARE(entries.records.at(0).problems, QStringList{u"Left out from here on: price."_s});
        QCOMPARE(entries.records.at(1).problems, QStringList{u"Left out from here on: file."_s});
        QCOMPARE(entries.records.at(2).problems, QStringList());

        const QByteArray one("TY  - BOOK\nID  - 1\nTI  - A\nUR  - http://a.b\nER  - \n");
        const ReadFile records = readBytes(one + one);
        QCOMPARE(records.records.at(0).problems, QStringList{u"Left out from here on: UR."_s});
        QCOMPARE(records.records.at(1).problems, QStringList());

        const ReadFile rows = readBytes("Title,Price,Author,\nA,5,a,\nB,6,b,\n");
        QCOMPARE(rows.records.at(0).problems, QStringList{u"Left out from here on: Price."_s});
        QCOMPARE(rows.records.at(1).problems, QStringList());
    }

    void whatBibTexTakesFromElsewhereIsSaid()
    {
        const ExchangeRecord record = onlyRecord("@inbook{a, title={A}, crossref={whole}, xdata={x}, pages={1--9}}");

        QCOMPARE(record.problems,
                 QStringList({u"What the entry takes over from “whole” is left out."_s,
                              u"What the entry takes over from “x” is left out."_s}));
        QCOMPARE(record.extent, u"1–9"_s);
    }

    void endNoteComesIn()
    {
        const ReadFile file =
            readBytes("%0 Book\n%T War with the Newts\n%A \xC4\x8C"
                      "apek, Karel\n%E Unwin, Stanley\n"
                      "%D 1937\n%I Allen & Unwin\n%C London\n%@ 978-0-306-40615-7\n%K satire\nnewts\n"
                      "%X A novel.\n\n\n%0 Book\n%A Nobody\n\n%0 Journal Article\n%T Other\n%J Journal\n");

        QCOMPARE(titles(file), QStringList({u"War with the Newts"_s, u"Other"_s}));
        QCOMPARE(people(file.records.front()), u"Čapek, Karel/aut|Unwin, Stanley/edt"_s);
        QCOMPARE(file.records.front().subjects, QStringList({u"satire"_s, u"newts"_s}));
        QCOMPARE(file.records.at(1).notes, QStringList{u"In: Journal"_s});
        QCOMPARE(file.problems.size(), 1);
    }

    void cslComesIn()
    {
        const ReadFile file = readBytes(testData(u"books.json"_s));

        QCOMPARE(titles(file), QStringList({u"War with the Newts"_s, u"Second"_s}));
        const ExchangeRecord newts = file.records.front();
        QCOMPARE(newts.subtitle, u"a \"novel\" {1}"_s);
        QCOMPARE(people(newts), u"Čapek, Karel/aut|World Health Organization/aut|van Beethoven, L., Jr./trl"_s);
        QCOMPARE(newts.date, u"1937-09"_s);
        QCOMPARE(newts.identifiers.size(), 3);
        QCOMPARE(newts.language, u"en"_s);
        QCOMPARE(newts.extent + u'|' + newts.series + u'|' + newts.seriesNumber, u"348|Big books|4"_s);
        QCOMPARE(newts.notes, QStringList({u"n"_s, u"one\ntwo"_s}));
        QCOMPARE(file.problems.size(), 2);
    }

    void modsComesIn()
    {
        const ReadFile file = readBytes(testData(u"mods.xml"_s));

        QCOMPARE(titles(file), QStringList({u"The war with the newts"_s, u"Last"_s}));
        const ExchangeRecord newts = file.records.front();
        QCOMPARE(newts.subtitle + u'|' + newts.sortTitle, u"a novel|war with the newts"_s);
        QCOMPARE(people(newts), u"Čapek, Karel/aut|Selver, Paul/trl|World Health Organization//body"_s);
        QCOMPARE(newts.people.front().dates, u"1890-1938"_s);
        QCOMPARE(newts.place + u'|' + newts.publisher + u'|' + newts.date + u'|' + newts.edition,
                 u"London|Allen & Unwin|1937|2nd ed."_s);
        QCOMPARE(newts.language + u'|' + newts.extent + u'|' + newts.series, u"en|348 p.|Big books"_s);
        QCOMPARE(newts.notes, QStringList{u"With maps."_s});
        QCOMPARE(newts.subjects, QStringList{u"Satire -- Prague"_s});
        QCOMPARE(
            newts.identifiers,
            QList<Identifier>({{IdentifierKind::Isbn, u"0306406152"_s}, {IdentifierKind::Other, u"asin:B0042"_s}}));
        QCOMPARE(file.problems, QList<ReadProblem>({{2, 0, u"The record is damaged: it is no XML."_s}}));
    }

    void aRoleAndALanguageInModsAreOneTerm()
    {
        const ExchangeRecord record = onlyRecord(
            "<mods xmlns='http://www.loc.gov/mods/v3'><titleInfo><title>A</title></titleInfo><name type='personal'>"
            "<namePart>Selver, Paul</namePart><role><roleTerm type='text'>translator</roleTerm>"
            "<roleTerm type='code' authority='marcrelator'>trl</roleTerm></role></name>"
            "<name type='personal'><namePart>Doe, Jane</namePart><role><roleTerm>author of "
            "introduction</roleTerm></role>"
            "</name><language><languageTerm type='code' authority='iso639-2b'>ger</languageTerm>"
            "<languageTerm type='text'>German</languageTerm></language>"
            "<subject><name><namePart>Čapek, Karel</namePart><namePart type='date'>1890-1938</namePart></name>"
            "<topic>Plays</topic></subject></mods>");

        QCOMPARE(people(record), u"Selver, Paul/trl|Doe, Jane/aui"_s);
        QCOMPARE(record.language, u"de"_s);
        QCOMPARE(record.subjects, QStringList{u"Čapek, Karel 1890-1938 -- Plays"_s});
    }

    void aSchemeOfDublinCoreCountsMoreThanDigits()
    {
        const ExchangeRecord record = onlyRecord(
            "<oai_dc:dc><dc:title>A</dc:title><dc:identifier>oclc:0306406152</dc:identifier>"
            "<dc:identifier>lccn:0306406152</dc:identifier><dc:identifier>asin:0306406152</dc:identifier>"
            "<dc:identifier>urn:isbn:0306406152</dc:identifier><dc:identifier>ISBN 0-8044-2957-X</dc:identifier>"
            "<dc:identifier>https://doi.org/10.1000/182</dc:identifier>"
            "<dc:identifier>info:oclcnum/42</dc:identifier></oai_dc:dc>");

        QCOMPARE(record.identifiers,
                 QList<Identifier>({{IdentifierKind::Oclc, u"0306406152"_s},
                                    {IdentifierKind::Lccn, u"0306406152"_s},
                                    {IdentifierKind::Other, u"asin:0306406152"_s},
                                    {IdentifierKind::Isbn, u"0306406152"_s},
                                    {IdentifierKind::Isbn, u"080442957X"_s},
                                    {IdentifierKind::Doi, u"10.1000/182"_s},
                                    {IdentifierKind::Oclc, u"42"_s}}));
    }

    void cslOfCrossrefComesIn()
    {
        const ReadFile file =
            readBytes(R"([{"title":["The Republic"],"author":[{"given":"Plato"},{"name":"A Society"}],)"
                      R"("ISBN":["978-0-306-40615-7","0-8044-2957-X"],"ISSN":["0317-8471"],)"
                      R"("issued":{"date-parts":[[1937,9],[1938]]}},)"
                      R"({"title":"None","issued":{"date-parts":[[null]],"raw":"n.d."}}])");

        QCOMPARE(titles(file), QStringList({u"The Republic"_s, u"None"_s}));
        const ExchangeRecord republic = file.records.front();
        QCOMPARE(people(republic), u"Plato/aut|A Society/aut"_s);
        QCOMPARE(republic.date, u"1937-09/1938"_s);
        QCOMPARE(republic.identifiers,
                 QList<Identifier>({{IdentifierKind::Isbn, u"9780306406157"_s},
                                    {IdentifierKind::Isbn, u"080442957X"_s},
                                    {IdentifierKind::Issn, u"0317-8471"_s}}));
        QCOMPARE(file.records.at(1).date, u"n.d."_s);
    }

    void onlyMarkupIsTakenOutOfTitles()
    {
        const ReadFile file =
            readBytes(R"([{"title":"The C++ <vector> class & <canvas>"},)"
                      R"({"title":"a < b > c <br> d <span class=\u0022nocase\u0022>X</span> <i>y</i><sub>2</sub>"},)"
                      R"({"title":"&lt;div&gt; AT&amp;T"}])");
        QCOMPARE(titles(file),
                 QStringList({u"The C++ <vector> class & <canvas>"_s, u"a < b > c <br> d X y2"_s, u"<div> AT&T"_s}));
        QCOMPARE(onlyRecord("TY  - BOOK\nTI  - C++ <vector>\nER  - \n").title, u"C++ <vector>"_s);
        QCOMPARE(onlyRecord("@book{a, title={C++ <vector> \\textless{}b\\textgreater{} \\& \\texttrademark}}").title,
                 u"C++ <vector> <b> & ™"_s);
    }

    void fieldsComeFromTheEntryThatIsNamed()
    {
        const ReadFile file =
            readBytes("@string{pub = {Springer}}\n"
                      "@incollection{part, title={Part}, author={Doe, Jane}, crossref={Whole}}\n"
                      "@book{volume, title={Volume}, crossref={Whole}, xdata={series}}\n"
                      "@book{whole, title={Whole}, editor={Roe, Richard}, publisher=pub, year={1999}}\n"
                      "@xdata{series, series={Studies}}\n"
                      "@book{lost, title={Lost}, crossref={nobody}}\n");
        const auto find = [&file](const QString &title) {
            for (const ExchangeRecord &record : file.records) {
                if (record.title == title)
                    return record;
            }
            return ExchangeRecord();
        };

        QCOMPARE(people(find(u"Part"_s)), u"Doe, Jane/aut|Roe, Richard/edt"_s);
        QCOMPARE(find(u"Part"_s).publisher, u"Springer"_s);
        QVERIFY(find(u"Part"_s).notes.contains(u"In: Whole"_s));
        QCOMPARE(find(u"Part"_s).problems, QStringList());
        QCOMPARE(find(u"Volume"_s).date, u"1999"_s);
        QCOMPARE(find(u"Volume"_s).series, u"Studies"_s);
        QCOMPARE(find(u"Lost"_s).problems, QStringList{u"What the entry takes over from “nobody” is left out."_s});
    }

    void severalNumbersInOneTextAreAllTaken()
    {
        const QByteArray both("9780306406157, 0-8044-2957-X");
        const QList<Identifier> expected{{IdentifierKind::Isbn, u"9780306406157"_s},
                                         {IdentifierKind::Isbn, u"080442957X"_s}};

        QCOMPARE(onlyRecord("@book{a, title={A}, isbn={" + both + "}}").identifiers, expected);
        QCOMPARE(
            onlyRecord("TY  - BOOK\nTI  - A\nSN  - " + QByteArray(both).replace(',', "") + "\nER  - \n").identifiers,
            expected);
        QCOMPARE(onlyRecord("[{\"title\":\"A\",\"ISBN\":\"" + both + "\"}]").identifiers, expected);
        QCOMPARE(onlyRecord("Title,ISBN\nA,\"" + both + "\"\n").identifiers, expected);
        QCOMPARE(onlyRecord("<record><datafield tag='020'><subfield code='a'>" + both
                            + "</subfield></datafield><datafield tag='245'><subfield code='a'>A</subfield></datafield>"
                              "</record>")
                     .identifiers,
                 expected);
    }

    void aDoiWithASemicolonStaysWhole()
    {
        ExchangeRecord record;
        record.title = u"A"_s;
        record.identifiers = {{IdentifierKind::Doi, u"10.1002/(SICI)1097(199806)49:8<693::AID-ASI4>3.0.CO;2-O"_s},
                              {IdentifierKind::Doi, u"10.1000/182"_s},
                              {IdentifierKind::Other, u"urn:a;b"_s}};

        for (const Format format : {Format::Csv, Format::BibTex, Format::CslJson})
            QCOMPARE(onlyRecord(written({record}, format).bytes).identifiers, record.identifiers);
        const QByteArray doi = record.identifiers.front().value.toUtf8();
        QCOMPARE(onlyRecord("Title,DOI\nA," + doi + "\n").identifiers, record.identifiers.first(1));
        QCOMPARE(onlyRecord("TY  - BOOK\nTI  - A\nDO  - " + doi + "\nER  - \n").identifiers,
                 record.identifiers.first(1));
        QCOMPARE(onlyRecord("[{\"title\":\"A\",\"DOI\":\"" + doi + "\"}]").identifiers, record.identifiers.first(1));
    }

    void aSuffixOfBibTexStandsInTheMiddle()
    {
        const ExchangeRecord record = onlyRecord("@book{a, title={A}, author={King, Jr., Martin Luther}}");
        QCOMPARE(people(record), u"King, Martin Luther, Jr./aut"_s);
        QVERIFY(written({record}, Format::BibTex).bytes.contains("author = {King, Jr., Martin Luther}"));
    }

    void aFileIsKnownByWhatIsInIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");

        QTest::addRow("BibTeX behind a comment") << QByteArray("Made by hand.\n\n@book{a, title={b}}\n") << u"bibtex"_s;
        QTest::addRow("RIS behind a mark") << QByteArray("\xEF\xBB\xBFTY  - BOOK\r\nTI  - A\r\nER  - \r\n") << u"ris"_s;
        QTest::addRow("a table that speaks of RIS")
            << QByteArray("Title,Notes\nA,\"x\nTY  - BOOK\n@book{a,\"\n") << u"csv"_s;
        QTest::addRow("one column") << QByteArray("Title\nDune\nEmma\n") << u"csv"_s;
        QTest::addRow("JSON") << QByteArray(" [{\"title\":\"a\"}]") << u"csl-json"_s;
        QTest::addRow("MARC in JSON") << QByteArray("{\"leader\" : \"x\", \"fields\":[]}") << u"marcjson"_s;
        QTest::addRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1", 24) << QString();
        QTest::addRow("an archive") << QByteArray("PK\x03\x04\x14\0\0,a;b", 11) << QString();
        QTest::addRow("another XML") << QByteArray("<?xml version='1.0'?><html><p>a, b</p></html>") << QString();
        QTest::addRow("prose") << QByteArray("This is a letter, which says nothing.\nIt ends here.\n") << QString();
        QTest::addRow("nothing") << QByteArray() << QString();
    }

    void aFileIsKnownByWhatIsInIt()
    {
        QFETCH(QByteArray, bytes);

        QTEST(formatKey(recognise(bytes, u"file"_s).format), "format");
    }
};

CATALPA_TEST(ReferencesTest)
#include "tst_references.moc"
