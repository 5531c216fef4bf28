// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayView>

#include <optional>

namespace catalpa::sql {

//! The byte behind the comment /* … */ that begins at \a at, with all that are nested in it; nothing when it has no
//! end. Linear, where PostgreSQL's own scanner goes through a row of /*/*/* again for each of them.
std::optional<qsizetype> endOfComment(QByteArrayView sql, qsizetype at);

//! The first /* from \a from on that stands in a row of operator signs so long that PostgreSQL's scanner is slow in it;
//! -1 when there is none. It may as well be a part of a text in quotation marks.
qsizetype crowdedComment(QByteArrayView sql, qsizetype from);

//! Behind the row of operator signs that \a at is in.
qsizetype endOfCrowd(QByteArrayView sql, qsizetype at);

//! Where the first comment begins in which PostgreSQL's scanner, which goes through a row of /*/*/* again for each of
//! them, cannot be stopped for seconds or for ever: some 10,000 in one row.
std::optional<qsizetype> slowComment(QByteArrayView sql);

//! \a statement with blanks in place of its comments, byte by byte.
QByteArray withoutComments(const QByteArray &statement);

} // namespace catalpa::sql
