// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {

QString quotedName(const QString &name)
{
    return u'"' + name + u'"';
}

QString quotedName(const QualifiedName &name, const Database &state)
{
    const QString schema = name.schema.isEmpty() && state.writesDefaultSchema ? state.defaultSchema : name.schema;
    return schema.isEmpty() ? quotedName(name.name) : quotedName(schema) + u'.' + quotedName(name.name);
}

QString quotedNames(const QStringList &names, const QString &separator)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted += quotedName(name);
    return quoted.join(separator);
}

QString quotedText(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"''"_s) + u'\'';
}

} // namespace catalpa::prisma
