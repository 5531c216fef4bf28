// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QHash>

#include <optional>

namespace catalpa::db {

//! The variables in the text of a .env file, by the rules of the dotenv that the guide's program uses: "export" in
//! front, blanks around, '…', "…" and `…`, comments, CRLF and a byte order mark; the last of several counts.
//! Takes time in proportion to the length of the text. Source: motdotla/dotenv, lib/main.js, LINE and parse().
class Dotenv {
public:
    //! ErrorKind::Invalid for what is not text in UTF-8.
    static Result<Dotenv> read(const QByteArray &text);

    bool contains(const QString &variable) const { return m_variables.contains(variable); }
    QStringList names() const { return m_variables.keys(); }
    //! Nothing when the variable is not there or empty. ErrorKind::Invalid, with the line's number, where dotenv would
    //! go on with half a value: a quotation mark that is not closed, a # inside, a reference to another variable. The
    //! sentence never quotes a value.
    Result<std::optional<QString>> value(const QString &variable) const;

private:
    enum class Flaw { None, OpenQuote, TextBehindQuote, CutByHash };

    struct Value {
        QString text;
        qsizetype end = 0; //!< Where the next line is looked for.
        Flaw flaw = Flaw::None;
        int line = 0;
    };

    static Value unquotedValue(const QString &text, qsizetype from);
    static Value valueAt(const QString &text, qsizetype from);

    QHash<QString, Value> m_variables;
};

//! The value of one variable, see Dotenv::value().
Result<std::optional<QString>> readDotenv(const QByteArray &text, const QString &variable);

} // namespace catalpa::db
