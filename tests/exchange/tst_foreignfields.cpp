// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What other programs write into their fields, and what is said of that which has no place.

#include "exchange/catalogue/bookrecord.h"
#include "exchange/exchangefixture.h"
#include "exchange/names.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::exchange;
using namespace catalpa::test;

namespace {

ExchangeRecord ofTable(const QString &columns, const QString &cells)
{
    return onlyRecord((columns + u'\n' + cells + u'\n').toUtf8(), u"a.csv"_s);
}

//! Fields as "245 10 $aTitle$bSubtitle", and control fields as "001 12345".
QByteArray marcXml(const QStringList &fields, QChar status = u'n')
{
    QString xml;
    for (const QString &field : fields) {
        const QString tag = field.left(3);
        if (tag < u"010"_s) {
            xml += u"<controlfield tag=\"%1\">%2</controlfield>"_s.arg(tag, field.mid(4));
            continue;
        }
        QString parts;
        for (const QString &part : field.mid(7).split(u'$', Qt::SkipEmptyParts))
            parts += u"<subfield code=\"%1\">%2</subfield>"_s.arg(part.left(1), part.mid(1).toHtmlEscaped());
        xml += u"<datafield tag=\"%1\" ind1=\"%2\" ind2=\"%3\">%4</datafield>"_s.arg(tag, field.mid(4, 1),
                                                                                     field.mid(5, 1), parts);
    }
    return u"<collection><record><leader>00000%1am a2200000 i 4500</leader>%2</record></collection>"_s.arg(status)
        .arg(xml)
        .toUtf8();
}

QString people(const ExchangeRecord &record)
{
    QStringList all;
    for (const Person &person : record.people)
        all += naturalName(person) + u'/' + person.role;
    return all.join(u"; "_s);
}

} // namespace

class ForeignFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void libraryThingSaysBindings();
    void calibreCountsWithoutASeries();
    void shelvesOfReadersAreNone();
    void columnsAreKnownInTheNorth();
    void marcSaysWhatItHasNoPlaceFor();
    void marcHasOtherScriptsAndTitles();
    void theOneWhoPublishedIsThePublisher();
    void whatIsDeletedIsNotAdded();
    void aFileThatEndsInARecordIsTold();
    void aMarkOfUtf8BeforeMarcIsPassedOver();
    void unimarcWithoutANamedPerson();
    void modsKeepsNamesAndTitlesWhole();
    void partsAreToldFromWholes();
    void whatCslHasBesideIsSaid();
    void rolesInOtherWords_data();
    void rolesInOtherWords();
    void tablesKeepAllOfAnAuthor();
    void othersSayWhatTheyLose();
};

void ForeignFieldsTest::libraryThingSaysBindings()
{
    const QString columns = u"'Title'\t'Primary Author'\t'Publication'"_s.remove(u'\'');
    const auto read = [&columns](const QString &publication) {
        const ExchangeRecord record = ofTable(columns, u"Book\tAusten, Jane\t"_s + publication);
        return QStringList{record.publisher, record.date, record.edition, record.extent};
    };

    QCOMPARE(read(u"Galahad Books (1998), Hardcover, 128 pages"_s),
             QStringList({u"Galahad Books"_s, u"1998"_s, QString(), u"Hardcover, 128 pages"_s}));
    QCOMPARE(read(u"Addison-Wesley (1987), Edition: 2nd, Hardcover, 676 pages"_s),
             QStringList({u"Addison-Wesley"_s, u"1987"_s, u"2nd"_s, u"Hardcover, 676 pages"_s}));
    QCOMPARE(read(u"Allen & Unwin (1937), Edition: 2nd, 310 pages"_s),
             QStringList({u"Allen & Unwin"_s, u"1937"_s, u"2nd"_s, u"310 pages"_s}));
    QCOMPARE(read(u"Farrar, Straus and Giroux (2004), Mass Market Paperback"_s),
             QStringList({u"Farrar, Straus and Giroux"_s, u"2004"_s, QString(), u"Mass Market Paperback"_s}));
}

