// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/param.h"

using namespace Qt::StringLiterals;

namespace catalpa::db {

// https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO: quoted elements escape only the quote and the backslash.
Param Param::list(const QStringList &texts)
{
    QStringList quoted;
    quoted.reserve(texts.size());
    for (QString text : texts)
        quoted += u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
    return Param(u'{' + quoted.join(u',') + u'}');
}

} // namespace catalpa::db
