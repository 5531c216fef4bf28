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
        QCOMPARE(newts.problems, QStringList());
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