void ForeignFieldsTest::calibreCountsWithoutASeries()
{
    const QString columns = u"author_sort,authors,series,series_index,languages,title"_s;

    QCOMPARE(ofTable(columns, u"\"Lem, S.\",S. Lem,,1.0,eng,Book"_s).seriesNumber, QString());
    QCOMPARE(ofTable(columns, u"\"Lem, S.\",S. Lem,Plays,1.0,eng,Book"_s).seriesNumber, u"1"_s);
    const ExchangeRecord two = ofTable(columns, u"\"Lem, S.\",S. Lem,Plays,2.0,\"fra, eng\",Book"_s);
    QCOMPARE(two.language, u"fr"_s);
    QCOMPARE(two.problems, QStringList{u"Of several languages only the first is taken."_s});
}

void ForeignFieldsTest::shelvesOfReadersAreNone()
{
    QCOMPARE(ofTable(u"title,author,shelf"_s, u"Book,S. Lem,to-read"_s).shelfMark, QString());
    QCOMPARE(ofTable(u"title,author,shelf"_s, u"Book,S. Lem,A 3"_s).shelfMark, u"A 3"_s);
}

void ForeignFieldsTest::columnsAreKnownInTheNorth()
{
    QCOMPARE(people(ofTable(u"Titel;Författare"_s, u"Bok;Selma Lagerlöf"_s)), u"Selma Lagerlöf/aut"_s);
    QCOMPARE(people(ofTable(u"Titel;Forfatter"_s, u"Bog;Karen Blixen"_s)), u"Karen Blixen/aut"_s);
    QCOMPARE(ofTable(u"Titre;Auteur;Collection"_s, u"Livre;Albert Camus;Folio"_s).series, u"Folio"_s);
}

void ForeignFieldsTest::marcSaysWhatItHasNoPlaceFor()
{
    const ExchangeRecord record = onlyRecord(
        marcXml({u"001 ocm00012345"_s, u"003 OCoLC"_s, u"010    $a   75577579 //r91"_s, u"041 1  $aeng$afre"_s,
                 u"100 1  $aDoe, Jane,$eauthor,$eillustrator."_s, u"245 10 $kRecords,$f1939-1973"_s,
                 u"700 12 $aRoe, Richard.$tPoems."_s, u"856 40 $uhttp://example.org"_s}));

    QCOMPARE(record.title, u"Records, 1939-1973"_s);
    QCOMPARE(people(record), u"Jane Doe/aut; Jane Doe/ill"_s);
    QCOMPARE(record.identifiers,
             QList<Identifier>({{IdentifierKind::Lccn, u"75577579"_s}, {IdentifierKind::Oclc, u"12345"_s}}));
    QCOMPARE(record.problems,
             QStringList({u"Of several languages only the first is taken."_s,
                          u"Fields of MARC that are not taken: 700, 856."_s}));
}

void ForeignFieldsTest::marcHasOtherScriptsAndTitles()
{
    const ExchangeRecord record = onlyRecord(marcXml(
        {u"100 1  $aOkakura, Kakuzō"_s, u"245 10 $aNihon no chasho"_s, u"246 3  $aBook of tea"_s,
         u"880 1  $6100-01/$1$a岡倉, 覚三"_s.replace(u"/$1"_s, u"/(B"_s), u"880 10 $6245-02/(B$a日本の茶書"_s}));

    QCOMPARE(record.notes, QStringList({u"Other title: Book of tea"_s, u"日本の茶書"_s}));
    QCOMPARE(incomingBook(record, {true, true, true})->author.details.text(AuthorField::OtherNames), u"岡倉覚三"_s);
}

void ForeignFieldsTest::theOneWhoPublishedIsThePublisher()
{
    const ExchangeRecord record = onlyRecord(
        marcXml({u"100 1  $aDoe, Jane"_s, u"245 10 $aBook"_s, u"264  0 $bProducer"_s, u"264  1 $bPublisher$c1937"_s}));

    QCOMPARE(record.publisher, u"Publisher"_s);
}

void ForeignFieldsTest::whatIsDeletedIsNotAdded()
{
    const ReadFile file = readBytes(marcXml({u"100 1  $aDoe, Jane"_s, u"245 10 $aBook"_s}, u'd'));

    QCOMPARE(file.records.size(), 0);
    QCOMPARE(file.problems.value(0).message, u"The record says that it is deleted; it is not added."_s);
}

