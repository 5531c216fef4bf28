// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/tableoutput.h"

#include <QtCore/QChar>

#include <algorithm>
#include <iterator>
#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Block {
    char32_t first;
    char32_t last;
};

// Unicode 15, EastAsianWidth.txt: the blocks whose characters are wide or fullwidth, emoji included.
constexpr Block wideBlocks[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
    {0x2E80, 0x303E},   {0x3041, 0x3247},   {0x3250, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6B},   {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF}, {0x1AFF0, 0x1B2FF}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C},
    {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E},
    {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F},
    {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7}, {0x1F6DC, 0x1F6DF},
    {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7EB}, {0x1F7F0, 0x1F7F0}, {0x1F90C, 0x1F93A},
    {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

bool isWide(char32_t character)
{
    const auto *block = std::lower_bound(std::begin(wideBlocks), std::end(wideBlocks), character,
                                         [](const Block &each, char32_t wanted) { return each.last < wanted; });
    return block != std::end(wideBlocks) && block->first <= character;
}

bool takesNoRoom(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return character != 0x00AD; // The soft hyphen is shown.
    default:
        return character >= 0x1160 && character <= 0x11FF; // Vowels and finals of Hangul join the initial.
    }
}

int widthOf(char32_t character)
{
    if (takesNoRoom(character))
        return 0;
    return isWide(character) ? 2 : 1;
}

bool turnsDirection(char32_t character)
{
    return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

char32_t displayed(char32_t character)
{
    if (character == U'\n' || character == U'\r' || character == U'\t' || character == 0x2028 || character == 0x2029)
        return U' ';
    if (QChar::category(character) == QChar::Other_Control || turnsDirection(character))
        return QChar::ReplacementCharacter;
    return character;
}

} // namespace

int displayWidth(const QString &text)
{
    int width = 0;
    for (const uint character : text.toUcs4())
        width += widthOf(character);
    return width;
}

QString displayLine(const QString &text, int atMost)
{
    QList<char32_t> line;
    qsizetype whole = 0; // Characters that leave room for the "…".
    int width = 0;
    for (const uint character : text.toUcs4()) {
        const char32_t shown = displayed(character);
        width += widthOf(shown);
        if (width > atMost)
            return QString::fromUcs4(line.constData(), whole) + u'…';
        line += shown;
        if (width < atMost)
            whole = line.size();
    }
    return QString::fromUcs4(line.constData(), line.size());
}

QString displayText(const QString &text)
{
    QStringList lines = QString(text).replace("\r\n"_L1, "\n"_L1).split(u'\n');
    for (QString &line : lines)
        line = displayLine(line, std::numeric_limits<int>::max());
    return lines.join(u'\n');
}

Table::Table(const QList<Column> &columns)
    : m_columns(columns)
{
}

QString Table::lines(const QList<QStringList> &rows)
{
    QString text;
    QList<QStringList> shown;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            cells += displayLine(row.at(i), m_columns.at(i).atMost);
        shown += cells;
    }
    if (m_widths.isEmpty()) {
        QStringList titles;
        QStringList rules;
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            int width = displayWidth(m_columns.at(i).title);
            for (const QStringList &cells : shown)
                width = std::max(width, displayWidth(cells.at(i)));
            m_widths += width;
            titles += m_columns.at(i).title;
            rules += QString(width, u'-');
        }
        text += line(titles) + line(rules);
    }
    for (const QStringList &cells : shown)
        text += line(cells);
    return text;
}

QString Table::line(const QStringList &cells) const
{
    QString text;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const QString &cell = cells.at(i);
        const QString room(std::max(m_widths.at(i) - displayWidth(cell), 0), u' ');
        if (i > 0)
            text += "  "_L1;
        text += m_columns.at(i).alignment == Alignment::Right ? room + cell : cell + room;
    }
    while (text.endsWith(u' '))
        text.chop(1);
    return text + u'\n';
}

} // namespace catalpa::cli
