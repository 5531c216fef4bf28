// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/cells.h"
#include "exchange/readers.h"
#include "exchange/text/decoder.h"
#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtCore/QBuffer>
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
        all.append(person.name + u'/' + (person.role.isEmpty() ? u"?"_s : person.role));
    return all.join(u'|');
}

QStringList identifiers(const ExchangeRecord &record)
{
    QStringList all;
    for (const Identifier &identifier : record.identifiers)
        all.append(identifier.value);
    return all;
}

//! A sheet with these rows. \a behind: what stands behind them.
QByteArray sheet(const QByteArray &rows, const QByteArray &behind = {})
{
    return "<worksheet><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>";
}

QByteArray workbook(QList<std::pair<QByteArray, QByteArray>> parts)
{
    parts.emplaceBack("[Content_Types].xml", "<Types/>");
    return archiveOf(parts);
}

} // namespace

//! Tables as spreadsheets and programs write them.
class TablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDialectComesIn_data()
    {
        QTest::addColumn<QByteArray>("bytes");

        QTest::addRow("commas") << QByteArray(
            "Title,Author,Year\nDášeňka,Karel Čapek,1933\nHordubal,Karel Čapek,1933\n");
        QTest::addRow("semicolons") << QByteArray(
            "Title;Author;Year\nDášeňka;Karel Čapek;1933\nHordubal;Karel Čapek;1933\n");
        QTest::addRow("tabulators") << QByteArray(
            "Title\tAuthor\tYear\nDášeňka\tKarel Čapek\t1933\nHordubal\tKarel Čapek\t1933\n");
        QTest::addRow("bars") << QByteArray("Title|Author|Year\nDášeňka|Karel Čapek|1933\nHordubal|Karel Čapek|1933\n");
        QTest::addRow("what Excel says on top")
            << QByteArray("sep=;\r\nTitle;Author;Year\r\nDášeňka;Karel Čapek;1933\r\nHordubal;Karel Čapek;1933\r\n");
        QTest::addRow("quotation marks") << QByteArray(
            "\"Title\",\"Author\",\"Year\"\n\"Dášeňka\",\"Karel Čapek\",\"1933\"\n\"Hordubal\",\"Karel Čapek\",1933");
        QTest::addRow("CR LF") << QByteArray(
            "Title,Author,Year\r\nDášeňka,Karel Čapek,1933\r\nHordubal,Karel Čapek,1933\r\n");
        QTest::addRow("CR") << QByteArray("Title,Author,Year\rDášeňka,Karel Čapek,1933\rHordubal,Karel Čapek,1933\r");
        QTest::addRow("a byte order mark")
            << QByteArray("\xEF\xBB\xBFTitle,Author,Year\nDášeňka,Karel Čapek,1933\nHordubal,Karel Čapek,1933\n");
        QTest::addRow("other names") << QByteArray(
            "book_title,AUTHOR(S),Publication Year\nDášeňka,Karel Čapek,1933\nHordubal,Karel Čapek,1933\n");
        QTest::addRow("empty lines and cells")
            << QByteArray("\nTitle,Author,Year,,\n\nDášeňka,Karel Čapek,1933,,\n  \nHordubal,Karel Čapek,1933,,\n\n");
        QTest::addRow("decomposed") << QByteArray("Title,Author,Year\nDa\xCC\x81s\xCC\x8C"
                                                  "en\xCC\x8Cka,Karel C\xCC\x8C"
                                                  "apek,1933\nHordubal,Karel \xC4\x8C"
                                                  "apek,1933\n");
        const QString text = u"Title;Author;Year\nDášeňka;Karel Čapek;1933\nHordubal;Karel Čapek;1933\n"_s;
        QStringEncoder little(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
        QTest::addRow("UTF-16, little end first") << QByteArray(little.encode(text));
        QStringEncoder big(QStringConverter::Utf16BE, QStringConverter::Flag::WriteBom);
        QTest::addRow("UTF-16, big end first") << QByteArray(big.encode(text));
        QStringEncoder bare(QStringConverter::Utf16LE);
        QTest::addRow("UTF-16 without a mark") << QByteArray(bare.encode(text));
    }

    void everyDialectComesIn()
    {
        QFETCH(QByteArray, bytes);

        const ReadFile file = readBytes(bytes, u"books.csv"_s);

        QCOMPARE(file.problems.size(), 0);
        QCOMPARE(titles(file), QStringList({u"Dášeňka"_s, u"Hordubal"_s}));
        for (const ExchangeRecord &record : file.records) {
            QCOMPARE(people(record), u"Karel Čapek/aut"_s);
            QCOMPARE(record.date, u"1933"_s);
            QCOMPARE(record.problems, QStringList());
        }
    }

    void lettersOfWindowsAreReadAndSaid()
    {
        const QByteArray bytes("Title,Author\nCaf\xE9 \x96 \x84M\xFCller\x93,Zo\xEB\nPlain,Ascii\n");
        QCOMPARE(recognise(bytes, {}).encoding, QByteArray("windows-1252"));

        const ReadFile file = readBytes(bytes);

        QCOMPARE(titles(file), QStringList({u"Café – „Müller“"_s, u"Plain"_s}));
    }

    void olderEncodingsAreToldByTheirWordsAndSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("encoding");

        const QString czech = u"Dášeňka čili život štěněte, Příběhy z druhé kapsy, Válka s mloky"_s;
        const QString polish = u"Książki Jakubowe, Wiedźmin, Żółta ciżemka, Powrót z gwiazd"_s;
        const QString greek = u"Βίος και πολιτεία του Αλέξη Ζορμπά, Ο τελευταίος πειρασμός"_s;
        QTest::addRow("Czech") << czech << u"windows-1250"_s;
        QTest::addRow("Polish") << polish << u"windows-1250"_s;
        QTest::addRow("Hungarian") << u"Az ember tragédiája, Tündérkert, Őszi tűz, Gyűrűk ura"_s << u"windows-1250"_s;
        QTest::addRow("Hungarian with few of its letters")
            << u"Az ajtó, Szabó Magda, A gyertyák csonkig égnek, Őszi hajnal, Petőfi"_s << u"windows-1250"_s;
        QTest::addRow("Portuguese with few of its letters") << u"Lições, Memórias póstumas, Põe"_s << u"windows-1252"_s;
        QTest::addRow("Czech by ISO") << czech << u"ISO-8859-2"_s;
        QTest::addRow("Greek") << greek << u"windows-1253"_s;
        QTest::addRow("Greek by ISO") << greek + u", Ά"_s << u"ISO-8859-7"_s;
        QTest::addRow("Russian") << u"Отцы и дети, Война и мир, Идиот, Собачье сердце"_s << u"windows-1251"_s;
        QTest::addRow("Russian of Unix") << u"Отцы и дети, Война и мир, Идиот, Собачье сердце"_s << u"KOI8-R"_s;
        QTest::addRow("French") << u"À la recherche du temps perdu, L'Étranger, Où ça, naïveté"_s << u"windows-1252"_s;
        QTest::addRow("German") << u"Die Blechtrommel, Über Straßen, Größe, Müller"_s << u"windows-1252"_s;
        QTest::addRow("Danish") << u"Frøken Smillas fornemmelse for sne, på æblegård"_s << u"windows-1252"_s;
        QTest::addRow("Portuguese") << u"Memórias póstumas, Orações, São Bernardo"_s << u"windows-1252"_s;
        QTest::addRow("Spanish") << u"Cien años de soledad, Así habló, ¿Qué?"_s << u"windows-1252"_s;
        QTest::addRow("Japanese") << u"吾輩は猫である、こころ"_s << u"Shift_JIS"_s;
        QTest::addRow("Japanese of Unix") << u"吾輩は猫である、こころ"_s << u"EUC-JP"_s;
        QTest::addRow("Chinese") << u"红楼梦 三国演义 西游记"_s << u"GB18030"_s;
        QTest::addRow("Chinese of Taiwan") << u"紅樓夢 三國演義 西遊記"_s << u"Big5"_s;
        QTest::addRow("Korean") << u"채식주의자 소년이 온다"_s << u"EUC-KR"_s;
        QTest::addRow("German of DOS") << u"Die Blechtrommel, Über Straßen, Größe, Äpfel, Jörg Müller"_s << u"CP850"_s;
        QTest::addRow("French of old Macs") << u"L'Été, Rémi Légé, naïveté, à côté"_s << u"Macintosh"_s;
    }

    void olderEncodingsAreToldByTheirWordsAndSaid()
    {
        QFETCH(QString, text);
        QFETCH(QString, encoding);
        const QByteArray bytes = "Title,Author\n\"" + encoded(text, encoding) + "\",x\nPlain,y\n";

        QCOMPARE(QString::fromLatin1(recognise(bytes, {}).encoding), encoding);
        const ReadFile file = readBytes(bytes);

        QCOMPARE(titles(file), QStringList({text, u"Plain"_s}));
        QString name = encoding;
        name[0] = name.at(0).toUpper();
        QCOMPARE(file.records.front().problems.size(), 1);
        QVERIFY2(file.records.front().problems.first().contains(u" were taken for "_s + name),
                 qPrintable(file.records.front().problems.first()));
        QCOMPARE(file.records.at(1).problems, QStringList());
    }

    void columnsAreKnownInOtherLanguages_data()
    {
        QTest::addColumn<QString>("header");

        QTest::addRow("German") << u"Titel;Verfasser;Erscheinungsjahr;Verlag"_s;
        QTest::addRow("French") << u"Titre;Auteur(s);Année;Éditeur"_s;
        QTest::addRow("Spanish") << u"Título;Autor/a;Año;Editorial"_s;
        QTest::addRow("Italian") << u"Titolo;Autore;Anno;Editore"_s;
        QTest::addRow("Portuguese") << u"Título;Autores;Ano de publicação;Editora"_s;
        QTest::addRow("Dutch") << u"Titel;Schrijver;Jaar van uitgave;Uitgever"_s;
        QTest::addRow("Polish") << u"Tytuł;Autorzy;Rok wydania;Wydawnictwo"_s;
        QTest::addRow("Czech") << u"Název;Autor;Rok;Nakladatelství"_s;
        QTest::addRow("Russian") << u"Название;Автор;Год издания;Издательство"_s;
        QTest::addRow("Chinese") << u"书名;作者;出版年;出版社"_s;
        QTest::addRow("Japanese") << u"タイトル;著者;発行年;出版社"_s;
    }

    void columnsAreKnownInOtherLanguages()
    {
        QFETCH(const QString, header);

        const ExchangeRecord record = onlyRecord((header + u"\nR.U.R.;Čapek, Karel;1920;Aventinum\n"_s).toUtf8());

        QCOMPARE(record.title, u"R.U.R."_s);
        QCOMPARE(people(record), u"Čapek, Karel/aut"_s);
        QCOMPARE(record.date, u"1920"_s);
        QCOMPARE(record.publisher, u"Aventinum"_s);
    }

    void anEncodingIsKnownByItsName()
    {
        QCOMPARE(encodingNamed(u"utf8"_s), QByteArray("UTF-8"));
        QCOMPARE(encodingNamed(u"Windows-1252"_s), QByteArray("windows-1252"));
        QCOMPARE(encodingNamed(u"utf-16le"_s), QByteArray("UTF-16LE"));
        QVERIFY(!encodingNamed(u"windows-1254"_s).isEmpty());
        QVERIFY(!encodingNamed(u"MARC-8"_s).isEmpty());
        QVERIFY(encodingNamed(u"klingon"_s).isEmpty());
        QVERIFY(encodingNamed(QString()).isEmpty());
    }

    void aLineInAnotherEncodingDoesNotSpoilTheOthers()
    {
        QByteArray bytes("Title,Author\nDášeňka,Karel Čapek\n");
        bytes += "M\xFCller,Zo\xEB\nKrakatit,Karel Čapek\n";

        const ReadFile file = readAs(bytes, {Format::Csv, "UTF-8", ','});

        QCOMPARE(titles(file), QStringList({u"Dášeňka"_s, u"Müller"_s, u"Krakatit"_s}));
        QCOMPARE(file.records.at(0).problems.size(), 0);
        QCOMPARE(file.records.at(1).problems.size(), 1);
        QCOMPARE(file.records.at(2).problems.size(), 0);
    }

    void whoKnowsTheEncodingMaySayIt()
    {
        const QByteArray bytes("Title,Author\n\xCE\xF2\xF6\xFB,\xD2\xF3\xF0\xE3\n");

        QCOMPARE(titles(readAs(bytes, {Format::Csv, "windows-1251", ','})), QStringList{u"Отцы"_s});
    }

    void aCellMayHoldLineEndsDelimitersAndQuotationMarks()
    {
        const QByteArray bytes(
            "Title,Notes\n\"War, \"\"and\"\" Peace\",\"one\r\ntwo\n\nthree\"\n\"A \\\"b\\\" c\",d\n");

        const ReadFile file = readBytes(bytes);

        QCOMPARE(titles(file), QStringList({u"War, \"and\" Peace"_s, u"A \"b\" c"_s}));
        QCOMPARE(file.records.at(0).notes, QStringList{u"one\ntwo\n\nthree"_s});
        QCOMPARE(file.records.at(0).problems, QStringList());
    }

    void wrongQuotationMarksCostNoOtherLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("title");

        QTest::addRow("inside of a cell") << QByteArray("The \"Best\" Book,x") << u"The \"Best\" Book"_s;
        QTest::addRow("in front only") << QByteArray("\"Best,x") << u"\"Best"_s;
        QTest::addRow("in front of a part") << QByteArray("\"Best\" Book,x") << u"\"Best\" Book"_s;
        QTest::addRow("behind only") << QByteArray("Best\",x") << u"Best\""_s;
        QTest::addRow("one in the next cell") << QByteArray("Best,\"x") << u"Best"_s;
    }

    void wrongQuotationMarksCostNoOtherLine()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, title);

        const ReadFile file = readBytes("Title,Author\nBefore,a\n" + line + "\nBehind,b\nLast,\"c\"\n");

        QCOMPARE(titles(file), QStringList({u"Before"_s, title, u"Behind"_s, u"Last"_s}));
        QCOMPARE(file.problems.size(), 0);
    }

    void whatCannotBeKeptOfALineIsSaid()
    {
        const ReadFile file = readBytes("Title,Author,ISBN\nA,a,0306406153\nB\n,b\nC,c,,extra\nD\0d,x\nE,\"e\n"_ba);

        QCOMPARE(titles(file), QStringList({u"A"_s, u"B"_s, u"C"_s, u"Dd"_s, u"E"_s}));
        QCOMPARE(file.problems, QList<ReadProblem>({{3, 4, u"The record has no title."_s}}));
        QCOMPARE(file.records.at(0).problems, QStringList{u"“0306406153” is no ISBN: its check digit is wrong."_s});
        QCOMPARE(file.records.at(2).problems, QStringList{u"The line has more cells than there are columns."_s});
        QCOMPARE(file.records.at(3).problems, QStringList{u"Characters that cannot be kept were left out."_s});
        QCOMPARE(file.records.at(4).problems, QStringList{u"The quotation marks of the line do not fit together."_s});
    }

    void columnsThatAreThereTwiceAreTakenTwice()
    {
        const auto record = onlyRecord("Title,Subject,Subject,Year,Year,ISBN,ISBN\n"
                                       "A,one,two; three,,1933,0306406152,9780306406157\n");

        QCOMPARE(record.subjects, QStringList({u"one"_s, u"two"_s, u"three"_s}));
        QCOMPARE(record.date, u"1933"_s);
        QCOMPARE(identifiers(record), QStringList({u"0306406152"_s, u"9780306406157"_s}));
    }

    void aTableWithoutAHeaderLosesNoRow()
    {
        const ColumnMapping mapping = mappingFor({u"Dášeňka"_s, u"Karel Čapek"_s});

        QVERIFY(!mapping.hasHeader);
        QCOMPARE(mapping.columns.size(), 2);
        QCOMPARE(mapping.columns.at(0).field, Field::None);
    }

    void anotherProgramsTableIsKnownByItsColumns_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("author");

        QTest::addRow("Goodreads") << u"goodreads.csv"_s << u"goodreads"_s << u"Karel Čapek/aut|Paul Selver/?"_s;
        QTest::addRow("LibraryThing") << u"librarything.tsv"_s << u"librarything"_s
                                      << u"Čapek, Karel/aut|Selver, Paul/?"_s;
        QTest::addRow("calibre") << u"calibre.csv"_s << u"calibre"_s << u"Karel Čapek/aut|Josef Čapek/aut"_s;
        QTest::addRow("Zotero") << u"zotero.csv"_s << u"zotero"_s
                                << u"Čapek, Karel/aut|Čapek, Josef/aut|Selver, Paul/trl"_s;
        QTest::addRow("Koha") << u"koha.csv"_s << u"koha"_s << u"Čapek, Karel/aut"_s;
    }

    void anotherProgramsTableIsKnownByItsColumns()
    {
        QFETCH(QString, file);
        QByteArray bytes = testData(file);
        const Recognition recognition = recognise(bytes, file);

        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        QTEST(presetKey(mappingFor(firstRow(buffer, recognition)).preset), "preset");
        const ExchangeRecord record = onlyRecord(bytes, file);

        QCOMPARE(record.problems.filter(u"Left out from here on: "_s), record.problems);
        QTEST(people(record), "author");
        QCOMPARE(record.title, u"The Makropulos Secret"_s);
        QCOMPARE(record.publisher, u"Luce"_s);
        QVERIFY(identifiers(record).contains(u"9780306406157"_s));
        QVERIFY(record.date.startsWith(u"1925"_s));
    }

    void whatProgramsPackTogetherIsTakenApart()
    {
        const ExchangeRecord goodreads = onlyRecord(testData(u"goodreads.csv"_s));
        QCOMPARE(goodreads.series, u"Plays"_s);
        QCOMPARE(goodreads.seriesNumber, u"2"_s);
        QCOMPARE(goodreads.extent, u"165 pages"_s);
        QCOMPARE(goodreads.subjects, QStringList({u"drama"_s, u"to-read"_s}));
        QCOMPARE(goodreads.notes, QStringList{u"A play.\nWith “marks” & more"_s});

        const ExchangeRecord calibre = onlyRecord(testData(u"calibre.csv"_s));
        QCOMPARE(calibre.sortTitle, u"Makropulos Secret, The"_s);
        QCOMPARE(calibre.date, u"1925-05-01"_s);
        QCOMPARE(calibre.language, u"en"_s);
        QCOMPARE(calibre.seriesNumber, u"2"_s);
        QCOMPARE(identifiers(calibre), QStringList({u"9780306406157"_s, u"goodreads:42"_s, u"10.1000/182"_s}));

        const ExchangeRecord libraryThing = onlyRecord(testData(u"librarything.tsv"_s));
        QCOMPARE(libraryThing.sortTitle, u"Makropulos Secret"_s);
        QCOMPARE(libraryThing.place, u"Boston"_s);
        QCOMPARE(libraryThing.edition, u"Reprint"_s);
        QCOMPARE(libraryThing.copies, std::optional(2));
    }

    void aWorkbookComesIn()
    {
        const ReadFile file = readBytes(testData(u"foreign.xlsx"_s), u"foreign.xlsx"_s);

        QCOMPARE(file.problems, QList<ReadProblem>());
        QCOMPARE(titles(file), QStringList({u"Krakatit"_s, u"Hordubal"_s}));
        QCOMPARE(file.records.at(0).date, u"1924-01-14"_s);
        QCOMPARE(identifiers(file.records.at(0)), QStringList{u"9780306406157"_s});
        QCOMPARE(file.records.at(1).date, u"1933"_s);
        QCOMPARE(people(file.records.at(1)), u"Karel Čapek/aut"_s);
    }

    void aWorkbookIsKnownByItsPartsWhereverTheirListStands()
    {
        const QByteArray large(100'000, 'x');

        QCOMPARE(
            recognise(archiveOf({{"_rels/.rels", "<x/>"}, {"xl/large.xml", large}, {"[Content_Types].xml", "<x/>"}})
                          .first(recognisedBytes),
                      u"file"_s)
                .format,
            Format::Xlsx);
        QCOMPARE(
            recognise(archiveOf({{"docProps/thumbnail.jpeg", large}}).first(recognisedBytes), u"books.xlsx"_s).format,
            Format::Xlsx);
        QCOMPARE(recognise(archiveOf({{"word/large.xml", large}}).first(recognisedBytes), u"file"_s).format,
                 Format::Unknown);
    }

    void aWorkbookMayCountItsDaysFrom1904()
    {
        const ReadFile file = readAs(workbook({{"xl/workbook.xml", "<workbook><workbookPr date1904='1'/></workbook>"},
                                               {"xl/styles.xml", "<s><cellXfs><xf numFmtId='14'/></cellXfs></s>"},
                                               {"xl/worksheets/sheet1.xml",
                                                sheet("<row><c t='str'><v>Title</v></c><c t='str'><v>Date</v></c></row>"
                                                      "<row><c t='str'><v>A</v></c><c s='0'><v>7318</v></c></row>")}}),
                                     {Format::Xlsx, {}, ','});

        QCOMPARE(file.records.size(), 1);
        QCOMPARE(file.records.front().date, u"1924-01-14"_s);
    }

    void sheetsOfOtherTablesAreSaid()
    {
        const auto table = [](const QByteArray &header, const QByteArray &title) {
            return sheet("<row><c t='str'><v>" + header + "</v></c></row><row><c t='str'><v>" + title
                         + "</v></c></row>");
        };
        const ReadFile file = readAs(workbook({{"xl/worksheets/sheet1.xml", sheet("")},
                                               {"xl/worksheets/sheet2.xml", table("Title", "A")},
                                               {"xl/worksheets/sheet3.xml", table("Loans", "x")},
                                               {"xl/worksheets/sheet4.xml", sheet("")},
                                               {"xl/worksheets/sheet5.xml", table("Title", "B")}}),
                                     {Format::Xlsx, {}, ','});

        QCOMPARE(titles(file), QStringList({u"A"_s, u"B"_s}));
        QCOMPARE(file.problems.size(), 1);
        QCOMPARE(file.problems.front().message, u"Sheet 3 has other columns than the first one and is left out."_s);
    }

    void whatAWorkbookLacksIsSaid()
    {
        const QByteArray rows("<row><c t='str'><v>Title</v></c><c t='str'><v>Notes</v></c></row>"
                              "<row><c t='str'><v>A</v></c><c t='s'><v>7</v></c></row>");
        const auto readWith = [&](const QByteArray &texts) {
            return readAs(workbook({{"xl/sharedStrings.xml", texts}, {"xl/worksheets/sheet1.xml", sheet(rows)}}),
                          {Format::Xlsx, {}, ','});
        };

        QCOMPARE(readWith("<sst><si><t>x</t></si></sst>").records.front().problems,
                 QStringList{u"A text of the row is missing in the file."_s});
        const ReadFile damaged = readWith("<sst><si><t>x</t></si");
        QCOMPARE(damaged.records.size(), 0);
        QCOMPARE(damaged.problems.size(), 1);
        QVERIFY(damaged.problems.front().endsReading);
    }

    void linksBehindTheRowsOfASheetAreNoDamage()
    {
        const QByteArray links =
            "<hyperlinks>" + QByteArray("<hyperlink ref='A1'/>").repeated(300'000) + "</hyperlinks>";
        const ReadFile file = readAs(workbook({{"xl/worksheets/sheet1.xml",
                                                sheet("<row><c t='str'><v>Title</v></c></row>"
                                                      "<row><c t='str'><v>A</v></c></row>",
                                                      links)}}),
                                     {Format::Xlsx, {}, ','});

        QCOMPARE(titles(file), QStringList{u"A"_s});
        QCOMPARE(file.problems, QList<ReadProblem>());
    }

    void emptyRowsEndSomewhere()
    {
        const ReadFile file =
            readAs(workbook({{"xl/worksheets/sheet1.xml", sheet(QByteArray("<row/>").repeated(1'100'000))}}),
                   {Format::Xlsx, {}, ','});

        QCOMPARE(file.problems.size(), 1);
        QVERIFY(file.problems.front().message.contains(u"more rows"_s));
    }

    void aWorkbookThatIsDamagedIsSaid()
    {
        const QByteArray whole = written(hostileRecords(50), Format::Xlsx).bytes;

        QCOMPARE(readAs(whole.first(whole.size() / 2), {Format::Xlsx, {}, ','}).problems.size(), 1);
        for (qsizetype at = 0; at < whole.size(); at += 499) {
            QByteArray damaged = whole;
            damaged[at] = char(damaged.at(at) ^ 0x5A);
            const ReadFile file = readAs(damaged, {Format::Xlsx, {}, ','});
            QVERIFY(file.records.size() <= 50);
        }
    }

    void noCellThatIsWrittenBeginsLikeAFormula()
    {
        const WrittenFile file = written(hostileRecords(200), Format::Csv);
        const QByteArray text = file.bytes.sliced(3);

        qsizetype cells = 0;
        bool isQuoted = false;
        bool isBegin = true;
        for (const char byte : text) {
            if (isBegin && byte != '"') {
                ++cells;
                QVERIFY2(!QByteArrayView("=+-@\t").contains(byte), text.constData());
            }
            isBegin = isBegin ? byte == '"' : !isQuoted && (byte == ',' || byte == '\n');
            isQuoted = byte == '"' ? !isQuoted : isQuoted;
        }
        QVERIFY(cells > 200 * 20);
    }

    void noSignThatSpreadsheetsTakeForAFormulaStandsFirst_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("guardedCell");

        QTest::addRow("plain") << u"a = b; c"_s << u"a = b; c"_s;
        QTest::addRow("equals") << u"=a"_s << u"'=a"_s;
        QTest::addRow("full width") << u"＝a"_s << u"'＝a"_s;
        QTest::addRow("plus of full width") << u"＋1"_s << u"'＋1"_s;
        QTest::addRow("minus of full width") << u"－1"_s << u"'－1"_s;
        QTest::addRow("at of full width") << u"＠a"_s << u"'＠a"_s;
        QTest::addRow("guarded already") << u"''=a"_s << u"'''=a"_s;
        QTest::addRow("behind a semicolon") << u"a;=cmd|x; -2;'=c"_s << u"a;'=cmd|x; '-2;''=c"_s;
    }

    void noSignThatSpreadsheetsTakeForAFormulaStandsFirst()
    {
        QFETCH(QString, cell);

        QTEST(guarded(cell), "guardedCell");
        QCOMPARE(unguarded(guarded(cell)), cell);
    }

    void aNumberOfABookIsTextForASpreadsheet()
    {
        ExchangeRecord record;
        record.title = u"A"_s;
        record.identifiers = {{IdentifierKind::Isbn, u"9780306406157"_s}, {IdentifierKind::Isbn, u"0306406152"_s}};

        const WrittenFile file = written({record}, Format::Csv, {false});

        QVERIFY(file.bytes.startsWith("Title,"));
        QVERIFY(file.bytes.contains(",\"978-0306406157; 0-306406152\","));
        QCOMPARE(readBytes(file.bytes).records.front(), record);
    }
};

CATALPA_TEST(TablesTest)
#include "tst_tables.moc"
