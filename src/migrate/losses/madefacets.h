// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace catalpa::sql {
class Node;
}

namespace catalpa::migrate {

//! What a table is made of, in the words of lostObjects(): "column born of author_details", "type of column …",
//! "default of column …", "NOT NULL of column …", "primary key of merges", "check different_books_check of …".
struct Facets {
    QMap<QString, QByteArray> columns; //!< As they can be added to rows, which have no value for them yet.
    QMap<QString, QByteArray> definitions; //!< What is compared, where it is more than that something is there.
    QMap<QString, QByteArray>
        repairs; //!< What puts one right in a table that has rows. It fails where they do not fit.
};

//! Of CREATE TABLE, which is \a sql. No text in its definitions has a parenthesis or comma. Pure.
Facets facetsOf(const sql::Node &tree, const QByteArray &sql);

//! Of CREATE FUNCTION: how it runs ("plpgsql v owner …") and what it answers, as the schema catalpa is read. Pure.
QByteArray attributesOf(const sql::Node &tree);
QByteArray resultOf(const sql::Node &tree);

} // namespace catalpa::migrate
