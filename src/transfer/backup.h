// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer.h"

namespace catalpa::db {
class Session;
}

namespace catalpa::transfer {

//! Transport::save(), in the session's thread. What is no regular file, such as a pipe, is written through.
Result<TransferReport> saveCopy(db::Session &session, const QString &file, const Transfer::Progress &progress);

//! Transport::look().
Result<CopyContents> lookIntoCopy(const QString &file);

//! Transport::check(). \a interrupted is asked again and again; true ends it with ErrorKind::Cancelled.
Result<CopyContents> checkCopy(const QString &file, const Transfer::Progress &progress,
                               const std::function<bool()> &interrupted);

} // namespace catalpa::transfer
