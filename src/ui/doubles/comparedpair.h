// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/doubles/doublestore.h"

#include <variant>

namespace catalpa::ui {

//! Two records as they were read to be compared: which one stays, and what it takes from the other. A value.
class ComparedPair final {
public:
    ComparedPair() = default;
    explicit ComparedPair(const QList<Kept<Author>> &both) { m_records = both; }
    explicit ComparedPair(const QList<Kept<Book>> &both) { m_records = both; }

    //! The other one stays. What was chosen of the fields is forgotten.
    void exchange();
    void choose(RecordField field, Taken from) { m_choices.insert(field, from); }
    Taken chosen(const Difference &difference) const { return m_choices.value(difference.field, difference.usual()); }

    //! What is shown of both, and is nothing to choose: numbers, days, books.
    struct Fact {
        QString label;
        QString kept;
        QString gone;
    };
    QList<Fact> facts() const;
    QList<Difference> differences() const;
    QString keptCalled() const { return called(0); }
    QString goneCalled() const { return called(1); }
    qint64 keptNumber() const { return number(0); }
    qint64 goneNumber() const { return number(1); }

    QFuture<Result<MergeReport>> merge(DoubleStore &store, const QUuid &token) const;

private:
    QString called(int which) const;
    qint64 number(int which) const;

    std::variant<QList<Kept<Author>>, QList<Kept<Book>>> m_records; //!< The one that stays first.
    Choices m_choices;
};

} // namespace catalpa::ui
