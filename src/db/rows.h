// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <memory>
#include <optional>

struct pg_result;

namespace catalpa::db {

//! The rows of one answer, shared by copies. Row and column are 0-based and in range; values come as text.
class Rows {
public:
    Rows() = default;
    //! Takes ownership of \a result.
    explicit Rows(pg_result *result);

    int count() const;
    bool isEmpty() const { return count() == 0; }
    int columns() const;
    //! Rows that an INSERT, UPDATE or DELETE touched.
    qint64 affected() const;

    bool isNull(int row, int column) const;
    QString text(int row, int column) const; //!< Empty for NULL.
    std::optional<QString> optionalText(int row, int column) const;
    qint64 integer(int row, int column) const;
    bool boolean(int row, int column) const;
    //! From an ISO 8601 text with offset or Z, in UTC; invalid for NULL. See utcText() in db/sql.h.
    QDateTime instant(int row, int column) const;

private:
    std::shared_ptr<pg_result> m_result;
};

} // namespace catalpa::db
