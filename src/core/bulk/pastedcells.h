// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/recordfield.h"

#include <QtCore/QStringList>

namespace catalpa {

//! A column of the table that is pasted into, as it is shown.
struct PasteColumn {
    QString title;
    std::optional<RecordField> field{}; //!< Nothing for a column that takes no text.
};

//! Where pasted cells go.
struct PastePlan {
    QList<std::optional<RecordField>> fields{}; //!< Of each pasted column; nothing for those that are left out.
    QList<QStringList> rows{}; //!< Without a line of titles. The first one is for the current row.
    QStringList notes{}; //!< Sentences about what does not fit.

    bool isEmpty() const;
};

//! Lays cells over the columns from \a current on. A first line of nothing but titles of columns decides instead where
//! its columns go. \a rowsBelow rows are there, the current one included.
PastePlan planPaste(const QList<QStringList> &cells, const QList<PasteColumn> &columns, int current, qint64 rowsBelow);

} // namespace catalpa
