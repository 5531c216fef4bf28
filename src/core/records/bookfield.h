// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/detailkind.h"

#include <QtCore/QList>

#include <optional>

namespace catalpa {

//! What may be recorded of a book beside the guide's columns, in the order in which people are shown it.
enum class BookField {
    Subtitle,
    People, //!< Further ones; the author has a column in the guide's table.
    Language,
    Published,
    Publisher,
    Place,
    Edition,
    Series,
    SeriesNumber,
    Extent,
    Subjects,
    Notes,
    Isbn,
    Issn,
    Lccn,
    Oclc,
    Doi,
    ShelfMark,
    Copies
};

//! All of them, in their order.
const QList<BookField> &allFields(BookField);
DetailDescription description(BookField field);
//! The field of a DetailDescription::key.
std::optional<BookField> bookField(const QString &key);

} // namespace catalpa
