// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"
#include "ui/widgets/text/plainlabel.h"

namespace catalpa::ui {

//! A quiet line that says in words what is searched for, and what of it was not taken as typed. It is there only when
//! there is more to say than the words in the search field do.
class SearchSummary final : public PlainLabel {
    Q_OBJECT

public:
    explicit SearchSummary(QWidget *parent = nullptr);

    void tell(const QString &search, SearchScope scope);
    //! Stands above \a table from now on; the widget that holds both.
    QWidget *above(QWidget *table);
};

} // namespace catalpa::ui
