// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer.h"

QT_BEGIN_NAMESPACE
class QFile;
QT_END_NAMESPACE

namespace catalpa::db {
class Session;
}

namespace catalpa::transfer {

//! Transport::save(), in the session's thread.
Result<TransferReport> saveCopy(db::Session &session, const QString &file, const Transfer::Progress &progress);

//! Opens a copy for reading; the error is a sentence.
Result<> openedCopy(QFile &file);

//! Transport::look().
Result<CopyContents> lookIntoCopy(const QString &file);

//! Transport::check(). \a interrupted is asked again and again; true ends it with ErrorKind::Cancelled.
Result<CopyContents> checkCopy(const QString &file, const Transfer::Progress &progress,
                               const std::function<bool()> &interrupted);

} // namespace catalpa::transfer
