// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/column.h"
#include "exchange/readers.h"
#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtCore/QBuffer>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QtTest>

#include <yaz/marcdisp.h>
#include <yaz/wrbuf.h>

using namespace Qt::StringLiterals;
using namespace catalpa::exchange;
using namespace catalpa::test;

Q_DECLARE_METATYPE(catalpa::exchange::Format)

namespace {

QString inOneLine(QString text)
{
    return text.replace(u'\n', u' ').simplified();
}

void makeLines(ExchangeRecord &record)
{
    for (QString &note : record.notes)
        note = inOneLine(note);
    record.biography = inOneLine(record.biography);
}

void forgetForms(ExchangeRecord &record)
{
    for (Person &person : record.people) {
        person.form = NameForm::Natural;
        person.dates.clear();
    }
}

void sortIdentifiers(ExchangeRecord &record)
{
    std::stable_sort(record.identifiers.begin(), record.identifiers.end(),
                     [](const Identifier &a, const Identifier &b) { return a.kind < b.kind; });
}

//! What of records can be compared when a format holds no forms of names, and no order of identifiers.
QList<ExchangeRecord> comparable(QList<ExchangeRecord> records, Format format)
{
    for (ExchangeRecord &record : records) {
        if (format == Format::Marc || format == Format::MarcXml)
            sortIdentifiers(record);
        if (format == Format::BibTex || format == Format::Ris)
            forgetForms(record);
    }
    return records;
}

//! What of records a format can hold.
QList<ExchangeRecord> holdable(QList<ExchangeRecord> records, Format format)
{
    for (ExchangeRecord &record : records) {
        if (format == Format::Marc || format == Format::MarcXml || format == Format::Ris)
            makeLines(record);
        if (format != Format::Ris)
            continue;
        record.sortTitle.clear();
        record.copies.reset();
        record.country.clear();
        record.biography.clear();
        record.identifiers.removeIf([](const Identifier &identifier) {
            return identifier.kind == IdentifierKind::Lccn || identifier.kind == IdentifierKind::Oclc
                || identifier.kind == IdentifierKind::Other;
        });
    }
    return comparable(records, format);
}

QString fileNameOf(Format format)
{
    return u"export."_s + formatSuffix(format);
}

//! The records of ISO 2709 as YAZ sees them, a line a field.
QString asYazSees(const QByteArray &bytes)
{
    yaz_marc_t marc = yaz_marc_create();
    yaz_marc_xml(marc, YAZ_MARC_LINE);
    WRBUF lines = wrbuf_alloc();
    QString all;
    for (qsizetype at = 0; at < bytes.size();) {
        const int size = yaz_marc_read_iso2709(marc, bytes.constData() + at, int(bytes.size() - at));
        if (size <= 0)
            break;
        yaz_marc_write_line(marc, lines);
        at += size;
    }
    all = QString::fromUtf8(wrbuf_cstr(lines));
    wrbuf_destroy(lines);
    yaz_marc_destroy(marc);
    return all;
}

} // namespace

