// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa::sql {
class Node;
}

namespace catalpa::migrate {

//! What GRANT or REVOKE does to everybody's rights in the schema catalpa, in the words of lostObjects(): "right to
//! SELECT on history", "right to UPDATE notes on book_details", "no right to DELETE on book_details". Nothing for other
//! roles, and nothing for ALL, which names no right. Pure.
QStringList rightsMadeBy(const sql::Node &statement);
//! Those of which rightsMadeBy() says the opposite. Pure.
QStringList rightsRemovedBy(const sql::Node &statement);

//! A type as pg_type has it, without its schema: "int4", "_text". Pure.
QString typeOf(const sql::Node &type);

//! A function as the schema catalpa is read: "keep_up()", "sees_author(int4)". \a name without its schema. Pure.
QString signatureOf(const QString &name, const QList<sql::Node> &types);

} // namespace catalpa::migrate