void ForeignFieldsTest::aFileThatEndsInARecordIsTold()
{
    ExchangeRecord record;
    record.title = u"Válka s mloky"_s;
    record.people = {{u"Čapek, Karel"_s, NameForm::Heading, u"aut"_s}};
    const QByteArray whole = written({record, record}, Format::Marc).bytes;

    for (const qsizetype missing : {2, 11, 20}) {
        const ReadFile file = readBytes(whole.chopped(missing));
        QCOMPARE(file.records.size(), 1);
        QCOMPARE(file.problems.value(0).message, u"The file ends in the middle of the record."_s);
    }
    QCOMPARE(readBytes(whole.chopped(1)).records.size(), 2); // Only the mark of its end is missing.
}

void ForeignFieldsTest::aMarkOfUtf8BeforeMarcIsPassedOver()
{
    ExchangeRecord record;
    record.title = u"Válka s mloky"_s;
    const QByteArray bytes = written({record}, Format::Marc).bytes;

    QCOMPARE(onlyRecord("\xEF\xBB\xBF" + bytes).title, record.title);
    QByteArray damaged = bytes;
    damaged[22] = '\x01';
    QCOMPARE(onlyRecord(damaged).title, record.title);
}

void ForeignFieldsTest::unimarcWithoutANamedPerson()
{
    const ExchangeRecord record = onlyRecord(marcXml(
        {u"035    $a(OCoLC)12345"_s, u"200 1  $a<<The >>sweetest fig$fChris Van Allsburg"_s, u"517 1  $aFigs"_s}));

    QCOMPARE(people(record), u"Chris Van Allsburg/aut"_s);
    QCOMPARE(record.title, u"The sweetest fig"_s);
    QCOMPARE(record.sortTitle, u"sweetest fig"_s);
    QCOMPARE(record.identifiers, QList<Identifier>({{IdentifierKind::Oclc, u"12345"_s}}));
    QCOMPARE(record.notes, QStringList{u"Other title: Figs"_s});
}

void ForeignFieldsTest::modsKeepsNamesAndTitlesWhole()
{
    const ExchangeRecord record = onlyRecord(
        "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><nonSort>al-</nonSort><title>Qurʼān</title></titleInfo>"
        "<name type=\"personal\"><namePart>Elizabeth</namePart><namePart type=\"termsOfAddress\">II, Queen of Great "
        "Britain</namePart><role><roleTerm>author</roleTerm></role><role><roleTerm>illustrator</roleTerm></role></name>"
        "<subject><geographicCode>n-us---</geographicCode></subject><subject><topic>Tea</topic></subject>"
        "<relatedItem type=\"series\"><titleInfo><title>The lord of the rings</title><partNumber>3</partNumber>"
        "</titleInfo></relatedItem><relatedItem type=\"host\"><titleInfo><title>Works</title></titleInfo></relatedItem>"
        "<identifier type=\"oclc\">ocm00001234</identifier></mods>");

    QCOMPARE(record.title, u"al-Qurʼān"_s);
    QCOMPARE(people(record), u"Elizabeth II, Queen of Great Britain/aut; Elizabeth II, Queen of Great Britain/ill"_s);
    QCOMPARE(record.subjects, QStringList{u"Tea"_s});
    QCOMPARE(record.series, u"The lord of the rings"_s);
    QCOMPARE(record.seriesNumber, u"3"_s);
    QCOMPARE(record.notes, QStringList{u"In: Works"_s});
    QCOMPARE(record.identifiers, QList<Identifier>({{IdentifierKind::Oclc, u"1234"_s}}));
}

