// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"
#include "sql/sections.h"

#include <optional>

namespace catalpa::migrate {

//! What crosses to the server at once: statements of ours, a section of a file unchanged, statements of ours; the rows
//! of its COPY … FROM STDIN follow when the server asks for them. PostgreSQL reads the whole text before it runs any of
//! it, and stops at the first statement that fails.
class Flight {
public:
    //! \a sql must outlive this.
    explicit Flight(const QByteArray &sql)
        : m_sql(sql)
    {
    }

    Flight &add(const QByteArray &statement); //!< One of ours.
    Flight &add(const sql::Section &section);

    //! Waits for all of it. \a done is told how many statements of the section have ended.
    Result<> send(db::Session &session, db::Session::Milliseconds deadline, const db::Session::Progress &done = {});

    //! Where send() failed.
    enum class Part { Before, Section, After };
    Part failedPart(const Error &error) const;
    bool hasBegun() const { return m_ended > 0; } //!< The server ran some of it.
    //! How many statements of the section had ended.
    int statements() const;
    //! \a error with its place counted in the file.
    Error inFile(const Error &error) const;

private:
    //! A piece of the file.
    struct Piece {
        qsizetype at = 0; //!< Byte of the text.
        qsizetype from = 0; //!< Byte of the file.
        qsizetype size = 0;
    };
    std::optional<qsizetype> byteInFile(int position) const;

    const QByteArray &m_sql;
    QByteArray m_text;
    QByteArrayList m_rows;
    QList<Piece> m_pieces;
    int m_before = 0; //!< Statements of ours before the section.
    int m_inSection = 0;
    int m_ended = 0;
};

} // namespace catalpa::migrate
