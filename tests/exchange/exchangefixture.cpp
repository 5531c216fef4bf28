// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchangefixture.h"

#include "core/codes/isbn.h"
#include "exchange/csv/csvwriter.h"
#include "exchange/readers.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

#include <iconv.h>

using namespace Qt::StringLiterals;
using namespace catalpa::exchange;

namespace catalpa::test {
namespace {

const QStringList &hostileTexts()
{
    static const QStringList texts{
        u"=HYPERLINK(\"http://127.0.0.1\",\"x\")"_s,
        u"+1+1"_s,
        u"-2"_s,
        u"@SUM(A1)"_s,
        u"'=already guarded"_s,
        u"'quoted'"_s,
        u"He said \"no\", and left; then | \t he came"_s,
        u"\"\"\""_s,
        u"{un}balanced } and { braces"_s,
        u"back\\slash \\\\ two \\"_s,
        u"100 % & #1 $5 _ ^ ~ tilde"_s,
        u"a <b> & </record> ]]> &amp; <!-- x -->"_s,
        u"C\u030C\u0301 e\u0301 o\u0308\u0304"_s,
        u"A\u030A and \u212B"_s,
        u"夏目 漱石「吾輩は猫である」"_s,
        u"שלום עולם (1)"_s,
        u"كتاب، عربي؛ \u200F!"_s,
        u"नमस्ते क्षत्रिय"_s,
        u"𝔘𝔫𝔦𝔠𝔬𝔡𝔢 😀👩\u200D🚀"_s,
        u"comma, and: colon / slash ; semicolon"_s,
        u"ends with a stop."_s,
        u"ends with a slash /"_s,
        u"@book{key, title={x}}"_s,
        u"TY  - BOOK"_s,
        u"ER  - "_s,
        u"a and b and c"_s,
        u"(round) [square] {curly}"_s,
        u"$a $b ‡a |x"_s,
        u"--double -- dash--"_s,
        u"\\textbf{x} \\'e ``q'' --- ~"_s,
    };
    return texts;
}

class Author final {
public:
    QString text()
    {
        const QStringList &all = hostileTexts();
        QString made = all.at(m_random.bounded(int(all.size())));
        if (m_random.bounded(3) == 0)
            made += u' ' + all.at(m_random.bounded(int(all.size())));
        return made;
    }
    QString lines() { return text() + u"\n\n"_s + text() + u"\n"_s + text(); }
    int number(int below) { return m_random.bounded(below); }

    QString isbn()
    {
        QString digits = u"978"_s;
        for (int i = 0; i < 9; ++i)
            digits += QString::number(m_random.bounded(10));
        for (int check = 0; check < 10; ++check) {
            if (isIsbn(digits + QString::number(check)))
                return digits + QString::number(check);
        }
        return {};
    }

    Person person(const QString &role)
    {
        const auto form = NameForm(m_random.bounded(3));
        const QString name = form == NameForm::Heading ? text() + u", "_s + text() : text();
        return {name, form, role, form == NameForm::Body ? QString() : u"1890-1938"_s};
    }

private:
    QRandomGenerator m_random{20261126};
};

ExchangeRecord hostileRecord(Author &author)
{
    ExchangeRecord record;
    record.title = author.text() + u" title"_s;
    record.subtitle = author.text();
    const qsizetype blank = record.title.indexOf(u' ');
    record.sortTitle = blank < 9 && author.number(2) == 0 ? record.title.mid(blank + 1) : record.title;
    record.people = {author.person(u"aut"_s), author.person(u"edt"_s), author.person(u"trl"_s)};
    record.language = QStringList{u"en"_s, u"de"_s, u"grc"_s, u"ja"_s}.at(author.number(4));
    record.date = QString::number(1500 + author.number(500));
    record.publisher = author.text();
    record.place = author.text();
    record.edition = author.text();
    record.series = author.text();
    record.seriesNumber = QString::number(author.number(90));
    record.extent = author.text();
    record.subjects = {author.text(), u"second "_s + author.text()};
    record.notes = {author.lines(), u"second "_s + author.text()};
    record.identifiers = {{IdentifierKind::Isbn, author.isbn()},   {IdentifierKind::Isbn, isbn10(author.isbn())},
                          {IdentifierKind::Issn, u"0317-8471"_s},  {IdentifierKind::Lccn, u"n 78890351"_s},
                          {IdentifierKind::Oclc, u"63111280"_s},   {IdentifierKind::Doi, u"10.1000/182_{x}<y>"_s},
                          {IdentifierKind::Other, u"asin:B0042"_s}};
    record.shelfMark = author.text();
    record.copies = author.number(9);
    record.country = u"CZ"_s;
    record.biography = author.lines();
    return tidiedRecord(record);
}

} // namespace

QByteArray encoded(const QString &text, const QString &encoding)
{
    const iconv_t converter = iconv_open(qPrintable(encoding), "UTF-8");
    QByteArray from = text.toUtf8();
    QByteArray to(4 * from.size(), '\0');
    char *in = from.data();
    char *out = to.data();
    std::size_t left = std::size_t(from.size());
    std::size_t room = std::size_t(to.size());
    if (iconv(converter, &in, &left, &out, &room) == std::size_t(-1))
        qWarning("The text is not of the encoding");
    iconv_close(converter);
    return to.first(out - to.data());
}

ReadFile readAs(const QByteArray &bytes, const Recognition &recognition)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    ColumnMapping mapping;
    if (recognition.format == Format::Csv || recognition.format == Format::Xlsx)
        mapping = mappingFor(firstRow(buffer, recognition));
    const auto reader = makeReader(buffer, recognition, mapping);
    ReadFile file;
    for (;;) {
        ReadItem item = reader ? reader->next() : EndOfRecords{};
        if (std::holds_alternative<EndOfRecords>(item))
            return file;
        if (auto *problem = std::get_if<ReadProblem>(&item))
            file.problems.append(*problem);
        else
            file.records.append(std::get<ExchangeRecord>(std::move(item)));
    }
}

