// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QFuture>

#include <optional>

namespace catalpa {

//! The system's safe for passwords. Every call is answered through deliver(); a failure is ErrorKind::Missing with a
//! sentence when this computer has no safe that answers. Used in the GUI thread.
class Keychain {
public:
    virtual ~Keychain() = default;

    //! The password filed under \a entry, or nothing.
    virtual QFuture<Result<std::optional<QString>>> read(const QString &entry) = 0;
    virtual QFuture<Result<>> write(const QString &entry, const QString &password) = 0;
    //! Ends well, too, when there was none.
    virtual QFuture<Result<>> remove(const QString &entry) = 0;
};

} // namespace catalpa
