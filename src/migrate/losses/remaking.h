// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"

namespace catalpa::migrate {

//! Those of the statements of \a migrations that make \a lost again, in their order, and behind them those that give
//! rights, comments, settings and owners to it. To be run in one transaction, before anything else is made again: it
//! takes nothing of ours away that is not made again, but for rights of everybody that \a migrations do not give. What
//! others have made of ours goes along, so whoever runs it compares dependents(). Pure.
QByteArray mendingOf(const QList<Migration> &migrations, const QStringList &lost, const QString &owner);

//! Gives what \a made, of our migrations, have just made in the schema catalpa, and the ledger, to \a owner, or where
//! that is nobody to the owner of the schema; where the role that runs it cannot do that, it stays as it is. What has
//! not just been made may be somebody else's by the same name. Pure.
QByteArray ownershipOf(const QList<Migration> &made, const QString &owner);

} // namespace catalpa::migrate
