// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/ruledfields.h"

namespace catalpa::store {

QByteArray ruledColumn(const Receipt &receipt, const QByteArray &table, const QByteArray &updated,
                       const LeftColumns &columns)
{
    if (!receipt.asksWhatIsRuled() || columns.isEmpty())
        return {};
    QByteArrayList changed;
    for (const LeftColumn &each : columns) {
        const QByteArray column = each.column;
        changed +=
            "CASE WHEN before." + column + " IS DISTINCT FROM " + updated + '.' + column + " THEN '" + column + "' END";
    }
    return ", (SELECT concat_ws(' ', " + changed.join(", ") + ") FROM " + table + " before WHERE before.id = " + updated
        + ".id)";
}

void noteRuled(const Receipt &receipt, const db::Rows &rows, const LeftColumns &columns)
{
    if (!receipt.asksWhatIsRuled() || columns.isEmpty() || rows.isEmpty())
        return;
    const QStringList changed = rows.text(0, rows.columns() - 1).split(u' ', Qt::SkipEmptyParts);
    QList<RecordField> fields;
    for (const LeftColumn &each : columns) {
        if (changed.contains(QLatin1StringView(each.column)))
            fields += each.field;
    }
    receipt.noteRuled(fields);
}

} // namespace catalpa::store
