// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

#include <optional>

namespace catalpa::serve {

//! \a bytes in the format of gzip (RFC 1952); nothing where there is no memory for it.
std::optional<QByteArray> gzipped(const QByteArray &bytes);

} // namespace catalpa::serve
