// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/history/ledgerwriter.h"

namespace catalpa::migrate {

//! What ledgerwriter.h does, as texts that stand in one flight with the file itself. Each is one statement without its
//! semicolon, and fails with SQLSTATE 22012 (a division by zero) where its function would answer false: so the flight
//! ends there, and nothing behind it is run.
QByteArray startedText(const LedgerEntry &entry);
QByteArray finishedText(const LedgerEntry &entry, bool noted);
//! Of a file that runs in several transactions: \a statements are done. Fails when another program has gone on with it
//! since \a before were done.
QByteArray progressText(const LedgerEntry &entry, int before, int statements);
//! That the row of \a name was written by the current transaction.
QByteArray writtenHereText(const QString &schema, const QString &name);
//! Prisma's lock until the transaction ends.
QByteArray lockText();

//! \a error is such a failure on purpose, of one of these texts.
bool isOnPurpose(const Error &error);

//! What puts a session back to what it was after connecting, whatever a file has set: several statements, all allowed
//! in a transaction; without the last semicolon.
QByteArray resetText();

} // namespace catalpa::migrate
