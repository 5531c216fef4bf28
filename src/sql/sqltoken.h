// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace catalpa::sql {

//! One token, without comments, and what it names.
struct SqlToken {
    enum class Sort { Word, Quoted, Text, Symbol };

    Sort sort = Sort::Symbol;
    qsizetype begin = 0;
    qsizetype end = 0;
    QString name; //!< Of a word or a quoted name as PostgreSQL takes it; of a symbol or text as it is written.
};

//! The pieces of \a sql, all of it. ErrorKind::Invalid with a sentence when PostgreSQL's scanner cannot read it.
Result<QList<SqlToken>> sqlTokens(const QByteArray &sql);

} // namespace catalpa::sql
