// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/flight.h"

#include "sql/sourceposition.h"

#include <algorithm>

namespace catalpa::migrate {

Flight &Flight::add(const QByteArray &statement)
{
    m_text += statement + ";\n";
    m_before += m_inSection == 0 && m_pieces.isEmpty() ? 1 : 0;
    return *this;
}

Flight &Flight::add(const sql::Section &section)
{
    for (const sql::Passage &passage : section.passages) {
        m_pieces += {m_text.size(), passage.begin, passage.end - passage.begin};
        m_text += m_sql.sliced(passage.begin, passage.end - passage.begin);
        m_text += "\n;\n"; // A comment may end it, or its last semicolon be missing.
        if (passage.hasRows())
            m_rows += m_sql.sliced(passage.rowsBegin, passage.rowsEnd - passage.rowsBegin);
    }
    if (section.passages.isEmpty())
        m_pieces += Piece{m_text.size(), 0, 0};
    m_inSection += int(section.statements.size());
    return *this;
}

Result<> Flight::send(db::Session &session, db::Session::Milliseconds deadline, const db::Session::Progress &done)
{
    m_ended = 0;
    const auto ended = [this, &done](int count) {
        m_ended = count;
        if (done && count > m_before && count <= m_before + m_inSection)
            done(count - m_before);
    };
    return session.script(m_text, deadline, ended, m_rows);
}

Flight::Part Flight::failedPart(const Error &error) const
{
    if (byteInFile(error.sql().position)) // The text was read, and not run.
        return Part::Section;
    if (m_ended < m_before)
        return Part::Before;
    return m_ended < m_before + m_inSection ? Part::Section : Part::After;
}

int Flight::statements() const
{
    return std::clamp(m_ended - m_before, 0, m_inSection);
}

Error Flight::inFile(const Error &error) const
{
    Error placed = error;
    if (error.sql().position <= 0)
        return placed;
    SqlDetails details = error.sql();
    const auto byte = byteInFile(details.position);
    details.position = byte ? sql::codePoints(QByteArrayView(m_sql).first(*byte)) + 1 : 0;
    placed.sqlDetails = std::make_shared<SqlDetails>(details);
    return placed;
}

std::optional<qsizetype> Flight::byteInFile(int position) const
{
    if (position <= 0)
        return {};
    const qsizetype byte = sql::byteOf(m_text, position);
    for (const Piece &piece : m_pieces) {
        if (byte >= piece.at && byte <= piece.at + piece.size)
            return piece.from + byte - piece.at;
    }
    return {};
}

} // namespace catalpa::migrate
