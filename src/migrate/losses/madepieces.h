// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"

#include <QtCore/QMap>
#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace catalpa::migrate {

//! What one statement of a migration of ours is about: what it makes in the schema catalpa, and takes away there, in
//! the words of lostObjects().
struct Piece {
    QByteArray sql;
    QString kind; //!< Of the parse tree.
    QStringList made;
    QStringList removed;
    QString renamedTo; //!< Of the function that it renames, which is all of "removed".
    QSet<QString> words; //!< All names in it.
    //! Of what it makes, by its words, where more is compared than that it is there: of a function the SHA-256 of its
    //! text, in hexadecimal digits, and how it runs.
    QMap<QString, QByteArray> definitions;
    QMap<QString, QByteArray> columns; //!< Of the table that it makes, by their words: as they can be added to rows.
    QMap<QString, QByteArray> repairs; //!< Of parts of that table: what puts them right where it has rows.
};

//! The statements of \a migration, each as a piece. A text is read once; in any thread. Pure.
QList<Piece> piecesOf(const Migration &migration);

//! The name of \a object without kind, arguments and table.
QString bareName(const QString &object);
//! The table, sequence, function or schema that it is on, or a part or right of; empty for what stands alone.
QString placeOf(const QString &object);
//! Whether it is that something is not there which others have put on a table of ours: "no policy seen_by_all on
//! history".
bool isLack(const QString &object);
//! Whether it is a right of everybody, or that everybody lacks it.
bool isRight(const QString &object);
bool isColumn(const QString &object);
//! Whether it is a column, or what a column or a table is like: "type of column notes of book_details".
bool isPart(const QString &object);
//! Whether it is a table, or a part of one, that holds what can be made again from other tables.
bool isMadeFromOthers(const QString &object);

} // namespace catalpa::migrate