ReadFile readBytes(const QByteArray &bytes, const QString &fileName)
{
    return readAs(bytes, recognise(QByteArrayView(bytes).first(std::min(bytes.size(), recognisedBytes)), fileName));
}

ExchangeRecord onlyRecord(const QByteArray &bytes, const QString &fileName)
{
    const ReadFile file = readBytes(bytes, fileName);
    if (file.records.size() != 1 || !file.problems.isEmpty())
        qWarning("%d records and %d problems", int(file.records.size()), int(file.problems.size()));
    return file.records.size() == 1 ? file.records.front() : ExchangeRecord();
}

QByteArray archiveOf(const QList<std::pair<QByteArray, QByteArray>> &parts)
{
    const auto number = [](qsizetype value, int bytes) {
        QByteArray text;
        for (; bytes > 0; --bytes, value >>= 8)
            text += char(value & 0xFF);
        return text;
    };
    QByteArray archive;
    QByteArray directory;
    for (const auto &[name, text] : parts) {
        const QByteArray sizes = number(text.size(), 4) + number(text.size(), 4) + number(name.size(), 2);
        directory +=
            "PK\x01\x02" + QByteArray(16, '\0') + sizes + QByteArray(12, '\0') + number(archive.size(), 4) + name;
        archive += "PK\x03\x04" + QByteArray(14, '\0') + sizes + QByteArray(2, '\0') + name + text;
    }
    const QByteArray count = number(parts.size(), 2);
    return archive + directory + "PK\x05\x06" + QByteArray(4, '\0') + count + count + number(directory.size(), 4)
        + number(archive.size(), 4) + QByteArray(2, '\0');
}

QByteArray testData(const QString &name)
{
    QFile file(QStringLiteral(CATALPA_EXCHANGE_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("There is no %s", qPrintable(name));
    return file.readAll();
}

WrittenFile written(const QList<ExchangeRecord> &records, Format format, const WriteOptions &options)
{
    WrittenFile file;
    QBuffer buffer(&file.bytes);
    buffer.open(QIODevice::WriteOnly);
    const auto writer = makeWriter(buffer, format, options);
    bool isWell = writer && writer->begin();
    for (const ExchangeRecord &record : records) {
        const auto losses = isWell ? writer->write(record) : Result<QStringList>(QStringList());
        isWell = isWell && losses;
        file.losses += losses.value_or(QStringList());
    }
    if (!isWell || !writer->finish())
        qWarning("The file could not be written");
    return file;
}

QList<ExchangeRecord> hostileRecords(int count)
{
    Author author;
    QList<ExchangeRecord> records;
    for (int i = 0; i < count; ++i)
        records.append(hostileRecord(author));
    return records;
}

QString firstDifference(const QList<ExchangeRecord> &left, const QList<ExchangeRecord> &right)
{
    if (left.size() != right.size())
        return u"%1 and %2 records"_s.arg(left.size()).arg(right.size());
    for (qsizetype i = 0; i < left.size(); ++i) {
        const QStringList one = ownCells(left.at(i), false) + left.at(i).problems;
        const QStringList other = ownCells(right.at(i), false) + right.at(i).problems;
        for (qsizetype cell = 0; cell < std::max(one.size(), other.size()); ++cell) {
            if (one.value(cell) != other.value(cell))
                return u"record %1, cell %2: «%3» and «%4»"_s.arg(i).arg(cell).arg(one.value(cell), other.value(cell));
        }
        if (left.at(i) != right.at(i))
            return u"record %1 differs"_s.arg(i);
    }
    return {};
}

} // namespace catalpa::test
