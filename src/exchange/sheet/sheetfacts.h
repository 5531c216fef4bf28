// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/sheet/zip.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace catalpa::exchange {

//! What the rows of a workbook refer to.
struct SheetFacts {
    QList<ZipEntry> sheets; //!< In their order.
    QStringList texts; //!< Those that cells name by their number.
    QSet<int> dateStyles; //!< The numbers of the styles that show a number as a date.
    bool countsFrom1904 = false; //!< Its days: as Excel did on the Macintosh.
};

//! Reads it; the texts may have 64 MB together. ErrorKind::Invalid for what is no workbook.
Result<SheetFacts> sheetFacts(QIODevice &device);

} // namespace catalpa::exchange
