// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/diffscript.h"

using namespace Qt::StringLiterals;

namespace catalpa::schema {

QByteArray DiffScript::text() const
{
    const QStringList statements = schemas + extensions + droppedBefore + createdBefore + droppedKeys + droppedIndexes
        + altered + droppedTables + createdTables + createdViews + createdIndexes + addedKeys + createdBehind
        + droppedBehind;
    QString text = statements.join(u'\n');
    if (!warnings.isEmpty()) {
        QString comment = warnings.join(u"\n  - "_s);
        comment.replace(u"*/"_s, u"* /"_s).replace(u"/*"_s, u"/ *"_s);
        text.prepend(u"/*\n  Warning:\n\n  - %1\n*/\n"_s.arg(comment));
    }
    return text.toUtf8();
}

} // namespace catalpa::schema
