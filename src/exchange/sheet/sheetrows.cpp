// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/sheet/sheetrows.h"

#include "base/text.h"

#include <QtCore/QDate>
#include <QtCore/QIODevice>

#include <cmath>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

constexpr qsizetype mostColumns = 16'384;
constexpr qint64 mostRows = 1'048'576; //!< Of a sheet, also of empty ones, which a few bytes can hold by the million.

//! The column, from 0, of a place such as "AB12"; -1 where it names none.
qsizetype columnOf(QStringView place)
{
    qsizetype column = 0;
    for (const QChar character : place) {
        if (character < u'A' || character > u'Z')
            break;
        column = column * 26 + (character.unicode() - u'A' + 1);
        if (column > mostColumns)
            return -1;
    }
    return column - 1;
}

} // namespace

SheetRows::SheetRows(QIODevice &device)
    : m_device(device)
{
    if (auto facts = sheetFacts(device))
        m_facts = std::move(*facts);
    else
        m_error = facts.error().message;
}

qint64 SheetRows::bytesRead() const
{
    return m_device.pos();
}

bool SheetRows::openSheet()
{
    if (m_sheet >= m_facts.sheets.size())
        return false;
    m_stream = std::make_unique<ZipStream>(m_device, m_facts.sheets.at(m_sheet++));
    m_xml.clear();
    m_fed = 0;
    m_line = 0;
    m_isSheetEnded = false;
    return true;
}

//! The next token, for which pieces of the file are fetched; false at the end, and when something is wrong.
bool SheetRows::advance()
{
    for (;;) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::EndDocument)
            return false;
        if (token != QXmlStreamReader::Invalid)
            return true;
        const bool isHungry = m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError;
        const auto piece = isHungry ? m_stream->read() : std::nullopt;
        if (!piece || piece->isEmpty() || m_fed > 4 * largestRecord) {
            m_error = Text::tr("The sheet is damaged.");
            return false;
        }
        m_fed += piece->size();
        m_xml.addData(*piece);
    }
}

std::optional<TableRows::Row> SheetRows::next()
{
    if (!m_stream && !openSheet())
        return {};
    for (;;) {
        auto row = nextOfSheet();
        if (row || !m_error.isEmpty() || !openSheet())
            return row;
        if (m_header.isEmpty())
            continue;
        const auto first = nextOfSheet();
        if (!first || first->cells == m_header)
            continue;
        m_isSheetEnded = true;
        Row other{{}, first->line};
        other.otherSheet = m_sheet;
        return other;
    }
}

std::optional<TableRows::Row> SheetRows::nextOfSheet()
{
    while (!m_isSheetEnded && advance()) {
        m_isSheetEnded = m_xml.isEndElement() && m_xml.name() == "sheetData"_L1; // Behind it may be a lot of links.
        if (!m_xml.isStartElement() || m_xml.name() != "row"_L1)
            continue;
        if (m_line == mostRows) {
            m_error = Text::tr("The sheet has more rows than a spreadsheet can have.");
            return {};
        }
        Row row = readRow();
        if (!m_error.isEmpty())
            return {};
        m_fed = 0;
        if (row.cells.isEmpty() && !row.isTooLong)
            continue;
        if (m_header.isEmpty())
            m_header = row.cells;
        return row;
    }
    return {};
}

TableRows::Row SheetRows::readRow()
{
    Row row;
    row.line = ++m_line;
    m_isIncomplete = false;
    qsizetype size = 0;
    while (advance() && !(m_xml.isEndElement() && m_xml.name() == "row"_L1)) {
        if (!m_xml.isStartElement() || m_xml.name() != "c"_L1)
            continue;
        const qsizetype said = columnOf(m_xml.attributes().value("r"_L1));
        const qsizetype column = said < 0 ? row.cells.size() : said;
        const QString cell = readCell();
        size += cell.size();
        row.isTooLong = row.isTooLong || size > largestRecord;
        if (cell.isEmpty() || row.isTooLong || column >= mostColumns)
            continue;
        while (row.cells.size() <= column)
            row.cells.append(QString());
        row.cells[column] = cell;
    }
    row.isIncomplete = m_isIncomplete;
    if (row.isTooLong)
        row.cells.clear();
    return row;
}

//! The text of the cell that has begun: its value, or what stands in it.
QString SheetRows::readCell()
{
    const QString type = m_xml.attributes().value("t"_L1).toString();
    const int style = m_xml.attributes().value("s"_L1).toInt();
    QString text;
    bool isText = false;
    while (advance() && !(m_xml.isEndElement() && m_xml.name() == "c"_L1)) {
        if (m_xml.isCharacters() && isText)
            text += m_xml.text();
        else if (m_xml.isStartElement() || m_xml.isEndElement())
            isText = m_xml.isStartElement() && (m_xml.name() == "v"_L1 || m_xml.name() == "t"_L1);
    }
    return valueOf(text, type, style);
}

QString SheetRows::valueOf(const QString &text, const QString &type, int style)
{
    bool isPlace = false;
    const qint64 place = text.toLongLong(&isPlace);
    if (type == u"s"_s) {
        m_isIncomplete = m_isIncomplete || !isPlace || place < 0 || place >= m_facts.texts.size();
        return m_facts.texts.value(place);
    }
    if (type == u"e"_s) // A formula that failed.
        return {};
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !(type.isEmpty() || type == u"n"_s))
        return text;
    if (m_facts.dateStyles.contains(style) && number >= 1 && number < 2'958'466)
        return (m_facts.countsFrom1904 ? QDate(1904, 1, 1) : QDate(1899, 12, 30))
            .addDays(qint64(number))
            .toString(Qt::ISODate);
    return std::floor(number) == number && std::abs(number) < 1e15 ? QString::number(qint64(number)) : text;
}

} // namespace catalpa::exchange
