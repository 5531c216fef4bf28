// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/recognition.h"

#include "exchange/csv/csvrows.h"
#include "exchange/text/codepage.h"
#include "exchange/text/decoder.h"

#include <QtCore/QBuffer>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! How much of a text in one of the two orders of UTF-16 is letters, signs and blanks that texts have, in a hundredth.
int shareOfText(QByteArrayView head, const char *encoding)
{
    QByteArray bytes = head.first(head.size() / 2 * 2).toByteArray();
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto piece = ByteSource(buffer, encoding).upTo('\0');
    const QString text = QString::fromUtf8(piece ? piece->bytes : QByteArray());
    const auto usual = std::count_if(text.begin(), text.end(), [](QChar character) {
        const ushort code = character.unicode();
        const bool isPlain = code == '\n' || code == '\r' || code == '\t' || (code >= 0x20 && code < 0x7F);
        const bool isEastAsian = (code >= 0x3000 && code < 0x3100) || (code >= 0x4E00 && code < 0xA000)
            || (code >= 0xAC00 && code < 0xD7A4) || (code >= 0xFF00 && code < 0xFFEF);
        return isPlain || isEastAsian || (code >= 0xA0 && code < 0x700) || (code >= 0x2010 && code < 0x2030);
    });
    return text.isEmpty() ? 0 : int(usual * 100 / text.size());
}

//! UTF-16 in which few letters are ASCII, such as Japanese: lines end and cells part with a NUL beside a byte.
QByteArray utf16Of(QByteArrayView head)
{
    constexpr int enough = 95;
    if (!head.contains('\0'))
        return {};
    const int little = shareOfText(head, "UTF-16LE");
    const int big = shareOfText(head, "UTF-16BE");
    if (std::max(little, big) < enough || little == big)
        return {};
    return little > big ? "UTF-16LE" : "UTF-16BE";
}

//! By the byte order mark, by the NULs that stand beside ASCII letters, or because the bytes are UTF-8; else empty.
QByteArray encodingOf(QByteArrayView head)
{
    if (head.startsWith("\xFF\xFE"))
        return "UTF-16LE";
    if (head.startsWith("\xFE\xFF"))
        return "UTF-16BE";
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < head.size(); ++i)
        (i % 2 == 0 ? even : odd) += head[i] == '\0' ? 1 : 0;
    if (odd * 4 > head.size() && even * 16 < odd)
        return "UTF-16LE";
    if (even * 4 > head.size() && odd * 16 < even)
        return "UTF-16BE";
    qsizetype size = head.size();
    const bool isCut = size >= recognisedBytes; // A letter may be, too.
    while (isCut && size + 4 > head.size() && !isUtf8(head.first(size)))
        --size;
    if (const QByteArray utf16 = utf16Of(head); !utf16.isEmpty())
        return utf16;
    return isUtf8(head.first(size)) || isMostlyUtf8(head) ? "UTF-8" : QByteArray();
}

void findEncoding(Recognition &found, QByteArrayView head)
{
    found.encoding = encodingOf(head);
    if (!found.encoding.isEmpty())
        return;
    const LikelyEncoding likely = likelyEncoding(head);
    found.encoding = likely.name;
    found.isEncodingGuessed = true;
    found.isEncodingDoubtful = likely.isDoubtful;
    found.otherEncoding = likely.other;
}

QByteArray asUtf8(QByteArrayView head, const QByteArray &encoding)
{
    QByteArray bytes = head.toByteArray();
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    ByteSource source(buffer, encoding);
    const auto text = source.upTo('\0');
    if (!text || encoding.startsWith("UTF-"))
        return text ? text->bytes : QByteArray();
    return Decoder(encoding).decode(text->bytes).text.toUtf8();
}

bool isIso2709(QByteArrayView head)
{
    // A leader may be damaged; then what the directory begins with tells it.
    static const QRegularExpression leader(
        u"^(?:ï»¿)?[\\x00\\s]*[0-9 ]{5}(?:[ -~]{19}|[^\\x1D-\\x1F]{19}[0-9A-Za-z]{3}[0-9]{9})"_s);
    const bool hasSeparators = head.contains('\x1E') || head.contains('\x1F');
    return hasSeparators
        && leader.match(QString::fromLatin1(head.first(std::min<qsizetype>(head.size(), 200)))).hasMatch();
}

Format markedFormat(const QString &text)
{
    static const QRegularExpression marc(u"<(?:\\w+:)?(?:leader|datafield|controlfield)\\b"_s);
    static const QRegularExpression mods(u"<(?:\\w+:)?mods\\b"_s);
    static const QRegularExpression dublinCore(u"<(?:\\w+:)?dc\\b[^:]"_s);
    if (marc.match(text).hasMatch())
        return Format::MarcXml;
    if (mods.match(text).hasMatch())
        return Format::Mods;
    return dublinCore.match(text).hasMatch() ? Format::DublinCore : Format::Unknown;
}

Format jsonFormat(const QString &text)
{
    static const QRegularExpression marc(u"\"leader\"\\s*:"_s);
    return marc.match(text).hasMatch() ? Format::MarcJson : Format::CslJson;
}