//! What is exported comes in again as it was, as far as the format can hold it.
class RoundTripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anImportOfAnExportGivesTheSame_data()
    {
        QTest::addColumn<Format>("format");
        for (const Format format :
             {Format::Csv, Format::Xlsx, Format::Marc, Format::MarcXml, Format::BibTex, Format::Ris, Format::CslJson})
            QTest::addRow("%s", qPrintable(formatKey(format))) << format;
    }

    void anImportOfAnExportGivesTheSame()
    {
        QFETCH(Format, format);
        const QList<ExchangeRecord> records = hostileRecords(200);

        const WrittenFile file = written(records, format);
        const QByteArrayView head = QByteArrayView(file.bytes).first(std::min(file.bytes.size(), recognisedBytes));
        QCOMPARE(recognise(head, fileNameOf(format)).format, format);
        ReadFile read = readBytes(file.bytes, fileNameOf(format));

        QCOMPARE(read.problems, QList<ReadProblem>());
        QCOMPARE(firstDifference(comparable(read.records, format), holdable(records, format)), QString());
    }

    void aRecordWithATitleAloneComesBackAlone_data() { anImportOfAnExportGivesTheSame_data(); }

    void aRecordWithATitleAloneComesBackAlone()
    {
        QFETCH(Format, format);
        ExchangeRecord record;
        record.title = u"Krakatit"_s;

        const WrittenFile file = written({record}, format);
        const ExchangeRecord read = onlyRecord(file.bytes, fileNameOf(format));

        QCOMPARE(file.losses, QStringList());
        if (format == Format::Marc || format == Format::MarcXml) // All of it is filed there, unless something is said.
            record.sortTitle = record.title;
        QCOMPARE(firstDifference({read}, {record}), QString());
    }

    void aNoteOfAHundredThousandLettersIsKeptOrSaid_data() { anImportOfAnExportGivesTheSame_data(); }

    void aNoteOfAHundredThousandLettersIsKeptOrSaid()
    {
        QFETCH(Format, format);
        ExchangeRecord record;
        record.title = u"Válka s mloky"_s;
        record.notes = {u"Žluťoučký kůň 漢字 "_s.repeated(6000).trimmed(), u"a short one"_s};

        const WrittenFile file = written({record}, format);
        const ExchangeRecord read = onlyRecord(file.bytes, fileNameOf(format));

        QCOMPARE(read.title, record.title);
        if (format == Format::Marc || format == Format::Xlsx) {
            QCOMPARE(file.losses.size(), 1);
            QCOMPARE(read.notes.size(), format == Format::Marc ? 2 : 1); // All notes stand in one cell.
            QVERIFY(record.notes.front().startsWith(read.notes.front()));
            QVERIFY(read.notes.front().toUtf8().size() > 9900);
        } else {
            QCOMPARE(file.losses, QStringList());
            QCOMPARE(read.notes, record.notes);
        }
    }

    void aRecordThatIsTooLargeForIso2709GivesWayInItsLongestFields()
    {
        ExchangeRecord record;
        record.title = u"Válka s mloky"_s;
        for (int i = 0; i < 30; ++i)
            record.notes.append(QString::number(i) + u' ' + u"x"_s.repeated(9000));

        const WrittenFile file = written({record, record}, Format::Marc);
        const ReadFile read = readBytes(file.bytes);

        QCOMPARE(read.records.size(), 2);
        QCOMPARE(read.records.at(1).title, record.title);
        QVERIFY(read.records.at(1).notes.size() >= 10);
        QCOMPARE(file.losses.size(), 2);
    }

    void whatARecordIsKnownByGivesWayLast()
    {
        ExchangeRecord record;
        record.title = u"Válka s mloky "_s.repeated(500).trimmed();
        record.people = {{u"Čapek, Karel"_s, NameForm::Heading, u"aut"_s}};
        for (int i = 0; i < 40; ++i)
            record.notes.append(QString::number(i) + u' ' + u"x"_s.repeated(3000));

        const ExchangeRecord read = onlyRecord(written({record}, Format::Marc).bytes);

        QCOMPARE(read.title, record.title);
        QCOMPARE(read.people.size(), 1);
        QVERIFY(read.notes.size() < 40);
    }

    void anotherProgramReadsOurIso2709()
    {
        const QList<ExchangeRecord> records = hostileRecords(50);

        const QString seen = asYazSees(written(records, Format::Marc).bytes);

        QCOMPARE(seen.count(u"\n245 "_s), 50);
        for (const ExchangeRecord &record : records) {
            QVERIFY2(seen.contains(u"$a "_s + record.title), qPrintable(record.title));
            QVERIFY(seen.contains(u"$a "_s + record.subjects.front()));
        }
        QVERIFY(!seen.contains(u"<!--"_s + u" "_s + u"Bad"_s));
    }

    void aDatumOfFixedLengthHasItsLength()
    {
        ExchangeRecord record;
        record.title = u"Krakatit"_s;
        record.date = u"c1924"_s;
        record.language = u"cs"_s;

        const QString seen = asYazSees(written({record}, Format::Marc).bytes);

        const QString fixed = seen.section(u"\n008 "_s, 1).section(u'\n', 0, 0);
        QCOMPARE(fixed.size(), 40);
        QCOMPARE(fixed.mid(6, 5), u"s1924"_s);
        QCOMPARE(fixed.mid(35, 3), u"cze"_s);
    }

    void dublinCoreIsWellFormedAndHoldsTheTexts()
    {
        const QList<ExchangeRecord> records = hostileRecords(100);
        const WrittenFile file = written(records, Format::DublinCore);

        QXmlStreamReader xml(file.bytes);
        QStringList titles;
        QStringList publishers;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.namespaceUri() == "http://purl.org/dc/elements/1.1/"_L1 && xml.name() == "title"_L1)
                titles.append(xml.readElementText());
            else if (xml.name() == "publisher"_L1)
                publishers.append(xml.readElementText());
        }

        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(titles.size(), 100);
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(titles.at(i), fullTitle(records.at(i).title, records.at(i).subtitle));
            QCOMPARE(publishers.at(i), records.at(i).publisher);
        }
        QVERIFY(file.losses.contains(u"Dublin Core (XML) has no place for: Copies."_s));
    }

    void dublinCoreComesInAsFarAsItHolds()
    {
        const QList<ExchangeRecord> records = hostileRecords(100);

        const ReadFile file = readBytes(written(records, Format::DublinCore).bytes);

        QCOMPARE(file.problems, QList<ReadProblem>());
        QCOMPARE(file.records.size(), 100);
        for (int i = 0; i < 100; ++i) {
            const ExchangeRecord &read = file.records.at(i);
            const ExchangeRecord &record = records.at(i);
            QCOMPARE(read.title, fullTitle(record.title, record.subtitle));
            QCOMPARE(read.people.size(), record.people.size());
            QCOMPARE(read.people.front().name, record.people.front().name);
            QCOMPARE(read.subjects, record.subjects);
            QCOMPARE(read.notes, record.notes);
            QCOMPARE(read.identifiers, record.identifiers);
            QCOMPARE(QStringList({read.publisher, read.date, read.language, read.extent}),
                     QStringList({record.publisher, record.date, record.language, record.extent}));
        }
    }

    void whatAFormatLosesIsSaidOnceForAllRecords_data()
    {
        QTest::addColumn<Format>("format");
        QTest::addColumn<QStringList>("losses");

        QTest::addRow("csv") << Format::Csv << QStringList();
        QTest::addRow("csl") << Format::CslJson << QStringList();
        QTest::addRow("marc") << Format::Marc
                              << QStringList({u"MARC has no line breaks; they became blanks."_s,
                                              u"MARC has no place for a sort title that is not the end of the title."_s,
                                              u"The language of the book has no code in MARC."_s});
        QTest::addRow("bibtex") << Format::BibTex
                                << QStringList({u"BibTeX has no place for: Dates of the author."_s,
                                                u"BibTeX has no place for: Roles of people."_s});
        QTest::addRow("dc") << Format::DublinCore
                            << QStringList({u"Dublin Core (XML) has no place for: Biography of the author."_s,
                                            u"Dublin Core (XML) has no place for: Dates of the author."_s,
                                            u"Dublin Core (XML) has no place for: Roles of people."_s,
                                            u"Dublin Core (XML) has no place for: Sort title."_s});
        QTest::addRow("ris") << Format::Ris
                             << QStringList({u"RIS has no line breaks; they became blanks."_s,
                                             u"RIS has no place for: Biography of the author."_s,
                                             u"RIS has no place for: Dates of the author."_s,
                                             u"RIS has no place for: Roles of people."_s,
                                             u"RIS has no place for: Sort title."_s});
        QTest::addRow("html") << Format::Html
                              << QStringList({u"Web page (HTML) has no place for: Biography of the author."_s,
                                              u"Web page (HTML) has no place for: DOI."_s,
                                              u"Web page (HTML) has no place for: Dates of the author."_s,
                                              u"Web page (HTML) has no place for: Extent."_s,
                                              u"Web page (HTML) has no place for: Notes."_s});
    }

    void whatAFormatLosesIsSaidOnceForAllRecords()
    {
        QFETCH(Format, format);
        ExchangeRecord record;
        record.title = u"Krakatit"_s;
        record.sortTitle = u"Something else"_s;
        record.people = {{u"Čapek, Karel"_s, NameForm::Heading, u"aut"_s, u"1890-1938"_s},
                         {u"Doe, Jane"_s, NameForm::Heading, u"nrt"_s}};
        record.language = u"Klingon (rare)"_s;
        record.notes = {u"two\nlines"_s};
        record.biography = u"A writer."_s;
        record.extent = u"310 p."_s;
        record.identifiers = {{IdentifierKind::Doi, u"10.1000/182"_s}};
        ExchangeRecord other = record;
        other.title = u"Hordubal"_s;

        QStringList losses = written({record, other}, format).losses;
        losses.sort();
        const qsizetype all = losses.size();
        losses.removeDuplicates();

        QTEST(losses, "losses");
        QCOMPARE(all, 2 * losses.size());
    }

    void theSeriesOfDublinCoreComesIn()
    {
        ExchangeRecord record;
        record.title = u"Krakatit"_s;
        record.series = u"Big books ; old ones"_s;
        record.seriesNumber = u"4"_s;

        const ExchangeRecord read = onlyRecord(written({record}, Format::DublinCore).bytes);

        QCOMPARE(read.series + u'|' + read.seriesNumber, u"Big books ; old ones|4"_s);
        QCOMPARE(onlyRecord("<oai_dc:dc><dc:title>A</dc:title><dc:relation>https://x.org/1</dc:relation></oai_dc:dc>")
                     .series,
                 QString());
    }

    void aPageHoldsNoMarkupButItsOwn()
    {
        const QList<ExchangeRecord> records = hostileRecords(100);
        const WrittenFile file = written(records, Format::Html, {true, u"<script>alert(1)</script> & list"_s});
        const QString page = QString::fromUtf8(file.bytes);

        QVERIFY(page.startsWith(u"<!DOCTYPE html>"_s));
        QCOMPARE(page.count(u"<tr>"_s), 101);
        QCOMPARE(page.count(u"<th scope=\"col\">"_s), 10);
        QVERIFY(!page.contains(u"<script"_s) && !page.contains(u"<b>"_s) && !page.contains(u"<!-- x"_s));
        for (const ExchangeRecord &record : records)
            QVERIFY(page.contains(record.publisher.toHtmlEscaped().replace(u'\'', u"&#39;"_s)));
    }

    void aDeviceThatIsFullIsAnErrorInWords()
    {
        QBuffer closed; // Not open: it takes nothing.
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u".*"_s));
        const auto writer = makeWriter(closed, Format::Csv);

        const auto begun = writer->begin();

        QVERIFY(!begun);
        QCOMPARE(begun.error().kind, catalpa::ErrorKind::Exhausted);
        QVERIFY(begun.error().message.startsWith(u"The file could not be written"_s));
    }
};

CATALPA_TEST(RoundTripTest)
#include "tst_roundtrip.moc"
