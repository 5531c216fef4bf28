// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtSql/QSqlDatabase>

#include <functional>

struct pg_conn;

namespace catalpa::db {

//! Ends the program when it is called in the thread of a QGuiApplication.
void refuseGuiThread();

//! libpq's connection behind an open one of QPSQL, which owns it; null for an unknown driver.
pg_conn *nativeHandle(const QSqlDatabase &database);

//! A name for QSqlDatabase that no other connection of this program has.
QString newConnectionName();

//! Tells \a receiver, which must outlive the connection and may be empty, what the server says beside its answers.
void receiveNotices(pg_conn *connection, const std::function<void(const QString &)> *receiver);

} // namespace catalpa::db
