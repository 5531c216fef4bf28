// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <functional>

namespace catalpa::sql {

//! One node of libpg_query's parse tree, as PostgreSQL names them in parsenodes.h. Its JSON writes most as {"Kind":
//! {fields}}, and those whose kind the field tells as {fields}; fields that are false, 0 or absent are left out.
class Node {
public:
    Node() = default;
    explicit Node(const QJsonValue &value);

    const QString &kind() const { return m_kind; } //!< Empty where the field tells it.
    bool is(QLatin1String kind) const { return m_kind == kind; }
    bool isEmpty() const { return m_fields.isEmpty() && m_kind.isEmpty(); }

    bool has(QLatin1String field) const { return m_fields.contains(field); }
    QString text(QLatin1String field) const { return m_fields[field].toString(); }
    int number(QLatin1String field) const { return m_fields[field].toInt(); }
    bool flag(QLatin1String field) const { return m_fields[field].toBool(); }
    Node node(QLatin1String field) const { return Node(m_fields[field]); }
    QList<Node> list(QLatin1String field) const;
    QStringList names(QLatin1String field) const; //!< Of a list of String: {"public", "books"}.
    QList<int> numbers(QLatin1String field) const; //!< Of a list of constants: varchar(20).
    //! Calls \a look for this node and each one in it.
    void visit(const std::function<void(const Node &)> &look) const;

private:
    QString m_kind;
    QJsonObject m_fields;
};

} // namespace catalpa::sql
