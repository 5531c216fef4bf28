// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/catalogue/importreport.h"
#include "exchange/readers.h"
#include "exchangefixture.h"
#include "support/testregistry.h"

#include <QtCore/QBuffer>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::exchange;
using namespace catalpa::test;

namespace {

//! A file that is not there: a beginning, one byte again and again, and an end.
class LongFile final : public QIODevice {
public:
    LongFile(QByteArray begin, char byte, qint64 count, QByteArray end)
        : m_begin(std::move(begin))
        , m_end(std::move(end))
        , m_byte(byte)
        , m_size(m_begin.size() + count)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        qint64 size = 0;
        for (; size < most && m_at < m_begin.size(); ++size)
            data[size] = m_begin.at(m_at++);
        const qint64 filling = std::clamp<qint64>(m_size - m_at, 0, most - size);
        std::fill_n(data + size, filling, m_byte);
        size += filling;
        m_at += filling;
        for (; size < most && m_at >= m_size && m_at < m_size + m_end.size(); ++size)
            data[size] = m_end.at(m_at++ - m_size);
        return size;
    }

    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_begin;
    QByteArray m_end;
    char m_byte;
    qint64 m_size;
    qint64 m_at = 0;
};

//! A device that fails in the middle.
class FailingFile final : public QIODevice {
public:
    explicit FailingFile(QByteArray begin)
        : m_begin(std::move(begin))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (m_begin.isEmpty()) {
            setErrorString(u"the cable was pulled"_s);
            return -1;
        }
        const qint64 size = std::min<qint64>(most, m_begin.size());
        std::copy_n(m_begin.constData(), size, data);
        m_begin.remove(0, size);
        return size;
    }

    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_begin;
};

//! Kilobytes that the program has at once at most, so far. Sanitizers keep what was given back, so there it is always
//! 0.
qint64 peakMemory()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 0;
#endif
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QString text = QString::fromLatin1(status.readAll());
    return text.section(u"VmHWM:"_s, 1).section(u"kB"_s, 0, 0).trimmed().toLongLong();
}

struct Count {
    qint64 records = 0;
    qint64 problems = 0;
    QString last;
};

Count countOf(QIODevice &device, const Recognition &recognition, const ColumnMapping &mapping = {})
{
    const auto reader = makeReader(device, recognition, mapping);
    Count count;
    for (;;) {
        const ReadItem item = reader->next();
        if (std::holds_alternative<EndOfRecords>(item))
            return count;
        if (const auto *problem = std::get_if<ReadProblem>(&item)) {
            ++count.problems;
            count.last = problem->message;
        } else {
            ++count.records;
        }
    }
}

} // namespace

