// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/spreadsheet.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

bool isEnd(QChar character)
{
    return character == u'\t' || character == u'\n' || character == u'\r';
}

class CellReader {
public:
    explicit CellReader(const QString &text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }

    QString next()
    {
        if (const auto quoted = quotedCell())
            return *quoted;
        const qsizetype begin = m_at;
        while (!atEnd() && !isEnd(m_text.at(m_at)))
            ++m_at;
        return m_text.mid(begin, m_at - begin);
    }

    //! Steps over what ends a cell; true when that is the end of a line.
    bool endsLine()
    {
        const QChar end = m_text.at(m_at++);
        if (end == u'\r' && !atEnd() && m_text.at(m_at) == u'\n')
            ++m_at;
        return end != u'\t';
    }

private:
    //! Spreadsheets put a cell into quotation marks only when it needs them: a title in quotation marks keeps them.
    std::optional<QString> quotedCell()
    {
        if (m_text.at(m_at) != u'"')
            return std::nullopt;
        bool isNeeded = false;
        QString cell;
        for (qsizetype i = m_at + 1; i < m_text.size(); ++i) {
            const QChar character = m_text.at(i);
            if (character != u'"') {
                isNeeded |= isEnd(character);
                cell += character;
                continue;
            }
            const bool isDoubled = i + 1 < m_text.size() && m_text.at(i + 1) == u'"';
            if (!isDoubled && i + 1 < m_text.size() && !isEnd(m_text.at(i + 1)))
                return std::nullopt;
            if (!isDoubled && !isNeeded)
                return std::nullopt;
            if (!isDoubled) {
                m_at = i + 1;
                return cell;
            }
            isNeeded = true;
            cell += u'"';
            ++i;
        }
        return std::nullopt;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

Failure tooMany(qsizetype cells)
{
    const QLocale locale;
    return failure(ErrorKind::Invalid,
                   Text::tr("At least %1 cells were copied, and %2 is the most that is pasted at once. Nothing was "
                            "changed. Paste them in parts.")
                       .arg(locale.toString(cells), locale.toString(mostPastedCells)));
}

} // namespace

Result<QList<QStringList>> cellsFrom(const QString &text)
{
    // Cheap, before any of it is copied.
    const auto separators = qsizetype(std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c == u'\t'; }));
    if (separators > mostPastedCells)
        return tooMany(separators);
    QList<QStringList> lines;
    QStringList line;
    qsizetype cells = 0;
    CellReader reader(text);
    while (!reader.atEnd()) {
        line += reader.next();
        if (++cells > mostPastedCells)
            return tooMany(cells);
        const bool isLast = reader.atEnd();
        if (!isLast && !reader.endsLine()) {
            if (reader.atEnd())
                line += QString();
            else
                continue;
        }
        lines += std::exchange(line, {});
    }
    return lines;
}

} // namespace catalpa
