// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/catalogue/importreport.h"

#include "base/text.h"
#include "exchange/csv/cells.h"

namespace catalpa::exchange {

QByteArray remarksAsCsv(const ImportReport &report)
{
    QString text = csvRow({Text::tr("Record"), Text::tr("What became of it"), Text::tr("Reason")});
    const auto add = [&text](const Remarks &remarks, const QString &outcome) {
        for (const Remark &remark : remarks.kept)
            text += csvRow({QString::number(remark.record), outcome, remark.reason});
        if (const qint64 more = remarks.count - remarks.kept.size(); more > 0)
            text += csvRow({{}, outcome, Text::tr("%1 more of this kind are not in this list.").arg(more)});
    };
    add(report.problems, Text::tr("Not taken"));
    add(report.resembling, report.addsDoubles ? Text::tr("Probable double, taken") : Text::tr("Probable double"));
    add(report.notes, Text::tr("Taken, but see the reason"));
    return "\xEF\xBB\xBF" + text.toUtf8(); // Excel takes it for UTF-8 only then.
}

} // namespace catalpa::exchange
