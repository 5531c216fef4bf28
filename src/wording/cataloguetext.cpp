// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/cataloguetext.h"

#include "base/text.h"
#include "wording/edittext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace catalpa {

QString whyForeign(const CatalogueCapabilities &capabilities)
{
    if (!capabilities.unfit)
        return Text::tr("This database has only one of the tables “authors” and “books”, so it is no catalogue.");
    const UnfitColumn &unfit = *capabilities.unfit;
    if (unfit.found.isEmpty()) {
        return Text::tr("The table “%1” of this database has no column “%2”, so it is not a catalogue's.")
            .arg(unfit.table, unfit.column);
    }
    return Text::tr("The column “%2” of the table “%1” in this database is of the type “%3” and not “%4”, so it is not "
                    "a catalogue's.")
        .arg(unfit.table, unfit.column, unfit.found, unfit.expected);
}

QString deniedText(const CatalogueCapabilities &capabilities)
{
    if (!capabilities.canEdit)
        return Text::tr("You can look at this catalogue but not change it: your role may only read.");
    if (capabilities.mayDoAll())
        return {};
    QStringList denied;
    const auto add = [&denied](const TableRights &rights, const QString &adding, const QString &removing) {
        denied += rights.mayAdd ? QStringList() : QStringList{adding};
        denied += rights.mayRemove ? QStringList() : QStringList{removing};
        for (const RecordField field : rights.fixed) {
            if (!detailDescription(field))
                denied += Text::tr("change the %1").arg(fieldName(field));
        }
    };
    add(capabilities.authorRights, Text::tr("add authors"), Text::tr("delete authors"));
    add(capabilities.bookRights, Text::tr("add books"), Text::tr("delete books"));
    return Text::tr("Your role may not do everything here. It may not %1.").arg(denied.join(u", "_s));
}

} // namespace catalpa
