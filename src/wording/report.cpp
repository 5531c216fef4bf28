// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/report.h"

namespace catalpa {

QString plainText(const Report &report)
{
    QString text;
    for (const ReportLine &line : report) {
        if (line.kind == ReportLine::Kind::Heading && !text.isEmpty())
            text += u'\n';
        text += (line.cells.isEmpty() ? line.text : line.cells.join(u'\t')) + u'\n';
    }
    return text;
}

} // namespace catalpa
