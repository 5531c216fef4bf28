// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/records/author.h"

#include <QtCore/QStringList>

namespace catalpa {

//! An author of a sample, with the titles of the books.
struct SampleAuthor {
    NewAuthor author;
    QStringList books;

    bool operator==(const SampleAuthor &) const = default;
};

//! Authors and books to begin with.
struct Sample {
    QList<SampleAuthor> authors;

    qsizetype bookCount() const;
    bool operator==(const Sample &) const = default;
};

//! Reads {"authors":[{"name","bio","country","books":[title…]}]}; ErrorKind::Invalid when it is anything else.
Result<Sample> readSample(const QByteArray &json);

} // namespace catalpa
