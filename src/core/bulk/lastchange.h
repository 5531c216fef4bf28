// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/proposal.h"
#include "core/bulk/recordfield.h"

namespace catalpa {

//! The last change of one field, to be made again in other records. Taking it back does not count as a change.
class LastChange {
public:
    //! An edit was made. One of several fields at once is not repeated.
    void note(const Edit &edit);
    void note(RecordField field, const QString &text);
    void note(const Author &author);

    //! The field that was changed; nothing as long as none was.
    std::optional<RecordField> field() const { return m_field; }
    bool isOfBooks() const;
    //! What was set there; empty for nothing.
    QString text() const { return m_author ? m_author->name : m_text; }
    //! The same again.
    Recipes recipes() const;

private:
    template <typename T>
    void take(RecordField field, const std::optional<Change<T>> &change);

    std::optional<RecordField> m_field;
    QString m_text;
    std::optional<Author> m_author;
    std::optional<Edit> m_edit;
};

} // namespace catalpa
