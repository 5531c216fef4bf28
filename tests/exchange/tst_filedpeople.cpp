// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people are called, and where they are filed, out of files and back.

#include "core/filing/sortname.h"
#include "exchange/catalogue/bookauthor.h"
#include "exchange/catalogue/bookrecord.h"
#include "exchange/exchangefixture.h"
#include "exchange/names.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::exchange;
using namespace catalpa::test;

Q_DECLARE_METATYPE(catalpa::exchange::Format)

namespace {

constexpr CatalogueRoom wholeRoom{true, true, true};

//! "name | what it is filed under", whoever says that.
QString asKept(const ExchangeRecord &record)
{
    const auto book = incomingBook(record, wholeRoom);
    if (!book)
        return book.error().message;
    const QString country = book->author.country.value_or(QString());
    const QString filed = authorSortName(book->author.name, country).text;
    return book->author.name + u" | "_s + (book->sortName.isEmpty() ? filed : book->sortName);
}

ExchangeRecord marcWith(const QString &tag, const QString &indicators, const QString &subfields)
{
    QString xml;
    for (const QString &part : subfields.split(u'$', Qt::SkipEmptyParts))
        xml += u"<subfield code=\"%1\">%2</subfield>"_s.arg(part.left(1), part.mid(1).toHtmlEscaped());
    const bool isUnimarc = tag.startsWith(u'7');
    return onlyRecord(
        u"<collection><record><leader>00000nam a2200000 i 4500</leader>"
        "<datafield tag=\"%1\" ind1=\"%2\" ind2=\"%3\">%4</datafield>"
        "<datafield tag=\"%5\" ind1=\"1\" ind2=\"0\"><subfield code=\"a\">Book</subfield></datafield>"
        "</record></collection>"_s.arg(tag, indicators.left(1), indicators.mid(1), xml, isUnimarc ? u"200"_s : u"245"_s)
            .toUtf8());
}

} // namespace

class FiledPeopleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void familyFirstNamesStaySo_data();
    void familyFirstNamesStaySo();
    void whatIsSpokenBesideAHeadingIsTheName_data();
    void whatIsSpokenBesideAHeadingIsTheName();
    void marcFilesWhereItSays_data();
    void marcFilesWhereItSays();
    void unimarcHasCommasAround();
    void namesComeBack_data();
    void namesComeBack();
    void bodiesAreWrittenAsBodies();
    void theLanguageDecidesTheArticle_data();
    void theLanguageDecidesTheArticle();
};

void FiledPeopleTest::familyFirstNamesStaySo_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *heading, const char *kept, const char *language = "") {
        QTest::addRow("%s %s", heading, language) << QString::fromUtf8(language) << QString::fromUtf8(kept);
    };
    row("夏目, 漱石", "夏目漱石 | 夏目, 漱石");
    row("村上, 春樹", "村上春樹 | 村上, 春樹");
    row("よしもと, ばなな", "よしもとばなな | よしもと, ばなな");
    row("李, 白", "李白 | 李, 白");
    row("김, 영하", "김영하 | 김, 영하");
    row("ヘミングウェイ, アーネスト", "アーネスト・ヘミングウェイ | ヘミングウェイ, アーネスト");
    row("海明威, 欧内斯特", "欧内斯特·海明威 | 海明威, 欧内斯特");
    row("Nguyễn, Du", "Nguyễn Du | Nguyễn, Du");
    row("Han, Kang", "Han Kang | Han, Kang");
    row("Li, Bai", "Li Bai | Li, Bai");
    row("Du, Fu", "Du Fu | Du, Fu");
    row("Lu, Xun", "Lu Xun | Lu, Xun");
    row("Kong, Qiu", "Kong Qiu | Kong, Qiu");
    row("Ouyang, Xiu", "Ouyang Xiu | Ouyang, Xiu");
    row("Sima, Qian", "Sima Qian | Sima, Qian");
    row("Nguyen, Viet Thanh", "Viet Thanh Nguyen | Nguyen, Viet Thanh");
    row("Murakami, Haruki", "Haruki Murakami | Murakami, Haruki");
    row("Lee, Harper", "Harper Lee | Lee, Harper");
    row("Petőfi, Sándor", "Sándor Petőfi | Petőfi, Sándor");
    row("Petőfi, Sándor", "Petőfi Sándor | Petőfi, Sándor", "hu");
    row("García Márquez, Gabriel", "Gabriel García Márquez | García Márquez, Gabriel", "hu");
}

void FiledPeopleTest::familyFirstNamesStaySo()
{
    QFETCH(const QString, language);
    const QString heading = QString::fromUtf8(QTest::currentDataTag()).chopped(language.size() + 1).trimmed();
    const QString rest = language.isEmpty() ? QString() : u"LA  - "_s + language + u'\n';

    QTEST(asKept(onlyRecord(u"TY  - BOOK\nTI  - Book\nAU  - %1\n%2ER  - \n"_s.arg(heading, rest).toUtf8())), "kept");
}

