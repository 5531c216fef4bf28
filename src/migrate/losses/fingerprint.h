// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

namespace catalpa::migrate {

//! The same for what is written in a file and for what the server says of the thing that was made by it: of a parse
//! tree, without places, schemas, casts and the names of results, which the server adds or leaves out. Pure.
QByteArray fingerprintOf(const QJsonValue &tree);
//! Of the first statement in \a sql; empty when it cannot be read.
QByteArray fingerprintOfStatement(const QByteArray &sql);
QByteArray fingerprintOfExpression(const QByteArray &sql);

} // namespace catalpa::migrate