//! The format with tags that begins in one of the first \a lines with something in them.
Format taggedFormat(const QString &text, int lines)
{
    static const QRegularExpression ris(u"^\\s*TY {1,2}-"_s);
    static const QRegularExpression endNote(u"^%[0A-Z@] \\S"_s);
    static const QRegularExpression bibTex(u"^\\s*@[A-Za-z]+\\s*[{(]"_s);
    const QStringList parts = QString(text).replace(u'\r', u'\n').split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : parts) {
        if (lines-- == 0)
            break;
        if (ris.match(line).hasMatch())
            return Format::Ris;
        if (bibTex.match(line).hasMatch())
            return Format::BibTex;
        if (endNote.match(line).hasMatch())
            return Format::EndNote;
    }
    return Format::Unknown;
}

Format formatBySuffix(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == u"csv"_s || suffix == u"tsv"_s || suffix == u"tab"_s || suffix == u"txt"_s)
        return Format::Csv;
    return Format::Unknown;
}

//! How well a delimiter fits: the columns that it makes of the first row and that are known by their names count most,
//! then the rows that have as many cells as that.
qsizetype fitness(const QByteArray &text, char delimiter)
{
    QByteArray bytes = text;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvRows rows(buffer, "UTF-8", delimiter);
    const auto first = rows.next();
    if (!first)
        return 0;
    const QList<Column> columns = mappingFor(first->cells).columns;
    const auto known =
        std::count_if(columns.begin(), columns.end(), [](const Column &c) { return c.field != Field::None; });
    const qsizetype width = first->cells.size();
    qsizetype even = 0;
    for (int i = 0; width > 1 && i < 50; ++i) {
        const auto row = rows.next();
        if (!row)
            break;
        even += row->cells.size() == width ? 1 : -1;
    }
    return known * 100'000 + (width > 1 && even >= 0 ? even * 1'000 + width : 0);
}

struct Delimiter {
    char byte = ',';
    qsizetype fitness = 0;

    bool makesAHeader() const { return fitness >= 100'000; }
};

Delimiter delimiterOf(const QByteArray &text)
{
    if (text.startsWith("sep=") && text.size() > 4)
        return {text.at(4), 100'000};
    Delimiter best;
    for (const char byte : {',', ';', '\t', '|'}) {
        if (const qsizetype found = fitness(text, byte); found > best.fitness)
            best = {byte, found};
    }
    return best;
}

//! Whether bytes are no text at all, such as a picture's.
bool isBinary(const QByteArray &text)
{
    const auto controls = std::count_if(text.begin(), text.end(), [](char byte) {
        return byte >= 0 && byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != 0x1A;
    });
    return controls * 20 > text.size();
}

//! A table, or a file that says something else before its first entry, such as a comment in BibTeX.
void recogniseTable(Recognition &found, const QByteArray &bytes, const QString &text, const QString &fileName)
{
    const Delimiter delimiter = delimiterOf(bytes);
    found.delimiter = delimiter.byte;
    found.format = delimiter.makesAHeader() ? Format::Csv : taggedFormat(text, 1000);
    if (found.format == Format::Unknown)
        found.format = delimiter.fitness > 0 ? Format::Csv : formatBySuffix(fileName);
}

//! Whether an archive holds a workbook: its list of parts may come last, behind parts that are larger than the head.
bool isWorkbook(QByteArrayView head, const QString &fileName)
{
    constexpr qsizetype headerSize = 30; // Of a part, up to its name.
    constexpr QByteArrayView beginning("PK\x03\x04");
    for (qsizetype at = head.indexOf(beginning); at >= 0; at = head.indexOf(beginning, at + 1)) {
        const QByteArrayView name = head.sliced(std::min(head.size(), at + headerSize));
        if (name.startsWith("xl/") || name.startsWith("[Content_Types].xml"))
            return true;
    }
    return QFileInfo(fileName).suffix().compare(u"xlsx"_s, Qt::CaseInsensitive) == 0;
}

} // namespace

Recognition recognise(QByteArrayView head, const QString &fileName)
{
    head = head.first(std::min(head.size(), recognisedBytes));
    if (isIso2709(head))
        return {Format::Marc, {}, ','};
    Recognition found;
    findEncoding(found, head);
    const QByteArray bytes = asUtf8(head, found.encoding);
    const QString text = Decoder("UTF-8").decode(bytes).text.trimmed();
    if (head.startsWith("PK\x03\x04"))
        return {isWorkbook(head, fileName) ? Format::Xlsx : Format::Unknown, {}, ','};
    if (text.isEmpty())
        return found;
    if (text.startsWith(u'<')) {
        found.format = markedFormat(text);
        found.isEncodingGuessed = false; // XML says it, or is in Unicode.
    } else if (text.startsWith(u'{') || text.startsWith(u'['))
        found.format = jsonFormat(text);
    else if (found.format = taggedFormat(text, 1); found.format == Format::Unknown && !isBinary(bytes))
        recogniseTable(found, bytes, text, fileName);
    return found;
}

} // namespace catalpa::exchange