void FiledPeopleTest::whatIsSpokenBesideAHeadingIsTheName_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *program, const char *columns, const char *cells, const char *kept) {
        QTest::addRow("%s: %s", program, cells)
            << QString::fromUtf8(columns) + u'\n' + QString::fromUtf8(cells) + u'\n' << QString::fromUtf8(kept);
    };
    const char *goodreads = "Title,Author,Author l-f,Bookshelves,Exclusive Shelf";
    row("Goodreads", goodreads, "Book,Homer,\"Homer, Homer\",,read", "Homer | Homer");
    row("Goodreads", goodreads, "Book,夏目漱石,\"夏目漱石, 夏目漱石\",,read", "夏目漱石 | 夏目漱石");
    row("Goodreads", goodreads, "Book,,\"Molière, Molière\",,read", "Molière | Molière");
    row("Goodreads", goodreads, "Book,Karel  Čapek,\"Čapek, Karel\",,read", "Karel Čapek | Čapek, Karel");
    row("Goodreads", goodreads, "Book,Gabriel García Márquez,\"Márquez, Gabriel García\",,read",
        "Gabriel García Márquez | García Márquez, Gabriel");
    const char *calibre = "author_sort,authors,series_index,title";
    row("calibre", calibre, "\"Natsume, Sōseki\",Natsume Sōseki,1.0,Book", "Natsume Sōseki | Natsume, Sōseki");
    row("calibre", calibre, "\"van Gogh, Vincent\",Vincent van Gogh,1.0,Book", "Vincent van Gogh | van Gogh, Vincent");
}

void FiledPeopleTest::whatIsSpokenBesideAHeadingIsTheName()
{
    QFETCH(const QString, table);

    QTEST(asKept(onlyRecord(table.toUtf8(), u"a.csv"_s)), "kept");
}

void FiledPeopleTest::marcFilesWhereItSays_data()
{
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *field, const char *kept) {
        QTest::addRow("%s", field) << QString::fromUtf8(kept);
    };
    row("1001 $aFouché, Joseph,$cduc d'Otrante,$d1759-1820",
        "Joseph Fouché, duc d'Otrante | Fouché, Joseph, duc d'Otrante");
    row("1001 $aMetternich, Clemens,$cFürst von,$d1773-1859",
        "Clemens Metternich, Fürst von | Metternich, Clemens, Fürst von");
    row("1001 $aSmith, John,$cof Jamestown", "John Smith, of Jamestown | Smith, John, of Jamestown");
    row("1001 $aGoethe, Johann Wolfgang$cvon", "Johann Wolfgang von Goethe | Goethe, Johann Wolfgang von");
    row("1001 $aAlembert, Jean Le Rond d',$d1717-1783", "Jean Le Rond d'Alembert | Alembert, Jean Le Rond d'");
    row("1000 $aRed Jacket,$cSeneca chief", "Red Jacket, Seneca chief | Red Jacket, Seneca chief");
    row("1001 $a[Villars, Pierre,$cmarquis de,$d1623-1698]",
        "Pierre Villars, marquis de | Villars, Pierre, marquis de");
    row("1001 $aBridgham, Gladys Ruth. [from old catalog]", "Gladys Ruth Bridgham | Bridgham, Gladys Ruth");
    row("1001 $aMies van der Rohe, Ludwig,$d1886-1969", "Ludwig Mies van der Rohe | Mies van der Rohe, Ludwig");
    row("1001 $aBioy Casares, Adolfo", "Adolfo Bioy Casares | Bioy Casares, Adolfo");
    row("1000 $aHalldór Laxness,$d1902-1998", "Halldór Laxness | Halldór Laxness");
    row("1000 $aMurasaki Shikibu,$d978?-", "Murasaki Shikibu | Murasaki Shikibu");
    row("1001 $aLuis,$cde León,$d1528?-1591", "Luis de León | Luis, de León");
    row("1001 $aLeconte de Lisle,$d1818-1894", "Leconte de Lisle | Leconte de Lisle");
    row("1102 $aDeutscher Bundestag", "Deutscher Bundestag | Deutscher Bundestag");
    row("1102 $aConseil de l'Europe", "Conseil de l'Europe | Conseil de l'Europe");
    row("1102 $aРоссийская национальная библиотека",
        "Российская национальная библиотека | Российская национальная библиотека");
}

void FiledPeopleTest::marcFilesWhereItSays()
{
    const QString field = QString::fromUtf8(QTest::currentDataTag());

    QTEST(asKept(marcWith(field.left(3), field.mid(3, 2), field.mid(5))), "kept");
}

