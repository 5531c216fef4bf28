// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! What the text of a detail is, which decides how it is typed, checked and kept.
enum class DetailKind {
    Text,
    LongText, //!< May have several lines.
    Number, //!< A whole number, 0 or more; anything else cannot be recorded.
    Language, //!< A code by ISO 639, or any other text.
    Date, //!< As given: "c1994", "[1890?]".
    People, //!< Names, each with a role: "Grossman, Edith [translator]".
    Isbn, //!< With a check digit, as the three that follow.
    Issn,
    Orcid,
    Isni,
    Identifier //!< A name that another catalogue gives.
};

//! What is to be known of a field beside the guide's columns.
struct DetailDescription {
    QString key; //!< The name of its column and in JSON; never changes.
    QString name; //!< For sentences, in the language of people: "shelf mark", "ISBN".
    bool hasSeveral; //!< May have several values, each in a line of its own.
    DetailKind kind;

    //! The name as a heading: "Shelf mark".
    QString label() const { return name.left(1).toUpper() + name.mid(1); }
};

} // namespace catalpa
