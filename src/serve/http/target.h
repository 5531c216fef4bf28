// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <array>
#include <optional>

namespace catalpa::serve {

//! The longest target that is read, in bytes; what a page of ours links to is much shorter.
inline constexpr int longestTarget = 8 * 1024;

//! What is looked at in a query; all else may stand there, in whatever encoding.
inline constexpr std::array askedNames{u"search", u"sort", u"author", u"from", u"after", u"limit"};

//! The target of a request, decoded.
struct Target {
    QStringList segments; //!< "/books/1" and "/books/1/" are {"books", "1"}, "/" is none; "//" has an empty one.
    QList<std::pair<QString, QString>> query;
    QByteArray path{}; //!< As it was sent.

    //! The first value of this name.
    std::optional<QString> value(QStringView name) const;
};

//! A path, or a whole address (whose host is left out). ErrorKind::Invalid when it is neither, when what is encoded in
//! it is no UTF-8, or when it has a NUL.
Result<Target> readTarget(const QByteArray &asked);

//! The host, perhaps with a port, that a whole address names; absent for a path.
std::optional<QByteArray> hostOf(const QByteArray &target);

//! \a text as it stands in the query of a link.
QByteArray encoded(const QString &text);

} // namespace catalpa::serve
