// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "models/recordsmodel.h"

namespace catalpa {

//! The authors of the catalogue, with the edits that are on their way. The store and the outbox must outlive it.
class AuthorsModel final : public RecordsModel<Author, AuthorQuery, AuthorEdit> {
    Q_OBJECT

public:
    enum Column { Name, SortName, Country, Books, Added, Biography, FirstDetail = 100 };
    Q_ENUM(Column)

    //! The columns are those that \a capabilities have a place for.
    AuthorsModel(AuthorStore &store, Outbox &outbox, const CatalogueCapabilities &capabilities,
                 QObject *parent = nullptr);

    //! What a visible column shows; FirstDetail and more for a detail.
    Column columnAt(int section) const { return Column(columnOf(section).column); }
    //! The section of a detail, or -1.
    int sectionOfDetail(AuthorField field) const { return sectionOf(FirstDetail + int(field)); }
    //! The author of a row as typed, or nothing while it is not loaded.
    std::optional<Author> author(int row) const { return recordAt(row); }
};

} // namespace catalpa