void FiledPeopleTest::unimarcHasCommasAround()
{
    QCOMPARE(asKept(marcWith(u"700"_s, u" 1"_s, u"$aSaramago,$bJosé,$f1922-2010"_s)),
             u"José Saramago | Saramago, José"_s);
    QCOMPARE(asKept(marcWith(u"700"_s, u" 1"_s, u"$aZanea-Zagoneanu,$b, Florin"_s)),
             u"Florin Zanea-Zagoneanu | Zanea-Zagoneanu, Florin"_s);
    QCOMPARE(asKept(marcWith(u"700"_s, u" 1"_s, u"$aFouché$bJoseph$cduc d'Otrante"_s)),
             u"Joseph Fouché, duc d'Otrante | Fouché, Joseph, duc d'Otrante"_s);
}

void FiledPeopleTest::namesComeBack_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sortName");
    const std::array<std::pair<const char *, const char *>, 12> names{{
        {"Joseph Fouché, duc d'Otrante", "Fouché, Joseph, duc d'Otrante"},
        {"Shou du shi fan da xue (Beijing, China). Library", "Shou du shi fan da xue (Beijing, China). Library"},
        {"Brookings Institution, Washington, D.C. Press", "Brookings Institution, Washington, D.C. Press"},
        {"O. Henry, pseud.", "O. Henry, pseud."},
        {"Red Jacket, Seneca chief", "Red Jacket, Seneca chief"},
        {"Pope John Paul II", "John Paul II, Pope"},
        {"Dr. Seuss", "Seuss, Dr."},
        {"Plato", "Plato"},
        {"Li Bai", "Li, Bai"},
        {"夏目漱石", "夏目, 漱石"},
        {"Martin Luther King, Jr.", "King, Martin Luther, Jr."},
        {"Deutscher Bundestag", "Deutscher Bundestag"},
    }};
    for (const Format format : {Format::Csv, Format::Marc, Format::MarcXml, Format::BibTex, Format::Ris,
                                Format::CslJson, Format::DublinCore}) {
        for (const auto &[name, sortName] : names)
            QTest::addRow("%s: %s", qPrintable(formatKey(format)), name)
                << format << QString::fromUtf8(name) << QString::fromUtf8(sortName);
    }
}

void FiledPeopleTest::namesComeBack()
{
    QFETCH(const Format, format);
    QFETCH(const QString, name);
    Book book;
    book.title = u"Book"_s;
    Author author;
    author.name = name;
    QFETCH(const QString, sortName);
    author.sortName = sortName;

    const WrittenFile file = written({recordOf(book, author, format)}, format);
    const QString kept = asKept(onlyRecord(file.bytes, u"a."_s + formatSuffix(format)));

    QCOMPARE(kept.section(u" | "_s, 0, 0), name);
    if (format != Format::DublinCore && !name.contains(u',')) // Dublin Core has names, and no word about them.
        QCOMPARE(kept.section(u" | "_s, 1), sortName);
}

void FiledPeopleTest::bodiesAreWrittenAsBodies()
{
    const auto field = [](const char *name, const char *sortName) {
        Author author;
        author.name = QString::fromUtf8(name);
        author.sortName = QString::fromUtf8(sortName);
        Book book;
        book.title = u"Book"_s;
        const QByteArray bytes = written({recordOf(book, author, Format::MarcXml)}, Format::MarcXml).bytes;
        return QString::fromUtf8(bytes).section(u"<datafield tag=\"1"_s, 1).left(2);
    };

    QCOMPARE(field("Deutscher Bundestag", "Deutscher Bundestag"), u"10"_s);
    QCOMPARE(field("British Museum", "British Museum"), u"10"_s);
    QCOMPARE(field("Halldór Laxness", "Halldór Laxness"), u"00"_s);
    QCOMPARE(field("Karel Čapek", "Čapek, Karel"), u"00"_s);
}

void FiledPeopleTest::theLanguageDecidesTheArticle_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("sortTitle");
    QTest::addColumn<QString>("kept");
    QTest::addRow("O Sol") << u"pt"_s << QString() << u"Sol"_s;
    QTest::addRow("De aanslag") << u"nl"_s << QString() << u"aanslag"_s;
    QTest::addRow("Die broke") << u"en"_s << QString() << u"Die broke"_s;
    QTest::addRow("Die broke, as it says") << u"de"_s << u"Die broke"_s << u"Die broke"_s;
    QTest::addRow("The Hobbit") << u"en"_s << u"Hobbit, The"_s << QString();
    QTest::addRow("The Hobbit, by hand") << u"en"_s << u"Zz by hand"_s << u"Zz by hand"_s;
}

void FiledPeopleTest::theLanguageDecidesTheArticle()
{
    ExchangeRecord record;
    record.title = QString::fromUtf8(QTest::currentDataTag()).section(u',', 0, 0);
    record.people = {{u"Karel Čapek"_s, NameForm::Natural, u"aut"_s}};
    QFETCH(const QString, sortTitle);
    record.sortTitle = sortTitle;
    QFETCH(const QString, language);
    record.language = language;

    QTEST(incomingBook(record, wholeRoom)->sortTitle, "kept");
    QVERIFY(!leftOutOf(record, wholeRoom).contains(Field::SortTitle));
}

CATALPA_TEST(FiledPeopleTest)
#include "tst_filedpeople.moc"
