// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/quotedname.h"

namespace catalpa {

QString quotedName(const QString &name)
{
    constexpr qsizetype longest = 100;
    return u'“' + (name.size() > longest ? name.left(longest - 1) + u'…' : name) + u'”';
}

} // namespace catalpa
