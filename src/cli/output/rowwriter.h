// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "cli/output/tableoutput.h"
#include "core/search/page.h"

namespace catalpa::cli {

//! Rows that are read at once: enough to make the way to the server unimportant, little enough to hold.
inline constexpr int rowsPerPage = 1000;

//! Writes all records of \a query page by page, so that a list of any length needs the memory of one page.
//! \a cells gives the cells of a record. Gives the number of records.
template <typename Record, typename Store, typename Query, typename Cells>
Result<qint64> writeAll(Store &store, const Query &query, Table table, Cells cells, Context &context)
{
    Output &output = context.output;
    qint64 count = 0;
    KeyRange range;
    do {
        const auto page = await(store.page(query, range, rowsPerPage), context.interruption);
        if (!page)
            return tl::unexpected(page.error());
        if (context.commandLine.json()) {
            for (qsizetype i = 0; i < page->rows.size(); ++i)
                output.write((count + i == 0 ? "[" : ",") + toJson(page->rows.at(i)));
        } else if (!page->rows.isEmpty()) {
            QList<QStringList> rows;
            for (const Record &record : page->rows)
                rows += cells(record);
            output.write(table.lines(rows).toUtf8());
        }
        count += page->rows.size();
        range.first = page->next;
    } while (range.first && !output.isClosed());
    if (context.commandLine.json())
        output.write(count == 0 ? "[]\n" : "]\n");
    return count;
}

} // namespace catalpa::cli
