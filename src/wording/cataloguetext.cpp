// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/cataloguetext.h"

#include "base/text.h"

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

} // namespace catalpa