//! Files that are larger than what is in the memory, or damaged anywhere.
class BoundsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListOfRemarksSaysHowManyAreNotInIt()
    {
        ImportReport report;
        for (qint64 record = 1; record <= Remarks::mostKept + 3; ++record)
            report.problems.add(record, u"The record has no title."_s);

        const QList<QByteArray> lines = remarksAsCsv(report).trimmed().split('\n');

        QCOMPARE(lines.size(), Remarks::mostKept + 2);
        QVERIFY(lines.last().contains("3 more of this kind are not in this list."));
    }

    void whatHasNoEndIsAProblemAndNotMemory_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<QString>("format");

        QTest::addRow("a line") << QByteArray("Title,Author\nA,a\n") << QByteArray("\nB,b\n") << u"csv"_s;
        QTest::addRow("a record of MARC") << QByteArray() << QByteArray("\x1D") << u"marc"_s;
        QTest::addRow("an element") << QByteArray("<c><record><datafield tag='245'><subfield code='a'>")
                                    << QByteArray("</subfield></datafield></record></c>") << u"marcxml"_s;
        QTest::addRow("an entry") << QByteArray("@book{a, title={") << QByteArray("}}\n@book{b, title={B}}\n")
                                  << u"bibtex"_s;
        QTest::addRow("a note") << QByteArray("TY  - BOOK\nTI  - A\nN1  - ")
                                << QByteArray("\nER  - \nTY  - BOOK\nTI  - B\nER  - \n") << u"ris"_s;
        QTest::addRow("an item") << QByteArray("[{\"title\":\"") << QByteArray("\"},{\"title\":\"B\"}]")
                                 << u"csl-json"_s;
    }

    void whatHasNoEndIsAProblemAndNotMemory()
    {
        QFETCH(QByteArray, begin);
        QFETCH(QByteArray, end);
        QFETCH(QString, format);
        const qint64 before = peakMemory();
        LongFile device(begin, 'x', 40 * 1024 * 1024, end);

        const Count count = countOf(device, {formatOf(format), "UTF-8", ','}, mappingFor({u"Title"_s, u"Author"_s}));

        QCOMPARE(count.problems, 1);
        QVERIFY2(count.last.contains(u"megabyte"_s), qPrintable(count.last));
        QCOMPARE(count.records, format == u"csv"_s ? 2 : format == u"marc"_s || format == u"marcxml"_s ? 0 : 1);
        QVERIFY2(peakMemory() - before < 24 * 1024, qPrintable(QString::number(peakMemory() - before)));
    }

    void memoryDoesNotGrowWithTheNumberOfRecords()
    {
        QByteArray bytes("Title,Author,Notes\n");
        for (int i = 0; i < 100'000; ++i)
            bytes += "\"A title, with a comma\",Karel \xC4\x8C"
                     "apek,\""
                + QByteArray::number(i) + " lines\nof notes\"\n";
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        const qint64 before = peakMemory();

        const Count count =
            countOf(buffer, {Format::Csv, "UTF-8", ','}, mappingFor({u"Title"_s, u"Author"_s, u"Notes"_s}));

        QCOMPARE(count.records, 100'000);
        QCOMPARE(count.problems, 0);
        QVERIFY2(peakMemory() - before < 8 * 1024, qPrintable(QString::number(peakMemory() - before)));
    }

    void aQuotationMarkThatIsNeverClosedCostsOneLine()
    {
        QByteArray bytes("Title,Author\n\"Open,a\n");
        for (int i = 0; i < 60'000; ++i)
            bytes += "Title " + QByteArray::number(i) + ",b\n";
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);

        const Count count = countOf(buffer, {Format::Csv, "UTF-8", ','}, mappingFor({u"Title"_s, u"Author"_s}));

        QCOMPARE(count.records, 60'001);
        QCOMPARE(count.problems, 0);
    }

    void aRecordOfVeryManyValuesIsReadAtOnce_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");

        QByteArray list;
        for (int i = 0; i < 120'000; ++i)
            list += QByteArray::number(i) + ';';
        QTest::addRow("subjects") << "Title,Subjects\nA," + list + "\n" << u"csv"_s;
        QTest::addRow("people") << "Title,Authors\nA," + list + "\n" << u"csv"_s;
        QTest::addRow("numbers") << "Title,ISBN\nA," + list + "\n" << u"csv"_s;
        QTest::addRow("names in BibTeX") << "@book{a, title={A}, author={" + QByteArray(list).replace(";", " and ")
                + "}}" << u"bibtex"_s;
        QTest::addRow("blanks in BibTeX")
            << "@book{a, title={A}, author={a" + QByteArray(900'000, ' ') + "b}}" << u"bibtex"_s;
        QTest::addRow("blanks before a slash") << "<record><datafield tag='245'><subfield code='a'>A"
                + QByteArray(900'000, ' ') + "b /</subfield>"
                + "</datafield></record>" << u"marcxml"_s;
        QTest::addRow("quotation marks") << "Title,Author\n\"x\"y," + QByteArray("\"a,").repeated(300'000) + "\n"
                                         << u"csv"_s;
        QTest::addRow("authors behind others")
            << "Contributors,Title,Authors\n" + QByteArray("c;").repeated(100'000) + ",A," + list.first(500'000) + "\n"
            << u"csv"_s;
        QTest::addRow("fields of publication")
            << "<record><datafield tag='245'><subfield code='a'>A</subfield></datafield>"
                + QByteArray("<datafield tag='264'/>").repeated(44'000) + "</record>"
            << u"marcxml"_s;
        QTest::addRow("elements within each other") << "<record><datafield tag='245'><subfield code='a'>A"
                + QByteArray("<a>").repeated(140'000) + QByteArray("</a>").repeated(140'000)
                + "</subfield></datafield></record>" << u"marcxml"_s;
        QTest::addRow("lists within each other")
            << "[{\"title\":" + QByteArray("[").repeated(400'000) + "}]" << u"csl-json"_s;
    }

    void aRecordOfVeryManyValuesIsReadAtOnce()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, format);
        QElapsedTimer timer;
        timer.start();

        const ReadFile file = readAs(bytes, {formatOf(format), "UTF-8", ','});

        QCOMPARE(file.records.size() + file.problems.size(), 1);
        QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
    }

    void abbreviationsOfAbbreviationsAreNoMemory()
    {
        QByteArray bytes("@string{a0 = {" + QByteArray(1'000, 'x') + "}}\n");
        for (int i = 1; i < 30; ++i) { // A terabyte.
            const QByteArray before = " a" + QByteArray::number(i - 1) + ' ';
            bytes += "@string{a" + QByteArray::number(i) + " =" + before + '#' + before + "}\n";
        }
        bytes += "@book{a, title = {A}, note = a8" + QByteArray(" # a8").repeated(100'000) + "}\n";
        for (int i = 0; i < 40; ++i)
            bytes += "@string{b" + QByteArray::number(i) + " = a7}\n";
        bytes += "@book{b, title = {B} # jan}\n";
        const qint64 before = peakMemory();

        const ReadFile file = readAs(bytes, {Format::BibTex, "UTF-8", ','});

        QCOMPARE(file.records.size(), 1);
        QCOMPARE(file.records.front().title, u"B1"_s);
        QVERIFY(file.problems.size() > 30);
        QVERIFY(file.problems.front().message.contains(u"larger than one megabyte"_s));
        QVERIFY2(peakMemory() - before < 24 * 1024, qPrintable(QString::number(peakMemory() - before)));
    }

    void entriesThatPointToOneFieldAreNoMemory()
    {
        const QByteArray field = "00" + QByteArray(9'996, 'x') + '\x1E'; // 9,999 bytes.
        QByteArray directory;
        for (int i = 0; i < 70'000; ++i)
            directory += "500999900000";
        const QByteArray base = QByteArray::number(24 + directory.size() + 1).right(5);
        const qint64 before = peakMemory();

        const ReadFile file =
            readAs("00000nam a22" + base + " a 4500" + directory + '\x1E' + field + '\x1D', {Format::Marc, {}, ','});

        QCOMPARE(file.records.size() + file.problems.size(), 1);
        QVERIFY2(peakMemory() - before < 64 * 1024, qPrintable(QString::number(peakMemory() - before)));
    }

    void aDeviceThatFailsIsSaidOnce_data()
    {
        QTest::addColumn<QString>("format");
        for (const Format format : readableFormats()) {
            if (format != Format::Xlsx) // That has to be a file in which one can go back.
                QTest::addRow("%s", qPrintable(formatKey(format))) << formatKey(format);
        }
    }

    void aDeviceThatFailsIsSaidOnce()
    {
        QFETCH(QString, format);
        FailingFile device("Title\n");

        const Count count = countOf(device, {formatOf(format), "UTF-8", ','}, mappingFor({u"Title"_s}));

        QCOMPARE(count.problems, 1);
        QVERIFY2(count.last.contains(u"the cable was pulled"_s), qPrintable(count.last));
    }

    void damageAnywhereNeverEndsTheReading_data()
    {
        QTest::addColumn<QString>("format");
        for (const Format format :
             {Format::Csv, Format::Marc, Format::MarcXml, Format::BibTex, Format::Ris, Format::CslJson})
            QTest::addRow("%s", qPrintable(formatKey(format))) << formatKey(format);
    }

    void damageAnywhereNeverEndsTheReading()
    {
        QFETCH(QString, format);
        const QByteArray whole = written(hostileRecords(10), formatOf(format)).bytes;
        const Recognition recognition{formatOf(format), formatOf(format) == Format::Marc ? QByteArray() : "UTF-8", ','};
        QRandomGenerator random(7);
        qsizetype read = 0;

        for (int i = 0; i < 100; ++i) {
            QByteArray bytes = whole;
            for (int change = 0; change < 3; ++change)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            const ReadFile file = readAs(bytes, recognition);
            QVERIFY(file.records.size() + file.problems.size() <= bytes.size());
            read += file.records.size();
        }

        QVERIFY2(read > 100 * 10 / 2, qPrintable(QString::number(read))); // Most records are not touched.
    }
};

CATALPA_TEST(BoundsTest)
#include "tst_bounds.moc"
