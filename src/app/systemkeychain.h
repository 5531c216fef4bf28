// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/keychain.h"

namespace catalpa::app {

//! The keychain of the desktop, by QtKeychain: GNOME's keyring, KWallet, or those of Windows and macOS. Where none
//! answers nothing is written anywhere else.
class SystemKeychain final : public Keychain {
public:
    QFuture<Result<std::optional<QString>>> read(const QString &entry) override;
    QFuture<Result<>> write(const QString &entry, const QString &password) override;
    QFuture<Result<>> remove(const QString &entry) override;
};

} // namespace catalpa::app