void ForeignFieldsTest::partsAreToldFromWholes()
{
    for (const char *tags : {"TI  - Chapter\nBT  - Book\n", "BT  - Book\nTI  - Chapter\n"}) {
        const ExchangeRecord record = onlyRecord(QByteArray("TY  - CHAP\n") + tags + "AU  - Doe, Jane\nER  - \n");
        QCOMPARE(record.title, u"Chapter"_s);
        QCOMPARE(record.notes, QStringList{u"In: Book"_s});
    }
    QCOMPARE(onlyRecord("TY  - BOOK\nBT  - Book\nAU  - Doe, Jane\nER  - \n").title, u"Book"_s);
    const ExchangeRecord volume =
        onlyRecord("@book{a, title={Book}, author={Doe, Jane}, series={S}, volume={2}, number={4}}");
    QCOMPARE(volume.seriesNumber, u"4"_s);
    QCOMPARE(volume.notes, QStringList{u"Volume 2"_s});
}

void ForeignFieldsTest::whatCslHasBesideIsSaid()
{
    const ReadFile file =
        readBytes(R"([{"type":"book","title":"A","URL":"x","medium":"y"},{"type":"book","title":"B","URL":"x"}])");

    QCOMPARE(file.records.value(0).problems, QStringList{u"Left out from here on: URL, medium."_s});
    QCOMPARE(file.records.value(1).problems, QStringList());
}

void ForeignFieldsTest::rolesInOtherWords_data()
{
    QTest::addColumn<QString>("read");
    const auto row = [](const char *text, const char *read) {
        QTest::addRow("%s", text) << QString::fromUtf8(read);
    };
    row("Hans Müller (Hg.)", "Hans Müller/edt");
    row("Hg. v. Hans Müller", "Hans Müller/edt");
    row("村上 春樹／著", "村上 春樹/aut");
    row("(美)海明威著", "海明威/aut");
    row("[英]J.K.罗琳", "J.K.罗琳/aut");
    row("Twain, Mark (Samuel Clemens)", "Mark Twain/aut");
    row("O'Brien, Flann (pseud.)", "Flann O'Brien/aut");
    row("Smith, John Jr.", "John Smith, Jr./aut");
}

void ForeignFieldsTest::rolesInOtherWords()
{
    const QString cell = QString::fromUtf8(QTest::currentDataTag());

    QTEST(people(ofTable(u"title,author"_s, u"Book,\"%1\""_s.arg(cell))), "read");
}

void ForeignFieldsTest::tablesKeepAllOfAnAuthor()
{
    Book book;
    book.title = u"Book"_s;
    book.sortTitle = u"Zz by hand"_s;
    Author author;
    author.name = u"Karel Čapek"_s;
    author.sortName = u"Zzz, Byhand"_s;
    author.details = AuthorDetails();
    author.details->set(AuthorField::Born, u"44 BC"_s);
    author.details->set(AuthorField::Viaf, u"34454129"_s);
    author.details->set(AuthorField::Isni, u"0000000121032683"_s);
    author.details->set(AuthorField::OtherNames, u"K. Č.\nCarl Chapek; author"_s);

    for (const Format format : {Format::Csv, Format::Xlsx}) {
        const WrittenFile file = written({recordOf(book, author, format)}, format);
        QCOMPARE(file.losses, QStringList());
        const auto kept = incomingBook(onlyRecord(file.bytes, u"a."_s + formatSuffix(format)), {true, true, true});
        QCOMPARE(kept->author.details, *author.details);
        QCOMPARE(kept->sortName, *author.sortName);
        QCOMPARE(kept->sortTitle, *book.sortTitle);
    }
}

void ForeignFieldsTest::othersSayWhatTheyLose()
{
    Book book;
    book.title = u"Book"_s;
    Author author;
    author.name = u"Karel Čapek"_s;
    author.sortName = u"Zzz, Byhand"_s;
    author.details = AuthorDetails();
    author.details->set(AuthorField::Viaf, u"34454129"_s);
    author.details->set(AuthorField::OtherNames, u"K. Č."_s);

    for (const Format format : {Format::Marc, Format::BibTex, Format::Ris, Format::CslJson, Format::DublinCore}) {
        const QString losses = written({recordOf(book, author, format)}, format).losses.join(u' ');
        for (const QString &lost : {u"Sort name of the author"_s, u"Other names"_s, u"Identifiers of the author"_s})
            QVERIFY2(losses.contains(lost), qPrintable(formatKey(format) + u": "_s + losses));
    }
}

CATALPA_TEST(ForeignFieldsTest)
#include "tst_foreignfields.moc"
