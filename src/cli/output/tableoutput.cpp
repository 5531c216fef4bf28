// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/tableoutput.h"

#include <QtCore/QChar>

#include <unicode/uchar.h>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

bool isWide(char32_t character)
{
    const int width = u_getIntPropertyValue(UChar32(character), UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
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

QString displayInstant(const QDateTime &instant)
{
    return instant.isValid() ? instant.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s) : QString();
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
