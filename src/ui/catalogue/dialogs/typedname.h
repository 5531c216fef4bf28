// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/author.h"

namespace catalpa::ui {

//! The name of an author as a person types it: as it is, or as libraries write it, "Tolkien, J. R. R. (John Ronald
//! Reuel), 1892-1973". What is meant by that is offered, and taken when the person wants it.
class TypedName final {
public:
    //! \a hasDetails: the catalogue has room for more than the name.
    explicit TypedName(bool hasDetails)
        : m_hasDetails(hasDetails)
    {
    }

    //! Who is meant, where that is not the name as it is typed.
    std::optional<NewAuthor> meant(const QString &typed) const;
    //! Has what was said beside the name added with it.
    void take(const NewAuthor &author) { m_taken = author; }
    //! The author to be added.
    NewAuthor author(const QString &typed) const;
    //! A sentence on who is meant, or on what is added with the name; empty when nothing needs to be said.
    QString told(const QString &typed) const;

private:
    bool m_hasDetails;
    NewAuthor m_taken{};
};

} // namespace catalpa::ui
