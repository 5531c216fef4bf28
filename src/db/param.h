// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace catalpa::db {

//! One bound value, in PostgreSQL's text format. The SQL names the type ($1::int), so no type travels with it.
class Param {
public:
    Param(const QString &text)
        : m_utf8(text.toUtf8())
    {
    }
    Param(const QByteArray &utf8)
        : m_utf8(utf8)
    {
    }
    Param(const std::optional<QString> &text)
        : m_utf8(text ? text->toUtf8() : QByteArray())
        , m_null(!text)
    {
    }
    Param(qint64 number)
        : m_utf8(QByteArray::number(number))
    {
    }
    Param(int number)
        : m_utf8(QByteArray::number(number))
    {
    }
    template <typename Record>
    Param(Id<Record> id)
        : m_utf8(QByteArray::number(id.value))
    {
    }
    //! An array of text, for $1::text[].
    static Param list(const QStringList &texts);
    //! NULL.
    static Param null() { return Param(std::optional<QString>()); }

    //! Null-terminated UTF-8, or nullptr for NULL. Valid while this object lives and is not changed.
    const char *data() const { return m_null ? nullptr : m_utf8.constData(); }
    //! PostgreSQL cannot store U+0000; libpq would cut the value there in silence.
    bool hasNul() const { return m_utf8.contains('\0'); }

private:
    QByteArray m_utf8;
    bool m_null = false;
};

using Params = std::vector<Param>;

} // namespace catalpa::db
