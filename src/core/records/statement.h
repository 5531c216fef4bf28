// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace catalpa {

//! SQL as it is sent, for people who want to see it.
struct Statement {
    QString sql;
    QList<std::optional<QString>> params; //!< Of $1, $2 …; nothing for NULL.

    bool operator==(const Statement &) const = default;
};

} // namespace catalpa
