// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/detailkind.h"

#include <QtCore/QList>

#include <optional>

namespace catalpa {

//! What may be recorded of an author beside the guide's columns, in the order in which people are shown it.
enum class AuthorField {
    Born,
    Died,
    OtherNames, //!< Variants, pseudonyms, other scripts.
    Viaf,
    Isni,
    Orcid,
    Gnd,
    Wikidata
};

//! All of them, in their order.
const QList<AuthorField> &allFields(AuthorField);
DetailDescription description(AuthorField field);
//! The field of a DetailDescription::key.
std::optional<AuthorField> authorField(const QString &key);

} // namespace catalpa
