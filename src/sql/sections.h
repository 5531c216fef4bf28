// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sql/script.h"

namespace catalpa::sql {

//! A part of a script that is sent as it stands: between two of its own BEGIN and COMMIT, lines for psql, or rows.
struct Passage {
    qsizetype begin = 0; //!< Bytes of the script.
    qsizetype end = 0;
    qsizetype rowsBegin = 0; //!< The rows of the COPY … FROM STDIN that ends it; equal ends when there are none.
    qsizetype rowsEnd = 0;

    bool hasRows() const { return rowsEnd > 0; }
    bool operator==(const Passage &) const = default;
};

//! What of a script runs in one transaction; or one statement that cannot.
struct Section {
    QList<Passage> passages; //!< Empty for a script of comments, and where only a COMMIT was written.
    QList<int> statements; //!< What is sent, as places in Script::statements.
    int first = 0; //!< Where it begins in Script::statements …
    int end = 0; //!< … and behind what it ends there, its own COMMIT too.
    bool alone = false; //!< One statement, outside any transaction block.
    bool rollsBack = false; //!< It ends with the script's own ROLLBACK.
    QByteArray modes; //!< What the script's own BEGIN or SET TRANSACTION asks for: "ISOLATION LEVEL SERIALIZABLE".

    bool operator==(const Section &) const = default;
};

enum class Cutting {
    Least, //!< As few transactions as do the same as the script's own ones.
    Own //!< One for each of the script's own, and for each new value of an enum; a procedure may end its own.
};

//! The transactions in which \a sql has to run, in order, at least one; \a script is scriptOf(sql). A text without
//! transactions of its own is one section. BEGIN and COMMIT themselves are in no passage: whoever runs a section
//! brings them. What PostgreSQL does in psql, statement by statement, is what they do together:
//! - BEGIN … COMMIT around definitions are one section with what stands before and behind them, because nothing but
//!   their being carried out half could tell the difference. Where two of the script's transactions change rows, or one
//!   has modes, LOCK, SET LOCAL or a ROLLBACK, each is one of its own. A ROLLBACK takes back what stands behind its
//!   BEGIN, and nothing without one.
//! - A new value of an enum can be used when it is committed, so a section ends behind it if the text uses it later.
//! - What cannot run in a transaction, and DO with a COMMIT in its body, is alone, unless the script's own BEGIN stands
//!   before it.
//! Pure.
QList<Section> sectionsOf(QByteArrayView sql, const Script &script, Cutting cutting = Cutting::Least);

//! What is left of \a section when the statements before place \a done of \a script are carried out; the same when none
//! of them is its own.
Section restOf(const Section &section, const Script &script, int done);

//! The statements before place \a end that set something for the session: SET, RESET, set_config(). What a transaction
//! begun anew on the same session would still have of them is what they do again.
QByteArrayList settingsBefore(QByteArrayView sql, const Script &script, int end);

//! All of it is one transaction, which is carried out or not.
bool isOneTransaction(const QList<Section> &sections);

//! A line for psql that changes nothing for the server: what pg_dump writes (\\restrict, \\unrestrict, \\.),
//! and what only changes how psql writes (\\echo, \\timing, \\set ON_ERROR_STOP …).
bool isForPsqlOnly(QByteArrayView line);

//! Bytes of the byte order mark that \a sql begins with: 3 or 0. PostgreSQL cannot read one; psql passes over it.
qsizetype byteOrderMark(QByteArrayView sql);

} // namespace catalpa::sql
